"""What a fragment asks of months above a bound: of another span, bound anew, counted, their longest run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import DENIED, Bound, Period, Query, Turn
from bot.understanding.claimed.not_claimed import falling
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.talks.found_month import asks_that_month, end_said
from bot.understanding.talks.told import asks_it_now
from bot.understanding.words.kinds import ASKING_LITTLE, NAMED

_OVER_MONTHS = ("threshold", "streak")
_LITTLE = (*ASKING_LITTLE, "op", "compare", "more", "deictic")
_BESIDE_MOVES = ("conj", "fragment", "harmless", "prep", "courtesy")
_MOST = 12  # months that are set beside one another
_BACK = 8  # years in which a run before another is looked for


def over_other_months(previous: Query, f: Features) -> Query | None:
    """ "And 2024?", "how many since 2021" after months above a bound: the same bound over another span."""
    c = f.clause
    told = c.has_any("verb", "commodity", "growth", "direction", "extreme", "measure")
    told = told or (c.has("flow") and not c.has("deictic", "that"))  # "how often did exports do that since 2024?"
    told = told or c.has("question", "how_much")  # "how much in June?"
    asked = c.has_other("op", "count", "which", "list")
    if previous.operation not in _OVER_MONTHS or told or asked or f.amounts or not c.has("period"):
        return None
    if f.partners != previous.partners or f.commodities != previous.commodities:
        return None
    if f.flow != previous.flow and not c.has("deictic", "that"):
        return None
    if previous.operation == "streak" and [p.kind for p in f.periods] == ["month"]:
        return None  # "and January?": that month
    if asks_that_month(c, previous, f.periods) or asks_it_now(previous, c):
        return None
    by = end_said(previous, f) if previous.operation == "threshold" else previous.by
    bound = _that_bound(f, previous.condition) or previous.condition
    return previous.with_(periods=f.periods, by=by, flow=f.flow, condition=bound, notes=())


def another_bound(previous: Query, f: Features) -> Query | None:
    """ "And above 310?" after the months above 300: the same months, counted anew; "and how many had imports above
    220?", "what about imports above 220": those of another flow."""
    c = f.clause
    if previous.operation not in ("threshold", "streak", "rank"):
        return None
    counted = c.has("question", "how_many") or bool(c.ops("count"))
    led = any(  # "same for imports above 220"
        m.kind in ("conj", "fragment") or m.says("request", "joined_bound") or m.is_("deictic", "same")
        for m in c.mentions[:1]
    )
    one = [p.kind for p in f.periods] == ["month"] and c.has("period")  # "and the surplus in December above 100?"
    told = previous.condition
    bound = f.bound or _bare_amount(f, told) or (_that_bound(f, told) if led else None)
    asked = counted or (bound and not f.bound) or (led and not one and not c.says("copula", "auxiliary"))
    if previous.operation == "threshold" and asked and c.has("flow") and bound and bound.measure != "share":
        return query_of(
            f, "threshold", by=end_said(previous, f), condition=bound, periods=f.periods or previous.periods
        )
    whose = previous.operation == "rank" and isinstance(told, Bound) and told.unit != "count"  # of which partners
    if bound is None or not (whose or previous.operation in _OVER_MONTHS) or c.has("flow") or c.ops("check"):
        return None
    if (() if whose and f.of_all else f.partners) != previous.partners or f.commodities != previous.commodities:
        return None
    bare = len(f.amounts) == 1 and f.amounts[0].unit is None and not f.amounts[0].scaled
    if bare and isinstance(told, Bound) and told.unit == "pct":  # "and more than 20?", after falls of more than 30 %
        bound = replace(bound, unit="pct", measure=told.measure, amount=f.amounts[0].value)
    measure = bound.measure if whose else previous.measure  # "and growth above 10 %?" after shares above it
    by = end_said(previous, f) if previous.operation == "threshold" else previous.by
    again = previous.with_(measure=measure, by=by, periods=f.periods or previous.periods, notes=())
    return again.with_(condition=falling(previous, bound))


def _that_bound(f: Features, told: object) -> Bound | None:
    """ "How many months were above that line?", "and below it?": the amount of the question before."""
    c = f.clause
    way = next((m for m in c.all("compare") if m.code in ("above", "below") or m.says("joined_bound")), None)
    if way is None or f.amounts or not isinstance(told, Bound) or told.comparator not in ("above", "below"):
        return None
    if not (c.has("deictic", "that") or c.says("pronoun")):
        return None
    c.use(way, *c.all("deictic", "that"))
    return replace(told, comparator="below" if way.code in ("below", "at_most") else "above")


def _bare_amount(f: Features, told: object) -> Bound | None:
    """ "And 110?", "and imports 120 bn?" after the months above 100: that amount, bounding as the one before did."""
    c = f.clause
    if not isinstance(told, Bound) or len(f.amounts) != 1 or told.comparator == "between":
        return None
    amount = f.amounts[0]
    if any(m.kind not in (*ASKING_LITTLE, "flow") and m not in amount.mentions for m in c.mentions):
        return None
    value, unit = (amount.value, told.unit) if not (amount.scaled or amount.unit) else amount.in_unit(told.unit)
    if unit != told.unit:
        return None
    c.use(*amount.mentions)
    return replace(told, amount=-value if told.amount < 0 < value else value)


def beyond_bound(previous: Query, f: Features) -> Query | None:
    """ "By how much?", "how far over?" after whether an amount was above another: how far it lies from that."""
    c, told = f.clause, previous.condition
    asked = c.ops("difference") or (c.says("measuring") and c.has("compare"))
    if not isinstance(told, Bound) or told.comparator in ("is", "between") or previous.operation != "check":
        return None
    if not asked or previous.by is not None or not c.only(*_LITTLE) or c.has_other("op", "difference"):
        return None
    if "yoy" in (previous.measure, told.measure) and (told.amount < 0 or not c.has_any("compare", "more")):
        return None  # how much it rose or fell
    c.use(*c.all("compare"))
    if previous.flow == "balance" and not told.amount and not told.upper:
        return previous.with_(operation="balance", condition=None, notes=())  # whether it sells more: the balance tells
    return previous.with_(condition=replace(told, comparator="either"), notes=())


def how_many_of(previous: Query, f: Features) -> Query | None:
    """ "How many are above 100 billion?" after the figures of some months, "only those above 100" after them one by
    one: those months."""
    c = f.clause
    told = c.has_any("verb", "growth", "direction", *NAMED)
    span = any(period.month_count > 1 for period in f.periods or previous.periods)
    if (moved := _moves_counted(previous, f)) is not None:
        return moved
    counted = bool(c.has("question", "how_many", "how_much") or c.ops("count"))
    if (
        previous.operation not in ("trend", "level", "balance", "record", "average")
        or not span
        or f.bound is None
        or told
    ):
        return None
    listed = previous.operation == "trend" and not f.asks_time and (c.has("fragment", "only") or c.says("only"))
    if previous.by not in (None, "month") or not (counted or listed) or c.ops("check"):
        return None
    by, periods = "count" if counted else "which", f.periods or previous.periods
    return previous.with_(operation="threshold", by=by, limit=None, condition=f.bound, periods=periods, notes=())


def _moves_counted(previous: Query, f: Features) -> Query | None:
    """ "How many fell?", "how many were down on the year before?" after the months of a span one by one: those that
    fell on their own year before."""
    c = f.clause
    ways = {m.code for m in c.all("direction")}
    alone = c.only("question", "direction", "growth", "deictic", "period", *_BESIDE_MOVES) and not f.amounts
    told, periods = previous.condition, f.periods if c.has("period") else previous.periods
    counted = previous.operation == "threshold" and isinstance(told, Bound) and told.measure == "yoy"
    listed = (previous.operation == "trend" or counted) and previous.flow in ("export", "import")
    if not (listed and alone and c.has("question", "how_many") and len(ways) == 1 and ways <= {"up", "down"}):
        return None
    if previous.operation == "trend" and previous.by not in (None, "month"):
        raise Ambiguous.again(previous)  # after quarters: of those nothing is counted
    if not any(period.month_count > 1 for period in periods):
        return None
    bound = Bound("above" if "up" in ways else "below", 0.0, unit="pct", measure="yoy")
    months = {"by": "count", "measure": "yoy", "limit": None, "condition": bound, "notes": ()}
    return previous.with_(operation="threshold", basis=None, periods=periods, **months)


def least_of_those(before: Sequence[Turn], f: Features) -> Query | None:
    """ "The mildest?", "smallest fall?" after months of falls, "the weakest of those" after months of rises: the least
    of a run of months, else those months beside one another, for none beyond the bound is meant; then "the biggest
    fall?"."""
    last = next((turn for turn in reversed(before[-5:]) if not _one_of_months(turn.query)), before[-1])
    c, query, months = f.clause, last.query, last.months  # "which was the worst? and the mildest?"
    if query.operation != "threshold" or query.measure != "yoy" or not isinstance(query.condition, Bound):
        return None
    named = c.has_any("period", "unit", "number", *NAMED)
    least, worst = c.has("extreme", "least"), c.has("extreme", "worst")
    inner, fell = least or worst, query.condition.comparator in ("below", "at_most")
    steepest = c.has("extreme", "most") and (c.has("direction", "down") or c.says("steep"))
    most = fell and steepest and last is not before[-1] and all(month.month_count == 1 for month in months)
    if fell:
        sized = c.has("direction") or any(m.says("in_size") for m in c.all("extreme"))  # of the fall, not of the rate
        inner = most or (least if sized else c.has("deictic", "them") and not (inner or c.says("steep")))
    if named or not inner or not 1 < len(months) <= _MOST:
        return None
    run = all(one.shift(1) == other for one, other in pairwise(months)) and not c.has("direction")
    if most or run:
        limit, periods = 1 if fell and not most else -1, query.periods if most else months
        return query.with_(operation="record", by="month", condition=None, limit=limit, periods=periods, notes=())
    return query.with_(operation="compare", by="period", condition=None, limit=None, periods=months, notes=())


def _one_of_months(query: Query) -> bool:
    """Whether it looks for one of the months that were told before it."""
    return query.operation == "record" or (query.operation == "compare" and query.by == "period")


def those_left(previous: Query, f: Features) -> Query | None:
    """ "And the others?" after those that met a bound: those that do not."""
    told = previous.condition
    if previous.operation != "rank" or not isinstance(told, Bound) or told.comparator not in DENIED:
        return None
    if not f.clause.says("rest") or told.unit == "count" or not f.clause.only(*ASKING_LITTLE, "deictic"):
        return None
    return previous.with_(condition=replace(told, comparator=DENIED[told.comparator]), notes=())


def run_of_those(previous: Query, f: Features) -> Query | None:
    """ "Longest run?" after the months below a bound: the longest of them in a row; "first time?" after an amount that
    was claimed: the first month that reached it."""
    c = f.clause
    told = c.has_any("verb", "growth", "direction", "period", *NAMED)
    if told or f.amounts or previous.condition is None:
        return None
    if previous.operation == "threshold" and c.ops("longest"):
        return previous.with_(operation="streak", by="longest", limit=None, notes=())
    claimed = previous.operation == "check" and previous.by is None and isinstance(previous.condition, Bound)
    reached = (
        claimed and isinstance(previous.condition, Bound) and previous.condition.comparator in ("above", "at_least")
    )
    if reached and c.ops("first_time") and [p.kind for p in previous.periods] == ["month"]:
        return previous.with_(operation="threshold", by="first", periods=(), notes=())
    return None


def another_run(previous: Query, f: Features) -> Query | None:
    """ "And exports to the EU risen?" after for how long those to the US have fallen: the run of those, which way the
    fragment says, to the newest month; "in how many did they fall?", "and fell?" after those of a span that rose."""
    c, told = f.clause, previous.condition
    counted = previous.operation == "threshold" and bool(c.has("question", "how_many") or c.ops("count"))
    named = c.has_any(*NAMED)
    ways = {m.code for m in c.all("direction", "up", "down")} | ({"up"} if c.has("growth", "growth") else set())
    other = {"below": {"up"}, "above": {"down"}}.get(told.comparator) if isinstance(told, Bound) else None
    if previous.operation == "threshold" and previous.by in ("count", "which") and ways == other:
        counted = counted or c.only("harmless", "conj", "fragment", "direction")  # 上升的呢, "which fell? and rose?"
    more = c.has_any("period", "extreme", "measure", "more", "unit")
    more = more or (not counted and c.has_any("op", "question")) or c.has_other("op", "count", "which")
    run = previous.operation == "streak" and named
    if not (run or counted) or more or f.amounts or f.context or len(ways) != 1 or not isinstance(told, Bound):
        return None
    if (told.amount and run) or previous.measure != "yoy":
        return None
    bound = replace(told, comparator="above" if ways == {"up"} else "below", amount=0.0)
    if counted:
        by, periods = previous.by if previous.by == "which" else "count", f.periods or previous.periods
        return query_of(f, "threshold", measure="yoy", by=by, condition=bound, periods=periods)
    by = previous.by if previous.by in ("current", "longest") else "current"
    return query_of(f, "streak", measure="yoy", by=by, condition=bound)


def run_before(previous: Query, f: Features) -> Query | None:
    """ "How long was the run of falls before that" after a run of rises: the one that it broke, to the month before."""
    c, told = f.clause, previous.condition
    plain = isinstance(told, Bound) and not told.amount and told.unit == "pct" and len(previous.periods) == 1
    kinds = (*ASKING_LITTLE, "op", "direction", "growth", "time", "deictic")
    if previous.operation != "streak" or not plain or not c.has("time", "before") or not c.ops("streak"):
        return None
    if not isinstance(told, Bound) or not c.only(*kinds) or c.has_other("op", "streak") or f.amounts:
        return None
    ways = {m.code for m in c.all("direction", "up", "down")} | ({"up"} if c.has("growth", "growth") else set())
    if ways != {"below": {"up"}, "above": {"down"}}.get(told.comparator):
        return None
    start = previous.periods[0].first
    before = Period.months((start.year - _BACK, start.month), (start.year, start.month)).shift(-1)
    bound = replace(told, comparator="below" if told.comparator == "above" else "above")
    c.use(*c.all("time", "before"))
    return previous.with_(by="current", periods=(before,), condition=bound, notes=())


def which_ones(previous: Query, f: Features) -> Query | None:
    """ "Which ones?" after a count of months: the months."""
    c = f.clause
    told = c.has_any("flow", "verb", "commodity", "growth", "direction", "extreme", "period")
    counted = c.has("question", "how_many") or c.ops("count")  # "how many is that altogether?"
    if previous.operation == "threshold" and previous.by == "which" and counted and not told and not f.amounts:
        return previous.with_(by="count", notes=())
    if previous.operation != "threshold" or told or f.amounts or not c.ops("which", "list"):
        return None
    return previous.with_(by="which", notes=())


def run_ended(previous: Query, f: Features) -> Query | None:
    """ "When did it end?" after how long a run was by some month: the run to its end, and what broke it."""
    c = f.clause
    if previous.operation != "streak" or not c.ops("when") or f.amounts or len(previous.periods) != 1:
        return None
    over = c.says("over") or c.has("compare", "pass")
    said = c.only(*ASKING_LITTLE, "deictic", "op", "compare")
    if not over or not said or c.has_other("op", "when", "streak") or previous.by == "longest":
        return None
    c.use(*c.all("compare"))
    return previous.with_(by="begun", notes=())


def first_of_years(previous: Query, query: Query, f: Features) -> Query:
    """ "First time above a trillion?" after whether a year was a record: the first year, and no sum of its months; "the
    first one?" after months that were counted: of those; "the average?" after a course by year: of the whole years."""
    c = f.clause
    counted = previous.operation == query.operation == "threshold" and previous.by in ("count", "which")
    first = any(m.means("ordinal", "1") for m in c.mentions)
    if counted and (first or f.last) and c.only("harmless", "ordinal", "number", "time", "conj", "question"):
        c.use(*c.all("number"), *c.all("ordinal"))
        return query.with_(by="first" if first else "last")
    by_year = previous.operation == "trend" and previous.by == "year" and query.periods == previous.periods
    monthly = any(m.means("op", "per_month", "monthly") for m in c.all("op"))
    if by_year and query.operation == "average" and query.measure != "yoy" and not monthly:
        begin, end = query.periods[0].first, query.periods[0].last
        whole = Period.months((begin.year, begin.month), (end.year - (end.month < 12), 12))
        return query.with_(by="year", periods=(whole,))
    claimed = previous.by == "record" and [period.kind for period in previous.periods] == ["year"]
    if claimed and query.operation == "record" and any(m.means("time", "earlier") for m in c.all("op", "record")):
        return query.with_(by="year")  # "2025 was a record, right? what was the previous one?"
    yearly = previous.operation == "record" and previous.by == "year" and query.operation == "threshold"
    said = f.clause.has("period") or f.asks_time or query.by not in ("first", "last")
    return query if said or not yearly else query.with_(by="year", limit=1 if query.by == "first" else -1, periods=())
