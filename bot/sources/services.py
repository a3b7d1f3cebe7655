"""data/sources/sdmx.toml -> Service: where an SDMX service is, how it is asked, what its codes mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.sources.codes import Good
from bot.sources.files import short, toml


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an indicator measures; what is printed times ten to the `scale` is in `unit`."""

    measure: str
    unit: str
    scale: int
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """One table of sdmx.toml, which says what each slot is; own and others are our codes -> theirs."""

    name: str
    agency: str
    url: str
    structure: str
    key: tuple[str, ...]
    joint: str
    columns: Mapping[str, str]
    fixed: Mapping[str, str]
    params: Mapping[str, str]
    headers: Mapping[str, str]
    periods: tuple[str, ...]
    reporters: tuple[str, ...]
    but_not: tuple[str, ...]
    own: Mapping[str, str]
    others: Mapping[str, str]
    flows: Mapping[str, str]
    indicators: Mapping[str, Meaning]
    missing: Mapping[str, frozenset[str]]
    notes: Mapping[str, Mapping[str, str]]
    multiplier: str = ""
    _back: Mapping[bool, Mapping[str, str]] = field(default_factory=dict, repr=False)

    def asked(self, catalog: Catalog) -> tuple[str, ...]:
        """The reporters that are asked for, ours, in the order of the catalog."""
        chosen = self.reporters or tuple(code for code in catalog.reporters if code not in self.but_not)
        return tuple(code for code in chosen if code in self.own)

    def key_of(self, reporter: str, goods: Sequence[Good], catalog: Catalog) -> str:
        """The key of a request: a cell a dimension. Nobody is asked for trade with himself or his own members."""
        inside = {reporter, *catalog.members(reporter)}
        parts = {
            self.columns["reporter"]: [self.own[reporter]],
            self.columns["partner"]: [code for ours, code in self.others.items() if ours not in inside],
            self.columns["indicator"]: list(self.indicators),
        }
        if "flow" in self.columns:
            parts[self.columns["flow"]] = list(self.flows)
        if "product" in self.columns:
            parts[self.columns["product"]] = [good.code for good in goods]
        parts |= {dimension: [code] for dimension, code in self.fixed.items()}
        return ".".join(self.joint.join(parts[dimension]) for dimension in self.key)

    def ours(self, code: str, *, own: bool) -> str:
        """Our code for a reporter (own) or a partner of theirs; "" where we have none."""
        return self._back[own].get(code, "")

    def meaning(self, cells: Mapping[str, str]) -> tuple[str | None, Meaning | None]:
        """The flow of an observation and what it measures; None for what is not in the description."""
        meaning = self.indicators.get(cells[self.columns["indicator"]])
        if "flow" in self.columns:
            return self.flows.get(cells[self.columns["flow"]]), meaning
        return (meaning.flow if meaning else None), meaning

    def power(self, cells: Mapping[str, str]) -> int:
        """The power of ten by which what is printed is to be multiplied, beside the scale of its indicator.

        ValueError for one that is no whole number, and for a UNIT_MULT of which the description does not speak: then
        nobody knows what the number means.
        """
        text = cells.get(self.multiplier or "UNIT_MULT", "") or "0"
        power = int(text)
        if power and not self.multiplier:
            raise ValueError(f"UNIT_MULT {text}")
        return power

    def status(self, cells: Mapping[str, str]) -> tuple[Literal["missing", "given"], str]:
        """Whether the status columns say that there is no figure, and a word on one that there is."""
        if any(codes.intersection(_flags(cells.get(column, ""))) for column, codes in self.missing.items()):
            return "missing", ""
        words = [
            names[flag]
            for column, names in self.notes.items()
            for flag in _flags(cells.get(column, ""))
            if flag in names
        ]
        return "given", "; ".join(dict.fromkeys(words))


def read_service(data: Path, name: str, catalog: Catalog) -> Service:
    """The description of one service, its codes set against the catalog; BadSetup for what does not fit."""
    path = data / "sources" / "sdmx.toml"
    table = toml(path).get(name)
    if table is None:
        raise BadSetup(f"{short(path)} has no table [{name}]; describe the service there")
    try:
        own = _codes(catalog, table["areas"], tuple(catalog.reporters), table.get("own", {}))
        others = _codes(catalog, table["areas"], tuple(catalog.partners), table.get("partners", {}))
        service = Service(
            name=name,
            agency=table["agency"],
            url=table["url"].rstrip("/"),
            structure=table["structure"],
            key=tuple(table["key"]),
            joint=table["joint"],
            columns=table["columns"],
            fixed=table["fixed"],
            params=table.get("params", {}),
            headers=table.get("headers", {}),
            periods=tuple(table["periods"]),
            reporters=tuple(table.get("reporters", ())),
            but_not=tuple(table.get("but_not", ())),
            own=own,
            others=others,
            flows=table.get("flows", {}),
            indicators={code: Meaning(**facts) for code, facts in table["indicators"].items()},
            missing={column: frozenset(codes) for column, codes in table.get("missing", {}).items()},
            notes=table.get("notes", {}),
            multiplier=table.get("multiplier", ""),
            _back={True: _back(own), False: _back(others)},
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadSetup(f"{short(path)}: [{name}] {problem} is missing or not as it should be") from problem
    _check(service, catalog, f"{short(path)}: [{name}]")
    return service


def _codes(catalog: Catalog, kind: str, ours: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """Our code -> theirs: as named, else the ISO code of a territory; groups that are not named have none."""
    found = {}
    for code in ours:
        partner = catalog.partners[code]
        iso = code if kind == "iso3" else partner.iso2
        theirs = named.get(code) or (iso if partner.kind == "territory" else "")
        if theirs:
            found[code] = theirs
    return found


def _flags(cell: str) -> tuple[str, ...]:
    """What a status cell says; Eurostat's flags are small letters, of which several may stand together: "bc"."""
    return tuple(cell) if cell.isalpha() and cell.islower() else (cell,)


def _back(codes: Mapping[str, str]) -> dict[str, str]:
    return {theirs: ours for ours, theirs in codes.items()}


def _check(service: Service, catalog: Catalog, where: str) -> None:
    if service.agency not in catalog.agencies:
        raise BadSetup(f"{where} agency {service.agency!r} is not known; add it to data/catalog/agencies.csv")
    for code, meaning in service.indicators.items():
        measure = catalog.measures.get(meaning.measure)
        if measure is None or meaning.unit not in measure.units:
            raise BadSetup(f"{where} {code}: {meaning.measure} in {meaning.unit} is not in data/catalog/measures.toml")
        if (meaning.flow or "export") not in catalog.flows:
            raise BadSetup(f"{where} {code}: the flow {meaning.flow!r} is not in data/catalog/measures.toml")
    dimensions = {*service.columns.values(), *service.fixed}
    if dimensions != set(service.key):
        odd = ", ".join(sorted(dimensions ^ set(service.key)))
        raise BadSetup(f"{where} {odd}: the key is made of the dimensions of columns and fixed; mend one of them")
    if len(service.periods) not in (0, 2):
        raise BadSetup(f"{where} periods names the first and the last period, or nothing")
