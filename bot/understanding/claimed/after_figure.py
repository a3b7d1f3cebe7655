"""An amount put to the test after a figure: "and imports were about 250?", "so roughly 6 per cent?" -> a check."""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features

_TOLD = ("level", "balance", "total", "growth", "check", "share", "average", "sum")
_ASKS = (
    "question", "extreme", "more", "party", "ordinal", "multiple", "event", "poll", "books", "agency", "opinion",
    "negation", "time", "compare",
)  # fmt: skip
_YEAR = 12
_FEW = 20  # a smaller bare number may count something
_NO_YEAR = 100  # "25?" may be a year


def claimed_after(previous: Query, f: Features) -> Query | None:
    """The check of such a claim; None where an amount is no claim, or something else is asked."""
    later = max(previous.periods, default=None, key=lambda one: one.first)
    year_apart = previous.operation == "compare" and set(previous.periods) == {later, later and later.shift(-_YEAR)}
    if len(f.amounts) != 1 or not (previous.operation in _TOLD or year_apart):
        return None
    c, amount = f.clause, f.amounts[0]
    if year_apart and later and f.periods == previous.periods and amount.unit == "pct":
        f.periods = (later,)  # "so they fell by a third?" after two Novembers: on the year
    if c.has_any(*_ASKS) or c.has_other("op", "check"):
        return None
    if len(f.periods) != 1 or f.things > 1 or c.used.intersection(amount.mentions) or not _put_forward(c, amount):
        return None
    rate = amount.unit == "pct" or (f.growth and amount.unit is None and not amount.scaled)
    rated = previous.measure == "yoy" and not (c.has("flow", "balance", "surplus", "deficit", "total"))
    rate = rate or (rated and amount.unit is None and not amount.scaled)
    if not (rate or amount.scaled or amount.unit or amount.value >= _FEW or f.context):
        return None
    c.use(*amount.mentions)
    down = c.has("direction", "down") or c.has("flow", "deficit")
    down = down and not c.has("direction", "up")
    measure = f.measure if f.measure != "yoy" else None
    value, unit = amount.value, "pct" if rate and not f.context else None
    if unit is not None:
        measure = "share" if previous.operation == "share" and not f.moved else "yoy"
    else:
        plain = "USD_bn" if f.all_goods and (amount.unit or amount.scaled) else None
        value, unit = amount.in_unit(plain)
    bound = Bound("is", -value if down and value > 0 else value, unit=unit, measure=measure)
    return query_of(f, "check", by=of_size(f, bound), measure=measure, condition=bound)


def of_size(f: Features, bound: Bound) -> str | None:
    """ "So about 29 per cent?" after a fall: nobody said which way, so the size alone is claimed; and so it is of a gap
    ("India's trade gap was under 30 bn")."""
    c = f.clause
    if f.flow == "balance" and bound.unit != "pct" and bound.amount > 0 and _of_a_gap(f):
        return "size"
    either = bound.unit == "pct" and bound.measure == "yoy"
    either = either or (f.flow == "balance" and bound.unit != "pct")
    told = c.has("direction") or c.has("flow", "surplus", "deficit") or f.minus or bound.comparator != "is"
    return "size" if f.fragment and either and not told and bound.amount > 0 else None


def _of_a_gap(f: Features) -> bool:
    return any(m.says("sized") for m in f.clause.all("flow", "balance"))


def _put_forward(c: Clause, amount: Amount) -> bool:
    """Whether a copula, a word of vagueness, a closing question mark or a move by a rate makes it something that is
    claimed."""
    told = any(m.says("vague") or m.says("copula") for m in c.mentions) or c.ops("check")
    if amount.unit == "pct" and c.has_any("direction", "growth") and not c.has("prep", "to"):
        return True  # "so it fell by a third"
    plain = amount.value >= _NO_YEAR or amount.value != int(amount.value) or amount.scaled or amount.unit
    return told or (bool(plain) and c.tokens[-1].norm == "?") or c.tokens[amount.first.first - 1].norm in "~≈"
