"""An amount claimed roughly (`nearly three quarters`, 将近三分之一) -> a bound of about it, or of at least as much."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound, Comparator, Condition, Logic, Query
from bot.understanding.clauses.amounts import SCALES, Amount
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_SIGNS = frozenset("~≈")


def vaguely(query: Query, f: Features) -> Query:
    """The query of a claim, with "about" for every amount that a word or sign of vagueness stands beside, and "at
    least" where a round one names the size."""
    if query.operation not in ("check", "why") or query.condition is None:
        return query
    bound = query.condition
    if isinstance(bound, Bound) and bound.comparator in ("at_least", "above") and _nearly_reached(f):
        return query.with_(condition=replace(bound, comparator="about"))
    if any(_names_size(f, amount) for amount in f.amounts):
        return query.with_(condition=_as(query.condition, "at_least"))
    if query.operation == "why" or not any(told_roughly(f, amount) for amount in f.amounts):
        return query
    return query.with_(condition=_as(query.condition, "about"))


def _nearly_reached(f: Features) -> bool:
    """`The surplus nearly reached a trillion`: about so much, and no more than it."""
    c = f.clause
    reached = c.all("compare", "reach", "pass")
    if c.has("compare", "reach") and any(told_roughly(f, amount) and amount.sized for amount in f.amounts):
        return True  # "reached nearly 3.8 trillion"
    return any(m.says("vague") and any(m.last + 1 == one.first for one in reached) for m in c.mentions)


def _as(condition: Condition, comparator: Comparator) -> Condition:
    if isinstance(condition, Logic):
        return replace(condition, parts=tuple(_as(part, comparator) for part in condition.parts))
    told = isinstance(condition, Bound) and condition.comparator == "is" and condition.amount
    return replace(condition, comparator=comparator) if told else condition


def _names_size(f: Features, amount: Amount) -> bool:
    """`A trillion-dollar surplus`, `un superávit de un billón`: of a surplus of 1,189 bn it is said rightly."""
    if amount.value != SCALES["trillion"]:
        return False
    c = f.clause
    before = [m for m in c.mentions[: c.at(amount.first)] if m.kind != "harmless"][-2:]
    after = [m for m in c.mentions[c.at(amount.last) + 1 :] if m.kind != "harmless" and not m.is_("prep", "of")][:1]
    of_so_much = [m.kind for m in before] == ["flow", "prep"]
    return of_so_much or [m.kind for m in after] == ["flow"]


def told_roughly(f: Features, amount: Amount) -> bool:
    """Whether such a word touches the amount, before it or after (20%左右, 半分くらい), or it is a part in words: what
    rose `by a quarter` may have risen 25.8 %."""
    c = f.clause
    ends = (c.at(amount.first) - 1, c.at(amount.last) + 1)
    beside = [c.mentions[at] for at in ends if 0 <= at < len(c.mentions)]
    joint = c.mentions[ends[0]] if ends[0] > 0 else None  # "упал почти | на | 30 %", "casi | un | 30 %"
    led = c.mentions[ends[0] - 1] if joint is not None and (joint.kind == "prep" or joint.says("indefinite")) else None
    if joint is not None and led is not None and led.says("vague") and _touches(joint, amount):
        return True
    lead = c.tokens[amount.first.first - 1].norm if amount.first.first else ""
    worded = ("unit", "pct") in amount.first.others and not any(sign.isdigit() for sign in amount.first.said)
    return worded or lead in _SIGNS or any(m.says("vague") and _touches(m, amount) for m in beside)


def _touches(word: Mention, amount: Amount) -> bool:
    return word.last + 1 == amount.first.first or amount.last.last + 1 == word.first
