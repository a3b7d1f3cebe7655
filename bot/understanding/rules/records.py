"""The rule for the highest and the lowest: of a span, of all held, since when; one month beside those before it."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import OF_SPAN, WITH_RATES, Period, Query
from bot.understanding.claimed.moves import of_its_strength, of_yuan
from bot.understanding.claimed.records import record_of_its_year
from bot.understanding.clauses.asked import query_of, recorded
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.deficits import of_deficits, size_of_deficit
from bot.understanding.clauses.features import IN_SURPLUS, Features, ordinal_of
from bot.understanding.clauses.runs import movement_told, of_whole_year
from bot.understanding.clauses.span_itself import span_itself
from bot.understanding.rules.best_of_span import quarter_claimed
from bot.understanding.rules.put_in_order import come_to_its_end, rate_of_the_best, rates_beside
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BALANCES, FILLERS, WEIGHTS, WHO, YUAN_RATE

_COURSES = {"trend": "month", "monthly": "month", "by_quarter": "quarter", "by_year": "year"}


def record(f: Features) -> Query | None:
    """The highest or lowest of the months, quarters or years of a span; None where none is asked for."""
    c = f.clause
    nouns = [m for m in c.all("op", "record") if not recorded(f, m)]
    if f.extreme() is None and (standing := _as_high(f)) is not None:
        return standing
    if (ever := _ever_higher(f)) is not None:
        return ever
    if (f.extreme() is None and not nouns) or c.says("beyond_them"):
        return None
    if (course := _course_first(f)) is not None:
        return course
    _refuse_others(f)
    if (quarter := quarter_claimed(f)) is not None:
        return quarter
    if f.fragment and [p.month_count for p in f.periods] == [1] and not c.has("period") and _at_its_peak(c):
        f.periods = ()  # "at its peak?", after a month: when that was is looked for
    best = c.first("extreme")
    named = best is not None and any(m.first == best.last + 1 for m in c.all("time", "unit:year"))
    named = named and not c.says("peak")  # "это максимум года?": of that year
    if f.fragment and named and not c.has("period") and [p.month_count < 12 for p in f.periods] == [True]:
        f.periods = ()  # "peak year?", after a part of one
    if f.fragment and _of_all_months(f):
        f.periods = ()  # "the biggest surplus ever", after that of a year
    if _for_the_month(f):
        raise Ambiguous.again()
    if f.fragment and len(f.periods) == 2:
        f.periods = (max(f.periods),)  # "is it a record?" after July's and August's: the newer of the two
    extreme, measure = _which_end(f, nouns), _rate_or_figure(f)
    return _among(f, nouns, extreme, WITH_RATES if f.growth and (rates_beside(f) or rate_of_the_best(f)) else measure)


def _ever_higher(f: Features) -> Query | None:
    """`Was it ever higher than in January 2025`, `has it ever been bigger?`: the months that were highest, of all;
    `ever grown faster than in June`, `when was it last higher than in June`: since when it was not."""
    c = f.clause
    told = len(f.periods) == 1 or (f.fragment and not f.periods)
    last = c.ops("last_time") or (c.ops("when") and (f.last or f.latest))
    last = bool(last) and [period.month_count for period in f.periods] == [1]
    if not ((c.ops("ever") or last) and told and not f.amounts and (f.larger or c.has("compare"))):
        return None
    c.use(*c.all("compare"))
    low = any(m.means("more", "less") for m in c.mentions) or c.has("compare", "below")
    if (f.growth or last) and not f.context and f.periods:
        low = c.has("more", "slower", "fell_more") if f.growth else low
        return query_of(f, "record", measure="yoy" if f.growth else f.measure, by="since", limit=-1 if low else 1)
    yearly = c.ops("by_year") or [period.kind for period in f.periods] == ["year"]
    by = "year" if yearly and not f.context else "month"
    return query_of(f, "record", measure=f.measure, by=by, limit=-1 if low else 1, periods=())


def _refuse_others(f: Features) -> None:
    """Ambiguous where no best time is asked for, though the words are the same."""
    c = f.clause
    if c.denied and c.has("verb") and f.asks_time is None and any(m.kind in WHO for m in c.denied):
        raise Ambiguous.again(query_of(f, "rank", by="partner", limit=5, partners=()))  # "it was A, not B, that bought"
    if (f.moved or (c.says("how_far") and not f.periods)) and _from_its_peak(c):
        flow = "total" if f.flow == "trade" else f.flow
        peak = query_of(f, "record", flow=flow, by="month", limit=1)
        raise Ambiguous.again(peak, peak, query_of(f, "total" if flow == "total" else "level", flow=flow))


def _rate_or_figure(f: Features) -> str | None:
    """The measure whose best is looked for: the rate where a movement is told, a pace or a percentage."""
    c = f.clause
    if _moved(f):
        return "yoy"
    if f.context or f.flow == "balance":
        return f.measure
    paced = any(m.says("of_pace") for m in c.all("extreme")) and not c.has("unit", *WEIGHTS)  # "slowest, in tonnes"
    percent = c.has("measure", "percent") or (c.has("measure", "rate") and c.has("extreme"))  # "the highest rate"
    percent = percent or (c.has("unit", "pct") and not f.amounts)  # "the worst month in percent"
    return "yoy" if paced or percent else f.measure


def _moved(f: Features) -> bool:
    c = f.clause
    rates = c.has("growth", "growth", "yoy") or c.has("direction") or f.rate_of_months
    within = c.has("growth", "mom") and not rates  # "in a month"
    bare_record = c.ops("record") and not f.growth and not c.has("extreme")
    level = _when_at_its_peak(c) or come_to_its_end(c)
    return movement_told(f) and not (within or f.context or bare_record or level)


def _which_end(f: Features, nouns: list[Mention]) -> int:
    """1 for the highest, -1 for the lowest, 2 for the second highest: of the figures, where the words are of a fall, a
    deficit, a strong yuan."""
    c, extreme = f.clause, f.extreme()
    if extreme is None:
        fallen = c.has("direction", "down") and not _when_at_its_peak(c)
        low = fallen or any(("more", "less") in m.others for m in nouns)  # "plus bas"
        extreme = -1 if low else 1
    if c.has("extreme", "most"):
        fallen = c.has("direction", "down") or any(m.says("falling") for m in c.all("growth"))
        # "the biggest monthly drop", "the largest percentage decline"; PMIが一番落ち込んだ月: an index is lowest then
        if (_moved(f) and fallen) or (f.context and c.has("direction", "down")):
            extreme = -1
    if f.flow == "balance" and (c.has("flow", "deficit") or size_of_deficit(f)):
        named = any(m.code == IN_SURPLUS for kind in ("place", "demonym") for m in c.all(kind))
        if named and not f.fragment and f.reporter == IN_SURPLUS and f.of_all and not f.asks_time:
            # "the biggest deficits China ran": with the world it ran none, with partners perhaps
            order = query_of(f, "rank", by="partner", limit=-extreme * (f.limit or 5), partners=())
            raise Ambiguous.again(order, order)
        if not c.has("extreme", "worst"):
            extreme = -extreme  # the worst deficit is the largest
    said = c.first("extreme") or c.first("op", "record")
    if f.commodities == (YUAN_RATE,) and said is not None and (of_yuan(f, said) or of_its_strength(c)):
        extreme = -extreme  # the yuan is weakest when the dollar costs most
    return extreme * place(f)


def _among(f: Features, nouns: list[Mention], extreme: int, measure: str | None) -> Query:
    """The query for such a best: among the months, quarters or years of a span, of one year, since when."""
    c = f.clause
    of_a_year = bool(nouns) and c.has("time", "year_span") and not (f.periods or f.fragment or c.has("extreme"))
    by = f.asks_time or ("year" if c.ops("by_year") or of_a_year else "month")  # "set a record for the year"
    if [p.month_count for p in f.periods] == [1]:
        year = Period.year(f.periods[0].first.year)
        if _of_its_year(f):
            if c.mentions[0].says("auxiliary", "copula") and measure is None:  # yes or no
                return query_of(f, "check", by="record", limit=extreme, periods=(f.periods[0], year))
            return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(year,))
        if by == "month" and _within_year_told(f):
            return query_of(f, "record", measure=measure, by="month", limit=extreme, periods=(f.periods[0], year))
        by = "month" if by == "year" else by  # "was June's rise the fastest in years"
    if of_whole_year(f, nouns) and not (f.fragment and _within_that_year(c)):
        by = "year"  # "was the surplus of 2025 a record?"
    if by == "month" and span_itself(f):
        by = OF_SPAN
    if c.has("compare", "since") or since_when(f):
        by = "since"
        aside = [amount for amount in f.amounts if amount.unit == "pct" or amount.scaled]
        if len(aside) == 1 and f.bound is None:  # "rose 36 %, the fastest since when?": the figure is told anyway
            c.use(*aside[0].mentions)
    placed = abs(extreme) > 1 and len(f.periods) == 1 and f.periods[0].month_count == {"month": 1, "year": 12}.get(by)
    if placed and f.asks_time is None and not (c.has("question") or c.ops("which", "when")):
        # "was May's surplus the third biggest?"
        return query_of(f, "check", by="record", measure=measure, limit=extreme)
    if by != "quarter":
        return query_of(f, "record", measure=measure, by=by, limit=extreme)
    spans = tuple(p for p in f.periods if p.kind != "quarter") or f.periods  # "was Q3 the best quarter of 2025"
    said = c.first("extreme")
    if len(spans) == 1 and said is not None and any(m.first > said.last for m in c.all("period", "taken")):
        spans = (Period.year(spans[0].first.year),)  # its year, that stands behind
    return query_of(f, "rank", measure=measure, by=by, limit=extreme, periods=spans)


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


def _within_that_year(c: Clause) -> bool:
    """是当年最高吗, behind a month: whether it is the highest of its year's, which stands after the verb."""
    best = c.first("extreme") or c.first("op", "record")
    told = [(m, part) for m, said in c.expressions() for part in said.parts if best is not None and m.last < best.first]
    if len(told) != 1 or best is None or not c.ways.unspaced or c.has("flow"):
        return False
    time, part = told[0]
    led = c.mentions[0].says("is_one") or time.last + 1 == best.first
    return led and c.mentions[0].first < time.first and part.grain == "year" and not part.year


def _within_year_told(f: Features) -> bool:
    """`Were December 2025 exports the highest of that year`, `of 2025`: a year that holds the month, after the
    superlative that stands after the month."""
    best = f.clause.first("extreme")
    times = f.clause.expressions()
    if best is None or len(times) != 2 or not times[0][0].first < best.first < times[1][0].first:
        return False
    year = times[1][1].parts[0] if times[1][1].parts else None
    return year is not None and times[1][1].mode == "list" and year.grain == "year"


def _from_its_peak(c: Clause) -> bool:
    """`How far are exports down from their peak`: no weakest rate, and how far the two lie apart is not worked out."""
    led = [
        one for m in (*c.all("extreme", "most"), *c.all("op", "record")) for one in (c.before(m), c.before(m, "period"))
    ]
    below = c.says("how_far") and any(m is not None and m.is_("compare", "below") for m in led)
    return below or any(m is not None and (m.means("prep", "from") or m.code.startswith("since ")) for m in led)


def _as_high(f: Features) -> Query | None:
    """ "When were imports last this low", "has the surplus ever been as big as in January": one month beside those
    before it; "the first fall since when": likewise, by its rate."""
    c = f.clause
    one = len(f.periods) <= 1 and not f.amounts and f.things == 1
    if not (c.ops("as_low", "as_high") and one) and not ((_first(f) or c.says("that_much")) and since_when(f)):
        return None
    moved = f.moved and not f.context and f.flow != "balance"
    low = bool(c.ops("as_low")) or (f.moved and c.has("direction", "down") and not c.has("direction", "up"))
    low = low is not (f.flow == "balance" and of_deficits(f))  # of deficits the highest is the smallest
    c.use(*c.all("negation", "not"))  # "not since when had imports grown as fast"
    return query_of(f, "record", measure="yoy" if moved else f.measure, by="since", limit=-1 if low else 1)


def _of_its_year(f: Features) -> bool:
    """`Is June's surplus the highest of the year`: the month that was highest in it is told; `were exports in 2025
    highest in December`: of the year that the month has from there."""
    if _month_in_year(f) or record_of_its_year(f):
        return True
    superlative = f.clause.first("extreme") or next((m for m in f.clause.all("more") if m.says("of_all")), None)
    moved = ("growth", "direction")  # "is August's 25 % the strongest growth of the year"
    after = f.clause.after(superlative, "flow", "commodity", *moved) if superlative is not None else None
    if after is not None and after.is_("time", "unit:month"):  # "the best export month of the year"
        after = f.clause.after(after)
    if after is not None and after.is_("prep", "of"):
        after = f.clause.after(after)
    if after is not None and after.kind == "period":  # "was September 2025 the highest month of 2025"
        said = next((e for m, e in f.clause.expressions() if m is after), None)
        part = said.parts[0] if said is not None and len(said.parts) == 1 else None
        return part is not None and part.grain == "year" and part.year == f.periods[0].first.year
    return after is not None and after.is_("time", "unit:year", "year_span")


def _month_in_year(f: Features) -> bool:
    """A year, and behind it one of its months by itself, for which it is asked; "ever" is of all years."""
    times = f.clause.expressions()
    if len(times) != 2 or any(len(said.parts) != 1 for _, said in times) or f.clause.ops("ever", "record"):
        return False
    year, month = (said.parts[0] for _, said in times)
    told = year.grain == "year" and month.grain == "month" and year.year == f.periods[0].first.year
    return told and f.clause.has("extreme") and not f.clause.says("all_time")


def _when_at_its_peak(c: Clause) -> bool:
    """`Exports to the US are falling. When was the peak`: of amounts, whatever is said before it."""
    said = [m for m in c.mentions if m.kind not in FILLERS]
    peak = len(said) > 2 and (said[-1].is_("op", "record") or said[-1].is_("extreme", "most"))
    return peak and said[-2].is_("op", "when") and not c.has_any("growth", "unit")


def _at_its_peak(c: Clause) -> bool:
    led = c.before(best) if (best := c.first("extreme")) is not None else None
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
