"""The rule for the highest and the lowest: of a span, of all held, since when; one month beside those before it."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import WITH_RATES, Period, Query
from bot.understanding.claimed.moves import of_yuan
from bot.understanding.clauses.asked import query_of, recorded
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import IN_SURPLUS, Features, ordinal_of
from bot.understanding.clauses.runs import movement_told, of_whole_year
from bot.understanding.rules.put_in_order import rates_beside
from bot.understanding.words.kinds import BALANCES, WHO, YUAN_RATE

_COURSES = {"trend": "month", "monthly": "month", "by_quarter": "quarter", "by_year": "year"}


def any_above(f: Features) -> Query | None:
    """ "Was the surplus in any other month of 2025 higher than in January", "has any year seen a bigger one than 2025":
    where that month, or year, stands in the span, by its rate where a movement is told. Ambiguous outside of it."""
    c = f.clause
    among = next((m for m in c.mentions if m.says("any_of_them")), None)
    joint = c.saying("than") or c.first("compare", "above", "below")
    if among is None or joint is None or joint.first < among.first or f.amounts or f.things > 1 or c.has("extreme"):
        return None
    parts = [part for _, said in c.expressions() for part in said.parts]
    by = "year" if c.has("time", "unit:year") else "month"
    one = [p for p in f.periods if p.kind == by]
    spans = [p for p in f.periods if p.month_count > 1 and p not in one]
    if by == "month" and not spans:
        spans = [Period.year(part.year) for part in parts if part.grain == "year" and part.year]
    if len(one) != 1 or len(spans) + (by == "year") not in (1, 2) or len(c.expressions()) > 2:
        return None
    if not all(span.covers(one[0]) for span in spans):
        raise Ambiguous.again()
    words = [*c.all("more"), *c.all("compare", "above", "below"), *c.all("direction", "up", "down")]
    low = any(m.code in ("less", "slower", "below", "down", "fell_more") for m in words)
    c.use(*words)
    moved = any(not any(kind == "more" for kind, _ in m.others) for m in c.all("direction"))  # "lower" is no fall
    moved = (moved or c.has("growth") or c.has("more", "fell_more")) and not f.context
    limit = (-1 if low else 1) * (-1 if c.has("flow", "deficit") else 1)
    measure = "yoy" if moved else f.measure
    return query_of(f, "record", measure=measure, by=by, limit=limit, periods=(one[0], *spans[:1]))


def record(f: Features) -> Query | None:
    """The highest or lowest of the months, quarters or years of a span; None where none is asked for."""
    c = f.clause
    extreme = f.extreme()
    nouns = [m for m in c.all("op", "record") if not recorded(f, m)]
    if extreme is None and (standing := _as_high(f)) is not None:
        return standing
    told = len(f.periods) == 1 or (f.fragment and not f.periods)  # "has it ever been bigger?"
    last = bool(c.ops("last_time") or (c.ops("when") and (f.last or f.latest))) and [
        period.month_count for period in f.periods
    ] == [1]
    if (c.ops("ever") or last) and told and not f.amounts and (f.larger or c.has("compare")):
        # "was it ever higher than in January 2025": the months that were highest, of all
        c.use(*c.all("compare"))
        low = any(m.means("more", "less") for m in c.mentions) or c.has("compare", "below")
        if (f.growth or last) and not f.context and f.periods:  # "ever grown faster than in June", "last higher than"
            low = c.has("more", "slower", "fell_more") if f.growth else low
            return query_of(f, "record", measure="yoy" if f.growth else f.measure, by="since", limit=-1 if low else 1)
        yearly = c.ops("by_year") or [period.kind for period in f.periods] == ["year"]
        by = "year" if yearly and not f.context else "month"
        return query_of(f, "record", measure=f.measure, by=by, limit=-1 if low else 1, periods=())
    if (extreme is None and not nouns) or c.says("beyond_them"):
        return None
    if (course := _course_first(f)) is not None:
        return course
    if c.denied and c.has("verb") and f.asks_time is None and any(m.kind in WHO for m in c.denied):
        raise Ambiguous.again(query_of(f, "rank", by="partner", limit=5, partners=()))  # "it was A, not B, that bought"
    if f.moved and _from_its_peak(c):
        flow = "total" if f.flow == "trade" else f.flow
        peak = query_of(f, "record", flow=flow, by="month", limit=1)
        raise Ambiguous.again(peak, peak, query_of(f, "total" if flow == "total" else "level", flow=flow))
    if f.fragment and [p.month_count for p in f.periods] == [1] and not c.has("period") and _at_its_peak(c):
        f.periods = ()  # "at its peak?", after a month: when that was is looked for
    if f.fragment and _of_all_months(f):
        f.periods = ()  # "the biggest surplus ever", after that of a year
    if _for_the_month(f):
        raise Ambiguous.again()
    if f.fragment and len(f.periods) == 2:
        f.periods = (max(f.periods),)  # "is it a record?" after July's and August's: the newer of the two
    if extreme is None:
        low = c.has("direction", "down") or any(("more", "less") in m.others for m in nouns)  # "plus bas"
        extreme = -1 if low else 1
    measure = f.measure
    rates = c.has("growth", "growth", "yoy") or c.has("direction") or f.rate_of_months
    within = c.has("growth", "mom") and not rates  # "in a month"
    bare_record = c.ops("record") and not f.growth and not c.has("extreme")
    if movement_told(f) and not (within or f.context or bare_record):
        measure = "yoy"
        fallen = c.has("direction", "down") or any(m.says("falling") for m in c.all("growth"))
        if fallen and c.has("extreme", "most"):
            extreme = -1  # "the biggest monthly drop", "the largest percentage decline"
    if any(m.says("of_pace") for m in c.all("extreme")) and not f.context and f.flow != "balance":
        measure = "yoy"  # "isn't that the fastest this year?"
    if f.context and c.has("direction", "down") and c.has("extreme", "most"):
        extreme = -1  # PMIが一番落ち込んだ月: an index is lowest then
    percent = c.has("measure", "percent") or (c.has("unit", "pct") and not f.amounts)
    if percent and not f.context and f.flow != "balance":
        measure = "yoy"  # "the worst month in percent", "in % terms"
    if f.flow == "balance" and (c.has("flow", "deficit") or _size_of_deficit(f)):
        named = any(m.code == IN_SURPLUS for kind in ("place", "demonym") for m in c.all(kind))
        if named and not f.fragment and f.reporter == IN_SURPLUS and f.of_all and not f.asks_time:
            # "the biggest deficits China ran": with the world it ran none, with partners perhaps
            order = query_of(f, "rank", by="partner", limit=-extreme * (f.limit or 5), partners=())
            raise Ambiguous.again(order, order)
        if not c.has("extreme", "worst"):
            extreme = -extreme  # the worst deficit is the largest
    said = c.first("extreme") or c.first("op", "record")
    if f.commodities == (YUAN_RATE,) and said is not None and of_yuan(f, said):
        extreme = -extreme  # the yuan is weakest when the dollar costs most
    extreme *= place(f)
    if f.growth and rates_beside(f):
        measure = WITH_RATES
    by = f.asks_time or ("year" if c.ops("by_year") else "month")
    if [p.month_count for p in f.periods] == [1] and _of_its_year(f):
        year = Period.parse(str(f.periods[0].first.year))
        if c.mentions[0].says("auxiliary", "copula") and measure is None:  # yes or no
            return query_of(f, "check", by="record", limit=extreme, periods=(f.periods[0], year))
        return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(year,))
    if [p.month_count for p in f.periods] == [1] and by == "month" and _within_year_told(f):
        year = Period.parse(str(f.periods[0].first.year))
        return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(f.periods[0], year))
    if [p.month_count for p in f.periods] == [1] and by == "year":
        by = "month"  # "was June's rise the fastest in years"
    if of_whole_year(f, nouns):
        by = "year"  # "was the surplus of 2025 a record?"
    if c.has("compare", "since") or since_when(f):
        by = "since"
        aside = [amount for amount in f.amounts if amount.unit == "pct" or amount.scaled]
        if len(aside) == 1 and f.bound is None:  # "rose 36 %, the fastest since when?": the figure is told anyway
            c.use(*aside[0].mentions)
    placed = abs(extreme) > 1 and len(f.periods) == 1 and f.periods[0].month_count == {"month": 1, "year": 12}.get(by)
    if placed and f.asks_time is None and not (c.has("question") or c.ops("which", "when")):
        return query_of(
            f, "check", by="record", measure=measure, limit=extreme
        )  # "was May's surplus the third biggest?"
    if by == "quarter":
        spans = tuple(p for p in f.periods if p.kind != "quarter") or f.periods  # "was Q3 the best quarter of 2025"
        said = c.first("extreme")
        if len(spans) == 1 and said is not None and any(m.first > said.last for m in c.all("period", "taken")):
            spans = (Period.year(spans[0].first.year),)  # its year, that stands behind
        return query_of(f, "rank", measure=measure, by=by, limit=extreme, periods=spans)
    return query_of(f, "record", measure=measure, by=by, limit=extreme)


def _course_first(f: Features) -> Query | None:
    """`Surplus by month in 2026, and the lowest`, `exports for each quarter of 2025: which was best`: the course, which
    tells both ends; None where the months are only what the highest is sought in."""
    c = f.clause
    best, told = c.first("extreme"), c.first("flow", "export", "import", *BALANCES) or c.first("commodity")
    grains = [m for m in c.all("op", *_COURSES) if best is not None and m.last + 1 < best.first]  # no "monthly peak"
    if best is None or told is None or not grains or f.fragment or f.things > 1 or told.first > best.first:
        return None
    if place(f) > 1 or f.limit or c.has("deictic", "both"):
        return None  # "the third highest", "the two highest": which the course does not tell
    joined = any(m.is_("conj", "and") and told.last < m.first < best.first for m in c.mentions)
    joined = joined or any(t.norm in (",", ":") for t in c.tokens[told.last : best.first])
    if not joined or [p.month_count > 1 for p in f.periods] != [True]:
        return None
    by = next((_COURSES[m.code] for m in grains if _COURSES[m.code] != "month"), "month")
    return query_of(f, "trend", by=by, measure="yoy" if f.growth else f.measure)


def _size_of_deficit(f: Features) -> bool:
    """ "The smallest?" after another's balances with the home country, which are deficits: the smallest deficit."""
    best = f.clause.first("extreme")
    sized = best is not None and best.says("in_size")
    return sized and f.fragment and f.reporter != f.home and f.partners == (f.home,) and not f.clause.has("flow")


def _of_all_months(f: Features) -> bool:
    """Whether it is looked for at all times: a flow is named, and nothing points at what was told."""
    c = f.clause
    ever = c.ops("ever") or c.says("all_time")
    pointing = c.has("deictic") or c.says("copula", "pronoun")
    longer = [period.month_count > 1 for period in f.periods] == [True]
    return bool(ever and longer and c.has("flow")) and not (pointing or c.has("period"))


def _for_the_month(f: Features) -> bool:
    """`9月として過去最高`, 创12月新高: among the same months of other years alone, where it would be told
    of all months."""
    times = f.clause.expressions()
    if len(times) != 2:
        return False
    one, two = (said.parts[0] if len(said.parts) == 1 else None for _, said in times)
    if one is None or two is None or one.grain != "month" or two.grain != "month" or not two.yearless:
        return False
    return one.months == two.months


def _within_year_told(f: Features) -> bool:
    """`Were December 2025 exports the highest of that year`, `of 2025`: a year that holds the month, after the
    superlative that stands after the month."""
    best = f.clause.first("extreme")
    times = f.clause.expressions()
    if best is None or len(times) != 2 or not times[0][0].first < best.first < times[1][0].first:
        return False
    year = times[1][1].parts[0] if times[1][1].parts else None
    return year is not None and times[1][1].mode == "list" and year.grain == "year"


def highest_since(f: Features) -> Query | None:
    """`Were June 2026 exports the highest since 2021`: the month among those from then up to itself, where nothing else
    is asked; what came after it was not known."""
    if year_before_best(f) and f.things == 1 and f.asks_time in (None, "month"):
        return _within_its_year(f)
    best = f.clause.first("extreme")
    times = f.clause.expressions() if best is not None and len(f.periods) == 2 else ()
    if best is None or len(times) != 2 or not times[1][1].open or f.asks_time not in (None, "month") or f.things > 1:
        return None
    month, span = sorted(f.periods, key=lambda period: period.month_count)
    led = times[0][0].first < best.first and times[0][0].first < times[1][0].first
    if not led or month == span or not span.covers(month):
        return None
    if (
        month.kind != "month"
    ):  # "was January-February the fastest since 2021": among spans like it, which none looks for
        one = query_of(f, "growth" if f.growth else "level", periods=(month,), measure="yoy" if f.growth else f.measure)
        raise Ambiguous.again(one, one.with_(by="year") if f.growth else one)
    extreme = (f.extreme() or 1) * (-1 if f.flow == "balance" and f.clause.has("flow", "deficit") else 1)
    measure = "yoy" if movement_told(f) and not f.context else f.measure
    until = Period(span.first, month.last)
    return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(month, until))


def year_before_best(f: Features) -> bool:
    """`6月顺差是年内最高吗`, `6月の黒字は今年最大？`: a month, and then its year or what there is of it, right before
    the superlative."""
    c = f.clause
    times = c.expressions()
    best = c.first("extreme") or c.first("op", "record")
    if best is None or len(times) != 2 or not f.periods or f.periods[0].kind != "month" or len(f.periods) > 2:
        return False
    said, told = times[1]
    year = len(told.parts) == 1 and told.parts[0].grain == "year" and told.mode in ("list", "ytd", "range")
    spans = [p for p in f.periods[1:] if not (p.covers(f.periods[0]) and p.first.month == 1)]
    return year and times[0][0].first < said.first and c.after(said) is best and not spans


def _within_its_year(f: Features) -> Query:
    """The month among those of its year, where it stands there."""
    c = f.clause
    month = f.periods[0]
    low = (f.extreme() or 1) < 0 or any(m.means("more", "less") for m in c.all("op", "record"))
    extreme = (-1 if low else 1) * (-1 if f.flow == "balance" and c.has("flow", "deficit") else 1)
    measure = "yoy" if movement_told(f) and not f.context else f.measure
    spans = f.periods[1:] or (Period.year(month.first.year),)
    return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(month, *spans))


def _from_its_peak(c: Clause) -> bool:
    """`How far are exports down from their peak`: no weakest rate, and how far the two lie apart is not worked out."""
    led = [
        one for m in (*c.all("extreme", "most"), *c.all("op", "record")) for one in (c.before(m), c.before(m, "period"))
    ]
    return any(m is not None and (m.means("prep", "from") or m.code.startswith("since ")) for m in led)


def _as_high(f: Features) -> Query | None:
    """ "When were imports last this low", "has the surplus ever been as big as in January": one month beside those
    before it; "the first fall since when": likewise, by its rate."""
    c = f.clause
    one = len(f.periods) <= 1 and not f.amounts and f.things == 1
    if not (c.ops("as_low", "as_high") and one) and not ((_first(f) or c.says("that_much")) and since_when(f)):
        return None
    moved = f.moved and not f.context and f.flow != "balance"
    low = bool(c.ops("as_low")) or (f.moved and c.has("direction", "down") and not c.has("direction", "up"))
    low = low is not (f.flow == "balance" and c.has("flow", "deficit"))  # of deficits the highest is the smallest
    c.use(*c.all("negation", "not"))  # "not since when had imports grown as fast"
    return query_of(f, "record", measure="yoy" if moved else f.measure, by="since", limit=-1 if low else 1)


def _of_its_year(f: Features) -> bool:
    """`Is June's surplus the highest of the year`: the month that was highest in it is told."""
    superlative = f.clause.first("extreme") or next((m for m in f.clause.all("more") if m.says("of_all")), None)
    after = f.clause.after(superlative) if superlative is not None else None
    if after is not None and after.is_("time", "unit:month"):
        after = f.clause.after(after)
    if after is not None and after.is_("prep", "of"):
        after = f.clause.after(after)
    if after is not None and after.kind == "period":  # "was September 2025 the highest month of 2025"
        said = next((e for m, e in f.clause.expressions() if m is after), None)
        part = said.parts[0] if said is not None and len(said.parts) == 1 else None
        return part is not None and part.grain == "year" and part.year == f.periods[0].first.year
    return after is not None and after.is_("time", "unit:year", "year_span")


def _at_its_peak(c: Clause) -> bool:
    best = c.first("extreme")
    led = c.before(best) if best is not None else None
    return led is not None and led.is_("prep", "at")


def _first(f: Features) -> bool:
    return f.first or bool(f.clause.ops("first_time") or (f.clause.says("first_since") and f.periods))


def since_when(f: Features) -> bool:
    """ "The biggest since when", "the first fall since when": a month beside those before it, and no run."""
    c = f.clause
    one = len(f.periods) <= 1 and all(period.kind in ("month", "year") for period in f.periods)
    told = f.extreme() is not None or _first(f) or bool(c.ops("as_low", "as_high") or c.says("that_much"))
    ends = f.extreme() is not None and c.mentions[-1].is_("time", "since")  # "the lowest since?"
    return told and one and (ends or any(m.says("since_when") for m in c.all("op", "streak")))


def place(f: Features) -> int:
    """`Third highest`: 3; 1 where no ordinal stands before the superlative."""
    if (ranked := f.ranked) is not None:
        return ordinal_of(ranked[0]) or 1
    superlative = f.clause.first("extreme")
    if superlative is None:
        return 1
    before = f.clause.before(superlative)
    return ordinal_of(superlative) or (ordinal_of(before) if before is not None else None) or 1
