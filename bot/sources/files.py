"""CSV and TOML files under data/ -> rows of text with their lines; one sentence of BadSetup where that fails."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomli

from bot.errors import BadSetup
from bot.model import Period

# Columns that tables did not always have: a file without them is read as if they were empty.
LATER = frozenset(["terms", "valued", "since", "until", "page"])
SUFFIXES = (".csv", ".toml", ".txt", ".parquet")  # of data files


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its cells by column, and where it stands."""

    cells: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def where(self) -> str:
        """data/facts/events.csv:12, as editors open it."""
        return f"{short(self.path)}:{self.line}"

    def period(self, column: str) -> Period:
        """The cell as a period; BadSetup if it is none."""
        try:
            return Period.parse(self.cells[column])
        except ValueError as problem:
            raise BadSetup(f"{self.where}: {column}: {problem}; write it as 2025-11, 2025 or 2025-01/2025-11") from None

    def day(self, column: str) -> date | None:
        """The cell as a day, None where it is empty; BadSetup if it is none."""
        try:
            return date.fromisoformat(self.cells[column]) if self.cells[column] else None
        except ValueError:
            raise BadSetup(
                f"{self.where}: {column}: {self.cells[column]!r} is no day; write it as 2025-10-26"
            ) from None

    def number(self, column: str) -> float:
        """The cell as a number; BadSetup if it is none."""
        try:
            return float(self.cells[column])
        except ValueError:
            raise BadSetup(f"{self.where}: {column}: {self.cells[column]!r} is no number; write it as -12.5") from None

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """The cell, which must be one of a few words; BadSetup if it is none of them."""
        if self.cells[column] not in allowed:
            words = ", ".join(word or "nothing" for word in allowed)
            raise BadSetup(f"{self.where}: {column}: {self.cells[column]!r} is not known; use one of {words}")
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong. errors stop the load; new warnings fail CI; known ones stand in exceptions.csv with a reason."""

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def short(path: Path) -> str:
    """The path from its data folder on, which is how people name it: data/trade/observations.csv."""
    return "/".join(("data", *path.parts[-2:]))


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file that has exactly these columns (those of LATER may be missing), first to last."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadSetup(f"{short(path)} cannot be read ({error.strerror}); put it back") from error
    except UnicodeDecodeError as error:
        raise BadSetup(f"{short(path)} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = tuple(next(reader, ()))
        added = dict.fromkeys((name for name in columns if name in LATER and name not in header), "")
        if header != tuple(name for name in columns if name not in added):
            raise BadSetup(f"{short(path)}:1: the columns are {','.join(header)}; write {','.join(columns)}")
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                wanted = f"{len(cells)} cells where {len(header)} belong"
                raise BadSetup(f"{short(path)}:{line}: {wanted}; put cells that hold a comma between quotation marks")
            yield Row(dict(zip(header, cells, strict=True)) | added, path, line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadSetup(f"{short(path)}:{reader.line_num}: {error}; mend the quotation marks") from error


def toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file."""
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetup(f"{short(path)} cannot be read ({error.strerror}); put it back") from error
    except UnicodeDecodeError as error:
        raise BadSetup(f"{short(path)} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise BadSetup(f"{short(path)}: {error}; mend the TOML") from error


def data_files(data: Path) -> list[Path]:
    """The files of a data folder, in the order of their names; none of a hidden folder, where the desk's things lie."""
    return [
        path
        for path in sorted(data.rglob("*"))
        if path.suffix in SUFFIXES and not any(part.startswith(".") for part in path.relative_to(data).parts)
    ]


def checksum(data: Path, *folders: str) -> str:
    """SHA-256 over the names and contents of all data files, in the order of their names; of some folders alone."""
    digest = hashlib.sha256()
    for path in data_files(data):
        if path.is_file() and (not folders or path.relative_to(data).parts[0] in folders):
            digest.update(path.relative_to(data).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
