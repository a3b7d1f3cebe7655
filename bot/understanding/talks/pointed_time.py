"""A time that a fragment points at: the months that were told or counted, the year of the month told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.errors import Ambiguous
from bot.model import Period, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.neighbours import those_of_year
from bot.understanding.spans.stretches import stretch_around
from bot.understanding.talks.told import months_told
from bot.understanding.times.moments import TimeExpression

TIME_ALONE = {
    "period",
    "conj",
    "fragment",
    "harmless",
    "prep",
    "courtesy",
    "question",
    "self",
}  # nothing but a time is said


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
        return (
            those_of_year(clause, months_told(clause, before), today) or None
            if clause.has("deictic", "months")
            else None
        )
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


def earlier_periods(expression: TimeExpression, before: Sequence[Turn], clause: Clause) -> tuple[Period, ...]:
    """The periods that an expression counts from; "that month" is the one that a record was found in, also where a
    question without an answer stands between; "how much percent more than year before" is of that one. Ambiguous where
    a month is counted from a longer span."""
    last = before[-1]
    plain = last.query.with_(notes=())
    found = next((t.found for t in reversed(before) if t.found and t.query.with_(notes=()) == plain), None)
    grains = {part.grain for part in expression.parts if part.anchor}
    on_the_year = any(part.steps == -12 for part in expression.parts) and not clause.has("extreme")
    on_the_year = on_the_year and (clause.has("growth") or bool(clause.ops("how_fast", "difference")))
    if found is not None and (found.kind in grains or on_the_year):
        return (found,)
    periods = last.query.periods
    counted = any(part.anchor == "earlier" and part.grain == "month" and part.steps > -12 for part in expression.parts)
    if counted and len(periods) == 1 and periods[0].whole_months and periods[0].month_count > 2:
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), last.query)
    return periods
