"""Claims that need more than one period -> a verdict: records, the highest since, runs of months, first times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.analysis.absence import series_name
from bot.analysis.holdings import Found, Subject, level
from bot.analysis.operations.answering import claimed_so
from bot.analysis.operations.every_month import OF_MONTHS, in_every_month
from bot.analysis.operations.extremes import best, rank, standing, way_of
from bot.analysis.operations.meaning import bound_in, bound_series, count, not_held, series_of, slots_of
from bot.analysis.operations.month_series import MonthSeries, Slots, monthly
from bot.analysis.operations.month_sets import leaves
from bot.analysis.operations.months import counted, holds, is_new_year_span, missing, span_of
from bot.analysis.operations.record_amounts import claimed_so_high, of_amount
from bot.analysis.operations.records import not_beaten
from bot.analysis.operations.runs import clipped, longest, reaching, runs
from bot.analysis.operations.series_notes import notes
from bot.analysis.operations.streaks import telling
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Bound, Figure, Period, Query, Statement

_FEWEST = 3  # figures of which one is a record
_FEWEST_YEARS = 2  # of which the verdict tells which they are


@dataclass(frozen=True, slots=True)
class ClaimOverTime:
    """The verdict on a claim over time, the rows that it rests on, and the period that it is about."""

    statements: tuple[Statement, ...]
    rows: tuple[Figure, ...]
    period: Period

    @classmethod
    def of(cls, query: Query, table: Table, asked_on: date) -> ClaimOverTime | None:
        """None where a query claims nothing over time. Raises the absence of the period that is claimed of."""
        bounds = tuple(leaves(query.condition)) if query.condition is not None else ()
        match query.by:
            case "streak" | "streak_least" if bounds:
                return _streak(query, table, asked_on, bounds[0])
            case "first" if bounds:
                return _first(query, table, asked_on, bounds[0])
            case "since" | "since_year" if bounds and query.limit is None:
                return _first(query, table, asked_on, bounds[0])
            case by if by in OF_MONTHS and bounds:
                return cls(*in_every_month(query, table, asked_on, bounds[0]))
            case "record" | "best" | "since" | "since_year":
                return _record(query, table, asked_on)
        return None


def _target(query: Query, series: MonthSeries) -> Period:
    """The period claimed of: the one named (beside "since ..."), else the newest held."""
    named = [period for period in query.periods if period.month_count == 1 or period.kind == "year"]
    return (named or query.periods or (series.figures[-1].period,))[0]


def _since(query: Query, target: Period) -> Period | None:
    """The month or year that a claim goes back to: the start of "since March 2022"."""
    others = [period for period in query.periods if period != target]
    if not others:
        return None
    first = others[0].split()[0]
    if query.by == "since_year":  # when in that year is left open
        return Period.month(first.first.year, 12)
    return Period.year(first.first.year) if target.kind == "year" else first


def _held(query: Query, table: Table, asked_on: date, slots: Slots, grain: str, spans: bool = False) -> MonthSeries:
    series = series_of(table, slots, None, grain, spans=spans)
    if grain == "year" and 0 < len(series.figures) < _FEWEST_YEARS:
        raise _no_other_year(query, slots, series.figures[0].period)
    if len(series.figures) < (_FEWEST_YEARS if grain == "year" else _FEWEST):
        raise not_held(query, table, asked_on, slots)
    return series


def _no_other_year(query: Query, slots: Slots, year: Period) -> NotHeld:
    """A year that no other, or no earlier one, can be set against."""
    name = series_name(Subject(slots.reporter, slots.flow, slots.partner, slots.commodity))
    return NotHeld(Statement.of("refusal.not_held.other_year", series=name, asked=year), query)


def _years_alike(query: Query, table: Table, slots: Slots) -> MonthSeries | None:
    """The year to date that is claimed of beside those of the years before; None where a claim is of another period.

    Years of which it is not held end the series: "for the first time" reaches back no further.
    """
    if len(query.periods) != 1 or query.periods[0].kind != "ytd" or is_new_year_span(query.periods[0]):
        return None
    subject = Subject(slots.reporter, slots.flow, slots.partner, slots.commodity)
    found: list[Found] = []
    span = query.periods[0]

    def held(span: Period) -> Found | None:
        if slots.measure == "yoy":
            return rate(table, subject, span, slots.basis)
        return level(table, subject, span, slots.measure, slots.basis)

    while (one := held(span)) is not None:
        found.insert(0, one)
        span = span.shift(-12)
    rows = tuple(dict.fromkeys(row for one in found for row in one.published))
    return MonthSeries(tuple(one.figure for one in found), rows=rows)


def _grain(query: Query) -> str:
    return "year" if query.periods and query.periods[0].kind == "year" else "month"


def _record(query: Query, table: Table, asked_on: date) -> ClaimOverTime:
    """Whether the figure is the highest (or lowest) up to then; a later one is told and takes none away."""
    slots = slots_of(query.with_(periods=()), table)
    query = query.with_(periods=of_amount(query, table, slots))
    series = _held(query, table, asked_on, slots, _grain(query))
    target = _target(query, series)
    figure = next((f for f in series.figures if f.period == target), None)
    if figure is None:
        raise not_held(query, table, asked_on, slots)
    since = _since(query, target) if query.by in ("since", "since_year") else None
    within = next((p for p in query.periods if p.covers(target) and p != target), None) if since is None else None
    if within is not None:  # "the biggest surplus in 2025 was in January": beside all of that year
        earlier = [f for f in series.figures if within.covers(f.period)]
    else:
        earlier = [f for f in series.figures if f.period <= target and (since is None or f.period > since)]
    if len(earlier) < _FEWEST_YEARS and _grain(query) == "year":
        raise _no_other_year(query, slots, target)
    fewest = 1 if query.by == "since_year" else 2  # January is the highest since the year before
    if len(earlier) < (fewest if since is not None or _grain(query) == "year" else _FEWEST):
        raise not_held(query, table, asked_on, slots)
    highest = (query.limit or 1) > 0
    points = [(f.period, f.value) for f in earlier]
    place = rank(points, target, highest) or 1
    way = "highest" if highest else "lowest"
    if abs(query.limit or 1) > 1:
        return _nth(query, series, figure, tuple(earlier), points, place)
    true = place == 1
    if true and _grain(query) == "year" and slots.measure != "yoy":
        not_beaten(query, table, asked_on, slots, series, target, highest)
    kind = f"check.{'true' if true else 'false'}.{'since' if since is not None else 'record'}_{way}"
    told = _beaten_in(series, figure, since, highest, true) if since and query.by == "since_year" else since
    ends: dict[str, Period] = {"since": told} if told is not None else {"span": span_of(f.period for f in earlier)}
    passed = _passed_since(series, figure, highest) if true and since is within is None else None
    said = [Statement.of(f"{kind}_then" if passed is not None else kind, figure=figure, **ends)]
    named = way_of(earlier, highest)
    if named != way:  # of deficits the highest by its sign is the smallest
        said = [claimed_so(true, standing(figure, place, tuple(earlier), highest))]
    alone = passed is None and since is None and within is None
    # of two years the higher is no record; nor is it one "since" what is not held
    short = (alone and len(earlier) < _FEWEST) or (since is not None and series.figures[0].period > since)
    # nor is one what as many months between as are held, and are not, may beat
    held = [f.period for f in earlier]
    within = span_of((*held, since.shift(since.month_count) if since is not None else target))
    year = _grain(query) == "year"
    short = short or ((year or since is not None) and len(missing(held, within)) + year > counted(held))
    if true and (short or not claimed_so_high(query, figure)):
        said = [standing(figure, place, tuple(earlier), highest)]
    if passed is not None:
        said.append(Statement.of("record.since_then", figure=passed))
    if not true:
        top = best(points, highest)[0][0]
        said.append(Statement.of(f"record.{named}_was", figure=next(f for f in earlier if f.period == top)))
    said += notes(MonthSeries(tuple(earlier), series.joint, series.rows), None, _grain(query))
    return ClaimOverTime(tuple(said), tuple(earlier), target)


def _beaten_in(series: MonthSeries, figure: Figure, since: Period, highest: bool, true: bool) -> Period:
    """The last month of that year which beat the figure, where one did: what it is the highest since; else the year."""
    up_to = [f for f in series.figures if f.period <= since and _same_year(f, since)] if true else []
    beat = (f.period for f in reversed(up_to) if f.value != figure.value and (f.value > figure.value) is highest)
    return next(beat, Period.year(since.first.year))


def _same_year(figure: Figure, month: Period | None) -> bool:
    return month is not None and figure.period.first.year == month.first.year


def _passed_since(series: MonthSeries, figure: Figure, highest: bool) -> Figure | None:
    """The furthest that came after a record and took it away; None where it stands."""
    later = [(f.period, f.value) for f in series.figures if f.period > figure.period]
    if not later:
        return None
    top = next(f for f in series.figures if f.period == best(later, highest)[0][0])
    return top if (top.value > figure.value) is highest and top.value != figure.value else None


def _nth(
    query: Query, series: MonthSeries, figure: Figure, rows: tuple[Figure, ...], points: list[tuple[Period, float]],
    place: int,
) -> ClaimOverTime:  # fmt: skip
    """ "The third highest of the year": which it is is told, with the highest."""
    highest = (query.limit or 1) > 0
    told = Statement.of(f"record.nth_{'highest' if highest else 'lowest'}", figure=figure, n=place)
    way = way_of(rows, highest)
    if place == 1:
        told = standing(figure, place, rows, highest)
    said = [claimed_so(place == abs(query.limit or 1), told)]
    if place > 1:
        top = best(points, highest)[0][0]
        said.append(Statement.of(f"record.{way}_was", figure=next(f for f in rows if f.period == top)))
    said += notes(MonthSeries(rows, series.joint, series.rows), None, _grain(query))
    return ClaimOverTime(tuple(said), rows, figure.period)


def _streak(query: Query, table: Table, asked_on: date, bound: Bound) -> ClaimOverTime:
    """Whether the month is the n-th in a row: true, false, or open where the month before the run is not held."""
    slots = bound_series(query, table, bound)
    series = _held(query, table, asked_on, slots, "month", spans=slots.measure == "yoy")
    bound = bound_in(table, bound, series.figures[0].unit)
    series = telling(series, bound)
    target = _target(query, series)
    within = _stretch(query)
    if within is not None:
        target = next((f.period for f in reversed(series.figures) if within.covers(f.period)), target)
    target = target if target.month_count == 1 or is_new_year_span(target) else target.split()[-1]
    figure = series.at(target)
    if figure is None:
        raise not_held(query, table, asked_on, slots)
    found = runs(series.points, lambda value: holds(bound, value))
    run = longest(clipped(found, within)) if within is not None else reaching(found, target)
    if run is None:
        broken = [Statement.of("check.false.streak_broken", figure=figure)]
        earlier = found[-1] if found and not query.periods else None
        if earlier is None or earlier.months < (query.limit or 2):
            return ClaimOverTime(tuple(broken), (figure,), target)
        past = tuple(
            f for f in series.figures if f.period.first <= earlier.span.last and earlier.span.first <= f.period.last
        )
        told = count(earlier.months, "months", earlier.span, past[-1], past)
        last = Statement.of("streak.last_run", n=told, span=earlier.span)  # it is over, and was as long
        return ClaimOverTime((*broken, last), (figure, *past), target)
    target = run.span.split()[-1] if within is not None else target
    rows = tuple(f for f in series.figures if f.period.first <= run.span.last and run.span.first <= f.period.last)
    length = count(run.months, "months", run.span, rows[-1], rows)
    claimed = query.limit or 2
    least = query.limit is None or query.by == "streak_least"
    enough = run.months == claimed or (least and run.months >= claimed)
    verdict = "true" if enough else "open" if run.open_before and run.months < claimed else "false"
    said = [Statement.of(f"check.{verdict}.streak", n=length, span=run.span)]
    if verdict != "true":
        said.append(Statement.of("check.claimed.streak", times=claimed))
    rate = "last_rate" if rows[-1].measure == "yoy" else "last_level"
    said.append(Statement.of(f"streak.{rate}", figure=rows[-1]))
    said += notes(MonthSeries(rows), None)
    return ClaimOverTime(tuple(said), rows, target)


def _stretch(query: Query) -> Period | None:
    """The span in which a run of so many months is claimed to lie: "below 50 eight months in a row in 2025"; None where
    its last month is named, or where it could not hold the run."""
    span = query.periods[0] if query.periods else None
    if span is None or query.by != "streak_least" or query.limit is None or is_new_year_span(span):
        return None
    return span if span.month_count > 1 and span.month_count >= query.limit else None


def _first(query: Query, table: Table, asked_on: date, bound: Bound) -> ClaimOverTime:
    """Whether the bound is met in the period and was not before, or not since the period named."""
    slots = bound_series(query, table, bound)
    grain = _grain(query)
    alike = _years_alike(query, table, slots)
    # Two years are enough to say which of them was the first; of how far back they reach the verdict tells.
    series = alike or (
        monthly(table, slots, None, spans=slots.measure == "yoy")
        if grain == "month"
        else series_of(table, slots, None, grain)
    )
    if not series.figures:
        raise not_held(query, table, asked_on, slots)
    bound = bound_in(table, bound, series.figures[0].unit)
    target = _target(query, series)
    figure = series.at(target)
    since = _since(query, target)
    earlier = [f for f in series.figures if f.period < target and (since is None or f.period > since)]
    if figure is None or not (earlier or since):
        raise not_held(query, table, asked_on, slots)
    rows = (*earlier, figure)
    if not holds(bound, figure.value):
        return ClaimOverTime((Statement.of("check.false.first_unmet", figure=figure),), rows, target)
    met = [f for f in earlier if holds(bound, f.value)]
    further: tuple[Figure, ...] = ()
    if met:
        said = [Statement.of("check.false.first", figure=figure)]
        said.append(Statement.of("record.before_it", figure=met[-1]))
    elif query.by == "since" and (other := _not_since_then(series, bound, since)) is not None:
        said = [Statement.of("check.false.first_since", figure=figure, since=other[0].period)]
        said.append(Statement.of("record.before_it", figure=other[1]))
        further = other
    else:
        before = [f for f in series.figures if since is not None and f.period <= since and holds(bound, f.value)]
        if before and (query.by == "first" or (query.by == "since_year" and _same_year(before[-1], since))):
            # "the first fall in eight months": when it was so before
            further, since = (before[-1],), before[-1].period
        elif query.by == "since_year" and since is not None:
            since = Period.year(since.first.year)
        since = None if query.by == "first" and not before else since  # nor before the span that it is the first in
        kind = "check.true.first" if since is not None else "check.true.first_held"
        said = [Statement.of(kind, figure=figure, since=since or series.figures[0].period)]
    if alike is None:
        said += notes(MonthSeries(rows, None, series.rows), None, grain)
    return ClaimOverTime(tuple(said), (*rows, *further), target)


def _not_since_then(series: MonthSeries, bound: Bound, since: Period | None) -> tuple[Figure, Figure] | None:
    """`The first fall since May`, where nothing fell in May: that month's figure, and the last that met the bound
    before it. None where it was met then, or where a year is what it is said to be since."""
    then = series.at(since) if since is not None and since.first.month > 1 else None
    two = then is not None and then.period.month_count > 1  # of the one of two months told together nothing is known
    if then is None or since is None or two or holds(bound, then.value):
        return None
    earlier = [f for f in series.figures if f.period < since and holds(bound, f.value)]
    return (then, earlier[-1]) if earlier else None
