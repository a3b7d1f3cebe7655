"""Codes -> their names in one language, and a figure's or a query's slots -> the name of the series."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BadSetup
from bot.presentation.template import Phrase, Template

FORMS = ("name", "the", "to", "from", "of", "in", "whose", "adjective")
_SIBILANTS = ("s", "ß", "x", "z")  # a name that ends so may take other forms ([forms] of_sibilant): no "Laoss"
_SAME = {"reporter": "partner", "country": "partner", "group": "partner", "origin_country": "partner"}


@dataclass(frozen=True, slots=True)
class Slots:
    """What names a series: the slots of a figure or of a query."""

    reporter: str
    flow: str
    partners: tuple[str, ...]
    commodities: tuple[str, ...]


class Names:
    """The names of codes in their forms: name, the, to, from, of, in, whose, adjective."""

    def __init__(
        self,
        language: str,
        rows: Iterable[Mapping[str, str]],
        forms: Mapping[str, Template],
        phrases: Mapping[str, Phrase],
        official: Callable[[str], str | None],
    ) -> None:
        """Rows of names.csv, the later winning; [forms]; the phrases; the official name of a place with no row."""
        self._language = language
        self._forms = forms
        self._phrases = phrases
        self._names: dict[tuple[str, str], dict[str, str]] = {}
        self._official = official
        for row in rows:
            self._names[row["kind"], row["code"]] = self._filled(row, row["kind"])

    def _filled(self, row: Mapping[str, str], kind: str) -> dict[str, str]:
        """All forms: a cell of its own, else the form of [forms]."""
        done = {"name": row["name"], "the": row.get("the") or row["name"]}
        for form in FORMS[2:]:
            own = row.get(form)
            if not own:
                after_s = self._forms.get(f"{form}_sibilant") if row["name"][-1:] in _SIBILANTS else None
                template = self._forms.get(f"{kind}.{form}") or after_s or self._forms.get(form)
                own = template.fill(done.__getitem__) if template else done["name"]
            done[form] = own
        return done

    def __contains__(self, kind_and_code: tuple[str, str]) -> bool:
        kind, code = kind_and_code
        kind = _SAME.get(kind, kind)
        return (kind, code) in self._names or (kind == "partner" and self._official(code) is not None)

    def name(self, kind: str, code: str, form: str = "name") -> str:
        """The name of a code; BadSetup if names.csv has none, so that no code is ever shown."""
        kind = _SAME.get(kind, kind)
        found = self._names.get((kind, code))
        if found is None and kind == "partner" and (official := self._official(code)):
            found = self._names[kind, code] = self._filled({"name": official}, kind)
        if found is None:
            raise BadSetup(f"names.csv of language {self._language} has no {kind} {code!r}: add a row.")
        return found[form]

    def names(self, kind: str, codes: Sequence[str], form: str = "name") -> str:
        """Several names as a list in words: "to the United States and to Japan"."""
        return self.listed([self.name(kind, code, form) for code in codes])

    def listed(self, items: Sequence[str], last: str = "and") -> str:
        """Items as the language lists them: a, b and c."""
        if not items:
            return ""
        text = items[0]
        for item in items[1:-1]:
            text = self._join("comma", text, item)
        return self._join(last, text, items[-1]) if len(items) > 1 else text

    def _join(self, how: str, a: str, b: str) -> str:
        return self._template(f"words.{how}").fill(lambda name: a if name == "a" else b)

    def _template(self, key: str) -> Template:
        found = self._phrases.get(key)
        if not isinstance(found, Template):
            raise BadSetup(f"phrases.toml of language {self._language} has no text {key}: add it.")
        return found

    def series(self, slots: Slots, table: str = "series") -> str:
        """The name of a series in full ("series") or without its reporter ("what"), as it stands within a sentence."""
        goods = slots.commodities not in ((), ("TOTAL",))
        world = slots.partners in ((), ("WLD",))
        kind = "context.world" if slots.flow == "context" else f"{slots.flow}.{'world' if world else 'partner'}"
        if goods and slots.flow != "context":
            kind += "_goods"
        template = self._template(f"{table}.{kind}")

        def field(name: str) -> str:
            slot, _, form = name.partition("_")
            form = form or "name"
            if slot == "reporter":
                return self.name("partner", slots.reporter, form)
            if slot == "partner":
                return self.names("partner", slots.partners, form)
            return self.names("commodity", slots.commodities, form)

        return template.fill(field)


def read_names(file: Path) -> list[dict[str, str]]:
    """The rows of a names.csv; BadSetup if its columns are not code, kind, name and forms."""
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        wrong = {"code", "kind", "name"} - set(reader.fieldnames or ())
        unknown = set(reader.fieldnames or ()) - {"code", "kind", *FORMS}
        if wrong or unknown:
            raise BadSetup(f"{file}: columns must be code, kind, name and any of {', '.join(FORMS[1:])}.")
        return [{key: value or "" for key, value in row.items()} for row in reader]
