"""Mentions -> the same mentions, those that make up a time expression joined into one of kind "period".

A period's value is a TimeExpression (see moments.py, which settles it). Time words that belong to no expression stay as
they are (`unit:month` in "which month"), a date that is none (13/2025) becomes kind "time", code "invalid", and a word
that means a month or something else (may) falls back to its other meaning.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.dates import INVALID, Found, Reader
from bot.understanding.frame import Mention
from bot.understanding.moments import SIZE, Grain, Mode, Moment, TimeExpression
from bot.understanding.text import Token

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
    "year_before": Moment(anchor="earlier", steps=-12),
    "year_after": Moment(anchor="earlier", steps=12),
    "month_before": Moment("month", anchor="earlier", steps=-1),
    "month_after": Moment("month", anchor="earlier", steps=1),
    "quarter_before": Moment("quarter", anchor="earlier", steps=-1),
    "quarter_after": Moment("quarter", anchor="earlier", steps=1),
    "that_period": Moment(anchor="earlier"),
    "that_month": Moment("month", anchor="earlier"),
    "that_quarter": Moment("quarter", anchor="earlier"),
    "that_year": Moment("year", anchor="earlier"),
}
_LAST_OF: dict[str, int] = {"last_month": 1, "last_quarter": 3, "last_half": 6, "month_before_last": -1}
_MARKS = frozenset({"-", "~", "->"})
_HERE = frozenset({"in", "at", "for", "of", "by"})


def find_times(tokens: Sequence[Token], mentions: Sequence[Mention], language: str) -> tuple[Mention, ...]:
    """The mentions with each time expression joined into one Mention(kind="period", value=TimeExpression)."""
    if not any(m.kind in ("time", "number") or (m.others and any(kind == "time" for kind, _ in m.others)) for m in mentions):
        return tuple(mentions)
    reader = _Expressions(tokens, mentions)
    found: list[tuple[int, int, TimeExpression | None]] = []  # first and last item
    i = 0
    while i < reader.size:
        hit = reader.expression(i)
        if hit is None:
            i += 1
            continue
        expression, end = hit
        found.append((i, end - 1, expression))
        i = end
    return _joined(reader, _neighbours(reader, found), tokens, language)


def _joined(
    reader: Reader, found: list[tuple[int, int, TimeExpression | None]], tokens: Sequence[Token], language: str
) -> tuple[Mention, ...]:
    starts = {first: (last, expression) for first, last, expression in found}
    result: list[Mention] = []
    i = 0
    while i < reader.size:
        if i in starts:
            last, expression = starts[i]
            first_token, last_token = reader.items[i].first, reader.items[last].last
            said = "".join(
                ("" if n == first_token or tokens[n].glued else " ") + tokens[n].said for n in range(first_token, last_token + 1)
            )
            corrected = any(item.mention is not None and item.mention.corrected for item in reader.items[i : last + 1])
            kind, code = ("period", expression.code) if expression else ("time", "invalid")
            result.append(Mention(first_token, last_token, kind, code, said, corrected, expression, (), language))
            i = last + 1
            continue
        mention = reader.items[i].mention
        if mention is not None:
            result.append(_other_meaning(mention))
        i += 1
    return tuple(result)


def _other_meaning(mention: Mention) -> Mention:
    """A word that is no time here, though it might be: `may`, `over`, `from`."""
    if mention.kind != "time":
        return mention
    for kind, code in mention.others:
        if kind != "time":
            others = tuple(other for other in mention.others if other != (kind, code))
            value = float(code) if kind in ("number", "ordinal") else mention.value
            return replace(mention, kind=kind, code=code, value=value, others=others)
    return mention


def _neighbours(
    reader: Reader, found: list[tuple[int, int, TimeExpression | None]]
) -> list[tuple[int, int, TimeExpression | None]]:
    """Years and months shared over `vs`, `with`, `minus`: `Sept vs October 2025`, `Nov 2025 vs 2024`."""
    result = list(found)
    for n in range(len(result) - 1):
        (a, b, left), (c, d, right) = result[n], result[n + 1]
        if left is None or right is None or len(left.parts) != 1 or len(right.parts) != 1 or c - b - 1 > 3:
            continue
        between = reader.items[b + 1 : c]
        if any(item.mention is None and item.norm.isalnum() and len(item.norm) > 3 for item in between):
            continue
        if any(item.means(kind) for item in between for kind in ("place", "commodity", "flow", "measure", "demonym")):
            continue
        one, two = left.parts[0], right.parts[0]
        if one.yearless and two.year is not None and two.days is None:
            result[n] = (a, b, replace(left, parts=(replace(one, year=two.year, year_of=two.year_of),)))
        elif two.yearless and one.year is not None:
            result[n + 1] = (c, d, replace(right, parts=(replace(two, year=one.year, year_of=one.year_of),)))
        elif (
            _is_part(one) and _is_bare_year(two) and d == c
            and any(item.means("prep", "versus") or item.means("conj", "minus") for item in between)
        ):  # fmt: skip
            result[n + 1] = (c, d, replace(right, parts=(replace(one, year=two.year, year_of=two.year_of),)))
    return result


def _is_part(moment: Moment) -> bool:
    return moment.year is not None and moment.months != (1, 12) and not moment.anchor


def _is_bare_year(moment: Moment) -> bool:
    return moment.year is not None and moment.months == (1, 12) and not (moment.so_far or moment.fiscal or moment.edge)


class _Expressions(Reader):
    """The rules for whole expressions: points, lists, ranges, open ends."""

    # ------------------------------------------------------------------------------------------ one point

    def point(self, i: int, joined: bool = False) -> Found | None:
        """One moment at i with its year if it has one; `joined`: it stands beside another time word."""
        if i >= self.size:
            return None
        item = self.items[i]
        if not item.times and item.number is None and item.norm != "'" and not item.meanings and "." not in item.norm:
            return None
        if (found := self.numeric(i)) is not None:
            return found
        if self.time(i, "whole") and (found := self.point(self.link(i + 1), joined)) is not None:
            return found
        for rule in (self._edge, self._to_date, self._ago, self._fiscal):
            if (found := rule(i)) is not None:
                return found
        if code := self.time(i, *_LAST_OF):
            found = self.year(self.link(i + 1))
            if found is not None and self.link(i + 1) > i + 1:  # "the last quarter of 2025"
                size = _LAST_OF[code]
                months = (11, 11) if size < 0 else (13 - size, 12)
                grain: Grain = "month" if "month" in code else "quarter" if "quarter" in code else "half"
                return replace(found[0], grain=grain, months=months), found[1]
        return self._year_first(i) or self._part_first(i, joined) or self._fixed(i)

    def _fixed(self, i: int) -> Found | None:
        code = self.time(i, *_FIXED)
        if not code:
            return None
        end, moment = i + 1, _FIXED[code]
        while (more := self.time(end, *_FIXED)) and _FIXED[more].anchor == moment.anchor == "earlier":
            if _FIXED[more] != moment and (moment.steps and _FIXED[more].steps):
                break
            moment = _FIXED[more] if _FIXED[more].steps else moment
            end += 1
        return moment, end

    def _edge(self, i: int) -> Found | None:
        """`the end of 2025`, `early 2026`, `end of the year`."""
        code = self.time(i, "start_of", "middle_of", "end_of")
        if not code:
            return None
        edge = code.removesuffix("_of")
        at = self.link(i + 1)
        at += self.sign(at, "-")
        found = self.point(at, joined=True)
        if found is not None and found[0].days is None:
            return replace(found[0], edge=edge), found[1]
        if self.time(at, "unit:year"):
            return Moment("month", (12, 12) if edge == "end" else (1, 2) if edge == "start" else (6, 6), edge=edge), at + 1  # type: ignore[arg-type]
        return None

    def _to_date(self, i: int) -> Found | None:
        """`ytd`, `ytd June 2026`, `year to date 2026`, `so far this year`."""
        if not self.time(i, "ytd", "so_far"):
            return None
        at = self.link(i + 1)
        found = self.point(at, joined=True) if not self.time(at, "ytd", "so_far") else None
        if found is None or found[0].days is not None or (found[0].anchor and found[0].anchor != "today"):
            return (Moment("year", year=0, year_of="today", so_far=True), i + 1) if self.time(i, "ytd") else None
        return self._cumulated(found[0]), found[1]

    @staticmethod
    def _cumulated(moment: Moment) -> Moment:
        if moment.months == (1, 12):
            return replace(moment, so_far=True)
        return replace(moment, grain=None, months=(1, moment.months[1]))

    def _count(self, i: int, *words: str) -> tuple[int, Grain, int] | None:
        """`first six months`, `six premiers mois`, `past 12 months`: how many, of what, and the place after."""
        if self.time(i, *words) or ("first" in words and self.items[i].means("ordinal", "1")):
            at = self.link(i + 1, 1)
            number, at = self.number(at), at + 1
        elif self.number(i) is not None and (self.time(i + 1, *words) or ("first" in words and self._ordinal_one(i + 1))):
            number, at = self.number(i), i + 2
        else:
            return None
        at += self.sign(at, "-")
        unit = self.time(at, "unit:") or (self.time(at, "sign:year") and "unit:year") or (self.time(at, "sign:day") and "unit:day")
        if number is None or not 1 <= number <= 400 or not unit:
            return None
        return number, unit[5:], at + 1  # type: ignore[return-value]

    def _ordinal_one(self, i: int) -> bool:
        return i < self.size and self.items[i].means("ordinal", "1")

    def span(self, i: int) -> Found | None:
        """Months of a year by number: `first six months`, `1-11月`, `1,2月`, `first 10 days of March`."""
        if code := self.time(i, "first:"):
            number, unit = int(code.split(":")[1]), code.split(":")[2]
            counted: tuple[int, Grain, int] | None = (number, unit, i + 1)  # type: ignore[assignment]
        else:
            counted = self._count(i, "first")
        if counted is not None:
            number, grain, end = counted
            if grain == "day":
                found = self.part(self.link(end))
                if found is None or found[0].grain != "month":
                    return None
                return replace(found[0], grain=None, days=(1, number)), found[1]
            if grain == "year" or number * SIZE[grain] > 12:
                return None
            return Moment(None, (1, number * SIZE[grain])), end
        item = self.items[i]
        if "," in item.norm and self.time(i + 1, "sign:month"):
            months = [int(field) for field in item.norm.split(",") if field.isdigit()]
            if months == list(range(months[0], months[0] + len(months))) and 1 <= months[0] and months[-1] <= 12:
                return Moment(None, (months[0], months[-1])), i + 2
        first = item.number
        if first is not None and 1 <= first <= 12 and (at := self._range_mark(i + 1)):
            last = self.number(at)
            if last is not None and first < last <= 12 and self.time(at + 1, "sign:month"):
                return Moment(None, (first, last)), at + 2
        return None

    def _range_mark(self, i: int) -> int:
        """The place after a sign or word that joins two ends: -, ~, to, until; 0 if there is none."""
        if not 0 < i < self.size:
            return 0
        item = self.items[i]
        if item.norm in _MARKS or item.means("prep", "to") or self.time(i, "to", "until", "until_post"):
            return i + 1
        return 0

    def _ago(self, i: int) -> Found | None:
        """`two years ago`, `vor zwei Jahren`, `hace 3 meses`, `three months earlier`, `one year later`; `past 12 months`."""
        if counted := self._count(i, "past"):
            number, grain, end = counted
            year = self.year(self.link(end)) if self.link(end) > end else None
            if year is not None and grain != "day" and number * SIZE[grain] <= 12:
                return replace(year[0], grain=None, months=(13 - number * SIZE[grain], 12)), year[1]
            end += bool(self.time(end, "past_post"))
            return Moment(grain, anchor="newest", count=number), end
        if self.time(i, "past") and (unit := self.time(self.link(i + 1, 1), "unit:year", "unit:half", "unit:quarter", "unit:month")):
            count = {"year": 12, "half": 6, "quarter": 0, "month": 0}[unit[5:]]
            end = self.link(i + 1, 1) + 1
            if count:
                return Moment("month", anchor="newest", count=count), end
            return Moment(unit[5:], anchor="today", steps=-1), end  # type: ignore[arg-type]
        start = i + 1 if self.time(i, "ago", "ago_pre", "before") else i
        number = self.number(start)
        if number is None or number > 60:
            return None
        at = start + 1
        at += self.sign(at, "-")
        unit = self.time(at, "unit:") or (self.time(at, "sign:year") and "unit:year") or (self.time(at, "sign:day") and "unit:day")
        if not unit or self.items[start].norm.startswith("0"):
            return None
        grain = unit[5:]
        after = at + 1
        if start > i:
            kind = "ago" if self.time(i, "ago", "ago_pre") or grain != "day" else ""
        else:
            kind = self.time(after, "ago", "earlier", "later", "before", "after", "past_post")
            after += 1
        if not kind:
            return None
        if kind == "past_post":
            return Moment(grain, anchor="newest", count=number), after  # type: ignore[arg-type]
        if grain == "day":
            return (Moment("day", anchor="today", steps=-number), after) if kind == "ago" else None
        months = number * SIZE[grain]
        if kind in ("later", "after"):
            return Moment(anchor="earlier", steps=months), after
        if kind in ("earlier", "before") or months in (1, 12):
            return Moment(anchor="earlier", steps=-months), after
        return Moment(grain, anchor="today", steps=-number), after  # type: ignore[arg-type]

    def _fiscal(self, i: int) -> Found | None:
        """`FY25`, `FY2024-25`, `fiscal year 2025`."""
        if not self.time(i, "fiscal") and not self.items[i].means("term", "fiscal_year_india"):
            return None
        at = self.link(i + 1)
        at += bool(self.time(at, "unit:year"))
        at += self.sign(at, "'")
        value = self.number(at)
        if value is None or not (2000 <= value <= 2099 or 15 <= value <= 40):
            return None
        value += 2000 if value < 100 else 0
        end = at + 1
        if self.sign(end, "-", "/") and self.glued(end + 1) and (second := self.number(end + 1)) is not None:
            if second % 100 != (value + 1) % 100:
                return INVALID, end + 2
            value, end = value + 1, end + 2
        return Moment("year", year=value, fiscal="ends"), end

    def _year_first(self, i: int) -> Found | None:
        """`2025 Q3`, `last year's first half`, `2025年1-11月`, `2026 so far`, `2025年底`, or the year alone."""
        found = self.year(i)
        if found is None:
            return None
        year, end = found
        at = end
        if self.sign(at, "'") and self.sign(at + 1, "s"):
            at += 2
        elif self.sign(at, "-", "/") and self.glued(at) and self.time(at + 1, "month:", "quarter:", "half:"):
            at += 1
        at = self.link(at)
        if self.time(at, "ytd", "so_far"):
            return replace(year, so_far=True), at + 1
        if (edge := self.time(at, "start_of", "middle_of", "end_of")) and self.point(self.link(at + 1)) is None:
            return replace(year, edge=edge.removesuffix("_of")), at + 1
        if at < self.size and not year.fiscal:
            sub = self.span(at) or self.part(at)
            if sub is not None and sub[0] == INVALID:
                return sub
            # "2024 nov 2025": the month belongs to the year after it; "2025 - 11 months": no month at all
            near = at - end <= 1 or self.sign(end, "'")
            if sub is not None and near and self.with_year(*sub)[0].year is None and self.certain(at, sub[1], near and at == end):
                part = replace(sub[0], year=year.year, year_of=year.year_of)
                return self._after_part(part, sub[1])
        return year, end

    def _after_part(self, part: Moment, end: int) -> Found:
        """`June 2026 ytd`, `6月底`, `Nov 2025 (month)`: what may follow a finished moment."""
        if self.time(end, "ytd", "so_far") and part.days is None:
            return self._cumulated(part), end + 1
        if self.time(end, "end_of", "start_of") and part.grain == "month" and self.point(self.link(end + 1)) is None:
            return part, end + 1
        if self.time(end, "period_word"):
            return part, end + 1
        return part, end

    def _part_first(self, i: int, joined: bool) -> Found | None:
        """`November 2025`, `Q3`, `25 December 2025`, `last November`, `first six months of last year`."""
        if (which := self.time(i, "past", "this", "next")) and i + 1 < self.size:
            found = self.part(i + 1)
            if found is not None and found[0].months != (1, 12) and found[0] != INVALID:
                if self.with_year(*found)[0].year is not None:
                    return None
                if which == "past":
                    return replace(found[0], anchor="last"), found[1]
                return replace(found[0], year=0, year_of="today"), found[1]
        found = self.span(i) or self.part(i)
        if found is None or found[0] == INVALID:
            return found
        part, end = self.with_year(*found)
        if part.year is None and not self.certain(i, end, joined):
            return None
        if part.year is None and self.time(self.link(end), "unit:year") and self.link(end) > end and part.grain != "month":
            end = self.link(end) + 1  # "the first half of the year"
        return self._after_part(part, end)

    # ------------------------------------------------------------------------------------------ whole expressions

    def expression(self, i: int) -> tuple[TimeExpression | None, int] | None:
        """The time expression that begins at item i; None in its place for a date that is none."""
        hit = self._bounded(i)
        if hit is None:
            return None
        expression, end = hit
        if any(part == INVALID for part in expression.parts) or not all(map(_exists, expression.parts)):
            return None, end
        return expression, end

    def _bounded(self, i: int) -> tuple[TimeExpression, int] | None:
        item = self.items[i]
        between = item.means("prep", "between") or item.means("compare", "between") or self.time(i, "between")
        mode = self.time(i, "since", "until", "before", "after", "as_of")
        begins = bool(mode == "since" or self.time(i, "from") or item.means("prep", "from"))
        if between or mode or begins:
            at = self.link(i + 1)
            found = self.point(at, joined=True) or self._event(at)
            if found is not None:
                return self._ranged(found, "between" if between else "since" if begins else mode)
            if not (between or begins) and self.time(i, "before", "after", "since", "until") and self.point(i) is None:
                return None
        if (trailing := self._trailing(i)) is not None:
            return trailing
        found = self.point(i)
        if found is None and self._opens(i):
            at = i + 1
            while at < i + 4 and self.filler(at) and self.point(at) is None:
                at += 1
            if (trailing := self._trailing(at)) is not None:
                return trailing
            found = self.point(at, joined=True)
        if found is None:
            return None
        return self._ranged(found, "")

    def _opens(self, i: int) -> bool:
        """A preposition that does nothing but say that a time follows."""
        item = self.items[i]
        return bool(self.time(i, "during", "whole")) or any(k == "prep" and c in _HERE for k, c in item.meanings)

    def _event(self, i: int) -> Found | None:
        if i < self.size and self.items[i].means("event"):
            code = next(c for k, c in self.items[i].meanings if k == "event")
            return Moment(anchor="event", event=code), i + 1
        return None

    def _trailing(self, i: int) -> tuple[TimeExpression, int] | None:
        """`the 12 months to June 2026`: so many months that end there."""
        if i >= self.size:
            return None
        counted = self._count(i, "past")
        if counted is None:
            number = self.number(i)
            at = i + 1 + self.sign(i + 1, "-")
            if number is None or not 2 <= number <= 120 or not self.time(at, "unit:month"):
                return None
            counted = (number, "month", at + 1)
        number, grain, end = counted
        mark = self._range_mark(end) or (end + 1 if self.time(end, "ending") else 0)
        if not mark or grain != "month":
            return None
        found = self.point(self.link(mark), joined=True)
        if found is None or found[0].grain != "month" or found[0].year is None or found[0].anchor:
            return None
        last = found[0]
        assert last.year is not None
        start = last.year * 12 + last.months[0] - number
        first = replace(last, year=start // 12, months=(start % 12 + 1, start % 12 + 1))
        return TimeExpression((first, last), "range"), found[1]

    def _ranged(self, found: Found, prefix: str) -> tuple[TimeExpression, int] | None:
        """What goes on from the first moment: another end, a list, an open end."""
        first, end = found
        at = end
        opened = prefix == "since"
        if self.time(at, "since_post") or (at < self.size and self.items[at].means("prep", "post_from")):
            opened, at = True, at + 1
        mark = self._range_mark(at)
        if prefix == "between" and not mark and at < self.size and self.items[at].means("conj", "and"):
            mark = at + 1
        if mark:
            second = self.point(self.link(mark), joined=True) or (self._event(self.link(mark)) if opened or prefix else None)
            if second is not None and second[0] == first and not self.items[at].norm.isalpha():
                second = None
            if second is not None and second[0].anchor == "newest" and not second[0].count:
                return TimeExpression((first,), "since"), second[1]
            if second is not None:
                stop = second[1] + bool(self.time(second[1], "until_post", "period_word"))
                one, two = _shared(first, second[0])
                worded = prefix in ("between", "since") or (self.items[at].norm not in ("-", "~") and one.grain == two.grain)
                return TimeExpression((one, two), "range", ends=worded), stop
            short = self._short_year(first, at)
            if short is not None:
                return TimeExpression((first, short[0]), "range"), short[1]
            if self.time(mark, "to_now"):
                return TimeExpression((first,), "since"), mark + 1
        if self.time(at, "to_now"):
            return TimeExpression((first,), "since"), at + 1
        if prefix == "between":
            return None if not mark else (TimeExpression((first,)), end)
        mode: Mode = "list"
        if opened:
            mode, end = "since", at + bool(self.time(at, "since_post"))
        elif prefix in ("until", "as_of"):
            mode = "until"
        elif prefix in ("before", "after"):
            mode = "before" if prefix == "before" else "after"
        elif code := self.time(end, "until_post", "before_post", "after_post"):
            mode = {"until_post": "until", "before_post": "before", "after_post": "after"}[code]  # type: ignore[assignment]
            end += 1
        if mode == "list":
            return self._listed(first, end)
        return TimeExpression((first,), mode), end

    def _short_year(self, first: Moment, at: int) -> Found | None:
        """`2024-25`, `2021/22`: the second year by its last two figures."""
        value = self.number(at + 1)
        if value is None or not self.items[at + 1].two_digit or not self.glued(at + 1) or not _is_bare_year(first):
            return None
        year = (first.year or 0) // 100 * 100 + value
        if first.year_of or not (first.year or 0) < year or self.amount(at + 1, year=True):
            return None
        return Moment("year", year=year), at + 2

    def _listed(self, first: Moment, end: int) -> tuple[TimeExpression, int]:
        parts = [first]
        while end < self.size:
            at = end
            comma = self.sign(at, ",", "/", "&", ";")
            at += comma
            joins = at < self.size and self.items[at].means("conj", "and", "or")
            at += joins
            if not comma and not joins:
                break
            at = self.link(at) if joins else at
            second = self.point(at, joined=joins or comma)
            if second is None or second[0] == INVALID:
                break
            moment, previous = second[0], parts[-1]
            if moment.grain != previous.grain and not (joins and (moment.grain and previous.grain)):
                break
            if moment.anchor != previous.anchor or (comma and not joins and previous.year is not None and moment.yearless):
                break
            if _is_part(previous) and _is_bare_year(moment) and second[1] == at + 1:
                moment = replace(previous, year=moment.year, year_of=moment.year_of)
            parts.append(moment)
            end = second[1]
        year = next((part for part in reversed(parts) if part.year is not None), None)
        if year is not None:
            known: Moment = year
            for n in range(len(parts) - 1, -1, -1):
                if parts[n].yearless:
                    before = next((p for p in reversed(parts[:n]) if p.year is not None), None)
                    source = known if known is not None and parts.index(known) > n else before or known
                    parts[n] = replace(parts[n], year=source.year, year_of=source.year_of)
                if parts[n].year is not None:
                    known = parts[n]
        if [part.months for part in parts] == [(1, 1), (2, 2)] and parts[0].year == parts[1].year and parts[0].days is None:
            parts = [replace(parts[0], grain=None, months=(1, 2))]  # announced as one
        return TimeExpression(tuple(parts)), end


def _shared(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Both ends with their years: `April to December 2025`, `Nov to Feb 2025`, `Nov 2024 to Feb`, `2026 up to August`."""
    if first.yearless and last.year is not None and not last.anchor:
        wraps = first.months[0] > last.months[1]
        first = replace(first, year=last.year - wraps, year_of=last.year_of)
    elif last.yearless and first.year is not None and not first.anchor:
        wraps = first.months != (1, 12) and first.months[0] > last.months[1]
        last = replace(last, year=first.year + wraps, year_of=first.year_of)
    return first, last


def _exists(moment: Moment) -> bool:
    """False for 29 February of a year that has none."""
    if moment.days is None or moment.year is None or moment.year_of:
        return True
    return moment.days[1] <= calendar.monthrange(moment.year, moment.months[0])[1]
