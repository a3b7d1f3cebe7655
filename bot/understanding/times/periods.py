"""Mentions -> the same mentions, those that make up a time expression joined into one of kind "period".

A period's value is a TimeExpression (see moments.py, which settles it). Time words that belong to no expression stay as
they are (`unit:month` in "which month"), a date that is none (13/2025) becomes kind "time", code "invalid", and a word
that means a month or something else (may) falls back to its other meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.times.expressions import Expressions
from bot.understanding.times.item import Item
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year, is_part, of_two_years
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token, said_of
from bot.understanding.words.ways import USUAL, Ways

_NEAR = 3  # months: nearer than the same month later in the year
_SETS_AGAINST = (("prep", "versus"), ("conj", "minus"), ("op", "compare"))
_AGAINST = (("prep", "with"), *_SETS_AGAINST)
_ITS_YEAR = ("harmless", "of_its_year")
_THAN = ("harmless", "than")
_BETWEEN = (("harmless",), ("prep",), ("time",), ("op", "difference", "how_fast"), ("question", "how_much"))
_EXCEEDS = (("compare", "above", "below", "pass", "at_least", "at_most"), ("more",))


def find_times(
    tokens: Sequence[Token], mentions: Sequence[Mention], language: str, ways: Ways = USUAL
) -> tuple[Mention, ...]:
    """The mentions with each time expression joined into one Mention(kind="period", value=TimeExpression)."""
    kinds = [m.kind for m in mentions]
    timed = "time" in kinds or "number" in kinds
    timed = timed or kinds.count("event") > 1  # "from the Geneva truce to the Busan one"
    if not (timed or "time" in [kind for m in mentions for kind, _ in m.others]):
        return tuple(mentions)
    reader = Expressions(tokens, mentions, ways)
    found: list[tuple[int, int, TimeExpression | None]] = []  # first and last item
    end = 0
    for i in reader.openings():
        if i >= end and (hit := reader.expression(i)) is not None:
            expression, end = hit
            found.append((i, end - 1, expression))
    return _joined(reader, _neighbours(reader, found), tokens, language)


def _joined(
    reader: Expressions, found: list[tuple[int, int, TimeExpression | None]], tokens: Sequence[Token], language: str
) -> tuple[Mention, ...]:
    starts = {first: (last, expression) for first, last, expression in found}
    result: list[Mention] = []
    i = 0
    while i < reader.size:
        if i in starts:
            last, expression = starts[i]
            first_token, last_token = reader.items[i].first, reader.items[last].last
            said = said_of(tokens, first_token, last_token)
            inside = [item.mention for item in reader.items[i : last + 1] if item.mention is not None]
            corrected = True in [mention.corrected for mention in inside]
            kind, code = ("period", expression.code) if expression else ("time", "invalid")
            # "ytd": of the year that is spoken of, where "this year so far" is of the running one
            others = (_ITS_YEAR,) if True in [_ITS_YEAR in mention.others for mention in inside] else ()
            counted = reader.number(i - 1) is not None and reader.time(i, "unit:year")
            if counted or (expression and expression.mode == "range" and _which_of_the_years(reader, i, last)):
                others = (*others, ("time", "unit:year"))  # "the five | years 2021 to 2025": they are counted
            result.append(Mention(first_token, last_token, kind, code, said, corrected, expression, others, language))
            i = last + 1
            continue
        mention = reader.items[i].mention
        if mention is not None:
            result.append(_other_meaning(mention) if mention.kind == "time" else mention)
        i += 1
    return tuple(result)


def _which_of_the_years(reader: Expressions, first: int, last: int) -> bool:
    """`Which | of the years 2021 to 2025`, `out | of the years 2021 to 2025, which`: one of them is sought."""
    led = reader.items[first].mention
    behind = (last + 1, last + 2) if led is not None and led.means("prep", "of") else ()
    beside = [reader.items[at].mention for at in (first - 1, *behind) if 0 <= at < reader.size]
    which = any(mention is not None and mention.is_("question", "what") for mention in beside)
    return which and any(reader.time(at, "unit:year") for at in range(first, last + 1))


def _other_meaning(mention: Mention) -> Mention:
    """A word that is no time here, though it might be: `may`, `over`, `from`."""
    if (("time", "doubtful") in mention.others) and all(kind == "time" for kind, _ in mention.others):
        return replace(mention, kind="harmless", code="words", others=((mention.kind, mention.code),))
    for kind, code in mention.others:
        if kind != "time":
            others = tuple(other for other in mention.others if other != (kind, code))
            value = float(code) if kind in ("number", "ordinal") else mention.value
            return replace(mention, kind=kind, code=code, value=value, others=others)
    return mention


def _yearless_months(said: TimeExpression) -> bool:
    return all(part.yearless and part.grain == "month" for part in said.parts)


def _told_of(between: Sequence[Item]) -> bool:
    """Whether only small words stand between a month and a year: no `and`, nothing that sets one against the other, no
    end of a question: `exports in May? Which month of 2025 ...`."""
    return (
        not any(item.norm in ("?", "？") for item in between)
        and not any(item.means("conj") or any(item.means(*link) for link in _SETS_AGAINST) for item in between)
        and all(item.mention is None or any(item.means(*little) for little in _BETWEEN) for item in between)
    )


def _of_a_year(said: TimeExpression | None) -> bool:
    """Whether it is a year alone, which has the months behind it: `2026 exports through August`."""
    return said is not None and len(said.parts) == 1 and is_bare_year(said.parts[0])


def _just_before(one: Moment, two: Moment) -> bool:
    """`January 2026 against December`: the one a month or three before, which is of the year before."""
    months = one.grain == two.grain == "month" and two.months[0] > one.months[0]
    return months and (one.months[0] - two.months[0]) % 12 <= _NEAR


def _set_anew(reader: Expressions, a: int, c: int, *, told_first: bool) -> bool:
    """Whether two times are each set against what was told first, or is pointed at: `how does that compare with July,
    and with August last year`."""
    over, again = (any(one.means(*link) for one in reader.items[i - 1 : i] for link in _AGAINST) for i in (a, c))
    pointed = any(item.means("deictic", "that") or item.means("harmless", "pronoun") for item in reader.items[:a])
    return (told_first or (pointed and over)) and again and any(i.means("conj") for i in reader.items[c - 3 : c - 1])


def _neighbours(
    reader: Expressions, found: list[tuple[int, int, TimeExpression | None]]
) -> list[tuple[int, int, TimeExpression | None]]:
    """Years and months shared over `vs`, `with`, `minus`: `Sept vs October 2025`, `Nov 2025 vs 2024`."""
    result = list(found)
    pairs = range(len(result) - 1)
    alike = len({said.parts[0].grain for _, _, said in found if said is not None and said.parts}) == 1
    for n in (*pairs, *(reversed(pairs[:-1]) if alike else ())):  # back again: `Q1 vs Q2 vs Q3 2025`
        (a, b, left), (c, d, right) = result[n], result[n + 1]
        if left is None or right is None or len(right.parts) != 1:
            continue
        compound = c - b == 3 and reader.sign(b + 1, "-") and reader.glued(b + 1) and reader.glued(b + 2)
        bare = is_bare_year(right.parts[0]) and not right.parts[0].year_of
        if compound and bare and _yearless_months(left):
            year = right.parts[0].year  # "der Januar-Wert 2025", "das Januar-Februar-Ergebnis 2025"
            result[n] = (a, b, replace(left, parts=tuple(replace(one, year=year) for one in left.parts)))
            result[n + 1] = (c, d, TimeExpression(()))
            continue
        if len(left.parts) != 1 or c - b - 1 > 3:
            continue
        between = reader.items[b + 1 : c]
        if any(item.mention is None and item.norm.isalnum() and len(item.norm) > 3 for item in between):
            continue
        if any(item.means(kind) for item in between for kind in ("place", "commodity", "flow", "measure", "demonym")):
            continue
        one, two = left.parts[0], right.parts[0]
        if left.mode == "until" and one.yearless and n and _of_a_year(result[n - 1][2]) and is_bare_year(two):
            if d == c and two.year is not None and not two.year_of:  # "2026 exports through June, ahead of 2025"
                result[n + 1] = (c, d, replace(left, parts=(replace(one, year=two.year),)))
            continue
        if (
            one.yearless
            and one.grain in ("month", "quarter", "half")
            and is_bare_year(two)
            and (not two.year_of or (two.year_of, two.year) == ("today", 0))
            and _told_of(between)
        ):
            result[n] = (a, b, replace(left, parts=(replace(one, year=two.year, year_of=two.year_of),)))
            result[n + 1] = (c, d, TimeExpression(()))  # "higher than July's in 2026": no period of its own
            continue
        before = is_bare_year(two) and (two.year_of, two.year) == ("today", -1)
        if before and any(item.means(*link) for item in between for link in _EXCEEDS):
            continue  # "is the first half ahead of last year's": of this year, against the same of last
        since = right.open and any(item.means("extreme") for item in between)  # "is June the highest since 2024"
        if (one.grain, one.months) == (two.grain, two.months) and one.yearless and not (two.year and not two.year_of):
            if two.yearless and any(item.means(*link) for item in between for link in _SETS_AGAINST):
                two = replace(two, year=-1, year_of="earlier")  # "June vs June": against a year before
            result[n + 1] = (c, d, replace(right, parts=(two,)))
            continue
        set_over = any(item.means(*link) for item in between for link in (*_SETS_AGAINST, *_EXCEEDS, _THAN))
        led = any(item.means("op", "compare") for item in reader.items[:a])  # "compare March with March 2025"
        set_over = set_over or (
            led and any((item.means("prep", "with") or item.means("prep", "to")) for item in between)
        )
        if set_over and of_two_years(one, two):
            continue  # "June vs June 2025": the newest June
        if one.yearless and _set_anew(reader, a, c, told_first=bool(n)):
            continue  # "how does June 2026 compare with May, and with June last year": May of the year told first
        counted = two.anchor == "earlier"  # "in August, compared with the same month of 2024"
        if one.yearless and two.year is not None and two.days is None and not (since or counted):
            result[n] = (a, b, replace(left, parts=(replace(one, year=two.year, year_of=two.year_of),)))
        elif (own := reader.of_its_own_year(one, two, d)) is not None:
            result[n] = (a, b, replace(left, parts=(one, own)))
            result[n + 1] = (c, d, TimeExpression(()))
        elif two.yearless and one.year is not None and not (n and is_bare_year(one)):  # of several years, see settling
            spanned = (left.mode, right.mode) == ("since", "until")  # "from March 2025 on, how many through December"
            year = one.year + (two.months < one.months) if spanned else one.year - _just_before(one, two)
            result[n + 1] = (c, d, replace(right, parts=(replace(two, year=year, year_of=one.year_of),)))
        elif (
            is_part(one) and is_bare_year(two) and d == c
            and any(item.means(*link) for item in between for link in _SETS_AGAINST)
            and not right.entire
            and not any(item.means("op", "average") for item in (*between, *reader.items[d + 1 : d + 2]))
        ):  # fmt: skip  # but "June 2026 vs the 2025 average"
            result[n + 1] = (c, d, replace(right, parts=(replace(one, year=two.year, year_of=two.year_of),)))
    return result
