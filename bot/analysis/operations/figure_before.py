"""A level of an index, a tariff, a rate of exchange -> the figure before it, by which it is told which way it moved."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from bot.analysis.holdings import Found, Subject, at, gauges, level, series_key
from bot.analysis.operations.month_sets import simple
from bot.analysis.operations.months import holds
from bot.analysis.operations.rounding import AVERAGES
from bot.analysis.table import Table
from bot.model import Bound, Condition, Period

_EVE = timedelta(days=31)
_COURSE = timedelta(days=90)
_YEAR = 12  # months
_MONTHS = 2  # of a span


def figure_before(table: Table, subject: Subject, found: Found) -> Found | None:
    """The newest figure of the same series before the one found, of a time as long; None where none is held."""
    now = found.figure.period
    series = table.series(series_key(subject, found.gauge, "published"))
    before = [figure for figure in series if figure.period.last < now.first and figure.period.kind == now.kind]
    return Found(before[-1]) if before else None


def moved_from(table: Table, subject: Subject, found: Found, span: Period) -> Found | None:
    """The figure from which a level moved in a span: the one before it; of a year the last of the month before it, else
    the first within it. None where none is held, or both are of one season, which tells nothing of the year."""
    if span.kind != "year":
        return figure_before(table, subject, found)
    now = found.figure.period
    series = table.series(series_key(subject, found.gauge, "published"))
    others = [one for one in series if one.period.kind == now.kind and one.period.last < now.first]
    ahead = [one for one in others if span.first - _EVE <= one.period.first < span.first]
    within = [one for one in others if one.period.first >= span.first]
    begun = next(iter((*ahead[-1:], *within[:1])), None)
    return Found(begun) if begun is not None and now.first - begun.period.last >= _COURSE else None


def course(table: Table, subject: Subject, found: Found, span: Period, bound: Bound | None) -> Found | None:
    """What it moved from, where no more is said of it than that it rose, or that it fell."""
    if subject.flow != "context" or found.figure.measure != "level" or bound is None or bound.amount:
        return None
    return moved_from(table, subject, found, span) if bound.comparator in ("above", "below") else None


def later_in_month(table: Table, subject: Subject, found: Found, bound: Bound) -> Found | None:
    """The next month's tariff, where it moved as is said: an average is of a day early in its month, and what was cut
    in the middle of May shows in June."""
    if subject.commodity not in AVERAGES:
        return None
    after = at(table, subject, found.gauge, found.figure.period.shift(1))
    return after if after is not None and holds(bound, after.figure.value - found.figure.value) else None


def at_its_end(table: Table, subject: Subject, span: Period) -> Found | None:
    """`Why did it fall between May and June`: the index or the tariff in the last month of a span within a year."""
    if subject.flow != "context" or not 1 < span.month_count < _YEAR:
        return None
    return level(table, subject, Period.month(span.last.year, span.last.month))


def steepest(table: Table, subject: Subject, span: Period, claim: Condition | None) -> Found | None:
    """`Why did the tariff fall after May`, `why did it rise in 2025`: of a duty that moves in steps, the month in the
    span that the greatest step in that direction led to; None of anything else."""
    bound = simple(claim) if claim is not None and subject.commodity in AVERAGES else None
    if span.month_count < _MONTHS or bound is None or bound.amount or bound.comparator not in ("above", "below"):
        return None
    for gauge in gauges(table, subject):
        months = [one for one in table.series(series_key(subject, gauge, "published")) if one.period.kind == "month"]
        steps = [(two.value - one.value, two) for one, two in pairwise(months) if span.covers(two.period)]
        that_way = [step for step in steps if holds(bound, step[0])]
        if that_way:
            return Found(max(that_way, key=lambda step: abs(step[0]))[1])
    return None
