"""How a dated event goes on: the steps it was done in, what lowered, ended and replaced it, what it rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EventCourse:
    """What data/facts/event_courses.toml tells of one event, in slugs of events; its head says what each of them is."""

    steps: tuple[str, ...] = ()
    at_once: bool = False
    since: tuple[str, ...] = ()
    holds_till: str = ""
    ended_by: str = ""
    lowered_by: tuple[str, ...] = ()
    replaced_by: str = ""
    parties: frozenset[str] = frozenset()
    taxes: frozenset[str] = frozenset()
    rules: Mapping[str, str] = field(default_factory=dict, hash=False)
    multiplied: Mapping[str, str] = field(default_factory=dict, hash=False)
