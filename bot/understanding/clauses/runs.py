"""Months in a row: whether a run is asked for, and what holds in each of its months."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Comparator
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import comparator
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.none_traded import none_traded, stopped
from bot.understanding.clauses.span_itself import said_of_year
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import PMIS, PRICES

_PAST: dict[Comparator, Comparator] = {"at_least": "above", "at_most": "below"}


def those_that_moved(f: Features) -> bool:
    """`The months of 2025 in which imports fell`: of a span that they stand before, and no growth month by month."""
    c = f.clause
    after = c.after(listed) if (listed := c.first("op", "list")) is not None else None
    span = len(f.periods) == 1 and f.periods[0].month_count > 1 and after is not None and after.kind == "period"
    other = f.fragment or f.amounts or f.things > 1 or c.has_any("party", "extreme", "more", "measure")
    return span and not other and c.has("direction", "up", "down")


def counted_within(f: Features) -> bool:
    """ "For how many months of 2026": of a year they are counted, wherever they lie; up to now they are a run."""
    c = f.clause
    said = c.all("op", "streak")
    if not said or c.ops("longest") or not all(("op", "count") in m.others for m in said):
        return False
    within = c.after(said[0]) if len(said) == 1 else None
    span = len(f.periods) == 1 and f.periods[0].month_count > 1 and not f.since
    return span or (within is not None and within.kind == "period")


def moves_counted(c: Clause) -> bool:
    """ "How many falls in 2025", "how many declines did exports see": the months of them."""
    asked = c.first("question", "how_many", "how_much")
    counted = c.after(asked) if asked is not None else None
    return counted is not None and counted.is_("direction") and counted.says("moves_counted")


def run_of(f: Features) -> str:
    """Which run is asked for: the longest, that of a time, that which lasts, the last that ended: `when did it end`."""
    c = f.clause
    if c.ops("longest") or f.extreme() or (c.ops("ever") and not f.fragment):
        return "longest"
    if _once_already(c):
        return "already"
    if f.periods:
        ended = [p.kind for p in f.periods] == ["month"] and _is_over(c)
        # "how long was it below?", "was it negative?" after a month above: the run before it
        told = f.fragment and not (c.has("compare") or any(m.says("sign") for m in c.all("direction")))
        lasted = ended and told and not c.has("period")  # "how long did it go on?", after its first month: to its end
        ended = ended and not (told or turned_again(f) or stopped(f))  # "the run that ended in October 2025"
        return "begun" if lasted or _at_its_start(f) else "ended" if ended else "asked"
    if set_in(f) and not turned_again(f):
        return "ended"  # the run that lasts, and if none does the last that did
    return "ended" if _is_over(c) and not (f.fragment or turned_again(f) or stopped(f)) else "current"


def _once_already(c: Clause) -> bool:
    """`As exportações já caíram cinco meses seguidos?`: now, or else ever; as it is told, the run that lasts."""
    ways, counted = c.frame.ways, {c.tokens[m.first] for m in c.all("number")}
    after = [two for one, two in pairwise(c.tokens) if one.norm in ways["already"] and two not in counted]
    return bool(counted) and c.tokens[-1].norm == "?" and any(two.norm.endswith(ways["past_end"]) for two in after)


def _is_over(c: Clause) -> bool:
    """`How long did it last`, `is it over?`: no `over 50`, which only bounds."""
    return c.says("over") and any(m.says("over") and not m.is_("compare", "above") for m in c.mentions)


def _at_its_start(f: Features) -> bool:
    """`In a row at the start of 2025`, `it fell in April: how long did it stay there`: however far that run went."""
    said = [part for _, expression in f.clause.expressions() for part in expression.parts]
    begun = len(said) == 1 and [p.kind for p in f.periods] == ["month"] and _told_begun(f.clause)
    return begun or (len(said) == 1 and said[0].edge == "start" and said[0].grain == "year")


def _told_begun(c: Clause) -> bool:
    """Whether it is told in which month it moved, and then asked how long it was so: "how long was that" looks back."""
    time, asked = c.all("period")[0], c.first("op", "streak", "count")
    moved = c.first("compare", "below", "above", "pass") or c.first("direction", "up", "down")
    told = moved is not None and asked is not None and moved.first < time.first < asked.first
    on = c.has("deictic", "there") or c.says("setting_in", "auxiliary")
    return told and on and not (c.has("deictic", "that") or c.says("has_been"))


def run_asked(f: Features) -> bool:
    """Whether a run of months is asked for."""
    c = f.clause
    running = f.up_to and c.ops("count") and c.has("direction") and f.bound is None  # "how many months up, to August"
    longest = c.ops("longest") and (f.moved or f.flow == "balance" or f.bound is not None)
    ceased = c.ops("when") and bool(none_traded(f) and stopped(f))  # "when did China stop buying US soybeans"
    told = c.ops("streak") or longest or (running and not c.says("in_so_long")) or ceased
    asked = bool(told or still_going(f) or turned_again(f) or set_in(f) or _lasting_until(f))
    # "since when do you hold figures" is no run
    return asked and (not c.ops("held") or c.has("direction")) and not counted_within(f)


def still_going(f: Features) -> bool:
    """`How many months have exports been growing (now)`, `have they risen for over 9 months`: the run that goes on,
    and no count over all that is held."""
    c, long = f.clause, so_long(f.clause)
    if not (c.ops("count") or c.says("lasting") or long) or f.periods or f.since or f.fragment or c.ops("ever", "list"):
        return False
    moved = c.has("direction", "up", "down") or c.has("growth", "growth")
    lasting = c.says("has_been") or (c.says("months_long") and c.says("present"))  # "сколько месяцев экспорт растёт"
    lasting = lasting or (c.says("lasting") and c.only("flow", "commodity", "direction", "harmless"))  # "PPI how long"
    been = moved and (bool(long) or (not f.amounts and lasting))
    return been or (f.bound is not None and bool(long)) or (f.latest and (moved or f.bound is not None))


def so_long(c: Clause) -> tuple[Mention, ...]:
    """`For more than 9 months`: the number of months that a run is held against, and its comparator."""
    for number in c.all("number"):
        led = c.before(number)
        if led is not None and led.kind == "compare" and c.counts_months(number):
            return led, number
    return ()


def of_so_long(f: Features) -> None:
    """The number of months is used: the run itself tells whether it is longer; of `five straight months` too."""
    runs = ((number, f.clause.after(number)) for number in f.clause.all("number"))
    f.clause.use(*(number for number, run in runs if run is not None and run.is_("op", "streak")))
    if long := so_long(f.clause):
        f.clause.use(*long)
        f.bound = None if isinstance(f.bound, Bound) and f.bound.amount == long[1].value else f.bound


def _lasting_until(f: Features) -> bool:
    """`How long below 50 was the PMI as of November 2025`: how long it had been so in that month."""
    lasting = f.clause.says("lasting") and not f.clause.ops("ever", "list", "count")
    return lasting and f.bound is not None and [p.kind for p in f.periods] in (["month"], ["year"])


def set_in(f: Features) -> bool:
    """`When did the decline in exports begin`, `in which month did they turn up`, 从什么时候起一直高于1000亿."""
    c = f.clause
    month = f.asks_time == "month" and c.has("question", "what")
    since = any(m.says("since_when") for m in c.all("op", "streak"))  # いつから減り始めた
    if not (c.ops("when") or since or month) or not c.says("setting_in"):
        return False
    if f.periods or f.context or c.has("extreme") or c.ops("first_time", "list"):
        return False
    if f.bound is not None:  # "when did it start to exceed 100 bn": the first time it did, if not all along
        return f.flow in ("export", "import", "balance") and c.says("each_month", "stays")
    moving = c.has("direction", "up", "down") or c.has("growth", "growth")
    return moving and f.flow in ("export", "import") and not f.amounts


def turned_again(f: Features) -> bool:
    """`When did imports begin to rise again`: the run that they are in now, and when it began."""
    c = f.clause
    asked = c.ops("when") or (f.asks_time == "month" and c.has("question", "what"))
    told = asked and c.says("again", "as_before") and not (f.periods or f.amounts or f.context or f.fragment)
    up = c.has("direction", "up") or c.has("growth", "growth")  # "volvieron a crecer", "wieder gewachsen"
    return bool(told) and up != c.has("direction", "down") and not c.has("extreme") and f.flow in ("export", "import")


def run_condition(f: Features) -> Bound:
    """What a month must meet to be of a run or counted. Ambiguous for an index that rose or fell."""
    c = f.clause
    if any(code in PMIS for code in f.commodities):
        if not c.has("flow") and any(not m.says("of_the_line") for m in c.all("direction", "up", "down")):
            raise Ambiguous.again()  # "in which months did the PMI fall": on the month before, and not below 50
        named = c.has("compare", "above", "pass") or any(m.means("direction", "up") for m in c.all("commodity"))
        up = named or c.has("direction", "up") or (c.has("growth", "growth") and not c.has("direction"))
        return Bound("above" if up else "below", 50.0, unit="index")
    if (sign := sign_told(f)) is not None:
        return sign
    if f.context and any(m.says("price_fall") for m in c.all("commodity")):
        return Bound("below", 0.0, unit="pct")  # "how many months of deflation"
    goods = not f.all_goods and not f.context
    if none := none_traded(f):
        c.use(*none)
        f.measure = f.measure or "quantity"
        return Bound("is", 0.0)  # "since when has China not bought US soybeans", "how many months with no US crude"
    fallen = goods and c.has("direction", "down") and not c.has("direction", "up")  # "fell to zero"
    zeros = [amount for amount in f.amounts if amount.value == 0]
    if any(not amount.unit for amount in zeros) and (fallen or not c.has("direction")):
        c.use(*(m for amount in zeros for m in amount.mentions))
        if c.has("growth", "growth", "yoy") and not f.context:
            return Bound("is", 0.0, unit="pct", measure="yoy")  # 伸びがゼロになった月
        f.measure = f.measure or ("quantity" if goods else None)  # of the goods themselves, not of their rate
        return Bound("is", 0.0)  # "at zero for how many months"
    if f.flow == "balance" and not c.has("direction") and not f.growth:
        return Bound("below", 0.0) if c.has("flow", "deficit") else Bound("above", 0.0)
    measure = None if f.context else "yoy"
    if (ten := in_double_digits(f)) is not None:  # a run of them is one of more than ten
        return replace(ten, comparator=_PAST.get(ten.comparator, ten.comparator), measure=measure)
    ran = [c.after(m) for m in c.all("op", "streak")] if c.has("time", "after") and len(c.all("direction")) > 1 else ()
    ran = (*ran, *_dating(c))
    down = any(m.code == "down" for m in c.all("direction") if m not in ran)  # "after five consecutive falls it rose"
    down = down or any(m.says("falling") for m in c.all("growth"))  # "baisse mensuelle"
    return Bound("below" if down else "above", 0.0, unit="pct", measure=measure)


def _dating(c: Clause) -> list[Mention]:
    """`After the dip of October 2025, for how many months did they rise`, `since the October dip`: the moves that only
    tell since when."""
    beside = [(c.before(m), m, c.after(m)) for m in c.all("direction", "up", "down")]
    after = [m for a, m, b in beside if a and b and a.is_("time", "after") and b.kind == "period"]
    since = [m for a, m, _ in beside if a and a.kind == "period" and a.code.startswith("since ")]
    return [*after, *since]


def sign_told(f: Features) -> Bound | None:
    """ "When was the balance negative", "did CPI turn negative": on which side of nothing it stood."""
    told = {m.code for m in f.clause.all("direction") if m.says("sign")}
    rate = f.context and set(f.commodities) <= set(PRICES)
    if not (rate or f.flow == "balance") or len(told) != 1 or f.growth or len(f.clause.all("direction")) > 1:
        return None
    return Bound("below" if "down" in told else "above", 0.0, unit="pct" if rate else None)


def sign_sought(f: Features) -> bool:
    """`In which month did producer prices come out of negative territory`: of no span that is named."""
    return f.clause.has("question", "what") and not f.periods and sign_told(f) is not None


def _peak_of_flow(f: Features, records: list[Mention]) -> bool:
    """`Pico del superávit en 2025`: the record of a flow within a year; "was the surplus of 2025 a record" is not."""
    nouns = [m for m in records if ("harmless", "peak") in m.others]  # "пик профицита 2025": a genitive
    if any((one := f.clause.after(m)) is not None and one.kind == "flow" for m in nouns):
        return True
    of_year = [m for m in records if (led := f.clause.before(m)) is not None and led.is_("time", "unit:year")]
    joints = [f.clause.after(m) for m in records if m not in of_year]  # "un año récord de superávit" is the year itself
    flows = [f.clause.after(joint) for joint in joints if joint is not None and joint.is_("prep", "of")]
    return any(flow is not None and flow.kind in ("flow", "verb") for flow in flows)  # "plus bas des livraisons"


def of_whole_year(f: Features, records: list[Mention]) -> bool:
    """ "Was the surplus of 2025 a record", "the largest ever?": the year itself, and not one of its months."""
    bare = f.extreme() is None and not f.clause.ops("which", "when", "trend", "monthly")
    claimed = _of_all_time(f) or (said_of_year(f.clause) and not _running_year(f.clause))
    asked = (bare or claimed) and f.asks_time is None and not f.context
    return asked and [period.kind for period in f.periods] == ["year"] and not _peak_of_flow(f, records)


def _running_year(c: Clause) -> bool:
    """`Was that the largest surplus this year`: a year that is not over has no figure yet, its months have."""
    parts = [part for _, time in c.expressions() for part in time.parts]
    return any(part.year_of == "today" and part.grain == "year" and not part.year for part in parts)


def _of_all_time(f: Features) -> bool:
    """A superlative that is put as a claim, or says that it is one of all time."""
    c = f.clause
    if f.extreme() is None or c.has("question") or c.ops("which", "when", "monthly") or _running_year(c):
        return False
    led = bool(c.mentions) and c.mentions[0].says("copula")
    said = [m for m in c.mentions if m.kind != "harmless"]
    put = c.says("is_one") and said[-1].kind == "extreme"  # "est-il le plus faible ?"
    put = put or (c.tokens[-1].norm == "?" and [m.kind for m in said] == ["flow", "period", "extreme"])
    return led or put or bool(c.ops("ever")) or c.says("all_time")


def movement_told(f: Features) -> bool:
    """Whether a word tells how something moved; beside a superlative a word of degree does not: `the highest of the
    year, or was there a higher one`, `the best month, or was another better`."""
    c = f.clause
    if f.extreme() is None:
        return f.moved
    told = [m for m in c.all("direction") if not any(kind == "more" for kind, _ in m.others)]
    paced = [m for m in c.all("more", "faster", "slower") if (one := c.before(m)) is not None and one.kind == "extreme"]
    return bool(told or paced) or c.has("growth") or bool(c.ops("how_fast")) or (f.moved and not c.has("extreme"))


def moved_most(f: Features) -> int:
    """`Rose 25 %, the fastest this year`: 1 for the highest rate, -1 for the lowest, 0 where the superlative is of the
    amount (`rose to the highest`) or nothing moved."""
    best = f.clause.first("extreme")
    if best is None or f.context or f.flow == "balance" or any(a.unit != "pct" for a in f.amounts):
        return 0
    ways = {m.code for m in f.clause.all("direction", "up", "down")}
    beside = (f.clause.before(best), f.clause.after(best))  # "fell the most", "the steepest fall", "by the most since"
    paced = best.says("of_pace", "steep") or any(m is not None and m.kind == "direction" for m in beside)
    paced = paced or f.clause.led_by(best, "prep", "by")
    paced = paced or (
        ways == {"down"} and best.code == "most" and f.clause.has("unit", "pct")
    )  # "fell 34.5 %, the most"
    plain = paced and len(ways) == 1 and best.code in ("most", "least")
    return 0 if not plain else 1 if (ways == {"up"}) is (best.code == "most") else -1


def against_the_year_before(f: Features) -> Bound | None:
    """ "The months of 2025 in which imports were lower than the year before": those with a fall on the year."""
    c = f.clause
    low = c.has("compare", "below", "at_most") or c.has("more", "less", "slower")
    high = c.has("compare", "above", "at_least") or c.has("more", "more", "faster")
    on_year = len(f.periods) == 2 and (f.year_before or f.periods[1] == f.periods[0].shift(-12))
    if low == high or not (on_year or c.has("growth", "yoy")) or f.context:
        return None
    c.use(*c.all("compare"))
    f.periods = f.periods[:1]
    return Bound("below" if low else "above", 0.0, unit="pct", measure="yoy")


def in_double_digits(f: Features) -> Bound | None:
    """ "Which partners saw double-digit growth", "fell by double digits": rates of ten per cent and more, or less."""
    amount = next((amount for amount in f.amounts if amount.unit == "double_digit"), None)
    if amount is None:
        return None
    told, words = comparator(f.clause, amount)
    f.clause.use(*amount.mentions, *words)
    way: Comparator = "below" if told in ("below", "at_most") else "at_least"
    fall = f.clause.has("direction", "down") and not f.clause.has("direction", "up")
    return Bound(MIRRORED[way] if fall else way, -10.0 if fall else 10.0, unit="pct", measure="yoy")
