"""A time that a fragment points at, or asks for by a figure that was told ("when was it last higher?")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.errors import Ambiguous
from bot.model import Bound, Comparator, Period, Query, Statement, Turn
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.running import as_a_year_has
from bot.understanding.spans.stretches import stretch_around, those_of_year
from bot.understanding.talks.told import months_told, of_now
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.kinds import OF_ONE_TIME, ONE_WAY

# Nothing but a time is said.
TIME_ALONE = {"period", "conj", "fragment", "harmless", "prep", "courtesy", "question", "self"}

_HALF = 6  # months
_LAST_MONTH = Moment("month", anchor="today", steps=-1)


def run_broken(previous: Query, f: Features) -> Query | None:
    """ "By how much did they fall then?" after the longest run of rises: in the month that broke it, and not over the
    run. Ambiguous where only the span is known in which the run was looked for."""
    c, told = f.clause, previous.condition
    over = previous.operation == "streak" and previous.by in ("longest", "ended") and previous.measure == "yoy"
    away = {"above": {"down"}, "below": {"up"}}.get(told.comparator) if isinstance(told, Bound) else None
    asked = c.ops("difference") or c.has("question", "how_much") or c.says("how_big")
    bare = c.only("harmless", "conj", "fragment", "courtesy", "op", "question", "direction", "deictic")
    if not (over and asked and bare) or {m.code for m in c.all("direction")} != away or not previous.periods:
        return None
    if previous.periods[0].kind == "year":
        raise Ambiguous.again(previous)
    end = previous.periods[0].split()[-1]
    return previous.with_(operation="growth", by="year", limit=None, condition=None, periods=(end.shift(1),), notes=())


def rates_of_months(previous: Query) -> bool:
    """Whether the rate of a month was told: "did they recover by the end of that year?" asks for its last month."""
    rated = (previous.operation == "growth" and previous.by == "year") or previous.operation == "why"
    return rated and [p.kind for p in previous.periods] == ["month"]


def pointed_at(clause: Clause, f: Features, before: Sequence[Turn], today: date) -> tuple[Period, ...] | None:
    """ "Imports in those months?" after months above a bound: those that were counted; "no, the year", after a month:
    its year. None where no such time is said."""
    if not f.fragment or not before:
        return None
    periods = before[-1].query.periods
    if clause.has("period"):
        those = clause.has("deictic", "months")
        return (those_of_year(clause, months_told(clause, before), today) or None) if those else None
    bare = all(m.kind in TIME_ALONE or m.kind == "time" for m in clause.mentions)
    index = before[-1].query.flow == "context" and clause.has("time", "by_end") and bare  # of a year it has its last
    at_most = 12 if index else 11
    whole = len(periods) == 1 or bool(clause.ops("average", "sum"))  # "the average for the year"
    whole = whole and len({p.last.year for p in periods}) == 1 and all(p.month_count <= at_most for p in periods)
    if clause.has("time", "year_span") and whole and not f.extreme():
        rated = rates_of_months(before[-1].query) and (clause.has("direction") or bare)
        if index or (rated and clause.has("time", "by_end")):
            return (Period.month(periods[0].last.year, 12),)  # "and by the end of the year?", after the rate of April
        return (Period.year(periods[0].last.year),)
    beside = before[-1].query.operation == "compare" and before[-1].query.by == "period" and len(periods) == 2
    if clause.has("time", "year_span") and beside and bare and all(period.month_count < 12 for period in periods):
        return (Period.year(max(periods).last.year),)  # "and for the year?", after November against the November before
    if (around := stretch_around(clause, periods)) is not None:
        return (around,)
    if not clause.has("deictic", "months"):
        return None
    found = months_told(clause, before)
    run = before[-1].query.operation == "streak" and not before[-1].months  # the months of a run are not told by name
    if not found or run:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
    return found


def months_counted(clause: Clause, previous: Query) -> bool:
    """ "Was any month above 50?", "how many months were above 300 bn" after the figure of one month: of all months, for
    in that one there is nothing to count."""
    one = [period.kind for period in previous.periods] == ["month"] and previous.operation in OF_ONE_TIME
    months = clause.ops("which") or (clause.has("time", "unit:month") and clause.says("any_of_them"))
    months = months or (clause.ops("count") and previous.measure != "yoy" and clause.has("number"))
    sought = clause.has_any("number", "direction") or clause.has("flow", "surplus", "deficit")
    sought = sought and not (clause.says("then") or clause.ops("streak", "longest"))  # "how many by then", in a row
    return one and bool(months) and sought and not clause.has_any("period", "party", "commodity", "extreme")


def last_of_talk(clause: Clause, said: TimeExpression, before: Sequence[Turn], today: date) -> TimeExpression:
    """ "And last month?" after the figure of that very month, and nothing else: the month before it."""
    if not before or said.parts != (_LAST_MONTH,) or not clause.only(*TIME_ALONE):
        return said
    first = today.replace(day=1) - timedelta(days=1)
    told = before[-1].query.periods == (Period.month(first.year, first.month),)
    return replace(said, parts=(replace(_LAST_MONTH, anchor="earlier"),)) if told else said


def earlier_periods(expression: TimeExpression, before: Sequence[Turn], clause: Clause) -> tuple[Period, ...]:
    """The periods that an expression counts from; "that month" is the one that a record was found in, also where a
    question without an answer stands between; "how much percent more than year before" is of that one. Ambiguous where
    a month is counted from a longer span."""
    last = before[-1]
    plain = last.query.with_(notes=())
    found = next((t.found for t in reversed(before) if t.found and t.query.with_(notes=()) == plain), None)
    grains = {part.grain for part in expression.parts if part.anchor}
    of_its_year = any(part.year_of == "earlier" for part in expression.parts)  # "that year", "in May of that year"
    on_the_year = any(part.steps == -12 for part in expression.parts) and not clause.has("extreme")
    on_the_year = on_the_year and (clause.has("growth") or bool(clause.ops("how_fast", "difference")))
    if found is not None and (found.kind in grains or of_its_year or on_the_year or expression.mode == "since"):
        return (found,)  # "and since then?", after the lowest month
    stepped = any(part.anchor == "earlier" and part.steps for part in expression.parts)
    amount = clause.has("question", "what", "how_much") or clause.says("it_again")
    if found is not None and last.query.by in ("first", "last") and stepped and amount:
        return (found,)  # "and what was it a year later?", after when it first passed 100 bn
    pointed = {part.grain for part in expression.parts if part.anchor == "earlier" and not part.steps}
    of_many = clause.has_any("extreme", "more", "number", "time") or clause.has_other("op", "each")
    of_many = of_many or len(clause.all("period")) > 1  # "then what was it in the whole year?"
    looked = last.query.operation == "record" or last.query.by in ("first", "last")
    if found is not None and pointed == {None} and looked and not of_many:
        return (found,)  # "and how much was imported back then?"
    if last.query.operation in ("rank", "record") and last.query.by in pointed & {"quarter", "half"}:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last.query)  # that quarter is found by the figures
    periods = last.query.periods
    counted = any(part.anchor == "earlier" and part.grain == "month" and part.steps > -12 for part in expression.parts)
    if counted and len(periods) == 1 and periods[0].whole_months and periods[0].month_count > 2:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last.query)
    return periods


_OF_ONE = ("level", "balance", "total", "growth", "record", "compare")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "deictic", "prep")
_ASKS = ("when", "last_time", "first_time", "ever", "count")
_BARE = ("harmless", "conj", "fragment", "courtesy", "compare", "period")
_BY = {"last": "last_time", "first": "first_time", "count": "count"}
_BELOW = {"above": "below", "at_least": "below", "below": "above", "at_most": "above"}
_SIDED = (*_BELOW, "either")


def as_high_then(previous: Query, f: Features) -> Query | None:
    """The month beside those before it, or the months on the other side of the bound that was claimed; None for any
    other fragment. A year is set beside the years."""
    c = f.clause
    if (passed := _mark_passed(previous, f)) is not None:
        return passed
    if (sized := _as_small_then(previous, f)) is not None:
        return sized
    if c.ops("last_time") and c.only(*_LITTLE, "op", "time") and not (f.amounts or c.has_other("op", "last_time")):
        if previous.operation == "growth" and previous.flow in ONE_WAY:  # "when did that last happen?": fell, or rose
            raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous)
        claimed = previous.operation == "check" and previous.by is None and previous.condition is not None
        last = previous.with_(operation="threshold", by="last", periods=(), basis=None, notes=())
        return last if claimed else None
    since = c.ops("first_time") and any(m.says("since_when") for m in c.all("op", "streak"))
    if since and previous.operation == "growth" and c.only(*_LITTLE, "op", "time"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous)  # "for the first time in how long?"
    bare = previous.operation in ("threshold", "streak") and c.only(*_BARE)  # "and below?", "was December above?"
    if not (bare or c.ops(*_ASKS)) or f.amounts:
        return None
    way = _way(f)
    if way is None or not c.only(*_LITTLE, "op", "direction", "more", "compare", "period"):
        return None
    if c.has_other("op", *_ASKS) or c.has("more", "faster", "slower", "fell_more"):
        return None
    if (bounded := _past_the_bound(previous, f, way)) is not None:
        return bounded
    if previous.operation not in _OF_ONE or len(previous.partners) != 1 or len(previous.commodities) != 1:
        return None
    if previous.operation == "growth" and previous.by != "year":
        return None
    at = previous.periods[0] if previous.periods else None
    if at is None or (previous.operation == "compare" and previous.by != "period"):
        return None
    at = max(previous.periods) if previous.operation == "compare" else at
    measure = previous.measure
    query = previous.with_(operation="record", measure=measure, condition=None, limit=way, notes=())
    if c.has("period"):  # "was it ever lower this year?"
        spans = len(f.periods) == 1 and f.periods[0].month_count > at.month_count and at.month_count == 1
        return query.with_(by="month", periods=f.periods) if spans else None
    if c.ops("ever", "count"):
        return None  # "has it ever been higher?": the highest of all
    latest = c.ops("last_time") or any(m.means("time", "past") for m in c.mentions)
    if at.kind == "year" and not latest:
        return query.with_(by="year", periods=())
    if (at.month_count > 1 and at.kind != "year") or c.ops("first_time"):
        return None
    c.use(*c.all("compare"))
    return query.with_(by="since", limit=-way if _of_deficits(previous, f) else way, periods=(at,))


def _of_deficits(previous: Query, f: Features) -> bool:
    """Whether it is another's balance with the home country, a deficit. Ambiguous of the home country's with one."""
    if previous.flow == "balance" and previous.reporter == f.home and not previous.of_all and f.clause.says("in_size"):
        raise Ambiguous.again(previous)
    return previous.flow == "balance" and previous.reporter != f.home and previous.partners == (f.home,)


def _as_small_then(previous: Query, f: Features) -> Query | None:
    """ "When was it last that low?" after another's deficit with the home country: when it was as small; "and last
    higher?" after when a figure was last lower."""
    c = f.clause
    again = previous.operation == "record" and previous.by == "since" and len(previous.periods) == 1
    turned = (
        again and any(m.means("time", "past") for m in c.mentions) and c.only(*_LITTLE, "time", "direction", "more")
    )
    if turned and (way := _way(f)) is not None:
        return previous.with_(limit=-way if _of_deficits(previous, f) else way, notes=())
    low = c.ops("as_low", "as_high") and c.only(*_LITTLE, "op") and not c.has_other("op", "as_low", "as_high", *_ASKS)
    one = previous.operation == "balance" and [p.kind for p in previous.periods] in (["month"], ["year"])
    asked = low and one and _of_deficits(previous, f)
    return previous.with_(operation="record", by="since", limit=1 if c.ops("as_low") else -1) if asked else None


def _way(f: Features) -> int | None:
    """1 for higher or above, -1 for lower or below, as it is set against the figure told; None where both or none."""
    c = f.clause
    found = {1 if m.means("more", "more") else -1 for m in c.mentions if m.means("more", "more", "less")}
    found |= {1 if m.code in ("above", "at_least") else -1 for m in c.all("compare", *_BELOW)}
    return found.pop() if len(found) == 1 else None


def _past_the_bound(previous: Query, f: Features, way: int) -> Query | None:
    """ "When was it last below?" after "is that above 50?": the last month on that side of the 50; "was December
    above?" after months below it: whether it was."""
    c, told = f.clause, previous.condition
    if not isinstance(told, Bound) or told.comparator not in _SIDED or not c.has("compare") or c.has("deictic"):
        return None
    one = not c.has("op") and c.has("period") and [p.month_count for p in f.periods] == [1]
    kept = previous.operation in ("check", "threshold") and previous.by in (None, "which", "count", "first", "last")
    if not (one or kept):
        return None
    comparator: Comparator = "above" if way > 0 else "below"
    same = told.comparator in (("above", "at_least") if way > 0 else ("below", "at_most"))
    asked = next((by for by, op in _BY.items() if c.ops(op)), "which" if c.has("op") else previous.by)
    c.use(*c.all("compare"))
    bound = told if same else Bound(comparator, told.amount, unit=told.unit, measure=told.measure)
    periods = f.periods if c.has("period") else () if c.has("op") else previous.periods
    operation, by = ("check", None) if one else ("threshold", asked)
    return previous.with_(operation=operation, by=by, limit=None, condition=bound, periods=periods, notes=())


def passed_before(previous: Query, f: Features) -> Query | None:
    """ "Have they been over 400 bn before?", "... since?" after the figure of one month or year: the months, or years,
    before it or since then that were, and no figure of its own."""
    c, told = f.clause, previous.periods[0] if len(previous.periods) == 1 else None
    span = f.periods[0] if len(f.periods) == 1 and not c.has("period") else None
    if told is None or span is None or f.asks_time or f.first or not isinstance(f.bound, Bound):
        return None
    beside = span.last + timedelta(days=1) == told.first or told.last + timedelta(days=1) == span.first
    if not beside or c.has_other("op", "check", "ever"):
        return None
    if told.kind not in ("month", "year"):
        raise Ambiguous.again(previous.with_(notes=()))  # of quarters, or of months?
    by, times = "which", span
    if told.kind == "year":
        by, times = "year", Period(span.first.replace(month=1, day=1), span.last)
    c.use(*c.all("compare"), *c.all("more"))
    return query_of(f, "threshold", measure=f.bound.measure, by=by, condition=f.bound, periods=(times,))


def one_of_course(last: Query, query: Query, clause: Clause) -> bool:
    """ "And in May?", "and the latest?" after the course of months, or of years: a figure of one of them, no course."""
    if query.flow not in (*ONE_WAY, "balance", "total", "context"):
        return False
    first_two = [(p.first.month, p.month_count) for p in query.periods] == [(1, 2)]  # announced as one
    one = [period.kind for period in query.periods] == [last.by] or (first_two and last.by == "month")
    return one or of_now(last, query, clause)


def pair_in_that_year(previous: Query, f: Features) -> Query | None:
    """ "And in 2024?" after two months or quarters of 2025 beside one another: the same two of that year."""
    two, year = previous.periods, f.periods[0] if len(f.periods) == 1 else None
    beside = previous.operation in ("compare", "change", "growth") and previous.by in (None, "period")
    if not beside or len(two) != 2 or year is None or year.kind != "year" or not f.clause.only(*TIME_ALONE, "deictic"):
        return None
    if len({p.first.year for p in two}) > 1 or two[0].month_count != two[1].month_count or two[0].month_count > _HALF:
        return None
    steps = 12 * (year.first.year - two[0].first.year)
    return previous.with_(periods=tuple(p.shift(steps) for p in two), notes=()) if steps else None


_OF_A_MARK: Final = ("question", "op", "time", "compare", "deictic", "harmless", "conj", "fragment")


def _mark_passed(previous: Query, f: Features) -> Query | None:
    """ "Which month did it pass that mark?", after whether the amount of a year was above another: the month in which
    the sum since January passed it."""
    c, told = f.clause, previous.condition
    above = isinstance(told, Bound) and told.comparator in ("above", "at_least") and told.measure is None
    year = [p.kind for p in previous.periods] == ["year"] and previous.by is None and previous.measure is None
    yearly = previous.partners != ("WLD",) or as_a_year_has(previous)  # a month alone is above 300 bn too
    if previous.operation != "check" or not (above and year and yearly) or not isinstance(told, Bound) or f.amounts:
        return None
    asked = c.ops("when") or f.asks_time == "month"
    if not asked or not c.has("compare", "pass") or not c.only(*_OF_A_MARK) or c.has_other("op", "when"):
        return None
    c.use(*c.all("compare"))
    return previous.with_(operation="threshold", by="running", condition=replace(told, comparator="above"), notes=())


def since_when(previous: Query, query: Query, f: Features) -> Query:
    """ "Since when?" after a claim or months above a bound: how long that has been so. Ambiguous after things that were
    set beside one another: since when one has led is held nowhere, how long one has grown is not asked."""
    bare = f.clause.only("harmless", "conj", "fragment", "courtesy", "op")
    of_none = previous.operation in ("compare", "rank") or (previous.operation == "record" and query.condition is None)
    of_none = of_none or (previous.operation == "growth" and previous.flow == "balance")  # of it there are no rates
    overtook = previous.operation in ("compare", "rank") and f.clause.ops("when") and f.clause.has("compare", "pass")
    # "since when is ASEAN ahead?", after the figures of two: no run of its rises
    led = len(previous.partners) == 2 and f.clause.has("more") and not f.clause.has_any("growth", "direction")
    unsure = query.operation == "streak" and ((bare and of_none) or led)
    if unsure or (overtook and query.operation == previous.operation):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous, (previous.with_(notes=()),))
    told = previous.operation in ("check", "threshold", "streak", "why") and previous.condition is not None
    if query.operation != "streak" or query.condition is not None or not told:
        return query
    return query.with_(condition=previous.condition, measure=previous.measure)
