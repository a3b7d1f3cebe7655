"""The shapes of everything held that is no figure of a series: pages, events, forecasts, releases, revisions, terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.model import EventCourse, Period, SeriesKey


@dataclass(frozen=True, slots=True)
class Source:
    """A page on which figures were read; url is empty where they were read in a public data file."""

    id: str
    via: str
    url: str
    page_date: str
    terms: str = ""  # no_redistribution: its licence forbids to pass its figures on


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event that moved trade. flow `both` touches exports and imports, `context` neither; effect is the way
    in which it moved them: up, down, both, or "" where none can be told."""

    slug: str
    when: Period
    title: str
    detail: str
    flow: str
    partners: tuple[str, ...]
    commodities: tuple[str, ...]
    source: str
    effect: str = ""

    def touches(self, flow: str | None, partner: str | None, commodity: str | None) -> bool:
        """Whether it names this flow, partner and commodity themselves; None in a slot is anything."""
        return (
            (flow is None or self.flow in (flow, "both") or flow in ("balance", "total", "both"))
            and (partner is None or partner in self.partners)
            and (commodity is None or commodity in self.commodities)
        )


_USUALLY: Final = "usually about "  # of an hour that is not stated: "not stated; usually about 10:00-11:00 Beijing"


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a poll expected before a release, and the first print where it is known."""

    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    basis: str
    period: Period
    unit: str
    value: float
    actual: float | None
    poll: str  # Reuters, Bloomberg, ...; "other" is an unnamed consensus
    poll_as_named: str
    source: str
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that came out, or were due. kind: preliminary, bulletin, query_data, yearbook, released, due, none."""

    agency: str
    period: Period | None  # None: no figures (kind none)
    when: Period  # a day, or a month for kind none
    kind: str
    known_from: str  # seen, timetable, announced
    time_local: str
    note: str
    source: str

    @property
    def day(self) -> date:
        return self.when.first


@dataclass(frozen=True, slots=True)
class Revision:
    """A first value and a later one of the same thing."""

    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    basis: str
    adjusted: str
    period: Period
    unit: str
    first: float
    later: float
    first_source: str
    later_source: str
    note: str
    first_digits: int = 0
    later_digits: int = 0


@dataclass(frozen=True, slots=True)
class Print:
    """A value of a figure as it stood on a page of that day; the desk keeps each one that it saw."""

    key: SeriesKey
    period: Period
    value: float
    day: date
    source: str
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A term; `about` and `order` say what else it helps to explain: mirror_gap, currency_gap, revision, ...
    source is empty where the meaning is common knowledge, read on no page."""

    slug: str
    term: str
    text: str
    source: str
    about: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything held that is not a figure of a series, sorted by time."""

    events: tuple[Event, ...] = ()
    courses: tuple[tuple[str, EventCourse], ...] = ()  # of events, by their slugs
    forecasts: tuple[Forecast, ...] = ()
    releases: tuple[Release, ...] = ()
    revisions: tuple[Revision, ...] = ()
    definitions: tuple[Definition, ...] = ()
    sources: tuple[Source, ...] = field(default=(), repr=False)
    prints: tuple[Print, ...] = field(default=(), repr=False)

    def definition(self, slug: str) -> Definition | None:
        return next((definition for definition in self.definitions if definition.slug == slug), None)

    def explaining(self, subject: str) -> tuple[Definition, ...]:
        """The definitions that help to explain a subject (mirror_gap, ...), the best first."""
        return tuple(sorted((d for d in self.definitions if subject in d.about), key=lambda d: (d.order, d.slug)))

    def source(self, id: str) -> Source | None:
        return next((source for source in self.sources if source.id == id), None)

    def usual_hour(self, agency: str) -> str:
        """When an agency's figures usually come out, where its releases tell that and no hour of their own; or ""."""
        told = (r.time_local for r in self.releases if r.agency == agency and _USUALLY in r.time_local)
        return next((hour.split(_USUALLY, 1)[1].strip() for hour in told), "")

    def released_on(self, agency: str, day: date) -> Period | None:
        """The period whose figures came out on a day, or are due on it: a month, where its year so far did too."""
        found = [r.period for r in self.releases if r.agency == agency and r.day == day and r.period is not None]
        return min(found, key=lambda period: (period.month_count, -period.first.toordinal()), default=None)

    def released(self, agency: str, period: Period) -> Release | None:
        """The day on which figures of a period first came out, or are due; what was seen beats what was planned."""
        found = [r for r in self.releases if r.agency == agency and r.period == period and r.kind != "none"]
        return min(
            found, key=lambda r: (r.kind == "due", r.day, r.known_from != "seen", not r.time_local), default=None
        )
