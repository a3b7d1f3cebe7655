"""How far a figure that was told is from that of a time named now: "how much lower than in April", "how many points up
since February", "and since March?"."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import AMOUNTS, THAN

_OF_AMOUNT = ("record", "check", "sum")  # "is that a record? by how much over 2015?", "in all? and than in 2024?"
_NAMING = ("flow", "place", "demonym", "commodity", "verb", "party", "agency", "extreme", "poll")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "period", "prep")


def apart_from(previous: Query, f: Features) -> Query | None:
    """The change from the time named to the one told, of an amount, an index or, in points, a rate; None where no such
    distance is asked for."""
    c, said = f.clause, f.clause.expressions()
    if previous.operation in _OF_AMOUNT and previous.measure != "yoy":
        operation = previous.flow if previous.flow in ("balance", "total") else "level"
        previous = previous.with_(operation=operation, by=None, limit=None, condition=None, notes=())
    again = previous.operation == "change" and len(previous.periods) == 2
    if not (len(previous.periods) == 1 or again) or len(f.periods) != 1 or len(said) != 1 or f.amounts:
        return None
    if c.has_any(*_NAMING) or c.ops("average", "share", "why") or len(previous.partners) != 1:
        return None
    since = said[0][1].open
    much = c.has("question", "how_much", "how_many")
    moved = c.has("direction", "up", "down") or c.has("more") or c.has("compare", "above", "below")
    than = c.frame.marked(THAN)
    only = again and (since or than) and c.only(*_LITTLE)
    faster = than and c.ops("how_fast")  # "how much faster than in May", after a rate
    if not (c.ops("difference") or (much and moved) or only or faster):
        return None
    rate = previous.operation == "growth" and previous.by == "year"
    rate = rate and (c.has("unit", "pp") or (than and bool(c.ops("how_fast"))))
    rated = c.has("unit", "pct", "pp") or previous.measure == "yoy"
    amount = previous.operation in AMOUNTS and (f.context or not rated)
    part = previous.operation == "share" and bool(c.ops("difference"))  # "change from 2024?": in points
    if not (rate or again or part or (amount and (f.context or since or c.ops("difference")))):
        return None
    now = max(previous.periods)
    then = _begun(f.periods[0], now) if since else f.periods[0]
    if then is None or then == now or then.month_count != now.month_count:
        return None
    measure = "yoy" if rate else "share" if part else previous.measure
    return previous.with_(operation="change", by=None, measure=measure, condition=None, periods=(now, then), notes=())


def _begun(span: Period, now: Period) -> Period | None:
    """The month in which a span begins, where a month was told."""
    return Period.month(span.first.year, span.first.month) if now.kind == "month" else None
