"""data/sources/ -> the codes that a service has for areas and goods, and ours for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.sources.files import rows

AREAS = ("code", "partner", "name")
GOODS = ("source", "class", "code", "commodity", "note")


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of one service, as far as the catalog has them.

    ours    their code -> our partner; "" for an area that is known to be none of ours
    theirs  our partner -> the code to ask by (the first of its rows)
    """

    ours: Mapping[str, str]
    theirs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Good:
    """One of our commodities in the classification of a service: ("hs", "2709") is crude oil."""

    kind: str
    code: str
    commodity: str


def read_areas(data: Path, name: str, catalog: Catalog) -> Areas:
    """data/sources/<name>_areas.csv; without those that the catalog has not. BadSetup for a code twice."""
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for row in rows(data / "sources" / f"{name}_areas.csv", AREAS):
        code, partner = row["code"], row["partner"]
        if not code or code in ours:
            raise BadSetup(f"{row.where}: the code {code!r} stands twice or is empty; keep one row a code")
        ours[code] = partner
        if partner in catalog.partners:
            theirs.setdefault(partner, code)
    return Areas({code: partner for code, partner in ours.items() if not partner or partner in theirs}, theirs)


def read_goods(data: Path, source: str, catalog: Catalog) -> tuple[Good, ...]:
    """The rows of data/sources/goods.csv for one source; BadSetup for a commodity that the catalog has not."""
    found: dict[tuple[str, str], Good] = {}
    for row in rows(data / "sources" / "goods.csv", GOODS):
        if row["source"] != source:
            continue
        if row["commodity"] not in catalog.commodities:
            home = "data/catalog/commodities.csv"
            raise BadSetup(
                f"{row.where}: the commodity {row['commodity']!r} is not known; correct it or add it to {home}"
            )
        key = (row["class"], row["code"])
        if key in found:
            raise BadSetup(f"{row.where}: {row['class']} {row['code']} stands twice; keep one row of it")
        found[key] = Good(row["class"], row["code"], row["commodity"])
    return tuple(found.values())


def fits(catalog: Catalog, commodity: str, unit: str) -> bool:
    """Whether quantities of a commodity may be held in this unit: it converts exactly to the commodity's own."""
    goods, given = catalog.commodities.get(commodity), catalog.units.get(unit)
    home = catalog.units.get(goods.unit) if goods else None
    if home is None or given is None:
        return False
    return home == given or bool(home.factor and given.factor and home.dimension == given.dimension)
