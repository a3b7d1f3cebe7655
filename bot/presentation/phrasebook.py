"""phrases.toml and names.csv of one language -> a Phrasebook: its phrases, names, numbers and dates, compiled once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import tomli
from babel import Locale, UnknownLocaleError

from bot.by_need import ByNeed
from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.model import HOME, USUAL, Style
from bot.presentation.figures import Amounts, Calendar
from bot.presentation.naming import Names, read_names
from bot.presentation.template import Phrase, Template, Variants, compile_phrase, line_of, walk

ORIGINAL = "en"  # the language in which every phrase is written
_SETTINGS = ("language", "number", "units", "period")  # sections that are no phrases
_STYLES = ("units_short", "units_long", "units_bn", "units_yi")  # forms of amounts where a style asks for them
_LISTS = ("words.numbers", "words.ordinals", "read_as.silent")


@dataclass(frozen=True)
class Phrasebook:
    """What the bot says in one language.

    font       the extra that has a font for pictures in this language; "" where none is needed
    phrases    dotted key -> phrase; those not written in this language are English
    borrowed   the keys that fall back to English
    quotes     definitions and events of data/facts as this language says them, by their English text
    wrong      what is wrong with the files, a sentence each, for `validate`
    """

    language: str
    locale: Locale
    capitals: bool
    phrases: Mapping[str, Phrase]
    lists: Mapping[str, tuple[str, ...]]
    names: Names
    font: str
    amounts: Amounts
    calendar: Calendar
    borrowed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict, repr=False)
    currency_note: bool = True
    elisions: tuple[tuple[str, str], ...] = ()  # words that run together, where a field begins with a vowel
    home: str = HOME  # whose series need no name on a button
    _languages: dict[str, str] = field(default_factory=dict, repr=False)
    _styled: dict[Style, Phrasebook] = field(default_factory=dict, repr=False)

    @property
    def endonym(self) -> str:
        """The language's own name for itself: English, Deutsch."""
        return str(self.locale.get_display_name(self.locale) or self.language)

    def styled(self, style: Style) -> Phrasebook:
        """The same language with amounts and readings written as the style has it."""
        plain = replace(style, language=None)
        if plain == USUAL:
            return self
        if plain not in self._styled:
            names = [f"units_{name}" for name in (style.length, style.scale) if name]
            amounts = self.amounts.styled(*names)
            self._styled[plain] = replace(self, amounts=amounts, currency_note=style.currency_note, _styled={})
        return self._styled[plain]

    def __contains__(self, key: str) -> bool:
        return key in self.phrases

    def phrase(self, key: str) -> Phrase:
        """The phrase under a dotted key; BadSetup if neither this language nor English has it."""
        found = self.phrases.get(key)
        if found is None:
            raise BadSetup(f"phrases.toml of language {self.language} has no phrase {key}: add it.")
        return found

    def template(self, key: str) -> Template:
        """A phrase that has one wording; BadSetup if it is missing or a table."""
        found = self.phrase(key)
        if not isinstance(found, Template):
            raise BadSetup(f"phrases.toml of language {self.language}: {key} must be one text.")
        return found

    def elided(self, text: str) -> str:
        """A sentence with the words run together that are: "de plus que en mars" is "de plus qu'en mars"."""
        for apart, together in self.elisions:
            text = text.replace(apart, together)
        return text

    def say(self, key: str, **fields: str) -> str:
        """The phrase with its fields filled; BadSetup if it names a field that is not given."""
        try:
            return self.template(key).fill(fields.__getitem__)
        except KeyError as missing:
            raise BadSetup(
                f"phrases.toml of language {self.language}: {key} may name {', '.join(fields)}, not {missing}."
            ) from None

    def language_name(self, code: str) -> str:
        """A language's name in this one: "English", "chinois"."""
        if code not in self._languages:
            self._languages[code] = str(self.locale.languages.get(code.replace("-", "_"), code))
        return self._languages[code]

    def translated(self, text: str) -> str | None:
        """An English definition or event in this language (quotes.csv); None where nobody has translated it."""
        return self.quotes.get(text.rstrip("."))

    def ordinal(self, n: int) -> str:
        """eighth; 21st"""
        written = self.lists.get("words.ordinals", ())
        if 0 < n < len(written):
            return written[n]
        phrase = self.phrase("words.ordinal")
        while isinstance(phrase, Variants):
            phrase = phrase.pick(self.locale.ordinal_form(n))
        return phrase.fill(lambda _: self.amounts.number(n))

    def number_word(self, n: int) -> str:
        """eight; 21"""
        written = self.lists.get("words.numbers", ())
        return written[n] if 0 <= n < len(written) else self.amounts.number(n)

    def problems(self, catalog: Catalog | None = None) -> tuple[str, ...]:
        """What `validate` has to tell, each with file and cure: ill-made phrases, names that lack, units unknown."""
        found = list(self.wrong)
        if catalog is not None:
            names = f"data/languages/{self.language}/names.csv"
            wanted: tuple[tuple[str, Any], ...] = (
                ("partner", catalog.partners),
                ("partner", catalog.reporters),
                ("commodity", catalog.commodities),
                ("agency", catalog.agencies),
                ("flow", catalog.flows),
                ("unit", catalog.units),
                ("basis", catalog.bases),
            )
            found += [
                f"{names}: no {kind} {code}; add a row" for kind, codes in wanted for code in codes
                if (kind, code) not in self.names
            ]  # fmt: skip
            found += [
                f"data/languages/{self.language}/phrases.toml: [units] has no {unit}; add it"
                for unit in catalog.units
                if unit not in self.amounts.units
            ]
        return tuple(dict.fromkeys(found))


def load_phrasebooks(folder: Path, catalog: Catalog | None = None) -> Mapping[str, Phrasebook]:
    """The phrasebook of each language that has a phrases.toml under the folder (data/languages), English first; each is
    read when it is first asked for.

    With a catalog, places that names.csv leaves out bear CLDR's official names. BadSetup if a file cannot be read.
    """
    original = _read(folder / ORIGINAL / "phrases.toml")
    names = read_names(folder / ORIGINAL / "names.csv")
    english = _compiled(original)

    def book(language: str) -> Phrasebook:
        file = folder / language / "phrases.toml"
        if language == ORIGINAL:
            return _build(file, original, original, english, names, catalog)
        own = file.with_name("names.csv")
        rows = names + (read_names(own) if own.exists() else [])
        built = _build(file, _read(file), original, english, rows, catalog)
        return replace(built, quotes=_quotes(file.with_name("quotes.csv")))

    return ByNeed((ORIGINAL, *sorted(file.parent.name for file in folder.glob("*/phrases.toml"))), book)


def _quotes(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["english"].rstrip("."): row["said"] for row in csv.DictReader(lines)}


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise BadSetup(f"{file}: {error}") from error


def _build(
    path: Path,
    own: Mapping[str, Any],
    original: Mapping[str, Any],
    compiled: tuple[dict[str, Phrase], list[tuple[str, str]]],
    rows: list[dict[str, str]],
    catalog: Catalog | None,
) -> Phrasebook:
    language, file = path.parent.name, f"data/languages/{path.parent.name}/phrases.toml"
    settings = {name: {**original[name], **own.get(name, {})} for name in _SETTINGS}
    settings["language"] = own.get("language", {})  # another language's locale is its own name
    if "period" in own:  # patterns of time belong together: in another language none is borrowed but by name
        settings["period"] = {**original["period"], "in": {}, "short": {}, "ask": {}, "narrow": {}, **own["period"]}
    try:
        locale = Locale.parse(settings["language"].get("locale", language).replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise BadSetup(f"{file}: [language] locale: {error}") from error
    english, mistakes = compiled
    phrases, wrong = (dict(english), list(mistakes)) if own is original else _compiled(own)
    lists = _lists(original) | _lists(own)
    wrong += _differences(phrases, english)
    try:
        forms = {key: Template.compile(text) for key, text in walk({**original["forms"], **own.get("forms", {})})
                 if isinstance(text, str)}  # fmt: skip
        amounts = Amounts(
            locale, settings["number"], settings["units"], {name: own[name] for name in _STYLES if name in own}
        )
        calendar = Calendar(locale, settings["period"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadSetup(f"{file}: [units], [period] or [forms] is not well made: {error}") from error
    every = {**english, **phrases}
    official = _official(catalog, str(locale))
    return Phrasebook(
        language=language,
        locale=locale,
        capitals=bool(settings["language"].get("capitals", True)),
        phrases=every,
        lists=lists,
        elisions=tuple(settings["language"].get("elisions", {}).items()),
        font=str(settings["language"].get("font", "")),
        names=Names(language, rows, forms, every, official),
        amounts=amounts,
        calendar=calendar,
        borrowed=tuple(key for key in english if key not in phrases),
        wrong=tuple(f"{file}:{line_of(path.read_text(encoding='utf-8'), key)}: {key}: {said}" for key, said in wrong),
    )


def _official(catalog: Catalog | None, locale: str) -> Callable[[str], str | None]:
    """Looks up CLDR's name of a place on the first need: names.csv has nearly all that are asked for."""
    found: dict[str, str] = {}

    def name(code: str) -> str | None:
        if catalog is not None and not found:
            for each, official in catalog.official_names(locale.replace("_", "-")):
                found.setdefault(each, official)  # "Myanmar (Burma)": the first
        return found.get(code)

    return name


def _compiled(tables: Mapping[str, Any]) -> tuple[dict[str, Phrase], list[tuple[str, str]]]:
    """Every phrase compiled; those that cannot be are left out and told of."""
    wrong: list[tuple[str, str]] = []
    done: dict[str, Phrase] = {}
    for key, value in walk({name: table for name, table in tables.items() if name not in (*_SETTINGS, *_STYLES)}):
        if key in _LISTS:
            continue
        try:
            done[key] = compile_phrase(value)
        except ValueError as error:
            wrong.append((key, str(error)))
    return done, wrong


def _lists(tables: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    found = {}
    for key in _LISTS:
        section, _, name = key.partition(".")
        if name in tables.get(section, {}):
            found[key] = tuple(str(item) for item in tables[section][name])
    return found


def _differences(phrases: Mapping[str, Phrase], english: Mapping[str, Phrase]) -> list[tuple[str, str]]:
    """Phrases that English does not know: they would never be said. Fields may differ in form, not in origin."""
    found = []
    for key, phrase in phrases.items():
        if key not in english and not key.startswith("forms."):
            found.append((key, "English has no such phrase; correct the key"))
        elif key in english and (lost := _roots(english[key]) - _roots(phrase)) and _told(key):
            found.append((key, f"does not show {', '.join(sorted(lost))}; add it to the phrase"))
    return found


def _roots(phrase: Phrase) -> set[str]:
    return {name.partition("_")[0] for name in phrase.fields}


def _told(key: str) -> bool:
    """Whether the phrase tells facts: only there may no field be lost."""
    return not key.startswith(
        ("words.", "forms.", "series.", "what.", "read_as.", "ask.", "button.", "chart.", "courtesy.", "source.")
    )
