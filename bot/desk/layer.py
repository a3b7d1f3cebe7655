"""What the desk adds to the figures at hand -> tables of rows, read from and written to one folder."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bot.errors import BadSetup
from bot.sources.catalogs import AGENCIES, COMMODITIES, PARTNERS, REPORTERS
from bot.sources.doubts import COLUMNS as EXCEPTIONS
from bot.sources.facts import PRINTS, REVISIONS, SOURCES
from bot.sources.observations import COLUMNS as OBSERVATIONS
from bot.sources.observations import KEY

Cells = Mapping[str, str]

# `replaces`: the value of the row below in whose place this one stands; empty for a row that is added.
ADDED: Final = (*OBSERVATIONS, "replaces")
NAMES: Final = ("code", "kind", "name", "the", "to", "from", "of", "in", "whose", "adjective")
WORDS: Final = ("language", "kind", "code", "phrase")

# Every table of a layer, by its place in the folder.
TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "catalog/agencies.csv": AGENCIES,
    "catalog/partners.csv": PARTNERS,
    "catalog/reporters.csv": REPORTERS,
    "catalog/commodities.csv": COMMODITIES,
    "languages/names.csv": NAMES,
    "languages/words.csv": WORDS,
    "trade/sources.csv": SOURCES,
    "trade/observations.csv": ADDED,
    "trade/exceptions.csv": EXCEPTIONS,
    "trade/prints.csv": PRINTS,
    "facts/revisions.csv": REVISIONS,
}
# What makes a row the same row: a later one with these cells takes its place. No key: the whole row.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "catalog/agencies.csv": ("code",),
    "catalog/partners.csv": ("code",),
    "catalog/reporters.csv": ("code",),
    "catalog/commodities.csv": ("code",),
    "languages/names.csv": ("code", "kind"),
    "trade/sources.csv": ("id",),
    "trade/observations.csv": KEY,
    "trade/exceptions.csv": EXCEPTIONS[:-1],
    "facts/revisions.csv": REVISIONS[:9],
}


@dataclass(frozen=True, slots=True)
class Layer:
    """Rows by table, every cell text. Nothing of the figures at hand is in it but what it adds or puts right."""

    tables: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)

    def rows(self, table: str) -> tuple[Cells, ...]:
        return self.tables.get(table, ())

    def with_(self, more: Mapping[str, tuple[Cells, ...]]) -> Layer:
        """This and more rows; one that is there already is put right in its place."""
        tables = dict(self.tables)
        for name, added in more.items():
            if name not in TABLES:
                raise KeyError(f"no table of a layer: {name}")
            key = KEYS.get(name, TABLES[name])
            found = {tuple(row[column] for column in key): row for row in self.rows(name)}
            found.update((tuple(row[column] for column in key), row) for row in added)
            tables[name] = tuple(found.values())
        return replace(self, tables=tables)

    def says(self, other: Layer) -> bool:
        """Whether both hold the same rows; a table without rows is no table."""
        return all(self.rows(name) == other.rows(name) for name in TABLES)


def row_of(table: str, **cells: str) -> Cells:
    """A row of a table, empty where a cell is not given. KeyError for a column that it does not have."""
    stray = set(cells) - set(TABLES[table])
    if stray:
        raise KeyError(f"{table} has no column {stray.pop()}")
    return {**dict.fromkeys(TABLES[table], ""), **cells}


def read_layer(folder: Path) -> Layer:
    """The tables that stand in the folder. One that another version of the program wrote may have other columns: those
    that it lacks are empty, those that are not known here are passed over. BadSetup where a table cannot be read."""
    return Layer({name: _rows(folder / name, name) for name in TABLES if (folder / name).is_file()})


def _rows(path: Path, name: str) -> tuple[Cells, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            held = list(csv.DictReader(file, strict=True, restval=""))
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadSetup(f"{path} cannot be read ({error}); `tradefacts rollback` goes back") from error
    return tuple({column: row.get(column) or "" for column in TABLES[name]} for row in held)


def write_layer(layer: Layer, folder: Path) -> None:
    """Writes every table that holds a row, all the way to the disk. OSError where that fails."""
    for name, held in sorted(layer.tables.items()):
        if held:
            write(folder / name, as_csv(TABLES[name], held))


def as_csv(columns: tuple[str, ...], held: tuple[Cells, ...]) -> str:
    """The rows as the text of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in held)
    return text.getvalue()


def write(path: Path, text: str) -> None:
    """Writes a file and waits until the disk has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def to_disk(folder: Path) -> None:
    """Waits until the disk has every file of a folder and every name in it."""
    for path in (*folder.rglob("*"), folder):
        settle(path)


def settle(folder: Path) -> None:
    """Waits until the disk has a file, or the names in a folder, so that a rename outlives a power cut."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a system whose folders cannot be opened settles them by itself
        return
    try:
        os.fsync(number)
    finally:
        os.close(number)
