"""Items -> months of a year that are told by their number: the first six months, 1-11月, 11 months of 2025."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.figure_dates import Found
from bot.understanding.times.fixed_moments import FixedMoments
from bot.understanding.times.grains import SIZE, Grain
from bot.understanding.times.moments import Moment

_COUNTED = frozenset({"unit:", "sign:year", "sign:day", "first:"})  # what is counted, without which nothing is
_MOST_OF_A_YEAR = 7  # months of a year that are hardly counted out, but told from January on


class CountedMonths(FixedMoments):
    """The rule for so many months of a year, and for days of a month."""

    def span(self, i: int) -> Found | None:
        """Months of a year by number: `first six months`, `1-11月`, `1,2月`, `first 10 days of March`, `1-10 March`."""
        begin = self.day(i)
        ends = self._day_first(mark) if begin and (mark := self.days_joined(i)) else None
        if begin and ends is not None and ends[0].days and begin < ends[0].days[0]:
            return replace(ends[0], grain=None, days=(begin, ends[0].days[0])), ends[1]
        if not self.told.isdisjoint(_COUNTED) and (counted := self._counted(i)) is not None:
            return counted[0]
        return self._by_figures(i)

    def _counted(self, i: int) -> tuple[Found | None] | None:
        """`First six months`, `11 months of 2025`: the one answer of what counts, which may be that it is no such span;
        None where nothing is counted."""
        if code := self.time(i, "first:"):
            number, unit = int(code.split(":")[1]), code.split(":")[2]
            counted: tuple[int, Grain, int] | None = (number, unit, i + 1)  # type: ignore[assignment]
        else:
            counted = self.count(i, "first")
            if counted is None and (dated := self.count(i, "first_dated")) and self.year(dated[2]) is not None:
                counted = dated  # за 10 месяцев 2025 года
            counted = counted or self._so_many_of_a_year(i)
        if counted is not None:
            number, grain, end = counted
            if grain == "day":
                found = self.part(self.link(end))
                if found is None or found[0].grain != "month":
                    return (None,)
                return ((replace(found[0], grain=None, days=(1, number)), found[1]),)
            if grain == "year" or number * SIZE[grain] > 12:
                return (None,)
            return ((Moment(None, (1, number * SIZE[grain])), end),)
        return None

    def _by_figures(self, i: int) -> Found | None:
        """`1,2月`, `1-11月`."""
        item = self.items[i]
        if "," in item.norm and len(item.norm) > 1 and (end := self._months_named(i)):
            months = [int(field) for field in item.norm.split(",") if field.isdigit()]
            if (
                months
                and months == list(range(months[0], months[0] + len(months)))
                and months[0] >= 1
                and months[-1] <= 12
            ):
                return Moment(None, (months[0], months[-1])), end
        first = item.number
        if first is not None and 1 <= first <= 12 and (at := self.range_mark(i + 1)):
            last = self.number(at)
            if last is not None and first < last <= 12 and self.time(at + 1, "sign:month"):
                return Moment(None, (first, last)), at + 2
        return None

    def _so_many_of_a_year(self, i: int) -> tuple[int, Grain, int] | None:
        """`11 months 2025`, `11 months of 2025`: those from January on, where so many are hardly counted out ("the best
        three months of 2025", "more than 8 months of 2025")."""
        number = self.number(i)
        if number is None or not _MOST_OF_A_YEAR <= number < SIZE["year"]:
            return None
        if not self.time(i + 1, "unit:month") or self.time(i + 1, "sign:month"):
            return None  # 11月: the month itself
        led = i > 0 and any(self.items[i - 1].means(*kind) for kind in (("compare",), ("ordinal",), ("prep", "in")))
        at = i + 2 + (i + 2 < self.size and self.items[i + 2].means("prep", "of"))
        return None if led or self.year(at) is None else (number, "month", i + 2)

    def _months_named(self, i: int) -> int:
        """The place after 1,2月 or 10,11,12三个月; 0 where the figures at i are no months."""
        if self.time(i + 1, "sign:month"):
            return i + 2
        told = self.number(i + 1) == self.items[i].norm.count(",") + 1 and self.time(i + 2, "unit:month")
        return i + 3 if told else 0
