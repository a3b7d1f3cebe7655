"""growth by compound -> growth a year, compounded, between two periods of one series."""

from __future__ import annotations

from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import BASIS, Found, Subject, amount_measure, computed, gauges, half_unit, level, subjects
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import result
from bot.analysis.operations.running import compound
from bot.analysis.rates import both
from bot.analysis.table import Table
from bot.errors import CannotAnswer, NotHeld
from bot.model import Note, Period, Query, Result, Statement

_YEARS = 5  # back from the newest where no periods are named


def compound_growth(query: Query, table: Table, asked_on: date) -> Result:
    """periods: the later and the earlier, both of one length and whole years (or parts of them) apart; else the newest
    year held and the earliest of the five before it. One gauge, one vintage. Raises the absence of either, NotHeld
    where the two are no time apart, of unlike length or not both above zero."""
    statements: list[Statement] = []
    founds: list[Found] = []
    refused: CannotAnswer | None = None
    for subject in subjects(query):
        ends = _ends(query, table, subject)
        if ends is None:
            refused = refused or absent(query.with_(operation="level"), table, asked_on, subject, None)
            continue
        later, earlier = ends
        if later.month_count != earlier.month_count or later == earlier:
            raise NotHeld(Statement.of("refusal.not_held.compound_ends", later=later, earlier=earlier), query)
        found = between(query, table, subject, later, earlier)
        if found is None:
            held = level(table, subject, later, query.measure, query.basis) is not None
            reason = absent(query.with_(operation="level"), table, asked_on, subject, earlier if held else later)
            refused = refused or reason
            continue
        if not query.periods:
            note = Note("covered", "periods", f"{later.code} {earlier.code}")
            query = query.with_(periods=(later, earlier), notes=(*query.notes, note))
        rate, a, b = found
        statements.append(Statement.of("growth.compound", figure=rate.figure, later=later, earlier=earlier))
        statements.append(Statement.of("growth.compound_from", first=b.figure, last=a.figure))
        founds.append(rate)
    if not founds:
        raise refused or NotHeld(Statement.of("refusal.not_held.claim"), query)
    if refused is not None:
        statements.append(refused.said)
    return result(query, statements, founds, covered=founds[0].figure.period)


def _ends(query: Query, table: Table, subject: Subject) -> tuple[Period, Period] | None:
    if len(query.periods) > 1:
        return max(query.periods), min(query.periods)
    newest = query.periods[0] if query.periods else newest_held(table, subject, query.measure, query.basis, ("year",))
    if newest is None:
        return None
    for years in range(_YEARS, 0, -1):
        earlier = newest.shift(-12 * years)
        if between(query, table, subject, newest, earlier) is not None:
            return newest, earlier
    return newest, newest.shift(-12 * _YEARS)


def between(
    query: Query, table: Table, subject: Subject, later: Period, earlier: Period
) -> tuple[Found, Found, Found] | None:
    """The rate and the two levels; None where they are not held, not above zero, or too coarsely rounded."""
    months = (later.first.year - earlier.first.year) * 12 + later.first.month - earlier.first.month
    measure = amount_measure(query)
    for gauge in gauges(table, subject, measure, query.basis):
        pair = both(table, subject, gauge, later, earlier, query.vintage)
        if pair is None:
            continue
        a, b = pair
        years = months / 12
        value = compound(b.figure.value, a.figure.value, years)
        if value is None:
            continue
        slack = sum(half_unit(row) / abs(found.figure.value) for found in pair for row in found.published)
        if slack >= 0.05:
            continue
        basis = "quantity" if gauge.measure == "quantity" else BASIS.get(gauge.unit)
        rate = computed(
            a.figure, value, (*a.published, *b.published), f"100 * ((a / b) ** (1 / {years:g}) - 1)",
            unit="pct", measure="compound", basis=basis, period=Period(earlier.first, later.last),
        )  # fmt: skip
        return rate, a, b
    return None
