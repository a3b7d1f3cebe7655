"""Items -> the months on both sides of an event or a month: "before and after the Geneva truce"."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.figure_dates import Found
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.points import Points

_JOINING = frozenset({("prep", "to"), ("prep", "versus"), ("op", "compare")})
_SIGNS = frozenset(".?!,;")


class EitherSide(Points):
    """The rule for what lies before and after a time, and for events as times."""

    def event(self, i: int) -> Found | None:
        """The event named at i, as a time, and the place after it."""
        if i < self.size and self.items[i].means("event"):
            code = next(c for k, c in self.items[i].meanings if k == "event")
            return Moment(anchor="event", event=code), i + 1
        return None

    def either_side(self, i: int, mode: str) -> tuple[TimeExpression, int] | None:
        """`Before and after the Geneva truce`, `before Geneva and after`: the month before it and the month after."""
        other = "after" if mode == "before" else "before"
        at = self.opposite(i + 1, other)
        found = (self.point(at, joined=True) or self.event(self.link(at))) if at else None
        if at and found is None:
            return self.beside_told("month", (-1, 1) if mode == "before" else (1, -1), at, i)
        if found is None:
            found = self.point(self.link(i + 1), joined=True) or self.event(self.link(i + 1))
            end = self.opposite(found[1], other) if found is not None else 0
            if found is None or not end:
                return None
            again = (self.point(end) or self.event(self.link(end))) if end < self.size else None
            if again is not None and again[0] != found[0]:
                return None
            found = found[0], again[1] if again is not None else end  # "after Geneva compared with before Geneva"
        moment = found[0]
        year = moment.year is not None and moment.grain == "year" and moment.months == (1, 12)
        if moment.anchor != "event" and (not (moment.grain == "month" or year) or moment.year is None or moment.anchor):
            return None
        earlier, later = replace(moment, steps=-1), replace(moment, steps=1)
        if moment.anchor != "event":
            earlier, later = (beside(moment, 12 * step if year else step) for step in (-1, 1))
        return TimeExpression((earlier, later) if mode == "before" else (later, earlier)), found[1]

    def both_sides(self, i: int, mode: str) -> tuple[TimeExpression, int] | None:
        """The same where the first word says more than before: `antes y después de la tregua`, `до и после`."""
        if mode in ("before", "after"):
            return self.either_side(i, mode)
        if mode == "either_side":  # その前後
            return self.beside_told("month", (-1, 1), i + 1, 0)
        if mode == "earlier" and (at := self.opposite(i + 1, "later")):  # `davor und danach`
            return self.beside_told("month", (-1, 1), at, i)
        return self.either_side(i, "before") if mode != "since" and self.opposite(i + 1, "after") else None

    def beside_told(self, grain: str, steps: tuple[int, int], at: int, i: int) -> tuple[TimeExpression, int] | None:
        """`And before and after?`, `before and after it`: beside the time that was told, where nothing more stands in
        the sentence, or nothing else before it: `之前和之后对美出口各是多少`."""
        beside = tuple(Moment("month" if grain == "month" else None, anchor="earlier", steps=n) for n in steps)
        end = at + (at < self.size and self.items[at].means("harmless", "little"))
        alone = end == self.size or self.items[end].norm in _SIGNS or not i or self.items[i - 1].norm in _SIGNS
        return (TimeExpression(beside), end) if alone else None

    def opposite(self, i: int, other: str) -> int:
        """Where the words end that join `after` to `before`, or the other way round; 0: none stand at i."""
        while i < self.size and self.filler(i):
            i += 1
        if i < self.size and other == "after" and self.time(i, "onward") and self.items[i].last > self.items[i].first:
            return i + 1  # "and after" is one expression
        joins = i < self.size and any(k == "conj" or (k, c) in _JOINING for k, c in self.items[i].meanings)
        return i + 2 if joins and i + 1 < self.size and self.time(i + 1, other) else 0


def beside(moment: Moment, months: int) -> Moment:
    """The month, the quarter or the year that lies so many months off."""
    first = (moment.year or 0) * 12 + moment.months[0] - 1 + months
    length = moment.months[1] - moment.months[0]
    return replace(moment, year=first // 12, months=(first % 12 + 1, first % 12 + 1 + length))
