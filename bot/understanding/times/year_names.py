"""Items -> the years they name: 2025, '25, 25年, FY25, `last year`; and the year of a month or quarter."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.figure_dates import FigureDates, Found
from bot.understanding.times.item import Item
from bot.understanding.times.moments import Moment

_FROM_TODAY = {"last_year": -1, "this_year": 0, "next_year": 1, "year_before_last": -2}
_FROM_EARLIER = {"that_year": 0, "year_before": -1, "year_after": 1}


class Years(FigureDates):
    """The rules for years."""

    def year(self, i: int, loose: bool = False) -> Found | None:
        """A year at i, as a Moment that names no month; `loose`: 25 and '25 are years here (beside a month)."""
        if i >= self.size:
            return None
        item = self.items[i]
        if item.number is None and not item.times and item.norm != "'":  # most words
            return None
        start = i
        if self.time(i, "unit:year", "whole", "whole_year", "fiscal") and not self.time(i, "sign:year"):
            following = self.link(i + 1)  # "the year 2025", "año 2025"
            named = self.number(following)
            if named is None or not 1900 <= named <= 2100:
                short = following == i + 1 and not self.counts(following)  # "full year 25", "all of 25"
                return self.year(following, loose=short) if self.time(i, "whole", "whole_year") else None
            i = following
        if self.time(i, "reiwa") and i + 1 < self.size:
            i += 1
        if (counted := self._year_counted(i)) is not None:
            return counted
        item = self.items[i]
        if item.number is None:
            return self._apostrophe(i)
        if self.time(i - 1, "reiwa"):
            value = item.number + 2018
        elif item.two_digit:
            if not self._short(i, loose):
                return None
            value = item.number + 2000
        elif self._four_figures(i, item, bare=start == i and not loose):
            value = item.number
        else:
            return None
        end = i + 1
        if self.time(end, "sign:year") and not self.time(end, "end_of", "start_of"):
            end += 1
            end += self.sign(end, ".") and self.glued(end) and end + 1 < self.size
        if self.time(end, "fiscal") or (self.time(end, "fiscal_begins") and self.glued(end)):  # 2025 финансовый год
            return Moment("year", year=value, fiscal="begins" if self.time(end, "fiscal_begins") else "ends"), end + 1
        while self.time(end, "whole", "whole_year") and not self.time(end, "unit:year"):
            end += 1
        return Moment("year", year=value), end

    def _year_counted(self, i: int) -> Found | None:
        """`Last year`, `the year before`: counted from today's or from the one said before."""
        if code := self.time(i, *_FROM_TODAY):
            end = i + 1 + bool(self.time(i + 1, "whole", "whole_year") and not self.time(i + 1, "unit:year"))
            return Moment("year", year=_FROM_TODAY[code], year_of="today", fiscal=self.fiscal(i)), end
        code = self.time(i, *_FROM_EARLIER)
        return (Moment("year", year=_FROM_EARLIER[code], year_of="earlier"), i + 1) if code else None

    def _apostrophe(self, i: int) -> Found | None:
        """'25, right behind its sign."""
        at = i + 1
        if self.items[i].norm != "'" or at >= self.size or not self.items[at].two_digit or not self.glued(at):
            return None
        value = self.items[at].number
        if value is None or self.amount(at, year=True) or not 0 <= value <= 40:
            return None
        return Moment("year", year=2000 + value), at + 1

    def _short(self, i: int, loose: bool) -> bool:
        """Whether two figures are a year: beside a month (`loose`), or by what stands behind them."""
        marked = self.time(i + 1, "sign:year", "fiscal_begins") and (
            not self.time(i + 2, "past_post", "unit:", "ago", "earlier", "later")
            or (self.number(i + 3) is not None or self.time(i + 2, "since_post"))
            or self.items[i + 2].means("op", "when", "count", "which")  # 25年 何月, 25年何カ月
            or (self.unspaced and self.time(i + 2, "unit:month", "unit:quarter") and self._which(i + 2))
        )
        marked = marked or (self.time(i + 1, "fiscal") and self.number(i + 2) is None)  # 25财年
        if not 15 <= (self.items[i].number or 0) <= 35:
            return False
        if marked or self.inflected(i) or self.year_to_year(i) or self.of_months(i):
            return True
        if self._since(i) or self._of_years_listed(i):
            return True
        if self.time(i + 1, "quarter:", "half:") and self.glued(i + 1) and self.items[i].norm.isascii():
            return True  # 25Q2
        return loose and not self.amount(i, year=True, month=True)

    def of_months(self, i: int) -> bool:
        """`Highest surplus month 24`, `# months 25 exports >327bn`: two figures right behind the unit, of nothing."""
        unit = self.time(i - 1, "unit:month") or (i > 0 and self.items[i - 1].means("op", "count"))
        led = unit and not self.unspaced and self.items[i - 1].last + 1 == self.items[i].first
        short = self.items[i].two_digit and 15 <= (self.items[i].number or 0) <= 35
        return bool(led and short and not self.amount(i, year=True, month=True) and not self.time(i + 1, "unit:"))

    def _since(self, i: int) -> bool:
        """`Worst month since 23`: two figures right behind the word, of nothing and of no date."""
        led = self.time(i - 1, "since") and not self.unspaced
        return bool(led) and not (
            self.amount(i) or self.time(i + 1, "month:", "unit:") or self.sign(i + 1, ".", "/", "-")
        )

    def _of_years_listed(self, i: int) -> bool:
        """`In March of 23, 24 and 25`: one more of the years that a month is looked at in."""
        at = i
        while at > 1 and self.items[at - 2].two_digit and (self.sign(at - 1, ",") or self.items[at - 1].means("conj")):
            at -= 2
        led = at < i and self.items[at - 1].means("prep", "of") and self.time(at - 2, "month:")
        return bool(led) and not self.amount(i)

    def _which(self, i: int) -> bool:
        """哪个月, どの月: a question after the unit, and not so many of them."""
        return any(word in self.items[i].norm for word in self.ways["asked_by"])

    def _four_figures(self, i: int, item: Item, bare: bool) -> bool:
        """Whether it is a year and no amount: 通年で2000億ドル; `bare`: nothing stands before it that tells."""
        if not 1900 <= (item.number or 0) <= 2100 or (item.norm.isdigit() and len(item.norm) != 4):
            return False
        after = self.items[i + 2].norm if i + 2 < self.size and self.sign(i + 1, "'") else ""
        if after and f"'{after}" in self.ways["possessive"]:
            return True  # "did exports top 2024's level"
        scaled = self.unspaced and i + 1 < self.size and self.items[i + 1].means("scale")
        return not scaled and not (bare and self.amount(i, True))

    def with_year(self, part: Moment, i: int, loose: bool = True) -> Found:
        """The part with the year that follows it, if one does: `Nov 2025`, `Nov '25`, `Q3 of last year`."""
        if part.year is not None or part.anchor:
            return part, i
        at = i
        while at < i + 2 and self.sign(at, ".", ",", "/") and at + 1 < self.size:
            at += 1
        at = self.link(at)
        if at == i and self.sign(at, "-") and self.glued(at) and self.glued(at + 1) and self.number(at + 1) is not None:
            at += 1  # Nov-25
        if self.unspaced and at > i and not self.sign(i, ".", ",", "/", *self.ways["linking"]):
            return part, i  # 12月と2024年: one and another
        found = self.year(at, loose=loose and at - i <= 1)
        if found is None or (self.sign(i, ",") and (found[0].year_of or self.unspaced)):
            return part, i  # 不算一月，2025年哪个月: the year before the month in such texts
        year, end = found
        months = self.number(end + 2) is not None and self.time(end + 3, "sign:month")
        dated = self.number(end) is not None and (self.time(end + 1, "sign:month") or months)
        if dated or (self.unspaced and self.time(end, "quarter:", "half:")):
            return part, i  # 11月10日，2025年10月; 5月と2026年5月; 3月と2026年1〜2月: the year of what comes after it
        if at > i and self.items[end - 1].two_digit and (self.time(end, "month:") or self.year(end) is not None):
            return part, i  # "1 May to 15 May 2026", "May 1 to 15 2026": a day
        return replace(part, year=year.year, year_of=year.year_of), end
