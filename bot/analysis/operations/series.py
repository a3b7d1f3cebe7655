"""trend: a series over a span by month, quarter or year, with its ends, its direction and what is not held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, computed, subjects
from bot.analysis.newest import newest_held, newest_release
from bot.analysis.operations.answering import result
from bot.analysis.operations.every_month import above_in_each
from bot.analysis.operations.growth import growth
from bot.analysis.operations.levels import balance, level_of, total
from bot.analysis.operations.month_series import monthly_rates
from bot.analysis.operations.months import stretches
from bot.analysis.operations.moving import moving_course
from bot.analysis.operations.reported import along
from bot.analysis.operations.share_course import share_course
from bot.analysis.operations.spans_in_gaps import spans_in_gaps
from bot.analysis.rates import rate_beside
from bot.analysis.table import Table
from bot.analysis.vintages import Run, best_run, calendar
from bot.errors import CannotAnswer
from bot.model import Bound, Code, Figure, Note, Period, Query, Result, Statement

_MONTHS = 13  # shown where no span is asked for: a year and the month it began with
_YEARS = 5
_LONG = 36  # months: more of them are told by year
_LEAST = 2  # figures that make a trend
_BASES = ("value_usd", "value_cny", "value_eur", "value_jpy", "quantity")


def trend(query: Query, table: Table, asked_on: date) -> Result:
    """The figures of each subject over periods[0], by month; by year where the span is long and no grain is asked for.

    by moving_sum, moving_average (over `limit` months), ytd: running figures; measure share: shares over time.
    A month as periods[1] within periods[0] is what the course is drawn for: its figure comes first.
    Of a rate or an index with one figure in the span that figure is told; else raises the absence of a subject of
    which fewer than two figures are held.
    """
    if query.by in ("moving_sum", "moving_average", "ytd"):
        return moving_course(query, table, asked_on)
    if query.measure == "share":
        return share_course(query, table, asked_on)
    statements: list[Statement] = []
    founds: list[Found] = []
    lines: list[tuple[Code, tuple[Figure, ...]]] = []
    refused: CannotAnswer | None = None
    chosen = subjects(query)
    several = len(chosen) > 1
    unsaid = query.by is None
    for subject in chosen:
        span, query = _span(query, table, asked_on, subject)
        if query.by not in ("month", "quarter", "year"):
            query = query.with_(by="year" if span.month_count > _LONG and calendar(span, "year") else "month")
        grain = query.by or "month"
        run = _run(query, table, subject, span, grain)
        if len(run.figures) == 1 and not several and subject.flow == "context":
            only = query.with_(operation="level", by=None, periods=(run.figures[0].period,))
            return level_of(only, table, asked_on)  # "the tariff since the truce": it holds until it is changed
        if len(run.figures) < _LEAST:
            refused = refused or _refusal(query, table, asked_on, subject, span)
            continue
        said, together = _tell(table, run, asked_on, several, pointed_at(query))
        statements += said
        founds.extend((*(Found(figure) for figure in run.figures), *together))
        if run.rows:
            founds.append(Found(run.figures[0], run.rows))
        lines.append((_name(query, subject), run.figures))
    if refused is not None and not founds:
        if not unsaid:
            raise refused  # "month by month": the year is none of its months
        return _as_a_whole(query, table, asked_on, refused)
    if refused is not None:
        statements.append(refused.said)
    if isinstance(query.condition, Bound) and len(lines) == _LEAST:
        statements = [*above_in_each(query.condition, lines[0][1], lines[1][1], query.periods[0]), *statements]
    told = result(query, statements, founds, tuple(lines), covered=founds[-1].figure.period if not several else None)
    if several or query.by != "month" or not lines:
        return told
    return replace(told, events=along(table, chosen[0], query.periods[0]))


def _as_a_whole(query: Query, table: Table, asked_on: date, refused: CannotAnswer) -> Result:
    """`How did trade with Africa develop in 2025`: where no months are held, the year with its growth, if that is."""
    if [period.kind for period in query.periods] != ["year"] or query.flow == "context":
        raise refused
    whole = {"balance": balance, "total": total}.get(query.flow or "", level_of)
    operation = query.flow if query.flow in ("balance", "total") else "level"
    try:
        return whole(query.with_(operation=operation, by=None), table, asked_on)
    except CannotAnswer:
        pass
    try:  # of some the rate alone is held
        return growth(query.with_(operation="growth", by=None, measure="yoy"), table, asked_on)
    except CannotAnswer:
        raise refused from None


def course(table: Table, subject: Subject, span: Period, rates: bool) -> tuple[Figure, ...]:
    """The months of one subject in a span, or their rates on the year: for a chart beside something else."""
    run = _run(Query("trend", measure="yoy" if rates else "value"), table, subject, span, "month")
    return run.figures


def _span(query: Query, table: Table, asked_on: date, subject: Subject) -> tuple[Period, Query]:
    """The span asked for; else the thirteen months (five years) to the newest held."""
    if pointed_at(query) is not None:
        return query.periods[0], query
    if len(query.periods) > 1:
        span = Period(min(p.first for p in query.periods), max(p.last for p in query.periods))
        return span, query.with_(periods=(span,))
    if query.periods:
        return query.periods[0], query
    kinds = ("year",) if query.by == "year" else ("month", "day")
    measure = "yoy" if query.measure == "yoy" else query.measure
    newest = newest_held(table, subject, measure, query.basis, kinds) or newest_held(
        table, subject, measure, query.basis
    )
    if newest is None:
        raise absent(query, table, asked_on, subject, None)
    back = newest.shift(-12 * (_YEARS - 1)) if query.by == "year" else newest.shift(1 - _MONTHS)
    span = Period(back.first, newest.last)
    return span, query.with_(periods=(span,), notes=(*query.notes, Note("covered", "periods", span.code)))


def pointed_at(query: Query) -> Period | None:
    """The month of a course that it is drawn for; None where none is."""
    if len(query.periods) != 2 or query.periods[1].kind != "month" or query.periods[0] == query.periods[1]:
        return None
    return query.periods[1] if query.periods[0].covers(query.periods[1]) else None


def _run(query: Query, table: Table, subject: Subject, span: Period, grain: str) -> Run:
    if query.measure == "yoy" and subject.flow != "context" and grain == "month":
        return monthly_rates(table, subject, span, query.basis)
    found = best_run(table, subject, span, grain, query.measure, query.basis, query.vintage)
    run = found[1] if found is not None else Run(())
    if query.measure == "yoy" and subject.flow in ("export", "import", "total"):
        rates = _rates_of_spans(query, table, subject, span, grain)
        return rates if len(rates.figures) > len(run.figures) else run
    return run


def _rates_of_spans(query: Query, table: Table, subject: Subject, span: Period, grain: str) -> Run:
    """The rates of the quarters or years on the year, announced or worked out, on the basis that holds most of them."""
    spans = calendar(span, grain)
    best: dict[Period, Found] = {}
    for basis in (query.basis,) if query.basis else _BASES:
        held = {one: found for one in spans if (found := rate_beside(table, subject, one, basis)) is not None}
        best = held if len(held) > len(best) else best
    rows = tuple(row for found in best.values() for row in found.rows)
    missing = tuple(one for one in spans if one not in best)
    return Run(tuple(found.figure for found in best.values()), missing, rows=rows)


def _refusal(query: Query, table: Table, asked_on: date, subject: Subject, span: Period) -> CannotAnswer:
    return absent(query, table, asked_on, subject, span)


def _tell(
    table: Table, run: Run, asked_on: date, several: bool, point: Period | None
) -> tuple[list[Statement], tuple[Found, ...]]:
    """The ends and the direction, then every figure, then gaps and the joint of vintages; and what is held of months in
    a gap together.

    With a month that it is drawn for, its figure in place of all the others: those are in the chart.
    """
    figures = run.figures
    first, last = figures[0], figures[-1]
    statements = [Statement.of(f"trend.{_direction(figures)}", first=first, last=last)]
    if first.unit == "pct" and first.flow != "context":
        statements = [Statement.of(f"trend.rates_{_direction(figures)}", first=first, last=last)]
    at = next((figure for figure in figures if point is not None and figure.period.covers(point)), None)
    if at is not None:
        statements.insert(0, Statement.of(_headline(at), figure=at))
    else:
        statements.append(Statement.of("trend.points", figures=tuple((f.period, f) for f in figures)))
    if not several:
        high = max(figures, key=lambda figure: figure.value)
        low = min(figures, key=lambda figure: figure.value)
        if len(figures) > 3 and {high, low} != {first, last}:
            statements.append(Statement.of("trend.range", high=high, low=low))
        statements += _moved(first, last)
    subject = Subject(first.reporter or "", first.flow or "", first.partner or "", first.commodity or "")
    newest = newest_release(table, subject)
    due = [m for m in run.missing if newest is None or m.last <= newest.last]
    together = spans_in_gaps(table, last, stretches(due)) if not several else ()
    statements += [Statement.of(_headline(one.figure), figure=one.figure) for one in together]
    due = [m for m in due if not any(one.figure.period.covers(m) for one in together)]
    if due and last.period.kind != "day":
        statements.append(Statement.of("trend.not_held", spans=stretches(due), n=len(due)))
    if any(newest is not None and month.last > newest.last for month in run.missing):
        statements.append(Statement.of("trend.until", period=last.period))
    if any(f.period.month_count == 2 and f.period.first.month == 1 and f.unit == "pct" for f in figures):
        statements.append(Statement.of("trend.january_february"))
    if any(figure.origin == "computed" for figure in figures):
        statements.append(Statement.of("trend.some_worked_out"))
    if run.joint is not None:
        statements.append(Statement.of("trend.joint", period=run.joint))
    return statements, together


def _headline(figure: Figure) -> str:
    """What one figure of a course is said with: as where it alone is asked for."""
    if figure.unit == "pct" and figure.flow != "context":
        return "growth.balance" if figure.flow == "balance" else "growth.headline"
    return "balance.headline" if figure.flow == "balance" else "level.headline"


def _moved(first: Figure, last: Figure) -> list[Statement]:
    """The change from the first to the last of a level, by how much and in per cent."""
    if first.unit == "pct" or first.value <= 0 or last.value <= 0:
        return []
    rows = (first, last)
    change = computed(
        last, 100 * (last.value / first.value - 1), rows, "100 * (b / a - 1)", unit="pct", measure="change"
    )
    difference = computed(last, last.value - first.value, rows, "b - a", measure="change")
    return [Statement.of("trend.change", difference=difference.figure, percent=change.figure)]


def _direction(figures: tuple[Figure, ...]) -> str:
    """rose or fell if the ends differ and no more than a third of the steps go the other way; else mixed."""
    values = [figure.value for figure in figures]
    steps = [b - a for a, b in pairwise(values)]
    if values[-1] == values[0]:
        return "flat"
    up = values[-1] > values[0]
    against = sum(1 for step in steps if (step < 0) == up and step != 0)
    if 3 * against > len(steps):
        return "mixed_up" if up else "mixed_down"
    return "rose" if up else "fell"


def _name(query: Query, subject: Subject) -> Code:
    if len(query.partners) > 1:
        return Code("partner", subject.partner)
    if len(query.commodities) > 1 or subject.flow == "context":
        return Code("commodity", subject.commodity)
    return Code("flow", subject.flow)
