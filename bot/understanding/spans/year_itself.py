"""A claim of a price index over a year: where a rate of the year is held, that is meant, and not each of its months."""

from __future__ import annotations

from bot.model import Bound, Coverage, Query
from bot.understanding.clauses.features import Features

_OF_MONTHS = ("which", "when", "count", "list", "each", "streak", "longest", "first_time", "last_time", "monthly")


def year_itself(query: Query, f: Features, coverage: Coverage) -> Query:
    """`Was inflation above 1 % in 2025`: judged by the rate of the year; the query itself where months are asked for,
    or only months are held."""
    if query.operation != "threshold" or query.flow != "context" or query.by != "which":
        return query
    c = f.clause
    if len(query.periods) != 1 or query.periods[0].kind != "year" or not isinstance(query.condition, Bound):
        return query
    if f.asks_time or f.fragment or c.has("question") or c.ops(*_OF_MONTHS) or c.has("portion") or f.since:
        return query
    held = coverage.held(f.reporter, "context", query.partners[0], query.commodities[0])
    if not any(query.periods[0] in periods for _, periods in held):
        return query
    return query.with_(operation="check", by=None)
