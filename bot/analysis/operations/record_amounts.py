"""An amount or a rate claimed to be a record -> the month, or the year, that it is claimed of."""

from __future__ import annotations

from bot.analysis.operations.extremes import best
from bot.analysis.operations.meaning import bound_in, series_of
from bot.analysis.operations.month_series import Slots
from bot.analysis.operations.month_sets import leaves
from bot.analysis.operations.rounding import matches
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Figure, Period, Query

_NEAR = 1.5  # times as much, or as little: what lies further away is not what an amount was meant to be
_BEFORE = 2  # figures that lie before one that is a record


def of_amount(query: Query, table: Table, slots: Slots) -> tuple[Period, ...]:
    """`$412 bn is a record`: where no time is named the month that came nearest to it, else the year; where none is
    near, the record itself. Of a year that is named, the year if it is near, else its nearest month (of an amount:
    a rate of a year is the year's), beside the year where it is only claimed to be the best of that."""
    told = [b for b in leaves(query.condition) if b.unit] if query.condition is not None else []
    years = [period for period in query.periods if period.kind == "year"]
    if query.periods != tuple(years[:1]) or [b.measure for b in told] not in ([None], *([] if years else [["yoy"]])):
        return query.periods
    records: list[tuple[float, Period]] = []
    for grain in ("year", "month") if years else ("month", "year"):
        held = series_of(table, slots, None, grain).figures
        # with fewer before it than a record needs no figure can be judged to be one
        figures = [f for f in held if years[0].covers(f.period)] if years else held[_BEFORE:]
        if not figures:
            continue
        try:
            amount = bound_in(table, told[0], figures[0].unit).amount
        except NotHeld:
            return query.periods  # barrels a day of what is told in tonnes
        near = [f for f in figures if amount and 1 / _NEAR < f.value / amount < _NEAR]
        if near:
            found = min(near, key=lambda figure: abs(figure.value - amount)).period
            return tuple(dict.fromkeys((found, *years))) if query.by == "best" else (found,)
        top, value = best([(f.period, f.value) for f in figures], (query.limit or 1) > 0)[0]
        if value * amount > 0:
            records.append((abs(value - amount), top))
    return (min(records)[1],) if records and not years else query.periods


def claimed_so_high(query: Query, figure: Figure) -> bool:
    """`Tariffs peaked at 145 %`: what peaked elsewhere is not true of the peak; its place is told without a verdict."""
    bounds = leaves(query.condition) if query.condition is not None else ()
    sized = [bound for bound in bounds if bound.comparator == "is" and bound.unit == figure.unit and bound.amount]
    return all(matches(bound.amount, figure) != "no" for bound in sized if bound.measure != "yoy")
