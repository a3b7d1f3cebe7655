"""Query threshold -> the months (or years) in which a condition held: which, how many, the first, the last."""

from __future__ import annotations

from datetime import date

from bot.analysis.operations.combined import combined
from bot.analysis.operations.crossing import crossing
from bot.analysis.operations.meaning import agencies, bound_in, bound_slots, count, each_flow, not_held, series_of
from bot.analysis.operations.month_series import MonthSeries, Slots, single_days
from bot.analysis.operations.month_sets import simple
from bot.analysis.operations.months import counted, holds, is_new_year_span, span_of, stretches
from bot.analysis.operations.series_notes import new_year, notes
from bot.analysis.operations.streaks import bound_fields, bound_of, telling, words
from bot.analysis.table import Table
from bot.model import Bound, Code, Figure, Period, Query, Result, Statement

_NEAR = 2  # times the largest month: what is larger is an amount of years
_MANY = 16  # months listed with their figures; more are told as stretches


@each_flow
def threshold(query: Query, table: Table, asked_on: date) -> Result:
    """by which | count | first | last over periods[0] or all held; month: which, never told of years; year: by calendar
    year (limit 1 the first, -1 the last); running: when the sum since January passed the amount, also where first asks
    for a year none of whose months reach it. A condition of several parts is tried month by month. Raises NotHeld."""
    if query.condition is not None and simple(query.condition) is None:
        return combined(query, table, asked_on)
    bound = bound_of(query, table)
    if query.by == "running":
        return crossing(query, bound, table, asked_on)
    slots = bound_slots(query, table, bound, "value")
    span = query.periods[0] if query.periods else None
    grain = "year" if query.by == "year" else "month"
    how = "which" if query.by in (None, "month") else query.by
    if grain == "year":
        how = {1: "first", -1: "last"}.get(query.limit or 0, "which")
    series = series_of(table, slots, span, grain, spans=True)
    if grain == "month" and (days := single_days(table, slots, span)):
        how = "last" if how == "last" else "first"  # days are held here and there: no months to be counted
        series = MonthSeries(days)
    if not series.figures:
        raise not_held(query, table, asked_on, slots)
    bound = bound_in(table, bound, series.figures[0].unit)
    series = telling(series, bound)
    if not series.figures:
        raise not_held(query, table, asked_on, slots)
    met = tuple(figure for figure in series.figures if holds(bound, figure.value))
    if not met and series.figures[0].period.kind == "day":
        raise not_held(query, table, asked_on, slots)
    if not met and grain == "month" and slots.measure in ("value", "quantity"):
        years = series_of(table, slots, None, "year")
        if (
            span is None
            and query.by != "month"
            and _of_years(bound, series)
            and any(holds(bound, figure.value) for figure in years.figures)
        ):
            return _told(query, slots, bound, years, "year", None, how)
        away = ("above", "at_least") if bound.amount > 0 else ("below", "at_most")
        if how == "first" and bound.comparator in away and span is not None and span.kind in ("year", "ytd"):
            if _of_years(bound, series):  # no month comes near it, the sum may reach it
                return crossing(query.with_(by="running"), bound, table, asked_on)
            if len(series.figures) * 2 < span.month_count:
                raise not_held(query, table, asked_on, slots)  # most months are missing, and one of them may have
    return _told(query, slots, bound, series, grain, span, how)


def _told(
    query: Query, slots: Slots, bound: Bound, series: MonthSeries, grain: str, span: Period | None, how: str
) -> Result:
    met = tuple(figure for figure in series.figures if holds(bound, figure.value))
    held = span or span_of(figure.period for figure in series.figures)
    kind, fields = words(series.figures[0], bound), bound_fields(series.figures[0], bound)
    number = len(met) if grain == "year" else counted(figure.period for figure in met)
    amount = count(number, "count", held, series.figures[0], met or series.figures)
    suffix = "_years" if grain == "year" else ""
    tail: tuple[Statement, ...] = ()
    if not met:
        said = [Statement.of(f"threshold.none{suffix}.{kind}", n=amount, span=held, **fields)]
        said += _nearest(series, bound)
    elif how in ("first", "last"):
        figure = met[0] if how == "first" else met[-1]
        said = [Statement.of(f"threshold.{how}{suffix}.{kind}", figure=figure, **fields)]
        if number > 1 and figure.period.kind != "day":
            said.append(Statement.of(f"threshold.in_all{suffix}", n=amount, span=held))
        if how == "first":
            said.append(Statement.of("threshold.looked_from", first=series.figures[0].period))
    elif how == "count":
        said = [Statement.of(f"threshold.count{suffix}.{kind}", n=amount, span=held, **fields)]
        tail = (_listed(met),)
    else:
        said = [Statement.of(f"threshold.which{suffix}.{kind}", figures=met[:_MANY], n=amount, span=held, **fields)]
        if len(met) > _MANY:
            said = [Statement.of(f"threshold.count{suffix}.{kind}", n=amount, span=held, **fields)]
            tail = (_listed(met),)
    said += tail
    said += new_year(figure.period for figure in met if is_new_year_span(figure.period))
    days = series.figures[0].period.kind == "day"
    if slots.measure != "yoy" and bound.amount and grain == "month" and not days:
        said += _undecided(series, held)
    said += notes(series, span, grain)
    by_year = {"by": "year", "limit": {"first": 1, "last": -1}.get(how)}
    return Result(
        query.with_(periods=(held,), **({"by": how} if grain == "month" else by_year)),
        tuple(said),
        series=((Code("flow", slots.flow), series.figures),),
        bounds=(bound.amount,) if bound.upper is None else (bound.amount, bound.upper),
        rows=met,
        formula="count",
        agencies=agencies(series.figures),
        covered=(met or series.figures)[-1].period,
    )


def _of_years(bound: Bound, series: MonthSeries) -> bool:
    """Whether no month comes near an amount: 3 trillion dollars of exports; 800,000 cars may be those of a month."""
    return abs(bound.amount) > _NEAR * max(abs(figure.value) for figure in series.figures)


def _listed(met: tuple[Figure, ...]) -> Statement:
    if len(met) > _MANY:
        return Statement.of("threshold.stretches", periods=stretches([figure.period for figure in met]))
    return Statement.of("threshold.list", figures=met)


def _nearest(series: MonthSeries, bound: Bound) -> tuple[Statement, ...]:
    """The figure that came nearest to a bound that none met."""
    up = bound.comparator in ("above", "at_least")
    if bound.comparator in ("between", "is"):
        return ()
    near = (max if up else min)(series.figures, key=lambda figure: figure.value)
    return (Statement.of("threshold.nearest_high" if up else "threshold.nearest_low", figure=near),)


def _undecided(series: MonthSeries, span: Period) -> tuple[Statement, ...]:
    """Nothing to add where all months stand alone; a January-February total cannot tell on either month."""
    absent = [m for m in span.split() if m.first.month in (1, 2) and series.at(m) is None]
    held = [figure.period for figure in series.figures]
    inner = [m for m in absent if held and held[0] < m < held[-1]]
    return (Statement.of("months.new_year_undecided"),) if inner else ()
