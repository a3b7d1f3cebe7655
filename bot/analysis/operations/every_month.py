"""The claim that something was so in every month of a span, in most, in none, in one alone -> a verdict, the months."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.analysis.operations.meaning import bound_in, bound_series, count, not_held
from bot.analysis.operations.month_series import MonthSeries, monthly
from bot.analysis.operations.months import counted, holds, span_of, stretches
from bot.analysis.operations.series_notes import new_year, notes
from bot.analysis.operations.streaks import bound_fields, words
from bot.analysis.table import Table
from bot.model import Bound, Figure, Period, Query, Statement

OF_MONTHS: Final = (
    "every", "none", "most", "half", "half_most", "fewer_half", "only", "but", "times", "times_least", "times_most",
)  # fmt: skip
_MANY: Final = 6
_SHOWN: Final = 13  # months of a year, and the one that it began with


def in_every_month(
    query: Query, table: Table, asked_on: date, bound: Bound
) -> tuple[tuple[Statement, ...], tuple[Figure, ...], Period]:
    """The verdict on the months held of periods[0] (of all, where no span is named), the figures and their span.

    January and February announced as one stand for two months. Raises the absence of the span where none is held.
    """
    slots = bound_series(query, table, bound)
    span = query.periods[0] if query.periods else None
    series = monthly(table, slots, span, spans=slots.measure == "yoy")
    if not series.figures:
        raise not_held(query, table, asked_on, slots)
    bound = bound_in(table, bound, series.figures[0].unit)
    met = tuple(figure for figure in series.figures if holds(bound, figure.value))
    others = tuple(figure for figure in series.figures if figure not in met)
    held = span_of(figure.period for figure in series.figures)
    like = series.figures[0]
    n = count(counted(f.period for f in met), "count", held, like, met or series.figures)
    of = count(counted(f.period for f in series.figures), "count", held, like, series.figures)
    verdict = _verdict(query, met, others, _gaps(span, series.figures))
    said = [Statement.of(f"check.{verdict}", n=n, of=of, span=held)] if verdict else []
    if met:
        said.append(Statement.of(f"threshold.count.{words(like, bound)}", n=n, span=held, **bound_fields(like, bound)))
    if len(series.figures) <= _SHOWN:
        said.append(Statement.of("threshold.list", figures=series.figures))
    if query.by not in ("every", "but", None):
        pass  # the months that were otherwise are the others
    elif len(others) > _MANY:
        said.append(Statement.of("check.not_in", periods=stretches([figure.period for figure in others])))
    elif others:
        said.append(Statement.of("check.otherwise", figures=others))
    if slots.measure == "yoy":
        said += new_year(figure.period for figure in series.figures)
    said += notes(MonthSeries(series.figures, series.joint, series.rows), span)
    return tuple(said), series.figures, held


def above_in_each(
    bound: Bound, one: tuple[Figure, ...], other: tuple[Figure, ...], span: Period
) -> tuple[Statement, ...]:
    """The verdict on the claim that the one series was above, or below, the other in every month of a span, of those in
    which both are held; nothing where those that are not may tell otherwise, or the two are in different units."""
    beside = {figure.period: figure for figure in other}
    both = tuple(figure for figure in one if figure.period in beside and figure.unit == beside[figure.period].unit)
    if not both:
        return ()
    met = tuple(f for f in both if holds(bound, f.value - beside[f.period].value))
    others = tuple(f for f in both if f not in met)
    rest, held = counted(f.period for f in others), span_of(f.period for f in both)
    if not others and _gaps(span, both) > counted(f.period for f in met):
        return ()
    n, of = (count(counted(f.period for f in some), "count", held, both[0], both) for some in (met, both))
    said = [Statement.of("check.false.every" if rest else "check.true.every", n=n, of=of, span=held)]
    if others:
        said.append(Statement.of("check.not_in", periods=stretches([f.period for f in others])))
    return tuple(said)


def _gaps(span: Period | None, figures: tuple[Figure, ...]) -> int:
    """Of how many months of a span, up to the newest held, there is no figure."""
    if span is None:
        return 0
    return Period(span.first, figures[-1].period.last).month_count - counted(f.period for f in figures)


def _verdict(query: Query, met: tuple[Figure, ...], others: tuple[Figure, ...], gaps: int) -> str:
    """Whether as many months met the bound as is claimed: "true.every", "true.part", "false.every"; "" where those
    that are not held may make up the number that is claimed."""
    n, rest = counted(f.period for f in met), counted(f.period for f in others)
    so, claimed = query.limit, set(query.periods[1:])
    if query.by in ("times", "times_least") and so is not None and met and n < so <= n + gaps:
        return ""
    of_claim = {
        "every": not rest,
        "none": not n,
        "most": n > rest,
        "half": n >= rest,
        "half_most": n <= rest,
        "fewer_half": n < rest,
        "only": n == 1 if not claimed else _are(met, claimed),
        "but": _are(others, claimed) if claimed else rest == so,
        "times": n == so,
        "times_least": so is not None and n >= so,
        "times_most": so is not None and n <= so,
    }[query.by or "every"]
    if query.by == "every" and of_claim and gaps > n:
        return ""  # one month of twelve held: that every one was so is not known
    if not of_claim:
        return "false.every"
    return "true.part" if rest else "true.every"


def _are(figures: tuple[Figure, ...], months: set[Period]) -> bool:
    """Whether the figures are those of the months, and of no others."""
    return {month for figure in figures for month in figure.period.split()} == months
