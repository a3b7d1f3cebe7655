"""A grid -> Shape: where its labels are and what each column holds; labels may be periods, flows or names too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.desk.grid import Cell, Grid
from bot.desk.mapping import Mapping
from bot.desk.wording import ROLES, Measured, Wording, days_first
from bot.errors import BadSetup

_IDS: Final = ("period", "year", "month", "reporter", "partner", "flow", "commodity", "unit")
_AXES: Final = ("period", "month", "flow", "partner", "commodity")
_SAMPLE: Final = 300
_LIKE_A_NUMBER: Final = re.compile(
    r"[-+(−]?[\d.,\s'\u00a0\u202f]*\d[\d.,\s'\u00a0\u202f]*[)]?\s*(?:\([pre]\)|[*†‡%]+|[pre])?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures: the label above it, what the label says of every figure below it, its unit if told."""

    index: int
    label: str
    slots: tuple[tuple[str, Cell], ...] = ()
    unit: Measured | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """first: the first row of data, counted from 0; ids: role -> column; unused: labels of columns that hold nothing
    that is asked for; titles: the lines above; day_first: how 01/02/2025 is meant."""

    first: int
    ids: dict[str, int]
    values: tuple[Column, ...]
    labels: tuple[str, ...]
    unused: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    day_first: bool | None = None
    axes: tuple[str, ...] = field(default=())


def shape_of(grid: Grid, wording: Wording, mapping: Mapping) -> Shape:
    """BadSetup where no labels, no figures or no periods are found, or a column of numbers says nothing."""
    last = _labels_row(grid, wording, mapping)
    upper = _upper(grid, last) if mapping.header is None else []
    levels = [*upper, grid.rows[last]]
    labels = [[str(cell) for cell in column if cell is not None] for column in zip(*levels, strict=True)]
    below = grid.rows[last + 1 : last + 1 + _SAMPLE]
    ids: dict[str, int] = {}
    open_: list[int] = []
    values: list[Column] = []
    unused: list[str] = []
    for index, names in enumerate(labels):
        role = _said(names, mapping) or (wording.role(names[-1]) if names else None)
        cells = [row[index] for row in below if row[index] is not None]
        if role == "-" or not cells:
            unused += [" ".join(names)] if names and role == "-" else []
        elif role in _IDS and role not in ids:
            ids[role] = index
        elif role in ("value", "quantity"):
            values.append(Column(index, " ".join(names), (), _unit(names, wording)))
        else:
            open_.append(index)
    axes = _axes(levels, open_, wording)
    for index in open_:
        names = labels[index]
        slots = tuple(
            (axis, row[index]) for axis, row in zip(axes, levels, strict=True)
            if axis and row[index] is not None and _code(axis, row[index], wording) is not None
        )  # fmt: skip
        cells = [row[index] for row in below if row[index] is not None]
        numbers = sum(is_number(cell) for cell in cells)
        if slots:
            values.append(Column(index, " ".join(names), slots, _unit(names, wording)))
        elif (kind := _content(cells, wording)) and kind not in ids:
            ids[kind] = index
        elif numbers * 2 > len(cells) or (numbers and _unit(names, wording) is not None):
            unit = _unit(names, wording)
            values.append(Column(index, " ".join(names), (), unit))
        else:
            unused.append(" ".join(names) or f"column {index + 1}")
    _when(ids, values, below, wording)
    return _checked(grid, wording, mapping, Shape(
        last + 1, ids, tuple(sorted(values, key=lambda c: c.index)), tuple(" ".join(n) for n in labels), tuple(unused),
        tuple(str(c) for row in grid.rows[: last - len(upper)] for c in row if c is not None),
        axes=tuple(axis for axis in axes if axis),
    ))  # fmt: skip


def _when(ids: dict[str, int], values: Sequence[Column], below: Sequence[Sequence[Cell]], wording: Wording) -> None:
    """A column "month" that holds 2025-03, or "year" that stands alone, is the column of the periods."""
    if "period" in ids or any(axis == "period" for column in values for axis, _ in column.slots):
        return
    for role, other in (("month", "year"), ("year", "month")):
        if role not in ids or other in ids or any(axis == other for column in values for axis, _ in column.slots):
            continue
        cells = [row[ids[role]] for row in below if row[ids[role]] is not None]
        if 2 * sum(wording.period(cell) is not None or "/" in str(cell) for cell in cells) > len(cells):
            ids["period"] = ids.pop(role)
            return


def is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_LIKE_A_NUMBER.fullmatch(cell)))


def _labels_row(grid: Grid, wording: Wording, mapping: Mapping) -> int:
    if mapping.header is not None:
        if not 1 <= mapping.header < len(grid.rows):
            raise BadSetup(f"There is no row {mapping.header} with data below it; say which row holds the labels.")
        return mapping.header - 1
    for number, row in enumerate(grid.rows):
        told = [cell for cell in row if cell is not None]
        if len(told) < 2 or not any(is_number(cell) and wording.period(cell) is None for cell in told):
            continue
        timed = [wording.period(cell) is not None for cell in row]
        for above in range(number - 1, -1, -1):
            cells = grid.rows[above]
            like = any(at and wording.period(cell) is not None for at, cell in zip(timed, cells, strict=True))
            if sum(cell is not None for cell in cells) > 1 and not like:
                return above
        break
    raise BadSetup("No row of labels with figures below it was found; say which row it is: header = 3 in mapping.toml.")


def _upper(grid: Grid, last: int) -> list[tuple[Cell, ...]]:
    """The row of labels above the labels, whose cells may be merged over several columns."""
    if last == 0:
        return []
    above = grid.rows[last - 1]
    if sum(cell is not None for cell in above) < 2 or any(is_number(c) and not isinstance(c, str) for c in above if c):
        return []
    filled: list[Cell] = []
    for cell in above:
        filled.append(cell if cell is not None else filled[-1] if filled else None)
    return [tuple(filled)]


def _said(names: Sequence[str], mapping: Mapping) -> str | None:
    for name in (" ".join(names), *names):
        if name in mapping.columns:
            role = mapping.columns[name]
            if role not in (*ROLES, "-"):
                raise BadSetup(f"{role!r} is nothing that a column can hold; use one of {', '.join(ROLES)} or -")
            return role
    return None


def _axes(levels: Sequence[Sequence[Cell]], open_: Sequence[int], wording: Wording) -> list[str]:
    """For each row of labels what most of them are: periods, flows, partners, goods; "" for nothing of the kind."""
    found: list[str] = []
    for row in levels:
        told = [row[index] for index in open_ if row[index] is not None]
        counts = Counter(
            {axis: sum(_code(axis, cell, wording) is not None for cell in told) for axis in _AXES if axis not in found}
        )
        best, count = max(counts.items(), key=lambda item: (item[1], -_AXES.index(item[0])))
        found.append(best if count and count * 2 >= len(told) else "")
    return found


def _code(axis: str, cell: Cell, wording: Wording) -> object:
    bare = re.sub(r"\s*[(\[].*|[*†‡]+$", "", cell).strip() if isinstance(cell, str) else cell
    if axis == "period":
        return wording.period(bare)
    return wording.code(axis, bare)


def _unit(names: Sequence[str], wording: Wording) -> Measured | None:
    return next((unit for name in reversed(names) if (unit := wording.measured(name)) is not None), None)


def _content(cells: Sequence[Cell], wording: Wording) -> str | None:
    """What a column holds by its cells, where its label does not say: at least three in four of one kind."""
    for kind in ("period", "flow", "partner", "commodity"):
        known = sum(_code(kind, cell, wording) is not None for cell in cells)
        if known * 4 >= len(cells) * 3 and (kind == "period" or not all(is_number(cell) for cell in cells)):
            return kind
    return None


def _checked(grid: Grid, wording: Wording, mapping: Mapping, shape: Shape) -> Shape:
    if not shape.values:
        raise BadSetup("No column of figures was found; say which column holds what under [columns] of mapping.toml.")
    axes = {axis for column in shape.values for axis, _ in column.slots}
    timed = "period" in shape.ids or "period" in axes or "period" in mapping.fixed
    if not timed and "year" in shape.ids and ("month" in shape.ids or "month" in axes):
        timed = True
    if not timed:
        raise BadSetup(
            f"No periods were found in the columns {', '.join(label for label in shape.labels if label)}; say which "
            'column holds them: [columns] "LABEL" = "period" in mapping.toml'
        )
    bare = [column.label or f"column {column.index + 1}" for column in shape.values if not column.slots]
    if len(bare) > 1 and any(column.unit is None for column in shape.values) and len(set(bare)) == len(bare):
        units = [column.unit for column in shape.values if not column.slots]
        if len({unit and unit.measure for unit in units}) < len(bare):
            raise BadSetup(
                f"What the columns {', '.join(bare)} hold is not known; say it under [columns] of mapping.toml "
                "(value, quantity; - for one that is not to be read)"
            )
    cells = [row[shape.ids["period"]] for row in grid.rows[shape.first :]] if "period" in shape.ids else []
    cells += [cell for column in shape.values for axis, cell in column.slots if axis == "period"]
    return replace(shape, day_first=days_first(cells))
