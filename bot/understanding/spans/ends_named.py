"""Times of which only the end is named, or that are counted from an event -> the span that is looked at."""

from __future__ import annotations

from datetime import date

from bot.errors import Ambiguous
from bot.model import Coverage, Period, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention

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
        return (Period(begin.first, last.last),)
    c = f.clause
    if expression.mode == "until" and c.has("party") and last.whole_months and not (f.asks_time or c.ops("streak")):
        return (since_january(last),)  # "the largest markets by the end of June"
    f.up_to, told = True, c.ops("count") and not c.has("direction")
    bounded = c.has("compare", "above", "below") or c.has("more", "more", "less")
    told = told or (bounded and (c.ops("which") or c.has("time", "unit:month")))  # "months above 100 bn up to January"
    months = c.ops("record", "count") or (c.has("direction") and (c.ops("which", "list") or f.asks_time == "month"))
    told = told or (expression.mode == "before" and months)
    of_all = f.extreme() is not None or told  # "the highest up to November 2025": of all held
    if of_all and not c.ops("streak"):
        return (Period(min(oldest, last.first), last.last),) if oldest is not None else (last,)
    if expression.mode == "before" and c.ops("when", "last_time") and oldest is not None and not f.context:
        return (Period(min(oldest, last.first), last.last),)  # "when, before October, did they last fall"
    over_years = c.ops(*_OVER_YEARS) or (f.asks_time is not None and not c.ops("list"))
    dated = not any(part.event for part in expression.parts)  # "before the truce": in the month before it
    if expression.mode == "before" and dated and not (over_years or c.ops("why", "trend", "monthly") or c.has("term")):
        raise Ambiguous(_BEFORE)  # "exports before June 2025": of the month, or of all that went before?
    if c.ops("streak"):
        found.clear()  # "going into October, growing for how many months through September"
    if expression.mode == "until" and last.whole_months and last.month_count < 12 and not over_years:
        return (since_january(last),)
    return (last,)


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
    return not any(m.kind in _TOPICS for m in between)


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
