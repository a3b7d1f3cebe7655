"""Items -> fiscal years, and their quarters and halves: FY25, Q3 of FY2025-26, the first half of fiscal 2026."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.times.counted_months import CountedMonths
from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.moments import Moment, TimeExpression

PARTS_OF_YEAR: Final = ("quarter", "half")  # which a fiscal year has of its own, as it has no months of its own


class FiscalYears(CountedMonths):
    """The rules for a year that is called fiscal, or told by both of its years behind a part of it."""

    def fiscal_time(self, i: int) -> Found | None:
        """`FY25`, `FY2024-25`, `fiscal year 2025`; `FY26 Q3`, `FY26 first half`, `FY26 so far`."""
        found = self._fiscal_year(i)
        if found is None or found[0] == INVALID:
            return found
        year, end = found
        if self.time(end, "ytd", "so_far"):
            return replace(year, so_far=True), end + 1
        at = self.link(end)
        sub = self.part(at) if at < self.size else None
        if sub is None or sub[0].grain not in PARTS_OF_YEAR or not sub[0].yearless or self._dated_anew(sub[1]):
            return year, end
        return replace(sub[0], year=year.year, fiscal=year.fiscal), sub[1]

    def of_fiscal_year(self, part: Moment, end: int) -> Found | None:
        """`Q3 FY26`, `the first half of fiscal 2026`, `Q1 2025-26`: a quarter or half with its year behind it."""
        if part.grain not in PARTS_OF_YEAR or not part.yearless:
            return None
        at = self.link(end)
        if at >= self.size:
            return None
        year = self._fiscal_year(at) or self.over_two(at)
        if year is None or year[0] == INVALID:
            return None
        return replace(part, year=year[0].year, fiscal=year[0].fiscal), year[1]

    def over_fiscal(self, year: Moment, end: int) -> tuple[TimeExpression, int]:
        """`2025-26财年至今`: the year that is told by both of its years, and how far it has come."""
        told = bool(self.time(end + 1, "to_now", "so_far"))
        return TimeExpression((replace(year, fiscal="over", so_far=told),)), end + 1 + told

    def whole_fiscal_year(self, i: int) -> Found | None:
        """`fiscal 2025-26`, `2025-26 financial year`: the year that is called so, before or behind its number."""
        if i >= self.size:
            return None
        if (found := self._fiscal_year(i)) is not None:
            return None if found[0] == INVALID else found
        over = self.over_two(i)
        return (over[0], over[1] + 1) if over is not None and self.time(over[1], "fiscal") else None

    def _dated_anew(self, at: int) -> bool:
        """Whether another year stands behind a part: `FY25, Q3 2025`."""
        return at < self.size and self.year(self.link(at)) is not None

    def _fiscal_year(self, i: int) -> Found | None:
        if not self.time(i, "fiscal") and not self.items[i].means("term", "fiscal_year_india"):
            return None
        at = self.link(i + 1)
        at += bool(self.time(at, "unit:year"))
        at += self.sign(at, "'")
        value = self.number(at)
        if value is None or not (2000 <= value <= 2099 or 15 <= value <= 40):
            return None
        value += 2000 if value < 100 else 0
        end = at + 1
        if self.sign(end, "-", "/") and self.glued(end + 1) and (second := self.number(end + 1)) is not None:
            if second % 100 != (value + 1) % 100:
                return INVALID, end + 2
            return Moment("year", year=value + 1, fiscal="over"), end + 2
        return Moment("year", year=value, fiscal="ends"), end

    def over_two(self, i: int) -> Found | None:
        """`2025-26`, a year told by both of its years, which no calendar year is."""
        value = self.number(i)
        if value is None or not 2000 <= value <= 2099 or not self.sign(i + 1, "-", "/") or not self.glued(i + 2):
            return None
        second = self.number(i + 2)
        if second is None or not self.items[i + 2].two_digit or second != (value + 1) % 100:
            return None
        return Moment("year", year=value + 1, fiscal="over"), i + 3
