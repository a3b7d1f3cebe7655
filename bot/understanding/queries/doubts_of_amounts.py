"""Amounts, claims and indexes that a query does not judge or tell as the words say: how far, which side, the least.

A level would be told for how much it rose, a claim judged where its denial was meant, the largest for the smallest
fall, the height of a tariff for what was exported before it.
"""

from __future__ import annotations

from bot.errors import Ambiguous, CannotAnswer
from bot.model import Bound, Query
from bot.understanding.clauses.amounts import MONEY, Amount
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import ahead_of_bound, move_claimed, side_of_many
from bot.understanding.clauses.features import IN_SURPLUS, Features
from bot.understanding.queries.doubt import Doubt, Rows, itself, nothing
from bot.understanding.rules.order_ends import falling
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNTS, BALANCES, OF_ONE_TIME, ONE_WAY, PLAIN, TARIFFS, WHO


def _bound_left(query: Query, f: Features) -> bool:
    """Whether `above` or `below` is said of what no bound is made of."""
    clause = f.clause
    if f.amounts or (query.operation == "growth" and f.year_before):  # "lower than a year before": the rate tells it
        return False
    left = [m for m in clause.all("compare", "above", "below") if m not in clause.used]
    return any(not (clause.followed_by(m, "period") or clause.followed_by(m, "deictic", "months")) for m in left)


def _run_of_a_deficit(query: Query, f: Features) -> bool:
    """`Since when has the US deficit been shrinking`: the balance rises then, of which no fall is to be told."""
    c = f.clause
    theirs = f.fragment and f.reporter != f.home and not c.has("flow")
    told = query.flow == "balance" and query.measure == "yoy" and query.partners != ("WLD",)
    return told and (theirs or c.has("flow", "deficit")) and c.has("direction", "up", "down")


def _below_nothing(query: Query, f: Features) -> bool:
    """`Which months of imports were below zero`: no month is traded less than nothing; its rate may be meant."""
    amounts = query.flow in ONE_WAY and query.measure != "yoy"
    below = f.clause.has("compare", "below")  # no "bought zero beans"
    return amounts and below and any(m.value == 0 for m in f.clause.all("number"))


def _as_falls(query: Query) -> CannotAnswer:
    fell = Bound("below", 0.0, unit="pct", measure="yoy")
    return Ambiguous.again(query, query.with_(measure="yoy", condition=fell, notes=()))


def _passed_a_sum(query: Query, f: Features) -> bool:
    """`Has the surplus passed last year's total`."""
    return any(m not in f.clause.used for m in f.clause.all("compare", "pass"))


def _passed_a_time(query: Query, f: Features) -> bool:
    """`Did the surplus pass July`, `how much larger is it than in 2020`: the figure set over it, and not that one."""
    c = f.clause
    passed = [m for m in c.all("compare", "pass") if m not in c.used and c.followed_by(m, "period")]
    times = c.all("period")
    than = len(times) == 1 and c.at(times[0]) > 0 and c.mentions[c.at(times[0]) - 1].says("than")
    than = than and (c.has("more", "more", "less") or c.ops("difference")) and not f.year_before
    than = than and f.asks_time is None and not (c.says("any_month") or c.ops("ever", "which"))
    amounts = query.operation in AMOUNTS and bool(passed)
    return (amounts or than) and len(f.periods) == 1 and f.things == 1 and not (f.amounts or f.fragment)


def _in_two_currencies(query: Query, f: Features) -> bool:
    return f.two_currencies and f.clause.rule != RECKONED and query.operation != "revision" and not f.context


def _apart_from_what(query: Query, f: Features) -> bool:
    """`What's the gap between them`, その差は, after a record or a run."""
    c = f.clause
    them = c.has("flow", "balance") and c.has("deictic", "them", "both")
    return f.fragment and bool(them or (c.ops("difference") and not c.has("flow")))


def _that_of_nothing(query: Query, f: Features) -> bool:
    """`Was that above expectations`, where no figure of a time was told: not whatever came out last."""
    return not query.periods and f.fragment and f.clause.has("deictic", "that") and not f.clause.has("flow")


def _how_far_from(query: Query, f: Features) -> bool:
    """`By how much over 2024`, after months above a bound: not whether 2024 was above it."""
    c = f.clause
    far = f.fragment and query.by not in ("first", "last") and c.ops("difference")
    return bool(far) and c.has("period") and not f.amounts


def _short_of_record(query: Query, f: Features) -> bool:
    """`How far is the surplus from its record`, `the lowest in how many months`: no record by itself."""
    far = any(m.says("measuring") for m in f.clause.all("op", "difference")) and f.clause.ops("record")
    return bool(far) or any(m.says("in_so_long") for m in f.clause.all("op", "count"))


def _no_deficit(query: Query, f: Features) -> bool:
    """`And the biggest deficit`, of all China's trade: its smallest surplus is none."""
    ours = query.flow == "balance" and query.of_all and query.reporter == IN_SURPLUS
    return ours and f.fragment and f.clause.has("flow", "deficit")


def _the_least_of(query: Query, f: Features) -> bool:
    """`The smallest drop`, `the smallest miss`, `its smallest deficits`: what ends the order is no such thing. The
    worst drop is the largest."""
    c = f.clause
    if query.operation == "surprise" or not c.has("extreme", "least"):
        return c.has("extreme", "least")
    if query.operation == "rank":
        fell = query.measure == "yoy" and query.by in ("partner", "commodity") and falling(f)  # "which fell least"
        deficits = query.by == "partner" and query.flow == "balance" and c.has("flow", "deficit", "surplus")
        return fell or (deficits and len(query.partners) < 2)
    said = [m for m in c.all("extreme", "least") if c.tokens[m.first].kind != "han" and not m.says("best")]
    least = [c.after(m, "op") for m in said]
    drop = any(m is not None and (m.is_("direction", "down") or m.says("falling")) for m in least)
    rise = any(m is not None and m.is_("direction", "up") for m in least)  # the weakest month may have fallen
    return query.measure == "yoy" and (
        drop or rise or any(c.led_by(m, "direction", "down") for m in said)
    )  # "fall the least"


def _moved_by(query: Query, f: Features) -> bool:
    """`Rose by 190 bn to 3.77 trillion`, `and to the EU by 43 bn`: how far it moved, and not how much it was."""
    return any(_how_far(f, amount) for amount in f.amounts)


def _how_far(f: Features, amount: Amount) -> bool:
    led = ahead_of_bound(f.clause, amount)
    sized = f.things == 1 and amount.sized
    return move_claimed(f.clause, amount) or (sized and led is not None and led.is_("prep", "by"))


def _untrue(query: Query, f: Features) -> bool:
    """`It is not true that exports fell`: whether the claim or its denial is to be called true is not told."""
    c = f.clause
    flow = c.first("flow")
    if flow is None or c.tokens[-1].norm == "?":
        return False
    denials = [m for m in c.all("negation", "not") if (c.at(m) or not m.says("polar")) and _beside_check(c, m)]
    denials += [m for m in c.mentions if m.says("untrue")]
    return any(m.first < flow.first or (c.postposed and _behind_check(c, m)) for m in denials)


def _beside_check(c: Clause, denial: Mention) -> bool:
    at = c.at(denial)
    return any(c.mentions[i].is_("op", "check") for i in (at - 1, at + 1) if 0 <= i < len(c.mentions))


def _behind_check(c: Clause, denial: Mention) -> bool:
    """本当ではない: of the word for true; 増えなかったというのは本当: of what moved."""
    at = c.at(denial)
    return denial.kind != "negation" or (at > 0 and c.mentions[at - 1].is_("op", "check"))


def _beyond_all(query: Query, f: Features) -> bool:
    """`It sells more cars than any other country`, `the surplus is mainly with the US`: set against all others, where
    it would be told whether it rose, or that there is any."""
    c, bound = f.clause, query.condition
    nothing_told = isinstance(bound, Bound) and bound.amount == 0.0 and not f.amounts
    each = c.has("party") or any(m.says("each_country") for m in c.all("place", "WLD"))  # "with every partner"
    each = each and query.flow == "balance" and query.partners == ("WLD",)
    return nothing_told and (each or c.says("beyond_all", "for_the_most"))


def _beside_series(query: Query, f: Features) -> bool:
    """`Exports to the US since the tariffs`, `exports to the US before tariffs`: no level of the series."""
    clause = f.clause
    flow, goods = clause.first("flow", *ONE_WAY), clause.first("commodity")
    if not f.context or flow is None or goods is None:
        return False
    led = flow.first < goods.first and query.operation in PLAIN and clause.has("prep", "to", "from")
    return led or _since(clause, goods)


def _since(clause: Clause, goods: Mention) -> bool:
    """Whether a time is opened by what was named as goods: 关税以来, "since the tariffs", "after the April tariffs"."""
    at = clause.at(goods)
    timed = clause.before(goods)
    if timed is not None and timed.kind == "period" and timed.code.startswith(("after", "since", "before")):
        return timed.last + 1 == goods.first
    beside = clause.mentions[max(0, at - 2) : at + 2]
    return any(kind == "time" and code in ("since", "since_post", "after") for m in beside for kind, code in m.meanings)


def _beside_trade(query: Query, f: Features) -> bool:
    """`The tariffs' impact on the surplus`, `the PMI when exports peaked`, `exports to the US vs the tariff`: an index
    at a time, or beside what, that is told of a flow."""
    clause = f.clause
    if not f.context or clause.has("flow", *BALANCES):
        return f.context
    for flow in clause.all("flow", *ONE_WAY):
        led, then = clause.before(flow), clause.after(flow, "prep", *WHO)
        told = clause.led_by(flow, "op", "compare") or (clause.led_by(flow, "op", "when") and not clause.has("period"))
        if told and led is not clause.mentions[0]:
            return True
        if then is not None and then.is_("op", "compare"):
            return True
    return False


def _moved_by_tariffs(query: Query, f: Features) -> bool:
    """`How much did tariffs reduce exports`: not how high they are."""
    c = f.clause
    tariff, moved = c.first("commodity", *TARIFFS), c.first("direction", "up", "down")
    flow = c.first("flow", "export", "import", "trade")
    if query.flow != "context" or tariff is None or moved is None or flow is None:
        return False
    return tariff.first < moved.first < flow.first


def _before_tariffs(query: Query, f: Features) -> bool:
    """`Exports before tariffs`: how much was exported, and not how high the tariff is."""
    c = f.clause
    flow, goods = c.first("flow", *ONE_WAY), c.first("commodity")
    if not f.context or flow is None or goods is None or flow.first > goods.first:
        return False
    return c.mentions[c.at(goods) - 1].kind in ("time", "negation")


def _more_in_money(query: Query, f: Features) -> bool:
    """`Which grew by more dollars`, `by how many dollars did exports to the EU and ASEAN grow`: two amounts that
    something moved by, where their rates would be told."""
    c = f.clause
    if query.by == "period" or query.measure != "yoy":
        return False
    counted = any(("unit", unit) in m.others for m in c.all("op", "difference") for unit in MONEY)
    after = [c.after(m, "prep", "harmless") for m in c.all("more", "more")]
    # "grew by more dollars"; "grew more in dollars" is a rate as well
    after += [m for m in (c.after(m) for m in c.all("more", "faster", "fell_more")) if m and m.first == m.last]
    return c.says("absolute") or counted or any(m is not None and m.is_("unit", *MONEY) for m in after)


def _not_its_rate(query: Query, f: Features) -> bool:
    """`Biggest drop in exports in bn`, `in absolute terms`, `the largest one-month fall`, `jump between months`: how
    much it moved by, or from month to month, where its rates on the year would be looked through."""
    c = f.clause
    if query.measure != "yoy" or f.context or c.has("growth", "yoy"):
        return False
    scales = () if c.ways.unspaced else c.all("scale")  # 增加了多少亿美元 stands behind the month that is sought
    bare = any((at := c.at(m)) == 0 or c.mentions[at - 1].kind != "number" for m in scales)
    months = [c.mentions[: c.at(m)] for m in c.all("time", "unit:month") if c.followed_by(m, "direction")]
    one = any(m.kind == "number" and m.value == 1 for before in months for m in before[-2:])
    between = any(c.followed_by(m, "time", "unit:month") for m in c.all("compare", "between"))
    return bare or one or between or bool(c.says("absolute"))


def _which_changed(query: Query, f: Features) -> bool:
    """`Which changed more`: how far it moved either way, and not which is larger."""
    c = f.clause  # "who shifted more soy" sold more
    return (
        query.measure != "yoy"
        and c.has("direction", "moved")
        and c.has("more", "more")
        and not c.has("question", "who")
    )


def each_change(query: Query) -> CannotAnswer:
    """How far each of the two moved, by itself."""
    changes = [
        query.with_(
            operation="change", by=None, measure=None, partners=(partner,), periods=(at, at.shift(-12)), notes=()
        )
        for at in query.periods[:1]
        for partner in query.partners
        if len(query.partners) > 1
    ]
    return Ambiguous.again(query, *changes)


def _since_the_other_way(query: Query, f: Features) -> bool:
    """`How many months have exports grown since they last fell`: a run, and not the months in which they fell."""
    c = f.clause
    since = c.first("time", "since")
    moves = [m for m in c.mentions if m.is_("growth", "growth") or m.is_("direction", "up", "down")]
    if since is None or not isinstance(query.condition, Bound) or len(moves) < 2:
        return False
    first, then = (moves[at].code == "down" for at in (0, -1))
    told = (query.condition.comparator == "below") is then
    return told and first is not then and moves[0].last < since.first < moves[-1].first


def _as_run(query: Query) -> CannotAnswer:
    fell = isinstance(query.condition, Bound) and query.condition.comparator == "below"
    other = Bound("above" if fell else "below", 0.0, unit="pct", measure="yoy")
    return Ambiguous.again(query, query.with_(operation="streak", by=None, periods=(), condition=other, notes=()))


def _mean_of_one_year(query: Query, f: Features) -> bool:  # "average annual growth of exports in 2025"
    return query.by == "compound" and len({p.first.year for p in query.periods}) == 1 and not f.end_points


OF_AMOUNTS: Rows = (
    (Doubt(_since_the_other_way, _as_run, ("threshold", "streak")), "since"),
    (Doubt(_more_in_money, each_change, ("compare",)), ""),
    (Doubt(_not_its_rate, nothing, ("record", "rank")), ""),
    (Doubt(_mean_of_one_year, nothing, ("growth",)), ""),
    (Doubt(lambda _, f: f.clause.says("performing"), nothing, ("record",)), ""),  # "best performing exports": no month
    (Doubt(_which_changed, each_change, ("compare",)), "moved"),
    (Doubt(lambda query, _: side_of_many(query), nothing), ""),  # "how many months above or below 50"
    (Doubt(_beside_series, nothing), "commodity"),
    (Doubt(_bound_left, itself, ("check", "threshold", *PLAIN)), "above below"),
    (Doubt(_beside_trade, itself), "flow"),
    (Doubt(_run_of_a_deficit, nothing, ("streak", "threshold")), "up down"),
    (Doubt(_below_nothing, _as_falls, ("threshold",)), "below"),
    (Doubt(_in_two_currencies, itself), ""),
    (Doubt(_passed_a_sum, itself, ("sum",)), "pass"),
    (Doubt(_passed_a_time, nothing, OF_ONE_TIME), "pass more less difference"),
    (Doubt(_apart_from_what, itself, ("record", "streak")), ""),
    (Doubt(_that_of_nothing, itself, ("surprise",)), "that"),
    (Doubt(_how_far_from, itself, ("threshold", "streak")), "difference"),
    (Doubt(_short_of_record, itself, ("record",)), "difference count"),
    (Doubt(_no_deficit, itself, ("record",)), "deficit"),
    (Doubt(_the_least_of, itself, ("surprise", "rank", "record")), "least"),
    (Doubt(_moved_by, itself, ("check",)), ""),
    (Doubt(_untrue, itself, ("check",)), ""),
    (Doubt(_beyond_all, itself, ("check",)), ""),
    (Doubt(_moved_by_tariffs, itself, ("level", "growth")), "up down"),
    (Doubt(_before_tariffs, itself, ("level",)), "commodity"),
)
