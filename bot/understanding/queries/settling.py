"""The time expressions of a clause -> Periods, counted from today, the newest figure held, the talk before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.errors import Ambiguous, NotHeld
from bot.model import Coverage, Period, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.years import (
    begun_in,
    months_counted,
    nearest,
    part_of_that_year,
    short_year,
    that_year,
    with_years,
    year_of_month,
    year_of_talk,
)
from bot.understanding.refusals.dated_events import event_told
from bot.understanding.spans import meant
from bot.understanding.spans.ends_named import (
    beside_newest,
    counted_before,
    oldest_held,
    on_both_sides,
    since_january,
    to_its_end,
    up_to,
)
from bot.understanding.spans.running import (
    added_up,
    begun,
    ends_them,
    its_end,
    months_apart,
    months_to_now,
    reached,
    running_year,
    so_far,
    whole_years,
)
from bot.understanding.talks.pointed_time import earlier_periods, pointed_at, rates_of_months
from bot.understanding.times.moments import Anchors, Moment, TimeExpression, settle
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BY_MONTH

_TODAY = "today:day"
_FISCAL = ("IND", "JPN")  # whose years run from April to March
_THEN = Moment(anchor="earlier")
_POINTING = Statement.of("refusal.ambiguous.pointing")


def settle_periods(
    clause: Clause, f: Features, coverage: Coverage, today: date, talk: Sequence[Turn]
) -> tuple[Period, ...]:
    """Every period said, in order; fills f.ends and f.end_points for a range between two named points."""
    if (there := pointed_at(clause, f, talk, today)) is not None:
        return there
    newest, moved = meant.newest_month(coverage, f, today), f.moved
    events = coverage.event_periods
    found: list[Period] = []
    open_ended: set[Period] = set()
    spans: set[Period] = set()  # from one month to another: a sum of these, none from January
    around: Period | None = None  # the event that times were counted from
    to_date: Mention | None = None  # a year to date that names no year, right before
    counting: tuple[Mention, int] | None = None  # the time right before, which counts so many months up to now
    for mention, said in meant.reckoned_last(with_years(clause, f.reporter), f.fragment):
        expression = running_year(clause, f, _against(clause, f, mention, said), newest, today)
        if mention.code == _TODAY and f.context and f.commodities and set(f.commodities) <= set(BY_MONTH):
            expression = TimeExpression((Moment("month", anchor="newest"),))  # "the tariff today": of no single day
            found.extend([newest] if f.fragment and newest is not None else ())
        running, to_date = to_date, mention if so_far(expression) else None
        clause.use(mention)
        if not expression.parts or _told_again(clause, mention, expression):  # a year that a month has taken
            continue
        if _of_the_event(clause, mention, expression, events):
            continue
        if expression.latest or expression.grain == "day":
            amounts_to = newest if f.growth else meant.newest_month(coverage, f, today, amounts=True)
            if now_too := meant.now_beside(f, mention, expression, Anchors(today, amounts_to or newest)):
                found.extend(now_too)
                continue
        if expression.latest and not expression.relative:
            f.latest = len(clause.expressions()) == sum(other.latest for _, other in clause.expressions())
            continue
        # Only what counts from the talk looks into it.
        leaning = not found and bool(talk) and (f.fragment or expression.relative)
        earlier = (event_told(talk[-1].query, coverage) or earlier_periods(expression, talk, clause)) if leaning else ()
        if not (before := tuple(found) or earlier) and meant.says_nothing(clause, f, expression):
            raise Ambiguous(_POINTING)
        if begun_in(clause, mention, expression):
            expression = replace(expression, mode="since")  # "der Rückgang, der im April 2025 begann"
        year = year_of_talk(expression, earlier, today) if f.fragment and not found else None
        within = found[0] if expression.open and len(found) == 1 and found[0].kind == "year" else None
        if year is None and expression.yearless:
            year = _year_said_apart(found) or (None if found else meant.year_ahead(clause, mention))
        # "so far" of an amount ends where amounts end, also where rates go on.
        reach = None
        if (any(part.so_far for part in expression.parts) and not f.context) or added_up(f, expression, talk):
            reach = reached(coverage, f, today)
        if not (found or talk) and beside_newest(clause, mention, expression) and newest is not None:
            found.append(meant.newest_month(coverage, f, today, amounts=not moved) or newest)
            before = tuple(found)
        now = Anchors(
            today, reach or newest, before, events, year, fiscal=f.reporter in _FISCAL or "IND" in f.partners,
        )  # fmt: skip
        periods = to_its_end(clause, mention, expression, found, settle(expression, now))
        if within is not None and not found and len(periods) == 1 and within.first <= periods[0].first <= within.last:
            # "in 2025 it fell every month from April"
            periods = (Period(periods[0].first, min(periods[0].last, within.last)),)
        fiscal = any(part.fiscal == "begins" and not part.edge for part in expression.parts)  # 年度末 is March for all
        for period in periods:
            f.fiscal_years.pop(period, None)  # said again by the calendar
        if fiscal and not now.fiscal:  # 2025年度の輸出: which year is meant has to be asked
            pairs = zip(periods, settle(expression, replace(now, fiscal=True)), strict=True)
            f.fiscal_years.update((one, other) for one, other in pairs if one != other)
        if f.fragment and talk and not found:
            periods = _month_after(expression, periods, talk[-1], today)
            periods = part_of_that_year(clause, expression, periods, talk[-1], today)
        if found and meant.corrected(clause, mention):
            found.clear()  # "in Q2, I mean in June": the first was a slip
        periods = meant.each_by_figure(clause, mention, periods)
        if not periods:  # a span that runs backwards, an event that is not held: never the newest month instead
            nowhere = expression.relative and not earlier and not found  # "the same period", of nothing
            raise Ambiguous(_POINTING) if nowhere else NotHeld(Statement.of("refusal.not_held.date"))
        told = tuple(found[-1:]) or (talk[-1].query.periods if f.fragment and talk else ())
        if periods == told and expression.parts[0].anchor == "last":
            periods = (periods[0].shift(-12),)  # "this June against last June"
        if _knowing(clause, f, expression, periods[-1].last, found):
            f.known_on = periods[-1].last
            continue
        recovering = f.fragment and bool(talk) and rates_of_months(talk[-1].query) and clause.has("direction")
        if (f.context or recovering) and expression.mode == "as_of" and [p.kind for p in periods] == ["year"]:
            periods = (periods[0].split()[-1],)  # "на конец 2025": an index has its December
        if (turn := events.get(expression.parts[0].event)) is not None:
            around = turn
        elif around is not None and (number := counted_before(expression)) and len(found) == 1:
            found[0], *rest = on_both_sides(around, found[0], number)
            periods = tuple(rest)
        f.year_before = f.year_before or (expression.relative and any(part.steps == -12 for part in expression.parts))
        if running is not None and found and its_end(clause, running, mention, expression):
            found[-1:] = [since_january(period) for period in periods]
            continue
        if counting is not None and found and ends_them(clause, counting[0], mention, expression):
            found[-1:] = [Period(period.shift(1 - counting[1]).first, period.last) for period in periods]
            continue
        counting = (mention, so_many) if (so_many := months_to_now(expression)) else None
        if to_date is not None and found and begun(clause, found[-1], mention):
            found[-1] = since_january(found[-1])
            to_date = None
            continue
        if expression.until_only:
            found.extend(up_to(found, periods, f, expression, oldest_held(coverage, f)))
            continue
        if expression.mode == "year_to" and periods:
            f.year_to = since_january(periods[0])
        if expression.ends and expression.mode == "range" and len(periods) == 1:
            f.ends = True
            f.end_points = _points(expression, now)
            years = sum(token.kind == "number" for token in clause.frame.tokens[mention.first : mention.last + 1])
            if years == 1:
                f.end_points = nearest(f.end_points)
        if expression.mode == "range" or any(one.grain is None for one in expression.parts):
            spans.update(periods)
        for period in periods:
            # "since September, I mean September to February": what is said last and lies within is what is meant
            found = [
                one for one in found if one not in open_ended or one.first != period.first or one.last < period.last
            ]
            if period not in found:
                found.append(period)
        f.since = f.since or expression.open
        yearly = expression.parts[0].anchor == "earlier" and bool(talk) and talk[-1].query.periods[-1:] != ()
        yearly = yearly and talk[-1].query.periods[-1].kind == "year"  # "since then", after a year
        if expression.open and (expression.parts[0].grain == "year" or yearly):
            f.years = whole_years(periods[0], coverage, f)
        elif expression.open and periods[0].first < periods[0].last:
            f.months_apart = months_apart(periods[0], expression.mode == "after", coverage, f)
        f.counted = f.counted or any(1 < part.count <= 24 and part.grain == "month" for part in expression.parts)
        if expression.open:
            open_ended.update(periods)
    short = None if clause.leaning or not clause.has("number") else short_year(clause, talk if f.fragment else ())
    if short is not None:
        clause.use(short[0])
        found.append(short[1])
    if [p.kind for p in found] == ["year"] and (months := months_counted(clause)) is not None:
        return (Period(found[0].first, found[0].split()[months - 1].last),)  # "over eight months of 2025"
    if not found and (whole := that_year(clause, talk if f.fragment else (), today)) is not None:
        return (whole,)
    if (other := meant.counted_on(clause, found)) is not None:
        found.append(other)
    if f.ends and (clause.ops("average") or (len(found) == 2 and _same_months(*found))):
        f.ends, f.end_points = False, ()  # a mean over the span; "January to October 2025 against that of 2024"
    found = meant.narrowed(clause, found)
    if clause.ops("accumulated") and not f.asks_time:
        # "the cumulative exports of June" run from January; those from June to August do not
        found = [since_january(p) if p.kind == "month" and not f.ends and p not in spans else p for p in found]
    return tuple(found)


def _same_months(one: Period, two: Period) -> bool:
    """Whether they are the same several months of two years."""
    return one.month_count == two.month_count > 1 and one.first.month == two.first.month


def _against(clause: Clause, f: Features, mention: Mention, said: TimeExpression) -> TimeExpression:
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
    # "halved in May from April", but "in 2025 halved from April"
    times = clause.has("multiple") and all(o.parts[0].grain == said.parts[0].grain for o in points)
    if not (f.moved or clause.ops("difference", "how_fast") or times or sunk):
        return said
    return replace(said, mode="list", base=False) if len(points) == len(others) == 1 else said


def _knowing(clause: Clause, f: Features, expression: TimeExpression, day: date, found: list[Period]) -> bool:
    """`October exports as of 10 November 2025`: the day on which a figure was known, no period. The end of a month
    with no other period is that month: `as of 31 December 2025`."""
    if expression.mode not in ("as_of", "until") or expression.parts[0].grain != "day" or f.context:
        return False
    months = [year_of_month(other) for _, other in clause.expressions() if other is not expression]
    named = bool(months) and all(month is not None for month in months)
    if expression.mode == "until":
        return named and not found  # 截至11月10日，10月的出口
    return (bool(found) and found[-1].last < day) or named or day != Period.month(day.year, day.month).last


def _month_after(
    expression: TimeExpression, periods: tuple[Period, ...], before: Turn, today: date
) -> tuple[Period, ...]:
    """下个月呢, "next month?" after a month that is long over: the one that followed it."""
    said, asked = expression.parts, before.query.periods
    next_one = len(said) == 1 and said[0].anchor == "today" and said[0].steps == 1 and said[0].grain == "month"
    if not next_one or len(asked) != 1 or asked[0].kind != "month" or asked[0].shift(1).last > today:
        return periods
    return (asked[0].shift(1),)


def _year_said_apart(found: list[Period]) -> int | None:
    """`2025, may or sept`: the year stands by itself and the months lean on it; it is no period of its own then. After
    several years the month is of the newest: `2025 against 2024, and November alone`."""
    if len(found) == 1 and found[0].kind == "year":
        year = found.pop()
        return year.first.year
    if found and {period.kind for period in found} == {"year"}:
        return max(found).first.year
    return found[-1].last.year if found else None


def _told_again(clause: Clause, mention: Mention, expression: TimeExpression) -> bool:
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


def _of_the_event(clause: Clause, mention: Mention, expression: TimeExpression, events: Mapping[str, Period]) -> bool:
    """`After the Busan truce in October 2025`: when that was, right after it, and no second time."""
    led = clause.mentions[clause.at(mention) - 1] if clause.at(mention) else None
    if led is None or not isinstance(led.value, TimeExpression) or len(expression.parts) != 1:
        return False
    if expression.mode != "list":
        return False  # "after the truce until the end of 2025"
    slugs = [part.event for part in led.value.parts if part.anchor == "event"]
    part = expression.parts[0]
    if not slugs or slugs[0] not in events or part.year is None or part.year_of or part.anchor or part.days:
        return False
    first, last = part.months
    return Period.months((part.year, first), (part.year, last)).covers(events[slugs[0]])


def _points(expression: TimeExpression, now: Anchors) -> tuple[Period, ...]:
    """The two ends of a range as periods of their own grain."""
    ends: list[Period] = []
    span = settle(expression, now)[0]
    first, last = expression.parts
    for part, day in ((first, span.first), (last, span.last)):
        several = 1 if part.anchor or part.months == (1, 12) else part.months[1] - part.months[0] + 1
        size = {"quarter": 3, "half": 6, "year": 12}.get(part.grain or "", several)
        anchor = Period.month(day.year, day.month)
        if size == 1:
            ends.append(Period(day, day) if part.grain == "day" else anchor)
        elif part is first:
            ends.append(Period(anchor.first, anchor.shift(size - 1).last))
        else:
            ends.append(Period(anchor.shift(1 - size).first, anchor.last))
    return tuple(ends)
