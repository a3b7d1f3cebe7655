"""Items -> single moments: dates, and what is counted from today, the newest month or what was asked before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, cast

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.fiscal_years import PARTS_OF_YEAR, FiscalYears
from bot.understanding.times.grains import SIZE, Grain
from bot.understanding.times.item import Item
from bot.understanding.times.moments import Moment
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.in_order import InOrder, rows_of
from bot.understanding.words.numerals import ROMAN

Edge = Literal["start", "middle", "end"]

Rule = Callable[["Points", int], Found | None]

_LAST_OF: dict[str, int] = {"last_month": 1, "last_quarter": 3, "last_half": 6, "month_before_last": -1}


class Points(FiscalYears):
    """The rules for one moment with everything that belongs to it."""

    _asked: tuple[Rule, ...] | None = None

    def point(self, i: int, joined: bool = False) -> Found | None:
        """One moment at i with its year if it has one; `joined`: it stands beside another time word."""
        if i >= self.size:
            return None
        item = self.items[i]
        if not item.times and item.number is None and not _dated(item):
            return None
        if (found := self.numeric(i)) is not None:
            return found
        if self.time(i, "whole_right_before"):  # "in all 2025", and not "in all, 2025", "in all in 2025": a sum
            return self.year(i + 1) if i + 1 < self.size else None
        if self.time(i, "whole", "whole_year") and (found := self.point(self.link(i + 1), joined)) is not None:
            return found
        for rule in self._concerned():
            if (found := rule(self, i)) is not None:
                return found
        return self._year_first(i) or self._part_first(i, joined) or self.fixed(i)

    def _concerned(self) -> tuple[Rule, ...]:
        """The rules of _RULES that a word of the text concerns, found once."""
        if self._asked is None:
            self._asked = tuple(_RULES.among(rows_of(self.told)))
        return self._asked

    def _last_of(self, i: int) -> Found | None:
        """`The last quarter of 2025`, `im letzten Quartal 2025`: of the year that is told after it."""
        code, at = self.time(i, *_LAST_OF), self.link(i + 1)
        if any(self.items[n].means("conj") for n in range(i + 1, at)):
            return None  # 先月と去年の8月: two months
        joined_on = at > i + 1 or "month" not in code
        if not code or not joined_on or (found := self.year(at)) is None:
            return None
        size = _LAST_OF[code]
        months = (11, 11) if size < 0 else (13 - size, 12)
        grain: Grain = "month" if "month" in code else "quarter" if "quarter" in code else "half"
        return replace(found[0], grain=grain, months=months), found[1]

    def _edge(self, i: int) -> Found | None:
        """`the end of 2025`, `early 2026`, `end of the year`."""
        code = self.time(i, "start_of", "middle_of", "end_of")
        if not code:
            return None
        edge, at = cast(Edge, code.removesuffix("_of")), self.link(i + 1)
        at += self.sign(at, "-")
        if (fiscal := self.whole_fiscal_year(at)) is not None:
            return replace(fiscal[0], edge=edge), fiscal[1]
        found = self.year(at)
        if found is None or found[0].year_of or not self.range_mark(found[1]):
            found = self.point(at, joined=True)  # else "from the start of 2025 to November": the month is the other end
        if found is not None and found[0].days is None:
            return replace(found[0], edge=edge), found[1]
        if self.time(at, "unit:year", "year_span"):
            if (told := self.year(at + 1)) is not None and told[0].days is None:
                return replace(told[0], edge=edge), told[1]  # "в начале года 2026"
            months = {"end": (12, 12), "start": (1, 2)}.get(edge, (6, 6))
            return Moment("month", months, edge=edge), at + 1
        return None

    def _to_date(self, i: int) -> Found | None:
        """`ytd`, `ytd June 2026`, `year to date 2026`, `so far this year`."""
        if not self.time(i, "ytd", "so_far"):
            return None
        at = self.link(i + 1)
        found = self.point(at, joined=True) if not self.time(at, "ytd", "so_far") else None
        if found is None or found[0].days is not None or (found[0].anchor and found[0].anchor != "today"):
            return (Moment("year", year=0, year_of="today", so_far=True), i + 1) if self.time(i, "ytd") else None
        mark = self.range_mark(found[1]) if found[0].grain == "month" and found[0].months[0] > 1 else 0
        second = self.point(self.link(mark), joined=True) if mark else None
        if second is not None and second[0].months[0] > 1:
            return None  # "acumulado de junho a agosto"; "ytd May 2024 to ytd May 2025" are two spans
        return (self._cumulated if self.time(i, "ytd") else self._so_far)(found[0]), found[1]

    @classmethod
    def _so_far(cls, moment: Moment) -> Moment:
        """`Q3 so far`: what there is of it; `July so far` is July, where `ytd July` is the year up to it."""
        if moment.grain in ("quarter", "half"):
            return replace(moment, so_far=True)
        return moment if moment.grain == "month" else cls._cumulated(moment)

    @staticmethod
    def _cumulated(moment: Moment) -> Moment:
        if moment.months == (1, 12):
            return replace(moment, so_far=True)
        return replace(moment, grain=None, months=(1, moment.months[1]))

    def _past(self, i: int) -> Found | None:
        """`past 12 months`, `the last three months of 2025`, `the past year`."""
        if counted := self.count(i, "past"):
            number, grain, end = counted
            at = self.link(end)
            year = self.year(at) if at < self.size else None
            year = None if year is None or grain == "day" or number * SIZE[grain] > 12 else year
            if at == end and year is not None and is_bare_year(year[0]) and not year[0].year_of:  # "months 2025"
                return Moment(grain, anchor="newest", count=number, year=year[0].year), year[1]
            if at > end and year is not None:
                return replace(year[0], grain=None, months=(13 - number * SIZE[grain], 12)), year[1]
            end += bool(self.time(end, "past_post"))
            return Moment(grain, anchor="newest", count=number, leaning=self._leans(i)), end
        if not self.time(i, "past"):
            return None
        at = self.link(i + 1, 1)
        if self.time(at, "unit:year", "unit:half"):
            return Moment("month", anchor="newest", count=12 if self.time(at, "unit:year") else 6), at + 1
        if self.time(at, "unit:quarter", "unit:month"):
            of, quarter = self.link(at + 1), bool(self.time(at, "unit:quarter"))
            several = not quarter and self.items[at].norm not in self.ways["one_month"]
            year = self.year(of) if of > at + 1 and not several else None
            if year is not None and is_bare_year(year[0]):  # "the final month of 2025"
                months = (10, 12) if quarter else (12, 12)
                return replace(year[0], grain="quarter" if quarter else "month", months=months), year[1]
            return Moment("quarter" if self.time(at, "unit:quarter") else "month", anchor="today", steps=-1), at + 1
        return None

    def _leans(self, i: int) -> bool:
        """`the previous two months`, `два предыдущих месяца`: those before what was told."""
        return bool(self.time(i, "prior") or self.time(i + 1, "prior"))

    def _ago(self, i: int) -> Found | None:
        """`two years ago`, `vor zwei Jahren`, `hace 3 meses`, `three months earlier`, `one year later`, `3年来`."""
        led = self.time(i, "ago", "ago_pre", "before") and not self.time(i, "first", "prior")  # 前2カ月 are months
        start = i + 1 if led else i
        number, at = self.number(start), start + 1
        if code := self.time(start, "counted:"):
            number, grain = int(code.split(":")[1]), cast(Grain, code.split(":")[2])  # 两个月, as one word
            at = start
        elif number is None or not 1 <= number <= 60 or self.items[start].norm.startswith("0"):
            return None
        else:
            at += self.sign(at, "-")
            unit = self.unit(at)
            if unit is None:
                return None
            grain = unit
        end = at + 1
        if start > i:
            kind = "ago"
        else:
            kind = self.time(end, "ago", "earlier", "later", "before", "after", "past_post")
            end += 1
        if not kind or (start == i and number > 14 and self.number(end) is not None):  # 25年前11个月: the year 2025
            return None
        if kind == "past_post":
            if number > 14 and grain == "year" and self.time(end - 1, "since_post"):
                return None  # 24年以来: since 2024
            return Moment(grain, anchor="newest", count=number, leaning=self._leans(end - 1)), end
        if grain == "day":
            return (Moment("day", anchor="today", steps=-number), end) if kind == "ago" else None
        months = number * SIZE[grain]
        if kind in ("later", "after"):
            return Moment(anchor="earlier", steps=months), end
        if kind in ("earlier", "before") or months in (1, 12):
            return Moment(anchor="earlier", steps=-months), end
        return Moment(grain, anchor="today", steps=-number), end

    def _year_first(self, i: int) -> Found | None:
        """`2025 Q3`, `last year's first half`, `2025年1-11月`, `2026 so far`, `2025年底`, or the year alone."""
        found = self.year(i)
        if found is None:
            return None
        year, end = found
        if self.time(i, "year_before", "year_after"):
            return self._part_behind(*found)
        at = end
        if self.sign(at, "'") and f"'{self.items[min(at + 1, self.size - 1)].norm}" in self.ways["possessive"]:
            at += 2
        elif self.sign(at, "-", "/") and self.glued(at) and self.time(at + 1, "month:", "quarter:", "half:"):
            at += 1
        at = self.link(at)
        if not year.fiscal and (counted := self.count(at, "past")) and at == end:
            number, grain, stop = counted
            if grain != "day" and number * SIZE[grain] < 12:  # 2025年最后三个月
                return replace(year, grain=None, months=(13 - number * SIZE[grain], 12)), stop
        if self.time(at, "final") and (last := self.number(at + 1)) and self.time(at + 2, "unit:month") and last < 12:
            return replace(year, grain=None, months=(13 - last, 12)), at + 3  # 去年の最後の3か月
        if self.time(at, "ytd", "so_far"):
            if not year.year_of and not self.time(at, "ytd") and self.time(at, "to_now", "since_post"):
                return year, end  # "2023 to date": from then on, not that year's
            begun = not year.year_of and self.time(at, "since_post") != ""  # 2025年初以来: from then on to now
            return replace(year, so_far=True, edge="start" if begun else ""), at + 1
        if (edge := self.time(at, "start_of", "middle_of", "end_of")) and self.point(self.link(at + 1)) is None:
            return replace(year, edge=cast(Edge, edge.removesuffix("_of"))), at + 1
        if at < self.size:
            sub = self.span(at) or self.part(at)
            if year.fiscal == "ends" and (sub is None or sub[0].grain not in PARTS_OF_YEAR):
                return year, end
            if sub is not None and sub[0] == INVALID:
                return sub
            # "2024 nov 2025": the month belongs to the year after it; "2025 - 11 months": no month at all
            near = at - end <= 1 or self.sign(end, "'")
            if (
                sub is not None
                and near
                and ((self.unspaced and at == end) or self.with_year(*sub)[0].year is None)  # 2025年6月と2024年
                and self.certain(at, sub[1], near and at == end)
            ):
                part = replace(sub[0], year=year.year, year_of=year.year_of, fiscal=year.fiscal)
                if year.year_of == "today" and not year.year and part.grain == "month" and self._up_to(end):
                    part = replace(part, grain=None, months=(1, part.months[1]))  # "this year to August"
                return self._after_part(part, sub[1])
        return year, end

    def _part_behind(self, year: Moment, end: int) -> Found | None:
        """前年上半期, 上一年三季度: of the year before what was said. Alone it moves the period asked before: November
        2025 to November 2024."""
        at = self.link(end)
        if not self.unspaced or at >= self.size or any(self.items[n].means("conj") for n in range(end, at)):
            return None
        sub = self.span(at) or self.part(at)
        if sub is None or sub[0].grain not in (*PARTS_OF_YEAR, "month") or not sub[0].yearless or sub[0].days:
            return None
        return replace(sub[0], year=year.year, year_of=year.year_of), sub[1]

    def _up_to(self, i: int) -> bool:
        return self.items[i].means("prep", "to") and not self.unspaced

    def _after_part(self, part: Moment, end: int) -> Found:
        """`June 2026 ytd`, `6月底`, `Nov 2025 (month)`: what may follow a finished moment."""
        if (days := self.days_after(part, end)) is not None:
            return days
        if self.time(end, "ytd", "so_far") and part.days is None:
            if part.grain == "month" and self.time(end, "to_now") and not self.time(end, "ytd"):
                return part, end  # "July to date": from then on
            return (self._cumulated if self.time(end, "ytd") else self._so_far)(part), end + 1
        if part.grain in ("quarter", "half") and (ended := self.edge_after(part, end)) is not None:
            return ended
        at = self.link(end + 1)
        if self.time(end, "end_of", "start_of") and part.grain == "month" and self.point(at) is None:
            return part, end + (not self.time(at, "unit:year"))  # but "d'août à la fin de l'année"
        if self.time(end, "past_adj") and part.yearless:  # novembre dernier
            return replace(part, anchor="last"), end + 1
        led = part.yearless and part.grain == "month" and self.time(end, "before", "earlier")  # "the December before"
        if led and all(item.means("deictic", "that") for item in self.items[end + 1 :]):
            return replace(part, anchor="preceding"), end + 1
        if self.time(end, "period_word"):
            return part, end + 1
        return part, end

    def _part_first(self, i: int, joined: bool) -> Found | None:
        """`November 2025`, `Q3`, `25 December 2025`, `last November`, `first six months of last year`."""
        if (which := self.time(i, "past", "this", "next")) and i + 1 < self.size:
            found = self.part(i + 1)
            if found is not None and which == "this" and self.as_modal(i + 1, found[1]):
                return None
            if found is not None and found[0].months != (1, 12) and found[0] != INVALID:
                if self.with_year(*found)[0].year is not None:
                    return None
                if which == "past":
                    return replace(found[0], anchor="last"), found[1]
                return replace(found[0], year=0, year_of="today"), found[1]
        found = self.span(i) or self.part(i)
        if found is None or found[0] == INVALID:
            return found
        if (fiscal := self.of_fiscal_year(*found)) is not None:
            return fiscal
        part, end = self.with_year(*found)
        back = self._ago(self.link(end)) if part.yearless and part.days is None else None
        if back is not None and back[0].grain == "year" and back[0].anchor == "today":
            return replace(part, year=back[0].steps, year_of="today"), back[1]  # "June two years ago"
        if part.year is None and not self.certain(i, end, joined):
            return None
        if (
            part.year is None
            and self.time(self.link(end), "unit:year")
            and self.link(end) > end
            and part.grain != "month"
        ):
            end = self.link(end) + 1  # "the first half of the year"
        return self._after_part(part, end)


def _dated(item: Item) -> bool:
    """Whether a word that is no time and no figure may be one of a date: `'25`, `1,2`, `Q.1`, `IV`, `second`, `CNY`."""
    norm = item.norm
    if norm == "'" or not item.meanings:
        return norm == "'" or "." in norm
    figured = norm[:1].isdigit() or "," in norm or norm in ROMAN
    return figured or not {"ordinal", "term"}.isdisjoint([kind for kind, _ in item.meanings])


_RULES: Final[InOrder[Rule]] = InOrder(
    (Points._edge, "start_of middle_of end_of"),
    (Points._to_date, "ytd so_far"),
    (Points._past, "past trailing:"),
    (Points._ago, "ago ago_pre before earlier later after past_post"),
    (Points.fiscal_time, "fiscal fiscal_year_india"),
    (Points._last_of, " ".join(_LAST_OF)),
    (Points.same_of_year, "that_period that_month that_quarter that_half"),
)
