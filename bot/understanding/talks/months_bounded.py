"""A bound by itself after the months of a span, or after what was claimed of each of them: of the months, and not of
what the span came to."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Bound, Query
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import AMOUNT, ONE_WAY, WHO, WORLD

_BARE = (*AMOUNT, "compare", "more", "conj", "fragment", "harmless", "courtesy", "prep", "deictic")
_OF_A_CLAIM = (*_BARE, *WHO, "flow", "period", "time", "growth", "direction", "question")
_OF_EACH = ("every", "none", "most", "half", "half_most", "fewer_half")


def bounded_after_course(previous: Query, f: Features) -> Query | None:
    """ "Above 320 billion?" after the exports of a year month by month: which of the months."""
    c = f.clause
    if previous.operation == "trend" and previous.by in ("quarter", "half") and f.bound and c.only(*_BARE):
        raise Ambiguous.again(previous)  # "above 980?", after quarters: of those nothing is counted
    course = previous.operation == "trend" and previous.by in (None, "month") and len(previous.periods) == 1
    asked = ("question", "op") if c.has("question", "what") or c.ops("which", "list") else ()  # "which were above 320?"
    if not course or f.bound is None or len(f.amounts) != 1 or not c.only(*_BARE, *asked):
        return None
    if c.has_other("op", "which", "list") or c.has("question", "how_much", "how_many"):
        return None
    bound = _in_its_unit(previous, f.bound, f)
    if bound is None or previous.periods[0].month_count < 2 or f.flow != previous.flow:
        return None
    if previous.flow == "balance" and (previous.reporter != f.home or previous.partners not in WORLD):
        raise Ambiguous.again(previous)  # which side of nothing it is above
    rates = "yoy" if bound.unit == "pct" else previous.measure
    return previous.with_(operation="threshold", by="which", limit=None, measure=rates, condition=bound, notes=())


def claimed_of_each_again(previous: Query, f: Features) -> Query | None:
    """ "And imports above 200?", "and above 100?", "in 2024?", "and imports?", "to the US?" after a claim of every
    month of a year: the same claim of another flow, partner, amount or year."""
    c = f.clause
    told = previous.condition
    if previous.operation != "check" or previous.by not in _OF_EACH or not isinstance(told, Bound):
        return None
    if not c.only(*_OF_A_CLAIM) or c.has("direction") or c.has("question", "how_much", "how_many"):
        return None
    anew = (f.bound is not None, c.has_any("flow", *WHO), c.has("period"))
    rated = told.measure == "yoy" and not told.amount
    flow = f.flow if anew[1] else previous.flow
    if (
        not any(anew)
        or flow not in (*ONE_WAY, "balance", "total", *(() if anew[1] else ("context",)))
        or (f.amounts and f.bound is None)
    ):
        return None
    if (rated and flow not in ONE_WAY) or f.reporter != previous.reporter:
        return None
    periods = f.periods if anew[2] else previous.periods
    if len(periods) != 1 or periods[0].month_count < 2 or len(f.partners) > 1:
        return None
    bound = told if f.bound is None else _in_its_unit(previous, f.bound, f)
    if bound is None:
        return None
    partners = f.partners if anew[1] else previous.partners
    return previous.with_(flow=flow, partners=partners, periods=periods, condition=bound, notes=())


def _in_its_unit(previous: Query, bound: Bound, f: Features) -> Bound | None:
    """The bound, of a rate where rates were told and the number is bare; None where it is of another kind."""
    told = previous.condition
    rated = previous.measure == "yoy" or (isinstance(told, Bound) and told.measure == "yoy")
    bare = all(amount.unit is None and not amount.scaled for amount in f.amounts)
    if rated and bare:
        return replace(bound, unit="pct", measure="yoy", amount=f.amounts[0].value)
    if bound.unit == "pct":
        return replace(bound, measure="yoy") if previous.flow in ONE_WAY else None
    return None if rated else bound
