"""A question that says at its end for whom or for what it is -> the question without that.

`Recap H1 2026 for a client email`, `explain the term "mirror statistics" for my methodology section`: what it is to
stand in; `explain re-exports to a new colleague in freight`: who is to understand it. Nothing of it narrows a figure.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.beside_the_point import without_lead, without_tail
from bot.understanding.clauses.put_plainly import without_courtesies, without_idle_ends
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import COURSES, QUIET
from bot.understanding.words.text import Token

_MOST: Final = 7  # tokens: "to a new colleague in freight"
_SIGNS: Final = "?!."
_PARTING: Final = " ,;:-–—"
_NAMING: Final = ("place", "demonym", "commodity", "flow", "period", "number", "unit", "op", "measure", "growth")


def shortened(frame: Frame, text: str) -> str:
    """The text without what it says idly, else without courtesies, else without who asks and for whom: one of them, so
    that it is read anew before the next."""
    for plainer in (without_idle_ends, without_courtesies, without_lead, without_tail, without_whom_for):
        if (plain := plainer(frame, text)) != text:
            return plain
    return text


def without_whom_for(frame: Frame, text: str) -> str:
    """The text without such an end; as it is, where nothing else stands in it or the end names what figures are of."""
    tokens = frame.tokens
    last = len(tokens) - 1
    while last > 0 and tokens[last].norm in _SIGNS:
        last -= 1
    ways = frame.ways
    for at in range(last - 1, max(0, last - _MOST), -1):
        word = tokens[at].norm
        led = word in ways["for_whom"] and _stands_in(frame, at, last)
        if led or (word in ways["explained_to"] and _explained_to(frame, at, last)):
            kept = [m for m in frame.mentions if m.first < at and m.kind not in (*QUIET, "prep")]
            rest = text[: tokens[at].start].rstrip(_PARTING)
            return f"{rest}{text[tokens[last].end :].strip()}" if kept else text
    return text


def _stands_in(frame: Frame, at: int, last: int) -> bool:
    """`For my methodology section`, `for a client email`: in which text, of no more than one word that nobody knows."""
    said = [m for m in frame.mentions if m.last > at]
    before = next((m for m in reversed(frame.mentions) if m.last < at), None)
    if before is not None and (before.says("pronoun") or before.kind == "self"):
        return False  # "..., need it for a sidebar": said of it by itself
    owned = bool(said) and (said[0].first <= at or said[0].says("determiner", "document", "person"))
    unread = [token for token in frame.tokens[at + 1 : last] if token in frame.leftover and not _label(frame, token)]
    label = next((m for m in said if m.last >= last), None)
    labelled = _label(frame, frame.tokens[last]) or (label is not None and label.says("document"))
    said = [m for m in said if m is not label]
    quiet = all(m.kind in QUIET or m.kind == "party" or _how_often(m, last) for m in said)
    return owned and labelled and len(unread) <= 1 and quiet


def _how_often(mention: Mention, last: int) -> bool:
    """`My weekly newsletter`, `our quarterly deck`: right before the text that comes out so often."""
    return mention.last + 1 == last and (mention.is_("unheld", "finer") or mention.is_("op", *COURSES))


def _label(frame: Frame, token: Token) -> bool:
    return token.norm in frame.ways["labels"]


def _explained_to(frame: Frame, at: int, last: int) -> bool:
    """`To a new colleague in freight`, where something is to be explained: to whom, and what they work in."""
    if not any(_explains(m) for m in frame.mentions) or (frame.has("flow") and not frame.has("period")):
        return False  # "explain the surplus to a student": what it is, and not why it is as high
    if any(m.is_("op", "define") and m.first == at and m.last == last for m in frame.mentions):
        return any(_explains(m) and m.last < at for m in frame.mentions)  # "to a student", which is one phrase
    said = [m for m in frame.mentions if m.first > at]
    whom = bool(said) and said[0].first == at + 1 and said[0].says("determiner", "person")
    person = next((m for m in said if m.says("person")), None)
    return whom and person is not None and person.first <= at + 3 and not any(m.kind in _NAMING for m in said)


def _explains(mention: Mention) -> bool:
    return mention.is_("op", "define") or (mention.is_("op", "why") and mention.means("op", "brief"))
