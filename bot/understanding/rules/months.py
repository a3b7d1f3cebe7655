"""Rules over months: streaks, thresholds, records, rankings. Each makes its query where it applies, or answers None."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Condition, Query, Statement
from bot.understanding.clauses import runs
from bot.understanding.clauses.asked import broken_down, from_whom, in_year, of_a_year, query_of, sum_so_far
from bot.understanding.clauses.features import IN_SURPLUS, Features, ordinal_of
from bot.understanding.clauses.joints import prep_of
from bot.understanding.rules.partners import countries_dealing, dealers_named, of_all_others, others_dealing, what_goods
from bot.understanding.rules.put_in_order import (
    all_months,
    dealer_measure,
    how_high,
    listed_by,
    placed_in_time,
    rank_measure,
    time_placed,
    years_in_order,
)
from bot.understanding.rules.records import place, since_when
from bot.understanding.rules.throughout import negated
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import OF_DEALERS, TARIFFS, YUAN_RATE

_LED, _ENDS = ("import", "export"), {"first": 1, "last": -1}  # limits: the first, the last


def streak(f: Features) -> Query | None:
    """How long a run of months lasted, or which was the longest; None where no run is asked for."""
    c = f.clause
    if not runs.run_asked(f) or since_when(f):
        return None
    runs.of_so_long(f)
    _ended_before(f)
    span = len(f.periods) == 1 and f.periods[0].month_count > 1
    if c.ops("trend", "monthly") and c.has("growth", "yoy") and span and not c.ops("count", "longest"):
        return None  # 減少続く　月別前年比（7月〜11月）: the course is asked for
    if f.fragment and c.has("deictic", "that") and f.bound is None and any(m.says("over") for m in c.all("op")):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"))  # "for how long did it stay like that": like what
    if f.fragment and f.bound is None and not (f.moved or c.has("flow") or f.context):
        # "since when?": the run that the figure before stands in, whichever way it went
        return query_of(f, "streak", by="asked" if f.periods else "current", measure=f.measure)
    if f.context and f.bound is None and not f.moved and not set(f.commodities).isdisjoint(TARIFFS):
        raise Ambiguous.again()  # "since when are the tariffs in force": no run
    condition = f.bound or runs.against_the_year_before(f) or negated(f, runs.run_condition(f))
    by = runs.run_of(f)
    least = max(int(float(m.code)) for m in c.all("number")) if by == "already" else None
    return query_of(f, "streak", measure=condition.measure or f.measure, by=by, limit=least, condition=condition)


def _ended_before(f: Features) -> None:
    """ "How many months did imports fall before they rose in June": the run up to the month before that one."""
    c, moves = f.clause, f.clause.all("direction", "up", "down")
    led = next((m for m in c.all("time", "before") if any(m.first < p.first for p in c.all("period"))), None)
    moved = [m for m in (*moves, *c.all("growth", "growth")) if led is not None and m.last < led.first]
    if moved and moves and moves[-1] not in moved and [period.month_count for period in f.periods] == [1]:
        f.periods, rose = (f.periods[0].shift(-1),), moved[0].kind == "growth" and not f.context
        f.bound = f.bound or (Bound("above", 0.0, unit="pct", measure="yoy") if rose else None)


def threshold(f: Features) -> Query | None:
    """How many months or which of them met a bound; None where nothing is held against one."""
    c = f.clause
    moves, double = runs.moves_counted(c), runs.in_double_digits(f)
    count = c.ops("count") or runs.counted_within(f) or moves or (double is not None and c.has("question", "how_many"))
    named = runs.moved_by_name(f) and c.has("time", "unit:month") and [p.month_count for p in f.periods] != [1]
    which = c.ops("which") or (c.ops("list") and f.bound is not None) or named  # "the months of deflation in 2025"
    first, last = c.ops("first_time"), c.ops("last_time")
    months = f.asks_time
    last = last or ((c.ops("when") or months == "year") and (f.last or _newest_time(f)))
    reached = isinstance(f.bound, Bound) and f.bound.comparator == "at_least" and f.bound.unit != "pct"
    first = first or (f.first and (months is not None or c.ops("when") or reached))
    if not (count or which or first or last or c.ops("when", "ever") or f.bound is not None or months):
        return None
    part = isinstance(f.bound, Bound) and f.bound.measure == "share"  # "does it take more than 10 % of exports"
    if (f.latest or part) and not (f.periods or count or which or first or last or c.ops("when", "ever") or months):
        return None  # "is the tariff above 50 % now": of the newest it is asked, not of which months
    if f.extreme() is not None or c.ops("record", "average", "brief") or (first and f.bound is None and since_when(f)):
        return None
    if f.bound is None and (c.ops("as_low", "as_high") or (last and c.ops("compare") and _one_month(f))):
        return None
    condition: Condition | None = f.condition or f.bound or (double if count or which or months == "month" else None)
    asked = count or which or first or last or c.ops("when") or c.has("question", "how_many") or f.month_that
    asked = asked or (months == "month" and any(_month_of(f, m) for m in c.all("flow", "deficit")))  # 赤字になった月
    over = len(f.periods) == 1 and f.periods[0].month_count > 1 and not c.has("growth", "mom")
    asked = asked or (months == "year" and c.has("question", "what") and f.things == 1)  # "in what years did it fall"
    asked = asked or (bool(c.ops("ever")) and over)  # "was there any month in 2025 in which exports fell"
    nothing = any(amount.value == 0 and not amount.unit for amount in f.amounts) or bool(runs.none_of_them(f))
    asked = asked or (months == "month" and (nothing or f.year_before))  # ゼロになった月
    moved = c.has("direction") or (c.has("growth") and not c.ops("how_fast")) or c.has("flow", "deficit")
    moved = moved or runs.moved_by_name(f)
    against = f.larger or (c.has("compare") and not f.amounts)  # "ever higher than in January"
    if (
        condition is None and c.ops("ever") and f.flow == "balance" and not (against or c.ops("rank") or f.extreme())
    ):  # "has it ever been a deficit", "ever negative"
        negative = c.has("flow", "deficit") or c.has("direction", "down")
        return query_of(f, "threshold", by="last", condition=Bound("below" if negative else "above", 0.0))
    if condition is None and moved and f.context and not set(f.commodities).isdisjoint(TARIFFS):
        return query_of(f, "trend") if c.ops("when") else None  # a tariff that falls is none below nothing
    if f.context and which and c.has("flow") and c.has("conj", "and"):
        raise Ambiguous.again()  # "in which months were the PMI and exports both falling"
    if condition is None and asked:
        condition = runs.against_the_year_before(f) or (negated(f, runs.run_condition(f)) if moved or nothing else None)
    if condition is None:
        return None
    if f.commodities == (YUAN_RATE,) and isinstance(condition, Bound) and condition.comparator in ("above", "at_least"):
        raise Ambiguous.again()  # the yuan "breaks 7": it may have risen past it or fallen
    if first and isinstance(condition, Bound) and not _asks_when(f) and _told_before(f):
        return query_of(f, "check", measure=condition.measure or f.measure, by="first", condition=condition)
    counted = c.has("question", "how_many", "how_much") and (months or c.ops("monthly"))  # "how many monthly surpluses"
    by = "count" if count or counted else None
    measure = condition.measure if isinstance(condition, Bound) and condition.measure else f.measure
    if by == "count" and len(f.periods) == 1 and f.periods[0].month_count == 1:
        # "how many months had it been below 50 by November 2025": one month is no span to count in
        return query_of(f, "streak", measure=measure, by="asked", condition=condition)
    passed = c.ops("when") and not which and not in_year(f) and (c.has("compare", "pass", "reach") or of_a_year(f))
    by = by or ("last" if last else "first" if first or passed else "which")
    ever = bool(c.ops("ever")) and not of_a_year(f)  # "ever above 130 bn in 2025"
    over_months = len(f.periods) == 1 and f.periods[0].month_count > 1 and (f.context or ever)
    each = _one_month(f) or (_few_months(f) and not ever)  # "was it above 50 in April and May": of each it is told
    if by == "which" and not which and not months and not c.ops("when") and each and not over_months:
        return None
    if c.ops("running") or (sum_so_far(c) and by in ("first", "which")):
        by = "running"
    elif c.ops("accumulated") and by == "count" and not f.context:
        raise Ambiguous.again()  # in how many months the sum so far was above an amount
    if months == "year" and by in ("first", "last", "which", "count"):  # "the first year with exports above 3 trillion"
        return query_of(f, "threshold", measure=measure, by="year", limit=_ENDS.get(by), condition=condition)
    by = "month" if by == "which" and (c.ops("monthly", "per_month") or c.says("a_month")) else by
    return query_of(f, "threshold", measure=measure, by=by, condition=condition)


def _newest_time(f: Features) -> bool:
    """`When did exports most recently shrink`: the newest of the times that it happened, no newest month."""
    return f.latest and not f.periods and (f.clause.has("direction") or f.bound is not None)


def _asks_when(f: Features) -> bool:
    """`When`, also as a part of one word: 什么时候首次 is when, and the first time."""
    return any(m.means("op", "when") for m in f.clause.mentions)


def _told_before(f: Features) -> bool:
    """Whether the one period said stands before `first`: "is 2025 the first year with", no "first month of 2025"."""
    c = f.clause
    said = c.first("op", "first_time") or c.first("ordinal", "1") or c.first("time", "first")
    periods = c.all("period")
    if f.asks_time == "month" and all(period.month_count > 1 for period in f.periods):
        return False  # 2025年首次超1000亿的月份: a month of that year is asked for
    return len(f.periods) == len(periods) == 1 and said is not None and periods[0].last < said.first


def _one_month(f: Features) -> bool:
    if len(f.periods) == 1 and f.periods[0].month_count == 12 and not (f.ends or f.since or f.counted):
        return True  # a fiscal year is named as one
    return len(f.periods) == 1 and f.periods[0].kind in ("month", "day", "year", "ytd", "quarter", "half")


def _few_months(f: Features) -> bool:
    """Two or three months, or years, that were named one by one, of which a bound is asked."""
    kinds = {period.kind for period in f.periods} if 1 < len(f.periods) <= 3 else set()
    years = kinds == {"year"} and len(f.clause.expressions()) == 1
    named = kinds == {"month"} or (years and (of_a_year(f) or not (f.all_goods or f.context)))
    return named and f.bound is not None and not (f.ends or f.since or f.counted or f.fragment)


def _led_by_one(f: Features) -> bool:
    """`O Brasil liderou as vendas de soja à China?`, `did the US buy the most`: whether one comes first."""
    c, named = f.clause, [code for code in f.partners if code != "WLD"]
    leads = any(m.says("leading") for m in c.all("op", "rank"))
    if not leads and c.mentions and c.mentions[0].says("copula", "auxiliary") and c.has("verb") and not f.amounts:
        leads = f.extreme() == 1 and not (
            c.has_any("direction", "more", "op", "time") or f.growth or c.frame.says("all_time")
        )
    return leads and len(named) == 1 and not f.asks_time and not c.has("question") and f.flow in _LED


def _month_of(f: Features, told: Mention) -> bool:
    """Whether a month is named right after what is told of it: 赤字になった月."""
    after = f.clause.mentions[f.clause.at(told) + 1 :]
    said = next((m for m in after if m.kind != "harmless" or any(kind == "time" for kind, _ in m.others)), None)
    return said is not None and said.means("time", "unit:month")


def rank(f: Features) -> Query | None:
    """Partners, goods or times put in order; None where nothing is ordered and nobody is asked for."""
    c = f.clause
    if (grain := time_placed(f)) is not None:
        return query_of(f, "record", by=grain, limit=1, measure=rank_measure(f))
    extreme = f.extreme()
    ordered = any(m not in c.used for m in c.all("op", "rank"))  # "did exports top 400 bn" puts nothing in order
    ordered = ordered or (broken_down(c, f.growth) and f.of_all) or listed_by(f)
    if c.has("question", "where") and f.flow is None and extreme is not None and not c.ops("source"):
        f.flow = "export"  # "куда ушло больше всего магнитов"
    whither = c.has("question", "where") and not how_high(f) and not (c.ops("source") or f.asks_time)
    whither = whither and (f.flow in ("export", "import") or (f.flow == "balance" and extreme is not None))
    whither = whither and (f.of_all or len(f.periods) < 2)  # "в Россию в марте и июне, где больше": which of the two
    if whither and extreme is None and not ordered and c.has("conj", "or") and not f.limit:
        return None  # "where did it sell more, in Africa or in Latin America": the two are set against each other
    if f.flow in ("both", "all") and c.has("conj", "or") and f.of_all and not c.has("party"):
        return None  # "c'est l'import ou l'export qui a le plus accéléré": the two flows are
    # "where do most of its imports come from": of which countries
    whence = c.ops("source") or any(("op", "source") in m.others for m in c.all("verb"))
    sources = whence and (extreme is not None or ordered) and f.flow in ("import", None) and not c.has("agency")
    whither = whither or (sources and not f.asks_time) or from_whom(f)
    dealers = c.has("question", "who") and c.has("party", "buyer", "seller")  # "who are the suppliers of soybeans"
    who = c.has("question", "who") or countries_dealing(f)
    dealt = c.has("verb", "sell", "give", "buy", "get") or c.has("flow", "trade")
    doers = who and dealt and (f.of_all or others_dealing(f))
    doers = doers and not (len(f.periods) == 2 and c.has("more", "more", "less"))  # "who bought less than in 2024"
    dealers = dealers or (
        doers and f.flow in ("export", "import", "trade") and not f.asks_time and not c.has("direction")
    )
    dealers = dealers or dealers_named(f)
    nth = next((n for m in c.all("ordinal") if (n := ordinal_of(m) or 0) > 1), None)
    if extreme is None and nth is not None and c.has("party", "buyer", "seller", "partner") and not f.limit:
        f.limit, ordered = nth, True  # "which supplier came second": the order down to it
        c.use(*c.all("ordinal"))
    superlative = extreme is not None or ordered or whither or (dealers and not c.has("conj", "or"))
    if (f.partners and ((c.ops("place_of") and not f.asks_time) or c.says("beyond_them"))) or _led_by_one(f):
        return query_of(f, "rank", by="partner", limit=None, measure=rank_measure(f))
    if not superlative and not (f.limit and c.has("party")):
        return None
    fewer = c.ops("bottom") or (whither and c.has("more", "less", "slower"))  # "where did it sell less than a year ago"
    sign = extreme if extreme is not None else -1 if fewer else 1
    if f.moved and c.has("direction", "down") and not c.has("direction", "up") and f.flow != "balance":
        sign = -1 if c.has("extreme", "worst") else -sign  # "which fell most", "fell worst": the lowest rates
    named = (
        []
        if of_all_others(f) or others_dealing(f)
        else list(dict.fromkeys(code for code in f.partners if code != "WLD"))
    )
    goods = [code for code in f.commodities if code != "TOTAL"]
    by = None
    kinds = c.has("party", "product") or (
        any(("party", "product") in m.others for m in c.all("flow")) and extreme is not None and not f.asks_time
    )  # 増えた輸出品, 增长最快的出口商品
    if len(goods) > 1 or (kinds and not goods) or what_goods(f):
        by = "commodity"
    elif (
        c.has("party")
        or broken_down(c, f.growth)
        or (c.asks_who() and f.asks_time != "month")
        or whither
        or len(named) > 1
    ):
        by = "partner"
    elif f.asks_time and place(f) > 1:
        return None  # "the third highest month" is one month
    elif f.limit and f.limit > 1 and (f.asks_time or c.ops("which", "list")):
        return query_of(f, "rank", by=f.asks_time or "month", limit=sign * f.limit, measure=rank_measure(f))
    elif placed_in_time(f, ordered) or (
        ordered and f.asks_time and extreme is None and [p.kind for p in f.periods] == [f.asks_time]
    ):
        # its place among all held
        return query_of(f, "record", by=f.asks_time or "month", limit=1, measure=rank_measure(f))
    elif ordered and (all_months(f) or (c.ops("trend", "monthly") and not goods and not named)):  # 月別輸入額ランキング
        return query_of(f, "rank", by="month", limit=sign * (f.limit or 12), measure=rank_measure(f))
    elif years_in_order(f):
        return query_of(f, "rank", by="year", limit=sign * (f.limit or 12), measure=rank_measure(f))
    elif ordered and f.asks_time:
        return query_of(f, "rank", by=f.asks_time, limit=sign * (f.limit or 12), measure=rank_measure(f))
    elif ordered and f.flow in ("export", "import") and not goods and not named and not f.moved:
        by = "commodity"  # "China's top imports": kinds of goods
    if by is None and f.flow == "balance" and f.reporter != f.home and (f.limit or 0) > 1 and not f.asks_time:
        by = "partner"  # "America's biggest deficits, top four": with whom
    if by is None:
        return None
    if f.moved and by in ("partner", "commodity") and f.basis_is_money and not f.growth and c.has("unit"):
        return query_of(f, "contribution", by=by, partners=tuple(named) or ("WLD",))  # "rose most in dollars"
    limit = sign * (f.limit or (max(len(named), len(goods)) if len(named) > 1 or len(goods) > 1 else 0) or 5)
    theirs = f.flow == "balance" and _theirs(f)  # "who has the largest deficit with China": China's largest surplus
    if f.flow == "balance" and (c.has("flow", "deficit") or (of_all_others(f) and f.reporter != IN_SURPLUS)):
        limit = abs(limit) if theirs else -abs(limit)
    elif theirs and c.has("flow", "surplus"):
        limit = -limit
    partners = tuple(named)
    side = next((OF_DEALERS[m.code] for m in c.all("party", "buyer", "seller") if by == "partner"), None)
    if side and f.flow == "balance" and not named and c.has("deictic", "there") and c.has("conj"):
        raise Ambiguous.again(query_of(f, "rank", flow=side, by=by, limit=limit))  # "... surplus with each"
    if by == "partner" and len(named) == 1 and not (f.limit and f.grouped):  # its place, also "is it in the top 5"
        denied = [m for m in c.all("negation", "not") if (one := c.after(m)) is not None and one.kind == "extreme"]
        c.use(*denied)  # "has it ceased to be the largest": its place tells
        its_place = query_of(f, "rank", by=by, limit=None, measure=dealer_measure(f), partners=partners)
        if c.ops("when") and not f.periods:
            raise Ambiguous.again(its_place)  # "when did ASEAN become the largest": since when is not looked for
        return its_place
    return query_of(
        f, "rank", by=by, limit=limit, measure=dealer_measure(f),
        partners=partners or (("WLD",) if by == "commodity" else ()),
        commodities=f.commodities or (() if by == "commodity" else ("TOTAL",)),
    )  # fmt: skip


def _theirs(f: Features) -> bool:
    """Whether a balance is told of those who have it with the reporter: `the deficit of India or the US with China`."""
    c = f.clause
    return any(m.code == f.reporter and prep_of(c, m) == "with" for m in (*c.all("place"), *c.all("demonym")))
