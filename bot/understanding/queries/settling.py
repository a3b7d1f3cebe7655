"""The time expressions of a clause -> Periods, counted from today, the newest figure held, the talk before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.errors import Ambiguous, NotHeld
from bot.model import Coverage, Period, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.of_the_year import that_year
from bot.understanding.clauses.years import (
    begun_in,
    months_counted,
    nearest,
    part_of_that_year,
    short_year,
    with_years,
    year_of_talk,
)
from bot.understanding.queries.times_beside import dates_the_event, known_then, said_again, set_against_another
from bot.understanding.refusals.dated_events import event_told
from bot.understanding.spans import beside_events, months_meant
from bot.understanding.spans.beside_now import now_beside
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
from bot.understanding.talks.month_asked import of_month_asked
from bot.understanding.talks.pointed_time import earlier_periods, last_of_talk, pointed_at, rates_of_months
from bot.understanding.times.moments import Anchors, Moment, TimeExpression, settle
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BY_MONTH, FISCAL_OF

_TODAY = "today:day"
_POINTING = Statement.of("refusal.ambiguous.pointing")


def settle_periods(
    clause: Clause, f: Features, coverage: Coverage, today: date, talk: Sequence[Turn]
) -> tuple[Period, ...]:
    """Every period said, in order; fills f.ends and f.end_points for a range between two named points."""
    if (there := pointed_at(clause, f, talk, today)) is not None:
        return there
    settling = _Settling(clause, f, coverage, today, talk, months_meant.newest_month(coverage, f, today))
    for mention, said in beside_events.as_meant(clause, with_years(clause, f.reporter), f, coverage):
        settling.take(mention, said)
    found, told = settling.found, talk if f.fragment else ()
    short = None if clause.leaning or not clause.has("number") else short_year(clause, told)
    if short is not None:
        clause.use(short[0])
        found.append(short[1])
    if [p.kind for p in found] == ["year"] and (months := months_counted(clause)) is not None:
        return (Period(found[0].first, found[0].split()[months - 1].last),)  # "over eight months of 2025"
    if not found and (whole := that_year(clause, told, today)) is not None:
        return (whole,)
    if (other := months_meant.counted_on(clause, found)) is not None:
        found.append(other)
    if f.ends and (clause.ops("average") or (len(found) == 2 and _set_against(found, clause))):
        f.ends, f.end_points = False, ()  # a mean over the span; "January to October 2025 against that of 2024"
    found = months_meant.up_to_now(clause, f, months_meant.narrowed(clause, found), settling.newest)
    if clause.ops("accumulated") and not f.asks_time:
        # "the cumulative exports of June" run from January; those from June to August, or of all three named, not
        alone = [p.kind == "month" and not f.ends and p not in settling.spans and len(found) < _LISTED for p in found]
        found = [since_january(p) if one else p for p, one in zip(found, alone, strict=True)]
    return tuple(found)


_LISTED = 3  # months: of so many one by one it is their sum that is asked


@dataclass(slots=True)
class _Settling:
    """The periods found so far, as one time after the other is taken; each may lean on those before it."""

    clause: Clause
    f: Features
    coverage: Coverage
    today: date
    talk: Sequence[Turn]
    newest: Period | None
    found: list[Period] = field(default_factory=list)
    open_ended: set[Period] = field(default_factory=set)
    spans: set[Period] = field(default_factory=set)  # from one month to another: a sum of these, none from January
    around: Period | None = None  # the event that times were counted from
    to_date: Mention | None = None  # a year to date that names no year, right before
    counting: tuple[Mention, int] | None = None  # the time right before, which counts so many months up to now

    def take(self, mention: Mention, said: TimeExpression) -> None:
        """Take what is said next."""
        clause, f = self.clause, self.f
        expression = running_year(clause, f, set_against_another(clause, f, mention, said), self.newest, self.today)
        if mention.code == _TODAY and f.context and set(f.commodities) <= set(BY_MONTH):
            expression = TimeExpression((Moment("month", anchor="newest"),))  # "the tariff today": of no single day
            self.found.extend([self.newest] if f.fragment and self.newest is not None else ())
        expression = last_of_talk(clause, expression, self.talk, self.today) if f.fragment else expression
        running, self.to_date = self.to_date, mention if so_far(expression) else None
        clause.use(mention)
        if self._no_period(mention, expression):
            return
        if begun_in(clause, mention, expression):
            expression = replace(expression, mode="since")  # "der Rückgang, der im April 2025 begann"
        periods, now = self._settled(mention, expression)
        if known_then(clause, f, expression, periods[-1].last, self.found):
            f.known_on = periods[-1].last
            return
        periods = self._beside_event(expression, self._as_held(expression, periods))
        f.year_before = f.year_before or (expression.relative and any(part.steps == -12 for part in expression.parts))
        if not self._ends_another(mention, expression, periods, running):
            self._keep(mention, expression, periods, now)

    def _no_period(self, mention: Mention, expression: TimeExpression) -> bool:
        """Whether it is said again, or asks for the newest."""
        clause, f = self.clause, self.f
        if not expression.parts or said_again(clause, mention, expression):  # a year that a month has taken
            return True
        if dates_the_event(clause, mention, expression, self.coverage.event_periods):
            return True
        if expression.latest or expression.grain == "day":
            to = self.newest if f.growth else months_meant.newest_month(self.coverage, f, self.today, amounts=True)
            if now_too := now_beside(f, mention, expression, Anchors(self.today, to or self.newest)):
                self.found.extend(now_too)
                return True
        if expression.latest and not expression.relative:
            f.latest = all(other.latest for _, other in clause.expressions())
            return True
        return False

    def _settled(self, mention: Mention, expression: TimeExpression) -> tuple[tuple[Period, ...], Anchors]:
        """Its periods, by the calendar, and what they were counted from."""
        clause, f, coverage, found = self.clause, self.f, self.coverage, self.found
        earlier: tuple[Period, ...] = ()
        if not found and self.talk and (f.fragment or expression.relative):  # only what counts from it looks at it
            earlier = event_told(self.talk[-1].query, coverage) or earlier_periods(expression, self.talk, clause)
            earlier = of_month_asked(expression, earlier)
        before = self._counted_from(expression) or earlier
        if not before and months_meant.says_nothing(clause, f, expression):
            raise Ambiguous(_POINTING)
        year = year_of_talk(expression, earlier, self.today) if f.fragment and not found else None
        within = found[0] if expression.open and [p.kind for p in found] == ["year"] else None
        if year is None and expression.yearless and not months_meant.of_another_year(clause, expression):
            year = (
                months_meant.year_of_first(clause, mention, found)
                or months_meant.year_said_apart(found)
                or (None if found else months_meant.year_ahead(clause, mention))
            )
            year = year or (None if found else self._held_in_year_of_talk(expression))
        # "so far" of an amount ends where amounts end, also where rates go on.
        so_far_of_amounts = any(part.so_far for part in expression.parts) and not f.context
        to = so_far_of_amounts or added_up(f, expression, self.talk)
        reach = reached(coverage, f, self.today) if to else None
        if not (found or self.talk) and beside_newest(clause, mention, expression) and self.newest is not None:
            found.append(months_meant.newest_month(coverage, f, self.today, amounts=not f.moved) or self.newest)
            before = tuple(found)
        # Among other partners India's fiscal year would be no year of theirs: the reporter's own is meant.
        fiscal = FISCAL_OF.get(f.reporter, FISCAL_OF["IND"] if tuple(f.partners) == ("IND",) else "")
        now = Anchors(self.today, reach or self.newest, before, coverage.event_periods, year, fiscal=fiscal)
        periods = to_its_end(clause, mention, expression, found, settle(expression, now))
        if within is not None and not found and len(periods) == 1 and within.first <= periods[0].first <= within.last:
            # "in 2025 it fell every month from April"
            periods = (Period(periods[0].first, min(periods[0].last, within.last)),)
        self._note_fiscal(expression, periods, now)
        if f.fragment and self.talk and not found:
            periods = _month_after(expression, periods, self.talk[-1], self.today)
            periods = part_of_that_year(clause, expression, periods, self.talk[-1], self.today)
        if found and months_meant.corrected(clause, mention):
            periods = months_meant.in_each_year(expression, found, periods)
            found.clear()  # "in Q2, I mean in June": the first was a slip
        periods = months_meant.each_by_figure(clause, mention, periods)
        if not periods:  # a span that runs backwards, an event that is not held: never the newest month instead
            nowhere = expression.relative and not earlier and not found  # "the same period", of nothing
            raise Ambiguous(_POINTING) if nowhere else NotHeld(Statement.of("refusal.not_held.date"))
        told = tuple(found) or (self.talk[-1].query.periods if f.fragment and self.talk else ())
        if expression.parts[0].anchor == "last" and (periods == told or (found and periods[0] in found)):
            periods = (periods[0].shift(-12),)  # "this June against last June"
        return months_meant.years_ago(expression, found, periods), now

    def _counted_from(self, expression: TimeExpression) -> tuple[Period, ...]:
        """The times said before it; "that year" of one that goes on is the year in which it begins."""
        of_year = any("earlier" in (one.anchor, one.year_of) and not one.steps for one in expression.parts)
        return tuple(one.split()[0] if of_year and one in self.open_ended else one for one in self.found)

    def _held_in_year_of_talk(self, expression: TimeExpression) -> int | None:
        """The year in which such a month is newest of what is held, where the talk is of that year already: after
        figures of June 2025 "and magnets in July?"; None: no such talk."""
        talked = self.talk[-1].query.periods if self.talk else ()
        if not talked or self.newest is None:
            return None
        newest = self.newest.last
        year = newest.year - (expression.parts[-1].months[1] > newest.month)
        return year if talked[-1].last.year == year else None

    def _note_fiscal(self, expression: TimeExpression, periods: tuple[Period, ...], now: Anchors) -> None:
        """2025年度の輸出: which year is meant has to be asked; not where it is said again by the calendar."""
        for period in periods:
            self.f.fiscal_years.pop(period, None)
        fiscal = any(part.fiscal == "begins" and not part.edge for part in expression.parts)  # 年度末 is March for all
        if fiscal and not now.fiscal:
            pairs = zip(periods, settle(expression, replace(now, fiscal="ends")), strict=True)
            self.f.fiscal_years.update((one, other) for one, other in pairs if one != other)

    def _as_held(self, expression: TimeExpression, periods: tuple[Period, ...]) -> tuple[Period, ...]:
        """The month that an index has of a year's end."""
        f = self.f
        recovering = f.fragment and bool(self.talk) and rates_of_months(self.talk[-1].query)
        ended = f.context or (recovering and self.clause.has("direction"))
        if ended and expression.mode == "as_of" and [p.kind for p in periods] == ["year"]:
            return (periods[0].split()[-1],)  # "на конец 2025": an index has its December
        return periods

    def _beside_event(self, expression: TimeExpression, periods: tuple[Period, ...]) -> tuple[Period, ...]:
        """As many months behind an event as are told before it."""
        if (turn := self.coverage.event_periods.get(expression.parts[0].event)) is not None:
            self.around = turn
        elif self.around is not None and len(self.found) == 1 and (number := counted_before(expression)):
            self.found[0], *rest = on_both_sides(self.around, self.found[0], number)
            return tuple(rest)
        return periods

    def _ends_another(
        self, mention: Mention, expression: TimeExpression, periods: tuple[Period, ...], running: Mention | None
    ) -> bool:
        """Whether it is the end, or the whole, of the time said right before it, which is mended then."""
        clause, found, counting = self.clause, self.found, self.counting
        if running is not None and found and its_end(clause, running, mention, expression):
            found[-1:] = [since_january(period) for period in periods]
            return True
        if counting is not None and found and ends_them(clause, counting[0], mention, expression):
            found[-1:] = [Period(period.shift(1 - counting[1]).first, period.last) for period in periods]
            return True
        self.counting = (mention, so_many) if (so_many := months_to_now(expression)) else None
        if self.to_date is not None and found and begun(clause, found[-1], mention):
            found[-1], self.to_date = since_january(found[-1]), None
            return True
        if expression.until_only:
            found.extend(up_to(found, periods, self.f, expression, oldest_held(self.coverage, self.f)))
        return expression.until_only

    def _keep(self, mention: Mention, expression: TimeExpression, periods: tuple[Period, ...], now: Anchors) -> None:
        """Add its periods, and fill in what they say of the span."""
        clause, f, talk, part = self.clause, self.f, self.talk, expression.parts[0]
        if expression.mode == "year_to":
            f.year_to = since_january(periods[0])
        if expression.ends and expression.mode == "range" and len(periods) == 1:
            f.ends, f.end_points = True, _points(expression, now)
            if sum(token.kind == "number" for token in clause.frame.tokens[mention.first : mention.last + 1]) == 1:
                f.end_points = nearest(f.end_points)  # one year is said
        if expression.mode == "range" or any(one.grain is None for one in expression.parts):
            self.spans.update(periods)
        for period in periods:
            # "since September, I mean September to February": what is said last and lies within is what is meant
            self.found = [p for p in self.found if p not in self.open_ended or p.first != period.first]
            self.found += [period] if period not in self.found else []
        f.since = f.since or expression.open
        f.counted = f.counted or any(1 < one.count <= 24 and one.grain == "month" for one in expression.parts)
        if not expression.open:
            return
        last = [period.kind for period in talk[-1].query.periods[-1:]] if part.anchor == "earlier" and talk else []
        if part.grain == "year" or last == ["year"]:  # "since then", after a year
            f.years = whole_years(periods[0], self.coverage, f)
        elif periods[0].first < periods[0].last:
            f.months_apart = months_apart(periods[0], expression.mode == "after", self.coverage, f)
        self.open_ended.update(periods)


def _set_against(found: list[Period], clause: Clause) -> bool:
    """Whether a span is set against another: the same months of another year, or as many, "July to September 2025 on
    the quarter before"."""
    one, two = found
    as_many = one.month_count == two.month_count > 1
    return as_many and (one.first.month == two.first.month or clause.has("prep", "versus"))


def _month_after(
    expression: TimeExpression, periods: tuple[Period, ...], before: Turn, today: date
) -> tuple[Period, ...]:
    """下个月呢, "next month?" after a month that is long over: the one that followed it."""
    said, asked = expression.parts, before.query.periods
    next_one = len(said) == 1 and said[0].anchor == "today" and said[0].steps == 1 and said[0].grain == "month"
    if not next_one or len(asked) != 1 or asked[0].kind != "month" or asked[0].shift(1).last > today:
        return periods
    return (asked[0].shift(1),)


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
