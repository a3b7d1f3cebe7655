"""A table that was read, and what was said of it -> Read: its rows, its source, and what the catalog has to learn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.desk.importing import Tidy
from bot.desk.layer import NAMES, Cells
from bot.desk.mapping import Mapping, Named
from bot.desk.staging import Read
from bot.desk.wording import Wording


def as_read(done: Tidy, mapping: Mapping, wording: Wording, name: str, today: date) -> Read:
    """What the desk stages: the rows, their source, and what the catalog has to learn."""
    ids = set(done.rows["source"])
    url = mapping.url if mapping.url.startswith(("http://", "https://")) else ""
    via, day = mapping.source or name, mapping.released or today.isoformat()
    sources = tuple({"id": str(id), "via": via, "url": url, "page_date": day, "terms": ""} for id in ids)
    money = next((unit for unit in done.rows["unit"] if str(unit).endswith("_bn") and unit != "bn_units"), "USD_bn")
    more = learnt(mapping, wording, set(done.rows["partner"]) | set(done.rows["reporter"]), str(money))
    return Read(f"import of {name}", done.rows, more={**more, "trade/sources.csv": sources})


def learnt(mapping: Mapping, wording: Wording, places: set[str], money: str) -> dict[str, tuple[Cells, ...]]:
    """Rows for the catalog and the languages: new places, goods, and who reports."""
    catalog = wording.catalog
    partners: list[Cells] = []
    names: list[Cells] = []
    words: list[Cells] = []
    new = [one for one in (mapping.reporter, *mapping.partners) if one is not None and one.code not in catalog.partners]
    for code in sorted(places - set(catalog.partners) - {one.code for one in new}):
        official = dict(catalog.official_names("en")).get(code, code)
        partners.append({"code": code, "kind": "territory", "iso2": catalog.alpha2(code) or "", "name": official})
    for one in new:
        iso2 = catalog.alpha2(one.code) or ""
        partners.append({"code": one.code, "kind": "territory", "iso2": iso2, "name": one.name})
        if not iso2:
            names.append(_name(one, "partner"))
        words += _words(one, "place", (one.name, *one.words))
        if one.adjective:
            words += _words(one, "demonym", (one.adjective,))
    for one in mapping.commodities:
        words += _words(one, "commodity", (one.name, *one.words))
        names.append(_name(one, "commodity"))
    goods = tuple(
        {"code": one.code, "name": one.name, "kind": "goods", "unit": one.unit, "default_flow": "", "measure": "",
         "partner": "", "parent": "", "note": ""}
        for one in mapping.commodities if one.code not in catalog.commodities
    )  # fmt: skip
    found = {"catalog/partners.csv": tuple(partners), "catalog/commodities.csv": goods}
    reporter = mapping.reporter
    if reporter is not None and reporter.code not in catalog.reporters:
        agency = reporter.agency
        if agency not in catalog.agencies:
            found["catalog/agencies.csv"] = (
                {"code": agency, "name": agency, "releases": "", "zone": reporter.zone, "usual_release": ""},
            )
            names.append({**dict.fromkeys(NAMES, ""), "code": agency, "kind": "agency", "name": agency})
        found["catalog/reporters.csv"] = (
            {"code": reporter.code, "name": reporter.name, "agency": agency, "currency": money, "zone": reporter.zone,
             "note": ""},
        )  # fmt: skip
        words += _words(reporter, "agency", (agency,))
    return {**found, "languages/names.csv": tuple(names), "languages/words.csv": tuple(words)}


def _name(one: Named, kind: str) -> Cells:
    return {**dict.fromkeys(NAMES, ""), "code": one.code, "kind": kind, "name": one.name, "adjective": one.adjective}


def _words(one: Named, kind: str, phrases: Sequence[str]) -> list[Cells]:
    said = dict.fromkeys(phrase.strip().lower() for phrase in phrases if phrase.strip())
    return [{"language": "*", "kind": kind, "code": one.code, "phrase": phrase} for phrase in said]
