"""A time that is asked for by a figure that was told: "when was it last higher?", "when was it below that?", "was it
ever lower this year?"; after a claim of a bound, "when was it last below?", "how many months was it above?"."""

from __future__ import annotations

from bot.model import Bound, Comparator, Query
from bot.understanding.clauses.features import Features

_OF_ONE = ("level", "balance", "total", "growth", "record", "compare")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "deictic", "prep")
_ASKS = ("when", "last_time", "first_time", "ever", "count")
_BARE = ("harmless", "conj", "fragment", "courtesy", "compare", "period")
_BY = {"last": "last_time", "first": "first_time", "count": "count"}
_BELOW = {"above": "below", "at_least": "below", "below": "above", "at_most": "above"}
_SIDED = (*_BELOW, "either")


def as_high_then(previous: Query, f: Features) -> Query | None:
    """The month beside those before it, or the months on the other side of the bound that was claimed; None for any
    other fragment. A year is set beside the years."""
    c = f.clause
    bare = previous.operation in ("threshold", "streak") and c.only(*_BARE)  # "and below?", "was December above?"
    if not (bare or c.ops(*_ASKS)) or f.amounts:
        return None
    way = _way(f)
    if way is None or not c.only(*_LITTLE, "op", "direction", "more", "compare", "period"):
        return None
    if c.has_other("op", *_ASKS) or c.has("more", "faster", "slower", "fell_more"):
        return None
    if (bounded := _past_the_bound(previous, f, way)) is not None:
        return bounded
    if previous.operation not in _OF_ONE or len(previous.partners) != 1 or len(previous.commodities) != 1:
        return None
    if previous.operation == "growth" and previous.by != "year":
        return None
    at = previous.periods[0] if previous.periods else None
    if at is None or (previous.operation == "compare" and previous.by != "period"):
        return None
    at = max(previous.periods) if previous.operation == "compare" else at
    measure = previous.measure
    query = previous.with_(operation="record", measure=measure, condition=None, limit=way, notes=())
    if c.has("period"):  # "was it ever lower this year?"
        spans = len(f.periods) == 1 and f.periods[0].month_count > at.month_count and at.month_count == 1
        return query.with_(by="month", periods=f.periods) if spans else None
    if c.ops("ever", "count"):
        return None  # "has it ever been higher?": the highest of all
    if at.kind == "year":
        return query.with_(by="year", periods=())
    if at.month_count > 1 or c.ops("first_time"):
        return None
    c.use(*c.all("compare"))
    return query.with_(by="since", periods=(at,))


def _way(f: Features) -> int | None:
    """1 for higher or above, -1 for lower or below, as it is set against the figure told; None where both or none."""
    c = f.clause
    found = {1 if m.means("more", "more") else -1 for m in c.mentions if m.means("more", "more", "less")}
    found |= {1 if m.code in ("above", "at_least") else -1 for m in c.all("compare", *_BELOW)}
    return found.pop() if len(found) == 1 else None


def _past_the_bound(previous: Query, f: Features, way: int) -> Query | None:
    """ "When was it last below?" after "is that above 50?": the last month on that side of the 50; "was December
    above?" after months below it: whether it was."""
    c, told = f.clause, previous.condition
    if not isinstance(told, Bound) or told.comparator not in _SIDED or not c.has("compare") or c.has("deictic"):
        return None
    one = not c.has("op") and c.has("period") and [p.month_count for p in f.periods] == [1]
    kept = previous.operation in ("check", "threshold") and previous.by in (None, "which", "count", "first", "last")
    if not (one or kept):
        return None
    comparator: Comparator = "above" if way > 0 else "below"
    same = told.comparator in (("above", "at_least") if way > 0 else ("below", "at_most"))
    asked = next((by for by, op in _BY.items() if c.ops(op)), "which" if c.has("op") else previous.by)
    c.use(*c.all("compare"))
    bound = told if same else Bound(comparator, told.amount, unit=told.unit, measure=told.measure)
    periods = f.periods if c.has("period") else () if c.has("op") else previous.periods
    operation, by = ("check", None) if one else ("threshold", asked)
    return previous.with_(operation=operation, by=by, limit=None, condition=bound, periods=periods, notes=())
