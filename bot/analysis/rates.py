"""Growth: the announced rate, else a ratio of two levels of one gauge and one vintage."""

from __future__ import annotations

from typing import Literal

from bot.analysis.holdings import BASIS, CURRENCY, Found, Gauge, Subject, at, computed, gauges, half_unit, series_key
from bot.analysis.table import Table
from bot.model import Period


def both(
    table: Table, subject: Subject, gauge: Gauge, later: Period, earlier: Period, vintage: str | None = None
) -> tuple[Found, Found] | None:
    """Two periods of one subject in one gauge and one vintage.

    As announced if both are; else the revised series, then first prints added up.
    """
    pairs: list[tuple[Found, Found]] = []
    for each in ("published", "revised") if vintage is None else (vintage,):
        a = at(table, subject, gauge, later, each)
        b = at(table, subject, gauge, earlier, each) if a is not None else None
        if a is not None and b is not None:
            if not a.added_up and not b.added_up:
                return a, b
            pairs.insert(0, (a, b))
    return pairs[0] if pairs else None


def rate(
    table: Table,
    subject: Subject,
    period: Period,
    basis: str | None = None,
    measure: str | None = None,
    which: Literal["any", "published", "computed"] = "any",
) -> Found | None:
    """Growth on the year in per cent: the announced rate (dollars, else own currency, else quantity), else a ratio."""
    if measure == "quantity":
        basis = "quantity"
    if which != "computed":
        for gauge in gauges(table, subject, "yoy", basis):
            if measure == "value" and not gauge.basis.startswith("value"):
                continue
            figure = table.point(series_key(subject, gauge, "published"), period)
            if figure is not None:
                return Found(figure)
    if which == "published" or subject.flow == "context":
        return None
    for gauge in gauges(table, subject, measure, basis):
        found = ratio(table, subject, gauge, period, period.shift(-12))
        if found is not None:
            return found
    return None


def rate_beside(table: Table, subject: Subject, period: Period, basis: str | None = None) -> Found | None:
    """The rate of a period that is set beside others on a basis: the announced one also where it does not say its
    currency, for it beats one worked out."""
    if basis == "unstated":
        return rate(table, subject, period)
    announced = rate(table, subject, period, basis, which="published")
    if announced is None and basis in CURRENCY:
        announced = rate(table, subject, period, "unstated", which="published")
    return announced or rate(table, subject, period, basis)


def ratio(
    table: Table, subject: Subject, gauge: Gauge, later: Period, earlier: Period, vintage: str | None = None
) -> Found | None:
    """The change in per cent between two periods of one gauge and vintage; None from nothing, or across a sign.

    None, too, where the rounding of the levels could move it by five points.
    """
    pair = both(table, subject, gauge, later, earlier, vintage)
    if pair is None:
        return None
    a, b = pair[0].figure, pair[1].figure
    if b.value == 0 or a.value * b.value < 0:
        return None
    slack = sum(half_unit(row) for row in pair[0].published) / abs(b.value)
    slack += sum(half_unit(row) for row in pair[1].published) * abs(a.value) / b.value**2
    if slack >= 0.05:
        return None
    grown = 100.0 * (abs(a.value) / abs(b.value) - 1.0)
    basis = "quantity" if gauge.measure == "quantity" else BASIS.get(gauge.unit)
    rows = (*pair[0].published, *pair[1].published)
    measure = "yoy" if earlier == later.shift(-12) else "change"
    return computed(a, grown, rows, "100 * (a / b - 1)", unit="pct", measure=measure, basis=basis)


def on_the_span_before(table: Table, subject: Subject, period: Period, basis: str | None) -> Found | None:
    """The change in per cent on the month (the quarter, the year) just before, of the best gauge that holds both."""
    for gauge in gauges(table, subject, None, basis):
        found = ratio(table, subject, gauge, period, period.shift(-period.month_count))
        if found is not None:
            return found
    return None
