"""What one time says beside the others of its clause: the same again, the date of an event, what is set against it, the
day a figure was known on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.model import Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.years import year_of_month
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention

_THEN = Moment(anchor="earlier")


def set_against_another(clause: Clause, f: Features, mention: Mention, said: TimeExpression) -> TimeExpression:
    """`Widened in August from July`: beside another month, `from` names what that one is set against, no beginning.

    Nor does it where something was expected `from November's imports`."""
    if said.base and len(said.parts) == 1 and clause.ops("surprise", "forecast"):
        return replace(said, mode="list", base=False)
    sunk = clause.has("measure", "share") and clause.has("compare")  # 占比从2024年的多少降到2025年的多少
    each = clause.ops("monthly", "each", "trend", "chart")  # "the growth of each month of 2025 from March"
    if not said.base or said.mode != "since" or each:
        return said
    others = [other for one, other in clause.expressions() if one is not mention]
    points = [o for o in others if o.parts and o.mode == "list" and len(o.parts) == 1 and not o.latest]
    points = [o for o in points if not _year_of(o.parts[0], said.parts[0])]  # "in 2025 from March"
    # "halved in May from April", but "in 2025 halved from April"
    times = clause.has("multiple") and all(o.parts[0].grain == said.parts[0].grain for o in points)
    if not (f.moved or clause.ops("difference", "how_fast") or times or sunk):
        return said
    return replace(said, mode="list", base=False) if len(points) == len(others) == 1 else said


def _year_of(one: Moment, other: Moment) -> bool:
    return one.grain == "year" != other.grain and other.year in (None, one.year)


def known_then(clause: Clause, f: Features, expression: TimeExpression, day: date, found: list[Period]) -> bool:
    """`October exports as of 10 November 2025`: the day on which a figure was known, no period. The end of a month
    with no other period is that month: `as of 31 December 2025`."""
    if expression.mode not in ("as_of", "until") or expression.parts[0].grain != "day" or f.context:
        return False
    months = [year_of_month(other) for _, other in clause.expressions() if other is not expression]
    named = bool(months) and all(month is not None for month in months)
    if expression.mode == "until":
        return named and not found  # 截至11月10日，10月的出口
    return (bool(found) and found[-1].last < day) or named or day != Period.month(day.year, day.month).last


def said_again(clause: Clause, mention: Mention, expression: TimeExpression) -> bool:
    """`A year earlier, in November 2024`: what is said right after it in full is the same period."""
    if not expression.relative or len(expression.parts) > 1:
        return False
    following = next(((m, e) for m, e in clause.expressions() if m.first > mention.last), None)
    if following is None or following[1].relative or following[1].yearless or following[1].mode != "list":
        return False
    if expression.parts == (_THEN,):
        return True  # 彭博当时对去年9月出口的预测: the time that is named after it
    at, words = following[0].first, clause.tokens[mention.last + 1 : following[0].first]
    return any(token.norm in (",", "(") for token in words) and at - mention.last <= 3


def dates_the_event(clause: Clause, mention: Mention, expression: TimeExpression, events: Mapping[str, Period]) -> bool:
    """`After the Busan truce in October 2025`: when that was, right after it, and no second time."""
    led = clause.mentions[clause.at(mention) - 1] if clause.at(mention) else None
    if led is None or not isinstance(led.value, TimeExpression) or len(expression.parts) != 1:
        return False
    if expression.mode != "list":
        return False  # "after the truce until the end of 2025"
    if led.value.mode in ("before", "until") and is_bare_year(expression.parts[0]) and clause.ops("sum", "average"):
        return False  # "the average before the truce in 2025": of that year's months
    slugs = [part.event for part in led.value.parts if part.anchor == "event"]
    part = expression.parts[0]
    if not slugs or slugs[0] not in events or part.year is None or part.year_of or part.anchor or part.days:
        return False
    first, last = part.months
    return Period.months((part.year, first), (part.year, last)).covers(events[slugs[0]])
