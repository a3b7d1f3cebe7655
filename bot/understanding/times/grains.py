"""Sizes of time: a day -> the month, quarter, half or year that holds it, or one so many steps away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from bot.model import Period

Grain = Literal["day", "month", "quarter", "half", "year"]
SIZE: Mapping[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}  # in months


def grain_of(day: date, grain: Grain, steps: int) -> Period:
    """The month, quarter, half or year `steps` away from the one that holds the day."""
    if grain == "day":
        moved = day + timedelta(days=steps)
        return Period(moved, moved)
    size = SIZE[grain]
    start = day.year * 12 + (day.month - 1) // size * size + steps * size
    end = start + size - 1
    return Period.months((start // 12, start % 12 + 1), (end // 12, end % 12 + 1))


def grain_before(period: Period, grain: Grain | None) -> Period:
    """The grain just before: 2023 for `before 2024`, the month before for a month or an event."""
    day = period.first - timedelta(days=1)
    if grain == "day":
        return Period(day, day)
    if not period.whole_months:
        return Period.month(period.first.year, period.first.month).shift(-1)
    return period.shift(-period.month_count) if grain else Period.month(day.year, day.month)


def whole_to(latest: Period, grain: Grain | None) -> Period:
    """The newest month held, or the newest quarter, half or year that is held to its end."""
    if grain not in ("quarter", "half", "year"):
        return latest
    begun = grain_of(latest.last, grain, 0)
    return begun if begun.last <= latest.last else begun.shift(-begun.month_count)


def next_month(day: date) -> date:
    return Period.month(day.year, day.month).last + timedelta(days=1)


def grains_beside(told: tuple[Period, ...], grain: Grain | None, steps: int) -> tuple[Period, ...]:
    """So many grains right after the last that was told, or before the first, in their order; without a grain each is
    as long as what was told."""
    ahead = steps > 0
    edge = max(told, key=lambda period: period.last) if ahead else min(told)
    if grain is not None:
        edge = grain_of(edge.last if ahead else edge.first, grain, 0)
    way = edge.month_count if ahead else -edge.month_count
    return tuple(sorted(edge.shift(way * step) for step in range(1, abs(steps) + 1)))


# Fiscal years, April to March: the months that a part of one names.


def in_fiscal_year(year: int, months: tuple[int, int], *, alone: bool) -> Period:
    """The fiscal year that begins in April of `year`, or its half or quarter, by the months of a calendar year that
    the same words name; `alone`: one month by its own name, which lies in it: January is that of the year after."""
    period = Period.months((year, months[0]), (year, months[1]))
    if alone:
        return period.shift(12) if months[0] < 4 else period
    return period.shift(3)
