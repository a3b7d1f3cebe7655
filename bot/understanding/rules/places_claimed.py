"""A claim of whose place is the first, the second ...: `the US is China's largest export market, right?` -> the place
that is claimed, by which the ranking is judged.

`Among the top five` claims no more than that. Of the smallest nothing is proved, for others are not held.
"""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.clauses.features import Features
from bot.understanding.rules.records import place

RANK = "rank"


def with_place(f: Features, query: Query) -> Query:
    """The query for one's place with the place that is claimed as its condition; as it is where none is claimed."""
    if query.operation != RANK or query.limit is not None or query.condition is not None or not _one(query):
        return query
    c = f.clause
    opened = bool(c.mentions) and any(c.mentions[0].says(code) for code in ("copula", "auxiliary"))
    asked = c.has_any("question", "negation") or c.has("conj", "or") or c.ops("place_of", "when", "why")
    others = [amount for amount in f.amounts if amount.value != f.limit]
    led = any(m.says("leading") for m in c.all("op", "rank"))  # "Brasil lideró las ventas": it came first
    if not (c.ops("check") or opened or led) or asked or others or f.moved or f.growth:
        return query
    if f.limit is not None and f.limit > 1 and f.extreme() != -1:
        return query.with_(condition=Bound("at_most", float(f.limit), unit="count"))
    deficits = query.flow == "balance" and c.has("flow", "deficit")
    if f.extreme() != 1 and not led:
        return query
    return query.with_(condition=Bound("is", float(-place(f) if deficits else place(f)), unit="count"))


def _one(query: Query) -> bool:
    names = query.partners if query.by in (None, "partner") else query.commodities if query.by == "commodity" else ()
    return len(names) == 1 and names not in (("WLD",), ("TOTAL",))
