"""mapping.toml and the options of `import` -> Mapping: what a person says about a table, so that less is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tomli

from bot.errors import BadSetup

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{1,15}")
_SLUG: Final = re.compile(r"[a-z][a-z0-9_]{1,39}|HS(?:\d\d){1,3}")
_TABLES: Final = ("columns", "fixed", "words", "leave_out", "reporter", "partner", "commodity")
_PLAIN: Final = ("sheet", "header", "encoding", "decimal", "unit", "source", "url", "released")
KINDS: Final = ("partner", "commodity", "flow", "reporter")


@dataclass(frozen=True, slots=True)
class Named:
    """A reporter, partner or commodity that the catalog does not have: its code, its name, and words for it."""

    code: str
    name: str
    adjective: str = ""
    words: tuple[str, ...] = ()
    agency: str = ""  # of a reporter: who says so
    zone: str = "UTC"
    unit: str = ""  # of a commodity: of its quantities

    def __post_init__(self) -> None:
        for text in (self.name, self.adjective, self.agency, *self.words):
            if text[:1] in ("=", "+", "@", "\t") or any(letter < " " for letter in text) or len(text) > 120:
                raise BadSetup(f"{text[:40]!r} is no name")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise BadSetup(f"The zone {self.zone!r} is not known; use a name like Asia/Shanghai") from None


@dataclass(frozen=True, slots=True)
class Mapping:
    """columns: label -> role ("-": not used); fixed: role -> what holds for the whole table; words: kind -> word ->
    code; leave_out: kind -> words whose rows are left out; header: the row of the labels, counted from 1."""

    sheet: str | None = None
    header: int | None = None
    encoding: str | None = None
    decimal: str | None = None
    unit: str = ""
    source: str = ""
    url: str = ""
    released: str = ""
    columns: Table[str, str] = field(default_factory=dict)
    fixed: Table[str, str] = field(default_factory=dict)
    words: Table[str, Table[str, str]] = field(default_factory=dict)
    leave_out: Table[str, tuple[str, ...]] = field(default_factory=dict)
    reporter: Named | None = None
    partners: tuple[Named, ...] = ()
    commodities: tuple[Named, ...] = ()

    def said(self, **more: Any) -> Mapping:
        """With what an option says, where it says something."""
        return replace(self, **{name: value for name, value in more.items() if value})

    def new_words(self) -> tuple[tuple[str, str, str], ...]:
        """What the table may call those that the catalog does not have: (kind, word, code)."""
        places = [one for one in (self.reporter, *self.partners) if one is not None]
        many = (*(("partner", one) for one in places), *(("commodity", one) for one in self.commodities))
        return tuple((kind, word, one.code) for kind, one in many for word in (one.code, one.name, *one.words))


def read_mapping(path: Path) -> Mapping:
    """BadSetup, with the key at fault, where the file is not as the README says."""
    try:
        content = tomli.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadSetup(f"{path} cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise BadSetup(f"{path}: {error}; mend the TOML, in UTF-8") from error
    unknown = sorted(set(content) - {*_PLAIN, *_TABLES})
    if unknown:
        raise BadSetup(f"{path}: {unknown[0]!r} is not known; use {', '.join((*_PLAIN, *_TABLES))}")
    try:
        return _mapping(content)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadSetup(f"{path}: {error} is missing or not as it should be; compare with the README") from error


def _mapping(content: dict[str, Any]) -> Mapping:
    plain = {name: content[name] for name in _PLAIN if name in content}
    for name, value in plain.items():
        if not isinstance(value, int if name == "header" else str):
            raise ValueError(name)
    words = {
        kind: {str(word): str(code) for word, code in known.items()} for kind, known in content.get("words", {}).items()
    }
    left = {kind: tuple(str(word) for word in known) for kind, known in content.get("leave_out", {}).items()}
    for kind in (*words, *left):
        if kind not in KINDS:
            raise ValueError(kind)
    return Mapping(
        **plain,
        columns={str(label): str(role) for label, role in content.get("columns", {}).items()},
        fixed={str(role): str(value) for role, value in content.get("fixed", {}).items()},
        words=words,
        leave_out=left,
        reporter=named(**_texts(content["reporter"])) if "reporter" in content else None,
        partners=tuple(named(**_texts(one)) for one in content.get("partner", ())),
        commodities=tuple(named(slug=True, **_texts(one)) for one in content.get("commodity", ())),
    )


def _texts(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(map(str, value)) if isinstance(value, list) else str(value) for key, value in table.items()}


def named(code: str, name: str, slug: bool = False, **more: Any) -> Named:
    """BadSetup where the code or the name is none."""
    pattern, like = (_SLUG, "palm_oil") if slug else (_CODE, "ATL")
    if not pattern.fullmatch(code):
        raise BadSetup(f"{code!r} is no code; write one like {like}")
    if not name.strip():
        raise BadSetup(f"{code} has no name; give one")
    return Named(code, name.strip(), **more)
