"""Items -> the months on both sides of an event or a month: "before and after the Geneva truce"."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.dates import Found
from bot.understanding.moments import Moment, TimeExpression
from bot.understanding.points import Points

_JOINING = frozenset({("prep", "to"), ("prep", "versus")})


class EitherSide(Points):
    """The rule for what lies before and after a time, and for events as times."""

    def event(self, i: int) -> Found | None:
        if i < self.size and self.items[i].means("event"):
            code = next(c for k, c in self.items[i].meanings if k == "event")
            return Moment(anchor="event", event=code), i + 1
        return None

    def either_side(self, i: int, mode: str) -> tuple[TimeExpression, int] | None:
        """`Before and after the Geneva truce`, `before Geneva and after`: the month before it and the month after."""
        other = "after" if mode == "before" else "before"
        at = self._opposite(i + 1, other)
        found = (self.point(at, joined=True) or self.event(at)) if at else None
        if at and found is None:
            return None
        if found is None:
            found = self.point(self.link(i + 1), joined=True) or self.event(self.link(i + 1))
            end = self._opposite(found[1], other) if found is not None else 0
            if found is None or not end or (end < self.size and (self.point(end) or self.event(self.link(end)))):
                return None
            found = found[0], end
        moment = found[0]
        year = moment.year is not None and moment.grain == "year" and moment.months == (1, 12)
        if moment.anchor != "event" and (not (moment.grain == "month" or year) or moment.year is None or moment.anchor):
            return None
        earlier, later = replace(moment, steps=-1), replace(moment, steps=1)
        if moment.anchor != "event":
            earlier, later = (_beside(moment, 12 * step if year else step) for step in (-1, 1))
        return TimeExpression((earlier, later) if mode == "before" else (later, earlier)), found[1]

    def _opposite(self, i: int, other: str) -> int:
        """Where the words end that join `after` to `before`, or the other way round; 0: none stand at i."""
        while i < self.size and self.filler(i):
            i += 1
        if i < self.size and other == "after" and self.time(i, "onward") and self.items[i].last > self.items[i].first:
            return i + 1  # "and after" is one expression
        joins = i < self.size and any(k == "conj" or (k, c) in _JOINING for k, c in self.items[i].meanings)
        return i + 2 if joins and i + 1 < self.size and self.time(i + 1, other) else 0


def _beside(moment: Moment, months: int) -> Moment:
    """The month or the year that lies so many months off."""
    first = (moment.year or 0) * 12 + moment.months[0] - 1 + months
    whole = moment.months if moment.months == (1, 12) else (first % 12 + 1, first % 12 + 1)
    return replace(moment, year=first // 12, months=whole)
