"""`How much soy from Brazil, how much from the US and how much altogether in 2025?`: some partners, each told by
itself, and a word for a sum in a part of its own: it may be that of those named, or of everybody.

Both are told, each by its name: of one alone nobody could tell which was meant.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention, Part, first_in, holds
from bot.understanding.words.kinds import ONE_WAY, WHO

_IN_LAST: Final = ("harmless", "question", "period", "courtesy", "growth", "prep", "flow", "op")
_NOT_SAID: Final = ("jointly", "sum_of_told", "whole_trade", "rest", "than", "summed", "of_all_told")
_PLAIN: Final = (*WHO, "prep", "flow", "commodity", "period", "harmless", "question", "courtesy", "conj", "measure")
_FEWEST: Final = 2


def all_or_both(frame: Frame) -> list[Part] | None:
    """A piece for those named, one for what they come to and one for everybody; None for any other text."""
    sums = [m for m in frame.all("op", "sum") if not m.says(*_NOT_SAID)]
    if len(sums) != 1 or frame.has_other("op", "sum") or frame.leftover or len(frame.all("op")) != 1:
        return None
    said = frame.mentions
    at = said.index(sums[0])
    joint = next((i for i in range(at - 1, -1, -1) if said[i].is_("conj", "and", "plus")), 0)
    before, last = said[:joint], said[joint + 1 :]
    if not joint or not all(m.kind in _IN_LAST for m in last) or not all(m.kind in _PLAIN for m in before):
        return None
    led = [(a, b) for a, b in _pairs(before) if a.is_("prep", "to", "from", "of") and b.kind in WHO and b.code != HOME]
    whom = [m for m in before if m.kind in WHO and m.code != HOME]
    one = len({a.code for a, _ in led}) == 1 and len({m.code for m in said if m.is_("flow")}) < _FEWEST
    if len(led) < _FEWEST or len(whom) != len(led) or not one or len(frame.all("period")) != 1:
        return None
    if led[0][0].code == "of" and (frame.has("flow") or not frame.has("commodity")):
        return None  # "soja de Brasil": bought there; "exports of Brazil" are its own
    if len(frame.all("commodity")) > 1 or holds(before, "conj") or len(frame.all("growth")) > 1:
        return None
    prep, rate = led[0][0], frame.first("growth")
    prep = replace(prep, code="from", others=()) if prep.code == "of" else prep
    base = tuple(m for m in said if m.kind in ("commodity", "measure", "period") or m.is_("flow", *ONE_WAY))
    if first_in(base, "flow") is None:
        base = (replace(prep, kind="flow", code="export" if prep.code == "to" else "import", others=()), *base)
    all_of_them = replace(whom[0], kind="place", code="WLD", others=())
    rows: list[Part] = [(*base, prep, *whom), (*base, sums[0], prep, *whom), (*base, prep, all_of_them)]
    rated: list[Part] = [] if rate is None else [(*row, rate) for row in (rows[0], rows[2])]
    return [*rows, *rated]


def _pairs(part: Part) -> list[tuple[Mention, Mention]]:
    """Words and those that follow them, fillers that are no prepositions aside."""
    row = [m for m in part if m.kind != "harmless"]
    return list(pairwise(row))
