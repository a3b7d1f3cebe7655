"""compare by months: of two series, the months in which the first was above, or below, the second."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.analysis.holdings import Subject, subjects
from bot.analysis.operations.combined import common_span, months_told
from bot.analysis.operations.meaning import not_held, slots_of
from bot.analysis.operations.month_series import MonthSeries, monthly
from bot.analysis.operations.months import holds
from bot.analysis.table import Table
from bot.model import Bound, Period, Query, Result

_BASES: Final = (
    "value_usd",
    "value_cny",
    "value_eur",
    "value_jpy",
    "quantity",
)  # the first of which most is held


def months_over(query: Query, table: Table, asked_on: date) -> Result:
    """Of periods[0], or of the span in which both are held, in the currency or quantity of which most months are.

    Raises the absence of the one of which no month is held, or NotHeld where no month of both is.
    """
    bound, span = query.condition, query.periods[0] if query.periods else None
    if not isinstance(bound, Bound) or len(chosen := subjects(query)) != 2:
        raise not_held(query, table, asked_on)
    best: tuple[MonthSeries, MonthSeries] | None = None
    shared: dict[Period, tuple[float, float]] = {}
    for basis in (query.basis,) if query.basis else _BASES:
        asked = query.with_(basis=basis)
        one, other = (_months(asked, table, subject, span) for subject in chosen)
        if len(both := _shared(one, other)) > len(shared):
            best, shared = (one, other), both
    if best is None:
        for subject in chosen:
            if not _months(query, table, subject, span).figures:
                raise not_held(_alone(query, subject), table, asked_on)
        raise not_held(query, table, asked_on)
    window = span or common_span(*best)
    if window is None:
        raise not_held(query, table, asked_on)
    months = window.split()
    met = tuple(month for month in months if month in shared and holds(bound, shared[month][0] - shared[month][1]))
    unknown = tuple(month for month in months if month not in shared)
    if len(unknown) == len(months):
        raise not_held(query, table, asked_on)
    if not met and unknown:  # of what is not held nothing is denied
        known = [month for month in months if month in shared]
        window = Period(known[0].first, known[-1].last)
        unknown = tuple(month for month in unknown if window.covers(month))
    return months_told(query, window, met, unknown, best)


def _alone(query: Query, subject: Subject) -> Query:
    return query.with_(
        operation="threshold", flow=subject.flow, partners=(subject.partner,), commodities=(subject.commodity,)
    )


def _months(query: Query, table: Table, subject: Subject, span: Period | None) -> MonthSeries:
    asked = _alone(query, subject)
    measure = query.measure or ("quantity" if query.basis == "quantity" else "value")
    return monthly(table, slots_of(asked, table, measure), span, spans=measure == "yoy")


def _shared(one: MonthSeries, other: MonthSeries) -> dict[Period, tuple[float, float]]:
    """The months of which both are held in one unit and on one basis, as far as that is said, each with the values."""
    found: dict[Period, tuple[float, float]] = {}
    for figure in one.figures:
        beside = other.at(figure.period)
        if beside is None or beside.period != figure.period:
            continue
        apart = len({figure.basis, beside.basis} - {None, "unstated"}) > 1
        if beside.unit == figure.unit and not apart:
            found |= dict.fromkeys(figure.period.split(), (figure.value, beside.value))
    return found
