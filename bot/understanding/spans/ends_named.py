"""Times of which only the end is named, or that are counted from an event -> the span that is looked at. What is looked
for before or after a time that was told: "when was it last above 50 before that, and when again?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.errors import Ambiguous
from bot.model import Bound, Coverage, Period, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, holds_any

_TOPICS = ("flow", "place", "demonym", "commodity", "op")
_SERIES = ("flow", "commodity", "unit")
# What is looked for over months: an end alone leaves open where it begins.
_OVER_YEARS = (
    "record", "streak", "longest", "count", "which", "when", "first_time", "last_time", "moving", "moving_sum",
)  # fmt: skip
_BEFORE = Statement.of("refusal.ambiguous.before")


def oldest_held(coverage: Coverage, f: Features) -> date | None:
    """The first day of the months that are held of the series asked for; None: of none."""
    flow = "export" if f.flow in ("both", "all") else f.flow or "export"
    partner, commodity = (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0]
    held = coverage.held(f.reporter, flow, partner, commodity)
    oldest: date | None = None
    for _, spans in held:
        for period in spans:
            if (oldest is None or period.first < oldest) and period.kind == "month":
                oldest = period.first
    return oldest


def up_to(
    found: list[Period], periods: tuple[Period, ...], f: Features, expression: TimeExpression, oldest: date | None
) -> tuple[Period, ...]:
    """`of 2026 up to August`: the end of what was said before, else of a year to date; as of August it is that month.

    A run, a record, a count of months ends there, and may begin in any year.
    """
    if not periods:
        return ()
    last = periods[-1]
    if expression.mode == "as_of" and f.clause.has("party") and not found:
        return (last,)  # "the five largest markets as of June 2026": in that month
    if found and found[-1].first <= last.last:
        begin = found.pop()
        while expression.parts[-1].yearless and last.whole_months and last.shift(-12).first >= begin.first:
            last = last.shift(-12)  # "from March 2025 on ... through December": the first that comes
        return (Period(begin.first, last.last),)
    c = f.clause
    if expression.mode == "until" and c.has("party") and last.whole_months and not (f.asks_time or c.ops("streak")):
        return (since_january(last),)  # "the largest markets by the end of June"
    f.up_to, told = True, c.ops("count") and not c.has("direction")
    bounded = c.has("compare", "above", "below") or c.has("more", "more", "less")
    told = told or (bounded and (c.ops("which") or c.has("time", "unit:month")))  # "months above 100 bn up to January"
    months = c.ops("record", "count") or (c.has("direction") and (c.ops("which", "list") or f.asks_time == "month"))
    told = told or (months if expression.mode == "before" else c.ops("record", "last_time") or _last_moved(f))
    excluded = expression.mode == "until" and "until_excludes" in c.ways
    if told and excluded and (last.kind == "year" or (last.kind == "month" and c.ops("last_time"))):
        last = last.shift(-last.month_count)  # "рекордный месяц до 2024 года", "рос в последний раз до июня"
    of_all = f.extreme() is not None or told  # "the highest up to November 2025": of all held
    if of_all and not c.ops("streak"):
        return (Period(min(oldest, last.first), last.last),) if oldest is not None else (last,)
    if expression.mode == "before" and c.ops("when", "last_time") and oldest is not None:
        return (Period(min(oldest, last.first), last.last),)  # "when, before October, did they last fall"
    over_years = c.ops(*_OVER_YEARS) or (f.asks_time is not None and not c.ops("list"))
    # "before the truce": in the month before it; but no sum, no mean is of one month
    dated = not any(part.event for part in expression.parts) or c.ops("sum", "average")
    if expression.mode == "before" and dated and not (over_years or c.ops("why", "trend", "monthly") or c.has("term")):
        raise Ambiguous(_BEFORE)  # "exports before June 2025": of the month, or of all that went before?
    if c.ops("streak"):
        found.clear()  # "going into October, growing for how many months through September"
    if expression.mode == "until" and last.whole_months and last.month_count < 12 and not over_years:
        return (since_january(last),)
    return (last,)


def _last_moved(f: Features) -> bool:
    """`When did exports last rise`, which is asked of all the months before."""
    return f.last and f.clause.ops("when") and (f.clause.has_any("direction", "growth", "compare"))


def to_its_end(
    clause: Clause, mention: Mention, expression: TimeExpression, found: list[Period], periods: tuple[Period, ...]
) -> tuple[Period, ...]:
    """`2025 from March on`: from March to the end of that year, which is no time of its own beside it."""
    if not (expression.open and found and found[-1].kind == "year" and len(periods) == 1):
        return periods
    dated = any(token.kind == "number" for token in clause.tokens[mention.first : mention.last + 1])
    joined = (one := clause.before(mention, "prep")) is not None and one.kind == "conj"
    if dated or joined or periods[0].first.year != found[-1].first.year:
        return periods
    year = found.pop()
    return (Period(periods[0].first, min(periods[0].last, year.last)),)


def beside_newest(clause: Clause, mention: Mention, expression: TimeExpression) -> bool:
    """`How high is the surplus and how was it a year earlier`: with no time before it, of the newest and of that."""
    if not expression.relative or sum(not other.latest for _, other in clause.expressions()) > 1:
        return False
    joint = next((m for m in reversed(clause.all("conj", "and")) if m.last < mention.first), None)
    if joint is None or not any(m.kind in _SERIES and m.last < joint.first for m in clause.mentions):
        return False
    between = [m for m in clause.mentions if joint.last < m.first < mention.first]
    return not holds_any(between, *_TOPICS)


def counted_before(expression: TimeExpression) -> int:
    """Of `the three months before`, with nothing that it stands before: how many; else 0."""
    part = expression.parts[0]
    plain = len(expression.parts) == 1 and part.anchor == "earlier" and part.grain is None and part.year is None
    return -part.steps if plain and -24 <= part.steps <= -2 and part.steps != -12 else 0


def on_both_sides(turn: Period, after: Period, number: int) -> tuple[Period, Period]:
    """`After Liberation Day compared to the three months before`: as many months after it, and those before it."""
    event = Period.month(turn.first.year, turn.first.month)
    begin = Period.month(after.first.year, after.first.month)
    before = Period(event.shift(-number).first, event.shift(-1).last)
    return Period(after.first, begin.shift(number - 1).last), before


def since_january(period: Period) -> Period:
    """From January of its year to its end."""
    return Period(date(period.last.year, 1, 1), period.last)


_LED_BY_ARTICLE = 2  # tokens behind the first: "after the 2025"
_ALONE = ("earlier", "later")  # "before that" as one word
_SIDES = ("before", "after", "since", *_ALONE)
_LOOKED = ("first_time", "last_time", "ever", "when", "count", "which", "record", "streak", "trend")


def since_that(clause: Clause, f: Features, before: Sequence[Turn], coverage: Coverage, today: date) -> Period | None:
    """The months up to the time told last, or those after it; None where the clause says no such end.

    "Six months?" after the first four of a year: the first six. Ambiguous where they are counted from nowhere.
    """
    if (counted := _so_many(clause)) and before:
        told = next(iter(before[-1].query.periods), None)
        if told is None or told.first.month != 1 or told.month_count in (1, 12) or counted > 12:
            raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
        return Period(told.first, Period.month(told.first.year, counted).last)
    # "when did they start again", "when did they recover"
    anew = [m for m in clause.mentions if m.says("again")] if clause.ops("when", "first_time") else []
    tags = [two for one, two in pairwise(clause.mentions) if one.is_("deictic", "that") or one.says("pronoun")]
    anew = [m for m in anew if m not in tags]  # "when was that again?" asks for the same once more
    recovering = [m for m in anew if m.kind != "harmless"]
    anew = [m for m in anew if m not in recovering] or recovering
    sides = anew or [m for m in clause.all("time", *_SIDES) if m.code in _ALONE or _of_that(clause, m.last + 1)]
    sides = sides or [m for m in clause.all("op", "record") if m.means("time", "earlier")]  # "the previous record"
    sides = sides or _said_first(clause)
    bounded = bool(f.amounts)
    sides = sides or (_said_last(clause) if bounded else [])
    if len(sides) != 1 or not before or clause.has("period"):
        return None
    oldest = oldest_held(coverage, f)
    told = before[-1].found or next(iter(before[-1].query.periods), None)
    if told is None or oldest is None or not (bounded or clause.ops(*_LOOKED) or f.extreme() is not None):
        return None
    clause.use(*(m for m in sides if m not in recovering))
    if sides[0].code in ("before", "before_post", "earlier", "record") or sides[0].means("time", "earlier"):
        return Period(oldest, told.first - timedelta(days=1)) if oldest < told.first else None
    begin = told.last + timedelta(days=1)
    newest = Period.month(today.year, today.month).shift(-1).last
    return Period(begin, newest) if begin < newest else None


def before_that(query: Query, f: Features) -> Query:
    """`October broke the run. How many months in a row had exports grown before that?`: up to the month before it, and
    the way they had gone then: `exports fell in October. How long had they grown before that?`"""
    c = f.clause
    asked = query.operation == "streak" and query.by == "asked" and [p.month_count for p in query.periods] == [1]
    that = any(m.code == "earlier" or _of_that(c, m.last + 1) for m in c.all("time", "before", "earlier"))
    if not asked or not (that or _said_first(c)):
        return query
    dated = max((m.first for m in c.all("period")), default=len(c.tokens))
    moved = [m for m in (*c.all("growth", "growth"), *c.all("direction", "up", "down")) if m.first > dated]
    bound = query.condition
    if moved and isinstance(bound, Bound) and (bound.measure, bound.amount) == ("yoy", 0.0):
        last = max(moved, key=lambda m: m.first)
        bound = replace(bound, comparator="below" if last.code == "down" else "above")
    return query.with_(periods=(query.periods[0].shift(-1),), condition=bound)


def _said_first(clause: Clause) -> list[Mention]:
    """`之前最高是哪个月`, `以前に4000億ドルを超えた`: the word for before, ahead of all and behind no time."""
    opening = [m for m in clause.mentions if m.kind not in ("harmless", "conj", "fragment")][:1]
    return [m for m in opening if m.kind == "time" and m.means("time", "earlier", "before_post")]


def _said_last(clause: Clause) -> list[Mention]:
    """`Have they been over 400 bn before?`: the word for before or since, behind all and ahead of no time."""
    closing = [m for m in clause.mentions if m.kind not in ("harmless", "courtesy")][-1:]
    return [m for m in closing if m.is_("time", "before", "before_post", "since", "after")]


def _so_many(clause: Clause) -> int:
    """How many months are named, where nothing else is said; 0: none."""
    said = [m for m in clause.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy", "prep")]
    if len(said) != 2 or not said[0].is_("number") or not said[1].is_("time", "unit:month"):
        return 0
    count = float(str(said[0].value))
    clause.use(said[0])
    return int(count) if count == int(count) else 0


def _of_that(clause: Clause, at: int) -> bool:
    """Whether `that` or `then` stands there."""
    return any(m.first == at and m.means("deictic", "that") for m in clause.mentions)


def after_a_move(clause: Clause) -> bool:
    """`After the 2025 slump`, `since the 2018 rise`: what moved in that year is named, and not the year as a beginning.

    A year that stands alone behind `after` needs no article.
    """
    if not clause.has("direction", "up", "down"):
        return False
    for mention, time in clause.expressions():
        if time.mode not in ("since", "after", "before") or mention.last - mention.first < _LED_BY_ARTICLE:
            continue
        after = clause.mentions[clause.at(mention) + 1] if clause.at(mention) + 1 < len(clause.mentions) else None
        beside = after is not None and after.first == mention.last + 1 and after.is_("direction", "up", "down")
        beside = beside and clause.tokens[mention.last].norm.isdigit()
        if beside and len(time.parts) == 1 and time.parts[0].months == (1, 12) and not time.parts[0].anchor:
            return True
    return any(_of_a_move(clause, m) for m in clause.mentions if m.means("time", "since", "after", "before"))


def _of_a_move(clause: Clause, side: Mention) -> bool:
    """`After the slump in 2025`: the only time named is that of the move, and not where the looking begins."""
    behind = [m for m in clause.mentions if m.first > side.last and m.kind not in ("harmless", "prep")][:2]
    moved = len(behind) == 2 and behind[0].is_("direction", "up", "down") and behind[1].kind == "period"
    return moved and len(clause.all("period")) == 1


# `India's deficit in the fiscal year, April 2024 March 2025`: its first and last month, told side by side.
_WHO: Final = "IND"  # whose year runs from April to March
_BEGINS: Final = 4


def fiscal_year_of(clause: Clause, f: Features, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The year from an April to the March after it, where the two stand side by side and it is India's year or one
    that is called fiscal; the periods as they are elsewhere."""
    if len(periods) != 2 or any(period.kind != "month" for period in periods):
        return periods
    first, last = sorted(periods)
    if first.first.month != _BEGINS or last != first.shift(11):
        return periods
    if not (f.reporter == _WHO or clause.has("time", "fiscal")):
        return periods
    joined = (
        len(clause.expressions()) < 2
        or clause.has("conj")
        or clause.ops("compare", "difference")
        or clause.has_any("more", "compare")
    )
    return periods if joined else (Period(first.first, last.last),)
