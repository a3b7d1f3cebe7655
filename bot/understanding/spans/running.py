"""The year that is not over, of a movement: `are exports growing this year` is asked of the year so far;

and the years that are over since one that was named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model import Coverage, Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year

_MONTHS = (
    "trend", "chart", "monthly", "by_quarter", "which", "list", "count", "when", "record", "streak", "longest",
    "first_time", "last_time", "ever",
)  # fmt: skip
_APART = ("op", "time", "extreme", "compare", "direction", "growth", "negation", "number", "more", "fragment")


def over_months(f: Features) -> bool:
    """Whether each month of a span is looked at, not the span as one."""
    c = f.clause
    either = c.has("direction", "up") and c.has("direction", "down")  # "accelerating or slowing": a course
    return c.ops(*_MONTHS) or c.has("extreme") or f.asks_time is not None or either


def running_year(
    clause: Clause, f: Features, expression: TimeExpression, newest: Period | None, today: date
) -> TimeExpression:
    """`This year` of a movement, or of what adds up (`今年顺差累计多少`), as far as it goes, and the running year told
    by its number where it is from its start or to now (`2026 jusqu'ici`); any other amount is the whole year's, and
    `since 2026` that of each month."""
    part = expression.parts[0] if len(expression.parts) == 1 else None
    from_end_to_end = expression.ends or (part is not None and part.edge == "start")
    if expression.mode == "since" and from_end_to_end and part is not None and not clause.has_any(*_APART):
        begun = replace(part, edge="" if part.edge == "start" else part.edge)
        if is_bare_year(begun) and begun.year == today.year and not (f.context or begun.year_of):
            return replace(expression, mode="list", parts=(replace(begun, so_far=True),))  # "2026 jusqu'ici"
    running = f.moved or clause.ops("accumulated", "happened", "why")
    running = running or any(m.says("moved_by") for m in clause.all("op", "difference"))  # 今年增加了多少
    if not running or f.context or len(clause.expressions()) != 1 or expression.mode != "list" or over_months(f):
        return expression
    if newest is None or newest.last.year != today.year or newest.last.month < 3:  # January alone is no year so far
        return expression
    this_year = ("year", (1, 12), 0, "today")
    if clause.ops("why", "accumulated") and part is not None and is_bare_year(part) and part.year == today.year:
        return replace(expression, parts=(replace(part, year=0, year_of="today", so_far=True),))  # "risen so in 2026"
    if part is None or (part.grain, part.months, part.year, part.year_of) != this_year:
        return expression
    return replace(expression, parts=(replace(part, so_far=True),))


def rate_to_date(coverage: Coverage, f: Features, today: date) -> Period | None:
    """The last month up to which a rate of the running year is announced, from January on; None: of no such span."""
    if f.flow not in ("export", "import") or over_months(f):
        return None
    partner, commodity = (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0]
    spans = (
        period
        for key, periods in coverage.held(f.reporter, f.flow, partner, commodity)
        if key.measure == "yoy"
        for period in periods
        if period.first == date(today.year, 1, 1) and period.month_count > 2 and period.last <= today
    )
    last = max((period.last for period in spans), default=None)
    return Period.month(last.year, last.month) if last is not None else None


def whole_years(since: Period, coverage: Coverage, f: Features) -> tuple[Period, ...]:
    """The last whole year held and the one in which a span begins: what "grown since 2018" sets against each other."""
    flow = "export" if f.flow in ("both", "all") else f.flow or "export"
    held = coverage.held(f.reporter, flow, (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0])
    years = [span for key, spans in held if key.measure != "yoy" for span in spans if span.kind == "year"]
    first = Period.year(since.first.year)
    return (max(years), first) if years and max(years) > first else ()


def months_apart(since: Period, after: bool, coverage: Coverage, f: Features) -> tuple[Period, ...]:
    """The newest month held and the one in which a span begins: what "risen since November" sets against each other.

    after: it begins the month after what is named, before which a tariff or index stood where it came from.
    """
    held = coverage.newest_first(
        f.reporter, f.flow or "export", (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0]
    )
    single = ("month", "day")
    newest = (
        next((Period.month(p.last.year, p.last.month) for p in spans if p.kind in single), None)
        for key, spans in held
        if key.measure != "yoy"
    )
    last = max((month for month in newest if month is not None), default=None)
    first = Period.month(since.first.year, since.first.month).shift(-1 if after and f.context else 0)
    return (last, first) if last is not None and last > first else ()


def added_up(f: Features, expression: TimeExpression, talk: Sequence[Turn]) -> bool:
    """`Exports over the trailing 12 months`: amounts of so many months, which end where amounts are held.

    So does "only the last three months" after amounts.
    """
    if not any(part.anchor == "newest" and part.count for part in expression.parts):
        return False
    told = talk[-1].query if f.fragment and talk else None
    if told is not None and (told.measure == "yoy" or told.operation not in ("trend", "level", "sum", "average")):
        return False
    plain = not f.clause.has_other("op", "sum", "accumulated", "average", "published")
    asked = f.clause.has_any("extreme", "more", "compare") or f.asks_time is not None
    return plain and not (asked or f.moved) and f.flow in ("export", "import", "total")


def still_to_come(query: Query, clause: Clause, asked_on: date) -> Query:
    """`What is expected of September`, asked in September: of the one that is under way, not of a year before."""
    plain = query.operation == "surprise" and clause.ops("forecast") and not clause.ops("surprise", "missed")
    if not plain or len(query.periods) != 1 or not all(e.yearless for _, e in clause.expressions()):
        return query
    running = query.periods[0].shift(12)
    asked = bool(clause.expressions()) and running.kind == "month" and running.first <= asked_on <= running.last
    return query.with_(periods=(running,)) if asked else query
