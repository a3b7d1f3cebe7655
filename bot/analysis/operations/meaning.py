"""A query's loose slots (no measure, a bound in some unit) -> the series it asks about, and its bound in that unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.analysis.absence import absent, series_name
from bot.analysis.holdings import Subject
from bot.analysis.operations.month_series import MonthSeries, Slots, monthly, yearly
from bot.analysis.operations.months import holds
from bot.analysis.table import Table
from bot.errors import CannotAnswer, NotHeld
from bot.model import MIRRORED, Bound, Code, Figure, Period, Query, Result, Statement

Operation = Callable[[Query, Table, date], Result]
# The end of a unit, the least number that is told in full where the unit is one of many, and how many it is.
_IN_FULL = (("_bn", 1e6, 1e9), ("bn_units", 1e6, 1e9), ("Mt", 1e4, 1e6), ("kt", 1e4, 1e3))


def flow_of(query: Query, table: Table, commodity: str, flow: str | None = None) -> str:
    """The flow asked for; else the commodity's own, else exports."""
    known = table.catalog.commodities.get(commodity)
    if known is not None and known.kind == "context":
        return "context"
    return flow or query.flow or (known.default_flow if known else "") or "export"


def partner_of(query: Query, table: Table, commodity: str) -> str:
    """The partner asked for; a context series stands under its own."""
    known = table.catalog.commodities.get(commodity)
    if known is not None and known.kind == "context":
        return known.partner or "WLD"
    return query.partners[0]


def slots_of(query: Query, table: Table, measure: str | None = None, flow: str | None = None) -> Slots:
    """The series of a query, first partner and commodity. measure None: level or rate of a context series, or a value
    where more of the span is held in money than in tonnes and pieces, else a quantity."""
    commodity = query.commodities[0]
    partner = partner_of(query, table, commodity)
    known = table.catalog.commodities.get(commodity)
    flow = flow_of(query, table, commodity, flow)
    slots = Slots(query.reporter, flow, partner, commodity, "value", query.basis, None, query.vintage)
    if known is not None and known.kind == "context":
        return replace(slots, measure=known.measure or "level", basis=None)
    measure = measure or query.measure
    if measure == "balance":
        return replace(slots, flow="balance")
    if measure in ("yoy", "share"):
        return replace(slots, measure=measure)
    if measure == "quantity" or query.basis == "quantity":
        judged = query.operation == "check"  # a record that is claimed may be one in tonnes
        return replace(slots, measure="quantity", basis=query.basis if query.basis == "mbpd" and not judged else None)
    if measure is None and commodity != "TOTAL" and query.basis is None:
        span = query.periods[0] if query.periods else None
        quantity = replace(slots, measure="quantity")
        if len(monthly(table, quantity, span).figures) > len(monthly(table, slots, span).figures):
            return quantity
    return slots


def bound_slots(query: Query, table: Table, bound: Bound, usual: str | None = None) -> Slots:
    """The series that a bound is about: its own slots, else the query's; the measure by its unit where it has none."""
    commodity = bound.commodity or query.commodities[0]
    asked = query.with_(
        reporter=bound.reporter or query.reporter,
        flow=bound.flow or query.flow,
        partners=(bound.partner or query.partners[0],),
        commodities=(commodity,),
    )
    measure = bound.measure or query.measure
    unit = table.catalog.units.get(bound.unit or "")
    if unit is not None and bound.measure is None:
        if unit.dimension == "money":
            measure = "value"
        elif unit.dimension in ("mass", "count", "volume_a_day"):
            measure = "quantity"
        elif unit.dimension == "rate":
            measure = "yoy"
    if measure is None:
        measure = usual
    slots = slots_of(asked, table, measure)
    if unit is not None and unit.dimension == "money" and slots.measure == "value":
        return replace(slots, unit=unit.code, basis=None)
    return slots


def bound_series(query: Query, table: Table, bound: Bound) -> Slots:
    """A bound at zero with no measure is about growth ("exports fell"), of a balance about its sign."""
    flow = bound.flow or query.flow
    usual = "value" if bound.amount or bound.upper or (flow == "balance" and bound.measure is None) else "yoy"
    return bound_slots(query, table, bound, usual)


def bound_in(table: Table, bound: Bound, unit: str) -> Bound:
    """The same bound in the unit of the series: 12,000,000 t as 12 Mt. NotHeld where it cannot be.

    Without a unit it is a bare number: one that is too great for a series told in billions or in millions of tonnes
    was said in full ("200 billion" of chips)."""
    if bound.unit is None:
        scale = next((by for ending, least, by in _IN_FULL if unit.endswith(ending) and _most(bound) >= least), 1.0)
        upper = None if bound.upper is None else bound.upper / scale
        return replace(bound, amount=bound.amount / scale, upper=upper, unit=unit)
    if bound.unit == unit:
        return bound
    old, new = table.catalog.units.get(bound.unit), table.catalog.units.get(unit)
    if old is None or new is None or old.dimension != new.dimension or old.factor is None or new.factor is None:
        if {bound.unit, unit} <= {"pct", "pp", "index"}:
            return replace(bound, unit=unit)
        raise NotHeld(Statement.of("refusal.not_held.unit", unit=Code("unit", bound.unit)))

    def to(amount: float) -> float:
        return float(table.catalog.convert(Decimal(str(amount)), str(bound.unit), unit))

    return replace(bound, amount=to(bound.amount), upper=None if bound.upper is None else to(bound.upper), unit=unit)


def sized(bound: Bound, held: float) -> Bound:
    """A bound on the size of a figure of either sign: a gap under 30 bn is a deficit above -30 bn."""
    if held >= 0 or bound.amount <= 0:
        return bound
    upper = -bound.amount if bound.upper is not None else None
    amount = -(bound.amount if bound.upper is None else bound.upper)
    return replace(bound, comparator=MIRRORED.get(bound.comparator, bound.comparator), amount=amount, upper=upper)


def parted(bound: Bound, size: Bound, held: float) -> bool:
    """ "More than 5 per cent?" of what fell by 7: the rate does not meet it, the size of the fall does."""
    return bound.comparator not in ("is", "about") and holds(bound, held) != holds(size, held)


def _most(bound: Bound) -> float:
    return max(abs(bound.amount), abs(bound.upper or 0.0))


def series_of(table: Table, slots: Slots, span: Period | None, grain: str, spans: bool = False) -> MonthSeries:
    """Months or years of a series."""
    return yearly(table, slots, span) if grain == "year" else monthly(table, slots, span, spans)


def not_held(query: Query, table: Table, asked_on: date, slots: Slots | None = None) -> CannotAnswer:
    """No month of this series in the span: not out yet, before the data, no such series, or a gap."""
    flow = (slots.flow if slots else query.flow) or "export"
    partner = slots.partner if slots else query.partners[0]
    commodity = slots.commodity if slots else query.commodities[0]
    subject = Subject(slots.reporter if slots else query.reporter, flow, partner, commodity)
    span = query.periods[0] if query.periods else None
    reason = absent(query, table, asked_on, subject, span)
    if not isinstance(reason, NotHeld) or not table.keys(subject.reporter, flow, partner, commodity):
        return reason
    kind = "refusal.not_held.months" if span else "refusal.not_held.any_month"
    asked = {"asked": span} if span else {}
    return NotHeld(Statement.of(kind, series=series_name(subject), **asked), query, reason.readings)


def count(value: int, unit: str, period: Period, like: Figure | Slots, rows: tuple[Figure, ...] = ()) -> Figure:
    """A number of months, worked out from rows."""
    return Figure(
        float(value), unit, period, like.reporter, like.flow, like.partner, like.commodity, like.measure, "computed",
        like.basis, sources=tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        agency=rows[0].agency if rows else None,
    )  # fmt: skip


def agencies(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Who says so, each once."""
    return tuple(dict.fromkeys(figure.agency for figure in figures if figure.agency))


def each_flow(operation: Operation) -> Operation:
    """Asked for exports and imports: both answers, one after the other; what one lacks does not take the other away."""

    def both(query: Query, table: Table, asked_on: date) -> Result:
        if query.flow != "both":
            return operation(query, table, asked_on)
        results: list[Result] = []
        failed: list[NotHeld] = []
        for flow in ("export", "import"):
            try:
                results.append(operation(query.with_(flow=flow), table, asked_on))
            except NotHeld as problem:
                failed.append(problem)
        if not results:
            raise failed[0]
        first = results[0]
        return replace(
            first,
            query=query.with_(periods=first.query.periods),
            statements=tuple(s for result in results for s in result.statements),
            series=tuple(s for result in results for s in result.series),
            rows=tuple(row for result in results for row in result.rows),
            agencies=tuple(dict.fromkeys(a for result in results for a in result.agencies)),
        )

    return both
