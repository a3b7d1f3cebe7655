"""The figure that a claim is judged by: of a measure at a time, in the count that is claimed."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import Final

from bot.analysis.holdings import Found, Subject, level
from bot.analysis.newest import newest_held
from bot.analysis.operations.shares import share_at
from bot.analysis.rates import on_the_span_before, rate
from bot.analysis.table import Table
from bot.model import Bound, Period, Query

MANY: Final = 1e6
_BILLION: Final = 1e9
_OF_ITS_SIZE: Final = 0.4  # the logarithm of about one and a half


def look_up(table: Table, subject: Subject, measure: str, basis: str | None, period: Period) -> Found | None:
    """A figure of a measure: a rate as announced or worked out, a change on the span before; else a level."""
    if measure == "yoy" and subject.flow != "context":
        return rate(table, subject, period, basis)
    if measure == "change":
        return on_the_span_before(table, subject, period, basis)
    if measure == "share":
        return share_at(Query("share", subject.reporter), table, subject, period)
    return level(table, subject, period, measure, basis)


def of_newest_year(table: Table, subject: Subject, measure: str, basis: str | None) -> tuple[Period, Found] | None:
    """The newest whole year of the series, of which an amount is told that no month comes near."""
    year = newest_held(table, subject, measure, basis, ("year",))
    found = look_up(table, subject, measure, basis, year) if year is not None and year.kind == "year" else None
    return (year, found) if year is not None and found is not None else None


def nearer(amount: float, year: Found, newest: Found) -> bool:
    """Whether so much is told of the year: an amount of its size, and not of the newest month or span."""
    a, b, same = year.figure.value, newest.figure.value, year.figure.unit == newest.figure.unit
    sized = same and year.figure.measure in ("value", "quantity") and min(a * amount, b * amount) > 0
    return sized and abs(log(amount / a)) < min(_OF_ITS_SIZE, abs(log(amount / b)))


def counted(table: Table, subject: Subject, found: Found, bound: Bound, period: Period) -> tuple[Found, Bound]:
    """ "3.8 billion batteries": millions of goods without a unit are pieces or tonnes if such are held, else money."""
    if bound.unit is not None or abs(bound.amount) < MANY or subject.flow == "context":
        return found, bound
    pieces = look_up(table, subject, "quantity", None, period)
    dimension = table.catalog.units[pieces.figure.unit].dimension if pieces is not None else ""
    if pieces is not None and dimension in ("count", "mass"):
        return pieces, replace(bound, unit="units" if dimension == "count" else "t")
    return found, replace(bound, amount=bound.amount / _BILLION)
