"""A CSV file, a workbook or a Parquet file -> its cells, within limits that a hostile file cannot get past."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from bot.errors import BadSetup

MOST_BYTES: Final = 256 * 2**20  # of a file, and of what a workbook unpacks to
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 2_000
MOST_LETTERS: Final = 2_000  # of a cell
_PARTS: Final = 10_000  # of a workbook's archive

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells as they stand; rows of one width. how: what was guessed about the file, for a person to see."""

    rows: tuple[tuple[Cell, ...], ...]
    how: str


def read_grid(path: Path, sheet: str | None = None, encoding: str | None = None) -> Grid:
    """BadSetup where the file is none of the three kinds, too large, or not readable."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadSetup(f"{path.name} has {size // 2**20} MB; a table to be imported has at most 256")
        kind = path.suffix.lower()
        if kind in (".csv", ".tsv", ".txt"):
            return _csv(path, encoding)
        if kind in (".xlsx", ".xlsm"):
            return _workbook(path, sheet)
        if kind == ".parquet":
            return _parquet(path)
    except OSError as error:
        raise BadSetup(f"{path} cannot be read ({error.strerror or error})") from error
    raise BadSetup(f"{path.name} is no CSV file, workbook (.xlsx) or Parquet file; save it as one of them")


def _csv(path: Path, encoding: str | None) -> Grid:
    body = path.read_bytes()
    if encoding is None:
        encoding = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadSetup(
            f"{path.name} is not {encoding.removesuffix('-sig').upper()} (byte {error.start}); save it as UTF-8, or "
            "name its encoding: --encoding cp1252"
        ) from error
    except LookupError:
        raise BadSetup(f"the encoding {encoding!r} is not known; write utf-8, cp1252, gb18030 ...") from None
    comma = _separator(text)
    names = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
    try:
        rows = _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=comma))
    except csv.Error as error:
        raise BadSetup(f"{path.name} is no table ({error}); mend its quotation marks") from error
    return Grid(_squared(rows), f"columns between {names[comma]}, {encoding.removesuffix('-sig')}")


def _separator(text: str) -> str:
    """What most lines split at into equally many columns; of equals not the comma, which stands in numbers too."""
    sample = text[:200_000]
    best: tuple[float, int, str] = (0.0, 0, ",")
    for rank, comma in enumerate((",", "|", "\t", ";")):
        with suppress(csv.Error):
            lines = list(csv.reader(io.StringIO(sample, newline=""), delimiter=comma))[:200]
            widths = Counter(len(line) for line in lines if any(line))
            wide = {width: count for width, count in widths.items() if width > 1}
            if wide:
                best = max(best, (max(wide.values()) / sum(widths.values()), rank, comma))
    return best[2]


def _workbook(path: Path, sheet: str | None) -> Grid:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise _lacks("openpyxl", "workbooks") from None
    _unpacks_to(path)
    try:
        stored = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        typed = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, EOFError) as error:
        raise BadSetup(f"{path.name} is no workbook ({' '.join(str(error).split())}); save it anew as .xlsx") from error
    try:
        names = stored.sheetnames
        if sheet is not None and sheet not in names:
            raise BadSetup(f"{path.name} has no sheet {sheet!r}; it has {', '.join(names)}")
        name = sheet or names[0]
        rows: list[list[Cell]] = []
        pages = zip(stored[name].iter_rows(), typed[name].iter_rows(), strict=True)
        for number, (shown, written) in enumerate(pages, 1):
            row: list[Cell] = []
            for one, other in zip(shown, written, strict=False):
                if other.data_type == "f" and one.value is None:
                    raise BadSetup(
                        f"{path.name}: {other.coordinate} is a formula whose result is not stored; open the file in a "
                        "spreadsheet program and save it"
                    )
                row.append(_plain(one.value, f"{path.name}, row {number}"))
            rows.append(row)
            _bound(len(rows), len(row))
        others = f" (others: {', '.join(n for n in names if n != name)})" if len(names) > 1 else ""
        return Grid(_squared(rows), f"sheet {name!r}{others}")
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, EOFError) as error:
        raise BadSetup(f"{path.name} cannot be read ({' '.join(str(error).split())}); save it anew as .xlsx") from error
    finally:
        stored.close()
        typed.close()


def _unpacks_to(path: Path) -> None:
    """BadSetup where the archive says that it unpacks to more than is allowed; it is never unpacked to more than it
    says, since zipfile ends a part there."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise BadSetup(f"{path.name} is no workbook ({error}); save it anew as .xlsx") from error
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise BadSetup(f"{path.name} unpacks to more than 256 MB; that is no table to be imported")


def _parquet(path: Path) -> Grid:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise _lacks("pyarrow", "Parquet files") from None
    try:
        with parquet.ParquetFile(path) as file:
            about = file.metadata
            _bound(about.num_rows, about.num_columns)
            if sum(about.row_group(n).total_byte_size for n in range(about.num_row_groups)) > MOST_BYTES:
                raise BadSetup(f"{path.name} unpacks to more than 256 MB; import it in parts")
            table = file.read()
    except pyarrow.ArrowException as error:
        raise BadSetup(f"{path.name} is no Parquet file ({' '.join(str(error).split())})") from error
    columns = [[_plain(value, path.name) for value in column.to_pylist()] for column in table.columns]
    return Grid((tuple(table.column_names), *zip(*columns, strict=True)), "Parquet")


def _plain(value: Any, where: str) -> Cell:
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | float | date):
        return value
    text = str(value)
    if len(text) > MOST_LETTERS:
        raise BadSetup(f"{where}: a cell holds {len(text)} letters; that is no table of figures")
    return text


def _bounded(rows: Iterator[list[str]]) -> list[list[Cell]]:
    kept: list[list[Cell]] = []
    for row in rows:
        kept.append([_plain(cell, f"row {len(kept) + 1}") for cell in row])
        _bound(len(kept), len(row))
    return kept


def _bound(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise BadSetup(f"A table to be imported has at most {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns.")


def _squared(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one width, texts without blanks around them, empty texts as nothing."""
    width = max((len(row) for row in rows), default=0)
    tidy = [[(cell.strip() or None) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return tuple((*row, *(None for _ in range(width - len(row)))) for row in tidy)


def _lacks(library: str, what: str) -> BadSetup:
    return BadSetup(f"Reading {what} needs {library}: pip install 'tradefacts[tables]'")
