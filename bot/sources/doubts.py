"""Figures that do not fit each other -> doubts: balances and totals, rates beside levels, first prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from bot.catalog import Catalog, Facts
from bot.model import Period, SeriesKey
from bot.sources.files import Row

COLUMNS = (
    "check", "reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "period", "vintage", "unit",
    "found", "reason",
)  # fmt: skip
_KEY = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit")
_SLACK = 1e-9  # what binary fractions may add to a decimal sum


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure with its decimals and its line in observations.csv."""

    value: float
    digits: int
    line: int

    def __str__(self) -> str:
        return f"{self.value:.{self.digits}f}"

    @property
    def half(self) -> float:
        """Half a unit of the last digit: what rounding may hide."""
        return 0.5 * 10.0**-self.digits


@dataclass(frozen=True, slots=True)
class Doubt:
    """One figure that does not fit its neighbours; `found` says by how much, as exceptions.csv repeats it."""

    check: str
    key: SeriesKey
    period: Period
    found: str
    line: int
    said: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The cells of exceptions.csv that name this doubt, all but the reason."""
        k = self.key
        series = (k.reporter, k.flow, k.partner, k.commodity, k.measure, k.basis, k.adjusted)
        return (self.check, *series, self.period.code, k.vintage, k.unit, self.found)

    def __str__(self) -> str:
        named = " ".join(part for part in self.slots[1:-1] if part)
        return (
            f"data/trade/observations.csv:{self.line}: {named}: {self.said}; "
            "correct it, or add it to data/trade/exceptions.csv with a reason"
        )


Held = Mapping[tuple[SeriesKey, Period], Cell]


def held(frame: pd.DataFrame) -> Held:
    """The figures of a frame of read_observations by series and period."""
    columns: list[list[Any]] = [frame[name].tolist() for name in (*_KEY, "period", "value", "digits", "line")]
    spans = {code: Period.parse(code) for code in set(columns[len(_KEY)])}
    return {
        (SeriesKey(*slots[: len(_KEY)]), spans[slots[-4]]): Cell(slots[-3], slots[-2], slots[-1])
        for slots in zip(*columns, strict=True)
    }


def doubts(figures: Held, catalog: Catalog, facts: Facts) -> Iterator[Doubt]:
    """Everything that does not fit, in the order of the file; forecasts last."""
    for (key, period), cell in figures.items():
        if key.measure == "value" and key.flow in ("balance", "total"):
            yield from _sides(key, period, cell, figures)
        elif key.measure == "yoy":
            yield from _rate(key, period, cell, figures, catalog)
    yield from _first_prints(figures, facts)


def _sides(key: SeriesKey, period: Period, cell: Cell, figures: Held) -> Iterator[Doubt]:
    """A balance or total that misses its exports and imports by more than half a unit of the coarsest last digit."""
    exports = figures.get((replace(key, flow="export"), period))
    imports = figures.get((replace(key, flow="import"), period))
    if exports is None or imports is None:
        return
    sign = 1 if key.flow == "total" else -1
    miss = cell.value - (exports.value + sign * imports.value)
    if abs(miss) > max(cell.half, exports.half, imports.half) + _SLACK:
        digits = max(cell.digits, exports.digits, imports.digits)
        word = "plus" if sign == 1 else "less"
        said = f"{cell} misses exports {exports} {word} imports {imports} by {miss:.{digits}f}"
        yield Doubt(key.flow, key, period, f"{miss:.{digits}f}", cell.line, said)


def _rate(key: SeriesKey, period: Period, cell: Cell, figures: Held, catalog: Catalog) -> Iterator[Doubt]:
    """A rate on the year that no rounding of it and of its two levels explains."""
    for unit in catalog.units.values():
        if not key.basis or catalog.basis_of(unit.code) != key.basis or key.flow == "balance":
            continue
        measure = "quantity" if key.basis == "quantity" else "value"
        level = replace(key, measure=measure, basis="", unit=unit.code)
        now, before = figures.get((level, period)), figures.get((level, period.shift(-12)))
        if now is None or before is None or before.value <= before.half:
            continue
        lowest = 100 * ((now.value - now.half) / (before.value + before.half) - 1)
        highest = 100 * ((now.value + now.half) / (before.value - before.half) - 1)
        if not lowest - cell.half - _SLACK <= cell.value <= highest + cell.half + _SLACK:
            ratio = 100 * (now.value / before.value - 1)
            said = f"{cell} % does not fit {now} after {before} {unit.code} ({ratio:+.2f} %)"
            yield Doubt("rate", key, period, f"{cell.value - ratio:.2f}", cell.line, said)


def _first_prints(figures: Held, facts: Facts) -> Iterator[Doubt]:
    """A first print beside a forecast that is not the published figure."""
    seen = set()
    for f in facts.forecasts:
        key = SeriesKey(f.reporter, f.flow, f.partner, f.commodity, f.measure, f.basis, "", "published", f.unit)
        cell = figures.get((key, f.period))
        if f.actual is None or cell is None or (key, f.period) in seen:
            continue
        miss = f.actual - cell.value
        if abs(miss) > max(cell.half, 0.5 * 10.0**-f.digits) + _SLACK:
            seen.add((key, f.period))
            said = f"{cell} is not the first print {f.actual:g} of data/facts/forecasts.csv"
            yield Doubt("first_print", key, f.period, f"{miss:.2f}", cell.line, said)


def sift(found: list[Doubt], exceptions: list[Row]) -> tuple[list[str], list[str]]:
    """(new warnings, known ones): a doubt is known if exceptions.csv names it; an exception nothing needs is new."""
    known = {tuple(row[column] for column in COLUMNS[:-1]): row for row in exceptions}
    new = [str(doubt) for doubt in found if doubt.slots not in known]
    needed = {doubt.slots for doubt in found}
    new += [f"{row.where}: nothing needs this exception any more; take the row out" for slots, row in known.items()
            if slots not in needed]  # fmt: skip
    return new, [f"{doubt} ({known[doubt.slots]['reason']})" for doubt in found if doubt.slots in known]
