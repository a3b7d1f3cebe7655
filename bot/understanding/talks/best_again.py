"""What is asked of another time after a month was said to be the best: "was June the best month?", "and in 2024?"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.errors import Ambiguous
from bot.model import Bound, Period, Query, Statement, Turn
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.records import place
from bot.understanding.talks.found_month import set_against
from bot.understanding.talks.pointed_time import TIME_ALONE
from bot.understanding.words.kinds import AMOUNTS, FILLERS, ONE_WAY, WHO

_FEW: Final = 2  # months, of which none is looked for
_WHOLE: Final = 2  # words of "the whole year 2024" at least, and more than of "in 2024"


def best_of_year(query: Query, clause: Clause) -> bool:
    """Whether the best month of a year is asked for, and not what that year came to: "and for the full year"."""
    plain = any(m.code.isdigit() and m.last - m.first < _WHOLE for m in clause.all("period"))
    return plain and clause.has("conj") and [period.kind for period in query.periods] == ["year"]


def of_all_that_span(last: Query, query: Query, clause: Clause) -> bool:
    """ "Whole year?", "and in all of 2025", after the best of its months: the span itself, no month of it."""
    span = [period.month_count > _FEW for period in last.periods] == [True] and last.by != last.periods[0].kind
    again = span and clause.has("period") and query.periods == last.periods and query.partners == last.partners
    return again and clause.only(*TIME_ALONE) and not clause.has("fragment", "no", "meant")


def best_again(last: Query, query: Query, clause: Clause) -> Query | None:
    """The best of another time, or of another flow or partner at that time, after a claim of a record; None where more
    is named, or no such claim."""
    grain = last.periods[0].kind if last.periods else ""
    if last.by != "record" or not last.limit or grain not in ("month", "year"):
        return None
    if not clause.only(*TIME_ALONE, "flow", *WHO) or clause.has("flow", "deficit"):
        return None
    if clause.has("question", "how_much", "how_many", "what") and clause.has_any("flow", *WHO):
        return None  # "what were imports?"
    if query.flow not in (*ONE_WAY, last.flow) and (query.flow != "balance" or last.measure == "yoy"):
        return None
    again = query.with_(operation="record", by=grain, limit=last.limit, measure=last.measure)
    if not clause.has_any("flow", *WHO):
        return again
    times = query.periods if clause.has("period") else last.periods
    return again.with_(operation="check", by="record", periods=times)


_OF_A_YEAR: Final = ("level", "balance", "total")
_PLACED: Final = ("extreme", "ordinal", "question", "compare", "op", "conj", "harmless", "fragment", "courtesy")

_FORMER: Final = (*_PLACED, "time", "deictic")


def best_of_span(previous: Query, f: Features) -> Query | None:
    """ "Only since 2024", after the lowest of all months: the lowest of the months since then, and not their course;
    "what was the second best?" after whether a year was: the second of the years; "the previous record?" after the
    figure of a year: that of the years before."""
    c = f.clause
    if (former := _former(previous, f)) is not None:
        return former
    if previous.operation == "record" and previous.by == "year" and (nth := place(f)) > 1 and c.only(*_PLACED):
        if c.has("compare") or c.ops("difference"):
            raise Ambiguous.again(previous)  # "how far above the second best": told of no two years
        return previous.with_(periods=(), limit=nth if (previous.limit or 1) > 0 else -nth, notes=())
    of_two = (previous.by or "").endswith("_ahead")
    if previous.operation == "record" and (of_two or previous.by == "year") and (other := _other_end(previous, f)):
        return other
    dated = any(said.mode == "since" and not said.relative for _, said in c.expressions())
    told = previous.operation == "record" and previous.by == "month" and previous.limit
    if not told or not dated or len(c.expressions()) != 1 or not c.only(*TIME_ALONE):
        return None
    span = [period for period in f.periods if period.month_count > _FEW]
    return previous.with_(periods=tuple(span), notes=()) if len(span) == len(f.periods) == 1 else None


def next_without(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Excluding February", "without that one", after February was found to be the lowest: the one next to it."""
    c, last, found = f.clause, before[-1].query, before[-1].found
    if found is None or last.operation != "record" or "ahead" in (last.by or "") or last.by == "since":
        return None
    said = f.periods == (found,) if c.has("period") else c.has("deictic", "that")
    if not said or not c.has("negation", "without") or not c.only(*FILLERS, "negation", "period", "deictic", "prep"):
        return None
    c.use(*c.all("negation", "without"))
    way = 1 if (last.limit or 1) > 0 else -1
    return last.with_(limit=way * (abs(last.limit or 1) + 1), notes=())


def beside_found(before: Sequence[Turn], f: Features) -> Query | None:
    """ "By how much was it below June's?", "how does it compare with June?" after the lowest month: the two beside;
    "how much more than in 2024?" after the highest month of 2025: the highest of either year."""
    c, previous, found = f.clause, before[-1].query, before[-1].found
    looked = previous.operation == "record" and previous.by == "month"
    looked = looked and all(period.month_count > 1 for period in previous.periods)
    one = [period.month_count for period in f.periods] == [1] and f.things == 1 and not f.amounts
    apart = bool(c.ops("difference") or c.says("measuring") or c.has("question", "how_much"))
    if c.has("party") or c.ops("record", "ever") or f.flow != previous.flow or not looked:
        return None
    if apart and _as_long(previous.periods, f.periods):
        c.use(*c.all("compare"))
        return previous.with_(by="month_ahead", periods=(*previous.periods, *f.periods), notes=())
    if not (one and set_against(c)) or c.has("extreme"):
        return None
    if found is None:
        raise Ambiguous(Statement.of("refusal.ambiguous.found"))
    if found == f.periods[0] or found.month_count > 1:
        return None
    c.use(*c.all("compare"))
    operation, by = ("change", None) if apart and previous.measure != "yoy" else ("compare", "period")
    return query_of(f, operation, by=by, measure=previous.measure, periods=(found, f.periods[0]))


def _as_long(one: tuple[Period, ...], other: tuple[Period, ...]) -> bool:
    """Two spans of as many months, in each of which some month is the highest."""
    return len(one) == len(other) == 1 and one != other and 1 < one[0].month_count == other[0].month_count


def _other_end(previous: Query, f: Features) -> Query | None:
    """ "Which year had the highest exports, and which the lowest", "which the highest imports": of the years too; "and
    the lowest?" after the highest months of two years beside one another: the lowest of them so."""
    c, end = f.clause, f.extreme()
    asked = c.has("question") or (previous.by or "").endswith("_ahead")
    flow = f.flow if c.has("flow") else previous.flow
    if end not in (1, -1) or not asked or not c.only(*_PLACED, "flow") or c.has("flow", "deficit"):
        return None
    other = previous.with_(limit=end, flow=flow, notes=())
    return other if other != previous and c.ops("check", "record") is False else None


def _former(previous: Query, f: Features) -> Query | None:
    """ "What was the previous record", after the figure of a year: of all the years before it."""
    c = f.clause
    earliest = min((p.first for p in previous.periods), default=date.min)
    if not (f.periods and f.periods[-1].last < earliest and f.asks_time is None and c.only(*_FORMER)):
        return None
    if not c.ops("record") or previous.operation not in _OF_A_YEAR or [p.kind for p in previous.periods] != ["year"]:
        return None
    return previous.with_(operation="record", by="year", limit=1, periods=f.periods, notes=())


def place_again(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Second biggest?", "and the lowest?" after the month of a record and another figure of it: of the series that
    was looked through. After the figure of a month alone, "second biggest?": the second of all; nobody claims it."""
    c, last = f.clause, before[-1].query
    extreme, nth = f.extreme(), place(f)
    told = last.operation in AMOUNTS and [period.kind for period in last.periods] == ["month"]
    bare = c.only("extreme", "ordinal", *FILLERS) and not (c.says("pronoun", "copula", "auxiliary") or c.ops("check"))
    if extreme is None or not (told and bare):
        return None
    limit = nth if extreme > 0 else -nth
    looked = next((turn for turn in reversed(before[:-1]) if turn.found is not None), None)
    if looked is not None and looked.found == last.periods[0] and looked.query.operation == "record":
        return looked.query.with_(limit=limit, notes=())
    if nth < _FEW:
        return None
    return last.with_(operation="record", by="month", periods=(), limit=limit, notes=())


_NEXT_WORDS: Final = (
    *_PLACED, "prep", "more", "time", "deictic", "flow", "multiple", "direction",
)  # fmt: skip


def ahead_of_next(previous: Query, f: Features) -> Query | None:
    """ "By how much over the second?", "how far ahead of the next one", after the highest month, or after several times
    of which one was highest: that and the one behind it."""
    c = f.clause
    far = c.ops("difference") or c.says("how_far", "measuring") or any(m.says("sized") for m in c.all("flow"))
    several = previous.operation == "compare" and previous.by == "period" and len(previous.periods) > _FEW
    if several and c.ops("difference") and not c.has_other("op", "difference") and c.only("op", *FILLERS):
        return previous.with_(limit=2, condition=None, notes=())  # "by how much", after which of several it was
    behind = c.has("ordinal", "2") or c.has("deictic", "second_one") or c.has("time", "next", "later")
    over = c.has_any("compare", "more") or c.ops("surprise") or c.has("prep", "to", "from") or c.says("than")
    if not (far and behind and over and c.only(*_NEXT_WORDS)) or c.has_other("deictic", "second_one"):
        return None
    if any(m.code not in ("difference", "surprise") for m in c.all("op")) or any(
        not m.says("sized") for m in c.all("flow")
    ):
        return None
    looked = previous.operation == "record" and abs(previous.limit or 1) == 1 and previous.by in ("month", "year")
    if not (several or looked):
        return None
    c.use(*c.all("compare"), *c.all("more"), *c.all("ordinal"), *c.all("flow"))
    if several:
        return previous.with_(limit=2, condition=None, notes=())
    return previous.with_(by=f"{previous.by}_ahead", condition=None, notes=())


_OF_A_RUN: Final = (*_PLACED, "prep", "deictic", "direction", "growth", "time", "courtesy")


def best_of_run(before: Sequence[Turn], f: Features) -> Query | None:
    """ "What was the steepest drop in it", "the strongest month of the run?", after how long it went one way: of the
    months of that run; of all that are held, where there was none."""
    c, end = f.clause, f.extreme()
    again = before[-1].query.operation == "record" and len(before) > 1  # "and the mildest?" after the worst of it
    turn = before[-2 if again else -1]
    previous, told = turn.query, turn.query.condition
    if previous.operation != "streak" or not isinstance(told, Bound) or end is None or f.amounts:
        return None
    ways = {m.code for m in c.all("direction", "up", "down")}
    fell, rated = told.comparator in ("below", "at_most"), told.measure == "yoy"
    if (ways and (not rated or ways != {"down" if fell else "up"})) or not c.only(*_OF_A_RUN):
        return None
    looked = ("which", "when", "streak") if c.has("prep", "in", "of", "from") else ("which", "when")  # "of the run"
    if any(m.code not in looked for m in c.all("op")) or c.has("conj", "or") or c.has("question", "how_many"):
        return None
    paced = ways or any(m.says("steep", "in_size", "of_pace") for m in c.all("extreme"))
    if (rated or again) and not (
        paced or c.has("extreme", "worst") or (not again and c.has_any("prep", "deictic", "time"))
    ):
        return None  # "when was the peak?": of the amounts
    sized = fell and rated and paced
    limit = -end if sized and not c.has("extreme", "worst") else end
    span = (turn.found,) if turn.found else tuple(p for p in previous.periods if p.month_count > 1)
    if again and span != before[-1].query.periods:
        return None  # "the lowest PMI in 2025? and the highest": of what was looked through last
    mildest = told if rated and (limit > 0) is fell and span else None  # of the falls, and of no month that rose
    return previous.with_(operation="record", by="month", condition=mildest, limit=limit, periods=span, notes=())


def behind_first(before: Sequence[Turn], f: Features) -> Query | None:
    """ "How far behind?", after an order and then its second by itself: beside the first."""
    if len(before) < 2 or not f.clause.ops("difference") or not f.clause.only("op", *FILLERS):
        return None
    order, last = before[-2], before[-1].query
    second = order.query.operation == "rank" and order.query.by == "partner" and order.named[1:2] == last.partners
    alike = all(getattr(order.query, slot) == getattr(last, slot) for slot in ("flow", "commodities", "periods"))
    if not (second and alike) or last.operation != "level" or f.clause.has_other("op", "difference"):
        return None
    return order.query.with_(
        operation="compare", by="partner", partners=order.named[:2], limit=None, periods=last.periods, notes=()
    )


def within_years_told(query: Query, f: Features) -> Query:
    """ "Which month was the biggest" after 2025 against 2024: of the months of both years, and not which year."""
    asked = f.asks_time == "month" and f.fragment and f.extreme() is not None and not f.clause.has("period")
    beside = query.operation == "compare" and query.by == "period" and len(query.periods) == 2
    if not asked or not beside or any(period.month_count < 3 for period in query.periods):
        return query
    first, last = sorted(query.periods)
    years = first.kind == last.kind == "year" and first.last.year + 1 == last.first.year
    joined = (Period(first.first, last.last),) if years else query.periods  # of halves: in each of them
    measure = None if query.measure == "yoy" else query.measure
    return query.with_(operation="record", by="month", periods=joined, limit=f.extreme(), measure=measure, notes=())
