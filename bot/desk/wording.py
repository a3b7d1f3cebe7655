"""Words in a table -> codes: names of places and goods in every language, flows, months, units; and near misses."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.catalog import Catalog
from bot.desk.grid import Cell
from bot.knowledge import Knowledge
from bot.model import Period
from bot.sources.files import toml

ROLES: Final = ("period", "year", "month", "reporter", "partner", "flow", "commodity", "value", "quantity", "unit")
_KINDS: Final = {"place": "partner", "demonym": "partner", "commodity": "commodity", "flow": "flow"}
_FLOWS: Final = {"export": "export", "import": "import", "balance": "balance", "surplus": "balance", "total": "total"}
_HS: Final = re.compile(r"(?:hs\s*)?((?:\d\d){1,3})")
_LEVELS: Final = {"rate": "no amounts", "cumulative": "sums of more than its period", "adjusted": "adjusted figures"}
_BARE: Final = re.compile(r"[\s_\-/.,:;·()\[\]\"'’«»]+")
_MONTHLY: Final = (
    re.compile(r"(?P<y>\d{4})[-/.\s]?[mM]?(?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[-/.\s](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月"),
)
_QUARTERLY: Final = (re.compile(r"(\d{4})[-/.\s]?[qQ]([1-4])()"), re.compile(r"()[qQ]([1-4])[-/.\s]?(\d{4})"))
_YEARLY: Final = re.compile(r"(\d{4})\s*年?")
_DAILY: Final = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T\s]00:00(?::00)?)?")
_NAMED: Final = re.compile(r"(?:(?P<y1>\d{4}|\d\d)[\s\-/.']*)?(?P<name>[^\W\d_]+)\.?(?:[\s\-/.']*(?P<y2>\d{4}|\d\d))?")


def plain(text: str) -> str:
    """Without case, signs and accents that people leave out."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_BARE.sub(" ", folded).split())


@dataclass(frozen=True, slots=True)
class Measured:
    """What a unit in words is here: our unit, and the power of ten that turns what is printed into it."""

    unit: str
    scale: int

    @property
    def measure(self) -> str:
        return "value" if self.unit.endswith("_bn") and self.unit != "bn_units" else "quantity"


class Wording:
    """The words of all languages and of data/sources/own.toml, by what they mean. Made once for an import."""

    def __init__(self, knowledge: Knowledge, more: Iterable[tuple[str, str, str]] = ()) -> None:
        """more: further words as (kind of ROLES, word, code)."""
        self.catalog: Catalog = knowledge.catalog
        own = toml(knowledge.data / "sources" / "own.toml")
        self._roles = {plain(word): role for role, words in own["columns"].items() for word in words}
        self._units: dict[str, tuple[str, int]] = {
            plain(word): (known["unit"], known["scale"]) for known in own["units"].values() for word in known["words"]
        }
        self._scales = {plain(word): int(power) for power, words in own["scales"].items() for word in words}
        self._missing = {word.casefold() for word in own["missing"]["words"]}
        self._labels = {kind: tuple(map(plain, words)) for kind, words in own.get("labels", {}).items()}
        self._unclear = {kind: set(map(plain, words)) for kind, words in own.get("unclear", {}).items()}
        self._codes: dict[str, dict[str, set[str]]] = {kind: {} for kind in ("partner", "commodity", "flow", "month")}
        self._stems: list[tuple[str, str, str]] = []
        self._official: dict[str, set[str]] = {}  # CLDR's names, which come after those of the house
        for kind, codes in (("partner", own["partners"]), ("commodity", own["commodities"])):
            for code, words in codes.items():
                for word in words:
                    self._add(kind, word, code)
        self._first = {kind: dict(found) for kind, found in self._codes.items()}  # these go before all others
        for kind, word, code in more:
            self._first[kind][plain(word)] = {code}
        self._learn(knowledge)

    def _learn(self, knowledge: Knowledge) -> None:
        catalog = knowledge.catalog
        many = {code for code, partner in catalog.partners.items() if partner.kind != "territory"}
        for lexicon in knowledge.lexicons.values():
            for phrase, kind, code in lexicon.entries:
                if code in many:  # "the rest of the world", "Europe": in a table they are no group
                    continue
                if kind in ("place", "demonym", "commodity"):
                    self._add(_KINDS[kind], phrase, code)
                elif kind == "flow" and code in _FLOWS:
                    self._add("flow", phrase, _FLOWS[code])
                elif kind == "time" and code.startswith("month:"):
                    self._add("month", phrase, code.removeprefix("month:"))
            for code, name in lexicon.official:
                self._official.setdefault(plain(name), set()).add(code)
        for book in knowledge.phrasebooks.values():
            for code in many:
                self._add("partner", book.names.name("partner", code), code)
        for partner in catalog.partners.values():
            for word in (partner.code, partner.iso2, partner.name):
                self._add("partner", word, partner.code)
        for commodity in catalog.commodities.values():
            for word in (commodity.code, commodity.name):
                self._add("commodity", word, commodity.code)
        for flow in catalog.flows:
            self._add("flow", flow, flow)
        for digits, code in catalog.harmonized.items():
            self._add("commodity", digits, code)

    def _add(self, kind: str, word: str, code: str) -> None:
        if word.endswith("~"):
            self._stems.append((kind, plain(word[:-1]), code))
        elif word:
            self._codes[kind].setdefault(plain(word), set()).add(code)

    def role(self, label: Cell) -> str | None:
        """What a column under this label holds; None where the label does not say."""
        return self._roles.get(plain(re.sub(r"[(\[].*", "", label))) if isinstance(label, str) else None

    def code(self, kind: str, cell: Cell) -> str | None:
        """The code that a cell names; None where it names none, or more than one."""
        word = plain(str(cell)) if cell is not None else ""
        found = self._first.get(kind, {}).get(word) or self._codes[kind].get(word, set())
        if word in self._unclear.get(kind, ()) and word not in self._first.get(kind, {}):
            return None
        if not found:
            found = {code for known, stem, code in self._stems if known == kind and stem and word.startswith(stem)}
        if not found and kind == "partner":
            found = self._official.get(word, set())
        if not found and kind == "partner" and self.catalog.alpha2(str(cell).upper()):
            found = {str(cell).upper()}
        return next(iter(found)) if len(found) == 1 else None

    def says(self, kind: str, label: Cell) -> bool:
        """Whether a label, or a line above a table, has one of the words of [labels] of own.toml in it."""
        text = plain(label) if isinstance(label, str) else ""
        return any((word in text if word == "%" or ord(word[0]) > 0x2E80 else f" {word} " in f" {text} ")
                   for word in self._labels.get(kind, ()))  # fmt: skip

    def no_level(self, label: Cell) -> str | None:
        """What stands under a label that says that it is no amount of its period; None where it does not say so."""
        return next((what for kind, what in _LEVELS.items() if self.says(kind, label)), None)

    def harmonized(self, cell: Cell, said: bool) -> str | None:
        """The code of goods, HS0901, that a cell names by its figures; said: its label says that they are such."""
        found = _HS.fullmatch(plain(str(cell)).replace(" ", "")) if cell is not None else None
        if found is None or not (said or str(cell).strip()[:2].upper() == "HS"):
            return None
        return self.code("commodity", found[1]) or (f"HS{found[1]}" if self.catalog.hs_name(found[1]) else None)

    def meant(self, kind: str, word: str) -> str:
        """The code that a misspelt word can hardly but mean; "" where it is not that plain."""
        if kind not in ("partner", "commodity") or plain(word) in self._unclear.get(kind, ()):
            return ""
        known = {**(self._official if kind == "partner" else {}), **self._codes[kind]}
        sure = difflib.get_close_matches(plain(word), known, n=6, cutoff=0.85)
        codes = {code for found in sure for code in known[found]}
        return codes.pop() if len(codes) == 1 and any(letter.isalpha() for letter in word) else ""

    def near(self, kind: str, word: str) -> tuple[str, ...]:
        """Codes whose words look like this one, the nearest first."""
        if not any(letter.isalpha() for letter in word):
            return ()
        known = {**(self._official if kind == "partner" else {}), **self._codes[kind]}
        words = difflib.get_close_matches(plain(word), known, n=6, cutoff=0.6)
        words += [part for part in plain(word).split() if part in known and len(part) > 3 and part not in words]
        codes = (code for found in words for code in sorted(known[found]))
        return tuple(dict.fromkeys(codes))[:3]

    def is_missing(self, cell: Cell) -> bool:
        return cell is None or (isinstance(cell, str) and cell.casefold() in self._missing)

    def measured(self, text: Cell) -> Measured | None:
        """The unit in a text, "Value (USD million)" or "in Tsd. Tonnen"; None where it names none or two."""
        if not isinstance(text, str):
            return None
        inside = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
        for part in (*inside, text.rpartition(",")[2], text):
            found = self._measured(plain(part.replace(",000", "000")))
            if found is not None:
                return found
        return None

    def _measured(self, text: str) -> Measured | None:
        words = text.split()
        units, powers, rest = set[tuple[str, int]](), list[int](), 0
        at = 0
        while at < len(words):
            for size in range(min(4, len(words) - at), 0, -1):
                phrase = " ".join(words[at : at + size])
                if phrase in self._units:
                    units.add(self._units[phrase])
                elif phrase in self._scales:
                    powers.append(self._scales[phrase])
                else:
                    continue
                at += size
                break
            else:
                rest += 1
                at += 1
        if len(units) != 1 or len(powers) > 1 or (rest and len(words) - rest < 2 and units == {("t", 0)}):
            return None
        unit, scale = units.pop()
        return Measured(unit, scale + sum(powers))

    def period(self, cell: Cell, year: Cell = None, day_first: bool | None = None) -> Period | None:
        """The period that a cell names, with the year of another cell where it names a month alone.

        day_first: how a date like 01/02/2025 is meant; None: not known, and such a date is no period.
        """
        if isinstance(cell, date):
            return Period.month(cell.year, cell.month)
        if isinstance(cell, float):  # 2012.01 is a figure; 2012.0 may be how a workbook keeps a year
            if not cell.is_integer():
                return None
            cell = int(cell)
        text = str(cell).strip() if cell is not None else ""
        if year is not None:
            number = _year(str(int(year) if isinstance(year, float) else year))
            month = int(text) if text.isdecimal() else int(self.code("month", text) or 0)
            return Period.month(number, month) if number and 1 <= month <= 12 else None
        return self._period(text, day_first)

    def _period(self, text: str, day_first: bool | None) -> Period | None:
        for pattern in _MONTHLY:
            if (found := pattern.fullmatch(text)) and 1 <= int(found["m"]) <= 12 and _year(found["y"]):
                return Period.month(int(found["y"]), int(found["m"]))
        for pattern in _QUARTERLY:
            if found := pattern.fullmatch(text):
                first = 3 * int(found[2]) - 2
                year = int(found[1] or found[3])
                return Period.months((year, first), (year, first + 2))
        if (found := _YEARLY.fullmatch(text)) and _year(found[1]):
            return Period.year(int(found[1]))
        if found := _DAILY.fullmatch(text):
            return _dated(found[1], found[2], found[3], day_first)
        if found := _NAMED.fullmatch(text):
            told, month = found["y1"] or found["y2"], self.code("month", found["name"])
            if told and month and not (found["y1"] and found["y2"]):
                return Period.month(int(told) + (2000 if len(told) == 2 else 0), int(month))
        try:
            return Period.parse(text) if "/" in text else None
        except ValueError:
            return None


def days_first(texts: Iterable[Cell]) -> bool | None:
    """Whether dates like 01/02/2025 begin with the day: where one part is above 12, or always the same while the other
    changes. None where nothing tells."""
    found = [match for text in texts if isinstance(text, str) and (match := _DAILY.fullmatch(text.strip()))]
    pairs = {(int(match[1]), int(match[2])) for match in found if len(match[1]) < 3}
    if any(one > 12 for one, _ in pairs):
        return True
    if any(other > 12 for _, other in pairs):
        return False
    ones, others = {one for one, _ in pairs}, {other for _, other in pairs}
    if len(pairs) > 1 and (ones == {1}) != (others == {1}):
        return ones == {1}
    return None


def _dated(one: str, two: str, three: str, day_first: bool | None) -> Period | None:
    if len(one) == 4:
        year, month = int(one), int(two)
    elif len(three) == 4 and day_first is not None:
        year, month = int(three), int(two) if day_first else int(one)
    else:
        return None
    return Period.month(year, month) if _year(str(year)) and 1 <= month <= 12 else None


def _year(text: str) -> int | None:
    return int(text) if re.fullmatch(r"(19|20)\d\d", text) else None
