"""Rules for plain figures: comparisons, changes, sums, averages, trends, growth. Each says whether it applies
and makes the query, or answers None."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Period, Query
from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.asked import of_the_span, query_of, to_date, year_apart, years_on
from bot.understanding.clauses.compared_beside import one_to_another
from bot.understanding.clauses.differing import one_or_another
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.in_per_cent import in_per_cent
from bot.understanding.rules.apart import (
    against_that_span,
    by_month_told,
    changed_since,
    either_way,
    how_much_more,
    january_from_february,
    more_bought,
    of_any_grain,
    of_rates,
    paced,
    rate_moved,
    rates_compared,
)
from bot.understanding.rules.by_how_much import (
    amount_too,
    announced_as_one,
    between_times,
    by_how_much,
    change_of,
    days_apart,
    monthly_flow,
    moved_more,
    of_its_months,
    years_in_span,
)
from bot.understanding.rules.in_turn import course_of_totals, each_in_total, of_months_apart, of_years, summed_up
from bot.understanding.rules.of_each_time import rates_listed, rates_named, side_by_side
from bot.understanding.rules.year_by_year import year_by_year
from bot.understanding.words.kinds import COURSES, ONE_WAY, PRICES, WORLD, YUAN_RATE

_WAYS, _MOVES, _PACED = ("export", "import"), ("up", "down", "flat"), ("faster", "slower", "fell_more")


def compare(f: Features) -> Query | None:
    c, spans = f.clause, len(f.periods) > 1 and all(period.month_count > 1 for period in f.periods)
    averaged = c.ops("average", "per_month") and f.flow and not f.growth
    if averaged and (len(f.partners) > 1 or f.flow == "both") and len(f.periods) < 2 and not f.context:
        return query_of(f, "average")  # "average exports to A or B, which was higher"
    if f.taken_away or (averaged and (spans if f.things == 1 else c.ops("compare"))):
        return None  # "the monthly average of 2024 and of 2025", "of exports vs imports": one beside the other
    comparing = c.ops("compare") or c.has_any("more", "extreme") or one_or_another(c) or one_to_another(c)
    over = c.has("compare", "above", "below", "pass", "reach", "at_least", "at_most") and not f.amounts
    apart = f.things > 1 and (over or c.ops("difference"))  # "exceed those to"
    if not (comparing or apart or (over and len(f.periods) > 1)):  # "higher than July's"
        return None
    degree = c.says("percent_more") or (c.has("more") and not c.has("direction", "up", "down"))
    degree = degree or any(kind == "more" for m in c.all("direction") for kind, _ in m.others)
    degree = degree or (c.has("party", "seller", "buyer") and c.has("conj", "or"))  # "did A or B win as the supplier"
    degree = degree or (over and f.things > 1 and not c.has("direction"))  # "во сколько раз А превышал Б"
    grown = c.has("growth") or c.has("more", *_PACED)
    for fast in c.all("op", "how_fast"):  # "во сколько раз экспорт в А больше экспорта в Б"; but "cuánto creció más"
        grown = grown or f.things < 2 or (c.after(fast) in c.all("more") and not c.ways.unspaced)  # 何％多かった
    measure = "yoy" if f.moved and f.flow != "balance" and not (degree and not grown) else f.measure
    months = len(f.periods) == 1 and f.periods[0].month_count > 1 and f.things > 1
    if months and (c.says("each_month") or (not over and side_by_side(c))):
        return query_of(f, "trend", by="month", measure=measure)  # "faster than imports in every month": month by month
    if f.flow in ("both", "all") and _excess(f):
        return query_of(f, "balance", flow="balance")
    if f.flow == "both" and f.extreme() is not None and f.asks_time and not (c.has("more") or over or c.ops("compare")):
        return None  # "the best month for imports and exports": of each by itself
    if f.flow in ("both", "all"):
        return query_of(f, "compare", by="period" if between_times(c) else "flow", flow="both", measure=measure)
    if len(f.partners) > 1 or len(f.commodities) > 1:
        return query_of(f, "compare", by="partner" if len(f.partners) > 1 else "commodity", measure=measure)
    if len(f.periods) == 1 and f.ends and c.ops("trend", "monthly"):
        return None  # "each month from September to December, side by side": a course, no two points
    sought = f.asks_time in ("month", "quarter") and f.extreme() is not None and not f.fragment
    if sought and all(p.month_count > 1 for p in f.periods):
        return None  # "2025 against 2024, and which month was the highest": a month of theirs
    if len(f.periods) > 1 or (f.ends and c.ops("compare")):
        periods = f.periods if len(f.periods) > 1 else _two_points(f)
        if len(periods) == 2 and f.year_before and periods[1] == periods[0].shift(-12):
            rates = c.has("growth", "growth") and not c.ops("check")  # "was growth stronger than a year earlier"
            if over and (rates or any(amount.sized for amount in find_amounts(c))):  # "87 bn more than a year before"
                return query_of(f, "compare", by="period", periods=periods, measure="yoy" if rates else None)
            return query_of(f, "growth", by="year", measure="yoy", periods=periods[:1])
        if rates_named(f):
            return query_of(f, "compare", by="period", measure="yoy", periods=_later_first(periods))
        grown = c.has("growth", "growth") and (over or c.has("more")) and not c.ops("difference")
        if (grown or rates_compared(f)) and not f.context:
            return query_of(f, "compare", by="period", periods=periods, measure="yoy")
        percent = c.has("unit", "pct") or c.has("measure", "percent")  # "June 2026 vs June 2025 in %"
        if percent and amount_too(c) and len(periods) == 2 and not (f.context or f.amounts):
            return query_of(f, "change", periods=_later_first(periods))  # tells both amounts, and the rate
        if (f.moved or (percent and not f.amounts)) and len(periods) == 2 and not f.context:
            return query_of(f, "growth", by="period", periods=_later_first(periods))
        return query_of(f, "compare", by="period", periods=periods, measure=f.measure)
    return None


def _excess(f: Features) -> bool:
    """`By how much did exports exceed imports`: what one is over the other is the balance, which is published."""
    c = f.clause
    wanted = c.ops("difference") or c.ops("how_fast") or c.has("question", "how_much")
    rates = c.has_any("growth", "direction") or c.has("unit", "pct", "pp") or c.has("more", *_PACED)
    rates = rates or f.measure not in (None, "value")
    apart = c.has("compare", "above", "below", "pass") or (c.ops("difference") and len(f.periods) == 1)
    asked = wanted and apart and not rates and f.all_goods
    c.use(*(c.all("compare", "above", "below", "pass") if asked else ()))
    return bool(asked)


def change(f: Features) -> Query | None:
    c = f.clause
    days_apart(f)
    two = len(f.periods) == 2 or f.ends or (c.ops("difference") and january_from_february(f))
    if c.has("direction", "flat") and c.has("direction", "up") and c.has("direction", "down"):
        return None  # "up, down or sideways": the course
    if f.end_points and c.ops("trend") and year_apart(f) and not c.ops("monthly", "chart", "each"):
        return query_of(f, "change", periods=_later_first(f.end_points))
    if either_way(f):
        return query_of(f, "trend", by="month", measure="yoy" if c.has("growth") else f.measure)
    if of_the_span(f) or year_by_year(f):
        return None
    months = all(end.kind not in ("quarter", "half") for end in f.end_points)  # else "quarter on quarter, Q1 to Q2"
    if c.has("growth", "mom") and f.ends and months and len(f.periods) == 1 and f.periods[0].month_count > 2:
        return None  # "the monthly course from January to June": each month of the span
    if f.ends and f.growth and f.things > 1 and to_date(f) and not c.ops("difference"):
        return None  # "export against import growth, Jan to Nov 2025": the announced rates of the year to date
    grown = (c.has("growth") or c.has("direction", "up", "down")) and f.extreme() is None and not c.ops("record")
    grown = grown and f.asks_time != "year"  # "which years since 2018 saw exports fall"
    asked = c.has_any("question", "direction", "extreme", "amount") or f.asks_time or bool(f.amounts)
    asked = asked or c.ops("how_fast", "difference", "check", "record", *COURSES)
    if f.years and c.has("growth", "yoy") and f.flow in (*ONE_WAY, "total") and not asked:
        return query_of(f, "trend", by="year", measure="yoy")  # "annual growth of exports since 2018"
    if f.years and grown and not f.context and not c.ops("trend", "chart", "by_year", "by_quarter", "monthly", "why"):
        return query_of(f, "change", periods=f.years)  # "how much has it grown since 2018"
    if (since := changed_since(f)) is not None:
        return since
    if not two and (moved := by_how_much(f)) is not None:
        return query_of(f, "change", periods=moved)
    if not two or (c.ops("compare") and len(f.periods) == 2 and rates_named(f) and not paced(f)):
        return None
    beats = c.has("compare", "pass", "above", "below") and c.has("growth", "growth") and len(f.periods) == 2
    listed = rates_listed(f) and not (paced(f) or years_on(f))
    if rates_compared(f) or listed or (beats and not (f.amounts or c.ops("difference"))):
        return None  # "did July beat June for export growth": two rates
    points = c.has("unit", "pp") or moved_more(f)
    rates = points or of_rates(f) or rate_moved(f) or (paced(f) and not f.context)  # "ускорился ли"
    points = points and f.flow in ("export", "import", "total") and f.measure in (None, "yoy")
    if (f.growth or points) and rates:
        return query_of(f, "change", measure="yoy", periods=_later_first(_two_points(f)))
    apart = len(f.periods) == 2 and f.periods[0].shift(-12) == f.periods[1] and not f.context
    percent = c.ops("how_fast") or (f.measure == "value" and in_per_cent(f) and c.has("direction"))
    if c.ops("difference") and percent and apart and f.flow != "balance":  # "in per cent": as published
        return query_of(f, "growth", by="year", measure="yoy", periods=f.periods[:1])
    between = c.ops("define") and not (c.has("term") or c.has("conj", "plus"))  # "qué diferencia hay entre"
    points_of_index = c.has("unit", "pp") and f.context and not f.amounts  # "CPI, December to February, how many pp"
    if c.ops("difference") or f.minus or f.taken_away or between or points_of_index:
        return query_of(f, "change", periods=_later_first(_two_points(f)))
    far = c.has("question", "how_much", "how_many") and f.things == 1 and bool(f.end_points or f.periods[1:])
    larger = far and (c.has("more", "more", "less") or (f.flow == "balance" and c.has("more")))  # "how much better"
    course = c.ops("trend") or (c.ops("monthly") and not (c.ops("how_fast") and c.has("direction") and monthly_flow(c)))
    if (c.has_any("direction", "growth") or c.ops("how_fast") or larger) and not course:
        periods = _later_first(_two_points(f))
        grown = c.has("growth") and not any(a.sized for a in f.amounts)  # "вырос на 30 млрд"
        far = c.says("how_far") and c.has("direction", "moved")  # "насколько изменился": in money too
        percent = (c.ops("how_fast") and not far) or grown or c.has("unit", "pct") or c.has("measure", "percent")
        valued = any((of := c.after(m)) is not None and of.is_("prep", "of") for m in c.all("measure", "value"))
        if valued and c.ops("how_fast") and apart and f.flow in ("export", "import"):  # "the value of exports in 2025"
            return query_of(f, "growth", by="year", measure="yoy", periods=periods[:1])
        rate = f.basis is None or (to_date(f) and grown and not c.has("question", "how_much", "how_many"))
        if percent and rate and f.flow != "balance" and f.measure != "value" and not f.context:
            return query_of(f, "growth", by="period", periods=periods)
        return query_of(f, "change", periods=periods)
    return None


def _two_points(f: Features) -> tuple[Period, ...]:
    if f.end_points:
        return f.end_points
    if len(f.periods) == 2:
        return f.periods
    months = f.periods[0].split()
    return months[0], months[-1]


def _later_first(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    return tuple(sorted(periods, reverse=True))


def total_of(f: Features) -> Query | None:
    c, single = f.clause, len(f.periods) == 1 and f.periods[0].month_count == 1 and f.commodities != (YUAN_RATE,)
    itself = not f.periods and any("_avg" in code for code in f.commodities)
    yearly = set(f.commodities) <= set(PRICES) and f.periods and {period.kind for period in f.periods} == {"year"}
    mean = f.context and (itself or yearly)  # a year's rate of prices is announced as one
    mean = mean or (f.basis == "mbpd" and len(f.periods) < 2)  # barrels a day are one already
    if by_month_told(f):
        by = "year" if years_in_span(f) > 1 and not c.ops("per_month") else "month"  # "in each of the last three years"
        parts = [part for _, said in c.expressions() for part in said.parts]
        by = "quarter" if [(part.grain, part.count > 1) for part in parts] == [("quarter", True)] else by
        return query_of(f, "trend", by=by, measure="yoy" if f.growth else f.measure)
    asked = c.ops("average") and c.has("question", "how_much") and not c.ops("chart")  # "in media ogni mese"
    if c.ops("average", "per_month") and (asked or not c.ops("trend")) and not single and not mean:
        each = "period" if len(f.periods) > 1 and c.ops("compare", "each") else of_months_apart(f) or of_years(f)
        moving = f.growth or (c.has("direction", "up", "down") and f.flow in ("export", "import", "both"))
        return query_of(f, "average", measure="yoy" if moving and not f.context else f.measure, by=each)
    if periods := summed_up(f):
        return query_of(f, "sum", periods=periods)
    if f.flow in ("both", "all") and c.has("conj", "plus") and not f.growth and len(f.partners) < 2:
        return query_of(f, "total", flow="total")
    if c.ops("sum") and course_of_totals(f):
        return None
    if c.ops("sum") and c.has("party") and c.has("more", "more", "less") and c.says("than"):
        raise Ambiguous.again()  # "more from Brazil than from all other suppliers together"
    jointly = f.things > 1 and c.says("jointly") and not c.has_any("more", "compare", "extreme")  # "juntos"
    if (jointly or c.ops("sum", "accumulated")) and f.periods and not f.moved and not each_in_total(f):
        if f.flow in ("both", "all"):
            return query_of(f, "total", flow="total")
        return query_of(f, "sum") if f.things > 1 or any(p.month_count > 1 for p in f.periods) else None
    return None


def trend(f: Features) -> Query | None:
    c = f.clause
    both_ways = c.has("direction", "up") and c.has("direction", "down") and not c.has("growth")
    both_ways = both_ways or (c.has("direction", "down") and c.has("growth", "growth") and c.has("conj", "or"))
    if both_ways and c.has("growth", "yoy") and not c.ops("trend", "chart", "monthly"):
        return None  # "up or down on the year": the rate
    long = len(f.periods) == 1 and f.periods[0].month_count > 1 and (f.ends or f.since)
    each = c.ops("each", "split") and f.asks_time is not None  # "broken down by month"
    each = each or (c.ops("rank") and long and f.extreme() is None and not c.has("party"))  # 4月から12月まで順に
    each = each or (both_ways and not f.periods and f.flow == "balance" and not c.ops("check"))  # 増えてるの減ってるの
    long = long or (both_ways and c.has("direction", "flat") and len(f.periods) == 1 and f.periods[0].month_count > 1)
    faster = c.has("direction", "up") and c.has("direction", "down") and c.has("growth", "growth")
    both_ways, each = both_ways and not faster, each or (faster and long)
    if not (c.ops("trend", "chart", "by_year", "by_quarter", "monthly") or each or (both_ways and long)):
        return None
    if len(f.periods) == 2 and f.periods[1] == f.periods[0].shift(-12) and not c.ops("chart", "monthly", "by_quarter"):
        return query_of(f, "growth", by="year", measure="yoy", periods=f.periods[:1])  # "May 2025 in % of May 2024"
    drawn = c.ops("chart") and not f.fragment
    months = [p.month_count for p in f.periods] == [1] * max(1, len(f.periods)) and not (c.ops("trend") or f.since)
    if months and (c.ops("monthly") != drawn if len(f.periods) == 1 else not c.ops("chart", "monthly")):
        return None  # "the monthly surplus in May 2025", "in June of each year", "for a chart, the surplus in May"
    one_year = c.ops("by_year") and len(f.periods) == 1 and f.periods[0].month_count <= 12 and not f.since
    if one_year and (f.moved or not c.ops("trend", "chart", "monthly", "by_quarter")):
        return None  # "the annual growth rate of the first half", "annual exports in 2025": one figure
    if one_year and f.periods[0].kind == "year" and not c.ops("chart", "monthly", "by_quarter") and f.flow in _WAYS:
        return query_of(f, "growth", by="year", measure="yoy")  # the course by year of a single year is how it moved
    rated = c.has("growth", "yoy") and (c.has("unit", "pct") or c.ops("how_fast")) and not (f.ends or f.since)
    if len(f.periods) == 1 and (rated or against_that_span(f)):
        return None  # "how did they develop on the year, in per cent": one rate
    asked = c.ops("trend", "chart", "monthly") and not (c.has_any("growth", "direction") or c.ops("by_year"))
    if f.fragment and asked and not c.expressions() and [p.month_count for p in f.periods] == [1]:
        f.periods = ()  # "the course?", after one month: that of the months till now
    point = len(f.periods) == 1 and announced_as_one(f.periods[0]) and not f.since and not c.ops("chart", "monthly")
    whole = f.all_goods or c.has("growth", "yoy") or (point and f.periods[0].month_count == 2)
    how_far = c.ops("difference", "how_fast") and len(f.periods) == 1 and not (f.ends or f.since or f.context)
    if how_far and not c.ops("chart", "monthly", "each", "by_year", "by_quarter") and f.flow in (*ONE_WAY, "total"):
        return query_of(f, "growth", by="year", measure="yoy")  # "рос или падал, и на сколько"
    if point and whole and f.flow in ("export", "import", "both"):
        return query_of(f, "growth", by="year", measure="yoy")  # the course of a single month is how it moved
    goods = point and not f.all_goods and not (f.growth or f.moved)  # "how were soybean imports doing in November"
    if goods or (point and (f.context or (f.flow == "balance" and c.has("growth", "yoy")))):
        return None
    yearly = c.ops("by_year") and not (f.context and len(f.periods) == 1 and f.periods[0].month_count < 24)
    by: str | None = "year" if yearly else "quarter" if c.ops("by_quarter") else f.asks_time or "month"
    if by == "month" and f.ends and f.end_points and all(p.kind == "year" for p in f.end_points):
        by = "year"
    if by == "month" and not f.asks_time and not c.ops("monthly"):
        by = "year" if years_in_span(f) > 2 else None if of_any_grain(f) else by  # "в динамике 2021–2025"
    listed = len(f.periods) > 2 and not f.asks_time  # "list exports 2021, 2022, 2023"
    years = {p.kind for p in f.periods[1:]} == {"year"} == {p.kind for p in f.periods}
    if by == "month" and years and not c.ops("monthly") and (listed or not c.ops("trend")):
        return None  # "for a chart, exports in 2023, 2024 and 2025": a figure a year
    told = by == "year" or c.says("by_month") or c.has("measure", "value", "quantity")  # "moved in value": in each
    grown = f.growth and not both_ways and (f.flow != "balance" or by != "year")  # "did it grow over the years"
    percent = in_per_cent(f) or (c.has("measure", "percent") and f.flow in _WAYS)  # "en %"
    rates = grown or percent or (c.has("measure", "rate") and f.flow in _WAYS)
    ways = _MOVES if told and not change_of(c) else ()
    rates = rates or (c.has("direction", *ways) and not both_ways and f.flow != "balance")
    return query_of(f, "trend", by=by, measure="yoy" if rates else f.measure)


def growth(f: Features) -> Query | None:
    c = f.clause
    told = c.has_any("growth", "direction", "more") or c.has("unit", "pct")
    told = told or (c.says("moved_by") and (f.partners in WORLD or c.ops("how_fast")))
    if f.flow == "balance" and not told:
        return None  # "насколько в плюсе": how far in the black it was, not how fast it grew
    more = (c.has("measure", "percent") and how_much_more(f)) or more_bought(f)
    sided = f.flow == "balance" and f.which_side
    if f.context or sided or not (f.moved or c.has("growth") or in_per_cent(f) or more) or c.ops("split"):
        return None
    if f.flow == "balance" and not c.has("flow") and c.has("verb", "sell") and c.has("verb", "buy"):
        c.use(*c.all("compare", "above"))  # "насколько продал больше, чем купил"
        return None
    reached = any(m.first < m.last for m in c.all("measure", "level"))  # "auf welchen Wert", "до какого уровня"
    if reached and not c.ops("how_fast") and not c.has("growth", "yoy", "mom") and not c.has("unit", "pct"):
        return None  # "auf welchen Wert stieg": where it got to, not how far it went
    tail = c.mentions[-1]  # "arrivals in Sept, Nov and Dec - rising?": what they were tells it
    if len(f.periods) > 2 and tail.is_("direction", "up", "down") and not c.has_any("growth", "question", "op"):
        return None
    if f.asks_time == "month" and c.has("more") and c.says("than") and len(c.expressions()) > 1:
        raise Ambiguous.again()  # "did any month have slower growth than March"
    by = "month" if c.has("growth", "mom") else "year"
    set_against = f.flow == "balance" and by == "year" and c.has("growth", "yoy")
    if set_against and [p.whole_months for p in f.periods] == [True]:
        return query_of(f, "change", periods=(f.periods[0], f.periods[0].shift(-12)))  # a balance has no rate
    if by == "month" and [p.month_count > 1 and (p.kind != "quarter" or of_its_months(f)) for p in f.periods] == [True]:
        rates = c.has("growth", "growth", "yoy") or f.rate_of_months
        return query_of(f, "trend", by="month", measure="yoy" if rates else f.measure)
    if c.has("growth", "growth", "yoy") and len(f.periods) == 1 and f.counted and not c.ops("sum", "accumulated"):
        return query_of(f, "trend", by="month", measure="yoy")  # "growth in the last three months" is three rates
    c.use(*(c.all("compare") if c.has("growth", "yoy") and not f.amounts else ()))  # 前年を何％上回ったか: its rate
    return query_of(f, "growth", by=by, measure="yoy")
