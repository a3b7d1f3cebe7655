"""`Since 2022` after the course of the years: that of the years since then, and not of their months. `Both years in
full` after two of their months or quarters: those years."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.pointed_time import TIME_ALONE
from bot.understanding.talks.put_together import OF_FLOW
from bot.understanding.talks.told import RECKONED
from bot.understanding.times.moments import Moment
from bot.understanding.words.kinds import AMOUNTS

_YEAR = 12  # months
_THAT_YEAR = Moment("year", year=0, year_of="earlier")
_OF_BOTH = ("deictic", "time", "harmless", "conj", "fragment", "courtesy", "prep")


def years_again(before: Sequence[Turn], f: Features) -> Query | None:
    """The query of such a fragment; None for any other."""
    return _both_years(before, f) or _course_again(before[-1].query, f) or _year_of_course(before[-1].query, f)


def _course_again(previous: Query, f: Features) -> Query | None:
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


def _year_of_course(previous: Query, f: Features) -> Query | None:
    """The figure of the year in which the months lie that were told one by one."""
    by_month = previous.operation == "trend" and previous.by == "month" and len(f.periods) == 1
    if not by_month or not any(period.month_count < _YEAR for period in previous.periods):
        return None
    expressions = f.clause.expressions()
    time = expressions[0][1] if len(expressions) == 1 else None
    whole = time is not None and (time.parts == (_THAT_YEAR,) or bool(time.entire and f.periods[0].kind == "year"))
    if not whole or not f.clause.only(*TIME_ALONE) or f.clause.has("question"):
        return None
    f.clause.rule = RECKONED  # and not carried back into a course
    if previous.measure == "yoy":
        return previous.with_(operation="growth", by="year", periods=f.periods, notes=())
    operation = OF_FLOW.get(previous.flow or "", "level")
    return previous.with_(operation=operation, by=None, periods=f.periods, notes=())


def _both_years(before: Sequence[Turn], f: Features) -> Query | None:
    """The figures of both years, after those of a part of either."""
    c = f.clause
    if len(before) < 2 or not c.has("deictic", "both") or not c.has("time", "unit:year") or not c.only(*_OF_BOTH):
        return None
    one, other = before[-2].query, before[-1].query
    times = (*one.periods, *other.periods)
    years = sorted({period.first.year for period in times})
    parts = len(one.periods) == len(other.periods) == 1 and all(p.month_count < _YEAR for p in times)
    alike = one.with_(periods=(), notes=()) == other.with_(periods=(), notes=())
    if not (parts and alike and len(years) == 2) or other.operation not in AMOUNTS:
        return None
    return other.with_(periods=tuple(map(Period.year, years)), notes=())
