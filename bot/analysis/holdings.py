"""What is held of one flow in one period: the published figure, else one worked out from its own series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.analysis.groups import ALL_OF, ever, members
from bot.analysis.spans import tile
from bot.analysis.table import Table
from bot.model import Figure, Period, Query, SeriesKey

CURRENCY = {"value_usd": "USD_bn", "value_cny": "CNY_bn", "value_eur": "EUR_bn", "value_jpy": "JPY_bn"}
BASIS = {unit: basis for basis, unit in CURRENCY.items()}
_MEASURES = {"value": 0, "quantity": 1, "level": 2, "yoy": 3, "share": 4}
_LAST_UNITS = ("mbpd",)  # barrels a day stand behind tonnes
_UNIT_OF = {**CURRENCY, "mbpd": "mbpd"}  # units that are never converted: asked for, they are insisted on
PARTS = {"balance": -1, "total": 1}  # the sign of imports beside exports


@dataclass(frozen=True, slots=True)
class Subject:
    """One flow between one pair in one good."""

    reporter: str
    flow: str
    partner: str
    commodity: str

    def flowing(self, flow: str) -> Subject:
        return Subject(self.reporter, flow, self.partner, self.commodity)

    def among(self, partner: str) -> Subject:
        return Subject(self.reporter, self.flow, partner, self.commodity)


@dataclass(frozen=True, slots=True)
class Gauge:
    """What a figure is measured in: two figures of one gauge and one vintage may be set against each other."""

    measure: str
    unit: str
    basis: str = ""
    adjusted: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure and, where it is worked out, the published rows behind it and the arithmetic."""

    figure: Figure
    rows: tuple[Figure, ...] = ()
    formula: str = ""

    @property
    def gauge(self) -> Gauge:
        f = self.figure
        return Gauge(f.measure or "", f.unit, f.basis or "", f.adjusted or "")

    @property
    def added_up(self) -> bool:
        """Whether it is made of several spans (not: published, or exports set against imports)."""
        return self.formula not in ("", "a - b", "a + b") or len(self.rows) > 2

    @property
    def published(self) -> tuple[Figure, ...]:
        """The rows of the table that it rests on; itself if it is one."""
        return self.rows or (self.figure,)


def subjects(query: Query) -> tuple[Subject, ...]:
    """Every flow, partner and commodity of a query, one by one."""
    flows = ("export", "import") if query.flow == "both" else (query.flow or "export",)
    return tuple(
        Subject(query.reporter, flow, partner, commodity)
        for commodity in query.commodities
        for partner in query.partners
        for flow in flows
    )


def context_subject(table: Table, good: str, reporter: str) -> Subject:
    """The series of a context commodity: under the reporter asked for, else under whoever keeps it."""
    partner = table.catalog.commodities[good].partner or "WLD"
    keepers = (code for code in (reporter, *table.catalog.reporters) if table.keys(code, "context", partner, good))
    return Subject(next(keepers, reporter), "context", partner, good)


def expect(table: Table, many: Iterable[Subject]) -> None:
    """All series of these subjects are about to be read: a table that is far away fetches them in one go."""
    table.expect(
        key
        for subject in many
        for flow in ((subject.flow, "export", "import") if subject.flow in PARTS else (subject.flow,))
        for key in table.keys(subject.reporter, flow, subject.partner, subject.commodity)
    )


def amount_measure(query: Query) -> str | None:
    """The measure that was asked for, where it is an amount's; None: any."""
    return query.measure if query.measure in ("value", "quantity") else None


def gauges(table: Table, subject: Subject, measure: str | None = None, basis: str | None = None) -> tuple[Gauge, ...]:
    """The gauges in which a subject's levels are held, the best first: unadjusted, value before quantity, dollars.

    measure  value, quantity, level, share, yoy or None for any level (a context series: whatever it is)
    basis    value_usd ... or quantity, where the asker insisted; yoy: what the rate is a rate of
    """
    found: set[Gauge] = set()
    for flow in (subject.flow, "export") if subject.flow in PARTS else (subject.flow,):
        for key in table.keys(subject.reporter, flow, subject.partner, subject.commodity):
            if _wanted(key, measure, basis):
                found.add(Gauge(key.measure, key.unit, key.basis, key.adjusted))
    if not found and measure != "yoy":
        found.update(
            gauge for code in ever(table, subject) for gauge in gauges(table, subject.among(code), measure, basis)
        )
    return tuple(sorted(found, key=_order))


def _all_of(table: Table, subject: Subject, gauge: Gauge, period: Period, vintage: str) -> Found | None:
    """The sum over the members of a group of which no row speaks; only where every one of them is held."""
    found: list[Found] = []
    for code in members(table, subject, period):
        one = at(table, subject.among(code), gauge, period, vintage)
        if one is None:
            return None
        found.append(one)
    if not found:
        return None
    rows = [row for one in found for row in one.published]
    value = sum(one.figure.value for one in found)
    formula = f"{ALL_OF}{len(found)}"
    return computed(found[0].figure, value, rows, formula, partner=subject.partner, period=period)


def _wanted(key: SeriesKey, measure: str | None, basis: str | None) -> bool:
    if key.flow == "context":
        return measure in (None, key.measure, "level", "value", "yoy") and basis in (None, key.basis)
    if measure == "yoy":
        return key.measure == "yoy" and (basis is None or key.basis == basis)
    if measure is None:
        return key.measure in ("value", "quantity", "level") and _in_unit(key, basis)
    return key.measure == measure and (measure == "share" or _in_unit(key, basis))


def _in_unit(key: SeriesKey, basis: str | None) -> bool:
    if basis is None:
        return True
    return key.measure == "quantity" if basis == "quantity" else key.unit == _UNIT_OF.get(basis)


def _order(gauge: Gauge) -> tuple[object, ...]:
    bases = ("value_usd", "value_cny", "value_eur", "value_jpy", "quantity", "price_index", "unstated", "")
    rank = bases.index(gauge.basis) if gauge.basis in bases else len(bases)
    late = 2 if gauge.unit in _LAST_UNITS else int(gauge.unit != "USD_bn")
    return (gauge.adjusted != "", _MEASURES.get(gauge.measure, 9), rank, late, gauge.unit)


def series_key(subject: Subject, gauge: Gauge, vintage: str) -> SeriesKey:
    return SeriesKey(
        subject.reporter, subject.flow, subject.partner, subject.commodity,
        gauge.measure, gauge.basis, gauge.adjusted, vintage, gauge.unit,
    )  # fmt: skip


def at(table: Table, subject: Subject, gauge: Gauge, period: Period, vintage: str | None = None) -> Found | None:
    """The figure of one subject in one gauge and period.

    Published, else exports and imports of the same vintage set against each other (balance, total), else tiled from
    held spans of one vintage: the revised one first, as for every sum.
    """
    vintages = ("published", "revised") if vintage is None else (vintage,)
    for each in vintages:
        figure = table.point(series_key(subject, gauge, each), period)
        if figure is not None:
            return Found(figure)
    if gauge.measure not in ("value", "quantity"):
        return None
    for each in vintages:
        found = _of_parts(table, subject, gauge, period, each, tiling=False)
        if found is not None:
            return found
    for each in reversed(vintages):
        found = tiled(table, subject, gauge, period, each)
        if found is None:
            found = _of_parts(table, subject, gauge, period, each, tiling=True)
        if found is not None:
            return found
    if table.catalog.is_group(subject.partner):
        return next((found for each in vintages if (found := _all_of(table, subject, gauge, period, each))), None)
    return None


def _of_parts(table: Table, subject: Subject, gauge: Gauge, period: Period, vintage: str, tiling: bool) -> Found | None:
    if subject.flow not in PARTS:
        return None
    sign = PARTS[subject.flow]
    sides = both_sides_of(table, subject, gauge, period, vintage, tiling)
    if sides is None:
        return None
    exports, imports = sides
    rows = (*exports.published, *imports.published)
    value = exports.figure.value + sign * imports.figure.value
    return computed(exports.figure, value, rows, "a - b" if sign < 0 else "a + b", flow=subject.flow, period=period)


def both_sides_of(
    table: Table, subject: Subject, gauge: Gauge, period: Period, vintage: str = "published", tiling: bool = False
) -> tuple[Found, Found] | None:
    """Exports and imports of one pair in one gauge, vintage and period; None unless both are held."""
    sides: list[Found] = []
    for flow in ("export", "import"):
        side = subject.flowing(flow)
        figure = table.point(series_key(side, gauge, vintage), period)
        found = Found(figure) if figure is not None else None
        if found is None and tiling:
            found = tiled(table, side, gauge, period, vintage)
        if found is None:
            return None
        sides.append(found)
    return sides[0], sides[1]


def tiled(table: Table, subject: Subject, gauge: Gauge, period: Period, vintage: str) -> Found | None:
    """A span out of held spans of one series; None if none tile it or their rounding is 1 % of the result or more.
    Months of nothing add up to nothing."""
    if period.month_count < 2:
        return None
    key = series_key(subject, gauge, vintage)
    terms = tile(period, table.steps(key))
    if terms is None:
        return None
    rows = [(sign, row) for sign, span in terms if (row := table.point(key, span)) is not None]
    value = sum(sign * row.value for sign, row in rows)
    nothing = all(sign > 0 and row.value == 0 for sign, row in rows)  # a run of months in which nothing was bought
    if not nothing and (value == 0 or sum(half_unit(row) for _, row in rows) >= 0.01 * abs(value)):
        return None
    signs = "".join(f" {'+' if sign > 0 else '-'} {row.period.code}" for sign, row in rows)
    return computed(rows[0][1], value, [row for _, row in rows], signs.removeprefix(" + "), period=period)


def half_unit(figure: Figure) -> float:
    """Half a unit of the last digit that the source printed, in the figure's unit; 0 where it is not known.

    Whole noughts at the end are no digits: 2770 bn was printed as 2.77 trillion, so that half a unit is 5 bn.
    """
    if figure.digits is None:
        return 0.0
    if figure.digits > 0:
        return float(0.5 * 10.0**-figure.digits)
    printed = f"{abs(figure.value):.0f}"
    noughts = min(len(printed) - len(printed.rstrip("0")), max(0, len(printed) - 2))
    return float(0.5 * 10.0**noughts)


def computed(like: Figure, value: float, rows: Iterable[Figure], formula: str, **slots: object) -> Found:
    """A figure worked out from rows of the table, with their sources; slots not named are those of `like`."""
    rows = tuple(rows)
    vintages = {row.vintage for row in rows}
    figure = replace(
        like,
        value=tidy(value),
        origin="computed",
        sources=sources(rows),
        vintage=vintages.pop() if len(vintages) == 1 else None,
        digits=None,
        **slots,  # type: ignore[arg-type]
    )
    return Found(figure, rows, formula)


def tidy(value: float) -> float:
    """Without the dust of binary fractions: 99.08333333333333 -> 99.0833333333, and never a negative zero."""
    return float(f"{value:.12g}") + 0.0


def sources(rows: Iterable[Figure]) -> tuple[str, ...]:
    """The sources of several figures, each once, in order."""
    return tuple(dict.fromkeys(source for row in rows for source in row.sources))


def level(
    table: Table,
    subject: Subject,
    period: Period,
    measure: str | None = None,
    basis: str | None = None,
    vintage: str | None = None,
) -> Found | None:
    """A level in the best gauge that holds it: dollars before other currencies, value before quantity."""
    return next(levels(table, subject, period, measure, basis, vintage), None)


def levels(
    table: Table,
    subject: Subject,
    period: Period,
    measure: str | None = None,
    basis: str | None = None,
    vintage: str | None = None,
) -> Iterator[Found]:
    """The same level in every gauge that holds it, the best first."""
    for gauge in gauges(table, subject, measure, basis):
        found = at(table, subject, gauge, period, vintage)
        if found is None and subject.flow == "context":
            found = last_day(table, subject, gauge, period)
        if found is not None:
            yield found


def last_day(table: Table, subject: Subject, gauge: Gauge, period: Period) -> Found | None:
    """A series of single days: the last day held within the span; the reply names the day."""
    days = [f for f in table.series(series_key(subject, gauge, "published")) if f.period.kind == "day"]
    within = [figure for figure in days if period.covers(figure.period)]
    return Found(within[-1]) if within else None
