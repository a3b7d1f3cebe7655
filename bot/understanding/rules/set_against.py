"""The rules for times set against each other, and for claims that set one figure against another: exports over imports
by so much, half of another month's."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import MIRRORED, TWO_SERIES, Bound, Comparator, Period, Query
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.amounts import Amount, find_amounts
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import of_a_whole
from bot.understanding.rules.throughout import later_against_earlier
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, PRICES, YUAN_RATE

WITH_OTHER_SIGN: dict[Comparator, Comparator] = {**MIRRORED, "is": "is", "about": "about"}

_ASKED_ELSE = (
    "why", "streak", "count", "average", "sum", "share", "surprise", "missed", "forecast", "mirror", "revise", "check",
    "first_time", "last_time", "longest", "trend", "chart", "contribution", "difference", "how_fast", "brief",
)  # fmt: skip


_APART = ("growth", "negation", "multiple", "measure", "extreme")  # of two figures: told of their rates, their parts


def each_other(f: Features) -> Query | None:
    """`Who sells more to the other, China or India`: both ways of the trade of the two beside one another."""
    c = f.clause
    if not c.frame.says("mutual") or not c.has("more") or not c.has("verb", "sell", "buy") or f.amounts:
        return None
    other = next(m for m in c.mentions if m.says("mutual"))
    after = c.mentions[c.at(other) + 1 :][:1]
    led = [m for m in c.mentions if m.last < other.first and not m.says("determiner")][-1:]
    joined = bool(led) and led[0].is_("prep", "to", "from")
    many = ("party", "place", "demonym", "commodity")
    of_many = any(m.first == other.last + 1 and m.kind in many for m in after)
    one = len(f.partners) == 1 and f.partners != ("WLD",) and f.reporter == f.home
    if not joined or of_many or not one or c.has_any("flow", "commodity", "party", "growth"):
        return None
    return query_of(f, "compare", by="flow", flow="both", measure=None, basis=None)


def set_against(f: Features) -> Query | None:
    """The balance that is claimed, or what the one period is beside the other; None for any other claim."""
    if f.flow == "both" and f.bound is not None:
        return _gap(f, f.bound)
    if len(f.periods) == 2 and not f.ends and (f.amounts or f.clause.has("multiple")):
        return _part_of_another(f)
    return None


def points_apart(f: Features) -> Query | None:
    """`Is the gap between export and import growth less than 5 points`, `imports outpaced exports by three points`,
    `grew 5 points faster in June than in May`: two rates beside one another, of which none is claimed to be so much."""
    c = f.clause
    told = next((a for a in find_amounts(c) if any(m.is_("unit", "pp") for m in a.mentions)), None)
    moved = _points_moved(f, told) if told is not None else None
    if moved is not None or told is None or f.context:
        return moved
    if f.flow not in ("export", "import", "both") or c.has("measure", "share"):
        return None
    apart = c.ops("difference") or c.has("more", "faster", "slower") or c.has("compare", "pass")
    apart = apart or (c.ways.unspaced and _degree_beside(c, told))
    if not (apart or any(m.first > told.last.last for m in c.all("compare", "above", "below"))):
        return None  # "fell more than 3 points"
    by = "flow" if c.codes("flow") >= {"export", "import"} else "partner" if len(f.partners) == 2 else ""
    by = by or ("period" if len(f.periods) == 2 else "")
    if not by or (by != "period" and len(f.periods) > 1):
        return None
    c.use(*told.mentions, *c.all("compare"), *c.all("more"), *c.all("op", "difference"))
    flow = "both" if by == "flow" else f.flow
    over = c.before(told.first)
    so = over.code if over is not None and over.is_("compare", *MIRRORED) else "is"
    f.bound, f.amounts = None, ()
    query = with_order(f, query_of(f, "compare", by=by, flow=flow, measure="yoy"))
    way = query.condition
    if not isinstance(way, Bound):
        return query  # the gap of the two, on whichever side
    sign = -1 if way.comparator == "below" else 1
    return query.with_(condition=Bound(so, sign * told.value, unit="pp"))  # type: ignore[arg-type]


def _points_moved(f: Features, told: Amount) -> Query | None:
    """`Export growth slowed by 3.1 points from June to July`, `the PMI rose 0.2 points in November`: the later month
    beside the earlier, which is the month before where none is named."""
    c = f.clause
    ways = {m.code for m in c.all("direction", "up", "down")}
    named = f.end_points or f.periods
    months = sorted({*named, *(p.shift(-1) for p in named if len(named) == 1)})
    rate = c.has("growth", "growth") or any(m.says("pace") for m in c.all("direction"))
    beside = (c.before(told.first), c.after(told.last))  # "rose 0.2 points", and not "fell below 50 points"
    by = any(m is not None and (m.is_("direction") or m.is_("prep", "by")) for m in beside)
    rate = (rate and f.flow in ONE_WAY) or (f.context and by and not c.has("growth"))
    if len(ways) != 1 or not rate or f.things > 1 or c.has("more") or [p.kind for p in months] != ["month", "month"]:
        return None
    c.use(*told.mentions, *c.all("compare"))
    two = named if c.says("than") and len(named) > 1 else (months[1], months[0])
    over = c.before(told.first)
    so = over.code if over is not None and over.is_("compare", *MIRRORED) else "is"
    f.bound, f.amounts = None, ()
    bound = Bound(so, told.value if ways == {"up"} else -told.value, unit="pp")  # type: ignore[arg-type]
    measure = f.measure if f.context else "yoy"
    return query_of(f, "compare", by="period", measure=measure, periods=two, condition=bound)


def _degree_beside(c: Clause, told: Amount) -> bool:
    """比7月高1.1个百分点, 7月より1.1ポイント高い: a word of degree right beside the points, and one for than."""
    beside = c.after(told.last) if c.postposed else c.before(told.first)
    degree = beside is not None and (beside.is_("more", "more", "less") or beside.is_("compare", "above", "below"))
    return degree and any(m.says("than", "post_than") for m in c.mentions)


def either_time(f: Features) -> Query | None:
    """ "Which was worse for exports, May or August", "was the surplus larger in 2024 or in 2025": the two times beside
    each other, so that the reply says which; of growth, and of what fell more, their rates."""
    c = f.clause
    several = f.things > 1 and (len(f.partners) != f.things or c.has("conj", "or") or not c.has("conj", "and"))
    halves = c.says("fared") and [p.kind for p in f.periods] == ["half", "half"]  # "which half of 2025 was stronger"
    times = f.periods if len(f.periods) == 2 else _two_months(f)
    either = halves or times is not f.periods or any(said.either for _, said in c.expressions())
    if len(times) != 2 or several or f.amounts or not either:
        return None  # "..., and with the EU": either time of each partner
    one, other = times
    degree = c.has_any("more", "extreme") or any(kind == "more" for m in c.all("direction") for kind, _ in m.others)
    if not degree or one.kind != other.kind or c.ops(*_ASKED_ELSE) or c.has("measure", "share"):
        return None
    rates = c.has("growth", "growth", "yoy") or any(
        not any(kind == "more" for kind, _ in m.others) for m in c.all("direction")
    )
    paced = any(not m.says("fared") for m in c.all("more", "faster", "slower", "fell_more"))
    rates = (rates or paced) and f.flow != "balance" and not f.context
    c.use(*c.all("compare"))
    return query_of(f, "compare", by="period", measure="yoy" if rates else f.measure, periods=times)


def _two_months(f: Features) -> tuple[Period, ...]:
    """`Between June and July, which month had the higher surplus`: the two of a span that one of is asked for; else the
    times as they are."""
    two = len(f.periods) == 1 and f.ends and f.periods[0].month_count == len(f.end_points) == 2
    one_asked = (
        two and f.asks_time == "month" and f.clause.has("question", "what") and not f.clause.has("growth", "yoy", "mom")
    )
    return f.end_points if one_asked else f.periods


def against_the_mean(f: Features) -> Query | None:
    """`How far above the 2024 monthly average were June's exports`: the month and the mean of the months of the other
    time, and never a month beside the sum of a year; `the difference between the monthly averages of 2025 and 2024`."""
    sizes = {period.month_count for period in f.periods} if f.clause.ops("average") else set()
    if len(f.periods) != 2 or f.things > 1 or f.amounts or f.clause.ops("sum"):
        return None
    apart = len(sizes) == 1 and 1 not in sizes and not f.ends and f.clause.ops("difference") and not f.growth
    if not apart and (1 not in sizes or len(sizes) < 2):
        return None
    measure = "yoy" if f.clause.has("growth") and not f.context else f.measure
    return query_of(f, "average", measure=measure, by="period")


def of_another_time(f: Features) -> Query | None:
    """`Exports of 2025 as a percentage of 2022`: the two times beside each other, and no part of all exports."""
    told = len(f.periods) == 2 and not f.ends and not f.clause.has("growth")
    if not told or not any(_of_a_time(f.clause, m) for m in f.clause.mentions):
        return None
    return query_of(f, "compare", by="period", measure=None)


def _of_a_time(c: Clause, part: Mention) -> bool:
    """`As a percentage of 2022`, `how much of their 2022 level`: of what it was in another time, and no part of it."""
    led = part.is_("measure", "share", "percent") or part.is_("question", "how_much")
    whole = c.after(part, "prep") if led else None
    if whole is None or whole.kind != "period":
        return False
    beside = c.after(whole)
    if beside is not None and beside.kind == "flow" and c.after(beside) is None:
        return part.is_("measure", "percent") and len(c.codes("flow")) == 1  # "as a percentage of 2025 exports"
    return part.is_("measure", "percent") if beside is None else beside.is_("measure", "level")


def _gap(f: Features, bound: Bound) -> Query | None:
    """ "Exports exceeded imports by 112.5 bn in July": the surplus is claimed."""
    c = f.clause
    flows = c.all("flow", "export", "import")
    if bound.unit is None or not bound.unit.endswith("_bn") or len({m.code for m in flows}) != 2:
        return None
    if len(flows) != 2 or len(f.periods) != 1 or not f.all_goods:
        return None
    between = [m for m in c.mentions if flows[0].last < m.first < flows[1].first]
    over = any(m.is_("compare", "above", "pass") or m.is_("op", "surprise") for m in between)
    over = over or any(("compare", "pass") in m.others for m in between)  # "top"
    joint = next((m for m in c.all("compare") if m.says("moved_by")), None)  # "um mehr als"
    joint = joint or next((m for m in c.all("prep", "by") if m.first > flows[1].last), None)
    if not over or joint is None:
        return None
    told = joint if joint.kind == "compare" else c.after(joint)  # "by more than 120 bn": its own word of comparing
    bound = bound if told is not None and told.kind in ("compare", "more") else replace(bound, comparator="is")
    if flows[0].code == "import" and bound.comparator in WITH_OTHER_SIGN:
        bound = replace(bound, comparator=WITH_OTHER_SIGN[bound.comparator], amount=-bound.amount)
    c.use(*between)
    return query_of(f, "check", flow="balance", measure=f.measure, condition=bound)


def _part_of_another(f: Features) -> Query | None:
    """ "The surplus of March was about half of February's": the two beside each other, no rate on the year before."""
    c = f.clause
    one, other = f.periods
    whole = [amount for amount in f.amounts if of_a_whole(c, amount)]
    if not (whole or (c.has("multiple") and not f.amounts)) or len(whole) != len(f.amounts) or f.things > 1:
        return None
    if c.says("of_pace"):
        return None  # "grew twice as fast in May as in June": of the rates
    if not whole and later_against_earlier(f) and not (c.has("question") or c.has("flow", "deficit")):
        return None  # "halved in May from April": claimed of the one against the other
    if one.month_count != other.month_count or f.flow not in ("export", "import", "balance", "total") or f.fragment:
        return None
    if not f.of_all and c.has("flow", "export", "import") and c.has("measure", "share"):
        return None
    c.use(*c.all("multiple"), *(m for amount in whole for m in amount.mentions))
    return query_of(f, "change", measure=None, periods=(max(one, other), min(one, other)))


def beside_the_balance(f: Features) -> Query | None:
    """ "Was the surplus larger than exports to the US", "surplus vs imports": the balance and a flow as two figures,
    each with the partner that is said on its side of the joint."""
    c, flows = f.clause, f.clause.all("flow")
    codes = ["balance" if m.code == "surplus" else m.code for m in flows]
    by = "balance_" + next((code for code in codes if code != "balance"), "")
    if len(flows) != 2 or by not in TWO_SERIES or "balance" not in codes or not f.all_goods or f.reporter != f.home:
        return None
    if len(f.periods) > 1 or f.amounts or f.moved or f.fragment or f.asks_time or c.has_any(*_APART):
        return None
    between = [m for m in c.mentions if flows[0].last < m.first < flows[1].first]
    joints = [m for m in between if m.kind == "compare" or m.says("than") or m.is_("conj", "or")]
    joints = joints or [m for m in between if m.is_("op", "compare")]
    named = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code in f.partners and m.code != "WLD"]
    sides = [
        [m.code for m in named if joints and (m.first > joints[0].first) is later] or ["WLD"] for later in (False, True)
    ]
    if not joints or max(map(len, sides)) > 1:
        return None
    c.use(*flows, *between)
    partners = tuple(side[0] for side in (sides if codes[0] == "balance" else sides[::-1]))
    if codes[0] == "balance" and len({*partners}) == 1 and any(m.says("one_over_other") for m in between):
        return query_of(f, "share", by=f"of_{codes[1]}", flow="balance", measure="share")  # "relative to exports"
    return query_of(f, "compare", by=by, flow="both", partners=partners)


def of_two_sides(f: Features) -> Query | None:
    """两岸谁的出口多, 中美谁出口更多: of two who are named side by side. What each sells to the other may be meant, or
    to all the world: Ambiguous."""
    c = f.clause
    if not (c.asks_who() and c.has("more") and f.flow in ("export", "import")) or f.fragment or f.amounts:
        return None
    who = next(m for m in c.mentions if m.means("question", "who"))
    named = [m for m in (*c.all("place"), *c.all("demonym")) if m.first < who.first]
    both = any(m.says("mutual") for m in named) or len({m.code for m in named}) == 2
    governed = c.has("prep", "to", "from", "with", "into", "for", "post_to", "post_from", "post_with")
    alone = len(f.partners) == 1 and f.partners != ("WLD",) and f.all_goods and not f.moved
    if not (both and alone) or governed or c.has_any("books", "agency"):
        return None
    to_each_other = query_of(f, "compare", by="flow", flow="both", measure=f.measure)
    raise Ambiguous.again(to_each_other, to_each_other)


def than_a_year_ago(f: Features) -> Query | None:
    """ "Is the PMI higher than a year ago": the newest against the month a year before, which alone is named; of prices
    the newest rate, which tells how they moved in that year."""
    c = f.clause
    one = f.periods[0] if len(f.periods) == 1 else None
    degree = c.has("compare", "above", "below", "pass") or c.has("more")
    bare = one is not None and degree and not (f.year_before or f.amounts or f.fragment)
    if bare and f.commodities == (YUAN_RATE,):
        then = query_of(f, "level", measure=f.measure)
        raise Ambiguous.again(then, then)  # "is the yuan stronger than in April": which day against which
    if one is None or not f.year_before or not f.context or f.fragment or f.amounts:
        return None
    if one.month_count != 1 or c.has("question"):
        return None
    if not set(f.commodities).isdisjoint(PRICES):
        return query_of(f, "level", measure=f.measure, periods=(one.shift(12),)) if len(c.all("period")) == 1 else None
    periods = (one.shift(12), one) if len(c.all("period")) == 1 else (one, one.shift(-12))
    return query_of(f, "compare", by="period", measure=f.measure, periods=periods)


def why_it_moved(f: Features) -> Query | None:
    """`Why did exports rise from May to June`, `why did they pick up after the truce`: the causes of the move from the
    one month to the other, which a rate on the year may contradict."""
    c = f.clause
    up, down = c.has("direction", "up"), c.has("direction", "down")
    plain = f.flow in ("export", "import", "balance") and f.things == 1 and not (f.amounts or f.fragment or f.two_books)
    if not c.ops("why") or not plain or up is down or c.has_any("measure", "negation", "extreme"):
        return None
    if c.has("growth") and c.codes("growth") != {"mom"}:
        return None
    times = [time for _, time in c.expressions()]
    if len(times) == 1 and times[0].mode == "after" and len(f.periods) == 1:
        later = f.periods[0].split()[0]
        pair = (later, later.shift(-1))
    elif f.ends and len(f.end_points) == 2:
        pair = (max(f.end_points), min(f.end_points))
    elif len(f.periods) == 2 and (any(time.base for time in times) or c.ops("compare")):
        pair = (max(f.periods), min(f.periods))
    elif len(f.periods) == 1 and c.has("growth", "mom"):
        pair = (f.periods[0], f.periods[0].shift(-1))
    else:
        return None
    year_apart = pair[0] == pair[1].shift(12)
    if pair[0].kind != pair[1].kind or (pair[0].kind != "month" and not year_apart):
        return None
    order = Bound("above" if up else "below", 0.0)
    if year_apart and f.flow != "balance":  # the announced rate tells it
        rate = replace(order, unit="pct", measure="yoy")
        return query_of(f, "why", measure="yoy", periods=pair[:1], condition=rate)
    return query_of(f, "why", by="period", measure=None, periods=pair, condition=order)
