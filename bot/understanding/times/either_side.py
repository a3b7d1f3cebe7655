"""Items -> the months on both sides of an event or a month: "before and after the Geneva truce"."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.figure_dates import Found
from bot.understanding.times.grains import SIZE
from bot.understanding.times.item import Item
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.points import Points

_JOINING = frozenset({("prep", "to"), ("prep", "versus"), ("op", "compare")})
_OVER = frozenset({("prep", "in"), ("prep", "for"), ("time", "during"), ("prep", "of")})
_MOST = 24  # months that are counted from an event


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
        at = self._opposite(i + 1, other)
        found = (self.point(at, joined=True) or self.event(self.link(at))) if at else None
        if at and found is None:
            return None
        if found is None:
            found = self.point(self.link(i + 1), joined=True) or self.event(self.link(i + 1))
            end = self._opposite(found[1], other) if found is not None else 0
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
            earlier, later = (_beside(moment, 12 * step if year else step) for step in (-1, 1))
        return TimeExpression((earlier, later) if mode == "before" else (later, earlier)), found[1]

    def both_sides(self, i: int, mode: str) -> tuple[TimeExpression, int] | None:
        """The same where the first word says more than before: `antes y después de la tregua`, `до и после`."""
        if mode in ("before", "after"):
            return self.either_side(i, mode)
        return self.either_side(i, "before") if mode != "since" and self._opposite(i + 1, "after") else None

    def off_by(self, i: int) -> tuple[TimeExpression, int] | None:
        """`The month before October 2025`, `the year after 2023`, `the month after the Geneva truce`: a step from the
        time that stands right after it; with none there it is counted from what was asked before."""
        code = self.time(i, "off:")
        if not code:
            return self._so_many(i)
        _, grain, step = code.split(":")
        found = self.event(self.link(i + 1)) or self.point(i + 1, joined=True)
        if found is None:
            return None
        moment, months, end = found[0], int(step) * SIZE[grain], found[1]
        event = moment.anchor == "event" and grain == "month"
        if not event and (
            moment.anchor or moment.year_of or moment.year is None or moment.grain != grain or moment.edge
        ):
            return None
        joined = end + 1 < self.size and self.items[end].means("conj", "and")
        both = joined and f"off:{grain}:{-int(step)}" in self.items[end + 1].times and self.point(end + 2) is None
        steps = (months, -months) if both else (months,)  # "the month before the truce and the month after"
        parts = tuple(replace(moment, steps=n) if event else _beside(moment, n) for n in steps)
        return TimeExpression(parts), end + 2 if both else end

    def _so_many(self, i: int) -> tuple[TimeExpression, int] | None:
        """`The three months after the Geneva truce`: from it on, or up to it; `two months before May 2025`, with no
        article that makes them a stretch: the month that lies so far off."""
        at = self.link(i, 1)
        number = self.number(at) or (2 if at < self.size and self.items[at].means("deictic", "both") else None)
        if number is None or not 2 <= number <= _MOST or not self.time(at + 1, "unit:month"):
            return None
        way = -1 if self.time(at + 2, "before") else 1 if self.time(at + 2, "after") else 0
        found = (self.event(self.link(at + 3)) or self.point(self.link(at + 3), joined=True)) if way else None
        if found is None:
            return None
        moment = found[0]
        event = moment.anchor == "event"
        if not event and (moment.grain != "month" or moment.year is None or moment.anchor or moment.year_of):
            return None
        if not self._stretch(i, at):
            steps = way * number
            return TimeExpression((replace(moment, steps=steps) if event else _beside(moment, steps),)), found[1]
        ends = sorted((way, way * number))
        first, last = (replace(moment, steps=n) if event else _beside(moment, n) for n in ends)
        return TimeExpression((first, last), "range"), found[1]

    def _stretch(self, i: int, at: int) -> bool:
        """Whether months that are counted at `at` are a stretch: an article, `both` or a word for over stands there."""
        if self.items[at].means("deictic", "both"):
            return True
        led = [self.items[n] for n in range(max(i - 2, 0), at)]
        return any(item.means("harmless", "determiner") or self._over(item) for item in led)

    @staticmethod
    def _over(item: Item) -> bool:
        return any((k, c) in _OVER for k, c in item.meanings)

    def _opposite(self, i: int, other: str) -> int:
        """Where the words end that join `after` to `before`, or the other way round; 0: none stand at i."""
        while i < self.size and self.filler(i):
            i += 1
        if i < self.size and other == "after" and self.time(i, "onward") and self.items[i].last > self.items[i].first:
            return i + 1  # "and after" is one expression
        joins = i < self.size and any(k == "conj" or (k, c) in _JOINING for k, c in self.items[i].meanings)
        return i + 2 if joins and i + 1 < self.size and self.time(i + 1, other) else 0


def _beside(moment: Moment, months: int) -> Moment:
    """The month, the quarter or the year that lies so many months off."""
    first = (moment.year or 0) * 12 + moment.months[0] - 1 + months
    length = moment.months[1] - moment.months[0]
    return replace(moment, year=first // 12, months=(first % 12 + 1, first % 12 + 1 + length))
