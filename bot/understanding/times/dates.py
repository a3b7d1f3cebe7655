"""Items -> the calendar dates they name: quarters, months, days, in any usual order, in words or figures.

Each rule looks at the items from one place on and answers a Moment and the place after it, or None.
"""

from __future__ import annotations

import calendar
from dataclasses import replace

from bot.understanding.times.figure_dates import INVALID, Found
from bot.understanding.times.grains import Grain
from bot.understanding.times.item import Item, fell_last
from bot.understanding.times.moments import Moment
from bot.understanding.times.year_names import Years
from bot.understanding.words.numerals import ROMAN

_LEADING = ("past", "this", "next", "since", "until", "during", "as_of", "by_end", "from", "to", "end_of", "start_of")
_BARE_GOODS = frozenset({"export", "import", "trade", "sell", "buy"})  # after a month that is also a modal: a verb
_MARKS = frozenset({"-", "~", "->"})
_COUNTED = ("unit", "scale", "party", "extreme", "ordinal")  # what a number before it is one of
_CENTURY = range(2000, 2100)  # the years of months written in six figures


class Dates(Years):
    """The rules for parts of years."""

    def part(self, i: int) -> Found | None:
        """A quarter, half, season, holiday, month or day at i, without its year."""
        item = self.items[i] if i < self.size else None
        if item is None:
            return None
        counted = item.number is not None or item.norm[:1].isdigit() or item.norm in ROMAN
        if not (counted or item.times or item.means("ordinal") or item.means("term")):  # most words
            return None
        if code := self.time(i, "quarter:", "half:"):
            which = int(code.split(":")[1])
            if code[0] == "h" and (half := self._half_of_month(i + 1, which)) is not None:
                return half
            return self._share("quarter" if code[0] == "q" else "half", which), i + 1
        if item.means("ordinal") or item.norm in ROMAN or item.number in (1, 2, 3, 4):
            which = ROMAN.get(item.norm) or item.number or next((int(c) for k, c in item.meanings if k == "ordinal"), 0)
            at = i + 1
            ends = (".", "-", *(self.ways["ordinal_end"] if item.number is not None else ()))  # "primer o segundo"
            while at < i + 3 and self.sign(at, *ends):
                at += 1
            in_han = self.unspaced and not item.norm.isdigit()  # 一、二季度; "1. und 2. Quartal"
            if (
                (in_han or (at > i + 1 if item.number else at == i + 1))
                and (shared := self.shared_noun(at))
                and which <= (4 if shared == "quarter" else 2)
            ):
                return self._share(shared, which), at
            if at < self.size and self.items[at].means("extreme"):
                return None  # "das zweitbeste Quartal"
            if self.time(at, "unit:quarter") and 1 <= which <= 4 and (at > i + 1 or item.number is None):
                return self._share("quarter", which), at + 1
            if self.time(at, "unit:half") and which <= 2 and (at > i + 1 or item.number is None):
                return self._share("half", which), at + 1
            if item.number is None and which > 1 and self._of_a_year(at):  # no "first months"
                return Moment("month", (which, which)), at + 1
        if item.number is not None and (written := self._in_figures(i, item.number)) is not None:
            return written
        named = self._named(i) if item.times or item.means("term") else None
        if named is not None:
            return named[0]
        if (month := self.month_at(i)) and not month % 3 and self.time(i + 1, "unit:quarter"):
            return self._share("quarter", month // 3), i + 2  # "the September quarter"
        return self._day_first(i) or self._month(i)

    def _named(self, i: int) -> tuple[Found | None] | None:
        """A season, a holiday, several months by one word: the one answer, which may be that it is none here."""
        if code := self.time(i, "season:"):
            months = {} if fell_last(self.items, i) else {"spring": 3, "summer": 6, "autumn": 9}
            start = months.get(code[7:])
            return (None if start is None else (Moment(None, (start, start + 2)), i + 1),)
        if self.time(i, "newyear") or self.items[i].means("term", "january_february"):
            if not self.items[i].times and self.year(self.link(i + 1)) is None:
                return (None,)
            return ((Moment(None, (1, 2)), i + 1),)
        if code := self.time(i, "months:"):
            first, last = code[7:].split("-")
            return ((Moment(None, (int(first), int(last))), i + 1),)
        return None

    def _in_figures(self, i: int, number: int) -> Found | None:
        """`202606`, a month as tables write it; `9M 2025`, so many months from January on, before their year."""
        year, month = divmod(number, 100)
        if year in _CENTURY and 1 <= month <= 12:
            return None if self.amount(i) else (Moment("month", (month, month), year), i + 1)
        letter = i + 1 < self.size and self.items[i + 1].norm in self.ways["month_letter"] and self.glued(i + 1)
        if letter and 1 < number < 12 and self.year(i + 2) is not None:
            return Moment(None, (1, number)), i + 2
        return None

    def _of_a_year(self, at: int) -> bool:
        """Whether a month is told at a place, and then of which year."""
        if not self.time(at, "unit:month") or at + 1 >= self.size or self.items[at].means("extreme"):
            return False  # "le deuxième meilleur mois de 2025"
        within = self.items[at + 1].means("prep", "in") or self.time(at + 1, "during")  # "fell a third month in 2025"
        return not within and self.year(self.link(at + 1)) is not None

    def _half_of_month(self, i: int, which: int) -> Found | None:
        """`The first half of September 2025`: days, which few agencies tell of; never the half of a year."""
        at = self.link(i)
        relative = bool(self.time(at, "past", "this", "next"))
        if at > i and (self.time(at + relative, "unit:month") or self.time(at, "last_month", "this_month")):
            return INVALID, at + relative + 1
        month, end = (at < self.size and self._month(at)) or (INVALID, at)
        if month.grain != "month" or self.sign(end, "-", "/") or self.time(end, "to"):
            return None  # "H1, Jan-Jun 2026"
        longest = 28 if month.months[0] == 2 else calendar.monthrange(2024, month.months[0])[1]
        return replace(month, grain=None, days=(1, 15) if which == 1 else (16, longest)), end

    @staticmethod
    def _share(grain: Grain, which: int) -> Moment:
        size = 3 if grain == "quarter" else 6
        return Moment(grain, ((which - 1) * size + 1, which * size))

    def share_again(self, before: Moment, i: int) -> Found | None:
        """`The first half of 2025 or the second`: an ordinal alone, of the quarters or halves that one was named of."""
        item = self.items[i] if i < self.size else None
        if item is None or item.number is not None or before.grain not in ("quarter", "half") or before.year_of:
            return None
        which = next((int(code) for kind, code in item.meanings if kind == "ordinal" and code.isdigit()), 0)
        last = 4 if before.grain == "quarter" else 2
        which = which or (last if self.time(i, "past") else 0)
        share, end = self._share(before.grain, which or 1), i + 1
        if 1 <= which <= last and end < self.size and (year := self.year(self.link(end))) is not None:
            return replace(share, year=year[0].year, year_of=year[0].year_of), year[1]
        if not before.months[1] < which * 12 // last <= 12 or self.time(i, "past"):
            return None  # an earlier one, or none of that name
        closes = end == self.size or not self.items[end].norm[:1].isalnum() or self.items[end].means("conj")
        return (share, end) if closes else None  # no "second best", no "second largest partner"

    def month_at(self, i: int) -> int:
        """The number of the month named at i; 0 for none."""
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
            apart = self.items[i + 1].first != self.items[i].last + 1 or self.unspaced
            if not 0 < number <= 31 or apart or self.amount(i + 1) or self.time(i + 2, "unit:", "sign:year"):
                return None  # "export months 2025", "the best months 2025", 几个月为零
            if self.of_months(i + 1):
                return None  # "max mth 25"
            return (Moment("month", (number, number)), i + 2) if 1 <= number <= 12 else (INVALID, i + 2)
        if not month:
            return None
        dotted = end + 1 if self.sign(end, ".") and self.glued(end) else end
        day = self.day(dotted)
        if day is not None and 1 <= day <= 31 and not self.amount(dotted):
            suffixed = self.sign(dotted + 1, *self.ways["ordinal_end"]) and self.glued(dotted + 1)
            after = dotted + 1 + suffixed
            suffixed = suffixed or self.number(dotted) is None
            within = after < self.size and self.items[after].means("prep", "in", "of")  # "June 20 in 2024"
            comma = after + (within or self.sign(after, ","))
            with_year = self.year(comma) is not None or self._short_year_behind(comma, after)
            ended = after >= self.size or self.items[after].norm in ("?", ".", "!")
            on = ended and i > 0 and self.items[i - 1].means("prep", "on")  # "the balance on November 25"
            # "exports May 25 on April 25", "brief on Dec 25": a month of a year, one set against another or told of
            told = on and i > 1 and (self.items[i - 2].two_digit or self.items[i - 2].means("op", "brief"))
            on = on and not told
            closed = ended or self.filler(after) or not (self.items[after].norm.isalnum() or self.sign(after, "-", "/"))
            if suffixed or on or with_year or (closed and not (self.items[dotted].two_digit and day > 14)):
                return self._day(month, day), comma if with_year else after
        return Moment("month", (month, month)), dotted if dotted < self.size or end == dotted else end

    def _short_year_behind(self, at: int, day_ends: int) -> bool:
        """`May 19 26`: two figures of nothing else, right behind the day."""
        right = at == day_ends and at < self.size and self.items[at].two_digit and not self.unspaced
        if not right or self.year(at, loose=True) is None or self.number(at + 1) is not None:
            return False
        return at + 1 >= self.size or not any(self.items[at + 1].means(kind) for kind in _COUNTED)

    def _day(self, month: int, day: int) -> Moment:
        longest = calendar.monthrange(2024, month)[1]
        return Moment("day", (month, month), days=(day, day)) if 1 <= day <= longest else INVALID

    def _day_first(self, i: int) -> Found | None:
        """`25 December`, `25. Dezember`, `25 de diciembre`, `the 25th of December`, `1er janvier`."""
        day = self.day(i)
        if day is None or day > 31 or self.amount(i) or self.tokens[self.items[i].first].kind == "han":
            return None  # in characters the month comes first: 七八月 is July and August
        at = i + 1
        while at < i + 3 and self.sign(at, ".", *self.ways["ordinal_end"]) and self.glued(at):
            at += 1
        begin, at = at, self.link(at)
        month = self.month_at(at)
        within = self.items[i].number is not None and at > begin and self.items[begin].means("prep", "in")
        if not month or not day or (within and not self.items[begin].means("prep", "of")):
            return None  # "go through 7 in January"
        return self._day(month, day), at + 1

    # ------------------------------------------------------------------------------------------ doubtful words

    def range_mark(self, i: int) -> int:
        """The place after a sign or word that joins two ends: -, ~, to, until; 0 if there is none."""
        if not 0 < i < self.size:
            return 0
        item = self.items[i]
        if item.norm == "-" and self._joins_a_noun(i):
            return 0
        led = item.means("prep", "to") and not self.unspaced  # 对 is towards whom, no end of a span
        led = led and not (self.time(i, "during") and self.items[i - 1].means("event"))  # "до перемирия в 2025 году"
        if led and " " in item.norm and i + 1 < self.size and self.items[i + 1].means("prep", "of"):
            return 0  # "superaron las de junio a las de mayo": those of another month, set against
        if item.norm in _MARKS or led or self.time(i, "to", "until", "until_post"):
            return i + 1
        return 0

    def _joins_a_noun(self, i: int) -> bool:
        """Whether a hyphen makes one word of a time and what is said of it: der Oktober-Wert 2025, the May-figure."""
        after = self.items[i + 1] if i + 1 < self.size else None
        glued = after is not None and self.glued(i) and self.glued(i + 1)
        return (
            after is not None
            and glued
            and (
                after.means("harmless", "figure_noun")
                or any(after.means(kind) for kind in ("measure", "books", "flow"))
            )
        )

    def as_modal(self, i: int, end: int) -> bool:
        """`This may be a long question`: at the beginning of a sentence, over one word, and ahead of a verb."""
        opens = i == 1 or (i > 1 and not self.items[i - 2].norm.isalnum())
        return opens and end < self.size and self.items[end].norm in self.ways["modal_led"]

    def certain(self, i: int, end: int, joined: bool) -> bool:
        """A month's name that is also another word (may, march, sept): is it the month here?"""
        item = self.items[i]
        if not self.month_at(i) or (len(item.meanings) == len(item.times) and "doubtful" not in item.times):
            return True
        before = self.items[i - 1] if i else None
        if before is not None and not before.means("prep") and self.as_modal(i, end):
            return False
        if joined or self.time(i - 1, *_LEADING):
            return True
        if before is not None and any(
            k == "prep" and c in ("in", "of", "from", "to", "by", "for", "at", "between") for k, c in before.meanings
        ):
            return True
        if (before is not None and before.means("fragment")) or (i and self.month_at(i - 1)):
            return True
        if end < self.size and (
            self.month_at(end) or (self.items[end].means("conj") and self.month_at(self.link(end + 1)))
        ):
            return True
        if (mark := self.range_mark(end)) and self.month_at(self.link(mark)):
            return True  # "March through May"
        after = self.items[end] if end < self.size else None
        set_over = before is not None and (before.means("op", "compare") or before.means("prep", "versus", "with"))
        if set_over and after is not None and after.means("conj"):
            return True  # "against May and against June 2025"
        if after is None or not after.norm.isalnum():
            return before is None or not before.means("harmless", "you")  # "you may."
        filler = i == 1 and before is not None and before.means("harmless") and not before.means("harmless", "pronoun")
        alone = before is None or filler or not before.norm.isalnum()
        if after.means("harmless", "then") and alone and not any(o.norm.isalnum() for o in self.items[end + 1 :]):
            return True  # "ok may then"
        if before is not None and before.means("conj") and i == 1 and after.means("harmless", "words"):
            return not any(o.norm.isalnum() for o in self.items[end + 1 : end + 2])  # "and dec alone, brazil only"
        if _of_its_owner(before, after):
            return True
        if self.time(end, "unit:") or after.means("direction") or after.means("verb"):  # "sept mois" are seven
            return False
        if before is not None and before.means("harmless", "determiner"):
            return True  # "than the May one"
        if after.means("harmless", "figure_noun") and before is not None:
            asked = before.means("harmless", "copula") or before.means("harmless", "auxiliary")
            if asked or (" " in before.norm and before.means("op", "when")):
                return True  # "on what date were May figures published"
        words = self.size - (self.items[-1].norm in ("?", ".", "!"))
        if words <= 3 and (not after.means("harmless") or after.means("harmless", "only")):
            return True  # "dec only"
        if after.norm in self.ways["dealt_bare"] and any(c in _BARE_GOODS for _, c in after.meanings):
            return False
        return after.means("harmless", "copula") or any(  # "May was the best month"
            k in ("flow", "growth", "measure", "place", "demonym", "commodity", "prep", "agency", "op", "unit", "poll")
            for k, _ in after.meanings
        )


def _of_its_owner(before: Item | None, after: Item) -> bool:
    """`China's May trade`: a noun behind whose it is, and not what somebody may do."""
    return before is not None and before.means("demonym") and after.means("flow")
