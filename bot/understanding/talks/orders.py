"""An order of partners or goods that a fragment asks anew: its other end, the deficits after the surpluses, top 3."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import WITH_RATES, Query, Turn
from bot.understanding.clauses.features import Features

_SIGN = {"surplus": 1, "deficit": -1}
_NAMING = (
    "flow", "place", "demonym", "commodity", "party", "period", "unit", "extreme", "more", "direction", "number",
    "compare", "verb", "event", "agency", "multiple",
)  # fmt: skip


def order_turned(before: Sequence[Turn], f: Features) -> Query | None:
    """ "And the smallest?" after the largest: the other end of the same order; "and the biggest deficits?" after the
    largest surpluses, also where one of those stands between."""
    c, extreme = f.clause, f.extreme()
    previous = _order_of_one(before) if c.has("flow", *_SIGN) else before[-1].query
    if previous.operation != "rank" or previous.by not in ("partner", "commodity"):
        return None
    if c.has_any("place", "demonym", "commodity", "verb", "party") or f.asks_time:
        return None
    sides = c.codes("flow")
    if sides:
        if previous.flow != "balance" or len(sides) != 1 or not sides <= _SIGN.keys() or c.has("question", "how_much"):
            return None
        if extreme == -1:
            return None  # the smallest of them: not the end of this order
        extreme = _SIGN[next(iter(sides))]
    if extreme is None:
        return None
    sized = c.has("ordinal") or any(m.says("in_size") for m in c.all("extreme"))
    if sized and extreme == 1 and previous.flow == "balance" and not sides:
        extreme = -1 if (previous.limit or 1) < 0 else 1  # "the biggest?", after the largest deficits
    count = abs(f.limit or previous.limit or 5)
    rated = f.growth or any(m.says("of_pace") for m in c.all("extreme"))
    rated = rated and previous.flow != "balance"  # "the fastest growing one?", after an order by size
    measure = "yoy" if rated else previous.measure
    placed = {"partners": ()} if previous.by == "partner" and previous.limit is None else {}
    return previous.with_(
        limit=extreme * count, measure=measure, periods=f.periods or previous.periods, notes=(), **placed
    )


def _order_of_one(before: Sequence[Turn]) -> Query:
    """The order in which the one partner stands that was told last ("second?"); else what was told last."""
    last = before[-1].query
    if last.operation not in ("balance", "level") or len(last.partners) != 1:
        return last
    order = next((turn for turn in reversed(before[-3:-1]) if turn.query.operation == "rank"), None)
    same = order is not None and last.partners[0] in order.named and order.query.periods == last.periods
    return order.query if order is not None and same and order.query.flow == last.flow else last


def ordered_anew(previous: Query, query: Query, f: Features) -> Query:
    """ "Top 3" after an order: of the same things, by the same measure, where the fragment names none."""
    placed = query.limit is None and len(query.partners if query.by == "partner" else query.commodities) == 1
    if f.things > 1 or f.members_of or (placed and f.clause.has("place")) or (placed and f.clause.has("demonym")):
        return query  # "and Korea's rank?": of the one that is named
    told = f.clause.has_any("measure", "unit") or f.growth
    measure = query.measure if told or query.measure is not None else previous.measure
    return query.with_(by=previous.by, partners=previous.partners, measure=measure)


def rates_of_order(previous: Query, f: Features) -> Query | None:
    """ "And their growth?", "how fast did that grow" after an order by size: the same with the rate of each beside it.
    The growth of all trade is named as such: "total growth", "growth of exports"."""
    c = f.clause
    if previous.operation == "share" and previous.by == "top":  # "the top 5 with share and growth"
        previous = previous.with_(operation="rank", by="partner")
    if previous.operation != "rank" or previous.measure not in (None, "value", "quantity", "share"):
        return None
    if previous.limit is None and len(previous.partners) == 1:
        return None  # "and its growth?", after the place of one
    if not c.has("growth", "growth", "yoy") or f.periods != previous.periods or c.has_any(*_NAMING):
        return None
    return previous.with_(measure=WITH_RATES, notes=()) if not c.has_other("op", "how_fast") else None
