"""Query with a day of knowledge -> the figure that was known on that day, and what it became since.

A day is written as the query's vintage: "on:2025-11-10". Only prints whose day is held can tell; where one is held
whose day may lie before the day asked for, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Gauge, Subject, gauges, series_key, subjects
from bot.analysis.newest import newest_held, spans_of
from bot.analysis.operations.answering import result
from bot.analysis.operations.revisions import later_print
from bot.analysis.table import Table
from bot.errors import NotHeld, NotReleased
from bot.model import KNOWN_ON, Figure, Period, Query, Result, Statement

AS_KNOWN: Final = ("level", "growth", "balance", "total")  # what can be asked as of a day


@dataclass(frozen=True, slots=True)
class Print:
    """A value that was printed: on `day`, or on a day that is not held but not before `earliest`."""

    figure: Figure
    day: date | None
    earliest: date


def known_on(query: Query) -> date | None:
    """The day as of which a query asks; None where it asks for what is held now."""
    text = query.vintage or ""
    return date.fromisoformat(text.removeprefix(KNOWN_ON)) if text.startswith(KNOWN_ON) else None


def as_known(query: Query, table: Table, asked_on: date) -> Result:
    """One series in one period, by default the newest that was out on the day.

    Raises NotReleased where the figure came later, NotHeld where days are not held or more than one figure is asked.
    """
    day = known_on(query)
    asked = subjects(query)
    if day is None or len(asked) != 1 or len(query.periods) > 1:
        return one_figure_alone(query, table, asked_on)
    if day > asked_on:
        raise NotReleased(Statement.of("refusal.not_released.known_ahead", day=day), query.with_(vintage=None))
    subject = asked[0]
    measure = "yoy" if query.operation == "growth" else query.measure
    held = [gauge for gauge in gauges(table, subject, measure, query.basis) if spans_of(table, subject, gauge)]
    period = query.periods[0] if query.periods else _newest(table, subject, held, day)
    if period is None:
        raise absent(query.with_(vintage=None), table, asked_on, subject, newest_held(table, subject, measure))
    prints = next((found for gauge in held if (found := _merged(_prints(table, subject, gauge, period)))), [])
    if not prints:
        raise absent(query.with_(vintage=None), table, asked_on, subject, period)
    dated = sorted((one for one in prints if one.day is not None), key=lambda one: one.earliest)
    known = [one for one in dated if one.earliest <= day]
    undated = [one for one in prints if one.day is None]
    if not known and dated:
        first = dated[0].earliest
        raise NotReleased(
            Statement.of("refusal.not_released.then", asked=period, day=day, due=first), query.with_(vintage=None)
        )
    if not known or any(one.earliest <= day and one.figure.value != known[-1].figure.value for one in undated):
        raise NotHeld(Statement.of("refusal.not_held.known_day", asked=period, day=day), query.with_(vintage=None))
    return _told(query.with_(periods=(period,), flow=subject.flow), day, known[-1], [*dated, *undated])


def one_figure_alone(query: Query, table: Table, asked_on: date) -> Result:
    """Raises NotHeld: what was known on a day is told of single figures, not of rankings or streaks."""
    raise NotHeld(Statement.of("refusal.not_held.known_one"), query.with_(vintage=None))


def _told(query: Query, day: date, known: Print, prints: list[Print]) -> Result:
    said = [Statement.of("known.headline", figure=known.figure, day=day)]
    founds = [Found(known.figure)]
    if known.day is not None:
        said.append(Statement.of("known.printed", day=known.day))
    since = [one for one in prints if one.earliest > day and one.figure.value != known.figure.value]
    later = since[-1] if since else None
    if later is None:
        said.append(Statement.of("known.unchanged"))
    else:
        kind = "known.later_on" if later.day is not None else "known.later"
        said.append(Statement.of(kind, figure=later.figure, day=later.day or later.earliest))
        founds.append(Found(later.figure))
    return result(query, said, founds, covered=known.figure.period)


def _newest(table: Table, subject: Subject, held: list[Gauge], day: date) -> Period | None:
    """The newest month of which a figure was out on the day."""
    for gauge in held:
        months = (p for p in spans_of(table, subject, gauge) if p.kind == "month" and p.last < day)
        for month in sorted(months, reverse=True):
            if any(one.day is not None and one.day <= day for one in _prints(table, subject, gauge, month)):
                return month
    return None


def _prints(table: Table, subject: Subject, gauge: Gauge, period: Period) -> Iterator[Print]:
    """Every value held of a figure, with the day on which it came."""
    first = table.point(series_key(subject, gauge, "published"), period)
    if first is not None:
        release = table.facts.released(first.agency or "", period)
        seen = release.day if release is not None and release.kind != "due" else None
        yield _dated(table, first, seen)
    revised = table.point(series_key(subject, gauge, "revised"), period)
    if revised is not None:
        yield _dated(table, revised, None)
    later = later_print(table, subject, gauge, period)
    if later is not None:
        yield _dated(table, later, None)
    for held in table.facts.prints:
        if held.period == period and held.key == series_key(subject, gauge, held.key.vintage):
            like = first or revised
            figure = Figure(
                held.value, gauge.unit, period, subject.reporter, subject.flow, subject.partner, subject.commodity,
                gauge.measure, basis=gauge.basis or None, adjusted=gauge.adjusted or None, vintage="published",
                sources=(held.source,), agency=like.agency if like is not None else "", digits=held.digits,
            )  # fmt: skip
            yield Print(figure, held.day, held.day)


def _merged(prints: Iterable[Print]) -> list[Print]:
    """Each value once, from the day on which it was first seen: the page of the table may have been read later."""
    found: dict[float, Print] = {}
    for one in prints:
        other = found.get(one.figure.value)
        if other is None or (one.day is not None and (other.day is None or one.day < other.day)):
            found[one.figure.value] = one if other is None else replace(one, figure=other.figure)
    return list(found.values())


def _dated(table: Table, figure: Figure, seen: date | None) -> Print:
    """The day of the release where that is held, else of the page; a page with a month or a year alone has no day."""
    if seen is not None:
        return Print(figure, seen, seen)
    days = [source.page_date for id in figure.sources if (source := table.facts.source(id)) is not None]
    page = min(days, default="")
    parts = [int(part) for part in page.split("-") if part.isdigit()]
    if len(parts) == 3:
        return Print(figure, date(*parts), date(*parts))
    year, month = [*parts, 1, 1][:2] if parts else (figure.period.last.year, figure.period.last.month)
    return Print(figure, None, max(date(year, month, 1), figure.period.last))
