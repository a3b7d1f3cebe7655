"""data/sources/gacc_names.csv and CLDR -> which code a printed name stands for.

Names drift: full-width brackets, two blanks, a colon, "of which:". They are compared by their letters and digits alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.model import Period
from bot.sources.files import rows

COLUMNS = ("kind", "name", "code", "measures", "since", "until", "note")
KINDS = ("partner", "commodity", "section", "regime")
MEASURES = ("", "value")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A code, "" for a name that is known and left aside; of the value alone where `value_only`."""

    code: str
    value_only: bool = False
    since: Period | None = None
    until: Period | None = None

    def holds(self, period: Period) -> bool:
        return (self.since is None or self.since.first <= period.first) and (
            self.until is None or period.last <= self.until.last
        )


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind, by their letters."""

    known: Mapping[str, tuple[Meaning, ...]]

    def find(self, printed: str, period: Period) -> Meaning | None:
        """What a printed name stands for in a period; None where it is not known."""
        found = self.known.get(letters(printed))
        if found is None:
            return None
        return next((meaning for meaning in found if meaning.holds(period)), Meaning(""))


def letters(printed: str) -> str:
    """The letters and digits of a name, small and without accents: "of which: R. O.  Korea" is rokorea.

    "St. Kitts & Nevis" and "Saint Kitts and Nevis" are one.
    """
    plain = unicodedata.normalize("NFKD", printed).casefold().strip()
    plain = plain.removeprefix("of which").replace("&", "and").replace("saint", "st")
    return "".join(char for char in plain if char.isalnum())


def read_names(data: Path, catalog: Catalog) -> Mapping[str, Names]:
    """The names of each kind; those of territories by CLDR too. BadSetup for a row that does not fit."""
    found: dict[str, dict[str, tuple[Meaning, ...]]] = {kind: {} for kind in KINDS}
    for code, name in catalog.official_names("en"):
        found["partner"].setdefault(letters(name), (Meaning(code),))
    listed: set[tuple[str, str, str]] = set()
    for row in rows(data / "sources" / "gacc_names.csv", COLUMNS):
        kind, measures = row.choice("kind", KINDS), row.choice("measures", MEASURES)
        key = letters(row["name"])
        if kind == "commodity" and row["code"] and row["code"] not in catalog.commodities:
            raise BadSetup(
                f"{row.where}: commodity {row['code']!r} is not known; add it to data/catalog/commodities.csv"
            )
        if not key or (kind, key, row["since"]) in listed:
            raise BadSetup(f"{row.where}: the name {row['name']!r} stands twice; keep one row of it")
        first = not any((kind, key) == one[:2] for one in listed)
        listed.add((kind, key, row["since"]))
        meaning = Meaning(
            row["code"],
            measures == "value",
            row.period("since") if row["since"] else None,
            row.period("until") if row["until"] else None,
        )
        found[kind][key] = (meaning,) if first else (*found[kind][key], meaning)
    return {kind: Names(names) for kind, names in found.items()}
