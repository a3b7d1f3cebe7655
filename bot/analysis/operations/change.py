"""change: the difference between two periods of one series, in one vintage."""

from __future__ import annotations

from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, computed, gauges, level, subjects
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import claimed_so, result
from bot.analysis.operations.growth import before
from bot.analysis.operations.order_claimed import verdict_on
from bot.analysis.operations.series_notes import of_two_vintages, unstated
from bot.analysis.operations.share_course import share_change
from bot.analysis.rates import both, rate, rate_beside
from bot.analysis.table import Table
from bot.analysis.vintages import over_joint
from bot.errors import CannotAnswer
from bot.model import Bound, Period, Query, Result, Statement

_BASIS = {"USD_bn": "value_usd", "CNY_bn": "value_cny", "EUR_bn": "value_eur", "JPY_bn": "value_jpy"}

_DOUBLED = 100.0  # per cent more, from which on it is told too how many times as much it is
_YEARS = 4  # added up: of so many each is told by itself


def change(query: Query, table: Table, asked_on: date) -> Result:
    """The difference between two periods of one series, absolute and in per cent; of two rates in points.

    periods  later, earlier; one alone stands against the year before (by month: each against the month before)
    Raises the absence of whichever period is not held.
    """
    if query.measure == "share":
        return share_change(query, table, asked_on)
    statements: list[Statement] = []
    founds: list[Found] = []
    refused: CannotAnswer | None = None
    each = query.by == "month" and len(query.periods) > 1
    for subject, (later, earlier) in ((s, pair) for s in subjects(query) for pair in _pairs(query, table, s)):
        if later is None or earlier is None:
            raise absent(query, table, asked_on, subject, None)
        pair = _pair(query, table, subject, later, earlier)
        if pair is None:
            held = _rate_or_level(query, table, subject, later) is not None
            refused = refused or absent(query, table, asked_on, subject, earlier if held else later)
            continue
        query = query if each or len(query.periods) == 2 else query.with_(periods=(later, earlier))
        said, found = _difference(*pair, _announced(table, subject, *pair))
        more = said[1:] if len(query.periods) <= _YEARS else ()  # of many months each is told by itself
        statements += [*_judged(query, *pair, said[0]), *more, *unstated(pair), *of_two_vintages(table, pair)]
        founds += found
    if refused is not None and not founds:
        raise refused
    if refused is not None:
        statements.append(refused.said)
    return result(query, statements, founds, covered=founds[0].figure.period)


def _judged(query: Query, later: Found, earlier: Found, headline: Statement) -> list[Statement]:
    """The headline behind the verdict, where it is claimed that it rose, or fell, or by how much; none of what is in
    the red."""
    bound, step = query.condition, later.figure.value - earlier.figure.value
    red = later.figure.flow == "balance" and min(later.figure.value, earlier.figure.value) < 0
    if not isinstance(bound, Bound) or red:
        return [headline]
    if not bound.amount:  # that it rose at all, or fell: of a rate too, whichever side of nought it is on
        return [claimed_so(step > 0 if bound.comparator == "above" else step < 0, headline)]
    if (
        bound.comparator in ("above", "at_least")
        and bound.unit != "pct"
        and max(step, earlier.figure.value) < bound.amount <= later.figure.value
    ):
        return [headline]  # "grew past a trillion": a level that was passed, and no move
    return verdict_on(bound, later.figure, earlier.figure, headline)


def _pairs(query: Query, table: Table, subject: Subject) -> list[tuple[Period | None, Period | None]]:
    if query.by == "month" and len(query.periods) > 1:
        return [(period, before(period)) for period in query.periods]
    if len(query.periods) >= 2:
        return [(max(query.periods[:2]), min(query.periods[:2]))]
    measure = "yoy" if query.measure == "yoy" else query.measure
    later = query.periods[0] if query.periods else newest_held(table, subject, measure, query.basis)
    if later is None:
        return [(None, None)]
    return [(later, before(later) if query.by == "month" else later.shift(-12))]


def _rate_or_level(query: Query, table: Table, subject: Subject, period: Period) -> Found | None:
    if query.measure == "yoy" and subject.flow != "context":
        return rate(table, subject, period, query.basis)
    return level(table, subject, period, query.measure, query.basis, query.vintage)


def _pair(query: Query, table: Table, subject: Subject, later: Period, earlier: Period) -> tuple[Found, Found] | None:
    if query.measure == "yoy" and subject.flow != "context":
        a = rate(table, subject, later, query.basis)
        b = rate_beside(table, subject, earlier, a.figure.basis) if a is not None else None
        return (a, b) if a is not None and b is not None else None
    for gauge in gauges(table, subject, query.measure, query.basis):
        pair = both(table, subject, gauge, later, earlier, query.vintage)
        if pair is None and query.vintage is None and (over := over_joint(table, subject, gauge, (later, earlier))):
            pair = over[0][0], over[0][1]
        if pair is not None:
            return pair
    if subject.flow == "context":
        days = level(table, subject, later), level(table, subject, earlier)
        return (days[0], days[1]) if days[0] is not None and days[1] is not None else None
    return None


def _announced(table: Table, subject: Subject, a: Found, b: Found) -> Found | None:
    """The published rate of the later amount where it is set against the year before: it beats a ratio of the two."""
    basis = _BASIS.get(a.figure.unit or "", "quantity")
    if b.figure.period != a.figure.period.shift(-12) or subject.flow not in ("export", "import", "total"):
        return None
    return rate(table, subject, a.figure.period, basis, which="published") if a.figure.unit != "pct" else None


def _difference(a: Found, b: Found, announced: Found | None) -> tuple[list[Statement], list[Found]]:
    rows = (*a.published, *b.published)
    unit = "pp" if a.figure.unit == "pct" else a.figure.unit
    gap = computed(a.figure, a.figure.value - b.figure.value, rows, "a - b", unit=unit)
    kind = "change.balance" if a.figure.flow == "balance" else "change.headline"
    if kind == "change.balance" and unit != "pp" and a.figure.value < 0 > b.figure.value:
        kind = "change.deficit"  # nearer to nothing is a smaller deficit, and no higher one
    later, earlier = a.figure.period, b.figure.period
    statements = [Statement.of(kind, difference=gap.figure, later=later, earlier=earlier)]
    if announced is not None:
        statements.append(Statement.of("change.from_to", earlier=b.figure, later=a.figure))
        statements.append(Statement.of("level.growth", rate=announced.figure))
    elif unit != "pp" and a.figure.value * b.figure.value > 0:
        grown = 100.0 * (abs(a.figure.value) / abs(b.figure.value) - 1.0)
        percent = computed(a.figure, grown, rows, "100 * (a / b - 1)", unit="pct", measure="change")
        statements.append(
            Statement.of("change.from_to_percent", percent=percent.figure, earlier=b.figure, later=a.figure)
        )
        if grown >= _DOUBLED:
            times = computed(a.figure, round(1 + grown / 100, 2), rows, "a / b", unit="times", measure="change")
            statements.append(Statement.of("compare.times", times=times.figure))
    else:
        statements.append(Statement.of("change.from_to", earlier=b.figure, later=a.figure))
    for found in (a, b):
        if found.rows:
            statements.append(Statement.of("change.worked_out", period=found.figure.period, n=len(found.rows)))
    return statements, [gap] if announced is None else [gap, announced]
