"""data/trade/observations.csv -> a frame: values as numbers, mass and counts in the one unit of their commodity."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.sources.files import short

COLUMNS = (
    "reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "period", "vintage", "unit", "value",
    "agency", "source", "page_date", "note",
)  # fmt: skip
KEY = COLUMNS[:10]


def read_printed(data: Path) -> pd.DataFrame:
    """Every row as its source printed it, all text, with `line`, its line in the file."""
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
    frame = read_printed(data)
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
        exponent = exact.normalize().as_tuple().exponent
        digits[row] = max(0, -exponent) if isinstance(exponent, int) else 0
    frame["value"] = pd.Series(values, dtype=float)
    frame["digits"] = pd.Series(digits, dtype=int)
    frame["unit"] = pd.Series(units, dtype=frame["commodity"].dtype)
    return frame


def _convertible(catalog: Catalog, unit: str, home: str) -> bool:
    old, new = catalog.units.get(unit), catalog.units.get(home)
    return bool(old and new and old.factor and new.factor and old.dimension == new.dimension)
