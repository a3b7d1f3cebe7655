"""UN Comtrade, service v1 -> rows: a reporter's goods by partner and month; not to be passed on.

Without a key by the preview (500 rows an answer), with the free key by the service (100,000 rows, 500 calls a day):
comtradedeveloper.un.org. An answer is JSON with `data`, a list of objects (primaryValue in dollars, FOB exports and CIF
imports; netWgt in kilograms; qty in qtyUnitCode), and `error`. Its licence forbids redistribution.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog import Catalog
from bot.errors import BadSetup, LayoutChanged, SourceAway
from bot.model import Period
from bot.sources.budget import Budget
from bot.sources.codes import Areas, fits, read_areas, read_goods
from bot.sources.files import short, toml
from bot.sources.gathering import Fetch, Gathered, Page, Wanted, as_rows
from bot.sources.printed import is_missing, scaled
from bot.sources.sdmx import NOTHING
from bot.sources.splitting import Axes, TooMuchError, chunks, in_parts

KEY = "comtrade"  # the name of the key in Wanted.keys
_USD, _KG = -9, -3  # dollars -> USD_bn, kilograms -> t
_SLOTS = ("reporterCode", "partnerCode", "flowCode", "cmdCode", "period")

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Comtrade:
    """data/sources/comtrade.toml with its tables of codes."""

    agency: str
    preview: str
    keyed: str
    but_not: tuple[str, ...]
    rows: tuple[int, int]  # of an answer, without and with a key
    periods: tuple[int, int]  # of a request
    calls_a_day: int
    whole: Mapping[str, str]
    flows: Mapping[str, str]
    quantities: Mapping[str, tuple[str, int]]
    areas: Areas
    goods: Mapping[str, str]


def gather(fetch: Fetch, wanted: Wanted) -> Gathered:
    """The months wanted, newest first, of the goods in goods.csv: all reporters and partners of the catalog.

    Where the day's calls are spent or the service is away after a while, what has been read by then is given and the
    rest is said to be left out. BadSetup, LayoutChanged; SourceAway where nothing was read at all.
    """
    known = read_comtrade(wanted.data, wanted.catalog)
    key = wanted.keys.get(KEY, "")
    budget = Budget(wanted.state, KEY, known.calls_a_day) if key else None
    rows: list[dict[str, str]] = []
    pages: list[Page] = []
    left: Counter[str] = Counter()
    away: SourceAway | None = None
    months = [month.code.replace("-", "") for month in Period(wanted.since.first, wanted.until.last).split()][::-1]
    asked = list(chunks(months, known.periods[bool(key)]))

    def ask(axes: Axes) -> tuple[Page, list[Line]]:
        if budget is not None and not budget.spend():
            raise _SpentError
        return _answer(fetch, known, key, axes)

    for done, periods in enumerate(asked):
        wanted.progress(f"comtrade: {periods[-1]}", done, len(asked))
        try:
            parts = in_parts(_axes(known, wanted.catalog, periods), ask, lambda got: len(got[1]), known.rows[bool(key)])
            for axes, (page, lines) in parts:
                pages.append(page)
                rows += read(page, lines, axes, known, wanted.catalog, left)
        except TooMuchError as problem:
            raise LayoutChanged(known.preview, "one row for one code on every axis", str(problem)) from None
        except _SpentError:
            left[f"the {known.calls_a_day} calls of today are made; {periods[0]} and before were not read whole"] = 1
            break
        except SourceAway as problem:
            away = away or problem
            left[f"{periods[0]} was not read whole: {problem}"] = 1
            if problem.status != NOTHING:
                left[f"what is before {periods[-1]} was not asked for"] = 1
                break
    if away is not None and not pages:
        raise away
    wanted.progress("comtrade", len(asked), len(asked))
    left_out = tuple(f"{said} ({count} rows)" if count > 1 else said for said, count in sorted(left.items()))
    return Gathered("comtrade", as_rows(rows), tuple(pages), left_out, redistributable=False)


class _SpentError(Exception):
    """The day's calls are all made."""


def _axes(known: Comtrade, catalog: Catalog, periods: tuple[str, ...]) -> Axes:
    theirs = known.areas.theirs
    reporters = tuple(theirs[code] for code in catalog.reporters if code in theirs and code not in known.but_not)
    partners = tuple(code for ours, code in theirs.items() if not catalog.is_group(ours))
    return reporters, partners, tuple(known.flows), tuple(known.goods), periods


def _answer(fetch: Fetch, known: Comtrade, key: str, axes: Axes) -> tuple[Page, list[Line]]:
    """One page and its lines. SourceAway with the service's own words where it refuses, the key covered."""
    params = dict(zip(_SLOTS, (",".join(axis) for axis in axes), strict=True)) | dict(known.whole)
    secret = {"subscription-key": key} if key else None
    page = fetch.get(known.keyed if key else known.preview, params=params, secret=secret)
    try:
        # Numbers stay as they are printed: a float would lose or invent digits.
        found = json.loads(page.body, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as problem:
        raise LayoutChanged(page.url, "JSON", repr(page.body[:80])) from problem
    if not isinstance(found, dict):
        raise LayoutChanged(page.url, "an object with data", type(found).__name__)
    if found.get("error"):
        said = str(found["error"]).replace(key, "********") if key else str(found["error"])
        raise SourceAway(f"{page.url.partition('?')[0]}: it says {said[:200]!r}")
    lines = found.get("data")
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise LayoutChanged(page.url, "a list of objects as data", f"{', '.join(found)}")
    return page, lines


def read(
    page: Page, lines: list[Line], axes: Axes, known: Comtrade, catalog: Catalog, left: Counter[str]
) -> Iterator[dict[str, str]]:
    """The rows of the answer to a question; `left` counts what is not taken, and why.

    A missing value is none, never 0; a weight of 0 beside a value is a weight that is not known. Estimates of the UN
    Statistics Division say so. LayoutChanged for a line without the fields that are asked by, or with two values.
    """
    seen: dict[tuple[str, ...], str] = {}
    for line in lines:
        try:
            slots = tuple(str(line[name]) for name in _SLOTS)
            value = "" if line["primaryValue"] is None else str(line["primaryValue"])
        except KeyError as problem:
            raise LayoutChanged(page.url, f"the field {problem}", ", ".join(line)) from None
        if any(str(line.get(name, code)) != code for name, code in known.whole.items()):
            left["lines by mode of transport, customs procedure or second partner"] += 1
            continue
        if any(slot not in axis for slot, axis in zip(slots, axes, strict=True)):
            left["lines that were not asked for"] += 1
            continue
        theirs, other, way, code, month = slots
        reporter, partner = known.areas.ours[theirs], known.areas.ours[other]
        commodity, flow = known.goods[code], known.flows[way]
        if reporter == partner or is_missing(value):
            continue
        if slots in seen:
            if seen[slots] != value:
                two = f"{seen[slots]} and {value} for {' '.join(slots)}"
                raise LayoutChanged(page.url, "one value a reporter, partner, flow, good and month", two)
            continue
        seen[slots] = value
        period = Period.month(int(month[:4]), int(month[4:]))
        row = {
            "reporter": reporter, "flow": flow, "partner": partner, "commodity": commodity, "period": period.code,
            "vintage": "published", "agency": known.agency, "source": page.source,
            "page_date": f"{page.fetched:%Y-%m-%d}",
        }  # fmt: skip
        try:
            yield row | {"measure": "value", "unit": "USD_bn", "value": scaled(value, _USD)}
            yield from (row | cells for cells in _quantity(line, commodity, known, catalog))
        except ValueError as problem:
            raise LayoutChanged(page.url, "a number", f"{problem} for {' '.join(slots)}") from None


def _quantity(line: Line, commodity: str, known: Comtrade, catalog: Catalog) -> Iterator[dict[str, str]]:
    """The weight or the number of pieces, whichever the commodity is counted in; nothing where it is not known."""
    if fits(catalog, commodity, "t"):
        text, unit, power, guess = line.get("netWgt"), "t", _KG, line.get("isNetWgtEstimated")
    else:
        unit, power = known.quantities.get(str(line.get("qtyUnitCode")), ("", 0))
        text, guess = line.get("qty"), line.get("isQtyEstimated")
    if text is None or is_missing(str(text)) or not unit or not fits(catalog, commodity, unit):
        return
    amount = scaled(str(text), power)
    if amount.strip("0.") == "":
        return
    note = "estimated by the UN Statistics Division" if guess is True else ""
    yield {"measure": "quantity", "unit": unit, "value": amount, "note": note}


def read_comtrade(data: Path, catalog: Catalog) -> Comtrade:
    """The description of the service; BadSetup for what is missing in it or does not fit the catalog."""
    path = data / "sources" / "comtrade.toml"
    table = toml(path)
    try:
        known = Comtrade(
            agency=table["agency"],
            preview=table["preview"],
            keyed=table["keyed"],
            but_not=tuple(table["but_not"]),
            rows=(int(table["preview_rows"]), int(table["keyed_rows"])),
            periods=(int(table["preview_periods"]), int(table["keyed_periods"])),
            calls_a_day=int(table["calls_a_day"]),
            whole=table["whole"],
            flows=table["flows"],
            quantities={code: (facts["unit"], int(facts["scale"])) for code, facts in table["quantities"].items()},
            areas=read_areas(data, "comtrade", catalog),
            goods={good.code: good.commodity for good in read_goods(data, "comtrade", catalog)},
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise BadSetup(f"{short(path)}: {problem} is missing or not as it should be") from problem
    if known.agency not in catalog.agencies:
        raise BadSetup(f"{short(path)}: agency {known.agency!r} is not known; add it to data/catalog/agencies.csv")
    return known
