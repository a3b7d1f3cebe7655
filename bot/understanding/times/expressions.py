"""Items -> whole time expressions: a point, a list, a range, an open end; the years that their parts share."""

from __future__ import annotations

import calendar
from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.moments import Mode, Moment, TimeExpression
from bot.understanding.times.two_moments import (
    as_one,
    is_bare_year,
    is_part,
    lies_before,
    of_one_year,
    set_against,
    shared,
    years_shared,
)
from bot.understanding.times.two_spans import TwoSpans

_WHOLE = ("throughout", "whole", "whole_year", "last_whole_year")  # what says most first: "all year" may be two
_STEPS = frozenset({"off:", "before", "after"})  # without which nothing is a step away from a time
_STRETCHES = frozenset({"unit:", "year_span", "fiscal", "counted:"})  # and no stretch ends at one


class Expressions(TwoSpans):
    """The rules for whole expressions: points, lists, ranges, open ends."""

    def expression(self, i: int) -> tuple[TimeExpression | None, int] | None:
        """The time expression that begins at item i; None in its place for a date that is none."""
        hit = self._bounded(i)
        if hit is None:
            return None
        expression, end = hit
        if any(part == INVALID for part in expression.parts) or not all(map(_exists, expression.parts)):
            year = self.year(self.link(end + self.sign(end, ",")))
            return None, end if year is None else year[1]
        if not self.told.isdisjoint(_WHOLE):
            beside = range(max(i - 1, 0), min(end + 1, self.size))
            if whole := next((code for code in _WHOLE if any(self.time(n, code) for n in beside)), ""):
                expression = replace(expression, entire=whole)
        return expression, end

    def _bounded(self, i: int) -> tuple[TimeExpression, int] | None:
        item = self.items[i]
        leads = item.means("prep") or item.means("compare") or bool(item.times)  # most names of months, no figure
        between = leads and (
            item.means("prep", "between") or item.means("compare", "between") or self.time(i, "between")
        )
        mode = self.time(i, "since", "until", "before", "after", "as_of", "by_end") if leads else ""
        begins = leads and bool(mode == "since" or self.time(i, "from") or item.means("prep", "from"))
        # "de", "von" open a range with an end; without one they say no more than "of"
        weak = begins and mode != "since" and (item.means("prep", "of") or bool(self.time(i, "from")))
        stepped = not self.told.isdisjoint(_STEPS)
        if stepped and (off := self.off_by(i + 1 if self.opens(i) else i)) is not None:
            return off
        if (first := mode or self.time(i, "earlier")) and (sides := self.both_sides(i, first)) is not None:
            return sides
        if between or mode or begins:
            at = self.link(i + 1)
            dangling = begins and mode != "since" and i + 1 < self.size and self.items[i + 1].means("prep", "in")
            found = None if dangling else self.point(at, joined=True) or self.event(at)  # "bought most from in 2024"
            if found is not None and found[0].grain == "day" and self.time(i, "as_of"):
                mode = "as_of"  # 截至 is "until" as well
            if found is not None:
                if (begins and self.moves_on(found[1])) or (mode == "until" and self.sized(found[1])):
                    return TimeExpression((found[0],)), found[1]
                days = found[0].days
                if begins and days is not None and days[0] < days[1]:
                    return TimeExpression((found[0],)), found[1]  # "from 1 to 15 May": both ends are in it
                prefix = "between" if between else "from" if weak else "since" if begins else mode
                ranged = self._ranged(found, prefix)
                if ranged is None or mode == "since" or not begins or ranged[0].mode != "since":
                    return ranged
                return replace(ranged[0], base=ranged[1] == found[1]), ranged[1]
            if not (between or begins) and self.time(i, "before", "after", "since", "until") and self.point(i) is None:
                return None
        if self.time(i, "following") and (after := self.part(i + 1)) is not None and after[0].grain == "month":
            return TimeExpression((replace(after[0], anchor="following"),)), after[1]
        if (trailing := self._trailing(i)) is not None:
            return trailing
        asked = i and self.items[i - 1].means("question")  # "which month was the truce signed"
        its_month = not asked and self.time(i, "in_month_of", "unit:month")  # "in the month the truce was signed"
        if its_month and (then := self.event(self.link(i + 1))) is not None:
            return TimeExpression((replace(then[0], grain="month"),)), then[1]
        if (event := self.event(i)) is not None and (open_end := self.time(event[1], "since_post", "after_post")):
            open_mode: Mode = "since" if open_end == "since_post" else "after"  # 釜山会晤以来
            return TimeExpression((event[0],), open_mode), event[1] + 1
        found = self.point(i)
        if found is None and self.opens(i):
            at = i + 1
            if (trailing := self._trailing(at)) is not None:
                return trailing
            while at < i + 4 and self.filler(at) and self.point(at) is None:
                at += 1
                if (trailing := self._trailing(at)) is not None:
                    return trailing
            found = self.point(at, joined=True)
        if found is None:
            return None
        return self.within(i, found[0], self._ranged(found, ""))

    def _trailing(self, i: int) -> tuple[TimeExpression, int] | None:
        """`the 12 months to June 2026`, `the year to June 2026`: so many months that end there."""
        if i >= self.size or self.told.isdisjoint(_STRETCHES):
            return None
        year = bool(self.time(i, "unit:year", "year_span", "fiscal"))
        if counted := self.count(i, "past"):
            number, grain, end = counted
        elif year:
            number, grain, end = 12, "month", i + 1
        else:
            at = i + 1 + self.sign(i + 1, "-")
            number, grain, end = self.number(i) or 0, "month", at + 1
            october = self.unspaced and bool(self.time(at, "sign:month"))  # 10月→11月: no ten months
            if not 2 <= number <= 120 or not self.time(at, "unit:month") or october:
                return None
        mark = self.range_mark(end) or (end + 1 if self.time(end, "ending") else 0)
        inside = self.time(end, "during") and not self.time(end, "to", "until")  # "вырос за год в сентябре"
        if inside or not mark or grain != "month":
            return None
        found = self.point(self.link(mark), joined=True)
        last = found[0] if found is not None else None
        if found is None or last is None or last.grain != "month" or last.anchor or (last.year is None and number > 12):
            return None
        start = (last.year or 1) * 12 + last.months[0] - number
        first = replace(last, year=last.year and start // 12, months=(start % 12 + 1, start % 12 + 1))
        spans = year and not self.time(i, "fiscal")  # "the year to November" may begin in January, this may not
        return TimeExpression((first, last), "year_to" if spans else "range"), found[1]

    def _ranged(self, found: Found, prefix: str) -> tuple[TimeExpression, int] | None:
        """What goes on from the first moment: another end, a list, an open end."""
        first, end = found
        if (apart := self.two_spans(found, prefix in ("between", "since", "from"))) is not None:
            return apart
        at = end
        opened = prefix == "since"
        since = at < self.size and self.items[at].means("prep", "post_from")
        if self.time(at, "since_post") or (since and not self._sets_against(at)):
            opened, at = True, at + 1
        mark = self.range_mark(at)
        if self.sign(at, "/") and self.glued(at + 1) and first.grain == "month" and (self.number(at + 1) or 0) > 1900:
            closed = self.point(at + 1, joined=True)
            listed = closed is not None and is_bare_year(closed[0])  # "June 2024/2025"
            mark = 0 if listed else at + 1  # 2025-01/2025-11
        if prefix == "between" and not mark and at < self.size and self.items[at].means("conj", "and"):
            mark = at + 1
        if not mark and opened and at > end and (ended := self._year_end(first, at)):  # 4月以降、年末まで
            return TimeExpression((first, replace(first, months=(12, 12))), "range", ends=True), ended
        if not mark and opened and at > end and (closed := self.point(at, joined=True)) is not None:  # 4月から12月まで
            return TimeExpression(shared(first, closed[0]), "range", ends=True), closed[1] + bool(
                self.time(closed[1], "until_post", "period_word")
            )
        if self.sign(at, "-", "/") and (short := self._short_year(first, at)) is not None:
            if self.time(short[1], "fiscal", "fiscal_begins"):  # 2024/25财年, 2024-25年度, the 2024/25 fiscal year
                return TimeExpression((replace(short[0], fiscal="over"),)), short[1] + 1
            return TimeExpression((first, short[0]), "range"), short[1]
        if mark:
            second = self.point(self.link(mark), joined=True) or (
                self.event(self.link(mark)) if opened or prefix else None
            )
            if first.so_far and second is not None and second[0].grain in ("month", "quarter"):
                return TimeExpression((self._cumulated(second[0]),)), second[1]  # seit Jahresbeginn bis November 2025
            if second is not None and second[0] == first and not self.items[at].norm.isalpha():
                second = None
            if second is not None and second[0].anchor == "newest" and not second[0].count:
                return TimeExpression((first,), "since"), second[1]
            if second is not None:
                stop = second[1] + bool(self.time(second[1], "until_post", "period_word"))
                told = (self.sign(at, "-") and not self.glued(at)) or self.items[at].norm.isalpha()
                backwards = told and lies_before(second[0], first)  # "Juni 26 zu Mai 26"
                if prefix == "between" and lies_before(second[0], first) and self._apart():
                    return TimeExpression((first, second[0])), stop  # "the difference between August 2026 and 2025's"
                if not prefix and ((self.items[at].norm.isalpha() and set_against(first, second[0])) or backwards):
                    return TimeExpression((first, second[0])), second[1]  # "апрель 2026 к апрелю 2025"
                one, two = shared(first, second[0])
                if (span := self.each_year(one, two, stop)) is not None:
                    return self._listed(span, stop)
                worded = prefix in ("between", "since", "from") or (
                    self.items[at].norm not in ("-", "~", "/") and one.grain == two.grain
                )
                return TimeExpression((one, two), "range", ends=worded, base=bool(prefix)), stop
            if self.time(mark, "to_now"):
                return TimeExpression((first,), "since", ends=True), mark + 1
        if (to_now := bool(self.time(at, "to_now"))) or (opened and self.time(at, "onward")):
            return TimeExpression((first,), "since", ends=to_now), at + 1
        if prefix == "between":
            return None if not mark else (TimeExpression((first,)), end)
        mode: Mode = "list"
        if opened:
            mode, end = "since", at + bool(self.time(at, "since_post"))
        elif prefix == "until":
            mode = "until"
        elif prefix in ("as_of", "by_end"):  # by the end of June: from January on; of a year an index has its last
            mode = "until" if prefix == "by_end" and (first.grain != "year" or first.edge) else "as_of"
        elif prefix in ("before", "after"):
            mode = "before" if prefix == "before" else "after"
        elif (code := self.time(end, "until_post", "before_post", "after_post", "as_of_post")) and not (
            code == "before_post" and self.number(end + 1) is not None  # 2025年前五大: the top five, not before 2025
        ):
            mode = {"until_post": "until", "as_of_post": "as_of", "before_post": "before", "after_post": "after"}[code]  # type: ignore[assignment]
            end += 1
        if mode == "list":
            return self._listed(first, end)
        return TimeExpression((first,), mode), end

    def _year_end(self, first: Moment, at: int) -> int:
        """The place after `, to the end of the year`, where a month of that year begins the span; else 0."""
        at += self.sign(at, ",")
        closes = self.time(at, "end_of") and self.time(at + 1, "until_post")
        return at + 2 if closes and first.grain == "month" and not first.anchor else 0

    def _apart(self) -> bool:
        """Whether a difference is asked for: its two points may be named in either order."""
        return any(item.means("op", "difference", "compare") for item in self.items)

    def _sets_against(self, at: int) -> bool:
        """より: "from", but "than" where a word of degree follows."""
        rest = self.items[at + 1 : at + 6]
        degree = any(
            item.means("more")
            or item.means("op", "difference", "how_fast")
            or item.means("unit", "pp")
            or item.means("harmless", "of_size")  # 5月よりどれだけ高い
            for item in rest
        )
        degree = degree or any(
            one.means("measure", "share") and two.means("direction") for one, two in pairwise(rest)
        )  # 5月より何％増えた
        return degree and self.items[at].means("op", "compare")

    def _short_year(self, first: Moment, at: int) -> Found | None:
        """`2024-25`, `2021/22`: the second year by its last two figures."""
        value = self.number(at + 1)
        if value is None or not self.items[at + 1].two_digit or not self.glued(at + 1) or not is_bare_year(first):
            return None
        year = (first.year or 0) // 100 * 100 + value
        if first.year_of or not (first.year or 0) < year or self.amount(at + 1, year=True):
            return None
        return Moment("year", year=year), at + 2

    def _worded(self, at: int) -> bool:
        """Not the sign: `2025+` is a year and what follows."""
        return not self.items[at].means("conj", "plus") or self.items[at].norm != "+"

    def _begins_span(self, found: Found) -> bool:
        """`In 2024 and January-June 2026`: what another of its kind follows opens a span, and is none of the list."""
        mark = self.range_mark(found[1])
        return bool(mark) and found[0].grain in ("month", "quarter") and self.point(self.link(mark)) is not None

    def _listed(self, first: Moment, end: int) -> tuple[TimeExpression, int]:
        parts, either = [first], False
        alike: list[Moment] = []
        while end < self.size:
            at = end
            comma = self.sign(at, ",", "/", "&", ";")
            at += comma
            joins = at < self.size and self.items[at].means("conj", "and", "or", "plus")
            joins = joins and (
                self._worded(at) or (parts[-1].months == (1, 1) and self.month_at(at + 1) == 2)
            )  # Jan+Feb
            either = either or (joins and self.items[at].means("conj", "or"))
            at += joins
            spring_festival = parts[-1].months == (1, 1) and self.month_at(at) == 2 and not parts[-1].days
            last = parts[-1]  # "jun jul aug 2025", one name behind the other
            row = at == end and last.grain == "month" and last.yearless and not last.days and self.month_at(at) > 0
            if not (comma or joins or spring_festival or row):
                break
            opens, at = at, self.link(at) if joins else at
            if any(self.items[n].means("harmless", "copula", "than") for n in range(opens, at)):
                break  # "in December 2025, and is the 2025 surplus above ...": a question of its own
            second = self.point(at, joined=True)
            if second is None or second[0] == INVALID or self._begins_span(second):
                break
            moment, previous = second[0], parts[-1]
            in_each = is_part(previous) and is_bare_year(moment) and moment.year != previous.year
            # "December 2023, 2024 and 2025", "June 2024/2025"
            further = len(parts) > 1 or self.sign(end, "/") or self.more_years(second[1])
            in_each = in_each and ((comma and further) or (joins and previous.grain is None))
            in_each = in_each or (comma and is_bare_year(moment) and self.time(at, *_WHOLE) != "")  # "May, full year"
            if moment.grain != previous.grain and not ((joins and (moment.grain and previous.grain)) or in_each):
                break
            if moment.anchor != previous.anchor or (
                moment.yearless and previous.year is not None and (is_bare_year(previous) or (comma and not joins))
            ):
                break
            again = self.items[opens].means("prep", "in") and opens != at  # "in H1 2026 and in 2023"
            again = again and (moment.year or 0) < (previous.year or 0)
            again = again or (moment.year_of == "earlier" and not moment.year)  # "in December 2025 and the full year"
            again = again or (moment.year, moment.year_of) == (
                previous.year,
                previous.year_of,
            )  # "October 2025 and 2025"
            if is_part(previous) and is_bare_year(moment) and second[1] == at + 1 and not again:
                alike = alike or of_one_year(parts)
                *others, moment = (replace(part, year=moment.year, year_of=moment.year_of) for part in alike)
                parts += others  # "March and April of 2024 and 2025": both of each
            if previous.fiscal and joins and is_bare_year(moment):
                moment = replace(moment, fiscal=previous.fiscal)  # "fiscal years 2024 and 2025"
            if moment.so_far and previous.grain == "month" and previous.days is None:
                moment = replace(previous, grain=None, months=(1, previous.months[1]))  # "November and year to date"
            parts.append(moment)
            end = second[1]
        return TimeExpression(as_one(years_shared(parts)), either=either), end


def _exists(moment: Moment) -> bool:
    """False for 29 February of a year that has none."""
    if moment.days is None or moment.year is None or moment.year_of:
        return True
    return moment.days[1] <= calendar.monthrange(moment.year, moment.months[0])[1]
