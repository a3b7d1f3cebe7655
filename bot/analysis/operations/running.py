"""Months in order -> running figures: the year so far, moving sums and averages, growth a year compounded."""

from __future__ import annotations

from collections.abc import Sequence

from bot.analysis.operations.months import Point, follows
from bot.model import Period


def year_to_date(points: Sequence[Point]) -> tuple[Point, ...]:
    """After each month the sum since January; a year stops at its first gap, one that lacks January has none."""
    totals: list[Point] = []
    start: Period | None = None
    total = 0.0
    before: Period | None = None
    for period, value in points:
        if period.first.month == 1:
            start, total = period, 0.0
        elif before is None or not follows(before, period):
            start = None
        before = period
        if start is not None:
            total += value
            totals.append((Period(start.first, period.last), total))
    return tuple(totals)


def passing(totals: Sequence[Point], amount: float) -> Point | None:
    """The first running total beyond the amount: above it, or below it where it is negative."""
    for period, value in totals:
        if (value > amount) if amount >= 0 else (value < amount):
            return period, value
    return None


def moving(points: Sequence[Point], months: int, average: bool = False) -> tuple[Point, ...]:
    """Sums (or monthly means) over so many months that follow each other; none that would bridge a gap."""
    found: list[Point] = []
    for end in range(len(points)):
        total, count, start = 0.0, 0, end
        while start >= 0:
            period, value = points[start]
            if start < end and not follows(period, points[start + 1][0]):
                break
            total += value
            count += period.month_count
            if count >= months:
                break
            start -= 1
        if count == months:
            span = Period(points[start][0].first, points[end][0].last)
            found.append((span, total / months if average else total))
    return tuple(found)


def compound(first: float, last: float, years: float) -> float | None:
    """Growth a year in per cent that leads from the first amount to the last; None where that has no meaning."""
    if first <= 0 or last <= 0 or years <= 0:
        return None
    return float(((last / first) ** (1 / years) - 1) * 100)
