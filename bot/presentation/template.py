"""One text of phrases.toml -> a template split once into literals and named fields, or a table of variants of it."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
SIGNS = frozenset({"rise", "fall", "flat"})
SIDES = frozenset({"surplus", "deficit", "flat"})
_FIELD = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Template:
    """A phrase with named fields; `parts` are a literal and a field in turn, empty where there is none: one tuple, for
    there are tens of thousands of phrases."""

    parts: tuple[str, ...]

    @classmethod
    def compile(cls, text: str) -> Template:
        """The text split; ValueError if it holds anything but named fields (no formats, attributes, places)."""
        parts: list[str] = []
        for literal, name, form, conversion in string.Formatter().parse(text):
            if name is not None and (not _FIELD.fullmatch(name) or form or conversion):
                raise ValueError(f"only plain named fields like {{period}} may stand in a phrase: {text!r}")
            parts += literal, sys.intern(name or "")
        return cls(tuple(parts))

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(filter(None, self.parts[1::2]))

    def fill(self, lookup: Callable[[str], str], capitals: bool = False) -> str:
        """The phrase with each field looked up; with `capitals` a field that opens a sentence gets a capital."""
        done: list[str] = []
        opening = True
        for literal, name in zip(self.parts[::2], self.parts[1::2], strict=True):
            if literal:
                done.append(literal)
                opening = literal.endswith((". ", "? ", "\n"))
            if name:
                word = lookup(name)
                if word:
                    done.append(capital(word) if capitals and opening else word)
                    opening = False
        text = "".join(done)
        return capital(text) if capitals else text


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Variants:
    """One phrase in several wordings: by plural category, or by the sign of the first figure."""

    choices: Mapping[str, Phrase]

    @property
    def by_plural(self) -> bool:
        return PLURALS.issuperset(self.choices)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(name for choice in self.choices.values() for name in choice.fields)

    def pick(self, key: str) -> Phrase:
        """The wording for a category; KeyError if neither it nor "other" is written."""
        return self.choices[key] if key in self.choices else self.choices["other"]


Phrase = Template | Variants


def is_variants(table: Mapping[str, object]) -> bool:
    keys = table.keys()
    return bool(keys) and any(keys <= allowed for allowed in (PLURALS, SIGNS, SIDES))


def compile_phrase(value: object) -> Phrase:
    """A text or a table of variants, compiled; ValueError says what is wrong with it."""
    if isinstance(value, str):
        return Template.compile(value)
    if isinstance(value, Mapping):
        if not is_variants(value):
            raise ValueError(f"not a set of variants: {', '.join(map(str, value))}")
        return Variants({str(key): compile_phrase(part) for key, part in value.items()})
    raise ValueError(f"a phrase is a text or a table of variants, not {value!r}")


def walk(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Dotted key and value of each phrase in nested tables; a table of variants is one value."""
    for key, value in table.items():
        if isinstance(value, Mapping) and not is_variants(value):
            yield from walk(value, f"{before}{key}.")
        else:
            yield before + key, value


def line_of(text: str, key: str) -> int:
    """The line of a TOML text on which a dotted key stands, for messages; 1 if it is nowhere."""
    table, at = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line.startswith("["):
            table, at = line.strip("[] ") + ".", (number if key.startswith(line.strip("[] ") + ".") else at)
        elif key.startswith(table):
            name = line.partition("=")[0].strip().strip('"')
            rest = key.removeprefix(table)
            if name and (rest == name or rest.startswith(f"{name}.")):
                return number
    return at
