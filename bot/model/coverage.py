"""Coverage: what is held, without figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.model.event_course import EventCourse
from bot.model.period import Period
from bot.model.query import HOME

_UNTOLD = EventCourse()


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """One series. Two figures of one period under one key would be a contradiction (validate refuses it)."""

    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    basis: str  # "" where none
    adjusted: str  # "" or "sa"
    vintage: str
    unit: str


@dataclass(frozen=True)
class Coverage:
    """What is held, without figures: for defaults, ambiguity, anchors in time, buttons.

    groups    groups of countries and all that ever were in them
    home      whose trade is meant where nobody's is named
    series    each series key and its periods, sorted
    agencies  series key -> the agency that says so (the first named)
    releases  (agency, period) -> day on which it came out, or is due
    events    (slug, period, title) of dated events, usable as anchors ("since the Busan truce")
    courses   (slug, how it goes on) of those of which that is held
    polls     (flow, measure, period, poll) of consensus forecasts held
    """

    series: tuple[tuple[SeriesKey, tuple[Period, ...]], ...]
    agencies: tuple[tuple[SeriesKey, str], ...] = ()
    releases: tuple[tuple[str, Period, date, str], ...] = ()  # agency, period, day, local time
    events: tuple[tuple[str, Period, str], ...] = ()
    courses: tuple[tuple[str, EventCourse], ...] = ()
    polls: tuple[tuple[str, str, Period, str], ...] = ()
    home: str = HOME
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def _by_flow(self) -> Mapping[tuple[str, str, str, str], tuple[tuple[SeriesKey, frozenset[Period]], ...]]:
        index: dict[tuple[str, str, str, str], list[tuple[SeriesKey, frozenset[Period]]]] = {}
        sets: dict[int, frozenset[Period]] = {}  # series that hold the same periods share them
        for key, periods in self.series:
            held = sets.get(id(periods))
            if held is None:
                held = sets[id(periods)] = frozenset(periods)
            index.setdefault((key.reporter, key.flow, key.partner, key.commodity), []).append((key, held))
        return {slot: tuple(found) for slot, found in index.items()}

    def held(
        self, reporter: str, flow: str, partner: str, commodity: str, measure: str | None = None
    ) -> tuple[tuple[SeriesKey, frozenset[Period]], ...]:
        """The series of one flow between one pair in one commodity; of one measure if given."""
        found = self._by_flow.get((reporter, flow, partner, commodity), ())
        return tuple(item for item in found if measure is None or item[0].measure == measure)

    @cached_property
    def _by_last_day(self) -> dict[tuple[str, str, str, str], tuple[tuple[SeriesKey, tuple[Period, ...]], ...]]:
        return {}  # filled as it is asked for

    def newest_first(
        self, reporter: str, flow: str, partner: str, commodity: str
    ) -> tuple[tuple[SeriesKey, tuple[Period, ...]], ...]:
        """The series of one flow between one pair in one commodity, the periods of each that end last before others."""
        slot = (reporter, flow, partner, commodity)
        found = self._by_last_day.get(slot)
        if found is None:
            held = self._by_flow.get(slot, ())
            found = tuple((key, tuple(sorted(ps, key=lambda p: (p.last, p.first), reverse=True))) for key, ps in held)
            self._by_last_day[slot] = found
        return found

    def among(self, partner: str) -> tuple[str, ...]:
        """The partner, and if it is a group its members: one of whom may be held where the group is not."""
        return (partner, *dict(self.groups).get(partner, ()))

    @cached_property
    def contexts(self) -> frozenset[str]:
        """The context series that are held: PMI, prices, tariffs, the yuan."""
        return frozenset(key.commodity for key, _ in self.series if key.flow == "context")

    @cached_property
    def event_periods(self) -> Mapping[str, Period]:
        """When each dated event was."""
        return {slug: period for slug, period, _ in self.events}

    @cached_property
    def event_courses(self) -> Mapping[str, EventCourse]:
        """How each dated event goes on, of those of which that is held."""
        return dict(self.courses)

    def course(self, slug: str) -> EventCourse:
        """How an event goes on; nothing where that is not held."""
        return self.event_courses.get(slug, _UNTOLD)

    @cached_property
    def event_words(self) -> frozenset[str]:
        """Words of four letters and more in the titles of the dated events, in small letters."""
        titles = " ".join(title for _, _, title in self.events).casefold()
        return frozenset(re.findall(r"[a-z]{4,}", titles))

    @cached_property
    def reporters(self) -> frozenset[str]:
        return frozenset(key.reporter for key, _ in self.series)

    @cached_property
    def books(self) -> tuple[str, ...]:
        """Whose own trade is held: the reporters of more than context series, those with most series first."""
        found = Counter(key.reporter for key, _ in self.series if key.flow != "context")
        return tuple(sorted(found, key=lambda code: (code != self.home, -found[code], code)))

    @cached_property
    def context_reporters(self) -> Mapping[str, str]:
        """Under whom each context series stands."""
        return {key.commodity: key.reporter for key, _ in reversed(self.series) if key.flow == "context"}

    @cached_property
    def partners(self) -> frozenset[str]:
        return frozenset(key.partner for key, _ in self.series)

    @cached_property
    def commodities(self) -> frozenset[str]:
        return frozenset(key.commodity for key, _ in self.series)

    @cached_property
    def first_day(self) -> date:
        return min(periods[0].first for _, periods in self.series)
