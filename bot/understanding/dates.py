"""Mentions over tokens -> the single moments they name: years, months, quarters, days, spans, in any usual order.

Each rule looks at the items from one place on and answers a Moment and the place after it, or None.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.frame import Mention
from bot.understanding.moments import Grain, Moment
from bot.understanding.text import Token

Found = tuple[Moment, int]
INVALID = Moment(anchor="event", event="")  # looks like a date and is none (13/2025): nothing may be made of it

_UNITS: dict[str, Grain] = {"day": "day", "month": "month", "quarter": "quarter", "half": "half", "year": "year"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_AMOUNT_AFTER = frozenset({"unit", "scale"})
_MONEY = frozenset("$€¥£%#")
_SUFFIX = frozenset({"st", "nd", "rd", "th", "er", "º", "ª", "го", "o", "й", "я"})
_LINKS = frozenset({("prep", "of"), ("prep", "in"), ("prep", "at"), ("prep", "for"), ("prep", "post_of"), ("time", "during")})
_BARE_GOODS = frozenset({"export", "import", "trade", "sell", "buy"})  # after a month that is also a modal: a verb


class Item:
    """A mention or an unexplained token, made ready for the rules: every meaning, its time codes, its whole number."""

    __slots__ = ("first", "last", "meanings", "mention", "norm", "number", "times", "two_digit")

    def __init__(self, first: int, last: int, norm: str, mention: Mention | None, token: Token) -> None:
        self.first, self.last, self.norm, self.mention = first, last, norm, mention
        self.number: int | None = None
        self.two_digit = False
        self.times: tuple[str, ...] = ()
        self.meanings: tuple[tuple[str, str], ...] = ()
        if mention is not None:
            self.meanings = ((mention.kind, mention.code), *mention.others)
            self.times = tuple(code for kind, code in self.meanings if kind == "time")
        if first == last and token.kind == "number":
            if norm.isdigit() and len(norm) <= 8:
                self.number, self.two_digit = int(norm), len(norm) == 2
        elif mention is not None and mention.kind == "number" and isinstance(mention.value, float | int):
            if float(mention.value).is_integer():
                self.number, self.two_digit = int(mention.value), 10 <= mention.value <= 99

    def means(self, kind: str, *codes: str) -> bool:
        return any(k == kind and (not codes or c in codes) for k, c in self.meanings)


class Reader:
    """The rules for single moments over the items of one question."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        items: list[Item] = []
        at = 0
        for mention in mentions:
            while at < mention.first:
                items.append(Item(at, at, tokens[at].norm, None, tokens[at]))
                at += 1
            norm = tokens[at].norm if mention.first == mention.last else mention.said
            items.append(Item(mention.first, mention.last, norm, mention, tokens[at]))
            at = mention.last + 1
        while at < len(tokens):
            items.append(Item(at, at, tokens[at].norm, None, tokens[at]))
            at += 1
        self.items = items
        self.size = len(items)

    # ------------------------------------------------------------------------------------------ looking at items

    def time(self, i: int, *codes: str) -> str:
        """Which of the codes the item at i may mean; "" if none. A code ending in `:` matches what begins so."""
        if 0 <= i < self.size:
            for code in self.items[i].times:
                for wanted in codes:
                    if code == wanted or (wanted.endswith(":") and code.startswith(wanted)):
                        return code
        return ""

    def sign(self, i: int, *norms: str) -> bool:
        return 0 <= i < self.size and self.items[i].norm in norms

    def number(self, i: int) -> int | None:
        return self.items[i].number if 0 <= i < self.size else None

    def glued(self, i: int) -> bool:
        return 0 <= i < self.size and self.tokens[self.items[i].first].glued

    def filler(self, i: int) -> bool:
        """A short word that may stand between the parts of a date: an article, `of`, `in`."""
        if not 0 <= i < self.size:
            return False
        item = self.items[i]
        if any(meaning in _LINKS for meaning in item.meanings):
            return not item.means("conj")
        return item.first == item.last and item.means("harmless") and len(item.norm) <= 4 and item.norm.isalpha()

    def link(self, i: int, most: int = 2) -> int:
        """The place after the fillers at i."""
        end = i
        while end < i + most and self.filler(end) and not self.time(end, "month:", "unit:"):
            end += 1
        return end

    def amount(self, i: int, year: bool = False) -> bool:
        """The number at i counts something: money, tonnes, per cent, the top so many."""
        after = self.items[i + 1] if i + 1 < self.size else None
        if after is not None:
            if after.norm in ("%", "€") or (after.norm == "$" and self.glued(i + 1)):
                return True
            if any(kind in _AMOUNT_AFTER for kind, _ in after.meanings) and not after.norm.startswith("in "):
                # "2025 in dollars" is a year and a currency, "2025 dollars" an amount; "2025 $" too unless apart
                return not (year and after.norm in ("$", "usd", "€", "eur", "¥", "rmb", "yuan", "cny", "jpy", "yen", "t"))
            if after.norm == "s" and self.glued(i + 1) and not self.sign(i - 1, "'"):
                return True  # the 2020s
        if i:
            before = self.items[i - 1]
            if before.norm in _MONEY or before.norm in ("top", "hs", "no", "nr", "编码", "bottom"):
                return True
            if before.means("extreme") or (before.means("compare") and not year and not self.time(i - 1, "during", "until")):
                return True
        return False

    # ------------------------------------------------------------------------------------------ years

    def year(self, i: int, loose: bool = False) -> tuple[Moment, int] | None:
        """A year at i, as a Moment that names no month; `loose`: 25 and '25 are years here (beside a month)."""
        if i >= self.size:
            return None
        start = i
        if self.time(i, "unit:year", "whole", "fiscal") and not self.time(i, "sign:year"):  # "the year 2025", "año 2025"
            following = self.link(i + 1)
            named = self.number(following)
            if named is None or not 1900 <= named <= 2100:
                if not self.time(i, "whole") or not (found := self.year(following)):
                    return None
                return found
            i = following
        item = self.items[i]
        if code := self.time(i, "last_year", "this_year", "next_year", "year_before_last"):
            steps = {"last_year": -1, "this_year": 0, "next_year": 1, "year_before_last": -2}[code]
            return Moment("year", year=steps, year_of="today"), i + 1
        if code := self.time(i, "that_year", "year_before"):
            return Moment("year", year=0 if code == "that_year" else -1, year_of="earlier"), i + 1
        value = item.number
        if value is None and item.norm == "'" and self.items[min(i + 1, self.size - 1)].two_digit and self.glued(i + 1):
            i, value = i + 1, self.items[i + 1].number
            if value is None or self.amount(i, year=True) or not 0 <= value <= 40:
                return None
            return Moment("year", year=2000 + value), i + 1
        if value is None:
            return None
        if self.time(i + 1, "reiwa") or self.time(i - 1, "reiwa"):
            value += 2018
        elif item.two_digit:
            marked = self.time(i + 1, "sign:year") and not self.time(i + 2, "past_post", "unit:", "ago", "earlier", "later")
            if not 15 <= value <= 35 or not (loose or marked) or (loose and not marked and self.amount(i, year=True)):
                return None
            value += 2000
        elif not 1900 <= value <= 2100 or len(item.norm) != 4 and item.norm.isdigit() or (self.amount(i, True) and start == i):
            return None
        end = i + 1
        if self.time(end, "sign:year"):
            end += 1
            end += self.sign(end, ".") and self.glued(end) and end + 1 < self.size
        if (self.time(end, "fiscal", "fiscal_begins") and self.glued(end)):
            return Moment("year", year=value, fiscal="begins" if self.time(end, "fiscal_begins") else "ends"), end + 1
        while self.time(end, "whole") and not self.time(end, "unit:year"):
            end += 1
        return Moment("year", year=value), end

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
        found = self.year(at, loose=loose and at - i <= 1)
        if found is None or (self.sign(i, ",") and found[0].year_of):
            return part, i
        year, end = found
        return replace(part, year=year.year, year_of=year.year_of), end

    # ------------------------------------------------------------------------------------------ parts of a year

    def part(self, i: int) -> Found | None:
        """A quarter, half, season, holiday, month or day at i, without its year."""
        item = self.items[i] if i < self.size else None
        if item is None:
            return None
        if code := self.time(i, "quarter:", "half:"):
            which = int(code.split(":")[1])
            return self._share("quarter" if code[0] == "q" else "half", which), i + 1
        if item.means("ordinal") or item.norm in _ROMAN or item.number in (1, 2, 3, 4):
            which = _ROMAN.get(item.norm) or item.number or next((int(c) for k, c in item.meanings if k == "ordinal"), 0)
            at = i + 1
            while at < i + 3 and (self.sign(at, ".", "-") or (at < self.size and self.items[at].norm in _SUFFIX)):
                at += 1
            if self.time(at, "unit:quarter") and 1 <= which <= 4 and (at > i + 1 or item.number is None):
                return self._share("quarter", which), at + 1
            if self.time(at, "unit:half") and which <= 2 and (at > i + 1 or item.number is None):
                return self._share("half", which), at + 1
        if code := self.time(i, "season:"):
            start = {"spring": 3, "summer": 6, "autumn": 9}.get(code[7:])
            return None if start is None else (Moment(None, (start, start + 2)), i + 1)
        if self.time(i, "newyear") or item.means("term", "january_february"):
            if not item.times and self.year(self.link(i + 1)) is None:
                return None
            return Moment(None, (1, 2)), i + 1
        if self.time(i, "months:"):
            first, last = self.time(i, "months:")[7:].split("-")
            return Moment(None, (int(first), int(last))), i + 1
        return self._day_first(i) or self._month(i)

    @staticmethod
    def _share(grain: Grain, which: int) -> Moment:
        size = 3 if grain == "quarter" else 6
        return Moment(grain, ((which - 1) * size + 1, which * size))

    def month_at(self, i: int) -> int:
        code = self.time(i, "month:")
        return int(code[6:]) if code else 0

    def _month(self, i: int) -> Found | None:
        """`November`, `Nov.`, `11月`, `month 11`, `Dec 25`, `11月25日`."""
        month = self.month_at(i)
        end = i + 1
        number = self.number(i)
        if not month and number is not None:
            if not self.time(i + 1, "sign:month"):
                return None
            if not 1 <= number <= 12:
                return INVALID, i + 2
            month, end = number, i + 2
            if (day := self.number(end)) is not None and self.time(end + 1, "sign:day"):
                return self._day(month, day), end + 2
            return Moment("month", (month, month)), end
        if not month and self.time(i, "unit:month") and (number := self.number(i + 1)) is not None:
            if self.amount(i + 1) or self.items[i + 1].first != self.items[i].last + 1 or self.time(i + 2, "unit:"):
                return None
            return (Moment("month", (number, number)), i + 2) if 1 <= number <= 12 else (INVALID, i + 2)
        if not month:
            return None
        dotted = end + 1 if self.sign(end, ".") and self.glued(end) else end
        day = self.number(dotted)
        if day is not None and 1 <= day <= 31 and len(self.items[dotted].norm) <= 2 and not self.amount(dotted):
            after = dotted + 1
            suffixed = after < self.size and self.items[after].norm in _SUFFIX and self.glued(after)
            after += suffixed
            comma = after + 1 if self.sign(after, ",") else after
            with_year = self.year(comma) is not None
            two_digit_year = self.items[dotted].two_digit and 15 <= day <= 35 and not suffixed and not with_year
            closed = after >= self.size or self.filler(after) or not self.items[after].norm.isalnum()
            if suffixed or with_year or (not two_digit_year and closed and not self.sign(after, "-", "/")):
                return self._day(month, day), comma if with_year else after
        return Moment("month", (month, month)), dotted if dotted < self.size or end == dotted else end

    def _day(self, month: int, day: int) -> Moment:
        longest = calendar.monthrange(2024, month)[1]
        return Moment("day", (month, month), days=(day, day)) if 1 <= day <= longest else INVALID

    def _day_first(self, i: int) -> Found | None:
        """`25 December`, `25. Dezember`, `25 de diciembre`, `the 25th of December`, `1er janvier`."""
        day = self.number(i)
        if day is None:
            ordinal = next((int(c) for k, c in self.items[i].meanings if k == "ordinal" and c.isdigit()), None)
            if ordinal is None or not self.items[i].norm[:1].isdigit():
                return None
            day = ordinal
        if len(self.items[i].norm) > 4 or day > 31 or self.amount(i):
            return None
        at = i + 1
        while at < i + 3 and at < self.size and (self.items[at].norm in _SUFFIX or self.sign(at, ".")) and self.glued(at):
            at += 1
        at = self.link(at)
        month = self.month_at(at)
        if not month or not day:
            return None
        return self._day(month, day), at + 1

    # ------------------------------------------------------------------------------------------ figures only

    def numeric(self, i: int) -> Found | None:
        """2025-11, 2025/11, 2025.11, 11/2025, 11.2025, 2025-12-25, 25.12.2025, 25/12/2025, 12/25/2025, 2024-25 (fiscal)."""
        item = self.items[i]
        if not item.norm[:1].isdigit() or self.tokens[item.first].kind != "number" or item.first != item.last:
            return None
        if "." in item.norm:
            fields, end = item.norm.split("."), i + 1
        elif item.number is not None:
            fields, end = [item.norm], i + 1
            while len(fields) < 3 and self.sign(end, "-", "/", ".") and self.glued(end) and self.glued(end + 1):
                if self.number(end + 1) is None or self.items[end].norm != self.items[i + 1].norm:
                    break
                fields.append(self.items[end + 1].norm)
                end += 2
        else:
            return None
        sizes = [len(field) for field in fields]
        if not 2 <= len(fields) <= 3 or 4 not in sizes or not all(field.isdigit() and len(field) in (1, 2, 4) for field in fields):
            return None
        if sizes.count(4) > 1 or not 1900 <= int(fields[sizes.index(4)]) <= 2100:
            return None
        if self.time(end, "sign:month") or self.amount(end - 1) or self.amount(i, year=True):
            return None
        if sizes[0] == 4:
            year, *rest = (int(field) for field in fields)
        elif sizes[-1] == 4:
            *rest, year = (int(field) for field in fields)
            rest.reverse()
            if len(rest) == 2 and rest[0] > 12 >= rest[1] and self.items[i].norm.find(".") < 0:
                rest.reverse()  # 12/25/2025
        else:
            return None
        if len(rest) == 1:
            if not 1 <= rest[0] <= 12:
                return (INVALID, end) if rest[0] != (year + 1) % 100 and not year % 100 < rest[0] <= 35 else None
            return Moment("month", (rest[0], rest[0]), year=year), end
        if not 1 <= rest[0] <= 12 or not 1 <= rest[1] <= calendar.monthrange(year, rest[0])[1]:
            return INVALID, end
        return Moment("day", (rest[0], rest[0]), year=year, days=(rest[1], rest[1])), end

    # ------------------------------------------------------------------------------------------ doubtful words

    def certain(self, i: int, end: int, joined: bool) -> bool:
        """A month's name that is also another word (may, march, sept): is it the month here?"""
        item = self.items[i]
        if not self.month_at(i) or len(item.meanings) == len(item.times):
            return True
        before = self.items[i - 1] if i else None
        if joined or self.time(i - 1, "past", "this", "next", "since", "until", "during", "as_of", "from", "to", "end_of", "start_of"):
            return True
        if before is not None and any(k == "prep" and c in ("in", "of", "from", "to", "by", "for", "at", "between") for k, c in before.meanings):
            return True
        if before is not None and before.means("fragment"):
            return True
        after = self.items[end] if end < self.size else None
        if after is None or not after.norm.isalnum():
            return True
        if self.size <= 3 and not after.means("harmless"):
            return True
        if any(c in _BARE_GOODS and after.norm in ("export", "import", "trade", "sell", "buy") for _, c in after.meanings):
            return False
        return any(k in ("flow", "growth", "measure", "place", "demonym", "commodity", "prep", "agency", "op", "unit", "poll") for k, _ in after.meanings)
