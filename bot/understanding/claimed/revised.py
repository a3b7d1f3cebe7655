"""How far, and which way, a figure is said to have been revised -> the condition on the difference of its two prints:
`was revised up by 0.1 points, right?`, `was the 2022 surplus revised down?`.

The way is told by the marks `revised_up` and `revised_down`, or a word of moving beside the word for a revision.
"""

from __future__ import annotations

from bot.model import Bound, Comparator
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features

REVISED = "revision"  # measure of a bound: on what came later less what was told first


def revision_claimed(f: Features) -> Bound | None:
    """The bound that is claimed of the difference; None where no way and no size is, or something is asked."""
    c = f.clause
    if not (c.ops("revise") and _yes_or_no(c)) or c.has("negation") or c.has("conj", "or") or len(f.amounts) > 1:
        return None
    way = _way(c)
    if way is None:
        return None
    if c.has("flow", "deficit"):
        way = -way  # a deficit that was put up is further below nothing
    if not f.amounts:
        return Bound("above" if way > 0 else "below" if way < 0 else "is", 0.0, measure=REVISED) if way else None
    amount = f.amounts[0]
    if not _by_so_much(c, amount):
        return None
    c.use(*amount.mentions)
    value, unit = amount.in_unit("USD_bn")
    vague: Comparator = "about" if _vague(c, amount) else "is"
    unit = "pp" if unit == "pct" else unit
    return Bound(vague, value * (way or 1), unit=unit, measure=REVISED if way else "revision_size")


def _yes_or_no(c: Clause) -> bool:
    if c.has("question") or c.has_other("op", "check", "revise"):
        return False
    return c.ops("check") or c.tokens[-1].norm == "?"


def _way(c: Clause) -> int | None:
    """1 up, -1 down, 0 where neither is said; None where both are."""
    up = any(m.says("revised_up") for m in c.all("op", "revise")) or c.has("direction", "up")
    down = any(m.says("revised_down") for m in c.all("op", "revise")) or c.has("direction", "down")
    return None if up and down else up - down


def _by_so_much(c: Clause, amount: Amount) -> bool:
    """`By 40 bn`, `de 40 milliards`, `um rund 40 Milliarden`: how far, and not to where."""
    at = c.at(amount.first) - 1
    while at >= 0 and c.mentions[at].says("vague"):
        at -= 1
    before = c.mentions[at] if at >= 0 else None
    if amount.unit == "pp":
        return True
    return before is not None and (before.means("prep", "by", "of", "in") or before.says("by_so_much"))


def _vague(c: Clause, amount: Amount) -> bool:
    at = c.at(amount.first)
    return bool(at) and c.mentions[at - 1].says("vague")
