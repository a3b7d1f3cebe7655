"""Query revision -> a figure as first printed, as it stands later, and the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Gauge, Subject, at, computed, gauges, series_key
from bot.analysis.operations.answering import claimed_so, result
from bot.analysis.operations.meaning import bound_in, flow_of
from bot.analysis.operations.rounding import matches, near
from bot.analysis.table import Table
from bot.catalog import Revision
from bot.model import GOODS_ALONE, Bound, Figure, Period, Query, Result, Statement

_WIDER = "GOODS_SERVICES"
_DIFFERENCES = ("revision", "revision_size")
_MEASURES = ("value", "quantity", "yoy")


def revision(query: Query, table: Table, asked_on: date) -> Result:
    """From the revisions held, else from the two vintages of the table; one print alone is said to be that.

    Raises NotHeld where no print is held.
    """
    flow = flow_of(query, table, query.commodities[0])
    subject = Subject(query.reporter, flow, query.partners[0], query.commodities[0])
    known = held_revisions(table, subject, query.measure)
    period = query.periods[0] if query.periods else max((r.period for r in known), default=None)
    if period is None:
        raise absent(query, table, asked_on, subject, None)
    fitting = [r for r in known if r.period == period]
    chosen = min(fitting, key=lambda r: (_MEASURES.index(r.measure), r.adjusted != ""), default=None)
    done = query.with_(flow=flow, periods=(period,))
    if chosen is not None:
        return revised(done, table, *first_and_later(table, chosen))
    for gauge in gauges(table, subject, query.measure, query.basis):
        first_print = table.point(series_key(subject, gauge, "published"), period)
        later = at(table, subject, gauge, period, "revised")
        if first_print is not None and later is not None:
            return revised(done, table, Found(first_print), later)
        if first_print is not None or later is not None:
            alone = [Found(first_print)] if first_print is not None else []
            alone += [later] if later is not None else []
            kind = "revision.only_first" if first_print is not None else "revision.only_revised"
            unrevised = Statement.of(kind, figure=alone[0].figure)
            wider = _with_services(query, table, asked_on, period)
            if wider is not None:
                return replace(wider, statements=(*wider.statements, unrevised))
            return result(done, [unrevised], alone)
    raise absent(query, table, asked_on, subject, period)


def _with_services(query: Query, table: Table, asked_on: date, period: Period) -> Result | None:
    """ "Was the US deficit revised": what was, of goods and services, where of goods alone no later value is held."""
    held = any(
        (r.reporter, r.flow, r.commodity, r.period) == (query.reporter, query.flow, _WIDER, period)
        and query.partners == (r.partner,)
        for r in table.facts.revisions
    )
    if query.commodities != ("TOTAL",) or query.by == GOODS_ALONE or not held:
        return None
    return revision(query.with_(commodities=(_WIDER,), periods=(period,)), table, asked_on)


def later_print(table: Table, subject: Subject, gauge: Gauge, period: Period) -> Figure | None:
    """The later value of a first print, from the revisions held; None where none is."""
    for each in table.facts.revisions:
        if (
            each.period == period
            and _matches(each, subject, gauge.measure)
            and (each.unit, each.basis, each.adjusted) == (gauge.unit, gauge.basis, gauge.adjusted)
        ):
            return _print(table, each, first=False)
    return None


def held_revisions(table: Table, subject: Subject, measure: str | None) -> list[Revision]:
    """The revisions held of a series."""
    return [held for held in table.facts.revisions if _matches(held, subject, measure)]


def first_and_later(table: Table, held: Revision) -> tuple[Found, Found]:
    """The two prints of a revision that is held."""
    return Found(_print(table, held, first=True)), Found(_print(table, held, first=False))


def first_print(table: Table, subject: Subject, period: Period, basis: str | None) -> Found | None:
    """The first print of an amount that is held as revised alone; None where none is, or not in the currency asked."""
    unit = table.catalog.unit_of_basis(basis) if basis else None
    for each in table.facts.revisions:
        if each.period == period and _matches(each, subject, "value") and unit in (None, each.unit):
            return Found(_print(table, each, first=True))
    return None


def _matches(held: Revision, subject: Subject, measure: str | None) -> bool:
    return (
        (held.reporter, held.flow, held.partner, held.commodity)
        == (subject.reporter, subject.flow, subject.partner, subject.commodity)
        and held.measure in _MEASURES
        and (measure is None or held.measure == measure)
    )  # fmt: skip


def _print(table: Table, held: Revision, first: bool) -> Figure:
    return Figure(
        held.first if first else held.later, held.unit, held.period, held.reporter, held.flow, held.partner,
        held.commodity, held.measure, basis=held.basis or None, adjusted=held.adjusted or None,
        vintage="published" if first else "revised",
        sources=(held.first_source if first else held.later_source,),
        agency=table.catalog.reporters[held.reporter].agency,
        digits=held.first_digits if first else held.later_digits,
    )  # fmt: skip


def revised(query: Query, table: Table, first: Found, later: Found) -> Result:
    change = later.figure.value - first.figure.value
    unit = "pp" if first.figure.unit == "pct" else first.figure.unit
    difference = computed(later.figure, change, (first.figure, later.figure), "b - a", unit=unit, measure="revision")
    period: Period = first.figure.period
    kind = "revision.same" if change == 0 else "revision.rounded" if _by_rounding(first, later) else "revision.headline"
    said = [Statement.of(kind, first=first.figure, later=later.figure)]
    if isinstance(query.condition, Bound):
        said = [_judged(query.condition, table, first, later, difference, said[0])]
    if kind == "revision.headline":
        size = abs(first.figure.value)
        if unit != "pp" and size:
            share = computed(later.figure, change / size * 100, (first.figure, later.figure), "100 * (b - a) / a",
                             unit="pct", measure="revision")  # fmt: skip
            said.append(Statement.of("revision.difference_share", difference=difference.figure, share=share.figure))
        else:
            said.append(Statement.of("revision.difference", difference=difference.figure))
    if first.figure.adjusted:
        said.append(Statement.of("revision.adjusted"))
    return result(query, said, [first, later, difference], covered=period)


def _judged(
    claimed: Bound, table: Table, first: Found, later: Found, difference: Found, headline: Statement
) -> Statement:
    """The headline behind the verdict on what the first print, the later figure, or the difference is said to be."""
    if claimed.measure in _DIFFERENCES:
        return _judged_by_difference(claimed, table, difference, headline)
    figure = first.figure if claimed.measure == "first_print" else later.figure
    so = matches(bound_in(table, claimed, figure.unit).amount, figure) != "no"
    return claimed_so(so, headline)


def _judged_by_difference(claimed: Bound, table: Table, difference: Found, headline: Statement) -> Statement:
    change = difference.figure.value
    if not claimed.amount and claimed.unit is None:
        return claimed_so(change > 0 if claimed.comparator == "above" else change < 0, headline)
    if claimed.unit != difference.figure.unit:
        return headline  # a part of it in per cent, or in another currency
    if claimed.measure == "revision_size":
        claimed = replace(claimed, amount=abs(claimed.amount) * (1 if change > 0 else -1))
    if matches(claimed.amount, difference.figure) != "no":
        return claimed_so(True, headline)
    if near(claimed.amount, difference.figure) and difference.figure.unit != "pp":
        return claimed_so(True, headline) if claimed.comparator == "about" else headline
    return claimed_so(False, headline)


def _by_rounding(first: Found, later: Found) -> bool:
    """Whether the two differ by no more than half of the last digit that either print has."""
    digits = [f.figure.digits for f in (first, later) if f.figure.digits is not None]
    if len(digits) < 2:
        return False
    gap = abs(Decimal(repr(later.figure.value)) - Decimal(repr(first.figure.value)))
    return gap <= Decimal(1).scaleb(-min(digits)) / 2
