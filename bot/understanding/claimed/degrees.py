"""The words of a claim which of two or more is more: what each says, and what joins them."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT

MORE = {"more": 1, "faster": 1, "less": -1, "slower": -1}
_COMPARATIVE = {"most": "more", "least": "less"}  # "más altas que": before a "than" a superlative's words compare
OVER = {"above": 1, "pass": 1, "at_least": 1, "below": -1, "at_most": -1}


def is_than(m: Mention) -> bool:
    return m.says("than", "post_than")


def sign_of(c: Clause, rates: bool) -> int | None:
    """1 where more is claimed, -1 where less; None where no word or different ones say so, or a fall is compared."""
    found: set[int | None] = set()
    for m in c.mentions:
        if bounding(c, m):
            continue
        if m.says("choosing"):
            return None  # 大还是小: which of the two it is, is asked
        if m.kind == "compare" or m.kind == "more":
            found.add((OVER if m.kind == "compare" else MORE).get(m.code))
        elif m.kind in ("direction", "extreme"):
            if rates and m.is_("direction", "up") and c.has("more"):
                continue  # "ont davantage progressé que": the word beside it tells which way
            degree = next((code for kind, code in m.others if kind == "more"), _COMPARATIVE.get(m.code))
            found.add(MORE.get(degree) if degree and not (rates and m.code == "down") else None)
        elif m.says("in_more", "in_less"):  # アメリカより多く買う
            found.add(1 if m.says("in_more") else -1)
    return found.pop() if len(found) == 1 else None


def bounding(c: Clause, m: Mention) -> bool:
    """`Over 20 bn more than`: of the amount, and of no standard."""
    beside = (c.before(m) if c.postposed else c.after(m)) if m.kind == "compare" else None
    beside = c.after(beside) if beside is not None and beside.says("by_so_much") else beside  # "более чем на 100 млрд"
    return beside is not None and beside.kind in AMOUNT
