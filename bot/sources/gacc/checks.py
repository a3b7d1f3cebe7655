"""The lines of a table -> nothing, or LayoutChanged where they cannot be what their columns say.

exports + imports = total, exports - imports = balance, the year to date is no less than its month, parts are no more
than the whole: each within what rounding of the printed digits allows. A shifted or swapped column does not pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import LayoutChanged
from bot.sources.gacc.amounts import NotPrinted, QuantityUnit, half_unit, number
from bot.sources.gacc.index import Kind
from bot.sources.gacc.rates import apart, misfit
from bot.sources.gacc.sheets import Sheet

WORLD = "WLD"
_FLOWS = ("total", "export", "import", "balance")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with figures: its cells, the row of rates below it where there is one, the unit of its quantities."""

    name: str
    cells: tuple[str, ...]
    rates: tuple[str, ...] | None = None
    unit: QuantityUnit | None = None


def check(sheet: Sheet, kind: Kind, columns: Sequence[str], lines: Sequence[Line], codes: Mapping[str, str]) -> None:
    """Hold the lines against each other; `codes` are the partners of tables by country, by printed name."""
    where = sheet.where
    if not lines:
        raise LayoutChanged(where, "rows of figures", "none")
    for line in lines:
        _check_line(where, columns, line)
    if kind == "totals":
        _check_totals(where, columns, lines)
    if kind == "countries":
        _check_world(where, columns, lines, codes)
    if kind in ("regimes", "sections"):
        _check_parts(where, kind, columns, lines)
    if sheet.month > 1 and kind not in ("commodities", "by_month"):
        _check_month(where, columns, lines)


def _check_line(where: str, columns: Sequence[str], line: Line) -> None:
    cells = dict(zip(columns, line.cells, strict=True))
    for span in ("", ".m", ".y"):
        _adds_up(where, line.name, {flow: cells.get(f"{flow}{span}", "") for flow in _FLOWS})
    for word, cell in cells.items():
        name, _, span = word.partition(".")
        since = cells.get(f"{name}.y", "")
        month, year = _value(cell), _value(since)
        if span != "m" or month is None or year is None or "balance" in line.name.casefold():
            continue  # a balance may fall, other sums only grow
        if month > year + half_unit(cell) + half_unit(since):
            said = f"no more in the month than since January, in {line.name!r}"
            raise LayoutChanged(where, said, f"{cell} and {since}")


def _check_month(where: str, columns: Sequence[str], lines: Sequence[Line]) -> None:
    """Later than January the whole of a month is less than what came since January: else two months stand as one."""
    for line in lines[:1]:
        cells = dict(zip(columns, line.cells, strict=True))
        for word, cell in cells.items():
            name, _, span = word.partition(".")
            if span == "m" and _value(cell) is not None and _value(cell) == _value(cells.get(f"{name}.y", "")):
                raise LayoutChanged(where, f"less in the month than since January, in {line.name!r}", f"{cell} in both")


def _check_totals(where: str, columns: Sequence[str], lines: Sequence[Line]) -> None:
    """Flows stand in rows: the sums go down the columns."""
    rows = {}
    for line in lines:
        folded = line.name.casefold()
        if "balance" in folded:
            rows["balance"] = line
        elif "export" in folded and "import" in folded:
            rows["total"] = line
        elif "export" in folded or "import" in folded:
            rows["export" if "export" in folded else "import"] = line
    if missing := {"total", "export", "import"} - set(rows):
        raise LayoutChanged(where, f"the rows {', '.join(sorted(missing))}", "; ".join(line.name for line in lines))
    spans = [at for at, word in enumerate(columns) if word.startswith("value.")]
    rates = [at for at, word in enumerate(columns) if word.endswith("%")]
    for at in spans:
        _adds_up(where, columns[at], {flow: line.cells[at] for flow, line in rows.items()})
    for at, rate in zip(spans, rates, strict=True):
        if said := apart({flow: (line.cells[at], line.cells[rate]) for flow, line in rows.items()}):
            raise LayoutChanged(where, "rates of the amounts beside them", said)


def _check_world(where: str, columns: Sequence[str], lines: Sequence[Line], codes: Mapping[str, str]) -> None:
    """The world is there, once, and no less than its countries together."""
    worlds = [line for line in lines if codes.get(line.name) == WORLD]
    if len(worlds) != 1:
        raise LayoutChanged(where, "one row TOTAL", f"{len(worlds)} of them")
    countries = [line for line in lines if len(codes.get(line.name, "")) == 3 and codes[line.name] != WORLD]
    twice = {codes[line.name] for line in countries if sum(codes[o.name] == codes[line.name] for o in countries) > 1}
    if twice:
        raise LayoutChanged(where, "one row a country", f"two of {', '.join(sorted(twice))}")
    if said := misfit(columns, worlds[0].cells):
        raise LayoutChanged(where, "rates of the amounts beside them", said)
    for at, word in enumerate(columns):
        if "." in word:
            _covers(where, word, worlds[0].cells[at], [line.cells[at] for line in countries])


def _check_parts(where: str, kind: Kind, columns: Sequence[str], lines: Sequence[Line]) -> None:
    """The total comes first; customs regimes add up to it, and no section is more."""
    first, rest = lines[0], lines[1:]
    if first.name.casefold() != "total":
        raise LayoutChanged(where, "the row TOTAL first", repr(first.name))
    for at, word in enumerate(columns):
        if "." not in word:
            continue
        whole, parts = first.cells[at], [line.cells[at] for line in rest]
        if kind == "regimes":
            values = [value for part in parts if (value := _value(part)) is not None]
            slack = half_unit(whole) * (len(values) + 1)
            if (total := _value(whole)) is not None and abs(sum(values, Decimal()) - total) > slack:
                raise LayoutChanged(where, f"regimes that add up to {whole} in {word}", str(sum(values, Decimal())))
        for part in parts:
            _covers(where, word, whole, [part])


def _covers(where: str, word: str, whole: str, parts: Sequence[str]) -> None:
    total, values = _value(whole), [value for part in parts if (value := _value(part)) is not None]
    together = sum(values, Decimal())
    if values and (total is None or together > total + half_unit(whole) * (len(values) + 1)):
        raise LayoutChanged(where, f"parts that are no more than the whole, {whole}, in {word}", str(together))


def _adds_up(where: str, name: str, flows: Mapping[str, str]) -> None:
    values = {flow: value for flow, cell in flows.items() if (value := _value(cell)) is not None}
    slack = sum((half_unit(flows[flow]) for flow in values), Decimal())
    if {"export", "import"} <= set(values):
        for flow, due in _due(values):
            if flow in values and abs(values[flow] - due) > slack:
                raise LayoutChanged(where, f"{flow} {due} from exports and imports, in {name!r}", str(values[flow]))


def _due(values: Mapping[str, Decimal]) -> Iterator[tuple[str, Decimal]]:
    yield "total", values["export"] + values["import"]
    yield "balance", values["export"] - values["import"]


def _value(cell: str) -> Decimal | None:
    """A cell's number; None for a dash and for what is none (that is dealt with where it is taken)."""
    try:
        return number(cell)
    except NotPrinted:
        return None
