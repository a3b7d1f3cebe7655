"""Claims that a query would judge by other figures than are claimed: what something is set over, what goes beyond what
was told, what was agreed on.

A claim of June would be judged of the month that it is set over, a pace as a fall, one in ten dollars as ten dollars.
"""

from __future__ import annotations

from bot.errors import Ambiguous, CannotAnswer
from bot.model import Bound, Query
from bot.understanding.claimed.records import of_its_name
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.opposed import set_beneath
from bot.understanding.queries.doubt import Doubt, Rows, itself, nothing
from bot.understanding.talks.found_month import set_against
from bot.understanding.words.kinds import OF_ONE_TIME, ONE_WAY, WHO, WORLD

_MOVING = ("growth", "direction")
_A_MILLION = 0.001  # in billions


def _as_agreed(query: Query, f: Features) -> bool:
    """`Has China bought as many soybeans as agreed`, `did it buy 12 Mt as promised`: what was agreed on is not held."""
    c = f.clause
    agreed = next((m for m in c.mentions if m.says("as_agreed")), None)
    as_many = agreed is not None and any(m.says("as_much_as") and m.last < agreed.first for m in c.mentions)
    return agreed is not None and (as_many or c.mentions[0].says("auxiliary", "copula"))


def _beside_the_year_before(query: Query, f: Features) -> bool:
    """`Above 110 bn and larger than a year before`: the bound is not claimed of that time as well."""
    two = len(query.periods) == 2 and query.periods[1] == query.periods[0].shift(-12)
    return two and query.by is None and f.bound is not None and set_against(f.clause)


def _over_two_times(query: Query, f: Features) -> bool:
    """`Smaller than June's but bigger than July 2025's`: set over two times, of which one is told."""
    than = {m.last + 1 for m in f.clause.mentions if m.says("than")}
    over = set_beneath(f.clause.mentions)
    named = f.clause.all("period")
    if (
        query.operation == "check"
        and not f.amounts
        and any("+" in m.code for m in named if m in over or m.first in than)
    ):
        return True  # "lower than in June and August"
    told = query.operation != "check" and len(query.periods) >= len(named)  # "bigger than in July, and than in May"
    return not told and len([m for m in named if m in over or m.first in than]) > 1


def _of_no_size(query: Query, f: Features) -> bool:
    """`One in ten dollars of exports`: no flow is claimed to be of ten dollars."""
    bound = query.condition if query.flow != "context" and query.measure is None else None
    small = isinstance(bound, Bound) and bound.unit == "USD_bn" and 0 < abs(bound.amount) < _A_MILLION
    return small and bool(f.amounts)


def _beside_another(query: Query, f: Features) -> bool:
    """`The smallest surplus, and by how much was it below June's`, `and how does it compare with June?`: the best is
    set against that month, of which no record is asked."""
    if f.clause.ops("ever"):
        return False  # "ever higher than in June"
    far = f.clause.ops("difference") or f.clause.says("measuring")
    one = query.periods == f.periods and [period.month_count for period in f.periods] == [1]
    return query.by == "month" and (one or (far and len(query.periods) < 2)) and set_against(f.clause)


def _beyond_that(query: Query, f: Features) -> bool:
    """`Exports were up by a quarter and imports by even more`: of the second no more is claimed than of the first."""
    c = f.clause
    led = [m for m in c.all("more", "more", "less") if (by := c.before(m)) is not None and by.is_("prep", "by")]
    return any((after := c.after(m)) is None or after.is_("op", "check") for m in led)


def _pace_claimed(query: Query, f: Features) -> bool:
    """`27 % in June and 23.9 in July - slowing, right?`: at a lower rate, and no fall."""
    told = f.amounts[-1].last.last if f.amounts else len(f.clause.tokens)
    return any(m.says("pace") and m.first > told for m in f.clause.all("direction"))


def _by_so_many_per_cent(query: Query, f: Features) -> bool:
    """`China sells the EU 45 % more than it sells the US`: no rate of either."""
    rates = [a for a in f.amounts if a.unit == "pct"] if len(query.partners) == 2 and query.measure == "yoy" else []
    return any((over := f.clause.after(a.last)) is not None and over.is_("compare", "above", "below") for a in rates)


def _two_partners(query: Query) -> CannotAnswer:
    beside = query.with_(operation="compare", by="partner", measure=None, basis=None, condition=None, notes=())
    return Ambiguous.again(query, beside)


def _placed_behind(query: Query, f: Features) -> bool:
    """`The second highest of the year behind June`: a place, and no cause."""
    c = f.clause
    return c.has("extreme") and any(
        m.means("more", "less") and (after := c.after(m)) is not None and after.kind == "period"
        for m in c.all("op", "why")
    )


def _so_many_first(query: Query, f: Features) -> bool:
    """`The first 8 months of 2026 against the first 8 of 2025`: not against the whole of it."""
    c = f.clause
    counted = [(one, c.after(one)) for one in c.all("ordinal", "1")]
    return any(n is not None and n.kind == "number" and c.followed_by(n, "period") for _, n in counted)


def _than_any_of_them(query: Query, f: Features) -> bool:
    """`Bigger in June than in any month of 2025`: among those, and no rate on the year."""
    c = f.clause
    bound = query.condition if query.by is None else None
    nothing_told = isinstance(bound, Bound) and bound.amount == 0.0
    return nothing_told and not f.amounts and any(m.says("any_of_them") for m in c.mentions) and bool(c.says("than"))


def _the_only_one(query: Query, f: Features) -> bool:
    """`It was the only fall of 2025`, `the only market where they fell`: that there was no other one."""
    named = f.clause.mentions
    for led, only, moved in zip(named, named[1:], named[2:], strict=False):
        beside = led.last + 1 == only.first and only.last + 1 == moved.first
        month = f.clause.followed_by(moved, "time")  # "the only negative month"
        party = query.condition is not None and (moved.kind == "party" or moved.says("outlet"))
        no_other = moved.kind == "direction" or party
        if beside and not month and only.says("none_but") and led.says("article") and no_other:
            return True
    return False


def _in_a_row_over(query: Query, f: Features) -> bool:
    """`Imports rose faster than exports for six months running`: no run of either."""
    c = f.clause
    return query.by in ("streak", "streak_least") and f.things > 1 and c.has("more") and bool(c.says("than"))


def _all_against_one(query: Query, f: Features) -> bool:
    """`Exports to ASEAN grew faster than exports`: those to all are set against those to one, which alone is told."""
    c = f.clause
    flows = [m for m in c.mentions if m.is_("flow", *ONE_WAY)]
    alone = len(flows) == 2 and flows[0].code == flows[1].code and len(f.partners) == 1 and len(f.periods) == 1
    set_over = (c.says("than") and c.has("more")) or c.has("compare", "pass")
    return alone and bool(set_over) and query.partners not in WORLD and not f.amounts


def _beside_all(query: Query) -> CannotAnswer:
    all_too = (*query.partners, "WLD")
    return Ambiguous.again(query, query.with_(operation="compare", by="partner", partners=all_too, condition=None))


def _of_it_alone(query: Query, f: Features) -> bool:
    """`Only exports to the US fell, right?`: that no other did is claimed, and its own rate is all that is read."""
    c = f.clause
    if query.condition is not None or query.by in ("partner", "commodity") or not c.ops("check") or not f.moved:
        return False
    opening = [m for m in c.mentions if not m.is_("op", "check")][:2]
    return len(opening) == 2 and opening[0].says("none_but") and opening[1].kind in ("flow", *WHO) and f.things == 1


def _up_on_that(query: Query, f: Features) -> bool:
    """`The surplus up 20 % on 2024?`: the time is what it is set over, and not the one that is claimed of."""
    c = f.clause
    if len(c.all("period")) != 1 or not c.has("direction", "up", "down") or [a.unit for a in f.amounts] != ["pct"]:
        return False
    on = c.before(c.all("period")[0])
    return on is not None and on.is_("prep", "on") and on.first == f.amounts[0].last.last + 1


def _rate_below_another(query: Query, f: Features) -> bool:
    """2025年出口增长5.5%，比2024年低，对吗: the rate, and that it is lower than that of another time; one of the two
    would be judged, or the other time by the rate of this one."""
    if len(f.amounts) != 1 or f.amounts[0].unit != "pct" or query.measure != "yoy" or query.by is not None:
        return False
    told = f.amounts[0].last.last
    behind = [m for m in f.clause.mentions if m.first > told]
    time = next((m.first for m in behind if m.kind == "period"), told)
    if not any(token.norm == "," for token in f.clause.tokens[told + 1 : time]) or not f.clause.has_any(*_MOVING):
        return False  # "5.5 % higher than in 2024"
    degree = any(m.is_("compare", "above", "below") or m.says("in_less", "in_more") for m in behind)
    ahead = any(m.first < f.amounts[0].first.first for m in f.clause.all("period"))
    return degree and ahead and any(m.kind == "period" for m in behind)


def _over_that_time(query: Query, f: Features) -> bool:
    """2025年出口比2024年多5.5%以上吗, `more in 2025 than in 2024, and by more than 5 %`: of the one time against the
    other, and of no months of both."""
    c = f.clause
    if c.ops("which", "when", "count") or f.asks_time or not f.amounts or len(c.all("period")) != 2:
        return False
    led = [c.before(amount.first, "compare") for amount in f.amounts]
    if c.says("than") and c.has("more") and any(m is not None and m.is_("prep", "by") for m in led):
        return True
    than = [m for m in c.all("op", "compare") if m.says("than") and c.tokens[m.first].kind == "han"]
    return any(c.followed_by(m, "period") for m in than)


def _best_month_claimed(query: Query, f: Features) -> bool:
    """顺差最多的月份是1000多亿吗: of the month that it was most in, and not of the newest."""
    best = f.clause.first("extreme") if query.by is None and f.bound is not None else None
    unit = f.clause.after(best) if best is not None else None
    return unit is not None and unit.means("time", "unit:month") and len(query.periods) != 1


def _why_the_whole(query: Query, f: Features) -> bool:
    """`Si las exportaciones a EEUU cayeron, por qué el total subió`: why all of it moved, and not the part."""
    c = f.clause
    why = c.first("op", "why")
    if why is None or query.partners in WORLD or not (c.has("direction", "up") and c.has("direction", "down")):
        return False
    whole = any(m.says("whole_flow") and m.first > why.first for m in c.mentions)
    return whole and not any(m.kind in WHO and m.first > why.first for m in c.mentions)


def _of_the_whole(query: Query) -> CannotAnswer:
    whole = query.with_(partners=("WLD",), condition=None, notes=())
    return Ambiguous.again(query, whole)


def _two_polls(query: Query, f: Features) -> bool:
    """`The difference between the Reuters and the Bloomberg forecast`: between them, which is not worked out; what each
    of them expected of one flow is told in one reply."""
    apart = f.clause.ops("difference") or query.flow not in (*ONE_WAY, "balance")
    return len(f.clause.codes("poll")) > 1 and bool(apart)


def _of_both_runs(query: Query, f: Features) -> bool:
    """`How many months in a row have exports and imports grown above 10 %`: each clause has half of what is asked."""
    c, frame = f.clause, f.clause.frame
    joined = any(
        joint.is_("conj", "and") and one.kind == two.kind == "flow"
        for one, joint, two in zip(frame.mentions, frame.mentions[1:], frame.mentions[2:], strict=False)
    )
    if not joined or len(frame.all("number")) != 1 or not frame.has("compare") or not frame.has("op", "streak"):
        return False
    return c.has("number") is not c.ops("streak")


def _so_many_times_more(query: Query, f: Features) -> bool:
    """`By what multiple did exports exceed imports`: no balance."""
    c = f.clause
    both = len(c.codes("flow") & {"export", "import"}) == 2 and c.has("compare", "pass", "above")
    return both and any(m.first < m.last for m in c.all("op", "how_fast"))  # "насколько" asks how far


def _share_of_what(query: Query, f: Features) -> bool:
    """`How much of the surplus is due to the EU and how much to the US`: the second is no share of exports."""
    told = f.clause.frame.codes("flow") if f.clause.frame.says("because_of") else ()
    return bool(told) and query.flow in ("export", "import") and set(told) <= {"balance", "surplus", "deficit"}


def _best_of_two(query: Query, f: Features) -> bool:
    """`The largest surplus in 2025, and how far was it above 2024's largest`: of their best months."""
    return len([m for m in f.clause.all("extreme") if m.says("in_size")]) > 1 and query.by is None


def _who_stepped_in(query: Query, f: Features) -> bool:
    """`Exports to the US fell in 2025, who took up the slack`: others are asked for."""
    c = f.clause
    return any((after := c.after(m)) is not None and after.is_("verb", "get") for m in c.all("question", "who"))


def _so_was(query: Query, f: Features) -> bool:
    """`Exports were at a record high and so was the surplus`: what was said of the one, and not that there is any."""
    said = [m for m in f.clause.mentions if m.kind != "conj"]
    pairs = zip(said, said[1:], said[2:], strict=False)
    nothing_told = isinstance(query.condition, Bound) and query.condition.amount == 0.0 and query.measure is None
    return nothing_told and any(
        so.says("hence")
        and was.says("copula")
        and so.last + 1 == was.first
        and (it.kind == "flow" or it.says("article"))
        for so, was, it in pairs
    )


def _never_in_a_row(query: Query, f: Features) -> bool:
    """`Exports have never fallen two months in a row since 2024`: no run, and not when they last fell."""
    c = f.clause
    return query.by == "last" and c.has("negation", "not") and bool(c.ops("streak"))


def _both_in_each_month(query: Query, f: Features) -> bool:
    """`Imports have outpaced exports every month in 2026`: that the one was ahead in each, and no course of the two."""
    c = f.clause
    told = query.condition is None and not (c.has("question") or c.mentions[0].says("auxiliary"))
    ahead = c.says("than") or (c.ops("check") and c.has("more", "faster", "slower"))
    return told and query.flow == "both" and bool(ahead and c.says("each_month"))


OF_CLAIMS: Rows = (
    (Doubt(_never_in_a_row, nothing, ("threshold",)), "streak"),
    (Doubt(_both_in_each_month, nothing, ("trend",)), "faster slower more less"),
    (Doubt(_rate_below_another, nothing, ("check",)), "pct"),
    (Doubt(_over_that_time, itself, ("threshold",)), "compare"),
    (Doubt(_best_month_claimed, nothing, ("check",)), "extreme"),
    (Doubt(_why_the_whole, _of_the_whole, ("why",)), "whole_flow"),
    (Doubt(_so_was, nothing, ("check",)), "hence"),
    (Doubt(_two_polls, nothing, ("surprise",)), "poll"),
    (Doubt(_of_both_runs, nothing, ("streak", "threshold")), "export import"),
    (Doubt(_so_many_times_more, nothing, ("balance",)), "how_fast"),
    (Doubt(_share_of_what, nothing, ("share", "level")), "place"),
    (Doubt(_best_of_two, nothing, ("change",)), "extreme"),
    (Doubt(_who_stepped_in, nothing, ("growth",)), "who"),
    (Doubt(_as_agreed, nothing), "as_agreed"),
    (Doubt(_beside_the_year_before, nothing, ("check",)), "period"),
    (Doubt(_beyond_that, nothing, ("check",)), "more less"),
    (Doubt(_pace_claimed, nothing, ("check",)), "pace"),
    (Doubt(_by_so_many_per_cent, _two_partners, ("check",)), "above below"),
    (Doubt(_placed_behind, nothing, ("why",)), "why"),
    (Doubt(_so_many_first, nothing, ("compare", *OF_ONE_TIME)), "ordinal"),
    (Doubt(lambda _, f: f.bound is not None, nothing, ("revision",)), "first_print"),
    (Doubt(_over_two_times, nothing, ("check", "compare", "growth")), "period"),
    (Doubt(_than_any_of_them, nothing, ("check",)), "any_of_them"),
    (Doubt(_the_only_one, nothing, ("check", "growth", "change")), "none_but"),
    (Doubt(_in_a_row_over, nothing, ("check",)), "streak"),
    (Doubt(lambda _, f: of_its_name(f), nothing, ("check", "record", "rank")), "extreme"),
    (Doubt(_all_against_one, _beside_all, ("growth", "check", "level")), "more pass"),
    (Doubt(_of_it_alone, itself, ("growth",)), "none_but"),
    (Doubt(_up_on_that, nothing, ("check",)), "on"),
    (Doubt(_of_no_size, nothing, ("check", "threshold")), ""),
    (Doubt(_beside_another, nothing, ("record",)), "period"),
)
