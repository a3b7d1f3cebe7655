"""Times that lie before something that happened: which of them the year beside them bounds, and a figure of the event's
own month that was taken before it."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Coverage
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.months_meant import reckoned_last
from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention

Said = tuple[tuple[Mention, TimeExpression], ...]


def as_meant(clause: Clause, said: Said, f: Features, coverage: Coverage) -> Said:
    """The times of a clause in the order in which they are counted, those before an event as they are meant."""
    told = tuple((mention, _short_of_it(one, clause)) for mention, one in reckoned_last(said, f.fragment))
    ordered = _year_first(clause, told, coverage)
    return tuple((mention, _taken_before(one, f.commodities, coverage)) for mention, one in ordered)


def _short_of_it(expression: TimeExpression, clause: Clause) -> TimeExpression:
    """`До перемирия`: one word for until and before, which of an event is before it."""
    event = len(expression.parts) == 1 and expression.parts[0].anchor == "event"
    short = event and expression.mode == "until" and "until_excludes" in clause.ways
    return replace(expression, mode="before") if short else expression


def _year_first(clause: Clause, said: Said, coverage: Coverage) -> Said:
    """`Before Liberation Day in 2025`: of that year what went before it, as in the other order."""
    if len(said) != 2 or said[0][1].mode != "before" or len(said[0][1].parts) != 1:
        return said
    (ahead, end), (behind, year) = said
    whole = year.mode == "list" and len(year.parts) == 1 and is_bare_year(year.parts[0]) and not year.parts[0].year_of
    joined = any(m.kind in ("conj", "compare", "more") for m in clause.mentions if ahead.last < m.first < behind.first)
    at = end.parts[0]
    turn = coverage.event_periods.get(at.event)
    dated = turn.first.year if turn is not None else at.year if not (at.anchor or at.year_of) else None
    return (said[1], said[0]) if whole and not joined and year.parts[0].year == dated else said


def _taken_before(expression: TimeExpression, commodities: tuple[str, ...], coverage: Coverage) -> TimeExpression:
    """`The tariff right before the Geneva truce`: that of the month itself, where it was taken before the event."""
    part = expression.parts[0] if len(expression.parts) == 1 else None
    if part is None or part.anchor != "event" or not commodities:
        return expression
    ahead = expression.mode == "before" or (expression.mode == "list" and part.steps == -1)
    taken = set(commodities) <= coverage.course(part.event).taken_before
    its_month = replace(part, grain="month", steps=0)
    return replace(expression, mode="list", parts=(its_month,)) if ahead and taken else expression
