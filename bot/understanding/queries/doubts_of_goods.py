"""Goods that are named, and nothing that a figure of them would be: no flow, time or partner; barrels of them in all,
where those of a day are held."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, itself, nothing


def _of_goods_alone(query: Query, f: Features) -> bool:
    """`Oil to oil`, `what is that in oil`: goods with a preposition, and nothing that a figure of them would be."""
    c = f.clause
    if c.has_any("flow", "verb", "period", "place", "demonym", "measure", "party", "op") or f.fragment:
        return False
    goods = c.all("commodity")
    twice = len(goods) > 1 and len({m.code for m in goods}) == 1
    return c.has("prep") and (twice or (c.has("deictic", "that") and c.has("question")))


def _barrels_in_all(query: Query, f: Features) -> bool:
    """`How many barrels did China import in May`, `total barrels`: so many in all, where barrels a day are held."""
    c = f.clause
    if query.basis != "mbpd" or c.has("unit", "mbpd") or query.measure == "unit_value":
        return False
    counted = any(
        one.is_("question", "how_many", "how_much") and two.is_("unit", "barrel") for one, two in pairwise(c.mentions)
    )
    return counted or (bool(c.ops("sum", "accumulated")) and c.has("unit", "barrel"))


def _how_many_kinds(query: Query, f: Features) -> bool:
    """`How many export goods fell in 2025`: a number of kinds of goods, where the rate of all would be told."""
    c = f.clause
    return query.commodities == ("TOTAL",) and c.has("question", "how_many") and c.says("kinds_of_goods")


def _for_each_tonne(query: Query, f: Features) -> bool:
    """`How many tonnes of ore for every tonne of steel`: how much of the one there is to the other, where each would be
    told by itself."""
    each = any(
        m.says("each") and (unit := f.clause.after(m)) is not None and unit.kind == "unit" for m in f.clause.mentions
    )
    return each and len(query.commodities) > 1


OF_GOODS: Rows = (
    (Doubt(_of_goods_alone, nothing, ("level",)), "commodity"),
    (Doubt(_barrels_in_all, itself, ("level", "sum")), "barrel"),
    (Doubt(_how_many_kinds, nothing, ("growth",)), "how_many"),
    (Doubt(_for_each_tonne, nothing, ("level", "compare")), "t"),
)
