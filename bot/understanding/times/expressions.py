"""Items -> whole time expressions: a point, a list, a range, an open end."""

from __future__ import annotations

import calendar
from dataclasses import replace
from typing import Final

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.moments import Mode, Moment, TimeExpression
from bot.understanding.times.ranges import WHOLE, Ranges, Spoken
from bot.understanding.times.two_moments import is_bare_year

# without which nothing is a step away from a time, or the nth month of one
_STEPS = frozenset(
    {
        "off:",
        "before",
        "after",
        "next",
        "until_or_before",
        "nth:",
        "unit:",
        "month:",
        "month_after",
        "last_month",
        "first:",
    }
)
_STRETCHES = frozenset({"unit:", "trailing:", "year_span", "fiscal", "counted:"})  # and no stretch ends at one


_AFTER_EVENT: Final[dict[str, Mode]] = {"since_post": "since", "after_post": "after", "before_post": "before"}


class Expressions(Ranges):
    """The rules for whole expressions: by the word that leads them, or the point that they begin with."""

    def expression(self, i: int) -> tuple[TimeExpression | None, int] | None:
        """The time expression that begins at item i; None in its place for a date that is none."""
        hit = self._bounded(i)
        if hit is None:
            return None
        expression, end = hit
        if any(part == INVALID for part in expression.parts) or not all(map(_exists, expression.parts)):
            year = self.year(self.link(end + self.sign(end, ",")))
            return None, end if year is None else year[1]
        if not self.told.isdisjoint(WHOLE):
            beside = range(max(i - 1, 0), min(end + 1, self.size))
            if whole := next((code for code in WHOLE if any(self.time(n, code) for n in beside)), ""):
                expression = replace(expression, entire=whole)
        return expression, end

    def _bounded(self, i: int) -> Spoken | None:
        item = self.items[i]
        leads = item.means("prep") or item.means("compare") or bool(item.times)  # most names of months, no figure
        mode = self.time(i, "since", "until", "before", "after", "as_of", "by_end") if leads else ""
        stepped = not self.told.isdisjoint(_STEPS)
        starts = range(i, i + 1 + 2 * self.opens(i)) if stepped else ()
        for at in (n for n in starts if n == i or self.filler(n - 1) or n == i + 1):
            if (off := self.off_by(at)) is not None:
                return off
        if (first := mode or self.time(i, "earlier", "to", "either_side")) and (
            sides := self.both_sides(i, first)
        ) is not None:
            return sides
        between = leads and (
            item.means("prep", "between") or item.means("compare", "between") or bool(self.time(i, "between"))
        )
        begins = leads and (mode == "since" or bool(self.time(i, "from")) or item.means("prep", "from"))
        begins = begins and not (i and self.items[i - 1].means("harmless", "measuring"))  # "how far from last year's"
        if between or mode or begins:
            at = self.link(i + 1)
            passed = self.items[i + 1 : at]  # "bought most from in 2024", "bought from each in 2024"
            dangling = begins and mode != "since" and any(one.means("prep", "in") for one in passed)
            found = None if dangling else self.point(at, joined=True) or self.event(at)
            if found is not None:
                onward = self._to_date_from(at, found[1]) if begins else None
                return onward or self._led(i, found, mode, begins, between)
            if not (between or begins) and self.time(i, "before", "after", "since", "until") and self.point(i) is None:
                return None
        return self._and_after(i) or self._of_event(i) or self._from_point(i)

    def _and_after(self, i: int) -> Spoken | None:
        """`And after Geneva, what was the tariff?`, at the beginning of a sentence: after the event."""
        opens = not i or not self.items[i - 1].norm.isalnum()
        if not opens or self.unspaced or not self.time(i, "onward") or self.items[i].last == self.items[i].first:
            return None
        then = self.event(self.link(i + 1))
        return None if then is None else (TimeExpression((then[0],), "after"), then[1])

    def _counts_months(self, i: int, end: int) -> bool:
        """`After seven months of 2025`: what there is of the year by then."""
        return any((self.time(n, "unit:month") or self.time(n, "first:")).endswith(":month") for n in range(i, end))

    def _led(self, i: int, found: Found, mode: str, begins: bool, between: bool) -> Spoken | None:
        """A time behind the word at i that leads it: from, since, between; until, before ... (`mode`)."""
        if found[0].grain == "day" and self.time(i, "as_of"):
            mode = "as_of"  # 截至 is "until" as well
        days = found[0].days
        whole = days is not None and days[0] < days[1]  # "from 1 to 15 May": both ends are in it
        beside = begins and any(item.norm in self.ways["set_beside"] for item in self.items[i + 1 : found[1]])
        if (begins and (whole or beside or self.moves_on(found[1]))) or (mode == "until" and self.sized(found[1])):
            return TimeExpression((found[0],)), found[1]
        if mode == "after" and found[0].months[0] == 1 and self._counts_months(i + 1, found[1]):
            return TimeExpression((found[0],)), found[1]
        # "de", "von" open a range with an end; without one they say no more than "of"
        weak = mode != "since" and (self.items[i].means("prep", "of") or bool(self.time(i, "from")))
        prefix = "between" if between else mode if not begins else "from" if weak else "since"
        ranged = self.ranged(found, prefix)
        if ranged is None or mode == "since" or not begins or ranged[0].mode != "since":
            return ranged
        return replace(ranged[0], base=ranged[1] == found[1]), ranged[1]

    def _to_date_from(self, i: int, end: int) -> Spoken | None:
        """`From April to date`: from that month on, where `April to date` is the year up to it."""
        raw = self.part(i) if self.time(end - 1, "to_now") and not self.time(end - 1, "ytd") else None
        part, at = self.with_year(*raw) if raw is not None and raw[0].grain in ("month", "quarter") else (None, 0)
        if part is None or at != end - 1 or (part.yearless and part.grain == "quarter"):
            return None
        return TimeExpression((part,), "since", ends=True), end

    def _of_event(self, i: int) -> Spoken | None:
        """`The month following March`, `the 12 months to June`, `in the month of the Geneva truce`, 釜山会晤以来."""
        if self.time(i, "following") and (after := self.part(i + 1)) is not None and after[0].grain == "month":
            return TimeExpression((replace(after[0], anchor="following"),)), after[1]
        if (trailing := self._trailing(i)) is not None:
            return trailing
        asked = i and self.items[i - 1].means("question")  # "which month was the truce signed"
        its_month = not asked and self.time(i, "in_month_of", "unit:month")  # "in the month the truce was signed"
        if its_month and (then := self.event(self.link(i + 1))) is not None:
            return TimeExpression((replace(then[0], grain="month"),)), then[1]
        if (winter := self._winter(i)) is not None:
            return winter
        if (event := self.event(i)) is None:
            return None
        if (stepped := self.stepped(*event)) is not None:
            return stepped
        if self.time(event[1], "either_side_post"):  # 日内瓦会谈前后
            return TimeExpression(tuple(replace(event[0], steps=step) for step in (-1, 1))), event[1] + 1
        mode = self.time(event[1], *_AFTER_EVENT)
        return (TimeExpression((event[0],), _AFTER_EVENT[mode]), event[1] + 1) if mode else None

    def _winter(self, i: int) -> Spoken | None:
        """`Winter 2024/25`, `last winter`: December to February; of one year alone it is not told which of the two."""
        last = bool(self.time(i, "past"))
        at = self.link(i + last)
        if not self.time(at, "season:winter"):
            return None
        february = Moment("month", (2, 2), anchor="last")
        if last or self.time(at + 1, "past_adj"):
            return TimeExpression((replace(february, steps=-2), february), "range"), at + 2 - last
        begun = self.year(self.link(at + 1))
        if begun is None or not is_bare_year(begun[0]) or begun[0].year_of or not self.sign(begun[1], "-", "/"):
            return TimeExpression((INVALID,)), at + 1
        ended = self._short_year(*begun) or self.year(begun[1] + 1)
        if ended is None or (ended[0].year or 0) != (begun[0].year or 0) + 1:
            return TimeExpression((INVALID,)), at + 1
        ends = (replace(begun[0], grain="month", months=(12, 12)), replace(ended[0], grain="month", months=(2, 2)))
        return TimeExpression(ends, "range"), ended[1]

    def _from_point(self, i: int) -> Spoken | None:
        """A time that nothing leads, or an article alone."""
        found = self.point(i)
        if found is not None and (stepped := self.stepped(*found)) is not None:
            return stepped
        if found is None and self.opens(i):
            at = i + 1
            if (trailing := self._trailing(at)) is not None:
                return trailing
            while at < i + 4 and self.filler(at) and self.point(at) is None:
                at += 1
                if (trailing := self._trailing(at)) is not None:
                    return trailing
            found = self.point(at, joined=True)
        return None if found is None else self.within(i, found[0], self.ranged(found, ""))

    def _trailing(self, i: int) -> Spoken | None:
        """`the 12 months to June 2026`, `the year to June 2026`, `the quarter ended June 2026`: so many months that
        end there; the year *to* June may begin in January, the one that ended there may not."""
        if i >= self.size or self.told.isdisjoint(_STRETCHES):
            return None
        year = bool(self.time(i, "unit:year", "year_span", "fiscal"))
        closed = bool(self.time(i + 1, "ending"))
        if self.time(i, "fiscal") and self.time(i + 1, "since", "beginning"):
            return self._year_from(i + 2)
        if counted := self.count(i, "past"):
            number, grain, end = counted
        elif closed and self.time(i, "unit:quarter"):
            number, grain, end = 3, "month", i + 1
        elif year or self.time(i, "unit:half"):
            number, grain, end = 12 if year else 6, "month", i + 1 + self.sign(i + 1, "-")  # "year-to-June"
        else:
            at = i + 1 + self.sign(i + 1, "-")
            both = 2 if self.items[i].means("deictic", "both") else 0  # "the two months to June"
            number, grain, end = self.number(i) or both, "month", at + 1
            october = self.unspaced and bool(self.time(at, "sign:month"))  # 10月→11月: no ten months
            if not 2 <= number <= 120 or not self.time(at, "unit:month") or october:
                return None
        mark = self.range_mark(end) or (end + 1 if self.time(end, "ending") else 0)
        inside = self.time(end, "during") and not self.time(end, "to", "until")  # "вырос за год в сентябре"
        if inside or not mark or grain != "month":
            return None
        found = self.point(self.link(mark + self.sign(mark, "-")), joined=True)
        last = _closing_month(found[0]) if found is not None else None
        if found is None or last is None or last.grain != "month" or last.anchor or (last.year is None and number > 12):
            return None
        start = (last.year or 1) * 12 + last.months[0] - number
        first = replace(last, year=last.year and start // 12, months=(start % 12 + 1, start % 12 + 1))
        spans = year and not closed and not self.time(i, "fiscal")
        return TimeExpression((first, last), "year_to" if spans else "range"), found[1]

    def _year_from(self, i: int) -> Spoken | None:
        """`The fiscal year that began in April 2024`: the twelve months from there."""
        found = self.point(self.link(i), joined=True)
        if found is None or found[0].grain != "month" or found[0].anchor or found[0].year is None:
            return None
        first = found[0]
        last = (found[0].year or 1) * 12 + first.months[0] + 10  # month 1 is the first of a year
        end = replace(first, year=last // 12, months=(last % 12 + 1, last % 12 + 1))
        return TimeExpression((first, end), "range"), found[1]


def _closing_month(moment: Moment) -> Moment:
    """The month that a stretch ends with: `the year ended 31 December 2025`, `the twelve months ending mid-2025`."""
    if moment.grain == "day" and moment.days is not None and moment.year is not None and not moment.year_of:
        closes = moment.days[1] == calendar.monthrange(moment.year, moment.months[0])[1]
        return replace(moment, grain="month", days=None) if closes else moment
    ends = {"middle": 6, "end": 12}.get(moment.edge, 0)
    whole = moment.grain == "year" and moment.months == (1, 12) and not moment.fiscal
    return replace(moment, grain="month", months=(ends, ends), edge="") if ends and whole else moment


def _exists(moment: Moment) -> bool:
    """False for 29 February of a year that has none."""
    if moment.days is None or moment.year is None or moment.year_of:
        return True
    return moment.days[1] <= calendar.monthrange(moment.year, moment.months[0])[1]
