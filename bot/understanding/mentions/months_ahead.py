"""`Steigen die Exporte im Oktober?`, `¿suben las exportaciones en octubre?`: whether something moves, in the present
tense, at a month of no year -> the month that is about to be, where the newest held ended not long before it.

A question for how much or when, or a claim to be checked, is of what has been (`wie stark steigen die Exporte im
Oktober?`), and so is one that names other figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_BESIDE: Final = ("flow", "place", "demonym", "commodity", "prep", "harmless", "period", "growth", "direction")


def months_ahead(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with such a month as one that may be ahead."""
    if not all(m.kind in _BESIDE for m in mentions) or not any(m.kind == "flow" for m in mentions):
        return mentions
    moved = [i for i, m in enumerate(mentions) if m.says("present")]
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(moved) != 1 or len(times) != 1:
        return mentions
    asked = tokens[-1].norm == "?" or all(m.kind == "harmless" for m in mentions[: moved[0]])
    time = mentions[times[0]].value
    if not asked or not isinstance(time, TimeExpression) or len(time.parts) != 1 or time.mode != "list":
        return mentions
    if not time.parts[0].yearless or time.parts[0].months == (1, 12):
        return mentions
    told = replace(time, parts=(replace(time.parts[0], ahead=True),))
    found = list(mentions)
    found[times[0]] = replace(mentions[times[0]], code=told.code, value=told)
    return tuple(found)
