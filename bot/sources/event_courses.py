"""data/facts/event_courses.toml -> how each dated event goes on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.model import EventCourse
from bot.sources.files import short, toml

_KEYS: Final = tuple(field.name for field in fields(EventCourse))


def read_courses(path: Path, catalog: Catalog) -> tuple[tuple[str, EventCourse], ...]:
    """The course of each event that has a table; none where there is no such file. BadSetup for a partner, goods or a
    key that nobody knows. Events that are not held may be named: whoever holds fewer is told less."""
    if not path.is_file():
        return ()
    return tuple((slug, _course(path, slug, told, catalog)) for slug, told in toml(path).items())


def _course(path: Path, slug: str, told: Mapping[str, Any], catalog: Catalog) -> EventCourse:
    where = f"{short(path)}: [{slug}]"
    for key in told:
        if key not in _KEYS:
            raise BadSetup(f"{where} has no key {key!r}; use one of {', '.join(_KEYS)}")
    rules, multiplied = dict(told.get("rules", {})), dict(told.get("multiplied", {}))
    _known(where, "partner", told.get("parties", ()), catalog.partners, "data/catalog/partners.csv")
    goods = (*rules, *told.get("taxes", ()), *told.get("taken_before", ()))
    _known(where, "commodity", goods, catalog.commodities, "data/catalog/commodities.csv")
    return EventCourse(
        steps=tuple(told.get("steps", ())),
        at_once=bool(told.get("at_once")),
        since=tuple(told.get("since", ())),
        holds_till=told.get("holds_till", ""),
        ended_by=told.get("ended_by", ""),
        lowered_by=tuple(told.get("lowered_by", ())),
        replaced_by=told.get("replaced_by", ""),
        answered_by=tuple(told.get("answered_by", ())),
        parties=frozenset(told.get("parties", ())),
        taxes=frozenset(told.get("taxes", ())),
        taken_before=frozenset(told.get("taken_before", ())),
        rules=rules,
        multiplied=multiplied,
    )


def _known(where: str, what: str, codes: Iterable[str], known: Container[str], home: str) -> None:
    for code in codes:
        if code not in known:
            raise BadSetup(f"{where}: the {what} {code!r} is not known; correct it or add it to {home}")
