"""How a dated event goes on: the steps it was done in, what lowered, ended, replaced and answered it, what it rules."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace


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
    answered_by: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    taxes: frozenset[str] = frozenset()
    taken_before: frozenset[str] = frozenset()
    rules: Mapping[str, str] = field(default_factory=dict, hash=False)
    multiplied: Mapping[str, str] = field(default_factory=dict, hash=False)

    def among(self, events: Container[str]) -> EventCourse:
        """The course as far as it is of events that are held: of others nothing is told."""
        return replace(
            self,
            steps=tuple(one for one in self.steps if one in events),
            since=tuple(one for one in self.since if one in events),
            lowered_by=tuple(one for one in self.lowered_by if one in events),
            holds_till=self.holds_till if self.holds_till in events else "",
            ended_by=self.ended_by if self.ended_by in events else "",
            replaced_by=self.replaced_by if self.replaced_by in events else "",
            answered_by=tuple(one for one in self.answered_by if one in events),
            rules={goods: one for goods, one in self.rules.items() if one in events},
            multiplied={times: one for times, one in self.multiplied.items() if one in events},
        )
