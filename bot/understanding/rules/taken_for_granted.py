"""What a why takes for granted beside a movement: that one thing is above another, that it was so in every month."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound, Query
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.rules.figures import compare
from bot.understanding.rules.throughout import of_each_month


def granted(f: Features) -> Query | None:
    """`Why do Germany's exports to China exceed its imports`, `why did exports fall in every month of 2025`: what is
    compared, or asked of each month, with what is claimed of it as the condition."""
    c = f.clause
    bare = replace(f, clause=replace(c, mentions=tuple(m for m in c.mentions if not m.is_("op", "why"))))
    if f.fragment or f.blamed or c.has("negation") or c.has_other("op", "why"):
        each = None if f.fragment or f.blamed or c.has("negation") else of_each_month(bare)
        return each.with_(operation="why") if each is not None else None
    if (each := of_each_month(bare)) is not None:
        return each.with_(operation="why")
    if f.amounts or len(f.periods) > 1 or not (c.has_any("more", "compare") or len(c.all("verb")) > 1):
        return None
    plain = compare(bare) or query_of(bare, "level")
    told = with_order(bare, plain)
    if not isinstance(told.condition, Bound) or told.condition.amount:
        return None
    if told.flow == "balance" and told.measure is None and (f.moved or f.growth):
        return query_of(f, "why")  # "grew more than the surplus with B": the higher one need not have moved more
    if told.operation == "compare" and told.by in ("flow", "partner") and told.measure in (None, "yoy"):
        return told.with_(operation="why")
    sided = told.flow == "balance" and told.operation == "check"
    return told.with_(operation="why", condition=replace(told.condition, measure="value")) if sided else None
