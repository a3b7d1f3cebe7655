"""Texts that are quoted or written, where their words mean something else too: `the piece gives 753,000 cars`, `our
wire lists`, `the graphic needs`, `a line for a box`, `in these tables`. What they hold is told or asked for behind.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

Mentions = tuple[Mention, ...]
Tokens = tuple[Token, ...]

_TEXT: Final = "a_text"  # a word for a text that is goods or something else elsewhere ("wire", "box")
_SAYS: Final = "text_says"  # a verb of saying that only texts do ("gives", "lists")
_TEXTS: Final = (_TEXT, "document", "writing")
_TELLS: Final = (_SAYS, "publishing", "saying", "request", "telling", "showing")
_BETWEEN: Final = ("harmless", "prep", "self")
_HELD_IN: Final = ("for", "in", "on")
_BREAKS: Final = frozenset(".?!:;,\"'")


def said_by_texts(tokens: Tokens, mentions: Mentions, lexicon: Lexicon) -> Mentions:
    """The mentions, such nouns and verbs as words that ask for nothing; where they stand otherwise they are as unknown
    as before: `wire exports`, `who gives tariff relief`."""
    labels = lexicon.ways["labels"]
    found = list(mentions)
    for i, m in enumerate(mentions):
        month = any(kind == "time" for kind, _ in m.meanings)  # "wrap may 2026"
        tells = (m.says(*_TELLS) or m.is_("books", "says")) and not month
        if tells and _named_otherwise(tokens, mentions[:i], m.first, labels):
            found[i - 1] = _quiet(mentions[i - 1])
        if m.says(_SAYS) and _behind_a_text(tokens, tuple(found[:i]), m.first, labels):
            found[i] = _quiet(m)
    for i, m in enumerate(mentions):
        if m.says(_TEXT) and _text_meant(tokens, mentions, i):
            found[i] = _quiet(m)
    return tuple(found)


def _behind_a_text(tokens: Tokens, before: Mentions, first: int, labels: Collection[str]) -> bool:
    """Whether a text stands right before, or what else is said of it in between: `the story in today's paper gives`."""
    for m in reversed(before):
        if m.last + 1 != first or m.kind not in _BETWEEN or tokens[m.last].norm in _BREAKS:
            return False
        if m.says(*_TEXTS) or tokens[m.last].norm in labels:
            return True
        first = m.first
    return False


def _named_otherwise(tokens: Tokens, before: Mentions, first: int, labels: Collection[str]) -> bool:
    """`The slide puts`, `my chart gives`: a text whose word is a movement or a wish elsewhere."""
    led, m = (None, None, *before)[-2:]
    if m is None or m.kind not in ("op", "direction", "books") or m.first != m.last or m.last + 1 != first:
        return False
    owned = led is not None and led.last + 1 == m.first and (led.kind == "self" or led.says("determiner"))
    return (owned or not m.first) and tokens[m.last].norm in labels


def _text_meant(tokens: Tokens, mentions: Mentions, at: int) -> bool:
    m = mentions[at]
    before = mentions[at - 1] if at and mentions[at - 1].last + 1 == m.first else None
    behind = mentions[at + 1] if at + 1 < len(mentions) and mentions[at + 1].first == m.last + 1 else None
    opens = m.first == 0 or tokens[m.first - 1].norm in _BREAKS
    led = before is not None and (before.kind == "self" or before.says("determiner"))
    if (opens or led) and behind is not None and (behind.says(*_TELLS) or behind.is_("books", "says")):
        return True
    starts = led and before is not None and (before.first == 0 or tokens[before.first - 1].norm in _BREAKS)
    tells = behind is not None and behind.kind == "harmless" and not behind.says("determiner")
    if starts and tells and holds(mentions[at + 2 :], "number"):
        return True  # "el post menciona 753.000 coches"
    to = mentions[at - 2] if led and at > 1 and mentions[at - 2].last + 1 == mentions[at - 1].first else None
    ends = m.last + 1 == len(tokens) or tokens[m.last + 1].norm in _BREAKS
    closes = ends or (behind is not None and behind.kind in ("prep", "harmless", "period"))
    return to is not None and to.is_("prep", *_HELD_IN) and closes


def _quiet(m: Mention) -> Mention:
    return replace(m, kind="harmless", code="words", others=(), value=None)


_STANDS_BY: Final = 3  # a possessive's sign and letter may stand between: "yesterday's debate"


def day_of_a_text(mentions: Mentions) -> Mentions:
    """`In yesterday's debate`, `no debate de ontem`, where another time is named: when it was told, and no time of a
    figure."""
    times = [m for m in mentions if m.kind == "period"]
    days = [m for m in times if m.code.startswith("today:day")]
    if not days or len(days) == len(times):
        return mentions
    texts = [m for m in mentions if m.says(*_TEXTS)]
    told = [
        m
        for m in days
        if any(m.last < t.first <= m.last + _STANDS_BY or 0 < m.first - t.last < _STANDS_BY for t in texts)
    ]
    return tuple(_quiet(m) if m in told else m for m in mentions)
