"""Items -> two spans of the same months in two years, one set against the other: `H1 2024 to January-June 2025`. Items
-> the months on both sides of an event or a month: "before and after the Geneva truce"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.grains import SIZE
from bot.understanding.times.item import Item
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.points import Points
from bot.understanding.times.two_moments import is_bare_year, is_part, shared
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

_JOINING = frozenset({("prep", "to"), ("prep", "versus"), ("op", "compare")})
_OVER = frozenset({("prep", "in"), ("prep", "for"), ("time", "during"), ("prep", "of")})
_SIGNS = frozenset(".?!,;")
_MOST = 24  # months that are counted from an event


class EitherSide(Points):
    """The rule for what lies before and after a time, and for events as times."""

    def event(self, i: int) -> Found | None:
        """The event named at i, as a time, and the place after it."""
        if i < self.size and self.items[i].means("event"):
            code = next(c for k, c in self.items[i].meanings if k == "event")
            return Moment(anchor="event", event=code), i + 1
        return None

    def either_side(self, i: int, mode: str) -> tuple[TimeExpression, int] | None:
        """`Before and after the Geneva truce`, `before Geneva and after`: the month before it and the month after."""
        other = "after" if mode == "before" else "before"
        at = self._opposite(i + 1, other)
        found = (self.point(at, joined=True) or self.event(self.link(at))) if at else None
        if at and found is None:
            return self._beside_told("month", (-1, 1) if mode == "before" else (1, -1), at, i)
        if found is None:
            found = self.point(self.link(i + 1), joined=True) or self.event(self.link(i + 1))
            end = self._opposite(found[1], other) if found is not None else 0
            if found is None or not end:
                return None
            again = (self.point(end) or self.event(self.link(end))) if end < self.size else None
            if again is not None and again[0] != found[0]:
                return None
            found = found[0], again[1] if again is not None else end  # "after Geneva compared with before Geneva"
        moment = found[0]
        year = moment.year is not None and moment.grain == "year" and moment.months == (1, 12)
        if moment.anchor != "event" and (not (moment.grain == "month" or year) or moment.year is None or moment.anchor):
            return None
        earlier, later = replace(moment, steps=-1), replace(moment, steps=1)
        if moment.anchor != "event":
            earlier, later = (_beside(moment, 12 * step if year else step) for step in (-1, 1))
        return TimeExpression((earlier, later) if mode == "before" else (later, earlier)), found[1]

    def both_sides(self, i: int, mode: str) -> tuple[TimeExpression, int] | None:
        """The same where the first word says more than before: `antes y después de la tregua`, `до и после`."""
        if mode in ("before", "after"):
            return self.either_side(i, mode)
        if mode == "either_side":  # その前後
            return self._beside_told("month", (-1, 1), i + 1, 0)
        if mode == "earlier" and (at := self._opposite(i + 1, "later")):  # `davor und danach`
            return self._beside_told("month", (-1, 1), at, i)
        return self.either_side(i, "before") if mode != "since" and self._opposite(i + 1, "after") else None

    def off_by(self, i: int) -> tuple[TimeExpression, int] | None:
        """`The month before October 2025`, `the year after 2023`, `the month after the Geneva truce`: a step from the
        time that stands right after it; with none there it is counted from what was asked before."""
        code = self.time(i, "off:")
        if not code:
            return self._so_many(i)
        _, grain, step = code.split(":")
        if (both_ends := self._both_off(i + 1, grain, int(step))) is not None:
            return both_ends
        found = self.event(self.link(i + 1)) or self.point(i + 1, joined=True)
        if found is None:
            return None
        moment, months, end = found[0], int(step) * SIZE[grain], found[1]
        event = moment.anchor == "event" and grain == "month"
        if not event and (
            moment.anchor or moment.year_of or moment.year is None or moment.grain != grain or moment.edge
        ):
            return None
        joined = end + 1 < self.size and self.items[end].means("conj", "and")
        both = joined and f"off:{grain}:{-int(step)}" in self.items[end + 1].times and self.point(end + 2) is None
        steps = (months, -months) if both else (months,)  # "the month before the truce and the month after"
        parts = tuple(replace(moment, steps=n) if event else _beside(moment, n) for n in steps)
        return TimeExpression(parts), end + 2 if both else end

    def _both_off(self, i: int, grain: str, step: int) -> tuple[TimeExpression, int] | None:
        """`The month before and after the truce`, `the month before and the month after October 2025`: both of them;
        with no time behind, those beside what was told. The first one's words end before i."""
        at = self._opposite(i, "after" if step < 0 else "before") if grain in ("month", "year") else 0
        joined = i + 1 < self.size and self.items[i].means("conj", "and")
        at = at or (i + 2 if joined and f"off:{grain}:{-step}" in self.items[i + 1].times else 0)
        if not at:
            return None
        found = self.event(self.link(at)) or self.point(at, joined=True)
        steps = (step * SIZE[grain], -step * SIZE[grain])
        if found is None:
            return self._beside_told(grain, steps, at, i)
        moment = found[0]
        if moment.anchor == "event" and grain == "month":
            return TimeExpression(tuple(replace(moment, steps=n) for n in steps)), found[1]
        if moment.anchor or moment.year_of or moment.year is None or moment.grain != grain or moment.edge:
            return None
        return TimeExpression(tuple(_beside(moment, n) for n in steps)), found[1]

    def _beside_told(self, grain: str, steps: tuple[int, int], at: int, i: int) -> tuple[TimeExpression, int] | None:
        """`And before and after?`, `before and after it`: beside the time that was told, where nothing more stands in
        the sentence, or nothing else before it: `之前和之后对美出口各是多少`."""
        beside = tuple(Moment("month" if grain == "month" else None, anchor="earlier", steps=n) for n in steps)
        end = at + (at < self.size and self.items[at].means("harmless", "little"))
        alone = end == self.size or self.items[end].norm in _SIGNS or not i or self.items[i - 1].norm in _SIGNS
        return (TimeExpression(beside), end) if alone else None

    def _so_many(self, i: int) -> tuple[TimeExpression, int] | None:
        """`The three months after the Geneva truce`: from it on, or up to it; `two months before May 2025`, with no
        article that makes them a stretch: the month that lies so far off."""
        at = self.link(i, 1)
        number = self.number(at) or (2 if at < self.size and self.items[at].means("deictic", "both") else None)
        if number is None or not 2 <= number <= _MOST or not self.time(at + 1, "unit:month"):
            return None
        way = -1 if self.time(at + 2, "before") else 1 if self.time(at + 2, "after") else 0
        found = (self.event(self.link(at + 3)) or self.point(self.link(at + 3), joined=True)) if way else None
        if found is None:
            return None
        moment = found[0]
        event = moment.anchor == "event"
        if not event and (moment.grain != "month" or moment.year is None or moment.anchor or moment.year_of):
            return None
        if not self._stretch(i, at):
            steps = way * number
            return TimeExpression((replace(moment, steps=steps) if event else _beside(moment, steps),)), found[1]
        ends = sorted((way, way * number))
        first, last = (replace(moment, steps=n) if event else _beside(moment, n) for n in ends)
        return TimeExpression((first, last), "range"), found[1]

    def _stretch(self, i: int, at: int) -> bool:
        """Whether months that are counted at `at` are a stretch: an article, `both` or a word for over stands there."""
        if self.items[at].means("deictic", "both"):
            return True
        led = [self.items[n] for n in range(max(i - 2, 0), at)]
        return any(item.means("harmless", "determiner") or self._over(item) for item in led)

    @staticmethod
    def _over(item: Item) -> bool:
        return any((k, c) in _OVER for k, c in item.meanings)

    def _opposite(self, i: int, other: str) -> int:
        """Where the words end that join `after` to `before`, or the other way round; 0: none stand at i."""
        while i < self.size and self.filler(i):
            i += 1
        if i < self.size and other == "after" and self.time(i, "onward") and self.items[i].last > self.items[i].first:
            return i + 1  # "and after" is one expression
        joins = i < self.size and any(k == "conj" or (k, c) in _JOINING for k, c in self.items[i].meanings)
        return i + 2 if joins and i + 1 < self.size and self.time(i + 1, other) else 0


def _beside(moment: Moment, months: int) -> Moment:
    """The month, the quarter or the year that lies so many months off."""
    first = (moment.year or 0) * 12 + moment.months[0] - 1 + months
    length = moment.months[1] - moment.months[0]
    return replace(moment, year=first // 12, months=(first % 12 + 1, first % 12 + 1 + length))


_AMOUNT = frozenset({"question", "number", "unit", "scale"})
_HERE = frozenset({"in", "at", "for", "of", "by"})


class TwoSpans(EitherSide):
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
