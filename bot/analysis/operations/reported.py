"""The dated events held -> those that may have moved a flow in a period: the nearest that touch it first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.analysis.holdings import Subject
from bot.analysis.table import Table
from bot.catalog import Event
from bot.model import Period, Quoted, Statement

_BEFORE: Final = 12  # months before the period in which an event still counts: rates compare with the year before
_AGAINST: Final = 6  # nor does one that pulls the other way come before one that fits what happened
_APART: Final = 90  # days, so that their names in a chart do not cover each other
_WIDER: Final = 4  # an event on the whole or on another part counts as if it were so many months further away


def events(table: Table, subject: Subject, period: Period, moved: float = 0.0) -> tuple[Event, ...]:
    """All of the year up to the period's end, the nearest to it and to the subject first. Where several compete, those
    whose effect fits the way in which the flow `moved` (above 0 up, below 0 down, 0 not told) come before others."""
    scored: list[tuple[int, str, str, Event]] = []
    for event in table.facts.events:
        weight = _touch(table, event, subject)
        if weight is None or event.when.first > period.last:
            continue
        months = max(0, Period(event.when.last, max(period.first, event.when.last)).month_count - 1)
        if months <= _BEFORE:
            against = (event.effect == "down" and moved > 0) or (event.effect == "up" and moved < 0)
            scored.append((months + weight + (_AGAINST if against else 0), event.when.code, event.slug, event))
    scored.sort(key=lambda item: item[:3])
    return tuple(event for *_, event in scored)


def latest_first(chosen: Iterable[Event]) -> tuple[Event, ...]:
    """In the order of time, as they are told."""
    return tuple(sorted(chosen, key=lambda event: (event.when.first, event.slug), reverse=True))


def along(table: Table, subject: Subject, span: Period, most: int = 3) -> tuple[tuple[Period, Quoted], ...]:
    """What happened in a span and touches a subject, for its chart: the nearest to the subject, the newest of equals,
    none within a quarter of another."""
    touching = [(weight, event) for event in table.facts.events
                if span.covers(event.when) and (weight := _touch(table, event, subject)) is not None]  # fmt: skip
    touching.sort(key=lambda item: (item[0], -item[1].when.first.toordinal(), item[1].slug))
    chosen: list[Event] = []
    for _, event in touching:
        apart = (abs((event.when.first - other.when.first).days) for other in chosen)
        if len(chosen) < most and all(days >= _APART for days in apart):
            chosen.append(event)
    return tuple((event.when, Quoted(event.title)) for event in sorted(chosen, key=lambda event: event.when.first))


def _touch(table: Table, event: Event, subject: Subject) -> int | None:
    """How far an event is from a subject beside time; None if it does not touch it."""
    if subject.flow == "context" and (borne := table.catalog.bears_on.get(subject.commodity)) is not None:
        # what lays a tariff touches the trade that bears it
        flow, partner = borne
        laid = event.flow in (flow, "both") and partner in event.partners and "TOTAL" in event.commodities
        return 0 if laid or subject.commodity in event.commodities else None
    if event.flow == "context" or subject.flow == "context":
        if event.flow != subject.flow or subject.commodity not in event.commodities:
            return None
        return 0
    if event.flow not in (subject.flow, "both") and subject.flow not in ("balance", "total"):
        return None
    weight = 0
    if subject.partner not in event.partners and subject.commodity not in event.commodities:
        return None  # neither this partner nor this good: controls of rare earths moved no exports to Vietnam
    if subject.partner not in event.partners:
        wide = "WLD" in event.partners or any(subject.partner in table.catalog.members(p) for p in event.partners)
        if not wide and subject.partner != "WLD":
            return None
        weight += _WIDER
    if subject.commodity not in event.commodities:
        wider = set(table.catalog.wider(subject.commodity)) & set(event.commodities)
        if not wider and subject.commodity != "TOTAL":
            return None
        weight += _WIDER if wider else 2 * _WIDER
    return weight


def told(table: Table, event: Event, kind: str = "why.event") -> Statement:
    """An event with its date, title, detail and source."""
    source = table.facts.source(event.source)
    detail = event.detail.rstrip(".")
    return Statement.of(
        kind, when=event.when, title=Quoted(event.title), detail=Quoted(detail), source=source.via if source else ""
    )  # fmt: skip
