"""rank by month, quarter or year: the highest or lowest periods of one series, in one vintage."""

from __future__ import annotations

from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, subjects
from bot.analysis.operations.answering import result
from bot.analysis.operations.month_series import monthly_rates
from bot.analysis.operations.months import stretches
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.analysis.vintages import Run, best_run
from bot.model import Code, Figure, Period, Query, Result, Statement

_SHOWN = 5


def best_months(query: Query, table: Table, asked_on: date, grain: str) -> Result:
    """The top (limit above 0) or bottom single months, quarters or years of the span asked for, or of all held; a
    quarter asked for by itself among all held, down to its place.

    Of world totals the revised series; January and February together take no part in a ranking of single months.
    """
    subject = subjects(query)[0]
    span = query.periods[0] if query.periods else None
    placed = span if span is not None and span.kind == grain == "quarter" else None
    span = span if placed is None else None
    rated = _rated(query, table, grain, span, asked_on)
    run = _run(query, table, grain, span) if rated is None else Run(tuple(rated[period].figure for period in rated))
    if run is None or not run.figures:
        raise absent(query, table, asked_on, subject, span)
    figures = [figure for figure in run.figures if grain != "month" or figure.period.kind == "month"]
    bottom = query.limit is not None and query.limit < 0
    ordered = sorted(figures, key=lambda figure: figure.value if bottom else -figure.value)
    place = next((n for n, figure in enumerate(ordered, 1) if figure.period == placed), 0)
    shown = tuple(ordered[: max(abs(query.limit or _SHOWN), place)])
    if not shown or (placed is not None and not place):
        raise absent(query, table, asked_on, subject, placed or span)
    looked_in = span or Period(min(f.period.first for f in figures), max(f.period.last for f in figures))
    end = "lowest" if bottom else "highest"
    statements = [_headline(shown, end, looked_in, grain)]
    if run.missing and grain == "month":
        statements.append(Statement.of("rank.not_held", spans=stretches(run.missing), n=len(run.missing)))
    if len(figures) < len(run.figures):
        statements.append(Statement.of("record.two_apart"))
    if run.joint is not None:
        statements.append(Statement.of("rank.joint", period=run.joint))
    if placed is not None:  # as many as are told, so that the query tells them again
        query = query.with_(limit=-len(shown) if bottom else len(shown))
    query = query if span is not None else query.with_(periods=(looked_in,))
    rows = {row.period: row for row in run.rows}
    founds = [Found(figure, (rows[figure.period],) if figure.period in rows else ()) for figure in shown]
    founds = [rated[figure.period] for figure in shown] if rated is not None else founds
    lines = ((Code("flow", subject.flow), tuple(sorted(shown, key=lambda figure: figure.period))),)
    return result(query, statements, founds, lines, covered=looked_in)


def _rated(query: Query, table: Table, grain: str, span: Period | None, asked_on: date) -> dict[Period, Found] | None:
    """The rates of whole quarters or years, each announced or worked out; None where months or amounts are ranked."""
    subject = subjects(query)[0]
    if query.measure != "yoy" or grain == "month" or subject.flow == "context":
        return None
    first, last = (span.first, span.last) if span is not None else (table.first_day, asked_on)
    length = 3 if grain == "quarter" else 12
    starts = ((year, month) for year in range(first.year, last.year + 1) for month in range(1, 13, length))
    wholes = (Period.months((year, month), (year, month + length - 1)) for year, month in starts)
    inside = (whole for whole in wholes if first <= whole.first and whole.last <= last)
    found = ((whole, rate(table, subject, whole, query.basis)) for whole in inside)
    return {whole: one for whole, one in found if one is not None}


def _headline(shown: tuple[Figure, ...], end: str, span: Period, grain: str) -> Statement:
    figures = tuple(shown)
    if len(figures) == 1:
        return Statement.of(f"rank.one_period_{end}", figure=figures[0], span=span)
    pairs = tuple((figure.period, figure) for figure in figures)
    return Statement.of(
        f"rank.{grain}s_{end}", items=pairs, n=len(pairs), span=span, flow=Code("flow", figures[0].flow or "")
    )


def _run(query: Query, table: Table, grain: str, span: Period | None) -> Run | None:
    subject = subjects(query)[0]
    if query.measure == "yoy" and subject.flow != "context":
        return monthly_rates(table, subject, span, query.basis)
    if span is None and grain != "month":
        held = best_run(table, subject, None, "month", query.measure, query.basis, query.vintage)
        span = Period(table.first_day.replace(month=1, day=1), held[1].figures[-1].period.last) if held else None
    found = best_run(table, subject, span, grain, query.measure, query.basis, query.vintage)
    return found[1] if found is not None else None
