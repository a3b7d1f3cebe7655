"""A data folder -> Report: errors, which stop the load, and warnings, new or known; each with file, line and cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from pandera.pandas import DataFrameSchema

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.sources.catalogs import GROUPS, read_catalog
from bot.sources.doubts import COLUMNS as EXCEPTIONS
from bot.sources.doubts import doubts, held, sift
from bot.sources.facts import read_facts, read_sources
from bot.sources.files import Report, rows
from bot.sources.observations import COLUMNS, KEY, read_in_parts, read_observations
from bot.sources.parquet import FOLDER, packed, read_packed
from bot.sources.schemas import TABLES, broken, read_text, schemas

_COMPARED = 1_000_000  # figures up to which all are set against each other


def validate(data: Path, *, warn: bool = True, figures: bool = True) -> Report:
    """Check trade/, catalog/ and facts/ of a data folder; without `warn` only for errors, which is quicker.

    Without `figures` the observations themselves are left out: they are served from elsewhere.
    """
    try:
        catalog = read_catalog(data)
        sources = read_sources(data)
        files = packed(data)
    except BadSetup as problem:
        return Report(errors=(str(problem),))
    errors = _harmonized(data) + _memberships(data, catalog)
    for name, schema in schemas(catalog, sources).items():
        if name == "trade/observations.csv" and not figures:
            continue
        try:
            if files and name == "trade/observations.csv":
                errors += _packed(read_packed(files, COLUMNS), schema, data, catalog)
                continue
            frame = read_text(data / name, TABLES[name])
        except BadSetup as problem:
            errors.append(str(problem))
            continue
        found = broken(frame, schema, data / name)
        if name == "trade/observations.csv" and not found:
            found = _observations(frame, catalog)
        errors += found
    if errors:
        return Report(errors=tuple(errors))
    try:
        facts = read_facts(data, catalog)
        if not figures:
            return Report(errors=tuple(errors))
        observations = read_observations(data, catalog)
    except BadSetup as problem:
        return Report(errors=(str(problem),))
    if files and not errors:
        errors = _twice(observations)
    if errors or not warn:
        return Report(errors=tuple(errors))
    if len(observations) > _COMPARED:
        said = f"{len(observations):,} figures are too many to be set against each other: {_UNCOMPARED} are not checked"
        return Report(known=(f"data/{FOLDER}: {said}",))
    exceptions = list(rows(data / "trade" / "exceptions.csv", EXCEPTIONS))
    new, known = sift(list(doubts(held(observations), catalog, facts)), exceptions)
    return Report(warnings=tuple(new), known=tuple(known))


def checked_parts(data: Path) -> Iterator[pd.DataFrame]:
    """The observations in parts, each checked before it is handed on; BadSetup at the first that is not in order.

    That a value stands twice shows in the whole alone: it is not looked for here.
    """
    errors = list(validate(data, warn=False, figures=False).errors)
    if not errors:
        catalog = read_catalog(data)
        schema = schemas(catalog, read_sources(data))["trade/observations.csv"]
        for part in read_in_parts(data, catalog):
            errors = _packed(part, schema, data, catalog)
            if errors:
                break
            yield part
    if errors:
        raise BadSetup(f"{errors[0]}; nothing is written")


def _memberships(data: Path, catalog: Catalog) -> list[str]:
    """Members of groups must be partners, or at least countries."""
    listed = rows(data / "catalog" / "groups.csv", GROUPS)
    strange = [row for row in listed if row["member"] not in catalog.partners and not catalog.alpha2(row["member"])]
    home = "correct it or add it to data/catalog/partners.csv"
    return [f"{row.where}: the partner {row['member']!r} is not known; {home}" for row in strange]


def _harmonized(data: Path) -> list[str]:
    """Names of the Harmonized System: a code of two, four or six figures once, with a name. No file must be there."""
    path = data / "catalog" / "hs.csv"
    found: list[str] = []
    seen: set[str] = set()
    try:
        for row in rows(path, ("code", "name")) if path.is_file() else ():
            code = row["code"]
            if not re.fullmatch(r"(\d\d){1,3}", code) or code in seen or not row["name"].strip():
                found.append(f"{row.where}: {code!r} is no code of 2, 4 or 6 figures, stands twice or has no name")
            seen.add(code)
    except BadSetup as problem:
        found.append(str(problem))
    return found


_UNCOMPARED = "balances and totals, rates beside levels, first prints"


def _packed(frame: pd.DataFrame, schema: DataFrameSchema, data: Path, catalog: Catalog) -> list[str]:
    """What Parquet files break: each word is checked once, where it first stands, and each kind of row once."""
    found: list[str] = []
    for name in schema.columns:
        if name != "value":  # a number already
            words = frame[[name, "line"]].drop_duplicates(name).reset_index(drop=True)
            words[name] = words[name].astype(str).astype(object)
            found += broken(words, schema.select_columns([name]), data / FOLDER)
    if found:
        return found
    kinds = frame.drop_duplicates(["flow", "commodity", "measure", "basis", "unit"])
    return _observations(kinds, catalog, f"data/{FOLDER}")


def _twice(frame: pd.DataFrame) -> list[str]:
    """Rows of Parquet files that give a second value for a key; their units are those of their commodities."""
    again = frame.loc[frame.duplicated(list(KEY)), [*KEY, "line"]].head(100).to_numpy().tolist()
    return [f"data/{FOLDER}:{line}: a second value for {' '.join(filter(None, key))}; keep one" for *key, line in again]


def _observations(frame: pd.DataFrame, catalog: Catalog, home: str = "data/trade/observations.csv") -> list[str]:
    """What whole rows must keep to: one value a key, a basis where one is due, units that suit their measure."""
    errors: list[tuple[int, str]] = []
    first: dict[tuple[str, ...], tuple[int, str]] = {}
    columns = (*KEY, "value", "line")
    for cells in zip(*(frame[column].tolist() for column in columns), strict=True):
        row = dict(zip(columns, cells, strict=True))
        line, commodity = row["line"], catalog.commodities[row["commodity"]]
        measure, unit = catalog.measures[row["measure"]], row["unit"]
        own = _home(catalog, unit, commodity.unit) if measure.code == "quantity" else unit
        key = (*(row[column] for column in KEY[:-1]), own)
        if key in first:
            at, value = first[key]
            other = f"{value} stands in line {at}" if value != row["value"] else f"line {at} says the same"
            errors.append((line, f"a second value for {' '.join(part for part in key if part)} ({other}); keep one"))
        first.setdefault(key, (line, row["value"]))
        if measure.needs_basis and not row["basis"]:
            errors.append((line, "a yoy without a basis; write value_usd, quantity, ... or unstated"))
        if row["basis"] and not measure.needs_basis:
            errors.append((line, f"{measure.code} has no basis; leave it empty or make it a yoy"))
        if unit not in measure.units:
            errors.append((line, f"{unit} is no unit of {measure.code}; use one of {', '.join(measure.units)}"))
        if (row["flow"] == "context") != (commodity.kind == "context"):
            errors.append(
                (line, f"flow {row['flow']} does not suit {commodity.code}; context series have flow context")
            )
        if commodity.kind == "context" and (measure.code, unit) != (commodity.measure, commodity.unit):
            errors.append((line, f"{commodity.code} is a {commodity.measure} in {commodity.unit}; correct the row"))
        if measure.code == "quantity" and not commodity.unit:
            errors.append((line, f"{commodity.code} has no unit of quantity; add one to data/catalog/commodities.csv"))
    return [f"{home}:{line}: {sentence}" for line, sentence in errors]


def _home(catalog: Catalog, unit: str, home: str) -> str:
    """The unit that a quantity has after the load."""
    old, new = catalog.units[unit], catalog.units.get(home)
    return home if new and old.factor and new.factor and old.dimension == new.dimension else unit
