"""An order of partners or goods that a fragment asks anew: its other end, the deficits after the surpluses, top 3."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features

_SIGN = {"surplus": 1, "deficit": -1}
_NAMING = (
    "flow", "place", "demonym", "commodity", "party", "period", "unit", "extreme", "more", "direction", "number",
    "compare", "verb", "event", "agency", "multiple",
)  # fmt: skip


def order_turned(previous: Query, f: Features) -> Query | None:
    """ "And the smallest?" after the largest: the other end of the same order; "and the biggest deficits?" after the
    largest surpluses."""
    c, extreme = f.clause, f.extreme()
    if previous.operation != "rank" or previous.by not in ("partner", "commodity"):
        return None
    if any(c.has(kind) for kind in ("place", "demonym", "commodity", "verb", "party")) or f.asks_time:
        return None
    sides = {m.code for m in c.all("flow")}
    if sides:
        if previous.flow != "balance" or len(sides) != 1 or not sides <= _SIGN.keys() or c.has("question", "how_much"):
            return None
        if extreme == -1:
            return None  # the smallest of them: not the end of this order
        extreme = _SIGN[sides.pop()]
    if extreme is None:
        return None
    count = abs(f.limit or previous.limit or 5)
    return previous.with_(limit=extreme * count, periods=f.periods or previous.periods, notes=())


def ordered_anew(previous: Query, query: Query, f: Features) -> Query:
    """ "Top 3" after an order: of the same things, by the same measure, where the fragment names none."""
    if f.things > 1 or f.members_of:
        return query
    told = f.clause.has("measure") or f.clause.has("unit") or f.growth
    measure = query.measure if told or query.measure is not None else previous.measure
    return query.with_(by=previous.by, partners=previous.partners, measure=measure)


def rates_of_order(previous: Query, f: Features) -> Query | None:
    """ "And their growth?", "how fast did that grow" after an order by size: the same with the rate of each beside it.
    The growth of all trade is named as such: "total growth", "growth of exports"."""
    c = f.clause
    if previous.operation != "rank" or previous.measure not in (None, "value", "quantity", "share"):
        return None
    if not c.has("growth", "growth", "yoy") or f.periods != previous.periods or any(map(c.has, _NAMING)):
        return None
    return previous.with_(measure="with_yoy", notes=()) if all(m.code == "how_fast" for m in c.all("op")) else None
