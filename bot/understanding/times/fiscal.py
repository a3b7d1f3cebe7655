"""Fiscal years, April to March: the months that a part of one names."""

from __future__ import annotations

from bot.model import Period


def in_fiscal_year(year: int, months: tuple[int, int], *, alone: bool) -> Period:
    """The fiscal year that begins in April of `year`, or its half or quarter, by the months of a calendar year that
    the same words name; `alone`: one month by its own name, which lies in it: January is that of the year after."""
    period = Period.months((year, months[0]), (year, months[1]))
    if alone:
        return period.shift(12) if months[0] < 4 else period
    return period.shift(3)
