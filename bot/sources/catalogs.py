"""data/catalog/ -> Catalog."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.catalog import Agency, Catalog, Commodity, Measure, Membership, Partner, Reporter, Unit
from bot.errors import BadSetup
from bot.sources.files import Row, rows, short, toml

REPORTERS = ("code", "name", "agency", "currency", "zone", "note", "valued")
AGENCIES = ("code", "name", "releases", "zone", "usual_release")
PARTNERS = ("code", "kind", "iso2", "name")
GROUPS = ("group", "member", "since", "until", "page")
COMMODITIES = ("code", "name", "kind", "unit", "default_flow", "measure", "partner", "parent", "note")

Coded = TypeVar("Coded", Agency, Commodity, Partner)


def read_catalog(data: Path) -> Catalog:
    """The codes under data/catalog/, cross-checked; BadSetup for the first one that does not fit."""
    folder = data / "catalog"
    path = folder / "measures.toml"
    content = toml(path)
    try:
        units = {code: _unit(code, facts) for code, facts in content["units"].items()}
        measures = {
            code: Measure(code, tuple(facts["units"]), bool(facts.get("needs_basis")))
            for code, facts in content["measures"].items()
        }
        flows, vintages = tuple(content["flows"]), tuple(content["vintages"])
        bases = {code: facts.get("currency") for code, facts in content["bases"].items()}
    except (KeyError, AttributeError, TypeError, InvalidOperation) as error:
        raise BadSetup(
            f"{short(path)}: {error} is missing or not as it should be; compare with its neighbours"
        ) from error
    for measure in measures.values():
        for unit in measure.units:
            _known(unit, units, f"{short(path)}: [measures.{measure.code}]", "unit", "[units]")

    agencies = _by_code(
        (row, Agency(row["code"], row["name"], row["releases"], _zone(row), row["usual_release"]))
        for row in rows(folder / "agencies.csv", AGENCIES)
    )
    partners = _by_code(
        (row, Partner(row["code"], _kind(row), row["iso2"], row["name"]))
        for row in rows(folder / "partners.csv", PARTNERS)
    )
    reporters = {}
    for row in rows(folder / "reporters.csv", REPORTERS):
        _known(row["agency"], agencies, row.where, "agency", "data/catalog/agencies.csv")
        _known(row["code"], partners, row.where, "partner", "data/catalog/partners.csv")
        _known(row["currency"], units, row.where, "unit", "data/catalog/measures.toml")
        reporters[row["code"]] = Reporter(
            row["code"],
            row["name"],
            row["agency"],
            row["currency"],
            _zone(row),
            row["note"],
            row.choice("valued", ("", "fob_cif")),
        )
    commodities = _by_code(
        (row, _commodity(row, units, flows)) for row in rows(folder / "commodities.csv", COMMODITIES)
    )
    for row in rows(folder / "commodities.csv", COMMODITIES):
        if row["parent"]:
            _known(row["parent"], commodities, row.where, "commodity", "this file")
        if row["partner"]:
            _known(row["partner"], partners, row.where, "partner", "data/catalog/partners.csv")
    bears_on: dict[str, tuple[str, str]] = {}
    for code, on in content.get("bears_on", {}).items():
        where = f"{short(path)}: [bears_on] {code}"
        _known(code, commodities, where, "commodity", "data/catalog/commodities.csv")
        flow, partner = str(on.get("flow")), str(on.get("partner"))
        _known(flow, dict.fromkeys(flows), where, "flow", "[flows]")
        _known(partner, partners, where, "partner", "data/catalog/partners.csv")
        bears_on[code] = (flow, partner)
    offices = {office: tuple(counts) for office, counts in content.get("offices", {}).items()}
    for office, counts in offices.items():
        for code in counts:
            _known(code, reporters, f"{short(path)}: [offices] {office}", "reporter", "data/catalog/reporters.csv")
    memberships: dict[str, tuple[Membership, ...]] = {}
    groups: dict[str, tuple[str, ...]] = {code: () for code, partner in partners.items() if partner.kind == "group"}
    for row in rows(folder / "groups.csv", GROUPS):
        _known(row["group"], groups, row.where, "group", "data/catalog/partners.csv")
        if not re.fullmatch(r"[A-Z]{3}", row["member"]):  # a country that is no partner here may be a member
            _known(row["member"], partners, row.where, "partner", "data/catalog/partners.csv")
        groups[row["group"]] = (*groups[row["group"]], row["member"])
        membership = Membership(row["member"], row.day("since"), row.day("until"))
        memberships[row["group"]] = (*memberships.get(row["group"], ()), membership)
    return Catalog(
        flows,
        vintages,
        bases,
        measures,
        units,
        reporters,
        agencies,
        partners,
        groups,
        commodities,
        folder / "hs.csv",
        memberships,
        bears_on,
        offices,
    )


def _unit(code: str, facts: Mapping[str, Any]) -> Unit:
    factor = facts.get("factor")
    return Unit(code, facts["dimension"], Decimal(factor) if factor else None, facts.get("currency"))


def _commodity(row: Row, units: Mapping[str, Unit], flows: tuple[str, ...]) -> Commodity:
    kind = cast(Literal["total", "goods", "context"], row.choice("kind", ("total", "goods", "context")))
    if row["unit"]:
        _known(row["unit"], units, row.where, "unit", "data/catalog/measures.toml")
    row.choice("default_flow", ("", *flows))
    return Commodity(
        row["code"],
        row["name"],
        kind,
        row["unit"],
        row["default_flow"],
        row["measure"],
        row["partner"],
        row["parent"],
        row["note"],
    )


def _kind(row: Row) -> Literal["world", "territory", "group"]:
    return cast(Literal["world", "territory", "group"], row.choice("kind", ("world", "territory", "group")))


def _zone(row: Row) -> str:
    try:
        return ZoneInfo(row["zone"]).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadSetup(f"{row.where}: zone {row['zone']!r} is not known; use a name like Asia/Shanghai") from None


def _by_code(found: Iterable[tuple[Row, Coded]]) -> dict[str, Coded]:
    by_code: dict[str, Coded] = {}
    for row, item in found:
        if not item.code or item.code in by_code:
            raise BadSetup(f"{row.where}: the code {item.code!r} stands twice or is empty; keep one row a code")
        by_code[item.code] = item
    return by_code


def _known(code: str, known: Mapping[str, object], where: str, what: str, home: str) -> None:
    if code not in known:
        raise BadSetup(f"{where}: the {what} {code!r} is not known; correct it or add it to {home}")
