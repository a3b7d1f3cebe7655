"""A table that was read, and what was said of it -> Read: its rows, its source, and what the catalog has to learn."""

from __future__ import annotations

from collections.abc import Mapping as Mapping_
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.catalog import Catalog
from bot.desk.importing import Tidy
from bot.desk.layer import Cells, row_of
from bot.desk.mapping import Mapping, Named
from bot.desk.staging import Read
from bot.desk.wording import Wording

PREFIX: Final = "HS"  # of a code of the Harmonized System
_LONGEST: Final = 80  # letters of a name


def as_read(done: Tidy, mapping: Mapping, wording: Wording, name: str, today: date) -> Read:
    """What the desk stages: the rows, their source, and what the catalog has to learn."""
    ids = set(done.rows["source"])
    url = mapping.url if mapping.url.startswith(("http://", "https://")) else ""
    via, day = mapping.source or name, mapping.released or today.isoformat()
    sources = tuple(row_of("trade/sources.csv", id=str(id), via=via, url=url, page_date=day) for id in ids)
    money = next((unit for unit in done.rows["unit"] if str(unit).endswith("_bn") and unit != "bn_units"), "USD_bn")
    goods = dict.fromkeys(map(str, done.rows["commodity"]), "")
    for code, unit, measure in zip(done.rows["commodity"], done.rows["unit"], done.rows["measure"], strict=True):
        if measure == "quantity":
            goods[str(code)] = str(unit)
    more = learnt(mapping, wording, set(done.rows["partner"]) | set(done.rows["reporter"]), str(money), goods)
    return Read(f"import of {name}", done.rows, more={**more, "trade/sources.csv": sources})


def learnt(
    mapping: Mapping, wording: Wording, places: set[str], money: str, goods_read: Mapping_[str, str]
) -> dict[str, tuple[Cells, ...]]:
    """Rows for the catalog and the languages: new places, goods (by code, with their unit), and who reports."""
    catalog = wording.catalog
    partners: list[Cells] = []
    names: list[Cells] = []
    words: list[Cells] = []
    new = [one for one in (mapping.reporter, *mapping.partners) if one is not None and one.code not in catalog.partners]
    for code in sorted(places - set(catalog.partners) - {one.code for one in new}):
        partners.append(_place(catalog, code, dict(catalog.official_names("en")).get(code, code)))
    for one in new:
        partners.append(_place(catalog, one.code, one.name))
        if not catalog.alpha2(one.code):
            names.append(_name(one, "partner"))
        words += _words(one, "place", (one.name, *one.words))
        if one.adjective:
            words += _words(one, "demonym", (one.adjective,))
    named = {one.code for one in mapping.commodities}
    harmonized = [one for one in _harmonized(catalog, goods_read) if one.code not in named]
    names += [_name(one, "commodity") for one in harmonized]
    for one in mapping.commodities:
        words += _words(one, "commodity", (one.name, *one.words))
        names.append(_name(one, "commodity"))
    goods = tuple(
        row_of("catalog/commodities.csv", code=one.code, name=one.name, kind="goods", unit=one.unit)
        for one in (*mapping.commodities, *harmonized)
        if one.code not in catalog.commodities
    )
    found = {"catalog/partners.csv": tuple(partners), "catalog/commodities.csv": goods}
    reporter = mapping.reporter
    if reporter is not None and reporter.code not in catalog.reporters:
        agency = reporter.agency
        if agency not in catalog.agencies:
            about = row_of("catalog/agencies.csv", code=agency, name=agency, zone=reporter.zone)
            found["catalog/agencies.csv"] = (about,)
            names.append(row_of("languages/names.csv", code=agency, kind="agency", name=agency))
        books = {"code": reporter.code, "name": reporter.name, "agency": agency}
        found["catalog/reporters.csv"] = (row_of("catalog/reporters.csv", currency=money, zone=reporter.zone, **books),)
        words += _words(reporter, "agency", (agency,))
    return {**found, "languages/names.csv": tuple(names), "languages/words.csv": tuple(words)}


def _harmonized(catalog: Catalog, goods: Mapping_[str, str]) -> list[Named]:
    """Goods by their codes of the Harmonized System that are new here, under the first part of their official names."""
    found = []
    for code, unit in sorted(goods.items()):
        digits = code.removeprefix(PREFIX)
        if code.startswith(PREFIX) and code not in catalog.commodities and (name := catalog.hs_name(digits)):
            short = name.split(";")[0].strip()
            found.append(Named(code, f"{PREFIX} {digits} ({short[:_LONGEST]}{'…' if len(short) > _LONGEST else ''})",
                               unit=unit))  # fmt: skip
    return found


def _place(catalog: Catalog, code: str, name: str) -> Cells:
    return row_of("catalog/partners.csv", code=code, kind="territory", iso2=catalog.alpha2(code) or "", name=name)


def _name(one: Named, kind: str) -> Cells:
    return row_of("languages/names.csv", code=one.code, kind=kind, name=one.name, adjective=one.adjective)


def _words(one: Named, kind: str, phrases: Sequence[str]) -> list[Cells]:
    said = dict.fromkeys(phrase.strip().lower() for phrase in phrases if phrase.strip())
    return [{"language": "*", "kind": kind, "code": one.code, "phrase": phrase} for phrase in said]
