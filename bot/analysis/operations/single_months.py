"""An amount claimed of a span -> what single months of it say, where the amount is of a month's size.

"Did the surplus rise above 130 billion in 2025" is true of the year as a whole and of none of its months; which of the
two is meant the words do not tell, so that both are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from bot.analysis.holdings import Found, Subject
from bot.analysis.operations.month_series import Slots, monthly
from bot.analysis.operations.months import holds
from bot.analysis.table import Table
from bot.model import Bound, Figure, Period

_ABOVE, _BELOW = ("above", "at_least"), ("below", "at_most")
_FEWEST = 3  # months; January and February are told as one


@dataclass(frozen=True, slots=True)
class SingleMonths:
    """The month that comes nearest to a claim (the highest of "above", the lowest of "below").

    agrees  whether such a month meets the claim as the whole span does
    """

    figure: Figure
    way: str  # highest, lowest
    agrees: bool
    rows: tuple[Figure, ...]

    @classmethod
    def of(
        cls, table: Table, subject: Subject, measure: str, period: Period, bound: Bound, whole: Found
    ) -> SingleMonths | None:
        """None where the amount is nearer to the span's own size, or where its months are not held in its unit."""
        figure = whole.figure
        sided = bound.comparator in (*_ABOVE, *_BELOW) and bound.amount > 0 and figure.value > 0
        if not sided or measure not in ("value", "quantity") or period.month_count < _FEWEST:
            return None
        slots = Slots(subject.reporter, subject.flow, subject.partner, subject.commodity, measure, unit=figure.unit)
        series = monthly(table, slots, period)
        above = bound.comparator in _ABOVE
        if len(series.figures) < period.month_count - 2 or any(one.value <= 0 for one in series.figures):
            return None
        nearest = (max if above else min)(series.figures, key=lambda one: one.value)
        if abs(log(bound.amount / figure.value)) <= abs(log(bound.amount / nearest.value)):
            return None
        agrees = holds(bound, nearest.value) == holds(bound, figure.value)
        rows = tuple(one for one in series.rows if period.covers(one.period))
        return cls(nearest, "highest" if above else "lowest", agrees, rows or series.figures)
