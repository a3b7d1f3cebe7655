"""Query threshold by="running" -> the month in which the sum since January passed an amount."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.operations.meaning import agencies, bound_in, bound_slots, not_held
from bot.analysis.operations.month_series import Slots, monthly
from bot.analysis.operations.running import passing, year_to_date
from bot.analysis.table import Table
from bot.errors import Ambiguous
from bot.model import Amount, Bound, Figure, Period, Query, Result, SeriesKey, Statement

_OPENING = 2  # months: January and February are announced as one; a longer first total does not say when it passed


def crossing(query: Query, bound: Bound, table: Table, asked_on: date) -> Result:
    """In the year of periods[0], or the first year held that passed it. Published totals decide; where the one before
    is not held, months of one vintage are summed. Raises NotHeld where neither tells, Ambiguous over years."""
    if any(period.first.year != period.last.year for period in query.periods):
        raise Ambiguous.again(query)  # the sum since which January
    slots = bound_slots(query, table, bound, "value")
    years = sorted({period.last.year for period in query.periods}) or _years(table, slots)
    for year in years:
        found = _in_year(table, slots, bound, year)
        if found is not None and (found[1] is not None or query.periods):
            return _told(query, found[0], found[1], found[2], found[3])
    raise not_held(query, table, asked_on, slots)


def _years(table: Table, slots: Slots) -> list[int]:
    keys = table.keys(slots.reporter, slots.flow, slots.partner, slots.commodity, measure=slots.measure)
    return sorted({period.last.year for key in keys for period in table.periods(key)})


def _in_year(
    table: Table, slots: Slots, bound: Bound, year: int
) -> tuple[Bound, Figure | None, Figure | None, tuple[Figure, ...]] | None:
    """The bound in the series' unit, the total that passed it, the one before, the rows; None if nothing is held."""
    totals = _published(table, slots, year)
    summed = _summed(table, slots, year)
    if not totals and not summed:
        return None
    exact = bound_in(table, bound, (totals or summed)[0].unit)
    for line in (totals, summed):
        met = passing([(figure.period, figure.value) for figure in line], exact.amount)
        if met is None:
            continue
        at = next(n for n, figure in enumerate(line) if figure.period == met[0])
        before = line[at - 1] if at else None
        whole = line[at].period.month_count == 1 or (
            before is not None and line[at].period.month_count - before.period.month_count <= 2
        )
        if (whole and (before is None or _next(before, line[at]))) or line is summed or not summed:
            return exact, line[at], before, line[: at + 1]
    last = (totals or summed)[-1]
    return exact, None, last, (last,)


def _next(before: Figure, after: Figure) -> bool:
    gap = after.period.month_count - before.period.month_count
    return gap == 1 or (gap == 2 and after.period.last.month == 2)


def _published(table: Table, slots: Slots, year: int) -> tuple[Figure, ...]:
    keys = table.keys(slots.reporter, slots.flow, slots.partner, slots.commodity, measure=slots.measure,
                      vintage="published", unit=slots.unit)  # fmt: skip

    def totals(key: SeriesKey) -> tuple[Figure, ...]:
        return tuple(
            f for f in table.series(key) if f.period.first == Period.year(year).first and f.period.last.year == year
            and f.period.whole_months
        )  # fmt: skip

    return max((totals(key) for key in keys if not key.adjusted), key=len, default=())


def _summed(table: Table, slots: Slots, year: int) -> tuple[Figure, ...]:
    series = monthly(table, slots, Period.year(year), spans=True)
    if not series.figures or series.joint is not None:
        return ()
    by_period = dict(year_to_date(series.points))
    like = series.figures[0]
    found = []
    for period, value in by_period.items():
        parts = [figure for figure in series.figures if period.covers(figure.period)]
        sources = tuple(dict.fromkeys(source for figure in parts for source in figure.sources))
        found.append(replace(like, period=period, value=value, origin="computed", digits=None, sources=sources))
    return tuple(found)


def _told(query: Query, bound: Bound, figure: Figure | None, before: Figure | None, rows: tuple[Figure, ...]) -> Result:
    amount = Amount(abs(bound.amount), bound.unit or "")
    said: list[Statement] = []
    if figure is None and before is not None:
        said.append(Statement.of("threshold.running.not_passed", figure=before, amount=amount))
    elif figure is not None:
        month = figure.period.split()[-1]
        near = _next(before, figure) if before is not None else figure.period.month_count <= _OPENING
        kind = "threshold.running.passed" if near else "threshold.running.passed_by"
        said.append(Statement.of(kind, figure=figure, amount=amount, month=month))
        if before is not None:
            said.append(Statement.of("threshold.running.before", figure=before))
        if figure.origin == "computed":
            said.append(Statement.of("threshold.running.summed"))
    covered = (figure or before or rows[-1]).period
    return Result(
        query.with_(periods=(Period.year(covered.last.year),)), tuple(said), bounds=(bound.amount,), rows=rows,
        formula="running sum", agencies=agencies(rows), covered=covered,
    )  # fmt: skip
