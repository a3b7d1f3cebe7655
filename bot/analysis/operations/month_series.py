"""A series of the table -> its months (or years): one unit, one basis, one vintage as far as it reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final
from weakref import WeakKeyDictionary

from bot.analysis.holdings import Subject
from bot.analysis.operations.months import Point, is_new_year_span, missing, span_of, touches_new_year
from bot.analysis.table import Table
from bot.analysis.vintages import Run
from bot.model import Figure, Period, SeriesKey

_INSISTED = ("mbpd",)  # units of quantity that are never converted: barrels a day
_PREFERRED = ("value_usd", "quantity", "value_cny", "value_eur", "value_jpy", "price_index", "unstated")
LEVELS = ("value", "quantity", "level")

_RUNS_KEPT: Final = 300
_WHOLE: Final[WeakKeyDictionary[Table, dict[tuple[Subject, str | None], Run]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Slots:
    """Which series is meant; basis and unit may be left open."""

    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    basis: str | None = None
    unit: str | None = None
    vintage: str | None = None


@dataclass(frozen=True, slots=True)
class MonthSeries:
    """Figures in order that do not overlap, and what has to be said of them.

    joint   the last period of the revised series, where first prints follow it; None where all is of one vintage
    rows    the published rows behind the computed ones
    """

    figures: tuple[Figure, ...]
    joint: Period | None = None
    rows: tuple[Figure, ...] = field(default=(), repr=False)

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple((figure.period, figure.value) for figure in self.figures)

    def at(self, period: Period) -> Figure | None:
        """The figure of this very period, or the span that stands for it."""
        return next((figure for figure in self.figures if figure.period.covers(period)), None)

    def within(self, span: Period | None) -> MonthSeries:
        """What lies in the span; a January-February figure only with both its months."""
        if span is None:
            return self
        kept = tuple(figure for figure in self.figures if span.covers(figure.period))
        joint = self.joint
        if joint and not (kept and kept[0].period <= joint < kept[-1].period):
            joint = None
        return MonthSeries(kept, joint, self.rows)

    @property
    def computed(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.origin == "computed")


def _is_month(period: Period) -> bool:
    return period.month_count == 1 and period.whole_months


def _is_year(period: Period) -> bool:
    return period.kind == "year"


def monthly(table: Table, slots: Slots, span: Period | None = None, spans: bool = False) -> MonthSeries:
    """The months held of a series, empty if none; with `spans` January-February figures stand for their two months.

    Rates: the published ones decide; months without one are worked out from levels of one vintage.
    Levels: the revised series as far as it reaches, first prints after its end.
    `span` decides between currencies and bases: the one in which most of it is held.
    """
    if slots.measure == "yoy":
        return _rates(table, slots, span, spans).within(span)
    wanted: Callable[[Period], bool] = (lambda p: _is_month(p) or is_new_year_span(p)) if spans else _is_month
    return _without_overlap(_levels(table, slots, span, wanted), prefer_span=False).within(span)


def single_days(table: Table, slots: Slots, span: Period | None = None) -> tuple[Figure, ...]:
    """The days held of a series that is one of days, such as a rate of exchange; none of any other."""
    days = (figure for key in _keys(table, slots) for figure in table.series(key) if figure.period.kind == "day")
    return tuple(figure for figure in sorted(days, key=_when) if span is None or span.covers(figure.period))


def monthly_rates(table: Table, subject: Subject, span: Period | None, basis: str | None = None) -> Run:
    """Rates on the year by month, and the months of the span not held. January and February are one figure."""
    if span is not None:
        return _monthly_rates(table, subject, span, basis)
    # Nearly every answer tells of the streak of its rate, so that all months of the same few series are asked for.
    known = _WHOLE.setdefault(table, {})
    run = known.get((subject, basis))
    if run is None:
        run = _monthly_rates(table, subject, None, basis)
        if len(known) >= _RUNS_KEPT:
            known.clear()
        known[subject, basis] = run
    return run


def _monthly_rates(table: Table, subject: Subject, span: Period | None, basis: str | None) -> Run:
    slots = Slots(subject.reporter, subject.flow, subject.partner, subject.commodity, "yoy", basis)
    series = monthly(table, slots, span, spans=True)
    periods = [figure.period for figure in series.figures]
    if not periods:
        return Run((), span.split() if span is not None else ())
    worked_out = {figure.period for figure in series.computed}
    behind = {*worked_out, *(period.shift(-12) for period in worked_out)}
    rows = tuple(row for row in series.rows if any(period.covers(row.period) for period in behind))
    return Run(series.figures, missing(periods, span or span_of(periods)), series.joint, rows)


def yearly(table: Table, slots: Slots, span: Period | None = None) -> MonthSeries:
    """The calendar years held of a series, published figures."""
    if slots.measure == "yoy":
        key = _pick(table, _keys(table, slots), span, _is_year)
        figures = _of(table, key, _is_year) if key else ()
        return MonthSeries(figures).within(span)
    return _levels(table, replace(slots, vintage=slots.vintage or "published"), span, _is_year).within(span)


def _keys(table: Table, slots: Slots) -> tuple[SeriesKey, ...]:
    """The series that these slots may mean."""
    unit = slots.unit
    if unit is None and slots.measure == "value" and slots.basis:
        unit = table.catalog.unit_of_basis(slots.basis)
    if unit is None and slots.measure == "quantity" and slots.basis in _INSISTED:
        unit = slots.basis
    found = table.keys(slots.reporter, slots.flow, slots.partner, slots.commodity, measure=slots.measure, unit=unit)
    if slots.measure == "yoy" and slots.basis:
        found = tuple(key for key in found if key.basis == slots.basis)
    return tuple(key for key in found if slots.vintage is None or key.vintage == slots.vintage)


def _pick(
    table: Table, keys: Iterable[SeriesKey], span: Period | None, wanted: Callable[[Period], bool]
) -> SeriesKey | None:
    """The series held in most of the span; of equal ones unadjusted before adjusted, dollars before others."""

    def worth(key: SeriesKey) -> tuple[int, int, int]:
        held = sum(wanted(p) and (span is None or span.covers(p)) for p in table.periods(key))
        basis = key.basis or table.catalog.basis_of(key.unit) or ""
        return (held, key.adjusted == "", -_PREFERRED.index(basis) if basis in _PREFERRED else -len(_PREFERRED))

    ranked = sorted(((worth(key), key) for key in keys), key=lambda item: (item[0], item[1]), reverse=True)
    return ranked[0][1] if ranked and ranked[0][0][0] > 0 else None


def _of(table: Table, key: SeriesKey, wanted: Callable[[Period], bool]) -> tuple[Figure, ...]:
    return tuple(figure for figure in table.series(key) if wanted(figure.period))


def _levels(table: Table, slots: Slots, span: Period | None, wanted: Callable[[Period], bool]) -> MonthSeries:
    keys = _keys(table, slots)
    held: Counter[tuple[str, str]] = Counter()
    for key in keys:
        periods = {p for p in table.periods(key) if wanted(p) and (span is None or span.covers(p))}
        held[key.unit, key.adjusted] = max(held[key.unit, key.adjusted], len(periods))
    if not any(held.values()):
        return _from_sides(table, slots, span, wanted)
    unit, adjusted = max(held, key=lambda item: (held[item], item[1] == "", item[0] == "USD_bn", item))
    sides = _from_sides(table, replace(slots, unit=unit), span, wanted)
    adjusted = max(("", "sa"), key=lambda version: (_of_version(sides, version) + held[unit, version], version == ""))
    of_vintage = {key.vintage: key for key in keys if (key.unit, key.adjusted) == (unit, adjusted)}
    first = _of(table, of_vintage["published"], wanted) if "published" in of_vintage else ()
    revised = _of(table, of_vintage["revised"], wanted) if "revised" in of_vintage else ()
    if revised and (span is None or any(span.covers(figure.period) for figure in revised)):
        last = revised[-1]
        later = tuple(figure for figure in first if figure.period.first > last.period.last)
        series = MonthSeries((*revised, *later), last.period if later else None)
    else:
        series = MonthSeries(first or revised)
    known = {month for figure in series.figures for month in figure.period.split()}
    since = series.figures[0].period if series.figures else None
    more = [  # a year before the first announced one would be worked out from rounded trillions
        f for f in sides.figures
        if known.isdisjoint(f.period.split()) and not (_is_year(f.period) and since and f.period < since)
        and (f.adjusted or "") == adjusted  # the two versions are never one series
    ]  # fmt: skip
    if more:
        series = MonthSeries(tuple(sorted((*series.figures, *more), key=_when)), series.joint, sides.rows)
    return series


def _of_version(series: MonthSeries, version: str) -> int:
    """How many of the figures are seasonally adjusted, or are not."""
    return sum((figure.adjusted or "") == version for figure in series.figures)


def _from_sides(table: Table, slots: Slots, span: Period | None, wanted: Callable[[Period], bool]) -> MonthSeries:
    """A balance or a total worked out from exports and imports of one unit and vintage."""
    if slots.flow not in ("balance", "total") or slots.measure != "value":
        return MonthSeries(())
    exports = _levels(table, replace(slots, flow="export"), span, wanted)
    unit = slots.unit or (exports.figures[0].unit if exports.figures else None)
    imports = _levels(table, replace(slots, flow="import", unit=unit), span, wanted)
    other = {figure.period: figure for figure in imports.figures}
    found, rows = [], []
    for out in exports.figures:
        into = other.get(out.period)
        if into is not None and (into.unit, into.vintage, into.adjusted) == (out.unit, out.vintage, out.adjusted):
            value = out.value - into.value if slots.flow == "balance" else out.value + into.value
            found.append(
                replace(out, flow=slots.flow, value=value, origin="computed", digits=None,
                        sources=tuple(dict.fromkeys((*out.sources, *into.sources))))
            )  # fmt: skip
            rows += [out, into]
    joint = exports.joint if any(figure.period == exports.joint for figure in found) else None
    return MonthSeries(tuple(found), joint, tuple(rows))


def _rates(table: Table, slots: Slots, span: Period | None, spans: bool) -> MonthSeries:
    def wanted(period: Period) -> bool:
        return _is_month(period) or (spans and is_new_year_span(period))

    keys = tuple(key for key in _keys(table, slots))
    key = _pick(table, keys, span, wanted)
    basis = slots.basis or (key.basis if key else None)
    found: dict[Period, Figure] = {}
    if key:
        found = {figure.period: figure for figure in _of(table, key, wanted)}
        if basis == "value_usd":
            loose = replace(slots, basis="unstated")
            for other in _keys(table, loose):
                for figure in _of(table, other, wanted):
                    found.setdefault(figure.period, figure)
    worked, rows = _worked_out(table, slots, basis, span, spans, set(found))
    found.update({figure.period: figure for figure in worked})
    series = MonthSeries(tuple(sorted(found.values(), key=_when)), None, rows)
    return _without_overlap(series, prefer_span=True) if spans else series


def _worked_out(
    table: Table, slots: Slots, basis: str | None, span: Period | None, spans: bool, held: set[Period]
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Rates of months without a published one, from levels of one unit and vintage; never of a lone January or
    February; `spans` asks for the two together."""
    unit, measure = None, "value"
    if basis:
        unit = table.catalog.unit_of_basis(basis)
        if unit is None:
            if basis != "quantity":
                return (), ()
            measure = "quantity"
    known = {month for period in held for month in period.split()}
    level = replace(slots, measure=measure, basis=None, unit=unit)
    figures, rows = [], []
    for vintage in ("revised", "published"):
        series = _levels(table, replace(level, vintage=vintage), None, lambda p: _is_month(p) or is_new_year_span(p))
        values = _with_new_year({figure.period: figure for figure in series.figures})
        for period, now in values.items():
            if known & set(period.split()) or touches_new_year(period) or (is_new_year_span(period) and not spans):
                continue
            base = values.get(period.shift(-12))
            if base is None or base.value == 0 or base.unit != now.unit:
                continue
            figures.append(_rate(table, now, base))
            rows += [now, base]
            known |= set(period.split())
    return tuple(figures), tuple(rows)


def _with_new_year(values: dict[Period, Figure]) -> dict[Period, Figure]:
    """The same, with January-February put together from its two months where only they are held."""
    more: dict[Period, Figure] = dict(values)
    for period, january in values.items():
        if period.month_count == 1 and period.first.month == 1:
            february = values.get(period.shift(1))
            both = Period(period.first, period.shift(1).last)
            if february is not None and both not in values:
                sources = tuple(dict.fromkeys((*january.sources, *february.sources)))
                value = january.value + february.value
                more[both] = replace(january, period=both, value=value, origin="computed", digits=None, sources=sources)
    return more


def _rate(table: Table, now: Figure, base: Figure) -> Figure:
    """The change on the year in per cent, of the size of the base: a deficit that grows is a fall."""
    return replace(
        now, value=(now.value - base.value) / abs(base.value) * 100, unit="pct", measure="yoy", origin="computed",
        basis=table.catalog.basis_of(now.unit), digits=None,
        sources=tuple(dict.fromkeys((*now.sources, *base.sources))),
    )  # fmt: skip


def _without_overlap(series: MonthSeries, prefer_span: bool) -> MonthSeries:
    """January-February beside its months: the one figure (rates), or the two where both are held (levels)."""
    spans = {figure.period for figure in series.figures if figure.period.month_count == 2}
    singles = {figure.period for figure in series.figures if figure.period.month_count == 1}
    dropped: set[Period] = set()
    for span in spans:
        months = set(span.split())
        if not prefer_span and months <= singles:
            dropped.add(span)
        else:
            dropped |= months & singles
    return replace(series, figures=tuple(figure for figure in series.figures if figure.period not in dropped))


def _when(figure: Figure) -> Period:
    return figure.period
