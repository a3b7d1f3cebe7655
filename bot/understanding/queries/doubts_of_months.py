"""Months that no query tells: what part of them is asked for, or those after an event that no day is held of."""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous, CannotAnswer
from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import TOLD, Doubt, Rows, itself, nothing
from bot.understanding.words.kinds import AMOUNTS, COURSES, ONE_WAY, TARIFFS

_LEVEL = {"balance": "balance", "total": "total"}  # the operation that tells how much a flow was


def _part_of_months(query: Query, f: Features) -> bool:
    """`In what percentage of the months of 2025 did exports fall`: no share of trade, and no rate."""
    said = [m for m in f.clause.mentions if not m.is_("harmless") and not m.is_("prep", "of")]
    asked = any(
        one.is_("measure", "share", "percent") and (two.is_("time", "unit:month") or two.is_("op", "list"))
        for one, two in pairwise(said)
    )
    return asked and f.clause.has_any("direction", "growth", "compare")


def _after_tariffs(query: Query, f: Features) -> bool:
    """トランプ関税のあと対米輸出は: in texts without spaces, what was traded since then, not how high they are."""
    c = f.clause
    tariffs = [c.at(m) for m in c.all("commodity", *TARIFFS)] if f.context and c.ways.unspaced else []
    return any(
        m.means("time", "after_post", "before_post", "later") for at in tariffs for m in c.mentions[at + 1 :][:1]
    )


def _each_on_the_month(query: Query, f: Features) -> bool:
    """`In which months of 2025 was the surplus smaller than in the month before`: each beside the one before it, and
    no year beside a month."""
    asked = f.clause.ops("which", "count", "list") or f.asks_time == "month"
    sizes = [period.month_count for period in query.periods]
    return bool(asked) and len(sizes) == 2 and min(sizes) == 1 < max(sizes)


def _any_before(_: Query, f: Features) -> bool:
    """`In which month before June was it last above 120 bn`: any of those before it, and not the one right before."""
    c = f.clause
    return any(
        asked.is_("question", "what")
        and told.kind == "period"
        and asked.last + 1 == told.first
        and c.tokens[told.first].norm in c.ways["one_month"]
        for asked, told in pairwise(c.mentions)
    )


def _before_last(_: Query, f: Features) -> bool:
    """`The June before last`: not the last one."""
    pairs = pairwise(f.clause.mentions)
    return any(
        one.is_("time", "before") and two.means("time", "past") and one.last + 1 == two.first for one, two in pairs
    )


def _three_of_what(query: Query, f: Features) -> bool:
    """`China's exports in 2025, the three largest`, 2025年出口最多的三个: months, partners or goods."""
    c = f.clause
    open_ = (
        query.by == "month"
        and abs(query.limit or 1) == 1 < (f.limit or 1)
        and f.asks_time is None
        and f.of_all
        and f.all_goods
    )
    told = c.ops("which", "when", "record", "list", *COURSES) or f.moved or f.fragment or f.context or c.has("party")
    one_way = f.flow in ONE_WAY and any(period.month_count > 1 for period in query.periods)
    return open_ and one_way and not told


def _thing_sought(query: Query, f: Features) -> bool:
    """`Lo que más compra China a Brasil`, ブラジルから一番買っているもの: of what, and neither when nor whose place."""
    c = f.clause
    best = c.first("extreme")
    what = next((m for m in c.mentions if m.says("that_which")), None)
    led = what is not None and best is not None and what.first < best.first and c.has("verb", "buy", "sell")
    sought = led or (c.says("what_goods") and query.by == "partner" and len(query.partners) == 1)
    return bool(sought) and f.asks_time is None and f.all_goods and not (f.context or c.ops("when", "record", "list"))


def _earned(query: Query, f: Features) -> bool:
    """`How much does China earn in its trade with the US`: what is over, and neither both ways nor how they moved."""
    trade = f.clause.has("flow", "trade") and not f.clause.has("flow", *ONE_WAY) and f.clause.says("revenue")
    return trade and f.clause.has("question", "how_much") and query.flow in ("total", "trade")


def _surplus(query: Query) -> CannotAnswer:
    over = query.with_(operation="balance", flow="balance", measure=None, by=None, notes=())
    return Ambiguous.again(query, over)


def _back_at(query: Query, f: Features) -> bool:
    """`Are exports to the US back to 2024 levels?`, `recovered to their 2024 level`: now beside then, and not then."""
    c = f.clause
    level = next(
        (two for one, two in pairwise(c.mentions) if one.kind == "period" and two.is_("measure", "level")), None
    )
    back = c.says("back_to") or any(m.says("again") for m in c.all("direction", "up"))
    return level is not None and len(c.all("period")) == 1 and len(query.periods) == 1 and back


def _then_itself(query: Query) -> CannotAnswer:
    newest = query.with_(
        operation=_LEVEL.get(query.flow or "", "level"), by=None, measure=None, condition=None, notes=()
    )
    return Ambiguous.again(query, newest, newest.with_(periods=()))


def _of_whom_too(query: Query) -> CannotAnswer:
    order = query.with_(operation="rank", by="partner", partners=(), notes=())
    return Ambiguous.again(query, order, query.with_(notes=()))


def _time_of_flows(query: Query, f: Features) -> bool:
    """`In which year were exports larger than imports`: a time is asked for, and of none is anything told."""
    return query.by == "flow" and f.asks_time is not None and not (query.periods or f.fragment)


def _best_month_of_years(query: Query, f: Features) -> bool:
    """`Which month was the largest that year`, after two years side by side: a month of either, and not the two."""
    month = f.asks_time == "month" or any(m.is_("time", "unit:month") for m in f.clause.mentions)
    years = len(query.periods) > 1 and all(period.month_count > 1 for period in query.periods)
    return query.by == "period" and years and month and f.fragment and f.extreme() == 1


def _best_of_each(query: Query) -> CannotAnswer:
    best = query.with_(operation="record", by="month", limit=1, notes=())
    return Ambiguous.again(query, *(best.with_(periods=(period,)) for period in query.periods))


def _largest_revised(query: Query, f: Features) -> bool:
    """`Was the biggest surplus of 2025 revised`: that of a month which is to be found first."""
    return query.by is None and f.extreme() is not None


def _onward(query: Query, f: Features) -> bool:
    """`Exports in April 2025 and after`: the months that follow, where the one would be told alone."""
    onward = f.clause.all("time", "onward")
    behind = any(f.clause.led_by(m, "period") for m in onward)  # "its first value and later value"
    return behind and not (f.since or f.fragment)


OF_MONTHS: Rows = (
    (Doubt(_back_at, _then_itself, (*AMOUNTS, "growth")), "level"),
    (Doubt(_earned, _surplus, ("total", "growth")), "revenue"),
    (Doubt(_thing_sought, nothing, ("record", "rank")), "that_which what_goods"),
    (Doubt(_three_of_what, _of_whom_too, ("record",)), "extreme"),
    (Doubt(_before_last, nothing), "before"),
    (Doubt(_any_before, nothing), "period"),
    (Doubt(_each_on_the_month, nothing, ("compare", "change")), "period"),
    (Doubt(_after_tariffs, itself, ("level",)), " ".join(TARIFFS)),
    (Doubt(_part_of_months, nothing, ("share", "change", "growth", "level", "compare")), "share percent"),
    (Doubt(_time_of_flows, nothing, ("compare",)), "unit:quarter unit:half unit:year unit:month"),
    (Doubt(_best_month_of_years, _best_of_each, ("compare",)), "unit:month"),
    (Doubt(_largest_revised, nothing, ("revision",)), "extreme"),
    (Doubt(_onward, nothing, TOLD), "onward"),
)
