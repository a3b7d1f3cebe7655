"""The partner with whom, or the books in which, what is asked is held, where the words leave it open."""

from __future__ import annotations

from bot.errors import CannotAnswer
from bot.model import HOME, Bound, Coverage, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.as_held import FEW, LEVELS, counted, series_held
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import ONE_WAY, OTHER_WAY, WHO

_BOTH_WAYS = ("balance", "total")
_BEGINS = {"IND": 4}  # the month in which a year begins that only that partner's own books count by
_WITH_ALL = ("in_all", "whole", "whole_flow", "whole_trade", "everybody")
_OF_MONTHS = ("threshold", "record", "streak")


def with_whom_held(query: Query, clause: Clause, previous: Query | None, coverage: Coverage, home: str) -> Query:
    """The query with the partner, or in the books, of whom such a figure is held, where the words leave it open."""
    query = _in_its_books(_of_everybody(query, clause, previous, coverage), clause, coverage, home)
    return _months_of_theirs(query, clause, coverage, home)


def own_count_of_the_pair(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`China's surplus with India, and India's own deficit figure`: the other's count of the same trade, and not its
    balance with all."""
    if len(queries) < 2 or not (frame.has("books", "own") or frame.says("keeping")) or frame.says(*_WITH_ALL):
        return queries
    told = list(queries)
    for i in range(1, len(told)):
        ours, theirs = told[i - 1], told[i]
        if not (isinstance(ours, Query) and isinstance(theirs, Query)) or theirs.flow != "balance":
            continue
        mutual = ours.flow == "balance" and ours.reporter == HOME and ours.partners == (theirs.reporter,)
        if mutual and theirs.partners == ("WLD",) and theirs.all_goods and theirs.operation == ours.operation:
            told[i] = theirs.with_(partners=(HOME,))
    return tuple(told)


def _of_everybody(query: Query, clause: Clause, previous: Query | None, coverage: Coverage) -> Query:
    """`Soybeans from Brazil in October, and rare earth exports`: goods and a flow of their own after one partner's, of
    whom nothing such is held: those with everybody."""
    carried = previous is not None and query.partners == previous.partners and not query.of_all
    own = clause.has("commodity") and clause.has("flow", *ONE_WAY)
    if not (carried and own) or clause.has_any("deictic", *WHO) or len(query.commodities) != 1:
        return query
    flow, goods = query.flow or "", query.commodities[0]
    here = any(coverage.held(query.reporter, flow, one, goods) for one in query.partners)
    everywhere = coverage.held(query.reporter, flow, "WLD", goods)
    return query.with_(partners=("WLD",)) if everywhere and not here else query


def _in_its_books(query: Query, clause: Clause, coverage: Coverage, home: str) -> Query:
    """ "India trade with China FY25": India's count of it, where China's has no such year; else the query as it is.
    China's own exports in that year are not got from India's imports."""
    begins = _BEGINS.get(query.partners[0]) if len(query.partners) == 1 else None
    if begins is None or query.reporter != home or query.operation not in _BOTH_WAYS or len(query.periods) != 1:
        return query
    year = query.periods[0]
    if year.first.month != begins or year.month_count != 12 or query.condition is not None:
        return query
    named = [m.code for m in clause.mentions if m.kind in WHO]
    if clause.has("agency", home) or (home in named and named[0] == home):
        return query
    own = query.with_(reporter=query.partners[0], partners=(home,), basis=None)
    there = counted(own, year, coverage, LEVELS) and not counted(query, year, coverage, LEVELS)
    return own if there else query


def _months_of_theirs(query: Query, clause: Clause, coverage: Coverage, home: str) -> Query:
    """`When did India first ship over $2 billion to China`: what India does, of whose months in that unit China's books
    hold hardly any and India's own many; else the query as it is."""
    named = [m.code for m in clause.mentions if m.kind in WHO]
    theirs = query.operation in _OF_MONTHS and query.reporter == home and named[:1] == list(query.partners)
    if not theirs or query.flow not in ONE_WAY or query.periods or clause.has("agency", home):
        return query
    own = query.with_(reporter=query.partners[0], partners=(home,), flow=OTHER_WAY[query.flow], basis=None)
    unit = query.condition.unit if isinstance(query.condition, Bound) else None
    here, there = (_months_held(one, unit or "USD_bn", coverage) for one in (query, own))
    return own if here < FEW <= there else query


def _months_held(query: Query, unit: str, coverage: Coverage) -> int:
    """In how many single months of it an amount is held in that unit."""
    held = (periods for key, periods in series_held(query, coverage) if key.measure in LEVELS and key.unit == unit)
    return len({one for periods in held for one in periods if one.month_count == 1})
