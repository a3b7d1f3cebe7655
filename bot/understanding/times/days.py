"""Days within a month -> the stretch from the first to the last of them: 3月上旬, 3月1日至10日, 3月1〜10日, 3月前10天.

Figures of such stretches are published by some agencies; a month must never be answered in their place.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from typing import Literal

from bot.understanding.times.dates import Dates
from bot.understanding.times.figure_dates import Found
from bot.understanding.times.moments import Moment

_LONGEST_YEAR = 2024  # with 29 February in it


class Days(Dates):
    """The rules for days that follow the month that they are of."""

    def edge_after(self, part: Moment, end: int) -> Found | None:
        """二季度末, 二季度末那个月: the first or last month of what was named before it."""
        edge: Literal["start", "end"] = "start" if self.time(end, "start_of") else "end"
        if not self.time(end, "start_of", "end_of") or not self.unspaced:
            return None
        end += 1
        return replace(part, edge=edge), end + bool(self.time(end, "that_month"))

    def days_joined(self, i: int) -> int:
        """The place of the second of two days, the first at i: `1-10 March`, `vom 1. bis 10. März`, `between the 1st
        and the 10th of March`; 0 if there is none."""
        at = i + 1 + self.sign(i + 1, ".")
        both = at < self.size and self.items[at].means("conj", "and")
        joints = [item for j in (i - 1, i - 2) if j >= 0 for item in (self.items[j],)]
        between = both and any(one.means("prep", "between") or one.means("compare", "between") for one in joints)
        mark = self.range_mark(at) or (at + 1 if between else 0)
        return self.link(mark) if mark else 0

    def days_after(self, part: Moment, end: int) -> Found | None:
        """The days of that month that are named right after it; None where none are."""
        if not self.unspaced or end >= self.size:
            return None  # elsewhere the days stand before their month
        if part.grain == "day" and part.days is not None:
            return self._to_day(part, part.days[0], end)
        if part.grain != "month" or part.months[0] != part.months[1]:
            return None
        at = self.link(end)
        if code := self.time(at, "days:"):
            first, last = (int(field) for field in code[5:].split("-"))
            return self._days(part, first, last), at + 1
        counted = self.count(at, "first") if at < self.size else None
        if counted is not None and counted[1] == "day":
            return self._days(part, 1, counted[0]), counted[2]
        number = self.number(at)
        return self._to_day(part, number, at + 1) if number is not None and 1 <= number <= 31 else None

    def _to_day(self, part: Moment, first: int, i: int) -> Found | None:
        """`日至10日`, `〜10日`, after the first day: the day sign at the end is what makes them days."""
        i += bool(self.time(i, "sign:day"))
        mark = self.range_mark(i)
        last = self.number(mark) if mark else None
        if last is None or not first < last <= 31 or not self.time(mark + 1, "sign:day"):
            return None
        return self._days(part, first, last), mark + 2

    @staticmethod
    def _days(part: Moment, first: int, last: int) -> Moment:
        longest = calendar.monthrange(part.year if part.year and not part.year_of else _LONGEST_YEAR, part.months[0])[1]
        return replace(part, grain=None, days=(first, min(last, longest)))
