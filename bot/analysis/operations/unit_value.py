"""Query unit_value -> value over quantity of one flow and period: dollars a tonne, a piece, a barrel."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.analysis.absence import absent, series_name
from bot.analysis.holdings import Found, Subject, computed, levels
from bot.analysis.operations.answering import Part, parts, result
from bot.analysis.operations.meaning import flow_of
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Figure, Period, Query, Result, Statement, Value

_BILLION: Final = 1e9
_SEVERAL: Final = 3  # unit values: of so many at most what each is worked out from is told
_KINDS: Final = ("month", "ytd", "span", "quarter", "half", "year")


def unit_value(query: Query, table: Table, asked_on: date) -> Result:
    """For each period, partner and commodity; by="kg" or "bbl" where the asker named that unit.

    Rows: value and quantity. Raises NotHeld where not both are held in the period.
    """
    flow = flow_of(query, table, query.commodities[0])
    if query.flow is None and not table.catalog.commodities[query.commodities[0]].default_flow:
        flow = next((f for f in ("export", "import") if newest_priced(table, _subject(query, f), query)), flow)
    query = query.with_(flow=flow)

    def find(subject: Subject, period: Period) -> Found | None:
        return ratio(table, subject, period, query.basis, query.by)

    try:
        found, missing, done = parts(
            query.with_(measure="value"), table, asked_on, find, lambda subject: newest_priced(table, subject, query)
        )
    except NotHeld:
        period = query.periods[0] if query.periods else None
        raise one_sided(query, table, asked_on, _subject(query, flow), period) from None
    said: list[Statement] = []
    for part in found:
        said.append(Statement.of("unit_value.headline", figure=part.found.figure))
        if len(found) <= _SEVERAL:
            said.append(_worked_out(part))
    if len(found) == 1:
        said += _year_before(table, found[0].found.figure, query)
        said += _price_and_volume(table, found[0].subject, found[0].period)
    elif len(found) == 2 and found[0].subject == found[1].subject:
        a, b = found[0].found.figure, found[1].found.figure
        rows = found[0].found.rows + found[1].found.rows
        change = computed(a, (a.value / b.value - 1) * 100, rows, "", unit="pct").figure
        said.append(Statement.of("unit_value.against", change=change, base=b.period))
    said += [absence.said for absence in missing]
    return result(done.with_(measure=query.measure), said, [part.found for part in found])


def _worked_out(part: Part) -> Statement:
    """What the value and the quantity behind a unit value are: what it all cost, too."""
    rows = part.found.rows
    if all(row.period == part.period for row in rows):
        return Statement.of("unit_value.of", value=rows[0], quantity=rows[-1])
    return Statement.of("unit_value.rows", figures=rows)


def _subject(query: Query, flow: str) -> Subject:
    return Subject(query.reporter, flow, query.partners[0], query.commodities[0])


def ratio(table: Table, subject: Subject, period: Period, basis: str | None, by: str | None) -> Found | None:
    """What one tonne, piece or, by kg or bbl, kilogram or barrel came to; None where not both are held."""
    money = None if basis == "quantity" else basis
    for value in levels(table, subject, period, "value", money):
        for quantity in levels(table, subject, period, "quantity"):
            if quantity.figure.value <= 0:
                continue
            size = _size(table, quantity.figure, by)
            if size is None:
                continue
            amount, per = size
            currency = table.catalog.units[value.figure.unit].currency or "USD"
            rows = (*value.published, *quantity.published)
            return computed(
                value.figure, value.figure.value * _BILLION / amount, rows, "value / quantity",
                unit=f"{currency}_per_{per}", measure="unit_value", period=period,
            )  # fmt: skip
    return None


def _size(table: Table, quantity: Figure, by: str | None) -> tuple[float, str] | None:
    """How many tonnes, kilograms, pieces or barrels a quantity is; None where it is counted in something else."""
    unit = table.catalog.units[quantity.unit]
    if unit.dimension == "volume_a_day":
        days = (quantity.period.last - quantity.period.first).days + 1
        return (quantity.value * 1e6 * days, "bbl") if by in (None, "bbl") else None
    if unit.factor is None or by == "bbl":
        return None
    amount = quantity.value * float(unit.factor)
    if unit.dimension == "count":
        return amount, "unit"
    return (amount * 1000, "kg") if by == "kg" else (amount, "t")


def newest_priced(table: Table, subject: Subject, query: Query) -> Period | None:
    """The newest period of a value whose quantity is held too, or made up of held spans."""
    keys = table.keys(subject.reporter, subject.flow, subject.partner, subject.commodity, measure="value")
    valued = {period for key in keys for period in table.periods(key) if period.kind in _KINDS}
    for period in sorted(valued, key=lambda p: (p.last, p.first), reverse=True):
        if ratio(table, subject, period, query.basis, query.by) is not None:
            return period
    return None


def one_sided(query: Query, table: Table, asked_on: date, subject: Subject, period: Period | None) -> Exception:
    """Why there is no unit value: one of the two is not held there, or no barrels; the newest that is, is offered."""
    reason = absent(query.with_(measure=None), table, asked_on, subject, period)
    if not isinstance(reason, NotHeld):
        return reason
    if period is not None and query.by == "bbl" and ratio(table, subject, period, query.basis, None) is not None:
        weighed = Statement.of("refusal.not_held.unit_value_bbl", series=series_name(subject), asked=period)
        return NotHeld(weighed, query, (query.with_(by=None),))
    newest = newest_priced(table, subject, query)
    near = (query.with_(periods=(newest,)),) if newest is not None else reason.readings
    kind = "refusal.not_held.unit_value" if period is not None else "refusal.not_held.unit_value_any"
    kept: dict[str, Value] = {"series": series_name(subject)}
    if period is not None:
        kept["asked"] = period
    return NotHeld(Statement.of(kind, **kept), query, near)


def _year_before(table: Table, figure: Figure, query: Query) -> tuple[Statement, ...]:
    subject = Subject(figure.reporter or "", figure.flow or "", figure.partner or "", figure.commodity or "")
    before = ratio(table, subject, figure.period.shift(-12), query.basis, query.by)
    if before is None or before.figure.unit != figure.unit:
        return ()
    change = computed(figure, (figure.value / before.figure.value - 1) * 100, before.rows, "", unit="pct").figure
    return (Statement.of("unit_value.year_before", change=change, figure=before.figure),)


def _price_and_volume(table: Table, subject: Subject, period: Period) -> tuple[Statement, ...]:
    """Growth of value beside growth of quantity, and the price that lies between them."""
    value = rate(table, subject, period, "value_usd", which="published")
    quantity = rate(table, subject, period, "quantity", which="published")
    if value is None or quantity is None or quantity.figure.value <= -100:
        return ()
    price = ((1 + value.figure.value / 100) / (1 + quantity.figure.value / 100) - 1) * 100
    worked = computed(value.figure, price, (value.figure, quantity.figure), "", measure="unit_value").figure
    return (Statement.of("unit_value.split", value=value.figure, quantity=quantity.figure, price=worked),)
