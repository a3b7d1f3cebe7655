"""Periods and values -> months in order: which are missing, which follow each other, where a span stands for two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.model import Bound, Period

Point = tuple[Period, float]
"""A period (a month, or a span that stands for its months) and its value."""


def follows(earlier: Period, later: Period) -> bool:
    """Whether nothing lies between the two."""
    return later.first == earlier.last + timedelta(days=1)


def is_new_year_span(period: Period) -> bool:
    """January and February as one, as China announces them."""
    return period.month_count == 2 and period.first.month == 1 and period.whole_months


def touches_new_year(period: Period) -> bool:
    """A January or a February alone: the moving holiday distorts its rate."""
    return period.month_count == 1 and period.first.month in (1, 2)


def missing(held: Iterable[Period], within: Period) -> tuple[Period, ...]:
    """The calendar months of `within` that no held period covers, in order."""
    covered = {month for period in held for month in period.split()}
    return tuple(month for month in within.split() if month not in covered)


def stretches(months: Sequence[Period]) -> tuple[Period, ...]:
    """Months in order, drawn together where they follow each other: four gaps in a row are told as one."""
    joined: list[Period] = []
    for month in months:
        if joined and follows(joined[-1], month):
            joined[-1] = Period(joined[-1].first, month.last)
        else:
            joined.append(month)
    return tuple(joined)


def counted(periods: Iterable[Period]) -> int:
    """How many months these periods stand for; January-February stands for two."""
    return sum(period.month_count for period in periods)


def span_of(periods: Iterable[Period]) -> Period:
    """From the first day of the earliest to the last day of the latest; ValueError if there is none."""
    held = tuple(periods)
    return Period(min(period.first for period in held), max(period.last for period in held))


def holds(bound: Bound, value: float) -> bool:
    """Whether the value meets the bound; the unit has been settled before."""
    low, high = bound.amount, bound.upper
    match bound.comparator:
        case "above":
            return value > low
        case "below":
            return value < low
        case "at_least":
            return value >= low
        case "at_most":
            return value <= low
        case "between":
            within = low <= value <= (low if high is None else high)
            return within and not (bound.apart and value and value in (low, high))
        case "is" | "about" | "either":  # a claim alone is about so much, and judged as people speak (claims.py)
            return value == low
