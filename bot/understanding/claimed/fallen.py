"""A bound on a rate that is held itself (prices on the year), where it is said to have fallen by more, or less, than so
much -> on the other side of nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound
from bot.understanding.clauses.bounds import CONTRARY
from bot.understanding.clauses.falls import rate_reached
from bot.understanding.clauses.features import Features


def fallen(f: Features) -> Bound | None:
    """`Producer prices fell more than 2 %`: of a rate that is held itself, on the other side of nothing."""
    c, bound = f.clause, f.bound
    down = (c.has("direction", "down") or c.has("more", "fell_more")) and not c.has("direction", "up")
    if bound is None or not down or bound.unit != "pct" or bound.amount <= 0 or bound.upper is not None:
        return bound
    if any(rate_reached(c, amount.first) for amount in f.amounts):
        return bound
    return replace(bound, comparator=CONTRARY[bound.comparator], amount=-bound.amount)
