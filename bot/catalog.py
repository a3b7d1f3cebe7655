"""What can be asked about: measures, units, reporters, partners, groups, commodities. Facts have their own module."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from bot.errors import BadSetup
from bot.facts import Definition, Event, Facts, Forecast, Print, Release, Revision, Source
from bot.model import Period

__all__ = [
    "Agency", "Catalog", "Commodity", "Definition", "Event", "Facts", "Forecast", "Measure", "Membership", "Partner",
    "Print", "Release",
    "Reporter", "Revision", "Source", "Unit",
]  # fmt: skip

# Codes in CLDR that name no territory of today: withdrawn by ISO, private, for tests.
_WITHDRAWN = frozenset(["BUR", "DDR", "FXX", "QUU", "TMP", "YMD", "ZAR"])
_PRIVATE = re.compile("AAA|Q[M-Z].|X(?!KK).{2}|ZZZ")  # for whoever has a use for them; Kosovo's has become usual
_REGIONAL = 0x1F1E6 - ord("A")  # from a letter to the sign that stands for it in a flag


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of figures. Units of one dimension with factors convert exactly; money never does."""

    code: str
    dimension: str  # money, mass, count, volume_a_day, rate, index, exchange_rate
    factor: Decimal | None = None  # in the smallest unit of the dimension
    currency: str | None = None  # USD, CNY, ... for money


@dataclass(frozen=True, slots=True)
class Measure:
    code: str
    units: tuple[str, ...]
    needs_basis: bool = False


@dataclass(frozen=True, slots=True)
class Reporter:
    """Whose books: `agency` says so, in `currency` unless another is asked for; `zone` decides what day it is."""

    code: str
    name: str
    agency: str
    currency: str  # a unit code: USD_bn
    zone: str
    note: str = ""
    valued: str = ""  # fob_cif: exports free on board, imports with insurance and freight; "" not known


@dataclass(frozen=True, slots=True)
class Agency:
    """Who publishes. `releases` is the name under which its release dates are kept, if another."""

    code: str
    name: str
    releases: str
    zone: str
    usual_release: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    code: str
    kind: Literal["world", "territory", "group"]
    iso2: str
    name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a group, itself a group perhaps, from a day to a day, both included.

    since  None: the list of members is not whole, so that nothing is summed over it
    until  None: it still is one
    """

    member: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Commodity:
    """Goods, their totals, or a context series (PMI, prices, tariffs, the yuan).

    unit          of quantities (goods) or of the level (context); "" where no quantity is held
    default_flow  meant where none is said; "" means ask, or take the only one held
    measure       of a context series: level or yoy
    partner       under which a context series stands
    parent        the wider line that it is a part of
    """

    code: str
    name: str
    kind: Literal["total", "goods", "context"]
    unit: str = ""
    default_flow: str = ""
    measure: str = ""
    partner: str = ""
    parent: str = ""
    note: str = ""


@dataclass(frozen=True)
class Catalog:
    """Every code that the data may use, with what is known about it. Immutable; looked up by code."""

    flows: tuple[str, ...]
    vintages: tuple[str, ...]
    bases: Mapping[str, str | None]  # basis -> its currency
    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]
    reporters: Mapping[str, Reporter]
    agencies: Mapping[str, Agency]
    partners: Mapping[str, Partner]
    groups: Mapping[str, tuple[str, ...]]  # group -> those of its members that are partners here
    commodities: Mapping[str, Commodity]
    hs: Path | None = None  # names of the Harmonized System, read when the first code is asked for
    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)
    bears_on: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # context series -> the flow, the partner
    offices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # named alone -> the reporters it counts for

    def is_group(self, partner: str) -> bool:
        found = self.partners.get(partner)
        return found is not None and found.kind == "group"

    def is_context(self, commodity: str) -> bool:
        found = self.commodities.get(commodity)
        return found is not None and found.kind == "context"

    def members(self, group: str) -> tuple[str, ...]:
        """The partners in a group; empty for anything else."""
        return self.groups.get(group, ())

    def composition(self, group: str, period: Period) -> tuple[str, ...]:
        """The countries that make up a group over a whole period; empty where that changed within it, or where the
        list of its members is not whole."""
        listed = self.memberships.get(group, ())
        first, last = (self._on(group, day) for day in (period.first, period.last))
        if not listed or first != last or any(membership.since is None for membership in listed):
            return ()
        return tuple(sorted(first))

    def _on(self, group: str, day: date) -> frozenset[str]:
        found: set[str] = set()
        for one in self.memberships.get(group, ()):
            if one.since is not None and one.since <= day and (one.until is None or day <= one.until):
                found |= self._on(one.member, day) if one.member in self.memberships else {one.member}
        return frozenset(found)

    def overlap(self, one: str, other: str) -> bool:
        """Whether two partners share trade: the same, a group and its member, groups with one in common, the world."""
        if one == other or "WLD" in (one, other):
            return True
        return bool({one, *self.members(one)} & {other, *self.members(other)})

    def bearing(self, flow: str, partner: str) -> tuple[str, ...]:
        """The context series that bear on a flow with a partner: the tariff that it meets."""
        return tuple(code for code, on in self.bears_on.items() if on == (flow, partner))

    def wider(self, commodity: str) -> tuple[str, ...]:
        """The lines that a commodity is a part of, the nearest first; TOTAL ends the way for goods."""
        at = self.commodities.get(commodity)
        if at is None or at.kind != "goods":
            return ()
        return (at.parent, *self.wider(at.parent)) if at.parent else ("TOTAL",)

    def hs_name(self, code: str) -> str | None:
        """The English name of a code of the Harmonized System (2022), of two, four or six figures; None for no code."""
        return self._hs_names.get(code)

    @cached_property
    def _hs_names(self) -> Mapping[str, str]:
        if self.hs is None or not self.hs.is_file():
            return {}
        with self.hs.open(encoding="utf-8", newline="") as file:
            return dict(row for row in csv.reader(file) if len(row) == 2)

    @cached_property
    def harmonized(self) -> Mapping[str, str]:
        """Codes of the Harmonized System that are one of the goods here, each with its code here."""
        path = self.hs.parent.parent / "sources" / "goods.csv" if self.hs is not None else None
        found: dict[str, set[str]] = {}
        if path is not None and path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row.get("class") == "hs" and str(row.get("code")).isdigit():
                        found.setdefault(str(row["code"]), set()).add(str(row.get("commodity")))
        return {code: next(iter(goods)) for code, goods in found.items() if len(goods) == 1}

    def basis_of(self, unit: str) -> str | None:
        """The basis of rates of levels in this unit: value_usd for USD_bn, quantity for Mt; None for others."""
        found = self.units.get(unit)
        if found is None:
            return None
        if found.currency:
            return f"value_{found.currency.lower()}"
        return "quantity" if found.dimension in ("mass", "count", "volume_a_day") else None

    def unit_of_basis(self, basis: str) -> str | None:
        """USD_bn for value_usd; None for quantity and others that have no one unit."""
        wanted = self.bases.get(basis)
        if not wanted:
            return None
        return next((unit.code for unit in self.units.values() if unit.currency == wanted), None)

    def convert(self, value: Decimal, unit: str, to: str) -> Decimal:
        """Exactly the same amount in another unit of its dimension; BadSetup where that does not exist."""
        if unit == to:
            return value
        old, new = self.units.get(unit), self.units.get(to)
        if not old or not new or old.dimension != new.dimension or old.factor is None or new.factor is None:
            raise BadSetup(f"{unit} cannot be converted to {to}; give both a factor in data/catalog/measures.toml")
        return value * old.factor / new.factor

    def alpha2(self, code: str) -> str | None:
        """The two-letter code of CLDR for a three-letter one, of any territory, held or not."""
        return self._alpha2.get(code)

    def official_names(self, language: str) -> tuple[tuple[str, str], ...]:
        """(code, name) of every territory by CLDR, "Myanmar (Burma)" as two; empty for a language without data."""
        from babel import Locale, UnknownLocaleError

        try:
            names = Locale.parse(language, sep="-").territories
        except (UnknownLocaleError, ValueError):
            return ()
        return tuple(
            (code, part)
            for code, short in self._alpha2.items()
            if short in names
            for part in (names[short][:-1].split(" (") if names[short].endswith(")") else (names[short],))
        )

    @cached_property
    def flags(self) -> tuple[tuple[str, str], ...]:
        """(code, flag) of every territory and of the European Union, as two regional indicator signs."""
        shorts = (*self._alpha2.items(), ("EU27", "EU"))
        return tuple((code, "".join(chr(ord(letter) + _REGIONAL) for letter in short)) for code, short in shorts)

    @cached_property
    def letter_codes(self) -> Mapping[str, str]:
        """Each letter code of a country, of two letters or three, in small ones -> its code."""
        twos = {short.lower(): code for code, short in self._alpha2.items()}
        return twos | {code.lower(): code for code in self._alpha2}

    @cached_property
    def _alpha2(self) -> Mapping[str, str]:
        from babel.core import get_global

        aliases = get_global("territory_aliases")
        found = {
            code: new[0]
            for code, new in sorted(aliases.items())
            if len(code) == 3
            and code.isalpha()
            and len(new) == 1
            and len(new[0]) == 2
            and code not in _WITHDRAWN
            and not _PRIVATE.fullmatch(code)
        }
        found.update({partner.code: partner.iso2 for partner in self.partners.values() if partner.iso2})
        return found
