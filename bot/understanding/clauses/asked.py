"""What several rules make of the slots of a clause: a query, a bound told as a multiple, no trade, a year."""

from __future__ import annotations

from itertools import pairwise

from bot.model import HOME, Bound, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.none_traded import stopped
from bot.understanding.words.frame import Mention, says_in

_YEARS_AMOUNT = 5e11
_DEALT = ("export", "import", "trade")
# Dollars that no month of China's trade comes near: a running total is meant where one passes them.
OF_NO_MONTH = {"balance": 5e11, "export": 1e12, "import": 1e12, "total": 2e12}


def query_of(f: Features, operation: str, **slots: object) -> Query:
    """A query of the slots as they are filled, with others where a rule says so."""
    if operation == "check" and slots.get("by") is None and f.clause.has("growth", "mom"):
        slots["by"] = "month"  # the rate claimed is one on the month before
    filled: dict[str, object] = {
        "operation": operation,
        "reporter": f.reporter,
        "flow": f.flow,
        "partners": tuple(dict.fromkeys(f.partners)) or ("WLD",),  # named twice, one is meant
        "commodities": f.commodities or ("TOTAL",),
        "measure": f.measure,
        "basis": f.basis,
        "periods": f.periods,
        **slots,
    }
    if (filled["measure"], filled["basis"]) == ("yoy", "mbpd"):
        filled["basis"] = "quantity"  # barrels a day grow as the tonnes of the month do: no rate of theirs is named
    return Query(**filled)  # type: ignore[arg-type]


def multiple_of(f: Features) -> Bound | None:
    """`doubled`, `tripled`, `halved`: a rate of at least 100, 200, at most -50 per cent; nearly so, a tenth less."""
    found = f.clause.first("multiple")
    if found is None or f.context or found.says("of_pace"):
        return None  # "grew twice as fast": as what else did
    places = f.clause.all("place") if f.fragment else ()
    if any(m.first > found.last for m in places) and not f.clause.has_any(
        "flow", "period", "verb", "direction", "growth"
    ):
        return None  # "half as much from Germany?", after Japan's: of what Japan sold
    factor = float(found.code)
    if factor > 1 and f.clause.has("direction", "down") and not f.clause.has("conj"):
        if not found.says("so_many_times"):
            return None  # "did the fall double": how much faster it fell is not judged
        factor = 1 / factor  # "сократился вдвое"
    f.clause.use(*f.clause.all("multiple"))
    before = f.clause.mentions[f.clause.at(found) - 1] if f.clause.at(found) else None
    joined = before is not None and before.last + 1 == found.first
    if joined and before is not None and before.says("vague"):
        factor *= 0.9 if factor > 1 else 1.1  # what rose 92 % has nearly doubled, what fell 46 % nearly halved
    rate = round((factor - 1) * 100, 1)
    if joined and before is not None and before.is_("compare", "above", "below"):  # "более чем удвоился"
        f.clause.use(before)
        if before.code == "below":
            return Bound("below" if rate > 0 else "above", rate, unit="pct", measure="yoy")
    return Bound("at_least" if rate > 0 else "at_most", rate, unit="pct", measure="yoy")


def nothing_of(f: Features) -> bool:
    """`China did not buy any`, `не купил ни тонны`: not a trade at all, where no amount and no movement is named."""
    c = f.clause
    if c.ops("check") and not f.amounts and (over := stopped(f)):
        c.use(*over)  # "China stopped buying US soybeans in September, right?"
        return True
    named = c.has("commodity") or any(code != "WLD" for code in f.partners)
    if not named or f.flow not in ("export", "import") or f.amounts or f.moved or c.has_any("compare", "more"):
        return False
    denied = c.all("negation", "not") if c.ops("check") else ()
    none = any(
        (after := c.after(m, "prep", "place", "demonym")) is not None
        and (
            after.is_("verb", "buy", "sell")
            or after.is_("flow", f.flow)
            or (c.tokens[m.first].kind == "han" and _traded(f, m, after))
        )
        for m in denied
    )
    # 輸入しなかった: the verb, and then that it was not so
    none = none or (c.postposed and any((b := c.before(m)) is not None and _deals(f, b) for m in denied))
    # "сои не пришло, да?", "сои не было": no more than that nothing came
    none = none or any(
        c.mentions[c.at(m) + 1 : c.at(m) + 2] and c.mentions[c.at(m) + 1].says("words", "there") for m in denied
    )
    # 買わなかったよね: assent is asked to the denial, in one word with it
    asked = [m for m in c.all("op", "check") if m.says("not_so")]
    none = none or any((b := c.before(m)) is not None and _deals(f, b) for m in asked)
    if not none and not (c.ops("check") and c.has("fragment", "no")):
        return False
    c.use(*denied, *c.all("fragment", "no"))
    return True


def _deals(f: Features, word: Mention) -> bool:
    """輸入して(いない), 買って(いない): the flow, or a verb of buying or selling."""
    return word.is_("flow", f.flow or "") or word.is_("verb", "buy", "sell")


def _traded(f: Features, denied: Mention, after: Mention) -> bool:
    """没有从美国进口大豆: the flow, or the goods and the flow in one word, with whom between."""
    whom = f.clause.after(denied)
    between = whom is not None and whom.kind in ("prep", "place", "demonym")
    return after.is_("flow", f.flow or "") or (after.kind == "commodity" and between)


def none_of_it(f: Features) -> bool:
    """`There was no deficit in August`, 8月没有逆差, дефицита не было: right before the word or right after it, and not
    what opens a question that expects a yes ("wasn't there a deficit")."""
    c = f.clause
    for side in c.all("flow", "surplus", "deficit"):
        before, after = c.before(side, "flow", "prep"), c.after(side, "prep")
        opening = before is not None and not any(m.last < before.first for m in c.mentions)
        if before is not None and (before.is_("fragment", "no") or (before.kind == "negation" and not opening)):
            c.use(before)
            return True
        apart = after is None or any(token.norm in (",", ";") for token in c.gap(side, after))
        rest = c.after(after, "conj") if after is not None else None
        if after is not None and after.kind == "negation" and not apart and (rest is None or rest.is_("op", "check")):
            c.use(after)
            return True
    return False


def of_a_year(f: Features) -> bool:
    """An amount of money that no month reaches: when a year's running total passed it is asked."""
    return any(amount.scaled and amount.value >= _YEARS_AMOUNT for amount in f.amounts)


def summed_up_to(f: Features) -> bool:
    """`The surplus had passed a trillion by November 2025`: more than any month has, so that the year up to it is
    meant; of a plain `was 1,080 bn in November` that is said to be true of something else."""
    least = OF_NO_MONTH.get(f.flow or "")
    months = [p.month_count for p in f.periods] == [1] and f.of_all
    passing = f.clause.has("compare", "pass", "reach") and f.bound is not None and f.reporter == HOME
    plain = f.all_goods and all(amount.unit in (None, "USD") for amount in f.amounts)
    return bool(least and months and passing and plain) and any(a.scaled and a.value >= (least or 0) for a in f.amounts)


def sum_so_far(c: Clause) -> bool:
    """Whether it is the sum that passes an amount: not `months above 350 bn and their sum`."""
    said = [m for m in c.mentions if m.kind != "harmless"]
    return any(m.is_("op", "sum", "accumulated") and not said[i - 1].is_("conj", "and") for i, m in enumerate(said))


def in_year(f: Features) -> bool:
    """`When, in 2026, did it exceed 110 bn`: a year whose months are wanted, unless its running total is."""
    return len(f.periods) == 1 and f.periods[0].kind == "year" and not of_a_year(f)


def from_whom(f: Features) -> bool:
    """`From which country mostly`, `to whom`, `who did China import soy from in 2025`: a question after countries
    behind `from` or `to`, or with it at its end, and none of them is named."""
    c = f.clause
    asked = [*(m for m in c.all("party", "partner") if m.first < m.last), *c.all("question", "who")]
    whither = [m for m in c.all("party", "seller", "buyer") if m.says("whither")]  # woher, 从哪里
    asked += whither
    if not asked or not f.of_all or f.flow not in _DEALT or f.asks_time:
        return False
    if f.flow == "trade":
        return dealing_with(c, HOME)
    after = [c.after(m) for m in c.all("prep", "from", "to")]
    led = any(one is None or one in asked or one.kind == "period" for one in after)
    before = [m for m in map(c.before, asked) if m is not None and m.kind == "prep"]  # "à qui", "de quem"
    behind = any(m.is_("prep", "at") or m.means("prep", "from", "to") or m.means("time", "from") for m in before)
    led = led or behind or bool(whither) or says_in(asked, "whom")  # "para quem", in one
    led = led or dealing_with(c, HOME)
    over = c.has_any("more", "compare", "direction", "growth", "measure")
    return led and not over and not c.ops("sum", "average", "held", "source")


def dealing_with(c: Clause, home: str) -> bool:
    """`Who exports to China`, `which countries buy from China`: those who do it are asked for, right before it."""
    asked = [*c.all("question", "who"), *(m for m in c.all("party", "partner") if m.first < m.last)]
    for who in asked:
        deals, ours = c.after(who), next((m for m in c.all("place", home) if m.first > who.last), None)
        moved = c.has_any("growth", "direction")  # "which country's exports to China grew"
        if deals is None or ours is None or moved or not (deals.is_("flow", *_DEALT) or deals.kind == "verb"):
            continue
        facing = c.before(ours)
        if facing is not None and facing.is_("prep", "to", "from", "into", "with") and deals.last < facing.first:
            return True
    return False


def broken_down(c: Clause, moved: bool = False) -> bool:
    """`Exports by country`, `by product`, `to each country`, `how they grew to all partners`: the largest are told."""
    if any(("op", "rank") in m.others or m.says("apiece") for m in c.all("party")):
        return True
    return moved and any(m.says("apiece") for m in c.all("place", "WLD"))


def recorded(f: Features, said: Mention) -> bool:
    """Whether `record` is a verb: `what did German statistics record`, `what increase did chip exports record`."""
    c = f.clause
    doer = c.before(said)
    if said.last > said.first:
        return False  # "the surplus with the EU hit a record": a noun with its verb
    if doer is None or doer.kind in ("place", "agency", "self"):
        joint = c.before(doer) if doer is not None else None
        if doer is None or joint is None or joint.kind != "prep":
            return doer is not None and (doer.last + 1 == said.first or c.says("auxiliary"))
        doer = c.before(joint)  # "what rate did exports to Italy record", and "товарооборот с РФ был рекордным"
        if doer is None:
            return False
    measured = c.has("measure", "percent") or c.has("question", "what", "how_much")
    did = any(m.means("harmless", "auxiliary") for m in c.mentions if m.first < doer.first)
    return doer.kind in ("flow", "commodity") and measured and did and f.moved


def year_apart(f: Features) -> bool:
    """`How did it develop from the first half of 2025 to that of 2026`: one half or quarter beside that of the year
    before, and no course of months."""
    first, last = f.end_points[0], f.end_points[-1]
    return len(f.end_points) == 2 and first.kind in ("half", "quarter") and first.shift(12) == last


def to_date(f: Features) -> bool:
    """One span of a year that begins in January, as customs announces it."""
    span = f.periods[0] if len(f.periods) == 1 else None
    return span is not None and span.whole_months and span.first.month == 1 and 1 < span.month_count < 12


def of_the_span(f: Features) -> bool:
    """`Growth rate of exports, July to September 2025`, `January to May, what change`, `the steepest fall from April to
    December`: of the span or its months. `How much did exports grow from July to September` is from end to end."""
    c = f.clause
    over = (f.flow == "both" or f.things > 1) and c.has("compare", "pass", "above")
    if not f.ends or len(f.periods) != 1 or (c.ops("difference") and not over):
        return False
    span, told = f.periods[0], [time for _, time in c.expressions()]
    plain = c.has("growth", "growth") and not c.has("direction") and len(told) == 1 and not told[0].base
    plain = (plain and span.first.year == span.last.year) or f.extreme() is not None
    apart = len(told) == 1 and to_date(f) and c.set_off("period", "direction", "moved")
    return bool(over or apart or c.has("growth", "yoy")) or (plain and span.month_count > 2)


def said_to_move(f: Features) -> bool:
    """Whether something is said to move; `in percentage terms, how much of it` alone asks for a part."""
    c = f.clause
    return c.has_any("growth", "direction") or c.has("more", "faster", "slower", "fell_more")


def plainly_claimed(f: Features) -> bool:
    """`¿Cayeron un 20 % las exportaciones en 2025?`: no word asks for a figure, and a rate is told of one period."""
    c = f.clause
    if c.has_any("question", "op", "extreme", "more", "measure"):
        return False
    if [(amount.value, amount.unit) for amount in f.amounts] == [(0, None)]:
        return _none_at_all(f)
    asks = c.has("compare")
    if not (asks or f.amounts) and c.has("fragment", "no") and _none_of_goods(f):
        return True
    if [a.unit for a in f.amounts] in (["t"], ["kt"], ["Mt"]) and not c.has("direction"):
        # "did China buy 12 million tonnes of soybeans in August?", "China sold only 46 tonnes?"
        led = bool(c.mentions) and c.mentions[0].says("auxiliary")
        plain = f.flow in ("export", "import") and len(f.periods) == 1 and not f.all_goods
        return plain and not (asks or f.growth or f.fragment) and (led or c.tokens[-1].norm == "?")
    units = [a.unit for a in f.amounts]
    told = c.has("direction", "up", "down") and units in (["pct"], ["double_digit"])
    rated = f.growth and f.asks_time is None and not (c.has("negation") or c.has("fragment", "no") or c.says("vague"))
    ten = rated and units == ["double_digit"]  # "was export growth in double digits", "is it still below them"
    return (
        ((told and not asks and len(f.periods) == 1) or (ten and len(f.periods) < 2))
        and f.flow in ("export", "import")
        and c.tokens[-1].norm == "?"
    )


def _none_at_all(f: Features) -> bool:
    """`Were soybean imports from the US zero in December`, `did they hit zero`: yes or no is asked of one period."""
    c = f.clause
    led = bool(c.mentions) and any(c.mentions[0].says(code) for code in ("copula", "auxiliary"))
    plain = not c.has_other("compare", "reach") and not (f.context or f.asks_time or f.fragment)
    plain = plain and not c.has("direction")
    named = c.has("flow", "export", "import") or c.has("verb") or not f.all_goods
    return led and plain and named and len(f.periods) == 1


_NAMED = ("commodity", "demonym", "place")


def _none_of_goods(f: Features) -> bool:
    """`Did China really import no crude from the US in July`: `no` right before the goods, or whose they are."""
    c = f.clause
    goods = not f.all_goods and not (f.context or c.has_any("direction", "growth"))
    none = any((one := c.after(m)) is not None and one.kind in _NAMED for m in c.all("fragment", "no"))
    return goods and none and _none_at_all(f)


def years_on(f: Features) -> bool:
    """`Imports in 2018 and in 2025, and the fall in percent`: from the one to the other, which is told behind both."""
    c, (older, newer), at = f.clause, sorted(f.periods), max((m.last for m in f.clause.all("period")), default=0)
    years, behind = newer.first.year - older.first.year, [two for two in pairwise(c.mentions) if two[1].first > at]
    moved = any(m.says("between_two") or (m.kind == "direction" and one.says("determiner")) for one, m in behind)
    return moved and years > 1 and newer == older.shift(12 * years) and not c.has("growth", "yoy")
