"""What each column of each table may hold, as pandera schemas; broken cells -> sentences with file, line and cure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import Check, Column, DataFrameSchema

from bot.catalog import Catalog
from bot.model import Period
from bot.sources import facts, observations
from bot.sources.doubts import COLUMNS as EXCEPTIONS
from bot.sources.files import rows, short

# The tables that have a schema, by their place under data/.
TABLES: Mapping[str, tuple[str, ...]] = {
    "trade/observations.csv": observations.COLUMNS,
    "trade/sources.csv": facts.SOURCES,
    "trade/exceptions.csv": EXCEPTIONS,
    "facts/events.csv": facts.EVENTS,
    "facts/forecasts.csv": facts.FORECASTS,
    "facts/releases.csv": facts.RELEASES,
    "facts/revisions.csv": facts.REVISIONS,
}


def read_text(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    """A CSV file as text, with `line`; BadSetup where a row has too few or too many cells."""
    found = list(rows(path, columns))
    frame = pd.DataFrame([[row[name] for name in columns] for row in found], columns=list(columns), dtype=object)
    frame["line"] = [row.line for row in found]
    return frame


def schemas(catalog: Catalog, sources: Iterable[str]) -> Mapping[str, DataFrameSchema]:
    """The schema of each table of TABLES."""
    commodities = _known(catalog.commodities, "data/catalog/commodities.csv")
    partners = _known(catalog.partners, "data/catalog/partners.csv")
    agency = _known(catalog.agencies, "data/catalog/agencies.csv")
    source = _known(sources, "data/trade/sources.csv")
    series = {
        "reporter": _known(catalog.reporters, "data/catalog/reporters.csv"),
        "flow": _known(catalog.flows, "[flows] of data/catalog/measures.toml"),
        "partner": partners,
        "commodity": commodities,
        "measure": _known(catalog.measures, "[measures] of data/catalog/measures.toml"),
        "basis": _known(("", *catalog.bases), "[bases] of data/catalog/measures.toml"),
        "period": _PERIOD,
        "unit": _known(catalog.units, "[units] of data/catalog/measures.toml"),
    }
    full = {
        **series,
        "adjusted": _one_of("", "sa"),
        "vintage": _known(catalog.vintages, "[vintages] of data/catalog/measures.toml"),
    }
    columns: Mapping[str, Mapping[str, Check]] = {
        "trade/observations.csv": {
            **full,
            "value": _NUMBER,
            "agency": agency,
            "source": source,
            "page_date": _PAGE_DATE,
        },
        "trade/sources.csv": {"id": _FILLED, "url": _ADDRESS, "page_date": _PAGE_DATE, "terms": _one_of(*facts.TERMS)},
        "trade/exceptions.csv": {
            **full,
            "check": _one_of("balance", "total", "rate", "first_print"),
            "reason": _FILLED,
        },
        "facts/events.csv": {
            "slug": _SLUG,
            "date": _PERIOD,
            "title": _FILLED,
            "flow": _one_of(*catalog.flows, "both"),
            "partner": _several(catalog.partners, "data/catalog/partners.csv"),
            "commodity": _several(catalog.commodities, "data/catalog/commodities.csv"),
            "effect": _one_of("", "up", "down", "both"),
            "source": source,
        },
        "facts/forecasts.csv": {
            **series,
            "forecast": _NUMBER,
            "actual_first": _NUMBER_OR_NOTHING,
            "poll": _FILLED,
            "source": source,
            "page_date": _PAGE_DATE,
        },
        "facts/releases.csv": {
            "date": _PAGE_DATE,
            "agency": agency,
            "period": _PERIOD_OR_NOTHING,
            "kind": _one_of(*facts.KINDS),
            "known_from": _one_of(*facts.KNOWN_FROM),
            "source": source,
        },
        "facts/revisions.csv": {
            **series,
            "adjusted": _one_of("", "sa"),
            "first_value": _NUMBER,
            "later_value": _NUMBER,
            "first_source": source,
            "later_source": source,
        },
    }
    unique = {"trade/sources.csv": ["id"], "facts/events.csv": ["slug"]}
    return {
        name: DataFrameSchema(
            {column: Column(None, check) for column, check in checks.items()},
            unique=unique.get(name),
            report_duplicates="exclude_first",
            name=name,
        )
        for name, checks in columns.items()
    }


def broken(frame: pd.DataFrame, schema: DataFrameSchema, path: Path) -> list[str]:
    """What a table breaks of its schema, a sentence each, in the order of the file."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        lines = frame["line"].to_dict()
        found = []
        for case in errors.failure_cases.to_dict("records"):
            where = f"{short(path)}:{lines.get(case['index'], 1)}"
            if case["column"] in frame.columns and case["check"] != "multiple_fields_uniqueness":
                cell = frame[case["column"]].get(case["index"], "")
                found.append((lines.get(case["index"], 1), f"{where}: {case['column']} {cell!r} {case['check']}"))
            else:
                cell = case["failure_case"]
                found.append((lines.get(case["index"], 1), f"{where}: {cell!r} stands twice; keep one row of it"))
        return [sentence for _, sentence in sorted(set(found))]
    return []


def _is_period(code: object) -> bool:
    try:
        return bool(Period.parse(str(code)))
    except ValueError:
        return False


def _known(codes: Iterable[str], home: str) -> Check:
    return Check.isin(list(codes), error=f"is not known; correct it or add it to {home}")


def _several(codes: Iterable[str], home: str) -> Check:
    known = frozenset(codes)
    return Check(
        lambda cell: known.issuperset(str(cell).split(";")),
        element_wise=True,
        error=f"is not known; join known codes with ; or add it to {home}",
    )


def _one_of(*words: str) -> Check:
    return Check.isin(words, error=f"is not known; use one of {', '.join(word or '(nothing)' for word in words)}")


def _like(pattern: str, error: str) -> Check:
    return Check.str_matches(f"^(?:{pattern})$", error=error)


_PERIOD = Check(_is_period, element_wise=True, error="is no period; write it as 2025-11, 2025 or 2025-01/2025-11")
_PERIOD_OR_NOTHING = Check(
    lambda code: code == "" or _is_period(code), element_wise=True, error="is no period; write it as 2025-11 or 2025"
)
_NUMBER = _like(r"-?\d+(\.\d+)?", "is no number; write it as -12.5, without thousands separators")
_NUMBER_OR_NOTHING = _like(r"(-?\d+(\.\d+)?)?", "is no number; write it as -12.5 or leave it empty")
_PAGE_DATE = _like(r"(\d{4}(-\d\d(-\d\d)?)?)?", "is no date; write it as 2025-12-08, 2025-12 or leave it empty")
_ADDRESS = _like(r"(https?://\S+)?", "is no address; write one that begins with http, or leave it empty")
_SLUG = _like(r"[a-z][a-z0-9_]*", "is no slug; use small letters, figures and underscores")
_FILLED = _like(r"(.|\n)*\S(.|\n)*", "is empty; fill it in")
