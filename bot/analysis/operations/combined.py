"""Query threshold with and, or, not -> the months in which all of it held, with the figures that tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.operations.meaning import agencies, bound_in, bound_series, count, not_held
from bot.analysis.operations.month_series import MonthSeries, monthly
from bot.analysis.operations.month_sets import leaves, sorted_out
from bot.analysis.operations.months import is_new_year_span, span_of, stretches
from bot.analysis.operations.series_notes import gaps, new_year
from bot.analysis.operations.streaks import telling
from bot.analysis.table import Table
from bot.model import Bound, Code, Condition, Figure, Logic, Period, Query, Result, Statement

_ROWS = 12


def combined(query: Query, table: Table, asked_on: date) -> Result:
    """Months of periods[0], or of the span in which every series is held. Raises NotHeld where one has no month."""
    span = query.periods[0] if query.periods else None
    condition = query.condition or Logic("and", ())
    held: dict[Bound, MonthSeries] = {}
    settled: dict[Bound, Bound] = {}
    for bound in leaves(condition):
        slots = bound_series(query, table, bound)
        series = monthly(table, slots, span, spans=True)
        if not series.figures:
            raise not_held(query, table, asked_on, slots)
        settled[bound] = bound_in(table, bound, series.figures[0].unit)
        held[bound] = telling(series, settled[bound])
    window = span or common_span(*held.values())
    if window is None:
        raise not_held(query, table, asked_on)
    exact = in_units(condition, settled)
    by_settled = {settled[bound]: series for bound, series in held.items()}

    def value_of(bound: Bound, month: Period) -> float | None:
        figure = by_settled[bound].at(month)
        return None if figure is None else figure.value

    met, unknown = sorted_out(exact, window.split(), value_of)
    if len(unknown) == len(window.split()):
        raise not_held(query, table, asked_on)
    return months_told(query, window, met, unknown, tuple(by_settled.values()))


def common_span(*held: MonthSeries) -> Period | None:
    """From the first month that all of them have to the last; None where they do not meet."""
    first = max(series.figures[0].period.first for series in held if series.figures)
    last = min(series.figures[-1].period.last for series in held if series.figures)
    return Period(first, last) if first < last else None


def in_units(condition: Condition, settled: dict[Bound, Bound]) -> Condition:
    """The condition with each bound as it was settled."""
    if isinstance(condition, Bound):
        return settled[condition]
    return replace(condition, parts=tuple(in_units(part, settled) for part in condition.parts))


def months_told(
    query: Query, window: Period, met: tuple[Period, ...], unknown: tuple[Period, ...], series: tuple[MonthSeries, ...]
) -> Result:
    """The months that met it, of a window, with their figures; and of which it is not known."""
    used: dict[tuple[Figure, ...], None] = {}
    for month in met:
        used[tuple(figure for one in series if (figure := one.at(month)) is not None)] = None
    rows = tuple(dict.fromkeys(figure for row in used for figure in row))
    like = series[0].figures[0]
    number = count(len(met), "count", window, like, rows or tuple(one.figures[0] for one in series))
    how = query.by or "which"
    if not met:
        said = [Statement.of("threshold.set.none", n=number, span=window)]
    elif how in ("first", "last"):
        month = met[0] if how == "first" else met[-1]
        said = [Statement.of(f"threshold.set.{how}", figures=_named(_row(series, month)), month=month)]
        said.append(Statement.of("threshold.in_all", n=number, span=window))
    else:
        kind = "threshold.set.which" if len(met) <= _ROWS * 2 else "threshold.set.count"
        said = [Statement.of(kind, n=number, periods=stretches(met), span=window)]
        if len(used) <= _ROWS:
            for row in used:
                said.append(Statement.of("threshold.set.row", period=_shortest(row), figures=_named(row)))
    said += new_year(figure.period for figure in rows if is_new_year_span(figure.period))
    if unknown:
        said += gaps(unknown)
    for joint in dict.fromkeys(one.joint for one in series if one.joint):
        said.append(Statement.of("months.joint", last=joint))
    return Result(
        query.with_(periods=(window,), by=how),
        tuple(said),
        rows=rows,
        formula="count",
        agencies=agencies(rows or (like,)),
        covered=met[-1] if met else span_of(figure.period for figure in series[0].figures),
    )


def _row(series: tuple[MonthSeries, ...], month: Period) -> tuple[Figure, ...]:
    return tuple(figure for one in series if (figure := one.at(month)) is not None)


def _named(row: tuple[Figure, ...]) -> tuple[tuple[Code, Figure], ...]:
    """Each figure with what it is: the flow, or the good where the flows are the same; a context series by its name."""
    flows = {figure.flow for figure in row}

    whose = len({figure.partner for figure in row}) > 1 and len(flows) > 1 and "context" not in flows

    def name(figure: Figure) -> Code:
        if whose:
            return Code("series", f"{figure.reporter} {figure.flow} {figure.partner} {figure.commodity}")
        by_good = figure.flow == "context" or (len(flows) == 1 and len({f.commodity for f in row}) > 1)
        if by_good:
            return Code("commodity", figure.commodity or "TOTAL")
        if len(flows) == 1 and len({f.partner for f in row}) > 1:
            return Code("partner", figure.partner or "WLD")
        return Code("flow", figure.flow or "export")

    return tuple((name(figure), figure) for figure in row)


def _shortest(row: tuple[Figure, ...]) -> Period:
    """The month that a row is about; January and February together only where all of it is."""
    return min((figure.period for figure in row), key=lambda period: (period.month_count, period))
