"""The month that a talk is about where it was set against the same month a year before."""

from __future__ import annotations

from bot.model import Period
from bot.understanding.times.moments import TimeExpression

_PAIR = 2


def of_month_asked(expression: TimeExpression, told: tuple[Period, ...]) -> tuple[Period, ...]:
    """The later of a month and the same month a year before, where `that month` points at them: it is the one that was
    asked for, and the other only what it was set against."""
    pointed = {(part.anchor, part.grain, part.steps) for part in expression.parts} == {("earlier", "month", 0)}
    if not pointed or len(told) != _PAIR or {period.kind for period in told} != {"month"}:
        return told
    first, later = sorted(told)
    return (later,) if later.shift(-12) == first else told
