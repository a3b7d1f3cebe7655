"""Since when a figure goes the other way: `the first month exports rose again`, `when did they turn positive after the
slump`: the run that goes on, and not the first month of all that are held."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds_any

_WAYS: Final = ("up", "down")
_TURNED: Final = ("turn", "setting_in")
_COUNTED: Final = ("number", "period", "commodity", "deictic", "compare", "more", "extreme")


def turned_back(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions: the way back asked for by `when`, and what it came after told in passing."""
    asked = next((i for i, m in enumerate(mentions) if m.is_("op", "first_time", "when")), -1)
    moves = [m for m in mentions if m.is_("direction", *_WAYS) or m.is_("growth", "growth")]
    if asked < 0 or not moves or mentions[asked].first > moves[0].first:
        return mentions
    before = _came_after(mentions, moves)
    again = moves[0].says(*_TURNED) or any(m.says("again") for m in mentions) or bool(before)
    if not again or len(moves) - bool(before) != 1:
        return mentions
    found = [replace(m, kind="harmless", code="words", others=()) if m in before else m for m in mentions]
    led = mentions[asked + 1 :]  # "the first month that exports grew again"
    led = led[1:] if led and led[0].is_("deictic", "that") else led
    if mentions[asked].is_("op", "first_time") and not holds_any((*mentions[:asked], *led), *_COUNTED):
        found[asked] = replace(mentions[asked], code="when", others=())
        at = found.index(moves[0])
        if not moves[0].is_("direction"):  # "grew again" moved up as "rose again" did
            found[at] = replace(moves[0], kind="direction", code="up", others=())
    return tuple(found)


def _came_after(mentions: tuple[Mention, ...], moves: list[Mention]) -> tuple[Mention, ...]:
    """`After the long slump`, at the end, of a move the other way: its words; none where a time stands in it."""
    at = next((i for i, m in enumerate(mentions) if m.is_("time", "after") and m.first > moves[0].first), 0)
    behind = mentions[at:] if at else ()
    other = [m for m in behind if m.is_("direction", *_WAYS)]
    small = all(m is behind[0] or m in other or m.is_("harmless") for m in behind)
    way = moves[0].code if moves[0].is_("direction") else "up"
    return behind if len(other) == 1 and small and other[0].code != way else ()
