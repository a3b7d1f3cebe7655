"""Items -> moments that one phrase names by itself: today, last month, the month before, that year, the whole year."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.days import Days
from bot.understanding.times.figure_dates import Found
from bot.understanding.times.moments import Moment

_FIXED: dict[str, Moment] = {
    "latest": Moment("month", anchor="newest"),
    "today": Moment("day", anchor="today"),
    "yesterday": Moment("day", anchor="today", steps=-1),
    "this_month": Moment("month", anchor="today"),
    "last_month": Moment("month", anchor="today", steps=-1),
    "next_month": Moment("month", anchor="today", steps=1),
    "month_before_last": Moment("month", anchor="today", steps=-2),
    "this_quarter": Moment("quarter", anchor="today"),
    "last_quarter": Moment("quarter", anchor="today", steps=-1),
    "next_quarter": Moment("quarter", anchor="today", steps=1),
    "this_half": Moment("half", anchor="today"),
    "last_half": Moment("half", anchor="today", steps=-1),
    "year_ago": Moment(anchor="earlier", steps=-12),
    "same_last_year": Moment(anchor="earlier", steps=-12),
    "year_before": Moment(anchor="earlier", steps=-12, leaning=True),
    "year_after": Moment(anchor="earlier", steps=12, leaning=True),
    "month_before": Moment("month", anchor="earlier", steps=-1),
    "month_after": Moment("month", anchor="earlier", steps=1),
    "quarter_before": Moment("quarter", anchor="earlier", steps=-1),
    "half_before": Moment("half", anchor="earlier", steps=-1),
    "quarter_after": Moment("quarter", anchor="earlier", steps=1),
    "that_period": Moment(anchor="earlier"),
    "that_month": Moment("month", anchor="earlier"),
    "that_quarter": Moment("quarter", anchor="earlier"),
    "that_half": Moment("half", anchor="earlier"),
    "that_year": Moment("year", anchor="earlier"),
    "year_start": Moment("month", (1, 2), edge="start"),  # "zu Jahresbeginn"
    "year_end": Moment("month", (12, 12), edge="end"),  # "and at year-end?"
    "last_whole_year": Moment("year", year=-1, year_of="today"),  # 去年通年
    "whole_year": Moment("year", year=0, year_of="earlier"),  # "and the whole year?"; with a year named, that year
}


class FixedMoments(Days):
    """The rule for such a phrase, and for the first months of a year as analysts write them."""

    def part(self, i: int) -> Found | None:
        """`11M25`, `9M2025`: only glued, for `9m` alone is an amount; the Cyrillic letter stands for no million."""
        written = i + 2 < self.size and self.items[i + 1].norm in self.ways["month_letter"] and self.glued(i + 1)
        apart = written and not self.items[i + 1].norm.isascii() and len(self.items[i + 2].norm) == 4
        written = written and (self.glued(i + 2) or apart)
        count = self.items[i].number if written else None
        if (
            count is not None
            and self.items[i + 2].number is not None
            and 2 <= count <= 12
            and len(self.items[i + 2].norm) in (2, 4)
        ):
            return Moment(None, (1, count)), i + 2
        return super().part(i)

    def fixed(self, i: int) -> Found | None:
        code = self.time(i, *_FIXED)
        if not code:
            return None
        end, moment = i + 1, _FIXED[code]
        if code == "whole_year" and self.time(end, "past_adj"):  # todo el año | pasado
            return replace(moment, year=-1, year_of="today"), end + 1
        if code == "whole_year" and self.time(end, "before", "earlier") and end + 1 == self.size:
            return replace(moment, year=-1), end + 1  # "the full year before"
        if moment.anchor != "earlier":
            return moment, end
        while more := self.time(at := self.link(end), *_FIXED, "last_year"):  # "the same month of the previous year"
            other = _FIXED.get(more, _FIXED["same_last_year"])
            if other.anchor != "earlier" or (moment.steps and other.steps and other != moment):
                break
            moment, end = (other if other.steps else moment), at + 1
        year = (
            self.year(self.link(end))
            if not moment.steps and moment.grain in (None, "month", "quarter", "half")
            else None
        )
        if year is not None and not year[0].year_of:
            return replace(moment, year=year[0].year), year[1]  # "the same month of 2025"
        return moment, end

    def same_of_year(self, i: int) -> Found | None:
        """2024年同期, 2024年の同じ月: the year stands right before what is the same of it."""
        year = self.year(i) if self.items[i].number is not None else None
        if year is None or year[0].year_of or year[0].fiscal or not self.glued(at := self.link(year[1])):
            return None
        code = self.time(at, "that_period", "that_month", "that_quarter", "that_half")
        return (replace(_FIXED[code], year=year[0].year), at + 1) if code else None
