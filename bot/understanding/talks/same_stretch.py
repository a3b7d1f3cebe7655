"""A year named after a month, a half or eleven months: the same stretch of that year, or the whole of it."""

from __future__ import annotations

from bot.model import Period
from bot.understanding.clauses.clause import Clause


def alike(there: Period, here: Period, clause: Clause) -> Period:
    """ "Bigger than in 2024?", after a month or a half: the same stretch of that year; not "the whole of 2024"."""
    whole = there.kind != "year" or here.kind == "year" or _entire(clause)
    return there if whole else here.shift(12 * (there.first.year - here.first.year))


def over_the_whole(clause: Clause) -> bool:
    """`Bigger than all of 2024?`, after eleven months: set over the whole of a year in so many words."""
    return _entire(clause) and not clause.has_any("direction", "growth", "measure")


def _entire(clause: Clause) -> bool:
    return any(said.entire for _, said in clause.expressions())
