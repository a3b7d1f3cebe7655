"""A false claim -> what its amount would be true of: another currency, span, vintage, the other side, another flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.analysis.holdings import CURRENCY, Found, Subject, at, gauges, level
from bot.analysis.operations.both_sides import opposite
from bot.analysis.operations.rounding import matches
from bot.analysis.rates import on_the_span_before, rate
from bot.analysis.table import Table
from bot.model import Period


@dataclass(frozen=True, slots=True)
class Alternative:
    """kind: currency, quantity, to_date, month, year, first_print, revised, other_side, world, other_flow, ...
    close: the same thing measured otherwise, not another thing."""

    kind: str
    found: Found
    close: bool


def found(
    table: Table, subject: Subject, measure: str, period: Period, amount: float, unlike: Found
) -> Alternative | None:
    """The first alternative whose figure is the amount claimed (as people round); None if there is none."""
    for other in _candidates(table, subject, measure, period):
        figure = other.found.figure
        if figure == unlike.figure or (figure.unit != unlike.figure.unit and other.kind != "currency"):
            continue
        if matches(amount, figure) != "no":
            return other
    return None


def _candidates(table: Table, subject: Subject, measure: str, period: Period) -> Iterator[Alternative]:
    for basis in CURRENCY:
        yield from _one(table, subject, measure, basis, period, "currency", close=True)
    if measure == "change":
        yield from _one(table, subject, "yoy", None, period, "on_year", close=True)
        return
    if measure == "yoy":
        before = on_the_span_before(table, subject, period, None) if period.kind == "month" else None
        if before is not None:
            yield Alternative("on_month", before, close=True)
        yield from _one(table, subject, measure, "quantity", period, "quantity", close=True)
    for kind, span in _spans(period):
        yield from _one(table, subject, measure, None, span, kind, close=True)
    yield from _vintages(table, subject, measure, period)
    if measure in ("value", "yoy") and subject.partner != "WLD":
        yield from _one(table, opposite(subject), measure, None, period, "other_side", close=True)
        yield from _one(table, _with(subject, partner="WLD"), measure, None, period, "world", close=False)
    if subject.commodity != "TOTAL":
        yield from _one(table, _with(subject, commodity="TOTAL"), measure, None, period, "all_goods", close=False)
    for flow in ("export", "import", "total", "balance"):
        if flow != subject.flow and subject.flow != "context":
            yield from _one(table, subject.flowing(flow), measure, None, period, "other_flow", close=False)
    for kind, months in (("month_before", -1), ("month_after", 1), ("year_before", -12), ("year_after", 12)):
        if period.month_count == 1 or abs(months) == 12:
            yield from _one(table, subject, measure, None, period.shift(months), kind, close=False)


def _with(subject: Subject, partner: str | None = None, commodity: str | None = None) -> Subject:
    return Subject(subject.reporter, subject.flow, partner or subject.partner, commodity or subject.commodity)


def _spans(period: Period) -> Iterator[tuple[str, Period]]:
    """The year to date for a month, the month for a year to date, the whole year for both."""
    year = Period.year(period.last.year)
    if period.kind == "month" and period.first.month > 1:
        yield "to_date", Period(date(period.first.year, 1, 1), period.last)
    if period.month_count > 1 and period.whole_months:
        yield "month", period.split()[-1]
    if period != year:
        yield "year", year


def _vintages(table: Table, subject: Subject, measure: str, period: Period) -> Iterator[Alternative]:
    """The revised figure where the first print was looked up, and prints kept among the revisions."""
    for gauge in gauges(table, subject, measure):
        for vintage, kind in (("published", "first_print"), ("revised", "revised")):
            one = at(table, subject, gauge, period, vintage)
            if one is not None:
                yield Alternative(kind, one, close=True)


def _one(
    table: Table, subject: Subject, measure: str, basis: str | None, period: Period, kind: str, close: bool
) -> Iterator[Alternative]:
    if subject.flow not in ("export", "import", "balance", "total", "context"):
        return
    if measure == "yoy" and subject.flow != "context":
        one = rate(table, subject, period, basis)
    else:
        one = level(table, subject, period, measure, basis)
    if one is not None:
        yield Alternative(kind, one, close)
