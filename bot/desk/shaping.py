"""A grid -> Shape: where its labels are and what each column holds; labels may be periods, flows or names too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.desk.columns import Column, columns_of, is_number
from bot.desk.grid import Cell, Grid
from bot.desk.mapping import Mapping
from bot.desk.wording import Wording, days_first
from bot.errors import BadSetup

_SAMPLE: Final = 300
_TWO_YEARS: Final = re.compile(r"(\d\d)(\d\d)\s*[-/–]\s*(\d\d)")


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
    below = grid.rows[last + 1 : last + 1 + _SAMPLE]
    found = columns_of(levels, below, wording, mapping)
    ids, labels = (
        dict(found.ids),
        [[str(cell) for cell in column if cell is not None] for column in zip(*levels, strict=True)],
    )
    _when(ids, found.values, below, wording)
    return _checked(grid, wording, mapping, Shape(
        last + 1, ids, found.values, tuple(" ".join(n) for n in labels), found.unused,
        tuple(str(c) for row in grid.rows[: last - len(upper)] for c in row if c is not None),
        axes=tuple(axis for axis in found.axes if axis),
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


def _checked(grid: Grid, wording: Wording, mapping: Mapping, shape: Shape) -> Shape:
    if not shape.values:
        left = "".join(f"; not read: {label}" for label in shape.unused)
        raise BadSetup(
            f"No column of figures was found{left}. Say which column holds what under [columns] of mapping.toml."
        )
    axes = {axis for column in shape.values for axis, _ in column.slots}
    timed = "period" in shape.ids or "period" in axes or "period" in mapping.fixed
    if not timed and ("year" in shape.ids or "year" in axes) and ("month" in shape.ids or "month" in axes):
        timed = True
    if not timed:
        raise BadSetup(
            f"No periods were found in the columns {', '.join(label for label in shape.labels if label)}; say which "
            'column holds them: [columns] "LABEL" = "period" in mapping.toml'
        )
    _told_apart(shape)
    cells = [row[shape.ids["period"]] for row in grid.rows[shape.first :]] if "period" in shape.ids else []
    cells += [cell for column in shape.values for axis, cell in column.slots if axis == "period"]
    _calendar(shape, wording, mapping, cells)
    return replace(shape, day_first=days_first(cells))


def _told_apart(shape: Shape) -> None:
    """BadSetup where two columns of figures say the same of theirs, and no unit tells them apart."""
    alike: dict[tuple[tuple[str, Cell], ...], list[Column]] = {}
    for column in shape.values:
        alike.setdefault(column.slots, []).append(column)
    for columns in alike.values():
        kinds = [column.unit or column.role for column in columns]
        if len(columns) > 1 and (not all(kinds) or len(set(kinds)) < len(kinds)):
            named = ", ".join(column.label or f"column {column.index + 1}" for column in columns)
            raise BadSetup(
                f"What the columns {named} hold is not known; say it under [columns] of mapping.toml "
                "(value, quantity; - for one that is not to be read)"
            )


def _calendar(shape: Shape, wording: Wording, mapping: Mapping, cells: Sequence[Cell]) -> None:
    """BadSetup where years may not begin in January, or the lines above say that the figures are no months' own."""
    cure = "write such years as spans of months, 2024-04/2025-03"
    for role in ("period", "year"):
        label = shape.labels[shape.ids[role]] if role in shape.ids else ""
        if wording.says("fiscal", label) and label not in mapping.columns:
            raise BadSetup(
                f"The column {label!r} seems to hold years that do not begin in January: {cure}; if they do, say so: "
                f'[columns] "{label}" = "{role}" in mapping.toml'
            )
    spans = {str(cell) for cell in cells if isinstance(cell, str) and _TWO_YEARS.fullmatch(cell)}
    parts = [match for text in sorted(spans) if (match := _TWO_YEARS.fullmatch(text))]
    label = shape.labels[shape.ids["period"]] if "period" in shape.ids else ""
    yearly = wording.role(label) == "year" or len(parts) > 1
    if parts and yearly and all((int(part[2]) + 1) % 100 == int(part[3]) for part in parts):
        raise BadSetup(f"{parts[0][0]!r} may be a month or two years: {cure}, and months as {parts[0][0][:4]}-M03")
    if mapping.header is not None:
        return  # whoever says where the labels are has seen what stands above them
    for title in shape.titles:
        if (what := wording.no_level(title)) or wording.says("fiscal", title):
            raise BadSetup(
                f"Above the table stands {title!r}: are these {what or 'years that do not begin in January'}? If they "
                f"are the amounts of each period, say header = {shape.first} in mapping.toml"
            )
