"""A Period: first and last day of any span of time, and what people call it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both included: a day, a month, a quarter, a year, a year to date, any span."""

    first: date
    last: date

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month."""
        return _month(year, month)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, first: tuple[int, int], last: tuple[int, int]) -> Period:
        """From the first month to the last, both as (year, month) and both included."""
        return cls(_month(*first).first, _month(*last).last)

    @classmethod
    def parse(cls, code: str) -> Period:
        """`2025`, `2025-11`, `2025-12-25` or `A/B` of these; ValueError for anything else."""
        ends = code.split("/")
        if len(ends) > 2:
            raise ValueError(f"not a period: {code!r}")
        spans = [cls._part(part) for part in ends]
        if spans[0].first > spans[-1].last:
            raise ValueError(f"period ends before it begins: {code!r}")
        return cls(spans[0].first, spans[-1].last)

    @classmethod
    def _part(cls, code: str) -> Period:
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", code)
        if not match:
            raise ValueError(f"not a period: {code!r}")
        year = int(match[1])
        month, day = (int(part) if part else None for part in match.groups()[1:])
        if month is None:
            return cls.year(year)
        if day is None:
            return cls.month(year, month)
        return cls(date(year, month, day), date(year, month, day))

    @property
    def whole_months(self) -> bool:
        """Whether it begins and ends with a month."""
        return self.first.day == 1 and self.last.day > 27 and (self.last + _DAY).day == 1

    @property
    def month_count(self) -> int:
        """How many calendar months the span touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def code(self) -> str:
        """As in the data: `2025`, `2025-11`, `2025-01/2025-11`, `2026-05-19`."""
        if self.first == self.last:
            return self.first.isoformat()
        if not self.whole_months:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.first.month == 1 and self.last.month == 12 and self.first.year == self.last.year:
            return f"{self.first.year:04d}"
        if self.month_count == 1:
            return f"{self.first:%Y-%m}"
        return f"{self.first:%Y-%m}/{self.last:%Y-%m}"

    @property
    def kind(self) -> Literal["day", "days", "month", "quarter", "half", "year", "ytd", "span"]:
        """What people call such a span; a quarter beginning in January is a quarter, not a year to date."""
        if self.first == self.last:
            return "day"
        if not self.whole_months:
            return "days"
        count, start = self.month_count, self.first.month
        if count == 1:
            return "month"
        if count == 3 and start in (1, 4, 7, 10):
            return "quarter"
        if count == 6 and start in (1, 7):
            return "half"
        if count == 12 and start == 1:
            return "year"
        if start == 1 and self.first.year == self.last.year:
            return "ytd"
        return "span"

    def shift(self, months: int) -> Period:
        """The same span so many months later (earlier if negative); whole months stay whole, days are clipped."""
        if self.whole_months:
            a = self.first.year * 12 + self.first.month - 1 + months
            b = self.last.year * 12 + self.last.month - 1 + months
            return Period.months((a // 12, a % 12 + 1), (b // 12, b % 12 + 1))
        return Period(_shift_day(self.first, months), _shift_day(self.last, months))

    def split(self) -> tuple[Period, ...]:
        """The calendar months that the span touches, in order."""
        a = self.first.year * 12 + self.first.month - 1
        return tuple([_month(n // 12, n % 12 + 1) for n in range(a, a + self.month_count)])

    def covers(self, other: Period) -> bool:
        """Whether the other lies within it."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        return self.code


@lru_cache(maxsize=4096)
def _month(year: int, month: int) -> Period:
    """Made once: the same few months are asked for all the time."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _shift_day(day: date, months: int) -> date:
    n = day.year * 12 + day.month - 1 + months
    year, month = n // 12, n % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
