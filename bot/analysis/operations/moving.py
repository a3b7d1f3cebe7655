"""trend by moving_sum, moving_average, ytd -> sums and means over months in a row, each told by its last month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, at, computed, gauges, subjects
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import result
from bot.analysis.operations.month_series import monthly_rates
from bot.analysis.operations.months import is_new_year_span, stretches
from bot.analysis.operations.running import moving
from bot.analysis.table import Table
from bot.analysis.vintages import Run, monthly
from bot.errors import CannotAnswer
from bot.model import Code, Figure, Note, Period, Query, Result, Statement

_SHOWN = 13  # windows shown where no span is asked for
_USUAL = 12  # months of a window where no number is said


def moving_course(query: Query, table: Table, asked_on: date) -> Result:
    """by moving_sum or moving_average over `limit` months, one figure for each last month within periods[0]; by ytd
    the sum since January after each month. A window never bridges a gap. Raises the absence of a series of which no
    window is whole."""
    statements: list[Statement] = []
    founds: list[Found] = []
    lines: list[tuple[Code, tuple[Figure, ...]]] = []
    refused: CannotAnswer | None = None
    for subject in subjects(query):
        span, query = _span(query, table, asked_on, subject)
        if query.by == "ytd":
            found, run = _year_to_date(query, table, subject, span, asked_on)
        else:
            found, run = _windows(query, table, subject, span)
        if not found:
            refused = refused or absent(query, table, asked_on, subject, span)
            continue
        statements += _told(query, found, run, span)
        founds += found
        ends = tuple(replace(one.figure, period=_end(one.figure), measure=query.by) for one in found)
        lines.append((Code("flow", subject.flow), ends))
    if refused is not None and not founds:
        raise refused
    if refused is not None:
        statements.append(refused.said)
    return result(query, statements, founds, tuple(lines), covered=_end(founds[-1].figure))


def _span(query: Query, table: Table, asked_on: date, subject: Subject) -> tuple[Period, Query]:
    """The span of the last months asked for; else the thirteen to the newest month held, or that year to date."""
    if query.periods:
        return Period(min(p.first for p in query.periods), max(p.last for p in query.periods)), query
    measure = "yoy" if query.measure == "yoy" else query.measure
    newest = newest_held(table, subject, measure, query.basis, ("month",))
    if newest is None:
        raise absent(query, table, asked_on, subject, None)
    first = Period.year(newest.last.year) if query.by == "ytd" else newest.shift(1 - _SHOWN)
    span = Period(first.first, newest.last)
    return span, query.with_(periods=(span,), notes=(*query.notes, Note("covered", "periods", span.code)))


def _windows(query: Query, table: Table, subject: Subject, span: Period) -> tuple[list[Found], Run]:
    """The windows that end within the span, in the gauge in which there are most of them."""
    length = query.limit or _USUAL
    wide = Period(span.shift(1 - length).first, span.last)
    best: tuple[list[Found], Run] = ([], Run(()))
    if query.measure == "yoy" and subject.flow != "context":
        runs = [monthly_rates(table, subject, wide, query.basis)]
    else:
        held = gauges(table, subject, query.measure, query.basis)
        runs = [monthly(table, subject, gauge, wide, query.vintage) for gauge in held]
    for run in runs:
        found = windows(run, length, query.by != "moving_sum" or _is_rate(run), span)
        if len(found) > len(best[0]):
            best = found, run
    return best


def _is_rate(run: Run) -> bool:
    """Rates and indexes have means, never sums."""
    return bool(run.figures) and run.figures[0].measure not in ("value", "quantity")


def windows(run: Run, length: int, average: bool, span: Period) -> list[Found]:
    """Every whole window of so many months that ends within the span. A rate of two months weighs as two."""
    rate = _is_rate(run)
    points = [(f.period, f.value * f.period.month_count if rate else f.value) for f in run.figures]
    formula = f"sum / {length}" if average else "sum"
    found = []
    for window, value in moving(points, length, average):
        if span.covers(window.split()[-1]):
            rows = [figure for figure in run.figures if window.covers(figure.period)]
            found.append(computed(rows[0], value, rows, formula, period=window))
    return found


def _year_to_date(
    query: Query, table: Table, subject: Subject, span: Period, asked_on: date
) -> tuple[list[Found], Run]:
    """After each month of the span the total since January: announced, else added up in one vintage throughout."""
    best: list[Found] = []
    lacking: tuple[Period, ...] = ()
    ends = [month for month in span.split() if month.last <= asked_on]
    for gauge in gauges(table, subject, query.measure, query.basis):
        for vintage in ("published", "revised") if query.vintage is None else (query.vintage,):
            totals = {m: at(table, subject, gauge, Period(date(m.last.year, 1, 1), m.last), vintage) for m in ends}
            found = [one for one in totals.values() if one is not None]
            if len(found) > len(best):
                best, lacking = found, tuple(month for month, one in totals.items() if one is None)
    return best, Run((), lacking)


def _end(figure: Figure) -> Period:
    return figure.period.split()[-1]


def _told(query: Query, found: list[Found], run: Run, span: Period) -> list[Statement]:
    """The newest first, then every one by its last month, the highest and lowest, gaps and the joint of vintages."""
    last = found[-1].figure
    by = str(query.by) if query.by == "ytd" or not _is_rate(Run((last,))) else "moving_average"
    by += "_rate" if last.measure == "yoy" and last.flow != "context" else ""
    said = [Statement.of(f"trend.{by}", figure=last, n=query.limit or _USUAL, month=_end(last))]
    pairs = tuple((_end(one.figure), one.figure) for one in found)
    if len(pairs) > 1:
        said.append(Statement.of("trend.points", figures=pairs))
    if len(pairs) > 3 and query.by != "ytd":
        high, low = max(found, key=_value).figure, min(found, key=_value).figure
        said.append(Statement.of("trend.range_to", high=high, high_end=_end(high), low=low, low_end=_end(low)))
    newest = _end(run.figures[-1]) if run.figures else _end(last)
    missing = [month for month in run.missing if month < newest]
    if missing:
        kind = "trend.ytd_not_held" if query.by == "ytd" else "trend.windows_broken"
        said.append(Statement.of(kind, spans=stretches(missing), n=len(missing)))
    if newest < span.split()[-1]:
        said.append(Statement.of("trend.until", period=newest))
    if any(is_new_year_span(figure.period) for figure in run.figures):
        said.append(Statement.of("trend.january_february"))
    if query.by == "ytd" and any(one.rows for one in found):
        kind = "trend.ytd_revised" if last.vintage == "revised" else "trend.some_worked_out"
        said.append(Statement.of(kind))
    if run.joint is not None:
        said.append(Statement.of("trend.joint", period=run.joint))
    return said


def _value(found: Found) -> float:
    return found.figure.value
