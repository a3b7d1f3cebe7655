"""Time expressions, as the words name them -> Periods, given today, the newest month held and what was asked before."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Literal

from bot.model import Period
from bot.understanding.times.grains import (
    SIZE,
    Grain,
    grain_before,
    grain_of,
    grains_beside,
    in_fiscal_year,
    next_month,
    whole_to,
)
from bot.understanding.words.values import value

_SOON = 4  # months past the newest of which it may be asked whether something moves in them
Mode = Literal["list", "range", "since", "after", "until", "as_of", "before", "ytd", "year_to"]


@value(frozen=True, slots=True)
class Moment:
    """One stretch of time that the words name, perhaps short of its year.

    year      the year, or if `year_of` is set the years counted from today's or the earlier period's year
    months    first and last month within the year; days within the first of them
    anchor    what the whole stretch is counted from: `steps` grains from today's, `steps` months (or, with a grain, the
              grain that holds it) from the earlier period, the newest month held, an event
    count     with the anchor "newest": so many grains up to it, or to its year's end; with "earlier": right beside it
    edge      only the start, middle or end of it: a rough word, read as two months, one month, one month
    ahead     it may be yet to come, where the newest held ended not long before it
    leaning   it is the one before or after what was said, and nothing by itself
    """

    grain: Grain | None = None
    months: tuple[int, int] = (1, 12)
    year: int | None = None
    year_of: Literal["", "today", "earlier"] = ""
    days: tuple[int, int] | None = None
    anchor: Literal["", "today", "earlier", "newest", "event", "last", "following", "preceding"] = ""
    steps: int = 0
    count: int = 0
    event: str = ""
    so_far: bool = False
    fiscal: Literal["", "ends", "begins", "over"] = ""  # over: 2024/25, told by both of its years
    edge: Literal["", "start", "middle", "end"] = ""
    ahead: bool = False
    leaning: bool = field(default=False, compare=False)

    @property
    def yearless(self) -> bool:
        return self.year is None and not self.anchor

    @property
    def code(self) -> str:
        """Readable, for `explain`: 2025-11, ?-11, year-1 ..."""
        if self.anchor:
            what = self.event or (f"{self.count}x{self.grain}" if self.count else self.grain or "")
            counted = (f"{self.steps:+d}" if self.steps else "", f"{self.year or ''}")  # "the same month of 2025"
            return ":".join(part for part in (self.anchor, what, *counted) if part)
        year = "?" if self.year is None else f"{self.year_of}{self.year:+d}" if self.year_of else f"{self.year}"
        first, last = self.months
        text = year if (first, last) == (1, 12) else f"{year}-{first:02d}"
        text += f"..{last:02d}" if first < last and (first, last) != (1, 12) else ""
        if self.days:
            text += f"-{self.days[0]:02d}" + (f"..{self.days[1]:02d}" if self.days[1] != self.days[0] else "")
        fiscal, edge = f"fy({self.fiscal})" if self.fiscal else "", self.edge and f"({self.edge})"
        return "".join((fiscal, text, "..newest" if self.so_far else "", edge))


@value(frozen=True, slots=True)
class TimeExpression:
    """What one time expression says: a list of moments, or two that bound a span, or one with an open end.

    mode      year_to: "the year to November 2025", twelve months or those since January; its parts bound the twelve
    ends      the two ends of a range were named by words ("between May and June"): two points or a span; of an open
              one, that it goes on to now ("2026 to date")
    base      its beginning was named by "from" (a range's by "between" too): what another time beside it is set against
    """

    parts: tuple[Moment, ...]
    mode: Mode = "list"
    ends: bool = False
    base: bool = False
    entire: str = field(default="", compare=False)  # the word for the whole of it that stands there: its time code
    either: bool = field(default=False, compare=False)  # joined by "or": one of its parts is asked for
    added: bool = field(default=False, compare=False)  # joined by "plus": its parts are added up

    @property
    def open(self) -> bool:
        """Begins somewhere and goes on to the newest month held."""
        return self.mode in ("since", "after")

    @property
    def until_only(self) -> bool:
        """Only its end is named; `settle` gives that month (quarter, year), where it begins is the caller's."""
        return self.mode in ("until", "as_of", "before")

    @property
    def relative(self) -> bool:  # counted from the periods asked before
        return True in [
            part.anchor in ("earlier", "following", "preceding") or part.year_of == "earlier" for part in self.parts
        ]

    @property
    def latest(self) -> bool:
        return True in [part.anchor == "newest" and not part.count for part in self.parts]

    @property
    def grain(self) -> Grain | None:
        """The one grain that was named; None for spans and mixtures."""
        grains = {part.grain for part in self.parts}
        return grains.pop() if len(grains) == 1 and self.mode != "range" else None

    @property
    def yearless(self) -> bool:  # a month, quarter or half was named and no year with it
        return any(part.yearless for part in self.parts)

    @property
    def fiscal(self) -> bool:
        return any(part.fiscal for part in self.parts)

    @property
    def code(self) -> str:
        if not self.parts:
            return "taken"  # a year that belongs to the month before it
        body = (".." if self.mode == "range" else "+").join(part.code for part in self.parts)
        return body if self.mode in ("list", "range") else f"{self.mode} {body}"


@value(frozen=True, slots=True)
class Anchors:
    """What relative times are counted from."""

    today: date
    newest: Period | None = None  # newest month held of the series asked for
    earlier: tuple[Period, ...] = ()  # of the query before, or of the words before in the same question
    events: Mapping[str, Period] = field(default_factory=dict)
    year: int | None = None  # the year a bare month takes beside others; None: the newest that is over
    # Fiscal years run April to March, and are named by the year in which they end, or begin; "": calendar years.
    fiscal: Literal["", "ends", "begins"] = "ends"

    @property
    def latest(self) -> Period:
        """The newest month held; the last full month where that is not known."""
        if self.newest is not None:
            return Period.month(self.newest.last.year, self.newest.last.month)
        return Period.month(self.today.year, self.today.month).shift(-1)


def settle(expression: TimeExpression, now: Anchors) -> tuple[Period, ...]:
    """The periods meant, in the order said. Empty if there are none: an unknown event, a range that runs backwards."""
    try:
        return _settle(expression, now)
    except (ValueError, OverflowError):
        return ()


def _settle(expression: TimeExpression, now: Anchors) -> tuple[Period, ...]:
    mode, parts = expression.mode, expression.parts
    if expression.entire == "whole_year" and not now.earlier:
        now = replace(now, earlier=(whole_to(now.latest, "year"),))
    if mode in ("range", "until", "as_of"):  # "up to the Busan truce": figures are of months, and so are the ends
        parts = tuple(replace(part, grain="month") if part.anchor == "event" else part for part in parts)
    if mode in ("range", "year_to"):
        first, last = (_settled(part, now) for part in _wrapped(parts, now))
        if not first or not last:
            return ()
        begin, end = first[0].first, last[-1].last
        return (Period(begin, end),) if begin <= end else ()
    settled = _in_order(parts, now) if mode == "list" else tuple(p for part in parts for p in _settled(part, now))
    if not settled:
        return ()
    if mode in ("since", "after"):
        begin = settled[0].first if mode == "since" else settled[-1].last + timedelta(days=1)
        if parts[0].anchor == "event":
            begin = begin.replace(day=1) if mode == "since" else next_month(settled[-1].last)
        end = max(now.latest.last, Period.month(begin.year, begin.month).last)
        return (Period(begin, end),)
    if mode == "before":
        return (grain_before(settled[0], parts[0].grain),)
    if mode == "ytd":
        return tuple(Period(date(period.last.year, 1, 1), period.last) for period in settled)
    return settled


def _in_order(parts: tuple[Moment, ...], now: Anchors) -> tuple[Period, ...]:
    """The parts of a list; "in December 2025 and for the full year" counts from the part before it."""
    found: list[Period] = []
    steps = [part.steps for part in parts if part.anchor == "earlier"]
    beside = len(parts) == 2 == len(steps) and steps[0] == -steps[1] != 0  # "the month before and after"
    for part in parts if now.earlier or not beside else ():
        counts = found and "earlier" in (part.anchor, part.year_of) and not beside
        found += _settled(part, replace(now, earlier=(found[-1],)) if counts else now)
    return tuple(found)


def _wrapped(parts: tuple[Moment, ...], now: Anchors) -> tuple[Moment, Moment]:
    """Both ends of a range with their years: the second of `Nov to Feb` lies in the year after the first."""
    first, last = parts
    if first.yearless and last.yearless:
        year = _newest_year(last, now)
        return replace(first, year=year - (first.months[0] > last.months[1])), replace(last, year=year)
    begun = first.year if not first.year_of else None
    if first.anchor == "event" and first.event in now.events:
        begun = now.events[first.event].first.year  # "from the Geneva truce to the end of the year"
    if last.year_of == "earlier" and begun is not None:
        last = replace(last, year=begun + (last.year or 0), year_of="")  # "from June 2025 to the end of that year"
    return first, last


def _settled(part: Moment, now: Anchors) -> tuple[Period, ...]:
    if part.anchor == "earlier":
        if not now.earlier and not part.steps:
            return ()  # "that month", and none was named
        if part.count:
            return grains_beside(now.earlier or (now.latest,), part.grain, part.steps * part.count)
        return tuple(dict.fromkeys(_edged(_from_earlier(one, part), part) for one in now.earlier or (now.latest,)))
    if part.anchor == "newest" and part.grain and part.year and part.year != now.today.year:  # "last 6 months 2025"
        return (_within(Moment(months=(13 - part.count * SIZE[part.grain], 12)), part.year, now),)
    if part.anchor == "newest":
        return (_past(part, now) if part.count else whole_to(now.latest, part.grain),)
    if part.anchor == "event":
        event = (now.events[part.event],) if part.event in now.events else ()
        stepped = part.steps or part.grain
        return tuple(grain_of(one.first, part.grain or "month", part.steps) for one in event) if stepped else event
    if part.anchor == "today":
        return (_edged(grain_of(now.today, part.grain or "month", part.steps), part),)
    if part.year_of == "earlier":
        named = now.earlier or (now.latest,)
        if part.so_far and part.months == (1, 12) and not part.year:  # "so far that year", after a month: up to it
            return tuple(dict.fromkeys(Period(Period.year(one.last.year).first, one.last) for one in named))
        years = dict.fromkeys(period.last.year for period in named)
        return tuple(_within(part, year + (part.year or 0), now) for year in years)
    if part.anchor in ("following", "preceding"):  # 翌11月: the next one after what was asked before, or the last ahead
        ahead = part.anchor == "preceding"
        told = dict.fromkeys(period.last for period in (now.earlier or (now.latest,)))
        return tuple(_within(part, day.year + (part.months[0] <= day.month - ahead) - ahead, now) for day in told)
    if part.anchor == "last":  # "last November": the one before today, held or not
        then = _within(part, _year_before(part, now.today), now)
        return (grain_of(then.first, part.grain, part.steps) if part.steps and part.grain else then,)
    year = _newest_year(part, now) if part.year is None else part.year + (now.today.year if part.year_of else 0)
    year -= part.fiscal == "begins" and bool(part.year_of) and now.today.month < 4
    return (_within(part, year, now),)


def _within(part: Moment, year: int, now: Anchors) -> Period:
    if part.days is not None:
        first, last = part.days
        length = calendar.monthrange(year, part.months[0])[1]
        last = length if last < 0 else last
        first = length + first + 1 if first < 0 else first
        return Period(date(year, part.months[0], first), date(year, part.months[0], last))
    if part.fiscal and (now.fiscal or part.fiscal == "over"):
        begins = part.fiscal == "begins" or (part.fiscal, now.fiscal) == ("ends", "begins")
        whole = in_fiscal_year(year - (not begins), part.months, alone=part.grain == "month")
        reached = part.so_far and whole.first < now.latest.last < whole.last  # "so far in FY26"
        return Period(whole.first, now.latest.last) if reached else _edged(whole, part)
    if part.so_far:
        newest, (begin, end) = now.latest.last, part.months
        told = newest.month if newest.year == year else end if newest.year > year else begin
        return Period.months((year, begin), (year, min(max(told, begin), end)))
    return _edged(Period.months((year, part.months[0]), (year, part.months[1])), part)


def _edged(period: Period, part: Moment) -> Period:
    """The start of a year is its first two months (announced as one), its middle June, its end December."""
    months = period.split()
    if not part.edge or len(months) == 1:
        return period
    if part.edge == "end":
        return months[-1]
    if part.edge == "middle":
        return months[(len(months) - 1) // 2]
    return Period(months[0].first, months[1].last) if len(months) in (2, 12) else months[0]


def _newest_year(part: Moment, now: Anchors) -> int:
    """The year of the newest such month, quarter or half that is over, whether it is held or not: "August" asked in
    September 2026 is that of 2026, also of a series that ends in 2025; no neighbour is told in its place."""
    if now.year is not None:
        return now.year
    if part.days is not None:
        return _year_before(part, now.today)
    newest = max(now.latest.last, now.today.replace(day=1) - timedelta(days=1))
    year = newest.year + (part.ahead and 0 < (part.months[1] - newest.month) % 12 <= _SOON)
    return year if part.so_far or part.months == (1, 12) or part.months[1] <= newest.month else year - 1


def _year_before(part: Moment, today: date) -> int:
    month, day = part.months[1], part.days[1] if part.days else 0
    return today.year - ((month, day) > (today.month, today.day) if part.days else month >= today.month)


def _from_earlier(period: Period, part: Moment) -> Period:
    if part.year is not None:  # "the same month of 2025"
        moved = _from_earlier(period, replace(part, year=None))
        return moved.shift(12 * (part.year - moved.last.year))
    if part.grain is None:
        return period.shift(part.steps)
    if period.whole_months and period.month_count == SIZE.get(part.grain, 0):
        return period.shift(part.steps * SIZE[part.grain])
    return grain_of(period.first if part.steps < 0 else period.last, part.grain, part.steps)


def _past(part: Moment, now: Anchors) -> Period:
    """So many months up to the newest held; quarters and years are full ones."""
    if part.grain == "day":
        return Period(now.today - timedelta(days=part.count), now.today - timedelta(days=1))
    if part.grain == "year" and part.count > 1:  # "the past 1 year" is the year up to now, as "the past year" is
        return Period(date(now.today.year - part.count, 1, 1), date(now.today.year - 1, 12, 31))
    end = whole_to(now.latest, part.grain) if part.grain == "quarter" else now.latest
    return Period(end.shift(end.month_count - part.count * SIZE[part.grain or "month"]).first, end.last)
