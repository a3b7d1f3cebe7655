"""Rules over months: streaks, and those that met a bound. Each makes its query where it applies, or answers None."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Condition, Query, Statement
from bot.understanding.clauses import runs, turning
from bot.understanding.clauses.asked import in_year, of_a_year, query_of, sum_so_far
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.none_traded import none_traded, some_traded
from bot.understanding.clauses.single_ones import single_ones
from bot.understanding.rules.before_it_turned import before_it_turned
from bot.understanding.rules.records import since_when
from bot.understanding.rules.throughout import negated
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import PRICES, TARIFFS, YUAN_RATE
from bot.understanding.words.values import value

_ENDS = {"first": 1, "last": -1}  # limits


def streak(f: Features) -> Query | None:
    """How long a run of months lasted, or which was the longest; None where no run is asked for."""
    c = f.clause
    if (stopped := turning.stopped_moving(f)) is not None:
        f.periods = turning.from_the_month_before(f)
        return query_of(f, "streak", measure=stopped.measure, by="ended", condition=stopped)
    turn = before_it_turned(f)
    counted = turn is not None and bool(c.ops("count"))
    if not (counted or runs.run_asked(f)) or since_when(f):
        return None
    if f.extreme() is not None and any(m.says("since_when") for m in c.all("op", "streak")) and len(f.periods) == 1:
        raise Ambiguous.again()  # "the fastest since when?", of two months: no run
    runs.of_so_long(f)
    if _the_run_of_figures(f):
        return query_of(f, "trend", by="month", measure="yoy" if f.growth else f.measure)
    if turn is not None:
        f.periods, f.bound = turn[0], f.bound or turn[1]
        if turn[2] == "broken":
            return query_of(f, "streak", measure="yoy", by="broken", condition=f.bound)
    span = len(f.periods) == 1 and f.periods[0].month_count > 1
    if c.ops("trend", "monthly") and c.has("growth", "yoy") and span and not c.ops("count", "longest"):
        return None  # 減少続く　月別前年比（7月〜11月）: the course is asked for
    if f.fragment and c.has("deictic", "that") and f.bound is None and any(m.says("over") for m in c.all("op")):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"))  # "for how long did it stay like that": like what
    if f.fragment and f.bound is None and not (f.moved or c.has("flow") or f.context):
        # "since when?": the run that the figure before stands in, whichever way it went
        if any(period.kind == "year" for period in f.periods) or not set(f.commodities).isdisjoint(PRICES):
            raise Ambiguous.again()  # of a year, which went both ways
        return query_of(f, "streak", by=runs.run_of(f), measure=f.measure)
    if f.context and f.bound is None and not f.moved and not set(f.commodities).isdisjoint(TARIFFS):
        raise Ambiguous.again()  # "since when are the tariffs in force": no run
    if _of_rates_alone(f):
        raise Ambiguous.again()
    days = f.bound is not None and f.commodities == (YUAN_RATE,) and not f.periods and c.says("since_when")
    if days or (single_ones(f) and runs.run_of(f) == "current"):  # of days, not of months
        return query_of(f, "threshold", by="first", measure=f.measure, condition=f.bound)
    if _of_two(f):
        since = any(m.says("since_when") for m in c.all("op", "streak"))
        if len(f.partners) > 1 and since and not f.moved:
            return query_of(f, "trend", by="year", measure=f.measure)  # "since when has ASEAN been ahead of the US"
        raise Ambiguous.again()
    condition = f.bound or runs.against_the_year_before(f) or negated(f, runs.run_condition(f))
    by = runs.run_of(f)
    least = max(int(float(m.code)) for m in c.all("number")) if by == "already" else None
    return query_of(f, "streak", measure=condition.measure or f.measure, by=by, limit=least, condition=condition)


def _the_run_of_figures(f: Features) -> bool:
    """`The run of export growth from January to August`: month by month from one to the other, and no streak."""
    c = f.clause
    ends = len(f.periods) == 1 and f.ends and 1 < f.periods[0].month_count <= 24
    told = c.has_any("direction", "question", "number", "ordinal", "extreme", "compare", "negation") or c.ops("check")
    told = told or f.flow == "balance"  # "the run of surpluses"
    return bool(ends and not told and f.bound is None) and all(m.says("course_run") for m in c.all("op", "streak"))


def _of_two(f: Features) -> bool:
    """`Since when has ASEAN bought more than the US`, `have imports grown faster than exports`: how long one stands
    ahead of the other, and no run of either by itself."""
    c = f.clause
    degree = c.has("more", "faster", "slower")
    ahead = degree or c.has("more", "more", "less") or c.has("compare", "above", "below", "pass")
    two = len(f.partners) > 1 or (f.flow in ("both", "all") and degree)
    return ahead and two and f.bound is None and not f.amounts and runs.against_the_year_before(f) is None


@value(frozen=True, slots=True)
class _Asked:
    """What is asked of the months, or years, that met a bound."""

    count: bool  # how many
    which: bool
    first: bool
    last: bool
    when: bool
    grain: str | None  # months or years, where they are named

    @property
    def at_all(self) -> bool:
        return self.count or self.which or self.first or self.last or self.when


def _asked_for(f: Features) -> _Asked:
    c, grain, double = f.clause, f.asks_time, runs.in_double_digits(f)
    count = c.ops("count") or runs.counted_within(f) or runs.moves_counted(c)
    count = count or (double is not None and c.has("question", "how_many"))
    named = _moved_by_name(f) and c.has("time", "unit:month") and [p.month_count for p in f.periods] != [1]
    named = named or _months_headed(c)  # "the months of deflation in 2025"
    which = c.ops("which") or (c.ops("list") and (f.bound is not None or runs.those_that_moved(f))) or named
    last = c.ops("last_time") or ((c.ops("when") or grain == "year") and (f.last or _newest_time(f)))
    reached = isinstance(f.bound, Bound) and f.bound.comparator == "at_least" and f.bound.unit != "pct"
    first = c.ops("first_time") or (f.first and (grain is not None or c.ops("when") or reached))
    if grain is None and (first or count or last) and isinstance(f.bound, Bound) and _any_full_year(f):
        f.periods, grain = (), "year"
    return _Asked(bool(count), bool(which), bool(first), bool(last), bool(c.ops("when")), grain)


def _any_full_year(f: Features) -> bool:
    """`First time the surplus for a full year went beyond 900 bn`: a whole year that is not told which."""
    times = [time for _, time in f.clause.expressions()]
    parts = times[0].parts if len(times) == 1 and times[0].entire == "whole_year" else ()
    return [(part.grain, part.year_of, part.year) for part in parts] == [("year", "earlier", 0)] and not f.fragment


def threshold(f: Features) -> Query | None:
    """How many months or which of them met a bound; None where nothing is held against one."""
    c, asked = f.clause, _asked_for(f)
    put = c.says("numbered") and f.asks_time == "month" and f.bound is None and f.growth  # "rank months by growth"
    if put or not (asked.at_all or c.ops("ever") or f.bound is not None or asked.grain) or _of_no_months(f, asked):
        return None
    if (asked.at_all or asked.grain) and (_of_rates_alone(f) or _more_months(f)):
        raise Ambiguous.again()
    condition = f.condition or f.bound
    if condition is None and (asked.count or asked.which or asked.grain == "month"):
        condition = runs.in_double_digits(f)
    nothing = any(amount.value == 0 and not amount.unit for amount in f.amounts) or bool(none_traded(f))
    moved = c.has("direction") or (c.has("growth") and not c.ops("how_fast")) or c.has("flow", "deficit")
    moved = moved or _moved_by_name(f)
    against = f.larger or (c.has("compare") and not f.amounts)  # "ever higher than in January"
    ever_balance = c.ops("ever") and f.flow == "balance" and not (against or c.ops("rank") or f.extreme())
    if condition is None and ever_balance:  # "has it ever been a deficit", "ever negative"
        negative = c.has("flow", "deficit") or c.has("direction", "down")
        return query_of(f, "threshold", by="last", condition=Bound("below" if negative else "above", 0.0))
    if condition is None and moved and f.context and not set(f.commodities).isdisjoint(TARIFFS):
        return query_of(f, "trend") if asked.when else None  # a tariff that falls is none below nothing
    if (f.context and asked.which and c.has("flow") and c.has("conj", "and")) or c.says("moved_apart"):
        raise Ambiguous.again()  # "in which months were the PMI and exports both falling"
    if condition is None and _times_asked(f, asked, nothing):
        condition = runs.against_the_year_before(f) or (negated(f, runs.run_condition(f)) if moved or nothing else None)
    if condition is None and (asked.count or asked.which) and some_traded(f):
        f.measure, condition = "quantity", Bound("above", 0.0)
    if condition is None:
        return None
    if f.context and f.moved and any(_half(m) for m in c.mentions):
        raise Ambiguous.again()  # "did tariffs fall by more than half": how far, and no months above 50 %
    years = len(f.periods) == 2 and f.periods[1] == f.periods[0].shift(-12) and c.ops("compare")
    if moved and years and not asked.count and (asked.grain or c.ops("which")):
        c.use(*c.all("op", "compare"))
        f.periods = f.periods[:1]  # "did it shrink in any month of 2025 compared with 2024"
    unsaid = f.commodities == (YUAN_RATE,) and not c.has("direction")
    past = c.has("compare", "above", "pass") and c.mentions[0].says("keeping")  # "has it gone past 7.3"
    if unsaid and isinstance(condition, Bound) and (past or condition.comparator in ("above", "at_least")):
        raise Ambiguous.again()  # the yuan "breaks 7": it may have risen past it or fallen
    return _months_meeting(f, asked, condition)


def _half(mention: Mention) -> bool:
    """A number in a word, `half`, and no bare rate."""
    return mention.kind == "number" and mention.means("unit", "pct") and not mention.says("bare_rate")


def _of_rates_alone(f: Features) -> bool:
    """`When did import growth last exceed export growth`, `in which months did export growth slow`: one rate beside
    another, and no bound of either."""
    c = f.clause
    if f.bound is not None or f.amounts or (f.flow == "both" and c.has("conj", "and")):
        return False
    over = c.has("compare", "above", "below", "pass") or c.has("more", "faster", "slower")
    paced = c.has("growth", "growth") and any(m.says("pace") for m in c.all("direction"))
    return bool((over and f.growth and f.flow == "both") or paced)


def _more_months(f: Features) -> bool:
    """`Were there more months above 100 bn in 2025 than in 2024`: of each year how many, and not of both."""
    c = f.clause
    more = c.first("more", "more", "less")
    counted = more is not None and (months := c.after(more)) is not None and months.is_("time", "unit:month")
    return counted and len(c.expressions()) == 2 and bool(c.says("than"))


def _of_no_months(f: Features, asked: _Asked) -> bool:
    """Whether it is another question: of the newest figure, of a record, of one month beside those before it."""
    c = f.clause
    part = isinstance(f.bound, Bound) and f.bound.measure == "share"  # "does it take more than 10 % of exports"
    if (f.latest or part) and not (f.periods or asked.at_all or c.ops("ever") or asked.grain):
        return True  # "is the tariff above 50 % now": of the newest it is asked, not of which months
    if f.extreme() is not None or c.ops("record", "average", "brief"):
        return True
    if f.bound is not None and not (asked.at_all or asked.grain) and c.ops("sum") and _of_years(f):
        return True  # "exports from 2024 to 2025 above 7 trillion in total": the sum of all those years
    if f.bound is not None:
        return False
    beside = c.ops("as_low", "as_high") or (asked.last and c.ops("compare") and _one_month(f))
    return bool(beside) or (asked.first and since_when(f))


def _of_years(f: Features) -> bool:
    return len(f.periods) == 1 and f.periods[0].month_count > 12


def _times_asked(f: Features, asked: _Asked, nothing: bool) -> bool:
    """Whether times are asked for, so that a movement that is told is a bound: `in what years did it fall`."""
    c = f.clause
    if asked.at_all or c.has("question", "how_many") or f.month_that:
        return True
    if asked.grain == "month" and any(_month_of(f, m) for m in c.all("flow", "deficit")):
        return True  # 赤字になった月
    if asked.grain == "year" and c.has("question", "what") and f.things == 1:
        return True
    over = len(f.periods) == 1 and f.periods[0].month_count > 1 and not c.has("growth", "mom")
    if asked.grain == "month" and over and f.periods[0].kind == "year" and _moved_in_it(f):
        return True  # "in which month of 2024 did exports fall", 2024年哪个月出口同比跌了
    if c.ops("ever") and over:
        return True  # "was there any month in 2025 in which exports fell"
    return asked.grain == "month" and (nothing or bool(f.year_before) or runs.sign_sought(f))  # ゼロになった月


def _moved_in_it(f: Features) -> bool:
    """Whether a movement is all that is said of the month sought, by its verb: no "the big drop", and no "from which
    month on"."""
    c = f.clause
    move = c.first("direction", "up", "down") or (None if c.ops("how_fast") else c.first("growth", "growth"))
    if move is None or f.extreme() is not None or f.things > 1 or f.fragment or c.mentions[0].is_("prep", "from"):
        return False
    named = any(m.says("determiner") for m in c.mentions[max(c.at(move) - 3, 0) : c.at(move)] if m.kind == "harmless")
    return not (named or c.has_any("more", "compare", "ordinal", "number") or c.says("judged_size"))


def _months_meeting(f: Features, asked: _Asked, condition: Condition) -> Query | None:
    """The query for the months, or years, that met it: how many, which, the first, a running total."""
    c, bound = f.clause, condition if isinstance(condition, Bound) else None
    measure = (bound.measure if bound is not None else None) or f.measure
    if asked.first and bound is not None and not _asks_when(f) and _told_before(f):
        return query_of(f, "check", measure=measure, by="first", condition=condition)
    counted = c.has("question", "how_many", "how_much") and (asked.grain or c.ops("monthly"))  # "how many surpluses"
    count = (asked.count or counted) and not c.ops("last_time")  # "the last time that they fell in a month, how much"
    if count and len(f.periods) == 1 and f.periods[0].month_count == 1:
        # "how many months had it been below 50 by November 2025": one month is no span to count in
        return query_of(f, "streak", measure=measure, by="asked", condition=condition)
    passed = asked.when and not asked.which and not in_year(f) and (c.has("compare", "pass", "reach") or of_a_year(f))
    by = "count" if count else "last" if asked.last else "first" if asked.first or passed else "which"
    ever = bool(c.ops("ever")) and not of_a_year(f)  # "ever above 130 bn in 2025"
    over_months = len(f.periods) == 1 and f.periods[0].month_count > 1 and (f.context or ever)
    each = _one_month(f) or (_few_months(f) and not ever)  # "was it above 50 in April and May": of each it is told
    if by == "which" and not (asked.which or asked.grain or asked.when) and each and not over_months:
        return None
    if c.ops("running") or (sum_so_far(c) and by in ("first", "which")):
        by = "running"
    if (by == "running" and _of_years(f)) or (c.ops("accumulated") and by in ("count", "last") and not f.context):
        raise Ambiguous.again()  # a sum since some January of years ago; in how many months a year so far
    if asked.grain == "year" and by in ("first", "last", "which", "count"):  # "the first year with exports above 3 trn"
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
    if f.since or (f.asks_time == "month" and all(period.month_count > 1 for period in f.periods)):
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


def _month_of(f: Features, told: Mention) -> bool:
    """Whether a month is named right after what is told of it: 赤字になった月."""
    after = f.clause.mentions[f.clause.at(told) + 1 :]
    said = next((m for m in after if m.kind != "harmless" or any(kind == "time" for kind, _ in m.others)), None)
    return said is not None and said.means("time", "unit:month")


def _months_headed(clause: Clause) -> bool:
    """`Months 2025 exports fell`, in the style of a telegram: the months come first, and which way it went is told."""
    head = next((m for m in clause.mentions if m.kind != "harmless"), None)
    if head is None or not head.is_("time", "unit:month") or head.said.casefold() in clause.ways["one_month"]:
        return False
    return clause.has("direction", "up", "down") and not clause.has_any("question", "op")


def _moved_by_name(f: Features) -> bool:
    """`Factories contracted`: the name of a series that tells which way it went."""
    return f.clause.says("price_fall") or any(m.means("direction", "up", "down") for m in f.clause.all("commodity"))
