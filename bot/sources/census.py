"""The US Census Bureau's international trade service -> rows: the American side by country, good (HS, end use), month.

census.gov/data/developers, International Trade: an answer is JSON, a list of lists of text whose first is the header;
204 without a body where nothing matches; a page in HTML where the key is missing or not known. Codes keep their leading
zeros. "-" is all goods, or all countries.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalog import Catalog
from bot.errors import BadSetup, LayoutChanged, SourceAway
from bot.sources.codes import Areas, Good, fits, read_areas, read_goods
from bot.sources.files import short, toml
from bot.sources.gathering import Fetch, Gathered, Page, Wanted, as_rows
from bot.sources.printed import is_missing, scaled
from bot.sources.sdmx import NOTHING, period_of

KEY = "census"  # the name of the key in Wanted.keys
_USD = -9  # dollars -> USD_bn
_FLOWS = ("export", "import")
_AREA, _TIME, _LEVEL = "CTY_CODE", "time", "SUMMARY_LVL"


@dataclass(frozen=True, slots=True)
class Variables:
    """The names of a table's columns; quantity and unit are "" where it has none."""

    path: str
    good: str
    value: str
    quantity: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Census:
    """data/sources/census.toml with its tables of codes."""

    agency: str
    url: str
    reporter: str
    detail: str
    tables: Mapping[tuple[str, str], Variables]  # by flow and class of goods
    quantities: Mapping[str, tuple[str, int]]
    areas: Areas
    goods: tuple[Good, ...]


def gather(fetch: Fetch, wanted: Wanted) -> Gathered:
    """The months wanted of every good of goods.csv with every country of the catalog.

    A good that is not there (404, or no saved page) is left out; SourceAway where none is, and where the key in
    TRADEFACTS_CENSUS_KEY is missing or not accepted. BadSetup, LayoutChanged.
    """
    known = read_census(wanted.data, wanted.catalog)
    key = wanted.keys.get(KEY, "")
    asked = [(flow, good) for flow in _FLOWS for good in known.goods if (flow, good.kind) in known.tables]
    rows: list[dict[str, str]] = []
    pages: list[Page] = []
    left: Counter[str] = Counter()
    away: SourceAway | None = None
    for done, (flow, good) in enumerate(asked):
        wanted.progress(f"census: {flow} {good.commodity}", done, len(asked))
        table = known.tables[flow, good.kind]
        names = [name for name in (_AREA, table.good, table.value, table.quantity, table.unit) if name]
        params = {
            "get": ",".join(names),
            "time": f"from {wanted.since.first:%Y-%m} to {wanted.until.last:%Y-%m}",
            _LEVEL: known.detail,
            table.good: good.code,
        }
        try:
            page = fetch.get(f"{known.url}/{table.path}", params=params, secret={"key": key} if key else None)
        except SourceAway as problem:
            if problem.status != NOTHING:
                raise
            away = away or problem
            left[f"{flow} {good.commodity}: {problem}"] = 0
            continue
        pages.append(page)
        rows += read(page, known, flow, good, wanted, left)
    wanted.progress("census", len(asked), len(asked))
    if away is not None and not pages:
        raise away
    left_out = tuple(f"{said} ({count} rows)" if count else said for said, count in sorted(left.items()))
    return Gathered("census", as_rows(rows), tuple(pages), left_out)


def read(
    page: Page, known: Census, flow: str, good: Good, wanted: Wanted, left: Counter[str]
) -> Iterator[dict[str, str]]:
    """The rows of one answer: values, and quantities in the commodity's unit. `left` counts what is not taken, and why.

    LayoutChanged for an answer of another shape, for another good or level than was asked for, or two values of one.
    """
    table = known.tables[flow, good.kind]
    seen: dict[tuple[str, str], str] = {}
    for cells in _lines(page, (_AREA, _TIME, _LEVEL, table.good, table.value)):
        if cells[table.good] != good.code or cells[_LEVEL] != known.detail:
            said = f"{cells[table.good]} at {cells[_LEVEL]}"
            raise LayoutChanged(page.url, f"{table.good} {good.code} at {known.detail}", said)
        period, code, value = period_of(cells[_TIME]), cells[_AREA], cells[table.value]
        if period is None:
            raise LayoutChanged(page.url, "a time like 2025-11", repr(cells[_TIME]))
        if not wanted.touches(period) or is_missing(value):
            continue
        if (code, period.code) in seen:
            if seen[code, period.code] != value:
                two = f"{seen[code, period.code]} and {value} for {code} in {period.code}"
                raise LayoutChanged(page.url, "one value a country, good and month", two)
            continue
        seen[code, period.code] = value
        partner = known.areas.ours.get(code, "")
        if not partner:
            left[f"country {code} is not in data/sources/census_areas.csv or not in the catalog"] += 1
            continue
        row = {
            "reporter": known.reporter, "flow": flow, "partner": partner, "commodity": good.commodity,
            "period": period.code, "vintage": "published", "agency": known.agency, "source": page.source,
            "page_date": f"{page.fetched:%Y-%m-%d}",
        }  # fmt: skip
        try:
            yield row | {"measure": "value", "unit": "USD_bn", "value": scaled(value, _USD)}
            quantity, unit = cells.get(table.quantity, ""), cells.get(table.unit, "")
            ours, power = known.quantities.get(unit, ("", 0))
            if not is_missing(quantity) and fits(wanted.catalog, good.commodity, ours):
                yield row | {"measure": "quantity", "unit": ours, "value": scaled(quantity, power)}
        except ValueError as problem:
            raise LayoutChanged(page.url, "a number", f"{problem} for {code} in {period.code}") from None


def _lines(page: Page, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The lines as cells by column; none for an empty answer. A column asked for twice must say the same twice."""
    if not page.body.strip():
        return
    if page.body.lstrip().startswith(b"<"):
        raise SourceAway(
            f"{page.url.partition('?')[0]}: it answers with a page instead of figures: get a key at "
            "https://api.census.gov/data/key_signup.html and set TRADEFACTS_CENSUS_KEY"
        )
    try:
        found = json.loads(page.body, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as problem:
        raise LayoutChanged(page.url, "JSON", repr(page.body[:80])) from problem
    if not isinstance(found, list) or not all(isinstance(line, list) for line in found):
        raise LayoutChanged(page.url, "a list of lists", repr(page.body[:80]))
    header = [str(name) for name in found[0]] if found else []
    if not set(columns) <= set(header):
        raise LayoutChanged(page.url, f"the columns {', '.join(columns)}", ", ".join(header))
    for line in found[1:]:
        if len(line) != len(header):
            raise LayoutChanged(page.url, f"{len(header)} cells a line", str(len(line)))
        cells: dict[str, str] = {}
        for name, cell in zip(header, line, strict=True):
            text = "" if cell is None else str(cell)
            if cells.setdefault(name, text) != text:
                raise LayoutChanged(page.url, f"one {name} a line", f"{cells[name]} and {text}")
        yield cells


def read_census(data: Path, catalog: Catalog) -> Census:
    """The description of the service; BadSetup for what is missing in it or does not fit the catalog."""
    path = data / "sources" / "census.toml"
    table = toml(path)
    try:
        known = Census(
            agency=table["agency"],
            url=table["url"].rstrip("/"),
            reporter=table["reporter"],
            detail=table["detail"],
            tables={(flow, kind): Variables(**names) for flow in _FLOWS for kind, names in table[flow].items()},
            quantities={code: (facts["unit"], int(facts["scale"])) for code, facts in table["quantities"].items()},
            areas=read_areas(data, "census", catalog),
            goods=read_goods(data, "census", catalog),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise BadSetup(f"{short(path)}: {problem} is missing or not as it should be") from problem
    if known.agency not in catalog.agencies or known.reporter not in catalog.reporters:
        raise BadSetup(f"{short(path)}: agency or reporter is not known; add it to data/catalog")
    for good in known.goods:
        if not any((flow, good.kind) in known.tables for flow in _FLOWS):
            raise BadSetup(
                f"data/sources/goods.csv: the class {good.kind!r} of census is not described in {short(path)}"
            )
    return known
