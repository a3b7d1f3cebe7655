"""A partner's trade in a year that only its own books count by: India's from April to March."""

from __future__ import annotations

from bot.model import Coverage, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.held_as_asked import LEVELS, counted

_BOTH_WAYS = ("balance", "total")
_BEGINS = {"IND": 4}


def in_its_books(query: Query, clause: Clause, coverage: Coverage, home: str) -> Query:
    """ "India trade with China FY25": India's count of it, where China's has no such year; else the query as it is.
    China's own exports in that year are not got from India's imports."""
    begins = _BEGINS.get(query.partners[0]) if len(query.partners) == 1 else None
    if begins is None or query.reporter != home or query.operation not in _BOTH_WAYS or len(query.periods) != 1:
        return query
    year = query.periods[0]
    if year.first.month != begins or year.month_count != 12 or query.condition is not None:
        return query
    named = [m.code for m in clause.mentions if m.kind in ("place", "demonym")]
    if home in named and named[0] == home:
        return query
    own = query.with_(reporter=query.partners[0], partners=(home,), basis=None)
    there = counted(own, year, coverage, LEVELS) and not counted(query, year, coverage, LEVELS)
    return own if there else query
