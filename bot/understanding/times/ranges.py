"""Items -> what goes on from a first moment: the other end of a span, an open end, a list; the years they share."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.grains import SIZE
from bot.understanding.times.moments import Mode, Moment, TimeExpression
from bot.understanding.times.two_moments import (
    as_one,
    counted_from,
    is_bare_year,
    is_part,
    lies_before,
    of_one_year,
    of_two_years,
    set_against,
    shared,
    years_shared,
)
from bot.understanding.times.two_spans import TwoSpans

Spoken = tuple[TimeExpression, int]  # and the place after it

WHOLE = ("throughout", "whole", "whole_year", "last_whole_year")  # what says most first: "all year" may be two
_COMMAS = (",", "/", "&", ";")
_OPEN: Final[dict[str, Mode]] = {"until": "until", "before": "before", "after": "after", "as_of": "as_of"}
_OPEN_AFTER: Final[dict[str, Mode]] = {f"{code}_post": mode for code, mode in _OPEN.items()}


class Ranges(TwoSpans):
    """The rules for ranges, open ends and lists."""

    def ranged(self, found: Found, prefix: str) -> Spoken | None:
        """What goes on from the first moment: another end, a list, an open end."""
        first, end = found
        if prefix and (closed := self._to_years_end(first, end)) is not None:
            return closed
        if (apart := self.two_spans(found, prefix in ("between", "since", "from"))) is not None:
            return apart
        at = end
        opened = prefix == "since"
        since = at < self.size and self.items[at].means("prep", "post_from")
        if self.time(at, "since_post") or (since and not self._sets_against(at)):
            opened, at = True, at + 1
        mark = self._mark(first, at, prefix)
        if not mark and opened and at > end and (closed := self._closed(first, at)) is not None:
            return closed
        if self.sign(at, "-", "/") and (short := self._short_year(first, at)) is not None:
            if self.time(short[1], "fiscal", "fiscal_begins"):  # 2024/25财年, 2024-25年度, the 2024/25 fiscal year
                return self.over_fiscal(*short)
            return TimeExpression((first, short[0]), "range"), short[1]
        if mark and (spanned := self._to_second(first, at, mark, prefix, opened)) is not None:
            return spanned
        if self.time(at, "to_now") and first.yearless and first.grain in ("quarter", "half"):
            return TimeExpression((replace(first, so_far=True),)), at + 1  # 三季度至今: what there is of it
        now = prefix == "between" and at < self.size and self.items[at].means("harmless", "now_alone")
        if (to_now := bool(self.time(at, "to_now")) or now) or (opened and self.time(at, "onward")):
            return TimeExpression((first,), "since", ends=to_now), at + 1
        if prefix == "between":
            return None if not mark else (TimeExpression((first,)), end)
        if opened and first.fiscal and first.edge == "start" and not mark:  # "since the start of fiscal 2025-26"
            return TimeExpression((replace(first, edge="", so_far=True),)), at
        if opened:
            return TimeExpression((first,), "since"), at + bool(self.time(at, "since_post"))
        return self._with_open_end(first, end, prefix)

    def _mark(self, first: Moment, at: int, prefix: str) -> int:
        """The place after what joins the two ends of a span; 0 where nothing does."""
        mark = self.range_mark(at)
        if self.sign(at, "/") and self.glued(at + 1) and first.grain == "month" and (self.number(at + 1) or 0) > 1900:
            closed = self.point(at + 1, joined=True)
            listed = closed is not None and is_bare_year(closed[0])  # "June 2024/2025"
            mark = 0 if listed else at + 1  # 2025-01/2025-11
        joined = prefix == "between" and at < self.size and self.items[at].means("conj", "and")
        if not mark and prefix in ("since", "from") and self.time(at, "start_of", "middle_of", "end_of"):
            return at if " " in self.items[at].norm else 0  # "de finales de 2024 a principios de 2026"
        return mark or (at + 1 if joined else 0)

    def _closed(self, first: Moment, at: int) -> Spoken | None:
        """4月以降、年末まで; 4月から12月まで: an open end that is closed without a mark."""
        if ended := self._year_end(first, at):
            return TimeExpression((first, replace(first, months=(12, 12))), "range", ends=True), ended
        closed = self.point(at, joined=True)
        if closed is None:
            return None
        return TimeExpression(shared(first, closed[0]), "range", ends=True), self._past_particle(closed[1])

    def _past_particle(self, at: int) -> int:
        """The place after the particle that may close a span."""
        return at + bool(self.time(at, "until_post", "period_word"))

    def _to_second(self, first: Moment, at: int, mark: int, prefix: str, opened: bool) -> Spoken | None:
        """What stands behind the mark, as the other end or as the time that the first is set against."""
        second = self.point(self.link(mark), joined=True)
        if second is None and (opened or prefix):
            second = self.event(self.link(mark))
        if first.so_far and second is not None and second[0].grain in ("month", "quarter"):
            return TimeExpression((self._cumulated(second[0]),)), second[1]  # seit Jahresbeginn bis November 2025
        worded = self.items[at].norm.isalpha()
        if second is None or (second[0] == first and not worded):
            return (TimeExpression((first,), "since", ends=True), mark + 1) if self.time(mark, "to_now") else None
        last, end = self._last_in_row(first, *second)
        if last.anchor == "newest" and not last.count:
            return TimeExpression((first,), "since"), end
        stop, backwards = self._past_particle(end), lies_before(last, first)
        if prefix and (counted := counted_from(first, last)) is not None:
            return counted, stop
        if prefix == "between" and backwards and self._apart():
            return TimeExpression((first, last)), stop  # "the difference between August 2026 and 2025's"
        if prefix == "between" and backwards:
            return TimeExpression((last, first), "range", ends=True, base=True), stop  # "the sum between June and May"
        told = worded or (self.sign(at, "-") and not self.glued(at))  # "Juni 26 zu Mai 26"
        if not prefix and ((worded and set_against(first, last)) or (told and backwards)):
            return TimeExpression((first, last)), end  # "апрель 2026 к апрелю 2025"
        if first.yearless and of_two_years(first, last):
            return TimeExpression((first, last), ends=bool(prefix)), stop  # "compare June to June 2024"
        one, two = shared(first, last)
        if (span := self.each_year(one, two, stop)) is not None:
            return self._listed(span, stop)
        if prefix == "between" and (other := self.span_and_another(one, two, stop)) is not None:
            return other
        named = self.items[at].norm not in ("-", "~", "/") and one.grain == two.grain
        ends = prefix in ("between", "since", "from") or named
        return TimeExpression((one, two), "range", ends=ends, base=bool(prefix)), stop

    def _last_in_row(self, first: Moment, last: Moment, end: int) -> Found:
        """`Oct-nov-dec 25`: of months named one behind the other with a hyphen between, the last; else the second."""
        while self.sign(end, "-") and _next_month(first, last):
            further = self.point(end + 1, joined=True)
            if further is None or not _next_month(last, further[0]):
                break
            first, (last, end) = last, further
        return last, end

    def _with_open_end(self, first: Moment, end: int, prefix: str) -> Spoken:
        """One moment up to which, before or after which it is asked; else the first of a list."""
        if prefix == "by_end":  # by the end of June: from January on; of a year an index has its last
            return TimeExpression((first,), "until" if first.grain != "year" or first.edge else "as_of"), end
        if prefix in _OPEN:
            return TimeExpression((first,), _OPEN[prefix]), end
        code = self.time(end, *_OPEN_AFTER)
        if code and not (code == "before_post" and self.number(end + 1) is not None):  # 2025年前五大: the top five
            return TimeExpression((first,), _OPEN_AFTER[code]), end + 1
        return self._listed(first, end)

    def _year_end(self, first: Moment, at: int) -> int:
        """The place after `, to the end of the year`, where a month of that year begins the span; else 0."""
        at += self.sign(at, ",")
        closes = self.time(at, "end_of") and self.time(at + 1, "until_post")
        return at + 2 if closes and first.grain == "month" and not first.anchor else 0

    def _to_years_end(self, first: Moment, at: int) -> Spoken | None:
        """`From June 2025 through the end of the year`, `d'août 2025 à la fin de l'année`: to that year's December,
        where a part of a year begins the span and no year of its own follows."""
        event = first.anchor == "event"
        part = not first.anchor and first.months != (1, 12) and not (first.days or first.so_far or first.fiscal)
        if not (event or part):
            return None
        mark = self.range_mark(at) or (at + 1 if self.time(at, "end_of") else 0)
        to = self.link(mark) if mark else 0
        to += bool(mark) and self.time(to, "end_of") != "" and not self.time(to, "year_end")
        to = self.link(to) if mark else 0
        if not mark or not self.time(to, "unit:year", "year_span", "year_end") or self.year(self.link(to + 1)):
            return None
        last = replace(first, grain="month", months=(12, 12), edge="")
        last = Moment("month", (12, 12), year=0, year_of="earlier") if event else last
        return TimeExpression((first, last), "range", ends=True, base=True), to + 1

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
            or item.means("harmless", "of_size", "low")  # 5月よりどれだけ高い
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

    def _listed(self, first: Moment, end: int) -> Spoken:
        """The first moment with those that are joined to it: `March and April 2024`, `jun jul aug`."""
        parts, either, added = [first], False, False
        alike: list[Moment] = []
        while end < self.size:
            at = end + self.sign(end, *_COMMAS)
            joint = self.items[at] if at < self.size else None
            either = either or (joint is not None and joint.means("conj", "or"))
            adds = joint is not None and joint.means("conj", "plus") and not joint.means("conj", "and")
            added = added or (adds and at == end)  # "November, plus December" goes on with another
            if (found := self._next(parts, end, alike)) is None:
                break
            parts, end = found
        own = self.of_its_own_year(parts[-2], parts[-1], end) if len(parts) > 1 else None
        shared_out = [*years_shared(parts[:-1], self.unspaced), own] if own else years_shared(parts, self.unspaced)
        return TimeExpression(as_one(shared_out), either=either, added=added), end

    def _next(self, parts: list[Moment], end: int, alike: list[Moment]) -> tuple[list[Moment], int] | None:
        """The list with one more moment and the place after it; None where it ends. `alike`
        is filled with the moments that further years are said of."""
        previous, comma = parts[-1], self.sign(end, *_COMMAS)
        at = end + comma
        item = self.items[at] if at < self.size else None
        january = previous.months == (1, 1)
        joins = item is not None and item.means("conj", "and", "or", "plus")
        joins = joins and (self._worded(at) or (january and self.month_at(at + 1) == 2))  # Jan+Feb
        at += joins
        at += joins and at < self.size and self.items[at].means("harmless", "only")  # "in 2024 or only in 2025"
        spring_festival = january and self.month_at(at) == 2 and not previous.days
        # "jun jul aug 2025", one name behind the other
        row = at == end and previous.grain == "month" and previous.yearless and not previous.days
        if not (comma or joins or spring_festival or (row and self.month_at(at) > 0)):
            return None
        opens, at = at, self.link(at) if joins else at
        passed = self.items[opens:at]
        if any(m.means("harmless", "copula", "than") or m.means("question", "who") for m in passed):
            return None  # "in December 2025, and is the 2025 surplus above ...": a question of its own
        if joins and (before := self._one_before(previous, at)) is not None:
            return [*parts, before[0]], before[1]
        second = self.over_two(at) if previous.fiscal == "over" else None  # "fiscal 2023-24 and 2024-25"
        second = second or self.point(at, joined=True) or (self.share_again(previous, at) if joins else None)
        if second is None or second[0] == INVALID or self._begins_span(second) or self.same_of_year(at) is not None:
            return None
        moment, after = second
        anew = any(self.items[n].means("prep", "with") for n in range(opens, at))
        if anew and previous.yearless and moment.year is not None:
            return None  # "with May, and with June last year": May of another year
        # "December 2023, 2024 and 2025", "June 2024/2025"
        further = len(parts) > 1 or self.sign(end, "/") or self.more_years(after)
        alone = after == at + 1 + self.sign(at, "'")  # the figures and no more: 2025, '25
        if (parted := self.part_of_each(parts, moment, at)) is not None:
            return parted, after
        in_each = is_part(previous) and is_bare_year(moment) and moment.year != previous.year
        in_each = in_each and bool((comma and further) or (joins and previous.grain is None))
        in_each = in_each or (comma and is_bare_year(moment) and self.time(at, *WHOLE) != "")  # "May, full year"
        if moment.grain != previous.grain and not ((joins and moment.grain and previous.grain) or in_each):
            return None
        apart = moment.yearless and previous.year is not None and (is_bare_year(previous) or (comma and not joins))
        if moment.anchor != previous.anchor or apart:
            return None
        again = self.items[opens].means("prep", "in") and opens != at  # "in H1 2026 and in 2023"
        again = again and (moment.year or 0) < (previous.year or 0)
        again = again or (moment.year_of == "earlier" and not moment.year)  # "in December 2025 and the full year"
        again = again or (moment.year, moment.year_of) == (previous.year, previous.year_of)  # "October 2025 and 2025"
        of_year = is_part(previous) and is_bare_year(moment) and alone and not again
        if of_year and not alike:
            alike += of_one_year(parts)
        return self._joined(parts, moment, alike if of_year else [], joins), after

    def _one_before(self, previous: Moment, at: int) -> Found | None:
        """`This past year and the one before`, `the last three months and the three before`."""
        at += bool(previous.count and self.number(at) == previous.count)
        if not self.time(at, "earlier", "before") or previous.grain is None:
            return None
        if previous.anchor == "newest" and previous.count:
            return Moment(anchor="earlier", steps=-previous.count * SIZE[previous.grain]), at + 1
        today = previous.anchor == "today" and previous.grain != "day"
        return (replace(previous, steps=previous.steps - 1), at + 1) if today else None

    def part_of_each(self, parts: list[Moment], moment: Moment, at: int) -> list[Moment] | None:
        """`2025年和2026年6月`, `in 2025 and 2026 June`: years by their number alone, and a part named behind the last:
        that part of each. None for all else, where a word for the whole of a year stands there, and where a half
        follows several years: "2024, 2025 and 2026 H1" are full years and what there is of the last."""
        led = is_part(moment) and not (moment.days or moment.edge or moment.so_far) and self.year(at) is not None
        own = next((n for n in range(at - 1, 0, -1) if self.year(n) is not None), 0)
        several = len(parts) > 1 or (own > 0 and self.year(own - 1) is not None)  # "2024 2025 and 2026 H1"
        led = led and (not several or moment.grain == "month")
        if not (led and all(map(is_bare_year, parts)) and self.told.isdisjoint(WHOLE)):
            return None
        each = [replace(moment, year=part.year, year_of=part.year_of) for part in parts]
        return [*each, moment]

    def _joined(self, parts: list[Moment], moment: Moment, alike: list[Moment], joins: bool) -> list[Moment]:
        """The list with one more moment, as it is read behind the last; `alike`: those that a year is said of, where
        it is: "March and April of 2024 and 2025", both of each."""
        previous = parts[-1]
        if alike:
            each = [replace(part, year=moment.year, year_of=moment.year_of) for part in alike]
            parts, moment = [*parts, *each[:-1]], each[-1]
        if previous.fiscal and joins and is_bare_year(moment):
            moment = replace(moment, fiscal=previous.fiscal)  # "fiscal years 2024 and 2025"
        if moment.so_far and previous.grain == "month" and previous.days is None:
            moment = replace(previous, grain=None, months=(1, previous.months[1]))  # "November and year to date"
        return [*parts, moment]


def _next_month(one: Moment, other: Moment) -> bool:
    """Whether both are bare months of which the second follows the first; the last named may have the year."""
    months = one.grain == other.grain == "month" and one.yearless and not (one.days or other.days)
    return months and other.months == (one.months[0] % 12 + 1,) * 2
