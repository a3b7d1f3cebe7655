"""data/trade/observations -> a frame: values as numbers, mass and counts in the one unit of their commodity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.sources.files import short
from bot.sources.parquet import as_printed, packed, parts, read_packed

COLUMNS = (
    "reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "period", "vintage", "unit", "value",
    "agency", "source", "page_date", "note",
)  # fmt: skip
KEY = COLUMNS[:10]


def read_printed(data: Path) -> pd.DataFrame:
    """Every row as its source printed it, all text, with `line`, its line in the file."""
    files = packed(data)
    if files:
        held = read_packed(files, COLUMNS)
        return as_printed(held, COLUMNS).assign(line=held["line"])
    path = data / "trade" / "observations.csv"
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except OSError as error:
        raise BadSetup(f"{short(path)} cannot be read ({error.strerror}); put it back") from error
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise BadSetup(f"{short(path)} is no table ({' '.join(str(error).split())}); mend that line") from error
    if tuple(frame.columns) != COLUMNS:
        raise BadSetup(f"{short(path)}:1: the columns are {','.join(frame.columns)}; write {','.join(COLUMNS)}")
    frame["line"] = range(2, len(frame) + 2)
    return frame


def read_observations(data: Path, catalog: Catalog) -> pd.DataFrame:
    """The rows with `value` as a number, `digits` (decimals printed) and quantities in their commodity's one unit.

    Conversion is decimal, so 438 kt and 0.438 Mt are the same number. Raises BadSetup for a value that is no number.
    """
    files = packed(data)
    if files:
        return _of_packed(read_packed(files, COLUMNS), catalog)
    return in_numbers(read_printed(data), catalog)


def in_numbers(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Printed rows, all text, as read_observations gives them; the frame itself is changed."""
    printed = frame["value"].tolist()
    digits = [len(text.partition(".")[2]) for text in printed]
    units = frame["unit"].tolist()
    homes = {code: commodity.unit for code, commodity in catalog.commodities.items()}
    values: list[float] = []
    slots = zip(printed, units, frame["commodity"], frame["measure"], strict=True)
    for row, (text, unit, commodity, measure) in enumerate(slots):
        try:
            home = homes.get(commodity, "")
            if measure != "quantity" or unit == home or not _convertible(catalog, unit, home):
                values.append(float(text))
                continue
            exact = catalog.convert(Decimal(text), unit, home)
        except (ValueError, ArithmeticError):
            where = f"data/trade/observations.csv:{row + 2}"
            raise BadSetup(f"{where}: value {text!r} is no number; write it as -12.5") from None
        values.append(float(exact))
        units[row] = home
        digits[row] = _decimals(exact)
    frame["value"] = pd.Series(values, dtype=float)
    frame["digits"] = pd.Series(digits, dtype=int)
    frame["unit"] = pd.Series(units, dtype=frame["commodity"].dtype)
    return frame


def read_in_parts(data: Path, catalog: Catalog) -> Iterator[pd.DataFrame]:
    """The frames of read_observations, one after the other, so that not all rows are in memory at the same time: of
    Parquet files a frame a row group."""
    files = packed(data)
    if not files:
        yield read_observations(data, catalog)
    for path in files:
        for part in parts(path):
            yield _of_packed(read_packed((path,), COLUMNS, part), catalog)


def _of_packed(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The same of coded columns: only rows whose unit is not their commodity's are looked at one by one."""
    units, goods = pd.Categorical(frame["unit"]), pd.Categorical(frame["commodity"])
    words = [str(unit) for unit in units.categories]
    homes = [catalog.commodities[code].unit if code in catalog.commodities else "" for code in goods.categories]
    other = np.array([[unit != home and _convertible(catalog, unit, home) for unit in words] for home in homes])
    if not other.any():
        return frame
    rows = np.flatnonzero(other[goods.codes, units.codes] & (frame["measure"] == "quantity").to_numpy())
    values, digits = frame["value"].to_numpy(copy=True), frame["digits"].to_numpy(copy=True)
    wider = units.add_categories(sorted({*homes} - {*words}))
    codes = wider.codes.copy()
    code_of = {unit: n for n, unit in enumerate(wider.categories)}
    for row in rows.tolist():
        home = homes[goods.codes[row]]
        printed = f"{values[row]:.{digits[row]}f}" if digits[row] >= 0 else repr(float(values[row]))
        exact = catalog.convert(Decimal(printed), words[units.codes[row]], home)
        values[row], codes[row] = float(exact), code_of[home]
        if digits[row] >= 0:
            digits[row] = _decimals(exact)
    unit = pd.Series(pd.Categorical.from_codes(codes, wider.categories), index=frame.index)
    return frame.assign(value=values, digits=digits, unit=unit)


def _decimals(exact: Decimal) -> int:
    exponent = exact.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _convertible(catalog: Catalog, unit: str, home: str) -> bool:
    old, new = catalog.units.get(unit), catalog.units.get(home)
    return bool(old and new and old.factor and new.factor and old.dimension == new.dimension)
