"""SDMX-CSV of a statistical service -> rows: one reader for every service that data/sources/sdmx.toml describes.

The format is SDMX-CSV 1.0 and 2.0 (sdmx-twg/sdmx-csv, data-message/docs/sdmx-csv-field-guide.md): one observation a
line, a column a dimension, then TIME_PERIOD, OBS_VALUE and the attributes. 1.0 begins with DATAFLOW, 2.0 with
STRUCTURE, STRUCTURE_ID, ACTION.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.errors import LayoutChanged, SourceAway
from bot.model import Period
from bot.sources.codes import Good, fits, read_goods
from bot.sources.gathering import Fetch, Gathered, Page, Wanted, as_rows
from bot.sources.printed import is_missing, scaled
from bot.sources.services import Service, read_service

NOTHING: Final = 404  # "no results found" of the SDMX REST specification
TOO_BIG: Final = 413
_TIME = re.compile(r"(\d{4})(?:-(?:M?(0[1-9]|1[0-2])|Q([1-4])|S([12])|A1))?$")

Row = dict[str, str]


def gather(name: str, fetch: Fetch, wanted: Wanted) -> Gathered:
    """The figures of one service of data/sources/sdmx.toml, all partners of the catalog, in the months wanted.

    A request without results is none of a source's faults; where no request has any, the source is away.
    BadSetup for a description that does not fit the catalog, LayoutChanged, SourceAway.
    """
    service = read_service(wanted.data, name, wanted.catalog)
    goods = read_goods(wanted.data, name, wanted.catalog) if "product" in service.columns else ()
    reporters = service.asked(wanted.catalog)
    rows: list[Row] = []
    pages: list[Page] = []
    left: Counter[str] = Counter()
    empty: list[str] = []
    for done, reporter in enumerate(reporters):
        wanted.progress(f"{name}: {reporter}", done, len(reporters))
        for months in _stretches(service, wanted):
            try:
                key = service.key_of(reporter, goods, wanted.catalog)
                for page, asked in _pages(fetch, service, key, months):
                    pages.append(page)
                    found = read(page, service, goods, replace(wanted, since=asked[0], until=asked[-1]), left)
                    rows += [row for row in found if row["reporter"] == reporter]  # whoever else comes along
            except SourceAway as away:
                if away.status != NOTHING:
                    raise
                empty.append(f"{reporter}: {away}")
    wanted.progress(name, len(reporters), len(reporters))
    if empty and not pages:
        raise SourceAway(f"{name}: nothing was found; the first: {empty[0]}", NOTHING)
    left_out = (*(f"{said} ({count} rows)" for said, count in sorted(left.items())), *empty)
    return Gathered(name, as_rows(rows), tuple(pages), left_out)


def _stretches(service: Service, wanted: Wanted) -> Sequence[tuple[Period, ...]]:
    """The months of one request: a year where the service can be asked by time, else all."""
    months = Period(wanted.since.first, wanted.until.last).split()
    if not service.periods:
        return [months]
    years = sorted({month.first.year for month in months})
    return [tuple(month for month in months if month.first.year == year) for year in years]


def _pages(
    fetch: Fetch, service: Service, key: str, months: tuple[Period, ...]
) -> Iterator[tuple[Page, tuple[Period, ...]]]:
    """The pages for these months, each with its own; in halves where the service says that it is asked for too much."""
    params = dict(service.params)
    if service.periods:
        first, last = service.periods
        params |= {first: months[0].code, last: months[-1].code}
    try:
        yield fetch.get(f"{service.url}/{key}", params=params, headers=service.headers), months
    except SourceAway as away:
        if away.status != TOO_BIG or len(months) == 1 or not service.periods:
            raise
        half = len(months) // 2
        yield from _pages(fetch, service, key, months[:half])
        yield from _pages(fetch, service, key, months[half:])


def read(page: Page, service: Service, goods: Sequence[Good], wanted: Wanted, left: Counter[str]) -> list[Row]:
    """The observations of one page that are wanted; `left` counts what is not taken, and why.

    Confidential and missing observations are none, never 0. LayoutChanged where a column is missing, another dataflow
    came, a code is not one that was asked for, a number is none, or one observation has two values.
    """
    commodities = {good.code: good.commodity for good in goods} or {"TOTAL": "TOTAL"}
    found: dict[tuple[str, ...], Row] = {}
    for line, cells in _lines(page, service):
        flow, meaning = service.meaning(cells)
        if meaning is None or flow is None:
            raise _changed(page, "the flows and indicators that were asked for", f"{_shown(cells)} in line {line}")
        if any(cells[dimension] != code for dimension, code in service.fixed.items()):
            raise _changed(page, "the frequency that was asked for", f"{_shown(cells)} in line {line}")
        period = period_of(cells["TIME_PERIOD"])
        if period is None:
            raise _changed(page, "a TIME_PERIOD like 2025-11 or 2025-M11", f"{cells['TIME_PERIOD']!r} in line {line}")
        status, note = service.status(cells)
        if not wanted.touches(period) or status == "missing" or is_missing(cells["OBS_VALUE"]):
            continue
        reporter = service.ours(cells[service.columns["reporter"]], own=True)
        partner = service.ours(cells[service.columns["partner"]], own=False)
        product = cells.get(service.columns.get("product", ""), "TOTAL")
        commodity = commodities.get(product, "")
        unknown = _unknown(cells, service, (reporter, partner, commodity), product)
        if unknown:
            left[unknown] += 1
            continue
        if meaning.measure == "quantity" and not fits(wanted.catalog, commodity, meaning.unit):
            continue
        row = {
            "reporter": reporter, "flow": flow, "partner": partner, "commodity": commodity,
            "measure": meaning.measure, "period": period.code, "vintage": "published", "unit": meaning.unit,
            "value": _value(page, cells, service, meaning.scale, line), "agency": service.agency,
            "source": page.source, "page_date": f"{page.fetched:%Y-%m-%d}", "note": note,
        }  # fmt: skip
        key = (reporter, flow, partner, commodity, meaning.measure, period.code)
        if found.setdefault(key, row)["value"] != row["value"]:
            two = f"{found[key]['value']} and {row['value']} for {' '.join(key)} in line {line}"
            raise _changed(page, "one value an observation", two)
    return list(found.values())


def _lines(page: Page, service: Service) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The observations as cells by column, with their lines; the header is checked first."""
    try:
        text = page.body.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _changed(page, "UTF-8", f"byte {problem.start} that is none") from problem
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    wanted = {*service.key, "TIME_PERIOD", "OBS_VALUE"}
    try:
        header = [cell.strip() for cell in next(reader, [])]
        structure = next((name for name in ("DATAFLOW", "STRUCTURE_ID") if name in header), None)
        if structure is None or not wanted <= set(header) or len(set(header)) < len(header):
            raise _changed(page, f"SDMX-CSV with {', '.join(sorted(wanted))}", repr(text[:120]))
        for row in reader:
            if not any(cell.strip() for cell in row[header.index(structure) + 1 :]):
                continue  # no match: the IMF answers with one line of empty cells
            if len(row) != len(header):
                raise _changed(page, f"{len(header)} cells a line", f"{len(row)} in line {reader.line_num}")
            cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
            if not cells[structure].startswith(service.structure):
                raise _changed(page, f"the dataflow {service.structure}", f"{cells[structure]!r}")
            if cells.get("ACTION", "I") != "D":  # D takes an observation back
                yield reader.line_num, cells
    except csv.Error as problem:
        raise _changed(page, "CSV", f"{problem} in line {reader.line_num}") from problem


def period_of(text: str) -> Period | None:
    """A TIME_PERIOD as a Period: 2025, 2025-11, 2025-M11, 2025-Q4, 2025-S1, 2025-A1; None for anything else."""
    match = _TIME.match(text)
    if match is None:
        return None
    year = int(match[1])
    if match[2]:
        return Period.month(year, int(match[2]))
    if match[3]:
        return Period.months((year, 3 * int(match[3]) - 2), (year, 3 * int(match[3])))
    if match[4]:
        return Period.months((year, 6 * int(match[4]) - 5), (year, 6 * int(match[4])))
    return Period.year(year)


def _unknown(cells: Mapping[str, str], service: Service, ours: tuple[str, str, str], product: str) -> str:
    """What of an observation is not in the catalog, in words; "" where all of it is."""
    reporter, partner, commodity = ours
    if not reporter:
        return f"reporter {cells[service.columns['reporter']]} is not in data/catalog/reporters.csv"
    if not partner:
        return f"partner {cells[service.columns['partner']]} is not in data/catalog/partners.csv"
    return "" if commodity else f"product {product} is not in data/sources/goods.csv"


def _value(page: Page, cells: Mapping[str, str], service: Service, scale: int, line: int) -> str:
    try:
        scale += service.power(cells)
    except ValueError as problem:
        raise _changed(page, "a multiplier that the description speaks of", f"{problem} in line {line}") from None
    try:
        return scaled(cells["OBS_VALUE"], scale)
    except ValueError as problem:
        raise _changed(page, "a number as OBS_VALUE", f"{problem} (line {line})") from None


def _shown(cells: Mapping[str, str]) -> str:
    return " ".join(cells.values())[:120]


def _changed(page: Page, expected: str, found: str) -> LayoutChanged:
    return LayoutChanged(page.url, expected, found)
