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


def next_month(day: date) -> date:
    return Period.month(day.year, day.month).last + timedelta(days=1)
