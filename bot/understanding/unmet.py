"""Words that narrow what is asked in a way that the query does not: by the quarter, on the month, the smallest fall.

A figure of months would be told as one of quarters, a rate on the year as one on the month, the largest as the least.
"""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.fallen_short import fallen_short
from bot.understanding.features import Features

_OVER_MONTHS = ("average", "threshold", "streak", "record", "check", "alert")
_WITHIN = ("threshold", "streak", "record", "rank")


def unmet(query: Query, f: Features) -> bool:
    """Whether the query says less than the words do."""
    return (
        _longer_months(query, f)
        or _on_the_month(query, f)
        or _the_least_of(query, f)
        or _parts(query, f)
        or fallen_short(query, f)
    )


def _parts(query: Query, f: Features) -> bool:
    """`Whose share grew most`: not how exports grew most."""
    moved = query.operation in ("record", "streak") and query.measure == "yoy"
    return moved and f.clause.has("measure", "share")


def _longer_months(query: Query, f: Features) -> bool:
    """`Average exports per quarter`, `more than 400 bn a quarter`: months alone are averaged and looked through.

    Where years are asked for, of more than one: `average exports a year from 2021 to 2025`.
    """
    c = f.clause
    if query.operation not in _OVER_MONTHS or f.context or query.by in ("quarter", "year", "compound"):
        return False
    if f.asks_time in ("quarter", "half") or c.ops("by_quarter"):
        return True
    years = f.asks_time == "year" or c.ops("by_year")
    span = sum(period.month_count for period in query.periods)
    return bool(
        query.operation == "average" and years and span > 12 and f.asks_time != "month" and not c.ops("monthly")
    )


def _on_the_month(query: Query, f: Features) -> bool:
    """`The last time exports shrank compared to the month before`: only rates on the year are looked through."""
    condition = query.condition
    rate = query.measure == "yoy" or (isinstance(condition, Bound) and condition.measure == "yoy")
    fallen = isinstance(condition, Bound) and condition.unit == "pct"
    mom = [m for m in f.clause.all("growth", "mom") if not m.means("harmless", "of_months")]
    told = bool(mom) and not (f.clause.has("growth", "yoy") or f.rate_of_months)
    return query.operation in _WITHIN and (rate or fallen) and told and not f.context


def _the_least_of(query: Query, f: Features) -> bool:
    """`The smallest drop`, `the smallest miss`, `its smallest deficits`: what ends the order is no such thing."""
    c = f.clause
    if not c.has("extreme", "least"):
        return False
    if query.operation == "surprise":
        return True
    if query.operation == "rank" and query.by == "partner" and query.flow == "balance":
        return c.has("flow", "deficit", "surplus") and len(query.partners) < 2
    least = [c.after(m) for m in c.all("extreme", "least") if c.tokens[m.first].kind != "han"]  # 跌得最惨: the most
    drop = any(after is not None and after.is_("direction", "down") for after in least)
    return query.operation == "record" and query.measure == "yoy" and drop
