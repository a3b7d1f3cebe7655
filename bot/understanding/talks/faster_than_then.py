""" "Was import growth faster than in May?" after one month's exports or surplus: in that month, than in May."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.kinds import AMOUNTS, ONE_WAY, WHO, WORLD


def than_then(clause: Clause, previous: Query) -> bool:
    """Whether a growth is set over that of a time, and the time it is of itself is left to what was told before."""
    paced = clause.has("more", "faster", "slower") and clause.has("flow", *ONE_WAY)
    if not paced or clause.has_any(*WHO, "commodity", "question") or previous.operation not in (*AMOUNTS, "growth"):
        return False
    times = clause.all("period")
    stands = {m.last + 1 for m in clause.mentions if m.says("than")}
    return len(times) == len(previous.periods) == 1 and times[0].first in stands


def faster_than_then(previous: Query, query: Query, clause: Clause) -> Query:
    """The growth of the time told before beside that of the time named; the query as it is where that is not asked."""
    if (query.operation, query.by, len(query.periods)) != ("growth", "year", 1) or not than_then(clause, previous):
        return query
    here, there = previous.periods[0], query.periods[0]
    same = query.commodities == previous.commodities and query.reporter == previous.reporter
    same = same and (query.partners == previous.partners or (query.partners in WORLD and previous.partners in WORLD))
    if not same or here == there or here.month_count != there.month_count:
        return query
    return query.with_(operation="compare", by="period", measure="yoy", periods=(here, there))
