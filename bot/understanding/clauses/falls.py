"""Falls that a word beside an amount tells of: by so much less, down to such a rate."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention


def lessened(clause: Clause, amount: Mention) -> bool:
    """`Sold 20 % less`, `5 % fewer soybeans`: by so much it was below what it had been."""
    after = clause.after(amount)
    return after is not None and after.is_("more", "less") and after.first == amount.last + 1


def rate_reached(clause: Clause, amount: Mention) -> bool:
    """`Growth slowed to 23.9 %`, `exports slowed to 4 %`: the rate that it came down to, which is no fall."""
    led = clause.before(amount, "unit")
    moved = clause.before(led) if led is not None and led.is_("prep", "to", "into") else None
    if moved is None or moved.kind != "direction":
        return False
    return moved.says("pace") or any(m.first < moved.first for m in clause.all("growth", "growth"))
