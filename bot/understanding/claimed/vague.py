"""An amount that is claimed roughly: `nearly three quarters`, `about 70 bn`, 将近三分之一 -> a bound of about it."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound, Condition, Logic, Query
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_SIGNS = frozenset("~≈～")


def vaguely(query: Query, f: Features) -> Query:
    """The query of a claim, with "about" for every amount that a word or sign of vagueness stands beside."""
    if query.operation != "check" or query.condition is None or not any(_vague(f, amount) for amount in f.amounts):
        return query
    return query.with_(condition=_about(query.condition))


def _about(condition: Condition) -> Condition:
    if isinstance(condition, Logic):
        return replace(condition, parts=tuple(map(_about, condition.parts)))
    told = isinstance(condition, Bound) and condition.comparator == "is" and condition.amount
    return replace(condition, comparator="about") if told else condition


def _vague(f: Features, amount: Amount) -> bool:
    """Whether such a word touches the amount, before it or after (20%左右, 半分くらい), or it is a part in words: what
    rose `by a quarter` may have risen 25.8 %."""
    c = f.clause
    ends = (c.at(amount.first) - 1, c.at(amount.last) + 1)
    beside = [c.mentions[at] for at in ends if 0 <= at < len(c.mentions)]
    led = c.mentions[ends[0] - 1] if ends[0] > 0 and c.mentions[ends[0]].kind == "prep" else None
    if led is not None and led.says("vague") and _touches(c.mentions[ends[0]], amount):
        return True  # "упал почти на 30 %"
    lead = c.tokens[amount.first.first - 1].norm if amount.first.first else ""
    worded = ("unit", "pct") in amount.first.others and not any(sign.isdigit() for sign in amount.first.said)
    return worded or lead in _SIGNS or any(m.says("vague") and _touches(m, amount) for m in beside)


def _touches(word: Mention, amount: Amount) -> bool:
    return word.last + 1 == amount.first.first or amount.last.last + 1 == word.first
