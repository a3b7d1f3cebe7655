"""Query alert -> what a standing question watches, where it stands, and the figure that met it; for months to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.analysis.operations.combined import in_units
from bot.analysis.operations.meaning import agencies, bound_in, bound_series, count, not_held
from bot.analysis.operations.month_series import MonthSeries, Slots, monthly
from bot.analysis.operations.month_sets import leaves, simple, truth
from bot.analysis.operations.months import follows, is_new_year_span, span_of
from bot.analysis.operations.series_notes import new_year
from bot.analysis.operations.streaks import telling
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Amount, Bound, Code, Condition, Figure, Period, Query, Result, Statement

_DRAWN: Final = 24  # months of a chart

_TELLS: Final = {
    ("met", True): "growth.headline", ("met", False): "level.headline",
    ("last", True): "streak.last_rate", ("last", False): "streak.last_level",
}  # fmt: skip

Told = tuple[Period, bool | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a standing question stands: the query on just the series that it watches, the periods of which it can be
    told whether it was so, and those in which it was."""

    query: Query
    held: tuple[Period, ...]
    met: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class _Watched:
    """The parts of a condition with their series, and the condition in the units of those."""

    condition: Condition
    series: dict[Bound, MonthSeries]
    slots: dict[Bound, Slots]

    def row(self, month: Period) -> tuple[Figure, ...]:
        return tuple(figure for one in self.series.values() if (figure := one.at(month)) is not None)

    def value(self, bound: Bound, month: Period) -> float | None:
        figure = self.series[bound].at(month)
        return None if figure is None else figure.value


def alert(query: Query, table: Table, asked_on: date) -> Result:
    """periods[0]: the figures of a period in which it was so; without: the question itself and how often it was so.

    limit n: only where it was so n months in a row; by turn: only where it was not so the month before.
    Raises NotHeld where a part of the condition has no month, or it is not so in the period.
    """
    watched, pinned = _watched(query, table, asked_on)
    each = _each(watched)
    told = _told(pinned, each)
    rule = _rule(pinned, watched)
    if query.periods:
        if not dict(told).get(query.periods[0]):
            series = _series(next(iter(watched.slots.values())))
            raise NotHeld(Statement.of("refusal.not_held.any_month", series=series), pinned)
        return _fired(pinned.with_(periods=query.periods), watched, rule, each)
    held = tuple(period for period, is_so in told if is_so is not None)
    met = tuple(period for period, is_so in told if is_so)
    if not held:
        raise not_held(query, table, asked_on)
    like = next(iter(watched.series.values())).figures[0]
    span = span_of(held)
    rows = tuple(dict.fromkeys(figure for period in met for figure in watched.row(period.split()[-1])))
    n, of = (count(sum(p.month_count for p in some), "count", span, like, rows or (like,)) for some in (met, held))
    said = [*rule, Statement.of("alert.so_far", n=n, all=of, span=span)]
    if met:
        row = watched.row(met[-1].split()[-1])
        said += _figures(row, "last" if len(row) == 1 else "met")
    said.append(Statement.of("alert.where"))
    figures = tuple(figure for one in watched.series.values() for figure in one.figures)
    return Result(pinned, tuple(said), rows=rows, formula="count", agencies=agencies(figures), covered=held[-1])


def standing(query: Query, table: Table) -> Standing:
    """In which periods a query "alert" could be told, and in which it was so. Raises NotHeld."""
    watched, pinned = _watched(query, table, date.max)
    told = _told(pinned, _each(watched))
    return Standing(
        pinned.with_(notes=()),
        tuple(period for period, is_so in told if is_so is not None),
        tuple(period for period, is_so in told if is_so),
    )


def _watched(query: Query, table: Table, asked_on: date) -> tuple[_Watched, Query]:
    """The series of each part, and the query that names them to the unit and basis: other data must not change them."""
    if query.condition is None:
        raise NotHeld(Statement.of("refusal.not_held.rule"), query)
    settled: dict[Bound, Bound] = {}
    series: dict[Bound, MonthSeries] = {}
    slots: dict[Bound, Slots] = {}
    basis = query.basis
    for bound in leaves(query.condition):
        meant = bound_series(query, table, bound)
        held = monthly(table, meant, None, spans=True)
        if not held.figures:
            raise not_held(query.with_(periods=()), table, asked_on, meant)
        first = held.figures[0]
        exact = replace(bound_in(table, bound, first.unit), measure=meant.measure, flow=bound.flow and meant.flow)
        if meant.measure == "yoy" and basis is None and first.flow != "context":
            basis = first.basis
        settled[bound], series[exact], slots[exact] = exact, telling(held, exact), meant
    condition = in_units(query.condition, settled)
    whole = simple(condition)
    measure = whole.measure if whole is not None else query.measure
    first_slots = next(iter(slots.values()))
    flow = query.flow if query.flow != "both" else first_slots.flow
    pinned = query.with_(condition=condition, measure=measure, flow=flow, basis=basis, periods=())
    return _Watched(condition, series, slots), pinned


def _each(watched: _Watched) -> tuple[Told, ...]:
    """Each period in order, and whether the condition holds in it; None where it cannot be told."""
    points: dict[Period, bool | None] = {}
    figures = [figure for one in watched.series.values() for figure in one.figures]
    if not figures:
        return ()
    for month in span_of(figure.period for figure in figures).split():
        row = watched.row(month)
        if row:
            period = min((figure.period for figure in row), key=lambda p: (p.month_count, p))
            points.setdefault(period, truth(watched.condition, month, watched.value))
    return tuple(points.items())


def _told(query: Query, each: tuple[Told, ...]) -> tuple[Told, ...]:
    """The same for all that the query asks of a period: so many months in a row, not the month before."""
    if query.limit is not None and query.limit > 1:
        each = tuple(_in_a_row(each, query.limit))
    return tuple(_turned(each)) if query.by == "turn" else each


def _in_a_row(told: tuple[Told, ...], least: int) -> Iterator[Told]:
    """Whether it was so for so many months up to and with each period; a month not held before that leaves it open."""
    for at, (period, _) in enumerate(told):
        months, verdict, back = 0, None, at
        while back >= 0 and (back == at or follows(told[back][0], told[back + 1][0])):
            if not told[back][1]:
                verdict = told[back][1]
                break
            months += told[back][0].month_count
            if months >= least:
                verdict = True
                break
            back -= 1
        yield period, verdict


def _turned(told: tuple[Told, ...]) -> Iterator[Told]:
    """Whether it was so and had not been the month before."""
    for at, (period, is_so) in enumerate(told):
        joined = at > 0 and follows(told[at - 1][0], period)
        before = told[at - 1][1] if joined else None
        yield period, is_so if not is_so else None if before is None else not before


def _fired(query: Query, watched: _Watched, rule: list[Statement], each: tuple[Told, ...]) -> Result:
    period = query.periods[0]
    row = watched.row(period.split()[-1])
    said = [*_figures(row, "met"), Statement.of("alert.by_rule"), *rule]
    run = _run(each, period) if query.limit is not None and query.limit > 1 else ()
    if run:
        months = sum(one.month_count for one in run)
        said.append(Statement.of("alert.run", n=count(months, "months", span_of(run), row[0], row), span=span_of(run)))
    said += new_year(figure.period for figure in row if is_new_year_span(figure.period))
    bound = simple(watched.condition)
    return Result(
        query,
        tuple(said),
        series=_course(watched, period),
        bounds=() if bound is None else tuple(b for b in (bound.amount, bound.upper) if b is not None),
        rows=row,
        agencies=agencies(row),
        covered=row[0].period,
    )


def _course(watched: _Watched, period: Period) -> tuple[tuple[Code, tuple[Figure, ...]], ...]:
    """The last two years of each series, as far as they can be drawn on one scale."""
    drawn: dict[tuple[str | None, ...], tuple[Figure, ...]] = {}
    for one in watched.series.values():
        figures = tuple(figure for figure in one.figures if figure.period.first <= period.first)[-_DRAWN:]
        if figures and all(figures[0].unit == other[0].unit for other in drawn.values()):
            first = figures[0]
            drawn[first.reporter, first.flow, first.partner, first.commodity] = figures
    return tuple((Code("flow", figures[0].flow or "export"), figures) for figures in drawn.values())


def _run(each: tuple[Told, ...], period: Period) -> tuple[Period, ...]:
    """The periods up to this one, each following the other, in which it was so."""
    found: list[Period] = []
    for one, is_so in reversed(each):
        if one > period:
            continue
        if not is_so or (found and not follows(one, found[-1])):
            break
        found.append(one)
    return tuple(reversed(found))


def _figures(row: tuple[Figure, ...], how: str) -> list[Statement]:
    return [Statement.of(_TELLS[how, _is_rate(figure)], figure=figure) for figure in dict.fromkeys(row)]


def _is_rate(figure: Figure | Slots) -> bool:
    return figure.measure == "yoy" and figure.flow != "context"


def _rule(query: Query, watched: _Watched) -> list[Statement]:
    """The question in words, a statement for each part of its condition."""
    condition = watched.condition
    said = []
    if simple(condition) is None:
        said.append(Statement.of("alert.any" if getattr(condition, "kind", "and") == "or" else "alert.all"))
    for bound, slots in watched.slots.items():
        size = abs if wording(slots, bound) in ("falls_of", "deficit_above", "deficit_at_least") else float
        fields = {"amount": Amount(size(bound.amount), bound.unit or "")}
        if bound.upper is not None:
            fields["upper"] = Amount(bound.upper, bound.unit or "")
        said.append(Statement.of(f"alert.rule.{wording(slots, bound)}", series=_series(slots), **fields))
    if query.limit is not None and query.limit > 1:
        said.append(Statement.of("alert.in_a_row", n=query.limit))
    if query.by == "turn":
        said.append(Statement.of("alert.turn"))
    return said


def _series(slots: Slots) -> Code:
    return Code("series", f"{slots.reporter} {slots.flow} {slots.partner} {slots.commodity}")


def wording(slots: Slots, bound: Bound) -> str:
    """Which phrase of [alert.rule] says a bound on this series."""
    sign = bound.comparator
    if _is_rate(slots):
        if bound.amount == 0 and sign in ("above", "below"):
            return "rise" if sign == "above" else "fall"
        if (sign, bound.amount > 0) in (("above", True), ("below", False)):
            return "rises_of" if sign == "above" else "falls_of"
        return f"rate_{sign}"
    if slots.flow == "balance" and sign in ("above", "below", "at_least", "at_most"):
        if bound.amount == 0 and sign in ("above", "below"):
            return "surplus" if sign == "above" else "deficit"
        if bound.amount < 0 and sign in ("below", "at_most"):
            return "deficit_above" if sign == "below" else "deficit_at_least"
        if bound.amount > 0 and sign in ("above", "at_least"):
            return f"surplus_{sign}"
    return sign
