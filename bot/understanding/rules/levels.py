"""Features of a text that asks for nothing but the figure itself -> the query of it; every other rule comes before."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import PRICES, YUAN_RATE


def _same_span_twice(f: Features) -> tuple[Period, ...]:
    """`Between January-February 2025 and January-February 2026`: both as they were named, where the months, which no
    quarter or half is named for, are said of two years; else none."""
    ends = f.end_points
    if f.clause.ops("sum", "accumulated") or len(ends) != 2 or not {end.kind for end in ends} <= {"span", "ytd"}:
        return ()
    alike = ends[0].first.month == ends[1].first.month and ends[0].month_count == ends[1].month_count
    return ends if alike else ()


def _course(f: Features) -> bool:
    """A span whose course is asked for, not its sum: since a date, over years, an index over months."""
    if len(f.periods) != 1 or f.clause.ops("sum", "accumulated", "split") or len(f.partners) > 1:
        return False
    span = f.periods[0]
    years = span.month_count >= 24 and span.month_count % 12 == 0 and span.first.month == 1
    behaved = f.ends and f.clause.says("behaving")
    return years or ((f.since or behaved) and span.month_count > 2) or (f.context and (f.ends or span.kind == "span"))


def _index_on_year(f: Features) -> Query | None:
    """`The PMI in December 2025 against a year before`: both months, or by how much it moved; a rate of prices is on
    the year itself."""
    c, month = f.clause, [period.month_count for period in f.periods] == [1]
    if not (f.context and month and c.has("growth", "yoy")) or f.fragment or f.amounts or f.commodities[1:]:
        return None
    if set(f.commodities) <= {*PRICES} or c.ops("why", "record", "check"):
        return None
    periods = (f.periods[0], f.periods[0].shift(-12))
    if c.has("question", "how_much") or c.has("direction") or c.ops("difference"):
        return query_of(f, "change", measure=f.measure, periods=periods)
    return query_of(f, "compare", by="period", measure=f.measure, periods=periods)


def level(f: Features) -> Query:
    if (on_year := _index_on_year(f)) is not None:
        return on_year
    if _course(f):
        years = bool(f.end_points) and {p.kind for p in f.end_points} == {"year"}
        whole = f.periods[0].month_count >= 24 and f.periods[0].month_count % 12 == 0 and f.periods[0].first.month == 1
        return query_of(f, "trend", by="year" if years or whole else "month")
    if f.commodities == (YUAN_RATE,) and f.clause.says("mean_price"):
        return query_of(f, "average")  # 人民币平均价: of single days, of which no mean is held
    operation = {"balance": "balance", "total": "total", "trade": "total"}.get(f.flow or "", "level")
    flow = "total" if f.flow == "trade" else f.flow
    return query_of(f, operation, periods=_same_span_twice(f) or f.periods, flow=flow)
