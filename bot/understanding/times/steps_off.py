"""Items -> the months that lie so far from a time that is named, and the nth month of one: `the month before October
2025`, `the third month after the Geneva truce`, `the second month of Q3 2025`, 2025年5月的前一个月."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.either_side import EitherSide, beside
from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.grains import SIZE, Grain
from bot.understanding.times.item import Item
from bot.understanding.times.moments import Moment, TimeExpression

Told = tuple[TimeExpression, int]  # and the place after it

_OVER = frozenset({("prep", "in"), ("prep", "for"), ("time", "during"), ("prep", "of")})
_MOST = 24  # months that are counted from an event
_BEHIND = {"month_before": -1, "month_after": 1, "year_ago": -12, "year_before": -12, "year_after": 12}


class StepsOff(EitherSide):
    """The rules for steps from a time that stands beside them."""

    def off_by(self, i: int) -> Told | None:
        """A step from the time that stands right after it; with none there it is counted from what was asked before."""
        codes = [code for code, family in self._times.get(i, ()) if family == "off:"]
        for code in codes:
            _, grain, step = code.split(":")
            if (told := self._off(i, grain, int(step))) is not None:
                return told
        if codes:
            return None
        return self._first_so_many(i) or self._nth_from(i) or self._so_many(i) or self._so_many_from(i)

    def _off(self, i: int, grain: str, step: int) -> Told | None:
        """`The month before October 2025`, `the year after 2023`, `the quarter before the Busan truce`."""
        if (both_ends := self._both_off(i + 1, grain, step)) is not None:
            return both_ends
        found = self.event(self.link(i + 1)) or self.point(i + 1, joined=True)
        if found is None:
            return None
        moment, months, end = found[0], step * SIZE[grain], found[1]
        if grain == "quarter" and (near := self._quarter_beside(moment, step)) is not None:
            return TimeExpression((near,)), end
        event = moment.anchor == "event" and grain == "month"
        alike = moment.grain == grain or (abs(step) == SIZE["year"] and moment.grain in ("quarter", "half"))
        if not event and (moment.anchor or moment.year_of or moment.year is None or not alike or moment.edge):
            return None
        joined = end + 1 < self.size and self.items[end].means("conj", "and")
        both = joined and f"off:{grain}:{-step}" in self.items[end + 1].times and self.point(end + 2) is None
        steps = (months, -months) if both else (months,)  # "the month before the truce and the month after"
        parts = tuple(replace(moment, steps=n) if event else beside(moment, n) for n in steps)
        return TimeExpression(parts), end + 2 if both else end

    @staticmethod
    def _quarter_beside(moment: Moment, step: int) -> Moment | None:
        """The quarter beside that of an event or a month."""
        if moment.anchor == "event" or (moment.anchor == "last" and moment.grain == "month"):
            return replace(moment, grain="quarter", steps=step)
        if not _is_month(moment) or moment.edge:
            return None
        first = moment.months[0] - (moment.months[0] - 1) % 3
        return beside(replace(moment, grain="quarter", months=(first, first + 2)), 3 * step)

    def _both_off(self, i: int, grain: str, step: int) -> Told | None:
        """`The month before and after the truce`, `the month before and the month after October 2025`: both of them;
        with no time behind, those beside what was told. The first one's words end before i."""
        at = self.opposite(i, "after" if step < 0 else "before") if grain in ("month", "year") else 0
        joined = i + 1 < self.size and self.items[i].means("conj", "and")
        at = at or (i + 2 if joined and f"off:{grain}:{-step}" in self.items[i + 1].times else 0)
        if not at:
            return None
        found = self.event(self.link(at)) or self.point(at, joined=True)
        steps = (step * SIZE[grain], -step * SIZE[grain])
        if found is None:
            return self.beside_told(grain, steps, at, i)
        moment = found[0]
        if moment.anchor == "event" and grain == "month":
            return TimeExpression(tuple(replace(moment, steps=n) for n in steps)), found[1]
        if moment.anchor or moment.year_of or moment.year is None or moment.grain != grain or moment.edge:
            return None
        return TimeExpression(tuple(beside(moment, n) for n in steps)), found[1]

    # ------------------------------------------------------------------------------------------ so many months off

    def _way(self, i: int) -> tuple[int, int]:
        """Which way a word leads from the time behind it, and the place after it: after, following; before. 0: none."""
        if i >= self.size:
            return 0, i
        if self.time(i, "before"):
            return -1, i + 1
        if self.time(i, "after") or self.items[i].means("harmless", "going_on"):
            return 1, i + 1
        if self.time(i, "next") and i + 1 < self.size and self.items[i + 1].means("prep", "to"):
            return 1, i + 2  # "los tres meses siguientes a mayo"
        return (-1 if self.time(i, "until_or_before") else 0), i + 1

    def _anchor(self, i: int) -> Found | None:
        """The event or the month of a year named at i, from which months can be counted."""
        found = self.event(self.link(i)) or self.point(self.link(i), joined=True)
        if found is None or found[0] == INVALID:
            return None
        return found if found[0].anchor == "event" or _is_month(found[0]) else None

    def _so_many(self, i: int) -> Told | None:
        """`The three months after the Geneva truce`: from it on, or up to it; `two months before May 2025`, with no
        article that makes them a stretch: the month that lies so far off."""
        at = self.link(i, 1)
        number = self.number(at) or (2 if at < self.size and self.items[at].means("deictic", "both") else None)
        if number is None or not 2 <= number <= _MOST:
            return None
        if self.time(at + 1, "month_after") and (found := self._anchor(at + 2)) is not None:
            return _stretch_of(found[0], 1, number), found[1]  # "les trois mois suivant mai"
        if not self.time(at + 1, "unit:month"):
            return None
        way, end = self._way(at + 2)
        if number > 3 and self.time(at + 2, "until_or_before"):
            return None  # "за 12 месяцев до июня": up to it
        found = self._anchor(end) if way else None
        if found is None:
            return None
        if not self._stretch(i, at):
            return TimeExpression((_moved(found[0], way * number),)), found[1]
        return _stretch_of(found[0], way, number), found[1]

    def _first_so_many(self, i: int) -> Told | None:
        """`The first three months after the Geneva truce`: those that follow it."""
        both = i + 2 < self.size and self.items[i].means("deictic", "both") and self.time(i + 1, "first")
        count = self.number(i) or (2 if both else 0)
        if count and self.time(i + 1, "first") and self.time(i + 2, "month_after"):  # "deux premiers mois suivant"
            found = self._anchor(i + 3)
            return None if found is None else (_stretch_of(found[0], 1, count), found[1])
        if code := self.time(i, "first:"):
            number, grain, end = int(code.split(":")[1]), code.split(":")[2], i + 1
        elif both and self.time(i + 2, "unit:month"):
            number, grain, end = 2, "month", i + 3
        elif (counted := self.count(i, "first") if i < self.size else None) is not None:
            number, grain, end = counted
        else:
            return None
        way, at = self._way(end)
        found = self._anchor(at) if way > 0 and grain == "month" else None
        return None if found is None else (_stretch_of(found[0], 1, number), found[1])

    def _so_many_from(self, i: int) -> Told | None:
        """`The six months from July 2025`, `seis meses desde julio de 2025`: with that month the first of them, where
        no other end is named."""
        at = self.link(i, 1)
        number, begins = self.number(at) or 0, at + 2
        if not 2 <= number <= _MOST or not self.time(at + 1, "unit:month") or begins >= self.size:
            return None
        if not (self.time(begins, "from", "beginning") or self.items[begins].means("prep", "from")):
            return None
        found = self._anchor(begins + 1)
        if found is None or self.range_mark(found[1]) or self.time(found[1], "to_now"):
            return None
        ends = (found[0], _moved(found[0], number - 1))
        return TimeExpression(ends, "range"), found[1]

    def _stretch(self, i: int, at: int) -> bool:
        """Whether months that are counted at `at` are a stretch: an article, `both` or a word for over stands there."""
        if self.items[at].means("deictic", "both"):
            return True
        led = [self.items[n] for n in range(max(i - 2, 0), at)]
        return any(item.means("harmless", "determiner") or _over(item) for item in led)

    # ------------------------------------------------------------------------------------------ the nth of them

    def _nth(self, i: int) -> tuple[int, int] | None:
        """`Third month`, `tercer mes`, `last month`: which one (-1: the last), and the place after it."""
        if i >= self.size:
            return None
        if code := self.time(i, "nth:"):
            return int(code[4:]), i + 1
        if self.time(i, "last_month"):
            return -1, i + 1
        item = self.items[i]
        if item.means("harmless", "nth_month"):
            return self.month_at(i), i + 1
        at = self.link(i + 1, 1)
        if self.time(i, "past") and self.time(at, "unit:month"):
            return -1, at + 1
        which = next((int(code) for kind, code in item.meanings if kind == "ordinal" and code.isdigit()), 0)
        at = i + 1
        if item.number is not None and self.sign(at, ".") and self.glued(at):
            which, at = item.number, at + 1
        month = self.time(at, "unit:month") or (self.unspaced and self.time(at, "sign:month"))
        return (which, at + 1) if 1 <= which <= 12 and month else None

    def _nth_from(self, i: int) -> Told | None:
        """`The third month after May 2025`, `the second month of Q3 2025`, `last month of Q2`."""
        if (nth := self._nth(i)) is None and i + 1 < self.size and self.time(i + 1, "off:month:1"):
            which = next((int(code) for kind, code in self.items[i].meanings if kind == "ordinal"), 0)
            found = self._anchor(i + 2) if which else None
            return None if found is None else (TimeExpression((_moved(found[0], which),)), found[1])
        if nth is None:
            return None
        which, end = nth
        way, at = self._way(end)
        if way and which > 0:
            found = self._anchor(at)
            return None if found is None else (TimeExpression((_moved(found[0], way * which),)), found[1])
        inner = self.point(self.link(end), joined=True)
        month = _month_in(inner[0], which) if inner is not None else None
        return None if month is None or inner is None else (TimeExpression((month,)), inner[1])

    # ------------------------------------------------------------------------------------------ said behind the time

    def stepped(self, first: Moment, end: int) -> Told | None:
        """2025年5月的前一个月, 2025年5月后三个月, 2025年三季度第二个月, 2025年5月の2か月後: what is counted from what
        stands before it, where the year comes first."""
        if not self.unspaced or end >= self.size or not (first.anchor == "event" or first.year is not None):
            return None
        linked = self.sign(end, *self.ways["linking"]) or self.items[end].means("harmless", "little")
        at = end + (linked and self.filler(end) and not self.items[end].times)  # 的, の; but 较
        if at >= self.size:
            return None
        counts = first.anchor == "event" or (_is_month(first) and not first.edge)
        if (nth := self._nth(at)) is not None and (month := _month_in(first, nth[0])) is not None:
            return TimeExpression((month,)), nth[1]
        if not counts:
            return None
        against = at == end and any(item.means("op", "compare") for item in self.items)
        if (code := self.time(at, *_BEHIND)) and not against:
            return TimeExpression((_moved(first, _BEHIND[code]),)), at + 1
        if self.time(at, "before_post") and self.number(at + 1) is not None:
            return self._behind_way(first, at)  # 6月之前三个月: the three months before it
        if (ago := self._ago(at)) is not None and not ago[0].count:
            grain, steps = ago[0].grain, ago[0].steps
            months = steps * (SIZE[grain] if grain else 1)
            return None if grain == "day" else (TimeExpression((_moved(first, months),)), ago[1])
        counted = self.count(at, "first")
        if code := self.time(at, "first:"):
            counted = int(code.split(":")[1]), _grain(code.split(":")[2]), at + 1
        if counted is not None and counted[1] == "month":
            return _stretch_of(first, -1, counted[0]), counted[2]
        return self._behind_way(first, at)

    def _behind_way(self, first: Moment, at: int) -> Told | None:
        """5月之后两个月, 5月後の3か月, 5月之后第三个月: a word for after or before, and so many months."""
        way = 1 if self.time(at, "after_post", "later", "after") else 0
        way = -1 if self.time(at, "before_post") and not way else way
        begun, at = not way and self.time(at, "since_post"), self.link(at + 1)
        if begun and (nth := self._nth(at)) is not None and nth[0] > 0:
            return TimeExpression((_moved(first, nth[0] - 1),)), nth[1]  # 5月から3か月目: with May the first
        if not way:
            return None
        if way > 0 and (nth := self._nth(at)) is not None and nth[0] > 0:
            return TimeExpression((_moved(first, nth[0]),)), nth[1]
        if code := self.time(at, "counted:"):
            number, grain = int(code.split(":")[1]), code.split(":")[2]
            return (_stretch_of(first, way, number), at + 1) if grain == "month" else None
        number = self.number(at) or 0
        if 1 <= number <= _MOST and self.time(at + 1, "unit:month") and not self.time(at + 2, "later", "ago"):
            return _stretch_of(first, way, number), at + 2
        return None


def _is_month(moment: Moment) -> bool:
    return moment.grain == "month" and moment.year is not None and not (moment.anchor or moment.days)


def _over(item: Item) -> bool:
    return any((k, c) in _OVER for k, c in item.meanings) or item.means("self", "us")  # "nos três meses": in the


def _grain(said: str) -> Grain:
    return "quarter" if said == "quarter" else "month"


def _moved(moment: Moment, months: int) -> Moment:
    return replace(moment, steps=months) if moment.anchor == "event" else beside(moment, months)


def _stretch_of(moment: Moment, way: int, number: int) -> TimeExpression:
    """So many months right after a time, or right before it."""
    if number == 1:
        return TimeExpression((_moved(moment, way),))
    ends = sorted((way, way * number))
    return TimeExpression((_moved(moment, ends[0]), _moved(moment, ends[1])), "range")


def _month_in(moment: Moment, which: int) -> Moment | None:
    """The nth month of a quarter, a half or another part of a year, or its last."""
    first, last = moment.months
    part = first < last and (first, last) != (1, 12) and not (moment.anchor or moment.days or moment.so_far)
    if not part or moment.edge or moment.fiscal or first + which - 1 > last:
        return None
    month = last if which < 0 else first + which - 1
    return replace(moment, grain="month", months=(month, month))
