"""Labels above a table and the cells below them -> what each column holds, and what a label says of its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.desk.grid import Cell
from bot.desk.mapping import Mapping
from bot.desk.wording import ROLES, Measured, Wording
from bot.errors import BadSetup

IDS: Final = ("period", "year", "month", "reporter", "partner", "flow", "commodity", "unit")
_AXES: Final = ("period", "month", "flow", "partner", "commodity")
_TIMES: Final = ("period", "year", "month")
_LIKE_A_NUMBER: Final = re.compile(
    r"[-+(−]?[\d.,\s'\u00a0\u202f]*\d[\d.,\s'\u00a0\u202f]*[)]?\s*(?:\([pre]\)|[*†‡%]+|[pre])?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures: the label above it, what the label says of every figure below it, its unit if told.

    role: value or quantity, where the label says so and there are both.
    """

    index: int
    label: str
    slots: tuple[tuple[str, Cell], ...] = ()
    unit: Measured | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """ids: role -> column; values: those of figures; unused: labels of those that are not read, and why."""

    ids: Table[str, int]
    values: tuple[Column, ...]
    unused: tuple[str, ...]
    axes: tuple[str, ...]


def columns_of(
    levels: Sequence[Sequence[Cell]], below: Sequence[Sequence[Cell]], wording: Wording, mapping: Mapping
) -> Columns:
    """levels: the rows of labels; below: rows of the table. What a label does not say plainly is left to be asked."""
    labels = [[str(cell) for cell in column if cell is not None] for column in zip(*levels, strict=True)]
    ids: dict[str, int] = {}
    open_: dict[int, str] = {}  # columns whose labels may say what all their figures have in common, with their roles
    unused: list[str] = []
    for index, names in enumerate(labels):
        said = _said(names, mapping)
        role = said or (wording.role(names[-1]) if names else None)
        cells = [row[index] for row in below if row[index] is not None]
        label = " ".join(names) or f"column {index + 1}"
        if role == "-" or not cells:
            unused += [label] if names and role == "-" else []
        elif role in IDS and role not in ids:
            ids[role] = index
        elif not said and (what := wording.no_level(label)) and _numeric(cells):
            unused.append(f"{label}: {what}")
        else:
            open_[index] = role if role in ("value", "quantity") else ""
    axes = _axes(_without_roles(levels, open_), list(open_), wording)
    values: list[Column] = []
    for index, role in open_.items():
        names = labels[index]
        label = " ".join(names) or f"column {index + 1}"
        cells = [row[index] for row in below if row[index] is not None]
        slots, bare = _slots(axes, [row[index] for row in levels], names[-1] if role else None, wording)
        unit = _unit(names, wording)
        coded = any(code(axis, cell, wording) is not None for axis, cell in slots)
        if not role and not coded and (kind := _content(cells, wording)) and kind not in ids:
            ids[kind] = index
        elif not (role or coded or _numeric(cells) or (unit is not None and any(is_number(c) for c in cells))):
            unused.append(label)
        elif bare:
            unused.append(f"{label}: nothing says of which {bare}")
        else:
            values.append(Column(index, label if names else "", slots, unit, role))
    return Columns(ids, tuple(sorted(_plain(values), key=lambda c: c.index)), tuple(unused), axes)


def _plain(values: Sequence[Column]) -> list[Column]:
    """A column "value" that stands alone may hold quantities, as its unit says: its label tells it from no other."""
    alike = Counter(column.slots for column in values)
    return [
        replace(column, role="") if column.role == "value" and alike[column.slots] == 1 else column for column in values
    ]


def _slots(
    axes: Sequence[str], cells: Sequence[Cell], role: str | None, wording: Wording
) -> tuple[tuple[tuple[str, Cell], ...], str]:
    """What the labels of a column say, one for each axis, known or not; and the first of which they say nothing: a
    time that is none is the label of a sum, and is not read."""
    slots: list[tuple[str, Cell]] = []
    for axis, cell in zip(axes, cells, strict=True):
        if not axis or (role is not None and str(cell) == role):
            continue
        if cell is None or (axis in _TIMES and code(axis, cell, wording) is None):
            return (), axis
        slots.append((axis, cell))
    return tuple(slots), ""


def _without_roles(levels: Sequence[Sequence[Cell]], open_: Table[int, str]) -> list[list[Cell]]:
    """The rows of labels without "value" and "quantity", which name no place, flow or goods."""
    rows = [list(row) for row in levels]
    for index, role in open_.items():
        if role:
            last = max(at for at, row in enumerate(rows) if row[index] is not None)
            rows[last][index] = None
    return rows


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, with a footnote mark or not."""
    return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_LIKE_A_NUMBER.fullmatch(cell)))


def _numeric(cells: Sequence[Cell]) -> bool:
    return sum(is_number(cell) for cell in cells) * 2 > len(cells)


def _said(names: Sequence[str], mapping: Mapping) -> str | None:
    for name in (" ".join(names), *names):
        if name in mapping.columns:
            role = mapping.columns[name]
            if role not in (*ROLES, "-"):
                raise BadSetup(f"{role!r} is nothing that a column can hold; use one of {', '.join(ROLES)} or -")
            return role
    return None


def _axes(levels: Sequence[Sequence[Cell]], open_: Sequence[int], wording: Wording) -> tuple[str, ...]:
    """For each row of labels what most of them are: periods, flows, partners, goods; "" for nothing of the kind."""
    found: list[str] = []
    for row in levels:
        told = [row[index] for index in open_ if row[index] is not None]
        counts = Counter(
            {axis: sum(code(axis, cell, wording) is not None for cell in told) for axis in _AXES if axis not in found}
        )
        best, count = max(counts.items(), key=lambda item: (item[1], -_AXES.index(item[0])))
        found.append(best if count and count * 2 >= len(told) else "")
    if "month" in found and "period" in found:  # years above months
        found[found.index("period")] = "year"
    return tuple(found)


def code(axis: str, cell: Cell, wording: Wording) -> object:
    """What a label or a cell is on an axis; None where it is nothing on it."""
    bare = re.sub(r"\s*[(\[].*|[*†‡]+$", "", cell).strip() if isinstance(cell, str) else cell
    if axis == "year":
        return wording.period(1, bare)
    if axis == "period":
        return wording.period(bare)
    return wording.code(axis, bare)


def _unit(names: Sequence[str], wording: Wording) -> Measured | None:
    return next((unit for name in reversed(names) if (unit := wording.measured(name)) is not None), None)


def _content(cells: Sequence[Cell], wording: Wording) -> str | None:
    """What a column holds by its cells, where its label does not say: at least three in four of one kind."""
    for kind in ("period", "flow", "partner", "commodity"):
        known = sum(code(kind, cell, wording) is not None for cell in cells)
        if known * 4 >= len(cells) * 3 and (kind == "period" or not all(is_number(cell) for cell in cells)):
            return kind
    return None


def measured_of(column: Column, told: Cell, usual: Measured | None, wording: Wording) -> Measured | str:
    """In what a figure of a column is counted, by its row, else its label, else what holds for the table; a sentence
    where they do not go together, or none of them tells."""
    if column.unit is None and wording.says("foreign", column.label):
        return f"the label {column.label!r} names a unit that is not held; figures are held in USD, EUR, CNY, JPY"
    row = None if wording.is_missing(told) else wording.measured(told)
    if row is None and not wording.is_missing(told):
        return f"its unit {told!r} is not known"
    if row is not None and column.unit is not None and row.measure == column.unit.measure and row != column.unit:
        return f"its unit is {told!r} in the row and another in the label"
    own = column.unit if row is None or (column.unit and column.unit.measure != row.measure) else row
    if column.role and own is not None and own.measure != column.role:
        own = None  # of the other column: kilograms beside an amount
    found = own or (usual if not column.role or (usual and usual.measure == column.role) else None)
    kind, like = ("quantity", "kg") if column.role == "quantity" else ("amount", "USD million")
    return found or f"in what the {kind} is counted is not told; write it into the label, as in ({like})"
