"""`Revised` as what the figures of a question are, and no revision that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import WHO
from bot.understanding.words.text import Token

# `Revised` as an adjective of the series whose months are counted or set apart, where no revision is asked for.
_OVER_MONTHS: Final = (
    "count", "which", "streak", "longest", "average", "record", "rank", "trend", "monthly", "list", "first_time",
    "last_time",
)  # fmt: skip


def revised_series(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`In how many months were revised exports above 290 bn`, `the highest surplus (revised)`: months of the world's
    totals are counted and put in order in the revised series anyway, so that the word asks for nothing."""
    said = [m for m in mentions if m.is_("op", "revise")]
    if not holds_any(mentions, "op", "extreme", "more", "compare"):  # "exports in March 2024 in the revised data"
        return tuple(replace(m, kind="op", code="revise") if m.is_("harmless", "as_revised") else m for m in mentions)
    if not said or not all(m.says("as_revised") and _of_the_flow(tokens, mentions, m) for m in said):
        return mentions
    if holds(mentions, "op", "first_print"):
        return mentions
    over = any(m.kind == "extreme" or m.is_("op", *_OVER_MONTHS) for m in mentions)
    plain = not holds_any(mentions, "scale", "unit")  # "was it revised below 850 bn"
    apart = plain and any(m.kind == "more" or m.is_("compare", "above", "below") for m in mentions)
    if not (over or apart):
        return mentions
    return tuple(replace(m, kind="harmless", code="as_revised", others=()) if m in said else m for m in mentions)


def _of_the_flow(tokens: Sequence[Token], mentions: tuple[Mention, ...], revised: Mention) -> bool:
    """Whether it stands right before the flow, or set off behind it: `revised exports`, `exports (revised)`."""
    at = mentions.index(revised)
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if after is not None and after.kind == "flow" and after.first == revised.last + 1:
        return True
    before = next((m for m in reversed(mentions[:at]) if m.kind not in ("period", "prep", "place", "demonym")), None)
    opened = revised.first > 0 and tokens[revised.first - 1].norm in (",", "(", "[", "-")
    return opened and before is not None and before.kind in ("flow", "extreme")


# What opens and closes words that are set off from the question, and what they may hold besides.
_OPENS: Final = ("(", "[", ",", ";", "-", "–", "—")
_CLOSES: Final = (")", "]", ",", ";", ":", "-", "–", "—", "?", ".", "!")
_ASIDES: Final = ("harmless", "prep", "books")


def taken_as_revised(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Since when are there surpluses above 100 bn (revised figures)`, `die Exporte, endgültige Zahlen`: set off from
    a whole question that asks something else, it is how the figures are to be taken. The newest of them are told
    anyway."""
    if holds(mentions, "op", "first_print") or not (holds_any(mentions, "flow") and _asks_else(mentions)):
        return mentions
    said = [m for m in mentions if m.is_("op", "revise")]
    aside = _set_off(tokens, mentions)
    taken = [m for m in aside if m.is_("op", "revise") or _final(m)]
    if not taken or any(m not in taken for m in said):  # "by how much was it revised, final figures"
        return mentions
    return tuple(replace(m, kind="harmless", code="as_revised", others=()) if m in taken else m for m in mentions)


def _final(mention: Mention) -> bool:
    return mention.means("method", "final") or mention.says("final")


def _asks_else(mentions: tuple[Mention, ...]) -> bool:
    """Whether the words look for months among many, which are taken from the revised series, or add them up, which is
    done in the version asked for; single figures and years are told as first announced, where the word asks for
    more."""
    if holds(mentions, "time", "unit:year") or holds(mentions, "op", "by_year", "rank"):
        return False
    of_one = any(m.kind == "commodity" or (m.kind in WHO and m.code != HOME) for m in mentions)
    if of_one and holds(mentions, "op", "average", "sum"):
        return False  # the world's totals alone have a revised series
    since = any(m.says("since_when") for m in mentions)
    best = holds_any(mentions, "extreme") and holds(mentions, "time", "unit:month")
    return since or best or holds(mentions, "op", "sum", *_OVER_MONTHS)


def _set_off(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of a stretch between marks at an end of the text that holds such a word and words for figures."""
    marks = [i for i, token in enumerate(tokens) if token.norm in _CLOSES or token.norm in _OPENS]
    for first, last in zip([-1, *marks], [*marks, len(tokens)], strict=True):
        part = tuple(m for m in mentions if first < m.first and m.last < last)
        led = first >= 0 and tokens[first].norm in _OPENS
        ends = last == len(tokens) or tokens[last].norm in _CLOSES
        told = any(m.is_("op", "revise") or _final(m) for m in part)
        plain = all(m.is_("op", "revise") or m.kind in _ASIDES or _final(m) for m in part)
        known = sum(m.last - m.first + 1 for m in part) == last - first - 1  # no word that nobody knows
        if told and plain and known and ends and (led or first < 0) and len(part) < len(mentions):
            return part
    return ()
