"""Words that narrow what is asked in a way that the query does not: by the quarter, on the month, the smallest fall.

A figure of months would be told as one of quarters, a rate on the year as one on the month, the largest as the least.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.model import Bound, Query
from bot.understanding.clauses.features import IN_SURPLUS, Features
from bot.understanding.queries.fallen_short import fallen_short
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.in_order import InOrder
from bot.understanding.words.kinds import OF_ONE_TIME, ONE_WAY, TARIFFS, WHO

_OVER_MONTHS = ("average", "threshold", "streak", "record", "check", "alert")
_WITHIN = ("threshold", "streak", "record", "rank")


def unmet(query: Query, f: Features) -> bool:
    """Whether the query says less than the words do."""
    return any(rule(query, f) for rule in _RULES.among(f.clause.rows))


def _both_of_one(query: Query, f: Features) -> bool:
    """`What was it in 2024 for both`, `tonnage for both`, where one thing alone would be told."""
    if not (f.fragment and (f.clause.frame.says("both_of_them") or f.clause.has("deictic", "both"))):
        return False
    several = max(f.things, len(query.partners), len(query.commodities), len(query.periods)) > 1
    joined = f.clause.rule == RECKONED and any(period.kind not in ("month", "year") for period in query.periods)
    several = several or joined or query.flow in ("both", "all")  # January and February: as one span
    return query.operation in ("level", "growth") and query.flow in ONE_WAY and not several


def _how_much_of_all(query: Query, f: Features) -> bool:
    """`That's how much of all cars exported`: a part of those, and not how many they were."""
    c = f.clause
    asked = c.first("question", "how_much", "how_many") if c.says("everybody") else None
    if asked is None:
        return False
    after = [m for m in c.mentions if m.first > asked.last][:3]
    if query.operation not in OF_ONE_TIME or len(after) < 3:
        return False
    of, whole, goods = after
    return of.is_("prep", "of") and whole.says("everybody") and goods.kind in ("commodity", "flow")


def _no_deficit(query: Query, f: Features) -> bool:
    """`And the biggest deficit`, of all China's trade: its smallest surplus is none."""
    plain = query.operation == "record" and query.flow == "balance" and query.of_all
    return plain and query.reporter == IN_SURPLUS and f.fragment and f.clause.has("flow", "deficit")


def _larger_than_whom(query: Query, f: Features) -> bool:
    """`So Russia is bigger`, after another's share: than whom, which its own figure does not tell."""
    c = f.clause
    placed = c.has_any(*WHO)
    single = query.operation in (*OF_ONE_TIME, "share") and len(query.partners) == 1 and len(query.periods) < 2
    told = c.has_any("question", "period", "flow", "verb", "growth", "measure", "number")
    more = c.has("more", "more", "less") and c.says("copula")
    return f.fragment and placed and single and more and not told


def _that_of_nothing(query: Query, f: Features) -> bool:
    """`Was that above expectations`, where no figure of a time was told: not whatever came out last."""
    pointed = query.operation == "surprise" and not query.periods and f.fragment
    return pointed and f.clause.has("deictic", "that") and not f.clause.has("flow")


def _how_far_from(query: Query, f: Features) -> bool:
    """`By how much over 2024`, after months above a bound: not whether 2024 was above it."""
    c = f.clause
    bounded = query.operation in ("threshold", "streak") and query.by not in ("first", "last")
    return bounded and f.fragment and bool(c.ops("difference")) and c.has("period") and not f.amounts


def _with_nobody_told(query: Query, f: Features) -> bool:
    """`And what did we buy from them`, where no partner was told before: everybody's figure is none of theirs."""
    c = f.clause
    if not c.has("deictic", "them") or not query.of_all or query.operation not in OF_ONE_TIME:
        return False
    return f.things < 2 and any(c.led_by(m, "prep", "to", "from", "with") for m in c.all("deictic", "them"))


def _after_what(query: Query, f: Features) -> bool:
    """`Did soybeans recover after that`: a time after another that was told by nothing, and the newest is none."""
    later = [m for m in f.clause.all("time", "later") if m not in f.clause.used]
    return query.operation in OF_ONE_TIME and bool(later) and not query.periods


def _which_of_none(query: Query, f: Features) -> bool:
    """`Which one does China use for imports`: one of several things is asked for, and a single figure is none."""
    choosing = f.clause.frame.says("choosing")
    if not (choosing or (f.fragment and f.clause.has("more"))):
        return False
    several = max(f.things, len(query.partners), len(query.commodities), len(query.periods)) > 1
    several = several or f.extreme() is not None
    larger = f.fragment and f.asks_time is not None and f.clause.has("more") and f.clause.has("question", "what")
    # "which year had the bigger gap", where no two years were told
    return query.operation in OF_ONE_TIME and not several and (larger or choosing)


def _so_many_months(query: Query, f: Features) -> bool:
    """`The surplus, 3 months 2025`: of which three is not said, and the year is none of them."""
    months = [m.value for m in f.clause.all("number") if f.clause.counts_months(m)]
    if not months or query.operation not in (*OF_ONE_TIME, "sum"):
        return False
    meant = {len(query.periods), *(period.month_count for period in query.periods)}
    return not meant.union({sum(period.month_count for period in query.periods)}).issuperset(months)


def _parts(query: Query, f: Features) -> bool:
    """`Whose share grew most`: not how exports grew most. `Share of exports in total trade`: not of all exports, but a
    part of another flow than its own."""
    c = f.clause
    if query.operation in ("record", "streak"):
        return c.has("measure", "share")  # a record of a share is told by nothing
    records = (c.after(m, "period") for m in c.all("op", "record"))
    if query.operation == "share" and any(one is None or one.kind != "flow" for one in records):
        return True  # "a record high for the share"; "of the record surplus" is told by the surplus
    if query.operation != "share" or not c.has("measure", "share", "percent"):
        return False
    flows = [m for m in c.all("flow") if m.code in ("export", "import", "trade", "total")]
    if flows and flows[0].code in ONE_WAY and flows[-1].code in ("trade", "total"):
        return c.led_by(flows[-1], "prep", "in", "of")
    between = [m for m in c.all("measure") if flows and flows[0].first < m.first < flows[-1].first]
    return bool(between) and flows[0].code != flows[-1].code


def _moved_by_tariffs(query: Query, f: Features) -> bool:
    """`How much did tariffs reduce exports`: not how high they are."""
    if query.flow != "context":
        return False
    c = f.clause
    tariff, moved = c.first("commodity", *TARIFFS), c.first("direction", "up", "down")
    flow = c.first("flow", "export", "import", "trade")
    if tariff is None or moved is None or flow is None:
        return False
    return query.operation in ("level", "growth") and tariff.first < moved.first < flow.first


def _longer_months(query: Query, f: Features) -> bool:
    """`Average exports per quarter`, `more than 400 bn a quarter`: months alone are averaged and looked through.

    Where years are asked for, of more than one: `average exports a year from 2021 to 2025`.
    """
    c = f.clause
    if query.operation not in _OVER_MONTHS or f.context or query.by in ("quarter", "year", "compound", "since"):
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
    mom = [m for m in f.clause.all("growth", "mom") if not m.says("of_months")]
    told = bool(mom) and not (f.clause.has("growth", "yoy") or f.rate_of_months)
    return query.operation in _WITHIN and (rate or fallen) and told and not f.context


def _the_least_of(query: Query, f: Features) -> bool:
    """`The smallest drop`, `the smallest miss`, `its smallest deficits`: what ends the order is no such thing. The
    worst drop is the largest."""
    c = f.clause
    if not c.has("extreme", "least"):
        return False
    if query.operation == "surprise":
        return True
    if query.operation == "rank" and query.by == "partner" and query.flow == "balance":
        return c.has("flow", "deficit", "surplus") and len(query.partners) < 2
    said = [m for m in c.all("extreme", "least") if c.tokens[m.first].kind != "han" and not m.says("best")]
    least = [c.after(m, "op") for m in said]
    drop = any(m is not None and (m.is_("direction", "down") or m.says("falling")) for m in least)
    drop = drop or any(c.led_by(m, "direction", "down") for m in said)  # "fall the least"
    return query.operation == "record" and query.measure == "yoy" and drop


def _of_whom(query: Query, f: Features) -> bool:
    """`How much soy and how much crude, and from whom did most of the soy come`: not which of the goods is more."""
    goods = query.operation in ("rank", "compare") and query.by == "commodity"
    return goods and any(f.clause.led_by(m, "prep") for m in f.clause.all("question", "who"))


_RULES: Final[InOrder[Callable[[Query, Features], bool]]] = InOrder(
    (_longer_months, "unit:quarter unit:half unit:year year_span by_quarter by_year average quarter half"),
    (_on_the_month, "mom"),
    (_the_least_of, "least"),
    (_parts, "share percent"),
    (_moved_by_tariffs, "up down"),
    (fallen_short, ""),
    (_which_of_none, ""),
    (_so_many_months, "number"),
    (_after_what, "later"),
    (_both_of_one, ""),
    (_with_nobody_told, "them"),
    (_how_much_of_all, "everybody"),
    (_no_deficit, "deficit"),
    (_how_far_from, "difference"),
    (_that_of_nothing, "that"),
    (_larger_than_whom, "more"),
    (_of_whom, "who"),
)
