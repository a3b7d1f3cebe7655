"""A table that somebody brings -> Tidy: rows as the desk stages them, how they were read, and what could not be."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

import pandas as pd

from bot.desk.columns import Column, measured_of
from bot.desk.digits import decimal_sign, exact, number
from bot.desk.grid import Cell, Grid
from bot.desk.layer import Cells
from bot.desk.mapping import Mapping
from bot.desk.shaping import Shape, shape_of
from bot.desk.wording import Measured, Wording
from bot.errors import BadSetup
from bot.model import Period
from bot.sources.gathering import as_rows

_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Tidy:
    """how: what was guessed or said, a line each; unknown: (kind, word, near codes) of names that no code is known
    for: with any of them nothing may be imported; gaps: cells that hold no figure; passed: lines below the table."""

    rows: pd.DataFrame
    how: tuple[str, ...]
    unknown: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    passed: tuple[str, ...] = ()
    gaps: int = 0


@dataclass(slots=True)
class _Work:
    """What is counted while the rows are read."""

    cells: list[Cells] = field(default_factory=list)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    gaps: int = 0
    marked: int = 0
    filled: int = 0
    left: int = 0


def tidy(grid: Grid, wording: Wording, mapping: Mapping, home: str | None, today: date, name: str) -> Tidy:
    """home: the reporter where the table names none, None if that was not said either; name: of the file.

    BadSetup where it is not known what a column, a unit, a number or a date means: nothing is guessed that could be
    something else.
    """
    shape = shape_of(grid, wording, mapping)
    body = grid.rows[shape.first :]
    sign = decimal_sign(
        (cell for row in body for c in shape.values if isinstance(cell := row[c.index], str)), mapping.decimal
    )
    unit = _unit(shape, wording, mapping)
    fixed = _fixed(shape, wording, mapping, home)
    work = _Work()
    source = "own-" + hashlib.sha256(f"{mapping.source or name} {today}".encode()).hexdigest()[:12]
    above: dict[str, Cell] = {}
    for line, row in enumerate(body, shape.first + 1):
        if all(cell is None for cell in row):
            continue
        told = {role: row[index] for role, index in shape.ids.items()}
        figures = [(column, row[column.index]) for column in shape.values]
        bare = any(cell is None for cell in told.values())
        if all(cell is None for _, cell in figures) or (bare and not any(_is_figure(c, sign) for _, c in figures)):
            work.passed.append(" ".join(str(cell) for cell in row if cell is not None)[:160])
            continue
        if [str(cell) for cell in row if cell is not None] == [label for label in shape.labels if label]:
            continue  # the labels once more, as on a new page
        for role in told:  # cells that are merged over several rows
            if told[role] is None and role != "unit":
                told[role], work.filled = above.get(role), work.filled + (above.get(role) is not None)
        above = told
        for column, cell in figures:
            _figure(column, cell, told, line, shape, fixed, unit, sign, wording, mapping, work, today)
    _stop(work)
    released = mapping.released or today.isoformat()
    agency = _agency(wording, mapping, {row["reporter"] for row in work.cells})
    rows = as_rows({**cells, "agency": agency[cells["reporter"]], "source": source, "page_date": released,
                    "vintage": "published"} for cells in work.cells)  # fmt: skip
    near = tuple((kind, word, wording.near(kind, word)) for kind, word in sorted(work.unknown))
    how = _how(grid, shape, unit, fixed, sign, work, rows)
    return Tidy(rows, tuple(how), near, tuple(work.passed), work.gaps)


def _figure(
    column: Column, cell: Cell, told: dict[str, Cell], line: int, shape: Shape, fixed: dict[str, str],
    unit: Measured | None, sign: str, wording: Wording, mapping: Mapping, work: _Work, today: date,
) -> None:  # fmt: skip
    if wording.is_missing(cell):
        work.gaps += 1
        return
    slots = {**told, **dict(column.slots)}
    codes = dict(fixed)
    for kind in ("reporter", "partner", "flow", "commodity"):
        word = slots.get(kind)
        if word is None:
            continue
        if str(word) in mapping.leave_out.get(kind, ()):
            work.left += 1
            return
        code = mapping.words.get(kind, {}).get(str(word)) or wording.code(
            "partner" if kind == "reporter" else kind, _bare(word)
        )
        if code is None and kind == "commodity":
            label = shape.labels[shape.ids[kind]] if kind in shape.ids else ""
            code = wording.harmonized(_bare(word), wording.says("harmonized", label))
        if code is None:
            work.unknown[kind, str(word)[:80]] += 1
            return
        codes[kind] = code
    when = slots.get("month") if slots.get("year") is not None and slots.get("month") is not None else None
    period = (
        wording.period(_bare(when), slots.get("year")) if when is not None
        else wording.period(_bare(slots.get("period", slots.get("year", fixed.get("period")))), None, shape.day_first)
    )  # fmt: skip
    found = number(cell, sign) if isinstance(cell, str) else None
    value = found.value if found is not None else None if isinstance(cell, str) else _exact(cell)
    measured = measured_of(column, slots.get("unit"), unit, wording)
    where = f"row {line}, column {column.label or column.index + 1}"
    if period is None:
        word = slots.get("period", when)
        tip = "; could be two days: write it as 2025-02" if isinstance(word, str) and word.count("/") == 2 else ""
        work.bad.append(f"{where}: {word!r} is no period that is understood{tip}")
    elif value is None:
        work.bad.append(f"{where}: {cell!r} is no number")
    elif isinstance(measured, str):
        work.bad.append(f"{where}: {measured}")
    elif period.last > today:
        work.bad.append(f"{where}: {period.code} is not over yet")
    elif value < 0 and codes["flow"] in ("export", "import"):
        work.bad.append(f"{where}: {cell!r}, but exports and imports are never below nought")
    else:
        work.marked += found is not None and found.marked
        work.cells.append({
            "reporter": codes["reporter"], "flow": codes["flow"], "partner": codes["partner"],
            "commodity": codes["commodity"], "measure": measured.measure, "period": period.code,
            "unit": measured.unit, "value": f"{value.scaleb(measured.scale):f}",
        })  # fmt: skip


def _exact(cell: Cell) -> Decimal | None:
    return exact(cell) if isinstance(cell, int | float) and cell == cell and abs(cell) != float("inf") else None


def _bare(cell: Cell) -> Cell:
    """A label without its unit or footnote: "Exports (USD million)", "2025*"."""
    if not isinstance(cell, str):
        return cell
    bare = cell.split(" (")[0].split("(")[0] if not cell.startswith("(") else cell
    return (bare.rstrip("*†‡ ") or cell).strip()


def _is_figure(cell: Cell, sign: str) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and number(cell, sign) is not None)


def _unit(shape: Shape, wording: Wording, mapping: Mapping) -> Measured | None:
    """The unit of the columns that have none of their own; BadSetup where no word in the table tells it."""
    if mapping.unit:
        unit = wording.measured(mapping.unit)
        if unit is None:
            raise BadSetup(
                f"The unit {mapping.unit!r} is not known; write USD, EUR, CNY or JPY with thousand, million or billion "
                "(USD million), kg, t, thousand t, or pieces. Other currencies are not held."
            )
        return unit
    told = {unit for title in shape.titles if (unit := wording.measured(title)) is not None}
    if len(told) == 1:
        return told.pop()
    if "unit" in shape.ids or all(column.unit is not None for column in shape.values):
        return None
    raise BadSetup("Nothing in the table says in what its figures are counted; say it: --unit 'USD million'")


def _fixed(shape: Shape, wording: Wording, mapping: Mapping, home: str | None) -> dict[str, str]:
    """What holds for every row, by what was said, what the titles say of the flow, and the world and all goods."""
    held = {*shape.ids, *shape.axes}
    whose = mapping.reporter.code if mapping.reporter else home
    fixed = {**({"reporter": whose} if whose else {}), "partner": "WLD", "commodity": "TOTAL"}
    if not whose and "reporter" not in held and "reporter" not in mapping.fixed:
        raise BadSetup(
            "Nothing in the table says whose figures these are; say it: --reporter CHN, or set TRADEFACTS_REPORTER"
        )
    if "flow" not in held and "flow" not in mapping.fixed:
        words = {word for title in shape.titles for word in title.split()}
        flows = {code for word in words if (code := wording.code("flow", word)) in ("export", "import")}
        if len(flows) != 1:
            raise BadSetup("Nothing in the table says whether these are exports or imports; say it: --flow export")
        fixed["flow"] = str(flows.pop())
    for role, text in mapping.fixed.items():
        if role == "period":
            fixed[role] = text
            continue
        code = wording.code("partner" if role == "reporter" else role, text)
        if role not in ("reporter", "partner", "flow", "commodity") or code is None:
            raise BadSetup(f"The {role} {text!r} is not known; use a code of data/catalog/")
        fixed[role] = code
    return fixed


def _agency(wording: Wording, mapping: Mapping, reporters: Iterable[str]) -> dict[str, str]:
    found = {}
    for code in sorted(reporters):
        known = wording.catalog.reporters.get(code)
        if mapping.reporter is not None and mapping.reporter.code == code and mapping.reporter.agency:
            found[code] = mapping.reporter.agency
        elif known is not None:
            found[code] = known.agency
        else:
            raise BadSetup(
                f"{code} does not report here yet; say who does: --reporter {code} --reporter-name NAME "
                "--agency 'WHO PUBLISHES'"
            )
    return found


def _stop(work: _Work) -> None:
    if work.bad:
        shown = "\n  ".join(work.bad[:_SHOWN])
        more = f"\n  … and {len(work.bad) - _SHOWN} more" if len(work.bad) > _SHOWN else ""
        cells = "1 cell is" if len(work.bad) == 1 else f"{len(work.bad)} cells are"
        raise BadSetup(f"{cells} not understood, so nothing was imported:\n  {shown}{more}")
    if not work.cells and not work.unknown:
        raise BadSetup("No figures were found below the labels; nothing was imported.")


def _how(
    grid: Grid, shape: Shape, unit: Measured | None, fixed: dict[str, str], sign: str, work: _Work, rows: pd.DataFrame
) -> Iterable[str]:
    yield f"read as: {grid.how}; labels in row {shape.first}"
    for role, index in shape.ids.items():
        yield f"  {role}: column {shape.labels[index] or index + 1}"
    axes = {axis for column in shape.values for axis, _ in column.slots}
    for axis in sorted(axes):
        told = [str(value) for column in shape.values for a, value in column.slots if a == axis]
        yield f"  {axis}: the labels {', '.join(dict.fromkeys(told[:4]))}{' …' if len(told) > 4 else ''}"
    for role, code in fixed.items():
        if role not in shape.ids and role not in axes:
            yield f"  {role}: {code} throughout"
    units = {column.unit or unit for column in shape.values}
    for one in sorted({f"1 is {Decimal(1).scaleb(u.scale):f} {u.unit}" for u in units if u is not None}):
        yield f"  unit: {one}"
    yield f"  decimals begin with {sign!r}"
    if shape.day_first is not None:
        yield f"  dates begin with the {'day' if shape.day_first else 'month'}"
    for count, what in (
        (work.gaps, "cell~ without a figure"), (work.marked, "figure~ with a footnote mark, taken without it"),
        (work.filled, "empty cell~ filled from the row above"), (work.left, "figure~ left out as said"),
    ):  # fmt: skip
        if count:
            yield f"  {count} {what.replace('~', '' if count == 1 else 's')}"
    for label in shape.unused:
        yield f"  not used: column {label}"
    for text in work.passed[:_SHOWN]:
        yield f"  not a row of figures: {text}"
    spans = sorted((Period.parse(code) for code in set(rows["period"])), key=lambda p: (p.last, p.first))
    if spans:
        yield f"{len(rows)} figures, {spans[0].code} to {spans[-1].code}; the first of them:"
        for cells in rows.head(3).to_dict("records"):
            slots = ("reporter", "flow", "partner", "commodity", "period", "value", "unit")
            yield "  " + " ".join(str(cells[slot]) for slot in slots)
