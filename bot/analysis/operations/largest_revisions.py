"""Query revision by largest, largest_up, largest_down -> the months whose first print was revised most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Gauge, Subject, at, gauges, series_key
from bot.analysis.operations.answering import result
from bot.analysis.operations.meaning import flow_of
from bot.analysis.operations.revisions import first_and_later, held_revisions, revised, revision
from bot.analysis.table import Table
from bot.errors import Ambiguous
from bot.model import Period, Query, Result, Statement

_WAYS = {"largest_up": 1, "largest_down": -1}
_SHORT = 2  # months: a single month, or January and February announced as one


def one_or_largest(query: Query, table: Table, asked_on: date) -> Result:
    """Of one figure, or the largest of a span."""
    largest = (query.by or "").startswith("largest")
    return largest_revisions(query, table, asked_on) if largest else revision(query, table, asked_on)


def largest_revisions(query: Query, table: Table, asked_on: date) -> Result:
    """limit: how many, the largest first, of the months within periods[0] of which a first print and a later value are
    held. Raises NotHeld where no month of the series is, Ambiguous where of one alone, or none went that way."""
    subject = Subject(
        query.reporter, flow_of(query, table, query.commodities[0]), query.partners[0], query.commodities[0]
    )
    span = query.periods[0] if query.periods else None
    pairs = _pairs(query, table, subject, span)
    if not pairs:
        raise absent(query, table, asked_on, subject, span)
    way = _WAYS.get(query.by or "", 0)
    fitting = [pair for pair in pairs if not way or _change(pair) * way > 0]
    if len(pairs) < _SHORT or not fitting:
        raise Ambiguous.again(query)
    fitting.sort(key=lambda pair: (-abs(_change(pair)), pair[0].figure.period))
    shown = fitting[: max(1, query.limit or 1)]
    told = [revised(query.with_(flow=subject.flow, by=None), table, first, later) for first, later in shown]
    said = [statement for each in told for statement in each.statements]
    held = [pair[0].figure.period for pair in pairs]
    whole = Period(min(period.first for period in held), max(period.last for period in held))
    said.append(Statement.of("record.span", span=span or whole))
    founds = [found for pair in shown for found in pair]
    done = query.with_(flow=subject.flow, periods=(shown[0][0].figure.period,), by=None, limit=None)
    return replace(result(done, said, founds, covered=done.periods[0]), formula=told[0].formula)


def _change(pair: tuple[Found, Found]) -> float:
    return pair[1].figure.value - pair[0].figure.value


def _pairs(query: Query, table: Table, subject: Subject, span: Period | None) -> list[tuple[Found, Found]]:
    """The first print and the later value of each month: from the revisions held, else from the two vintages."""
    known = [r for r in held_revisions(table, subject, query.measure) if r.period.month_count <= _SHORT]
    if query.measure is None and any(r.measure == "value" for r in known):
        known = [r for r in known if r.measure == "value"]
    pairs = {r.period: first_and_later(table, r) for r in known}
    for gauge in gauges(table, subject, query.measure, query.basis)[:1]:
        units = {first.figure.unit for first, _ in pairs.values()}
        if units <= {gauge.unit}:
            pairs = {**_of_vintages(table, subject, gauge), **pairs}
    return [pair for period, pair in sorted(pairs.items()) if span is None or span.covers(period)]


def _of_vintages(table: Table, subject: Subject, gauge: Gauge) -> dict[Period, tuple[Found, Found]]:
    found: dict[Period, tuple[Found, Found]] = {}
    key = series_key(subject, gauge, "published")
    for period in table.periods(key):
        first = table.point(key, period) if period.kind == "month" else None
        later = at(table, subject, gauge, period, "revised") if first is not None else None
        if first is not None and later is not None:
            found[period] = (Found(first), later)
    return found
