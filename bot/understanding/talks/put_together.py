"""Figures told one by one, put together: their sum, their mean."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Period, Query


def sum_of(query: Query, slot: str) -> Query:
    """The sum of what the slot holds: exports and imports are total trade, months in a row are one span."""
    if slot == "flow":
        return query.with_(operation="total", flow="total")
    if slot == "periods" and unbroken(query.periods):
        query = query.with_(periods=(Period(min(query.periods).first, max(query.periods).last),))
    return query.with_(operation="sum")


def mean_of(query: Query, slot: str) -> Query | None:
    """The mean of what the slot holds: of months in a row that of their span; None where there is none."""
    if slot not in ("partners", "periods"):
        return None  # of different goods, or of exports and imports, there is no mean
    months = all(period.month_count == 1 for period in query.periods)
    if slot == "periods" and months and unbroken(query.periods):
        return query.with_(operation="average", periods=(Period(min(query.periods).first, max(query.periods).last),))
    return query.with_(operation="average", by="items")


def unbroken(periods: tuple[Period, ...]) -> bool:
    """Whether each begins on the day after another ends."""
    return all((two.first - one.last).days == 1 for one, two in pairwise(sorted(periods)))
