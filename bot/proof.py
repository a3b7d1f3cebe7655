"""A Result -> its proof: the rows it rests on with their pages, the arithmetic, a checksum, three lines of pandas.

The arithmetic is found, not trusted: of the ways to work with the rows, the one that gives the figure is written down.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose
from pathlib import Path

from bot.knowledge import Knowledge
from bot.model import Figure, Period, Result
from bot.sources import COLUMNS as ALL
from bot.sources import cells_of, packed

COLUMNS = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "period", "vintage", "unit")
_SHOWN = 40  # rows printed; of more, their number
_SLOW = 40  # rows up to which sums of every stretch are tried
_SCALES = (1.0, 1e3, 1e6, 1e9)

Printed = Mapping[tuple[str, ...], tuple[dict[str, str], ...]]
Lookup = Callable[[tuple[str, ...]], tuple[dict[str, str], ...] | None]
Way = tuple[str, float]  # an expression over r, and what it gives


@dataclass(frozen=True, slots=True)
class Row:
    """One row of observations.csv as it stands there; `factor` turns its value into the unit of its commodity."""

    cells: tuple[tuple[str, str], ...]
    figure: Figure
    factor: float = 1.0

    @property
    def key(self) -> tuple[str, ...]:
        cells = dict(self.cells)
        return tuple(cells[name] for name in COLUMNS)

    @property
    def written(self) -> str:
        """As the snippet finds it: d["CHN", "export", ...]."""
        found = "d[" + ", ".join(f'"{part}"' for part in self.key) + "]"
        return found if self.factor == 1 else f"{found} * {self.factor:g}"


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves the first figure of a result; no snippet where no row leads to it (a forecast, a definition)."""

    figure: Figure | None
    rows: tuple[Row, ...]
    formula: str
    snippet: tuple[str, ...]
    checksum: str
    home: str = "observations.csv"  # under data/trade/


def prove(result: Result, knowledge: Knowledge) -> Proof:
    """The proof of a result over the data it was worked out from."""
    files = packed(knowledge.data)
    path = knowledge.data / "trade" / ("observations" if files else "observations.csv")
    figure = next(iter(result.figures), None)
    held = (*(row for row in result.rows), *(f for f in result.figures if f.origin == "published"))
    rows = published_rows(held, knowledge)
    way = _way(figure, rows, result.formula) if figure is not None else None
    snippet: tuple[str, ...] = ()
    formula = result.formula
    if way is not None:
        used, formula = way
        snippet = _snippet(path, used, formula)
    digest = _digest(files) if files else hashlib.sha256(knowledge.printed).hexdigest()
    return Proof(figure, rows, formula, snippet, digest, path.name)


def published_rows(figures: Iterable[Figure], knowledge: Knowledge) -> tuple[Row, ...]:
    """The rows of the data that these figures are, each once; none for one that was worked out."""
    files = packed(knowledge.data)
    printed = _series(files, knowledge.withheld) if files else _printed(knowledge.printed).get
    return tuple(row for each in dict.fromkeys(figures) if (row := _row(each, printed, knowledge)) is not None)


def lines(proof: Proof, knowledge: Knowledge) -> Iterator[str]:
    """The proof as plain text."""
    yield "PROOF"
    for row in proof.rows[:_SHOWN]:
        cells = dict(row.cells)
        series = " ".join(cells[name] for name in COLUMNS[:-1] if cells[name])
        source = knowledge.facts.source(cells["source"])
        page = f"{source.url or source.via}, page of {source.page_date}" if source is not None else ""
        yield f"  {series}: {cells['value']} {cells['unit']} [{cells['source']}: {page}]"
    if len(proof.rows) > _SHOWN:
        yield f"  and {len(proof.rows) - _SHOWN} rows more"
    if proof.formula:
        yield f"  formula: {proof.formula}"
    yield f"  sha256 of data/trade/{proof.home}: {proof.checksum}"
    if proof.snippet and proof.figure is not None:
        yield f"  the same in pandas, {proof.figure.value!r} {proof.figure.unit}:"
        yield from (f"    {line}" for line in proof.snippet)


def _digest(files: tuple[Path, ...]) -> str:
    """Of several files: that of their digests, in the order of their names."""
    return hashlib.sha256("".join(map(_of_file, files)).encode()).hexdigest()


@lru_cache(maxsize=256)
def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=2)  # of a served process: the data of today and, for a while, those of yesterday
def _printed(body: bytes) -> Printed:
    """The rows of the file by their slots, all but the unit."""
    return _by_slots(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def _series(files: tuple[Path, ...], withheld: frozenset[str]) -> Lookup:
    """The same of Parquet files: only the series that is asked for is read."""

    def rows(slots: tuple[str, ...]) -> tuple[dict[str, str], ...]:
        cells = cells_of(files, ALL, dict(zip(COLUMNS, slots, strict=False)))
        return tuple(row for row in cells if row["source"] not in withheld)

    return rows


def _by_slots(rows: Iterable[dict[str, str]]) -> Printed:
    found: dict[tuple[str, ...], tuple[dict[str, str], ...]] = {}
    for row in rows:
        cells = {name: sys.intern(cell) for name, cell in row.items()}
        key = tuple(cells[name] for name in COLUMNS[:-1])
        found[key] = (*found.get(key, ()), cells)
    return found


def _row(figure: Figure, printed: Lookup, knowledge: Knowledge) -> Row | None:
    """The row of the file that a published figure is; None for one that was worked out."""
    slots = (figure.reporter, figure.flow, figure.partner, figure.commodity, figure.measure, figure.basis,
             figure.adjusted, figure.period.code, figure.vintage)  # fmt: skip
    units = knowledge.catalog.units
    for cells in printed(tuple(slot or "" for slot in slots)) or ():
        old, new = units.get(cells["unit"]), units.get(figure.unit)
        factor = 1.0
        if cells["unit"] != figure.unit:
            if old is None or new is None or not old.factor or not new.factor or old.dimension != new.dimension:
                continue
            factor = float(old.factor / new.factor)
        if _same(float(cells["value"]) * factor, figure.value):
            return Row(tuple(cells.items()), figure, factor)
    return None


def _same(a: float, b: float) -> bool:
    return isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def _way(figure: Figure, rows: tuple[Row, ...], formula: str) -> tuple[tuple[Row, ...], str] | None:
    """The rows that lead to the figure, and the expression over them; None where none of the ways known does."""
    values = [row.figure.value for row in rows]
    if figure.origin == "published":
        at = next((n for n, row in enumerate(rows) if row.figure == figure), None)
        return ((rows[at],), "r[0]") if at is not None else None
    stretches = [(0, len(rows))]
    if len(rows) <= _SLOW:
        stretches += [(a, b) for a in range(len(rows)) for b in range(len(rows), a, -1)]
    for first, last in stretches:
        part = values[first:last]
        periods = [row.figure.period for row in rows[first:last]]
        for expression, value in _ways(part, periods, figure, formula):
            if _same(value, figure.value):
                return rows[first:last], expression
    return None


def _ways(values: Sequence[float], periods: Sequence[Period], figure: Figure, formula: str) -> Iterator[Way]:
    """Every expression that our arithmetic is made of, over one stretch of rows."""
    if not values:
        return
    if figure.unit in ("months", "count"):
        twice = sum(period.month_count == 2 for period in periods)
        yield (f"len(r) + {twice}" if twice else "len(r)"), float(len(values) + twice)
        for n, value in enumerate(values if formula == "rank" else ()):
            yield f"1 + sum(x > r[{n}] for x in r)", 1.0 + sum(x > value for x in values)
            yield f"1 + sum(x < r[{n}] for x in r)", 1.0 + sum(x < value for x in values)
        return
    total = sum(values)
    signs = _signs(formula)
    if len(signs) == len(values):
        text = " ".join(f"{'+' if sign > 0 else '-'} r[{n}]" for n, sign in enumerate(signs)).removeprefix("+ ")
        yield text, sum(sign * value for sign, value in zip(signs, values, strict=True))
    yield "sum(r)", total
    for months in {len(values), *_numbers(formula), figure.period.month_count, figure.period.month_count / 12}:
        if months:
            yield f"sum(r) / {months:g}", total / months
    weights = [period.month_count for period in periods]
    if any(weight > 1 for weight in weights):
        mean = sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)
        yield f"sum(x * n for x, n in zip(r, {weights})) / {sum(weights)}", mean
    if len(values) > 1 and values[0]:
        yield "sum((100 * x / r[0]) ** 2 for x in r[1:])", sum((100 * x / values[0]) ** 2 for x in values[1:])
        yield "100 * sum(r[1:]) / r[0]", 100 * sum(values[1:]) / values[0]
    for cut in range(1, len(values)):
        a, b = sum(values[:cut]), sum(values[cut:])
        left = "r[0]" if cut == 1 else f"sum(r[:{cut}])"
        right = f"r[{cut}]" if cut == len(values) - 1 else f"sum(r[{cut}:])"
        yield from _pairs(left, a, right, b, formula)
    if len(values) == 4:
        yield from _quads(*values)


def _pairs(left: str, a: float, right: str, b: float, formula: str) -> Iterator[Way]:
    yield f"{left} - {right}", a - b
    yield f"{left} + {right}", a + b
    if b:
        yield f"100 * ({left} / {right} - 1)", 100 * (a / b - 1)
        yield f"100 * (abs({left}) / abs({right}) - 1)", 100 * (abs(a) / abs(b) - 1)
        yield f"100 * ({left} - {right}) / abs({right})", 100 * (a - b) / abs(b)
        yield f"100 * {left} / {right}", 100 * a / b
        for scale in _SCALES:
            yield f"{left} * 1e9 / ({right} * {scale:g})", a * 1e9 / (b * scale)
        for years in _numbers(formula):
            if years and a > 0 and b > 0:
                yield f"100 * (({left} / {right}) ** (1 / {years:g}) - 1)", 100 * ((a / b) ** (1 / years) - 1)
    if a:
        yield f"100 * ({left} - {right}) / abs({left})", 100 * (a - b) / abs(a)


def _quads(a: float, b: float, c: float, d: float) -> Iterator[Way]:
    """Two parts of two wholes; two balances of exports and imports."""
    if b and d:
        yield "100 * r[0] / r[1] - 100 * r[2] / r[3]", 100 * a / b - 100 * c / d
    for sign in (-1, 1):
        mark = "-" if sign < 0 else "+"
        later, earlier = a + sign * b, c + sign * d
        yield f"(r[0] {mark} r[1]) - (r[2] {mark} r[3])", later - earlier
        if earlier:
            yield (
                f"100 * (abs(r[0] {mark} r[1]) / abs(r[2] {mark} r[3]) - 1)",
                100 * (abs(later) / abs(earlier) - 1),
            )


def _signs(formula: str) -> tuple[int, ...]:
    """The signs of a span that was tiled: "2025-01/2025-11 - 2025-01/2025-10"."""
    terms = re.split(r" ([+-]) ", formula)
    if len(terms) < 2 or not all(re.fullmatch(r"[\d/-]+", term) for term in terms[::2]):
        return ()
    return (1, *(1 if mark == "+" else -1 for mark in terms[1::2]))


def _numbers(formula: str) -> tuple[float, ...]:
    return tuple(float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", formula))


def _snippet(path: Path, rows: tuple[Row, ...], expression: str) -> tuple[str, ...]:
    """Three lines that give the figure again."""
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    index = ", ".join(f'"{name}"' for name in COLUMNS)
    read = "pd.read_csv" if path.is_file() else "pd.read_parquet"
    empty = ", keep_default_na=False" if path.is_file() else ""
    words = "" if path.is_file() else ".astype({c: str for c in " + f"[{index}]" + "})"
    return (
        f'import pandas as pd; d = {read}("{shown.as_posix()}"{empty}){words}.set_index([{index}])["value"]',
        f"r = [{', '.join(row.written for row in rows)}]",
        f"print({expression})",
    )
