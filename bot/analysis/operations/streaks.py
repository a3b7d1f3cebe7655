"""Query streak -> how many months in a row met a bound: the run that lasts, the longest, or the one of a month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.analysis.operations.meaning import agencies, bound_in, bound_series, count, each_flow, not_held
from bot.analysis.operations.month_series import MonthSeries, Slots, monthly
from bot.analysis.operations.month_sets import simple
from bot.analysis.operations.months import follows, holds, is_new_year_span, missing
from bot.analysis.operations.runs import Run, longest, reaching, runs
from bot.analysis.operations.series_notes import gaps, new_year, notes
from bot.analysis.table import Table
from bot.errors import Ambiguous
from bot.model import Amount, Bound, Code, Figure, Period, Query, Result, Statement


@each_flow
def streak(query: Query, table: Table, asked_on: date) -> Result:
    """by current: the run that lasts to the newest month held; ended: the last that lasts no more, if there is one, or
    the one that ended in periods[0];
    longest; already: the one that lasts, if it is as long as `limit`, else the longest; asked: the run that holds
    periods[0]'s end (a month), or the longest within periods[0] (a span); begun: the run that holds the first month of
    periods[0], to its end; broken: the last that lasts no more, or the one that was broken within periods[0]. Raises
    NotHeld if no month is held, Ambiguous where several were broken within it."""
    bound = bound_of(query, table)
    slots = bound_series(query, table, bound)
    series = monthly(table, slots, None, spans=True)
    if not series.figures:
        raise not_held(query, table, asked_on, slots)
    signed = query.flow == "balance" or series.figures[0].measure == "yoy"
    if query.condition is None and signed and query.flow != "context":
        bound = _as_it_went(bound, series, query)
    bound = bound_in(table, bound, series.figures[0].unit)
    series = telling(series, bound)
    span = query.periods[0] if query.periods else None
    newest = series.figures[-1].period
    how = query.by or ("current" if span is None else "asked")
    asked = series
    if span is not None and span.month_count > 1 and not is_new_year_span(span):
        series = _told_apart(series, table, slots, span.split()[-1])  # "from April to January": with that January
        inside = replace(series, figures=tuple(f for f in series.figures if span.covers(f.period)))
        if not inside.figures and how in ("asked", "longest"):
            raise not_held(query, table, asked_on, slots)
        asked = inside if inside.figures else series
    if how == "asked" and span is not None and span.month_count > 1 and not is_new_year_span(span):
        how = "longest"
    found = runs(asked.points, lambda value: holds(bound, value))
    if how == "broken":
        how, asked = "asked", series
        span = _broken(query, runs(series.points, lambda value: holds(bound, value)), newest)
    if how == "ended" and span is not None:  # the month is its last, or the one in which it was broken
        how, span = "asked", _end_of_run(span, found, series, bound)
    if how == "ended":
        before = [run for run in found if not run.span.covers(newest)]
        how = "ended" if before and len(before) == len(found) else "current"
    if how == "already":
        lasting = reaching(found, newest)
        how = "current" if lasting is not None and lasting.months >= (query.limit or 1) else "longest"
        query = query.with_(limit=None)
    if how == "longest":
        run, month = longest(found), None
    elif how == "ended":
        run, month = found[-1], None
    elif how == "current":
        month = asked.figures[-1].period
        run = reaching(found, month)
    elif how == "begun":
        month = (span or newest).split()[0]
        run = next((one for one in found if one.span.covers(month)), None)
    else:
        month = span or newest
        if asked.at(month) is None:
            raise not_held(query, table, asked_on, slots)
        series = _told_apart(series, table, slots, month)
        run = reaching(runs(series.points, lambda value: holds(bound, value)), month)
    over = [one for one in found if month is not None and one.span.last < month.first]
    near = how == "current" or (how == "asked" and over and month and over[-1].span.last >= month.shift(-12).first)
    earlier = over[-1] if run is None and over and near else None
    return _told(query, series, slots, bound, run, month, how, span, earlier)


def _broken(query: Query, found: tuple[Run, ...], newest: Period) -> Period:
    """The last month of the run that was broken within the span asked about, or of the newest that is over; without
    one, that in which it was looked for."""
    over = [run.span for run in found if not run.span.covers(newest)]
    if query.periods:
        over = [span for span in over if query.periods[0].covers(span.split()[-1].shift(1))]
        if len(over) > 1:
            raise Ambiguous.again(query)
    last = query.periods[0].split()[-1] if query.periods else newest
    return over[-1].split()[-1] if over else min(last, newest, key=lambda month: month.first)


def _end_of_run(span: Period, found: tuple[Run, ...], series: MonthSeries, bound: Bound) -> Period:
    """The month that the run is looked for in which ended in such a month, or within such a span."""
    several = span.month_count > 1 and not is_new_year_span(span)
    if several:
        span = span.split()[-1]  # the run as it was told: asked again, it is the one that ended with it
    over = [run for run in found if run.span.last < span.first]
    whole = runs(series.points, lambda value: holds(bound, value)) if several else ()
    goes_on = any(run.span.first <= span.first and run.span.last > span.last for run in whole)
    if reaching(found, span) is not None and not (goes_on and over):
        return span
    # at the newest month, or of a span: the last that is over
    at_newest = several or span.covers(series.figures[-1].period)
    return over[-1].span.split()[-1] if over and at_newest else span.shift(-1)


def _told_apart(series: MonthSeries, table: Table, slots: Slots, month: Period) -> MonthSeries:
    """Up to a January the two months stand for themselves where both were published apart: February lies beyond."""
    whole = series.at(month)
    if whole is None or not is_new_year_span(whole.period) or month.last >= whole.period.last:
        return series
    months = tuple(f for f in monthly(table, slots, None).figures if whole.period.covers(f.period))
    if len(months) != whole.period.month_count or any(figure.origin == "computed" for figure in months):
        return series
    figures = (one for f in series.figures for one in (months if f is whole else (f,)))
    return replace(series, figures=tuple(figures))


def _as_it_went(bound: Bound, series: MonthSeries, query: Query) -> Bound:
    """Which way is not said ("since when?"): falls, or a deficit, where the month asked about, or the newest, had
    one."""
    at = series.at(query.periods[0]) if query.periods else series.figures[-1]
    return replace(bound, comparator="below") if at is not None and at.value < 0 else bound


def bound_of(query: Query, table: Table) -> Bound:
    """The condition, else what a streak of this series usually is: growth; a surplus; an index below 50. Raises
    Ambiguous for the distance from an amount: each time has its own, and none is the one that is asked for."""
    if query.condition is not None:
        found = simple(query.condition)
        if found is not None and found.comparator == "either":
            raise Ambiguous.again(query)
        if found is not None:
            return found
    known = table.catalog.commodities.get(query.commodities[0])
    if known is not None and known.kind == "context":
        return Bound("below", 50.0) if known.measure == "level" and known.unit == "index" else Bound("above", 0.0)
    if query.flow == "balance" and query.measure in (None, "value", "balance"):
        return Bound("above", 0.0, measure="value")
    return Bound("above", 0.0, measure=query.measure or "yoy")


def telling(series: MonthSeries, bound: Bound) -> MonthSeries:
    """Only what tells on single months: a January-February level says nothing of either but its sign; a rate does."""
    if bound.amount == 0 and bound.upper is None:
        return series
    kept = tuple(f for f in series.figures if f.measure == "yoy" or not is_new_year_span(f.period))
    return replace(series, figures=kept)


def words(figure: Figure | Slots, bound: Bound) -> str:
    """Which phrase tells the bound: rise, fall, surplus, deficit, falls_of, rises_of, above, below, ..."""
    rate = figure.measure == "yoy" and figure.flow != "context"
    if bound.amount == 0 and bound.comparator in ("above", "below"):
        if rate:
            return "rise" if bound.comparator == "above" else "fall"
        if figure.flow == "balance":
            return "surplus" if bound.comparator == "above" else "deficit"
    if rate and bound.comparator == "below" and bound.amount < 0:  # a bound that may be met is no "more than"
        return "falls_of"
    if rate and bound.comparator == "above" and bound.amount > 0:
        return "rises_of"
    if figure.flow == "balance":
        if bound.comparator in ("below", "at_most") and bound.amount < 0:
            return "deficit_" + bound.comparator
        if bound.amount > 0:
            return "surplus_" + bound.comparator
    return bound.comparator


def bound_fields(figure: Figure | Slots, bound: Bound) -> dict[str, Amount]:
    """The bound's amounts as they are said: "falls of more than 10 %", "a deficit above 20 bn"."""
    unit = bound.unit or ""
    size: Callable[[float], float] = abs if words(figure, bound).startswith(("falls", "deficit")) else float
    fields = {"amount": Amount(size(bound.amount), unit)}
    if bound.upper is not None:
        fields["upper"] = Amount(size(bound.upper), unit)
    return fields


def _told(
    query: Query, series: MonthSeries, slots: Slots, bound: Bound, run: Run | None, month: Period | None, how: str,
    span: Period | None, earlier: Run | None,
) -> Result:  # fmt: skip
    """`earlier`: the last run before the month, told where none lasts in it."""
    kind = words(series.figures[0], bound)
    fields = bound_fields(series.figures[0], bound)
    if run is None:
        figure = series.at(month) if month else None
        if span is None and how == "longest":  # of all that is held
            span = Period(series.figures[0].period.first, series.figures[-1].period.last)
        met = tuple(f for f in series.figures if earlier is not None and earlier.span.covers(f.period))
        looked = tuple(f for f in series.figures if span is None or span.covers(f.period)) or series.figures
        series = replace(series, figures=(figure,) if figure else looked)
        covered = month or series.figures[-1].period
        zero = count(0, "months", month or span or covered, series.figures[0], series.figures)
        said = [Statement.of(f"streak.none.{kind}", n=zero, **fields)]
        if figure is not None:
            said.append(Statement.of(f"streak.{'rate' if figure.measure == 'yoy' else 'level'}", figure=figure))
        if earlier is not None:
            last = count(earlier.months, "months", earlier.span, met[-1], met)
            said.append(Statement.of("streak.last_run", n=last, span=earlier.span))
        rows: tuple[Figure, ...] = (figure,) if figure else ()
        return Result(
            query.with_(periods=(span or covered,), by=how), (*said, *notes(series, span)), rows=rows,
            agencies=agencies(series.figures), covered=covered,
        )  # fmt: skip
    rows = tuple(figure for figure in series.figures if run.span.covers(figure.period))
    length = count(run.months, "months", run.span, rows[-1], rows)
    tense = "longest" if how == "longest" else "nth" if how == "asked" else "lasting"
    said = [Statement.of(f"streak.{tense}.{kind}", n=length, span=run.span, first=run.span.split()[0], **fields)]
    if how == "current" and len(rows) > 1:  # "since when"
        said.append(
            Statement.of(f"streak.{'first_rate' if rows[0].measure == 'yoy' else 'first_level'}", figure=rows[0])
        )
    said.append(Statement.of(f"streak.{'last_rate' if rows[-1].measure == 'yoy' else 'last_level'}", figure=rows[-1]))
    said += _edges(series, run, bound)
    said += new_year(figure.period for figure in rows if is_new_year_span(figure.period))
    said += notes(replace(series, figures=rows), None)
    within = run.span if how == "current" else span or run.span  # what comes next looks at the run, not all before it
    return Result(
        query.with_(periods=(within,), by=how),
        tuple(said),
        series=((Code("flow", slots.flow), series.figures),),
        bounds=(bound.amount,),
        rows=rows,
        formula="count",
        agencies=agencies(rows),
        covered=rows[-1].period,
    )


def _edges(series: MonthSeries, run: Run, bound: Bound) -> tuple[Statement, ...]:
    """What stood before the run and after it: the figure that broke it, or that none is held."""
    said: list[Statement] = []
    first = next(n for n, figure in enumerate(series.figures) if figure.period == run.points[0][0])
    before = series.figures[first - 1] if first else None
    if before is None or not follows(before.period, run.span):
        said += (Statement.of("streak.open_before", period=run.span.split()[0].shift(-1)),)
    else:
        said.append(Statement.of(f"streak.{'rate' if before.measure == 'yoy' else 'level'}_before", figure=before))
    last = first + len(run.points)
    if last < len(series.figures):
        after = series.figures[last]
        if holds(bound, after.value):
            return tuple(said)  # it was asked how long the run was by then; it went on
        absent = missing((run.span, after.period), Period(run.span.first, after.period.last))
        said += gaps(absent)
        if not absent:
            said.append(Statement.of(f"streak.{'rate' if after.measure == 'yoy' else 'level'}_after", figure=after))
    return tuple(said)
