"""A series of months -> what has to be said of it: its gaps, the joint of its vintages, what was worked out."""

from __future__ import annotations

from collections.abc import Iterable

from bot.analysis.holdings import Found, Gauge, Subject
from bot.analysis.operations.month_series import MonthSeries
from bot.analysis.operations.months import counted, is_new_year_span, missing, span_of, stretches, touches_new_year
from bot.analysis.table import Table
from bot.analysis.vintages import revised_end
from bot.model import Period, Statement

_MANY_GAPS = 4


def notes(
    series: MonthSeries, within: Period | None = None, grain: str = "month", apart: tuple[Period, ...] = ()
) -> tuple[Statement, ...]:
    """Statements under "months.": gaps, joint, computed, new_year; none where there is nothing to say.

    apart: spans that are held and told of, though they are no months of the series: they are no gaps.
    """
    if not series.figures:
        return ()
    said: list[Statement] = []
    held = span_of(figure.period for figure in series.figures)
    span = within or held
    if grain in ("month", "year"):
        said += gaps(missing((*(figure.period for figure in series.figures), *apart), span))
    if series.joint:
        said.append(Statement.of("months.joint", last=series.joint))
    if series.computed and len(series.computed) < len(series.figures):
        said.append(Statement.of("months.computed", n=counted(figure.period for figure in series.computed)))
    elif series.computed:
        said.append(Statement.of("months.all_computed"))
    if any(figure.basis == "unstated" for figure in series.figures):
        said.append(
            Statement.of("months.unstated", periods=tuple(f.period for f in series.figures if f.basis == "unstated"))
        )
    return tuple(said)


def unstated(founds: Iterable[Found]) -> tuple[Statement, ...]:
    """Which rates beside others do not say their currency."""
    figures = [one.figure for one in founds]
    loose = tuple(figure.period for figure in figures if figure.basis == "unstated")
    return (Statement.of("months.unstated", periods=loose),) if loose and len(loose) < len(figures) else ()


def of_two_vintages(table: Table, founds: Iterable[Found]) -> tuple[Statement, ...]:
    """Where the revised figures end, of amounts on both sides of that."""
    amounts = [one.figure for one in founds if one.figure.measure in ("value", "quantity")]
    vintages = {figure.vintage for figure in amounts}
    if vintages != {"published", "revised"}:
        return ()
    one = next(figure for figure in amounts if figure.vintage == "revised")
    subject = Subject(one.reporter or "", one.flow or "", one.partner or "", one.commodity or "")
    gauge = Gauge(one.measure or "value", one.unit, one.basis or "", one.adjusted or "")
    end = revised_end(table, subject, gauge)
    return (Statement.of("months.joint", last=end),) if end is not None else ()


def gaps(months: Iterable[Period]) -> tuple[Statement, ...]:
    """Which months lack a figure; only their number where they are scattered."""
    absent = tuple(months)
    if not absent:
        return ()
    parts = stretches(absent)
    if len(parts) > _MANY_GAPS:
        return (Statement.of("months.many_gaps", n=len(absent), period=span_of(absent)),)
    return (Statement.of("months.gaps", periods=parts),)


def new_year(periods: Iterable[Period]) -> tuple[Statement, ...]:
    """That a January-February figure stood for two months, or that one of the two was taken alone."""
    held = tuple(periods)
    spans = tuple(period for period in held if is_new_year_span(period))
    if spans:
        return (Statement.of("months.new_year_span"),)
    if any(touches_new_year(period) for period in held):
        return (Statement.of("months.new_year_alone"),)
    return ()


def hardly_held(spans: Iterable[Period], told: Iterable[Statement]) -> bool:
    """Whether by what is told more months of the spans that are named lack a figure than have one."""
    months, lacking = sum(period.month_count for period in spans), 0
    for said in told:
        fields = dict(said.fields)
        if said.kind == "months.many_gaps" and isinstance(fields["n"], int):
            lacking += fields["n"]
        elif said.kind == "months.gaps" and isinstance(fields["periods"], tuple):
            lacking += sum(one.month_count for one in fields["periods"] if isinstance(one, Period))
    return lacking * 2 > months > 0
