"""Goods that are named, and nothing that a figure of them would be: no flow, time or partner."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing


def _of_goods_alone(query: Query, f: Features) -> bool:
    """`Oil to oil`, `what is that in oil`: goods with a preposition, and nothing that a figure of them would be."""
    c = f.clause
    if c.has_any("flow", "verb", "period", "place", "demonym", "measure", "party", "op") or f.fragment:
        return False
    goods = c.all("commodity")
    twice = len(goods) > 1 and len({m.code for m in goods}) == 1
    return c.has("prep") and (twice or (c.has("deictic", "that") and c.has("question")))


OF_GOODS: Rows = ((Doubt(_of_goods_alone, nothing, ("level",)), "commodity"),)
