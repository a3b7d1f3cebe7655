"""`India's deficit in the fiscal year, April 2024 March 2025`: its first and last month, told side by side."""

from __future__ import annotations

from typing import Final

from bot.model import Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features

_WHO: Final = "IND"  # whose year runs from April to March
_BEGINS: Final = 4


def fiscal_year_of(clause: Clause, f: Features, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The year from an April to the March after it, where the two stand side by side and it is India's year or one
    that is called fiscal; the periods as they are elsewhere."""
    if len(periods) != 2 or any(period.kind != "month" for period in periods):
        return periods
    first, last = sorted(periods)
    if first.first.month != _BEGINS or last != first.shift(11):
        return periods
    if not (f.reporter == _WHO or clause.has("time", "fiscal")):
        return periods
    joined = (
        len(clause.expressions()) < 2
        or clause.has("conj")
        or clause.ops("compare", "difference")
        or clause.has_any("more", "compare")
    )
    return periods if joined else (Period(first.first, last.last),)
