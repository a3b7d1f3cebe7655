"""The figure that a claim is judged by: of a measure at a time, in the count that is claimed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.analysis.holdings import Found, Subject, level
from bot.analysis.operations.shares import share_at
from bot.analysis.rates import on_the_span_before, rate
from bot.analysis.table import Table
from bot.model import Bound, Period, Query

MANY: Final = 1e6
_BILLION: Final = 1e9


def look_up(table: Table, subject: Subject, measure: str, basis: str | None, period: Period) -> Found | None:
    """A figure of a measure: a rate as announced or worked out, a change on the span before; else a level."""
    if measure == "yoy" and subject.flow != "context":
        return rate(table, subject, period, basis)
    if measure == "change":
        return on_the_span_before(table, subject, period, basis)
    if measure == "share":
        return share_at(Query("share", subject.reporter), table, subject, period)
    return level(table, subject, period, measure, basis)


def counted(table: Table, subject: Subject, found: Found, bound: Bound, period: Period) -> tuple[Found, Bound]:
    """ "3.8 billion batteries": millions of goods without a unit are pieces or tonnes if such are held, else money."""
    if bound.unit is not None or abs(bound.amount) < MANY or subject.flow == "context":
        return found, bound
    pieces = look_up(table, subject, "quantity", None, period)
    dimension = table.catalog.units[pieces.figure.unit].dimension if pieces is not None else ""
    if pieces is not None and dimension in ("count", "mass"):
        return pieces, replace(bound, unit="units" if dimension == "count" else "t")
    return found, replace(bound, amount=bound.amount / _BILLION)
