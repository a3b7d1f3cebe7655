"""`Since 2022` after the course of the years: that of the years since then, and not of their months."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.features import Features
from bot.understanding.talks.pointed_time import TIME_ALONE

_YEAR = 12  # months


def years_again(previous: Query, f: Features) -> Query | None:
    """The course of the years of another span, where nothing but that span is said."""
    if previous.operation != "trend" or previous.by != "year" or len(previous.periods) != 1 or len(f.periods) != 1:
        return None
    if not f.clause.has("period") or not f.clause.only(*TIME_ALONE) or f.clause.has("question"):
        return None
    span, whole = f.periods[0], previous.periods[0]
    opened = any(said.open for _, said in f.clause.expressions())
    last = min(span.last, whole.last) if opened else span.last
    if span.first >= last or last.month != _YEAR or span.first.month != 1:
        return None
    years = Period(span.first, last)
    return previous.with_(periods=(years,), notes=()) if years.month_count > _YEAR else None
