"""Mentions and the tokens between them -> items in a row, and how the rules for times look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast

from bot.understanding.times.grains import Grain
from bot.understanding.times.item import Item, fills
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import MONEY
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

_TOPICS = frozenset({"flow", "commodity", "place", "demonym"})
_AMOUNT_AFTER = frozenset({"unit", "scale"})
_MONTHS = 60  # in letters, "last 12m", at most
_REACH = 8  # items, within which the first word of time must then stand: "the first, the second and the third quarter"
NEWEST = 26  # the last year that a figure can be of
_MONEY = frozenset("$€¥£%#")


class Items:
    """The items of one question and what rules ask of them."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], ways: Ways) -> None:
        self.tokens, self.ways = tokens, ways
        items: list[Item] = []
        at = 0
        for mention in mentions:
            while at < mention.first:
                items.append(Item(at, at, tokens[at].norm, None, tokens[at]))
                at += 1
            token = tokens[mention.first]  # a denial lies on its verb: two on one
            norm = token.norm if mention.first == mention.last else mention.said
            items.append(Item(mention.first, mention.last, norm, mention, token))
            at = mention.last + 1
        while at < len(tokens):
            items.append(Item(at, at, tokens[at].norm, None, tokens[at]))
            at += 1
        self.items = items
        self.size = len(items)
        # What each word may mean as a time, and the family of it (`unit:`).
        self._times = {
            i: tuple([(code, code[: code.find(":") + 1]) for code in item.times])
            for i, item in enumerate(items)
            if item.times
        }
        # The same of any word: without all of its own, a rule is not asked.
        self.told = {one for codes in self._times.values() for pair in codes for one in pair if one}
        self.told.update([code for item in items for kind, code in item.meanings if kind == "term"])
        self._timed = [i for i, item in enumerate(items) if item.times or item.number is not None or item.timed]
        # Whether it is written in characters, as Chinese and Japanese are: the year comes first there.
        self.unspaced = "han" in [token.kind for token in tokens]

    def openings(self) -> Iterator[int]:
        """The places where a time expression can begin at all, in order: most words are passed over by this."""
        begin = 0
        for at in self._timed:
            for i in range(max(begin, at - _REACH), at):
                if self.items[i].leads_in:
                    yield i
            yield at
            begin = at + 1

    # ------------------------------------------------------------------------------------------ looking at items

    def time(self, i: int, *codes: str) -> str:
        """Which of the codes the item at i may mean; "" if none. A code ending in `:` matches what begins so."""
        for code, family in self._times.get(i, ()):
            if code in codes or family in codes:
                return code
        return ""

    def sign(self, i: int, *norms: str) -> bool:
        """Whether one of these is written at i."""
        return 0 <= i < self.size and self.items[i].norm in norms

    def number(self, i: int) -> int | None:
        """The whole number at i."""
        return self.items[i].number if 0 <= i < self.size else None

    def glued(self, i: int) -> bool:
        """Whether no space stands before what is at i."""
        return 0 <= i < self.size and self.tokens[self.items[i].first].glued

    def unit(self, i: int) -> Grain | None:
        """The length at i: a unit, or the sign of years or days that Chinese and Japanese count with too."""
        code = self.time(i, "unit:")
        if code:
            return cast(Grain, code[5:])
        return "year" if self.time(i, "sign:year") else "day" if self.time(i, "sign:day") else None

    def count(self, i: int, *words: str) -> tuple[int, Grain, int] | None:
        """`first six months`, `six premiers mois`, `past 12 months`: how many, of what, and the place after."""
        if "past" in words and (told := self.time(i, "trailing:")):  # TTM: the trailing twelve months
            return int(told.split(":")[1]), "month", i + 1
        if self.time(i, *words) or ("first" in words and self.items[i].means("ordinal", "1")):
            at = self.link(i + 1, 1)
            if "first" in words and at > i + 1 and self.items[i + 1].means("prep", "in"):
                return None  # "was the rise the first in four months"
            if "past" in words and (told := self.time(at, "counted:")):  # 过去一年, 近两个月: both in one word
                _, n, grain = told.split(":")
                return int(n), cast(Grain, grain), at + 1
            number, at = self.number(at), at + 1
        elif self.number(i) is not None and (
            self.time(i + 1, *words) or ("first" in words and self.ordinal_one(i + 1))
        ):
            number, at = self.number(i), i + 2
        else:
            return None
        at += self.sign(at, "-")
        unit = self.unit(at)
        each = unit is None and "past" in words and at < self.size
        if each and (self.items[at].means("op", "trend") or self.items[at].means("harmless", "reading")):
            unit, at = "month", at - 1  # "last three surpluses", "last six readings"
        lettered = unit is None and "past" in words and at < self.size and self.glued(at)  # "last 12m"
        if lettered and self.items[at].norm in self.ways["month_letter"] and (number or 0) <= _MONTHS:
            unit = "month"
        if number is None or not 1 <= number <= 400 or unit is None:
            return None
        return number, unit, at + 1

    def fiscal(self, i: int) -> Literal["", "ends", "begins"]:
        """Whether a fiscal year is named there, and whether by the year in which it begins or by its end."""
        return "begins" if self.time(i, "fiscal_begins") else "ends" if self.time(i, "fiscal") else ""

    def ordinal_one(self, i: int) -> bool:
        """Whether `first` stands at i."""
        return i < self.size and self.items[i].means("ordinal", "1")

    def counts(self, i: int) -> bool:
        """Whether the number at i counts what stands after it: months, days, things."""
        after = self.items[i + 1].meanings if i + 1 < self.size else ()
        return bool(self.time(i + 1, "month:", "unit:")) or any(kind in (*_AMOUNT_AFTER, "party") for kind, _ in after)

    def inflected(self, i: int) -> bool:
        """`В 25-го`, `к 24-му`: the ending of an ordinal, and no month, day or thing that it counts after it."""
        token = self.tokens[self.items[i].first]
        return token.kind == "number" and token.said != token.norm and not self.counts(i)

    def year_to_year(self, i: int) -> bool:
        """`Von 23 auf 24`: two figures that count nothing, the later year after the earlier, joined by from and to."""
        for start, end in ((i, i + 2), (i - 2, i)):
            if start < 1 or end >= self.size or not (self.items[start].two_digit and self.items[end].two_digit):
                continue
            from_there = self.time(start - 1, "from") or self.items[start - 1].means("prep", "from")
            joined = self.time(start + 1, "to") or self.items[start + 1].means("prep", "to", "on", "into")
            one, two = self.number(start) or 0, self.number(end) or 0
            named = end + 1 < self.size and any(kind in _AMOUNT_AFTER for kind, _ in self.items[end + 1].meanings)
            dated = self.time(end + 1, "month:", "unit:", "sign:") or self.sign(end + 1, "%", ".", "°")
            if from_there and joined and 15 <= one < two <= 35 and not (named or dated):
                return True
        return False

    def day(self, i: int) -> int | None:
        """The number at i as a day of a month: 25, and 25th where that is one word."""
        if not 0 <= i < self.size:
            return None
        item = self.items[i]
        if item.number is not None:
            return item.number if len(item.norm) <= 2 else None
        if item.norm[:1].isdigit():
            return next((int(code) for kind, code in item.meanings if kind == "ordinal" and code.isdigit()), None)
        return None

    def filler(self, i: int) -> bool:
        """A short word that may stand between the parts of a date: an article, `of`, `in`."""
        if not 0 <= i < self.size:
            return False
        item = self.items[i]
        if item.fills is None:
            item.fills = fills(item)
        return item.fills

    def link(self, i: int, most: int = 2) -> int:
        """The place after the fillers at i."""
        end = i
        while end < i + most and self.filler(end) and not self.time(end, "month:", "unit:"):
            if self.time(end, "this") and self.time(end + 1, "month:"):
                break  # "March 2025 and this March"
            if self.time(end, "start_of", "middle_of", "end_of") and self.number(end + 1) is not None:
                break  # "since late 2025"
            end += 1
        return end

    def shared_noun(self, i: int) -> Grain | None:
        """The noun that `first` leans on in "first, second and third quarter"."""
        if i < self.size and not (self.sign(i, ",") or self.items[i].means("conj")):
            return None
        for at in range(i, min(i + 6, self.size)):
            if self.time(at, "quarter:", "unit:quarter"):
                return "quarter"
            if self.time(at, "half:", "unit:half"):
                return "half"
            item = self.items[at]
            digit = self.unspaced and item.number in (1, 2, 3, 4)  # 一、二、三季度
            if not (item.norm == "," or item.means("conj") or item.means("ordinal") or self.filler(at) or digit):
                return None
        return None

    def _points_wanted(self, i: int, after: Item, *units: str) -> bool:
        """Nothing ever moved by two thousand percentage points."""
        return after.means("unit", *units) and len(self.items[i].norm) == 4 and 2000 <= (self.number(i) or 0) <= 2040

    def amount(self, i: int, year: bool = False, month: bool = False) -> bool:
        """The number at i counts something: money, tonnes, per cent, the top so many."""
        after = self.items[i + 1] if i + 1 < self.size else None
        if self._lower_end(i):
            return True
        if after is not None:
            if after.means("scale") and self._unit_of_reply(i):
                return False
            if after.norm in ("%", "€") or (after.norm == "$" and self.glued(i + 1)):
                # "jul/25 % a/a" is a month and what is wanted of it
                if self.glued(i + 1):
                    return True
                calendar_year = year and len(self.items[i].norm) == 4 and 2000 <= (self.number(i) or 0) <= 2040
                dated = month and ((self.sign(i - 1, "/") and self.glued(i)) or self._rate_wanted(i))
                return not (calendar_year or dated)
            if any(kind in _AMOUNT_AFTER for kind, _ in after.meanings) and not after.norm.casefold().startswith(
                self.ways["unit_led"]
            ):
                # "2025 in dollars" is a year and a currency, "2025 dollars" an amount; "2025 $" too unless apart
                # beside a month "dec 25 tons" is a year and a unit
                rate = after.means("unit", "pct", "pp", "double_digit")
                if month and after.means("unit") and (not rate or self._rate_wanted(i)):
                    return False
                if year and (after.means("unit", "double_digit") or self._points_wanted(i, after, "pp", "pct")):
                    return False  # "2026 zweistellig", "2025 vs 2024 p.p.": the year, and how much
                counted = after.means("unit", "Mt", "kt", "t", "units", "mbpd")
                money = after.means("unit", "USD", "EUR", "CNY", "JPY") and len(self.items[i].norm) == 4
                money = money and not any(item.means("compare") for item in self.items)
                if year and (counted or money) and self._topic_before(i):
                    return False  # "steel exp 2025 mt", "beans total cy 2025 mmt": the year, and the unit wanted
                return not (year and after.norm.casefold() in self.ways["unit_apart"])
            if after.norm in self.ways["decade_end"] and self.glued(i + 1) and not self.sign(i - 1, "'"):
                return True  # the 2020s
        if i:
            before = self.items[i - 1]
            if before.norm in _MONEY or before.norm in self.ways["numbering"]:
                return True
            calendar = year and len(self.items[i].norm) == 4 and 2000 <= (self.number(i) or 0) <= 2040
            if (before.means("extreme") and not calendar) or (  # 哪个月出口最多 2025: no count of two thousand
                before.means("compare") and not (year or self.time(i - 1, "during", "until") or self._first_day(i))
            ):
                return True
        return False

    def _lower_end(self, i: int) -> bool:
        """`Between 2068 and 3102 billion`: the scale after the second figure is the first's too."""
        between = i and (self.items[i - 1].means("compare", "between") or self.items[i - 1].means("prep", "between"))
        if not between or i + 3 >= self.size or self.number(i + 2) is None:
            return False
        return self.items[i + 1].means("conj", "and") and self.items[i + 3].means("scale")

    def _first_day(self, i: int) -> bool:
        """`Between 30 April 2025 and 19 May 2026`: the first of two days, which is no lower bound."""
        month = self.link(i + 1)  # "30 de abril de 2025 e 19 de maio de 2026"
        if not self.items[i - 1].means("compare", "between") or self.day(i) is None or not self.time(month, "month:"):
            return False
        joints = (j for j in range(month + 1, min(month + 4, self.size)) if self.items[j].means("conj", "and"))
        return any(self.day(j + 1) is not None and self.time(self.link(j + 2), "month:") for j in joints)

    def _topic_before(self, i: int) -> bool:
        """Whether goods or a flow stand before the year at i, with no more than a filler or "total" between."""
        at = i - 1
        while at > max(0, i - 3) and (self.items[at].means("op", "sum") or self.items[at].means("harmless", "little")):
            at -= 1
        return i > 0 and any(kind in _TOPICS for kind, _ in self.items[at].meanings)

    def _rate_wanted(self, i: int) -> bool:
        """`Exports to us nov 25 %`, `sept 25 pct yoy`: the year of a month, and what is wanted of it, where nothing is
        said to have moved by so much or asked to be so; `24 % zum Vorjahr` is a rate, and 28 no year of any figure."""
        rest = self.items[i + 2 :]
        ends = all(item.norm in ("?", "!", ".") for item in rest)
        listed = any(item.norm == "," for item in rest)
        if rest and rest[0].means("unit", *MONEY):  # "h1 26 pct usd"
            ends = ends or all(item.norm in ("?", "!", ".") for item in rest[1:])
        ends = ends or (self.items[i + 1].norm != "%" and rest[0].means("growth", "yoy", "mom") and not listed)
        told = any(item.means("direction") or item.means("compare") or item.means("op", "check") for item in self.items)
        return ends and not told and len(self.items[i].norm) == 2 and (self.number(i) or 0) <= NEWEST

    def _unit_of_reply(self, i: int) -> bool:
        """`Exports nov 25 mln usd`, `in 2025 bln $`: a year, then the unit in which the answer is wanted at the end.

        Nothing else in the question may want an amount: a comparison, a claim, a movement.
        """
        item = self.items[i]
        last = self.items[-1] if self.items[-1].norm not in "?.!" else self.items[-2]
        scaled = last.means("scale") and self.items[min(i + 1, self.size - 1)] is last  # "exports june 26 bn"
        topic = i > 0 and any(kind in _TOPICS for kind, _ in self.items[i - 1].meanings)
        topic = topic and item.number is not None and 2010 <= item.number <= 2030
        if scaled and not (item.number is not None and (18 <= item.number <= 27 or topic)):
            return False
        if item.number is None or not (
            scaled or (last.means("unit") and self.items[min(i + 2, self.size - 1)] is last)
        ):
            return False
        dated = self.time(i - 1, "month:") and item.two_digit and 15 <= item.number <= 40
        year = 2000 <= item.number <= 2040 and (self.filler(i - 1) or topic)  # "turnover 2024 bn dollars"
        if not (dated or year):
            return False
        return not any(
            other.means("compare") or other.means("op", "check") or other.means("direction") or other.means("more")
            for other in self.items
        )
