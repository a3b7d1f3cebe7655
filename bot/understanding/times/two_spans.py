"""Items -> two spans of the same months in two years, one set against the other: `H1 2024 to January-June 2025`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.steps_off import StepsOff
from bot.understanding.times.two_moments import is_bare_year, is_part, shared
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

_AMOUNT = frozenset({"question", "number", "unit", "scale"})
_YEAR = 12  # months
_HERE = frozenset({"in", "at", "for", "of", "by"})


class TwoSpans(StepsOff):
    """The rule for two spans beside each other, where `to` and `and` join the spans and not their ends."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], ways: Ways) -> None:
        super().__init__(tokens, mentions, ways)
        self._points: dict[int, Found | None] = {}  # by twice the place, and one more if joined

    def point(self, i: int, joined: bool = False) -> Found | None:
        """As the rules for points read it, each place once: several rules look at the same words."""
        place = i + i + joined
        if place not in self._points:
            self._points[place] = super().point(i, joined)
        return self._points[place]

    def of_its_own_year(self, then: Moment, last: Moment, end: int) -> Moment | None:
        """`June against June last year and May`: the month just before the one that is set against its year before is
        of that one's year, and not of the earlier. None for any other two, of which the last ends at `end`."""
        months = then.grain == last.grain == "month" and not (then.days or last.days or then.anchor)
        if not months or then.year is None or not last.yearless or (then.months[0] - last.months[0]) % _YEAR != 1:
            return None
        named = (self.point(n) for n in range(end))
        told = next((found[0] for found in named if found is not None and found[0].months == then.months), then)
        if told.grain != "month" or told.anchor or (told.year, told.year_of) == (then.year, then.year_of):
            return self._named_anew(then, last, end)
        wraps = last.months[0] > told.months[0]
        return replace(last, year=told.year - wraps if told.year is not None else None, year_of=told.year_of)

    def _named_anew(self, then: Moment, last: Moment, end: int) -> Moment | None:
        """`How does that compare to June last year and to May`: each is set against what was told."""
        compared = [n for n in range(end) if self.items[n].means("op", "compare")]
        that = compared and any(item.means("deictic", "that") for item in self.items[: compared[0]])
        again = any(item.means("prep", "to", "with") for item in self.items[end - 2 : end - 1])
        return last if that and again and (then.year_of, then.year) == ("today", -1) else None

    def two_spans(self, found: Found, between: bool) -> tuple[TimeExpression, int] | None:
        """`Jan to Sep 2023 to Jan to Sep 2024`, `the first half of 2024 and in January-June 2025`: two spans, not one
        that runs from the first month said to the last.

        between  a word before them says that something moved from the one to the other
        """
        one = self._span(found, between)
        if one is None:
            return None
        joint = self._joint(one[1])
        at = self.link(joint) if joint else self.size
        other = self.point(at) or self.point(at, joined=True)
        if other is None or other[0].months[0] != one[0].months[0] or other[0].year == one[0].year:
            return None
        two = self._span(other, between)
        if two is None or one[0].months != two[0].months or one[0].year_of != two[0].year_of:
            return None
        if one[0].year is None or two[0].year is None or one[0].year == two[0].year:
            return None
        if one[0].year < two[0].year and (between or not self.items[one[1]].means("conj")):
            return TimeExpression((one[0], two[0]), "range", ends=True), two[1]
        return TimeExpression((one[0], two[0]), either=self.items[one[1]].means("conj", "or")), two[1]

    def within(
        self, i: int, first: Moment, told: tuple[TimeExpression, int] | None
    ) -> tuple[TimeExpression, int] | None:
        """`In June to August 2025`, `over January to August`: the span, and no way from one month to the other."""
        if told is None or not told[0].ends or first.grain != "month" or not self.opens(i):
            return told
        if first.months != (1, 1) and not self._placed(i):
            return told
        return replace(told[0], ends=False), told[1]

    def span_and_another(self, first: Moment, last: Moment, end: int) -> tuple[TimeExpression, int] | None:
        """`Between January-February and March 2026`, `between Jan-Feb 2024 and Jan-Apr 2026`: some months together, and
        the time, or other months together, that they are set against."""
        together = first.grain == last.grain == "month" and not (first.days or last.days or first.anchor or last.anchor)
        if (
            not together
            or not first.months < last.months
            or end >= self.size
            or not self.items[end].means("conj", "and")
        ):
            return None
        other = self.point(self.link(end + 1), joined=True)
        if other is None or other[0].anchor:
            return None
        span = replace(last, grain=None, months=(first.months[0], last.months[1]))
        mark = self.range_mark(other[1])
        closed = self.point(self.link(mark), joined=True) if mark and other[0].grain == "month" else None
        if closed is not None and closed[0].grain == "month" and not (closed[0].days or other[0].days):
            begin, final = shared(other[0], closed[0])
            if begin.months < final.months:
                other = replace(final, grain=None, months=(begin.months[0], final.months[1])), closed[1]
        return TimeExpression(shared(span, other[0])), other[1]

    def each_year(self, first: Moment, last: Moment, end: int) -> Moment | None:
        """`Jan-Feb 2025 and 2026`: the months from one to the other as one part of a year, where more years follow."""
        months = first.grain == last.grain == "month" and not (first.days or last.days or first.anchor or last.anchor)
        of_year = is_part(first) and (first.year, first.year_of) == (last.year, last.year_of)
        if not (months and of_year and first.months < last.months and self.more_years(end)):
            return None
        return replace(last, grain=None, months=(first.months[0], last.months[1]))

    def more_years(self, at: int) -> bool:
        """Whether another year by its number alone is joined there."""
        at += (comma := self.sign(at, ",", "/", "&"))
        joins = at < self.size and self.items[at].means("conj", "and", "or")
        found = self.point(at + joins, joined=True) if comma or joins else None
        return found is not None and found[0] != INVALID and is_bare_year(found[0])

    def opens(self, i: int) -> bool:
        """A preposition that does nothing but say that a time follows."""
        item = self.items[i]
        if i and item.means("prep", "of") and self.items[i - 1].means("unit", "pct"):
            return False  # "11 % of the total in 2025": of what it is a part
        whole = self.time(i, "during", "whole", "whole_year")
        return bool(whole) or any(k == "prep" and c in _HERE for k, c in item.meanings)

    def sized(self, i: int) -> bool:
        """从7月的多少升到8月的多少, 升到8月的25%: of a moment it is asked or told how much; no span ends there."""
        at = i + self.sign(i, *self.ways["linking"])
        said = at < self.size and self.unspaced and at > i
        return said and (self.items[at].means("question", "how_much") or self.items[at].number is not None)

    def moves_on(self, i: int) -> bool:
        """从2024年降到2025年的多少, 从7月的23.9%升至8月: from one time to another a figure moved, no span is told."""
        if not self.unspaced or self.range_mark(i):
            return False
        at = i + self.sign(i, *self.ways["linking"])
        while at < min(i + 6, self.size) and any(kind in _AMOUNT for kind, _ in self.items[at].meanings):
            at += 1
        moved = at < self.size and self.items[at].means("direction")
        to = at + 1 if self.time(at, "moved_to") else self.range_mark(at + 1) if moved else 0
        return bool(to) and self.point(to) is not None

    def _placed(self, i: int) -> bool:
        return any(k == "prep" and c in _HERE for k, c in self.items[i].meanings)

    def _span(self, found: Found, between: bool) -> Found | None:
        """Several months of one year, by one word or from the month found to another; None for anything else. Where
        something moved `between` two times, also two months beside each other: `from May and June 2025 to ...`."""
        first, end = found
        if first.anchor or first.days or first.edge or first.fiscal or first.so_far or first.months == (1, 12):
            return None
        if first.months[0] < first.months[1]:
            return first, end
        joined = between and end < self.size and self.items[end].means("conj", "and")
        mark = self.range_mark(end) or (end + 1 if joined else 0)
        closed = self.point(self.link(mark), joined=True) if mark and first.grain == "month" else None
        if closed is None or closed[0].grain != "month" or closed[0].anchor or closed[0].days or closed[0].edge:
            return None
        last = closed[0]
        apart = first.year is not None and (first.year, first.year_of) != (last.year, last.year_of)
        if apart or not first.months[0] < last.months[1] or (joined and first.months[0] + 1 != last.months[0]):
            return None
        return replace(last, grain=None, months=(first.months[0], last.months[1])), closed[1]

    def _joint(self, i: int) -> int:
        """The place after what joins two times: a mark, `to`, `and`, `or`, a preposition after it; 0: nothing does."""
        joined = i < self.size and self.items[i].means("conj", "and", "or")
        at = i + 1 if joined else self.range_mark(i)
        return at + 1 if at and at < self.size and self.point(at) is None and self.opens(at) else at
