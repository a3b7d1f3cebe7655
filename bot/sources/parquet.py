"""data/trade/observations/*.parquet <-> a frame of coded columns: the observations of those who have many."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bot.errors import BadSetup
from bot.model import Period
from bot.sources.files import short

FOLDER = "trade/observations"
_NUMBERS = ("value", "digits")
_SERIES = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit")
_ROWS = 1_000_000  # in one row group


def packed(data: Path) -> tuple[Path, ...]:
    """The Parquet files of a data folder, by name; empty where its observations are a CSV file.

    Raises BadSetup where both are there: one of them is older, and nobody here knows which.
    """
    files = tuple(sorted((data / FOLDER).glob("*.parquet")))
    if files and (data / "trade" / "observations.csv").exists():
        raise BadSetup(
            "data/trade holds observations.csv and the Parquet files of observations/; "
            "keep one of them and move the other away"
        )
    return files


def parts(path: Path) -> range:
    """The row groups of a Parquet file."""
    pyarrow = _pyarrow()
    try:
        return range(pyarrow.parquet.ParquetFile(path).num_row_groups)
    except (OSError, pyarrow.ArrowException) as error:
        raise BadSetup(f"{_named(path)} is no Parquet file ({_plain(error)}); put it back") from error


def read_packed(files: Iterable[Path], columns: tuple[str, ...], part: int | None = None) -> pd.DataFrame:
    """The rows of Parquet files one after the other: words as categoricals, `value` a number, `digits` its decimals
    (-1 where a file does not say), `line` the row counted over all files from 1.

    part  of each file this row group alone
    Words never become Python strings one by one: a file's own dictionary of them is what is read. BadSetup for a file
    that is none, other columns, or a value that is no number.
    """
    pyarrow = _pyarrow()
    words = [name for name in columns if name not in _NUMBERS]
    tables = []
    for path in files:
        try:
            names = pyarrow.parquet.read_schema(path).names
            if {*names} - {"digits"} != {*columns}:
                told = f"the columns are {','.join(names)}; write {','.join(columns)} and digits"
                raise BadSetup(f"{_named(path)}: {told}")
            file = pyarrow.parquet.ParquetFile(path, read_dictionary=[*words, "value"])
            table = file.read() if part is None else file.read_row_group(part)
        except (OSError, pyarrow.ArrowException) as error:
            raise BadSetup(f"{_named(path)} is no Parquet file ({_plain(error)}); put it back") from error
        tables.append(_numbered(table.replace_schema_metadata(None), path, pyarrow))
    order = [*columns, "digits"]
    try:
        whole = pyarrow.concat_tables([table.select(order) for table in tables], promote_options="permissive")
        frame: pd.DataFrame = whole.unify_dictionaries().to_pandas()
    except pyarrow.ArrowException as error:
        raise BadSetup(f"the files of data/{FOLDER} do not fit each other: {_plain(error)}") from error
    for name in words:
        frame[name] = _coded(frame[name])
    frame["line"] = np.arange(1, len(frame) + 1)
    return frame


def write_packed(frame: pd.DataFrame, folder: Path, columns: tuple[str, ...]) -> None:
    """A file a reporter, sorted by series and time, into a new folder: REPORTER.parquet.

    frame  the columns, all text or categoricals; `value` as text, or a number with `digits` beside it
    Raises BadSetup where a value would not come back as it was written.
    """
    pyarrow = _pyarrow()
    folder.mkdir(parents=True)
    frame = frame.reset_index(drop=True)
    values, digits = _printed(frame)
    coded = {name: _coded(frame[name]) for name in columns if name not in _NUMBERS}
    spans = [Period.parse(code) for code in coded["period"].cat.categories]
    ranks = np.argsort(np.argsort([span.first.toordinal() * 1e6 + span.last.toordinal() for span in spans]))
    keys = [coded[name].cat.codes.to_numpy() for name in _SERIES]
    order = np.lexsort((ranks[coded["period"].cat.codes.to_numpy()], *reversed(keys)))
    whole = pd.DataFrame({**coded, "value": values, "digits": digits})[[*columns, "digits"]].iloc[order]
    for reporter, part in whole.groupby("reporter", observed=True, sort=True):
        rows = part.copy()
        if not re.fullmatch(r"[A-Za-z0-9_]+", str(reporter)):
            raise BadSetup(f"{reporter!r} is no name for a file; a reporter's code has letters, figures and _")
        path = folder / f"{reporter}.parquet"
        for name in coded:
            rows[name] = rows[name].cat.remove_unused_categories()
        table = pyarrow.Table.from_pandas(rows, preserve_index=False).replace_schema_metadata(None)
        pyarrow.parquet.write_table(table, path, compression="zstd", row_group_size=_ROWS)
        _to_disk(path)


def as_printed(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Packed rows as text again, as they would stand in observations.csv."""
    numbers = zip(frame["value"].tolist(), frame["digits"].tolist(), strict=True)
    values = [f"{v:.{d}f}" if d >= 0 else f"{v:.15g}" for v, d in numbers]
    text = {name: frame[name].astype(str) for name in columns if name != "value"}
    return pd.DataFrame({**text, "value": pd.Series(values, index=frame.index, dtype=object)})[list(columns)]


def cells_of(files: Iterable[Path], columns: tuple[str, ...], slots: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows with these codes as they were printed; only the parts of the files that may hold them are read."""
    pyarrow = _pyarrow()
    wanted = [(name, "==", code) for name, code in slots.items()]
    near = [path for path in files if path.stem == slots.get("reporter")] or list(files)
    found: list[dict[str, str]] = []
    for path in near:
        rows = pyarrow.parquet.read_table(path, filters=wanted).to_pandas()
        if "digits" not in rows:
            rows["digits"] = -1
        if len(rows) and not isinstance(rows["value"].iloc[0], str):
            rows = as_printed(rows, columns)
        found += [{str(name): str(cell) for name, cell in row.items()} for row in rows.to_dict("records")]
    return found


def pack(data: Path, frame: pd.DataFrame, columns: tuple[str, ...]) -> tuple[Path, ...]:
    """The rows of observations.csv as Parquet files in its place; nothing is taken away before all is written, on the
    disk and read back the same."""
    new, home, old = data / f"{FOLDER}.new", data / FOLDER, data / "trade" / "observations.csv"
    shutil.rmtree(new, ignore_errors=True)
    try:
        write_packed(frame, new, columns)
        again = as_printed(read_packed(sorted(new.glob("*.parquet")), columns), columns)
        if sorted(again.itertuples(index=False)) != sorted(frame[list(columns)].itertuples(index=False)):
            raise BadSetup("what was packed did not read back the same; observations.csv stays as it is")
        new.rename(home)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    old.unlink()
    return tuple(sorted(home.glob("*.parquet")))


def unpack(data: Path, columns: tuple[str, ...]) -> Path:
    """The rows of the Parquet files as observations.csv again, sorted by series and time."""
    files = packed(data)
    if not files:
        raise BadSetup(f"data/{FOLDER} holds no Parquet files; there is nothing to unpack")
    home, new = data / "trade" / "observations.csv", data / "trade" / "observations.csv.new"
    as_printed(read_packed(files, columns), columns).to_csv(new, index=False, lineterminator="\n")
    _to_disk(new)
    gone = data / f"{FOLDER}.gone"
    shutil.rmtree(gone, ignore_errors=True)
    (data / FOLDER).rename(gone)
    new.replace(home)
    shutil.rmtree(gone)
    return home


def _numbered(table: Any, path: Path, pyarrow: Any) -> Any:
    """With `value` as numbers and their decimals in `digits`; text is read once a word, not once a row."""
    column = table.column("value").unify_dictionaries() if table.num_rows else table.column("value")
    at = table.column_names.index("value")
    words_of = column.type.value_type if pyarrow.types.is_dictionary(column.type) else column.type
    if pyarrow.types.is_string(words_of) or pyarrow.types.is_large_string(words_of):
        column = column if pyarrow.types.is_dictionary(column.type) else column.dictionary_encode()
        coded = column.combine_chunks() if table.num_rows else None
        words = coded.dictionary.to_pylist() if coded is not None else []
        for word in words:
            if not isinstance(word, str) or not re.fullmatch(r"-?\d+(\.\d+)?", word):
                raise BadSetup(f"{_named(path)}: value {word!r} is no number; write it as -12.5")
        rows = coded.indices.to_numpy(zero_copy_only=False) if coded is not None else np.zeros(0, dtype=int)
        if coded is not None and coded.null_count:
            raise BadSetup(f"{_named(path)}: a value is missing; take its row out")
        values = np.array([float(word) for word in words] or [0.0])[rows.astype(int)]
        decimals = np.array([len(word.partition(".")[2]) for word in words] or [0], dtype=np.int16)[rows.astype(int)]
        table = table.set_column(at, "value", pyarrow.array(values))
        if "digits" in table.column_names:
            table = table.drop_columns("digits")
        return table.append_column("digits", pyarrow.array(decimals))
    try:
        table = table.set_column(at, "value", column.cast(pyarrow.float64()))
    except pyarrow.ArrowException as error:
        raise BadSetup(f"{_named(path)}: value is no column of numbers ({_plain(error)})") from error
    if not np.isfinite(table.column("value").to_numpy()).all():
        raise BadSetup(f"{_named(path)}: a value is missing or endless; take its row out")
    if "digits" not in table.column_names:
        return table.append_column("digits", pyarrow.array(np.full(table.num_rows, -1, dtype=np.int16)))
    digits = table.column("digits").cast(pyarrow.int16()).fill_null(-1)
    return table.set_column(table.column_names.index("digits"), "digits", digits)


def _printed(frame: pd.DataFrame) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    if "digits" in frame.columns:
        return frame["value"].to_numpy(dtype=float), frame["digits"].to_numpy(dtype=np.int16)
    values, digits = np.zeros(len(frame)), np.zeros(len(frame), dtype=np.int16)
    for n, text in enumerate(frame["value"].tolist()):
        try:
            values[n], digits[n] = float(text), len(text.partition(".")[2])
        except ValueError:
            raise BadSetup(f"value {text!r} is no number; write it as -12.5") from None
        if f"{values[n]:.{digits[n]}f}" != text:
            raise BadSetup(
                f"value {text!r} would be packed as {values[n]:.{digits[n]}f}; write it without spare digits"
            )
    return values, digits


def _coded(column: pd.Series[Any]) -> pd.Series[Any]:
    """Words as categoricals with sorted names; what is missing is the empty word."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.fillna("").astype(str).astype("category")
    if column.hasnans:
        if "" not in column.cat.categories:
            column = column.cat.add_categories([""])
        column = column.fillna("")
    return column.cat.reorder_categories(sorted(column.cat.categories))


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _named(path: Path) -> str:
    return f"data/trade/{short(path).removeprefix('data/')}"


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise BadSetup(
            f"the Parquet files of data/{FOLDER} are read by pyarrow, which is not installed: "
            "pip install 'tradefacts[tables]'"
        ) from None
    return pyarrow
