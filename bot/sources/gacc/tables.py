"""Sheet -> rows of observations.csv, as text: which cell is which figure, of what, when and in which unit.

Nothing is computed but shifts of the decimal point. A month is stored as printed, January and February out as one as
their span; January is never got by taking February from it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.catalog import Catalog
from bot.errors import LayoutChanged
from bot.model import Period
from bot.sources.gacc.amounts import SPOILT, MoneyUnit, NotPrinted, money_unit, number, quantity_unit
from bot.sources.gacc.checks import Line, check
from bot.sources.gacc.columns import read_columns
from bot.sources.gacc.index import Release
from bot.sources.gacc.names import Meaning, Names
from bot.sources.gacc.rates import misfit
from bot.sources.gacc.sheets import Sheet, is_figure, is_line

_TOTALS = (
    (re.compile(r"total exports? ?(&|and) ?imports?|total imports? ?(&|and) ?exports?"), "total"),
    (re.compile(r"(total )?exports?"), "export"),
    (re.compile(r"(total )?imports?"), "import"),
    (re.compile(r"(exports?-imports? |trade )?balance"), "balance"),
)
_MONTH_ROW = re.compile(r"(20\d\d)\s*[.-]\s*(1[0-2]|0?[1-9])")
WORLD = "WLD"


@dataclass
class Taken:
    """What was taken of one table, `name`, and what was not.

    late     figures of earlier months, beside the table's own: never first prints
    unknown  names that are not known
    uncoded  how many rows of a kind of which the data have totals only
    absent   codes that the catalog does not have, and their names
    spoilt   cells that hold no number
    doubted  rows whose cells do not fit each other
    """

    name: str
    rows: list[dict[str, str]] = field(default_factory=list)
    late: list[dict[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    uncoded: Counter[str] = field(default_factory=Counter)
    absent: dict[str, str] = field(default_factory=dict)
    spoilt: list[str] = field(default_factory=list)
    doubted: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the reading of one table needs to know."""

    sheet: Sheet
    release: Release
    catalog: Catalog
    columns: tuple[str, ...]
    money: MoneyUnit
    taken: Taken

    def period(self, span: str) -> Period:
        """m: the month; y: since January."""
        first = self.sheet.month if span == "m" else 1
        return Period.months((self.sheet.year, first), (self.sheet.year, self.sheet.month))

    @property
    def rate_span(self) -> str:
        return "y" if any(word.endswith(".y") for word in self.columns) else "m"


def read_table(sheet: Sheet, release: Release, names: Mapping[str, Names], catalog: Catalog) -> Taken:
    """The figures of a table. LayoutChanged where it is not laid out as known, or its figures do not add up."""
    if (sheet.year, sheet.month) != (release.year, release.month):
        linked = f"{release.year}-{release.month:02d}, under which it is linked"
        raise LayoutChanged(sheet.where, f"a table of {linked}", repr(sheet.title))
    columns = read_columns(sheet, release.kind)
    if not sheet.unit:
        raise LayoutChanged(sheet.where, "a line `Unit: ...`", "none")
    money = money_unit(sheet.unit)
    if money is None or money.code not in catalog.units:
        raise LayoutChanged(sheet.where, "a unit such as US$1,000 or CNY 100 Million", repr(sheet.unit))
    if release.currency and release.currency != money.currency:
        raise LayoutChanged(sheet.where, f"values in {release.currency}, as the title says", repr(sheet.unit))
    reading = _Reading(sheet, release, catalog, columns, money, Taken(_named(release, sheet)))
    lines = list(_lines(reading))
    check(sheet, release.kind, columns, lines, _sides(release, names, sheet))
    for line in lines:
        for slots in _meant(reading, names, line):
            _take(reading, line, slots)
    return reading.taken


def _lines(reading: _Reading) -> Iterator[Line]:
    """The rows with figures; the rates of a row below are put to it."""
    sheet, columns = reading.sheet, reading.columns
    rates_below = not any(word.endswith("%") for word in columns)
    pending: Line | None = None
    for row in sheet.body:
        if is_line(row):
            continue  # a heading or a note
        if not row[0]:
            if not rates_below or pending is None or pending.rates:
                raise LayoutChanged(sheet.where, "a name before figures", " | ".join(row))
            yield Line(pending.name, pending.cells, row, pending.unit)
            pending = None
            continue
        if pending is not None:
            yield pending
        unit = quantity_unit(row[1]) if "unit" in columns else None
        if "unit" in columns and unit is None and any(char.isdigit() for char in row[1]) and is_figure(row[1]):
            # In April 2025 the cell of the unit was missing from every row, and all figures stood one to the left.
            raise LayoutChanged(sheet.where, f"a unit of quantity beside {row[0]!r}", repr(row[1]))
        pending = Line(row[0], row, None, unit)
    if pending is not None:
        yield pending


def _sides(release: Release, names: Mapping[str, Names], sheet: Sheet) -> Mapping[str, str]:
    """For tables by country: the code of each printed name, as far as known."""
    if release.kind != "countries":
        return {}
    period = Period.month(sheet.year, sheet.month)
    found = {row[0]: names["partner"].find(row[0], period) for row in sheet.body if row[0]}
    return {name: meaning.code for name, meaning in found.items() if meaning is not None and meaning.code}


def _meant(reading: _Reading, names: Mapping[str, Names], line: Line) -> Iterator[dict[str, str]]:
    """Flow, partner, commodity and more of a row; nothing where its name is not known or has no code."""
    kind, period = reading.release.kind, Period.month(reading.sheet.year, reading.sheet.month)
    if kind == "totals":
        folded = line.name.casefold()
        flow = next((flow for pattern, flow in _TOTALS if pattern.fullmatch(folded)), None)
        if flow is None:
            reading.taken.unknown.append(line.name)
        else:
            yield {"flow": flow, "partner": WORLD, "commodity": "TOTAL"}
        return
    if kind == "by_month":
        if match := _MONTH_ROW.fullmatch(line.name):
            month = Period.month(int(match[1]), int(match[2])).code
            yield {"partner": WORLD, "commodity": "TOTAL", "period": month}
        else:
            reading.taken.unknown.append(line.name)
        return
    of = {"countries": "partner", "commodities": "commodity", "sections": "section", "regimes": "regime"}[kind]
    meaning = names[of].find(line.name, period)
    if meaning is None and of in ("section", "regime"):
        reading.taken.uncoded[kind] += 1
    elif meaning is None:
        reading.taken.unknown.append(line.name)
    elif meaning.code and _held(reading, of, meaning, line.name):
        slots = {"partner": meaning.code, "commodity": "TOTAL"}
        if of != "partner":
            slots = {"partner": WORLD, "commodity": meaning.code, "only": "value" if meaning.value_only else ""}
        yield {**slots, "flow": reading.release.flow}


def _held(reading: _Reading, of: str, meaning: Meaning, name: str) -> bool:
    known = reading.catalog.partners if of == "partner" else reading.catalog.commodities
    if meaning.code not in known:
        reading.taken.absent[meaning.code] = name
    return meaning.code in known


def _take(reading: _Reading, line: Line, slots: Mapping[str, str]) -> None:
    """The figures of one row; none where its cells do not fit: where the last is empty, others may have moved up."""
    if not line.cells[-1] and "balance" not in line.name.casefold():
        reading.taken.doubted.append(f"{line.name}: its last cell is empty")
        return
    if said := misfit(reading.columns, line.cells):
        reading.taken.doubted.append(f"{line.name}: {said}")
        return
    beside = sum(word == "value%" for word in reading.columns) > 1  # the month's rate, then the year to date's
    rates = 0
    for word, cell in zip(reading.columns, line.cells, strict=True):
        name, _, span = word.partition(".")
        if word in ("label", "unit", "other") or span == "was":
            continue
        if name.endswith("%"):
            own = reading.rate_span if not beside else "my"[min(rates, 1)]
            rates += 1
            _add(reading, line, slots, name.removesuffix("%"), own, cell, rate=True)
        else:
            _add(reading, line, slots, name, span or "m", cell, rate=False)
    if line.rates is not None and not line.rates[-1]:
        reading.taken.doubted.append(f"{line.name}: the last cell of its rates is empty")
        return
    for word, cell in zip(reading.columns, line.rates or (), strict=False):
        name, _, span = word.partition(".")
        if span:
            _add(reading, line, slots, name, span, cell, rate=True)


def _add(
    reading: _Reading, line: Line, slots: Mapping[str, str], name: str, span: str, cell: str, *, rate: bool
) -> None:
    """One figure; nothing for a dash, for what a spoilt cell held, for a unit that is not ours."""
    sheet, catalog, money = reading.sheet, reading.catalog, reading.money
    try:
        value = number(cell)
    except NotPrinted:
        if not SPOILT.fullmatch(cell):
            raise LayoutChanged(sheet.where, f"a number in the row {line.name!r}", repr(cell)) from None
        reading.taken.spoilt.append(f"{line.name}: {cell}")
        return
    quantity = name == "quantity"
    if value is None or (quantity and slots.get("only") == "value"):
        return
    unit = money.code
    text: str | None = money.in_billions(value)
    printed = f"{cell} ({money.printed})"
    if quantity:
        unit = catalog.commodities[slots["commodity"]].unit
        if line.unit is None:
            reading.taken.spoilt.append(f"{line.name}: unit {line.cells[1]}")
            return
        text = line.unit.convert(value, catalog.units[unit]) if unit in catalog.units else None
        printed = f"{cell} ({line.unit.printed})"
        if text is None:  # no rate either: it would be one of another thing than is held
            return
    if rate:
        if "," in cell:
            raise LayoutChanged(sheet.where, f"a rate in the row {line.name!r}", repr(cell))
        basis = catalog.basis_of(unit)
        unit, text, printed = "pct", format(value, "f"), cell
    own = "period" not in slots or slots["period"] == reading.release.period.code
    (reading.taken.rows if own else reading.taken.late).append(
        {
            "reporter": "CHN",
            "flow": slots.get("flow") or name,
            "partner": slots["partner"],
            "commodity": slots["commodity"],
            "measure": "yoy" if rate else "quantity" if quantity else "value",
            "basis": (basis or "unstated") if rate else "",
            "period": slots.get("period") or reading.period(span).code,
            "vintage": "published",
            "unit": unit,
            "value": text or "",
            "agency": "GACC",
            "page_date": sheet.released,
            "note": f"{reading.taken.name}; printed {printed}",
        }
    )


def _named(release: Release, sheet: Sheet) -> str:
    """GACC bulletin table (5) 10.2019."""
    match = re.match(r"\((\d+)\)", sheet.title)
    return f"GACC {release.stage} table {f'({match[1]}) ' if match else ''}{sheet.month}.{sheet.year}"
