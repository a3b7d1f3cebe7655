"""The same months of another year: 2025年の同じ期間 behind those of 2026, May and June of two years set against one
another, and 2025年1〜2月から behind 2026年1〜2月, which begins nothing; a single month that is denied.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention, holds, holds_any, says_in

_YEAR = 12  # months
_OF = ("prep", "harmless")
_BETWEEN = 2  # words that may stand between a year and "the same period"


def same_period(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2026年1〜6月と2025年の同じ期間`: the months of the first in the year of the second."""
    mentions = _year_ahead(mentions)
    at = next((i for i, m in enumerate(mentions) if m.is_("deictic", "same") and m.says("same_span")), 0)
    near = [i for i in range(max(0, at - _BETWEEN), at) if isinstance(mentions[i].value, TimeExpression)]
    said = mentions[near[-1]].value if near else None
    if not isinstance(said, TimeExpression) or said.mode != "list" or len(said.parts) != 2:
        return mentions
    one, two = said.parts
    plain = not (one.anchor or two.anchor or two.year is None or one.year is None)
    if not plain or two.grain != "year" or one.months == (1, _YEAR):
        return mentions
    both = replace(said, parts=(one, replace(one, year=two.year)))
    time = replace(mentions[near[-1]], value=both)
    return tuple(time if i == near[-1] else m for i, m in enumerate(mentions) if i != at)


def _year_ahead(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2026 ytd vs 2025 same period`: as "the same period of 2025"."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        year, same = one.value, two.value
        if not (isinstance(year, TimeExpression) and isinstance(same, TimeExpression) and i and len(year.parts) == 1):
            continue
        whole = year.mode == "list" and year.parts[0].grain == "year" and not year.parts[0].anchor
        whole = whole and year.parts[0].months == (1, _YEAR) and not year.parts[0].so_far and not year.parts[0].year_of
        earlier = len(same.parts) == 1 and same.parts[0].anchor == "earlier" and same.parts[0].year is None
        before = any(isinstance(m.value, TimeExpression) for m in mentions[:i])
        if whole and earlier and before and two.first == one.last + 1 and same.parts[0].months == (1, _YEAR):
            told = replace(same, parts=(replace(same.parts[0], year=year.parts[0].year),))
            read = replace(two, first=one.first, code=told.code, value=told, said=f"{one.said} {two.said}")
            return (*mentions[:i], read, *mentions[i + 2 :])
    return mentions


def of_last(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The first half of this year and the first half of last`, `June this year and June last`: that of the year
    before, where the same months of this year are named ahead and nothing stands behind that it is of."""
    for i, time in enumerate(mentions):
        said = time.value if time.kind == "period" else None
        if not isinstance(said, TimeExpression) or not said.parts:
            continue
        if not (said.parts[-1].year_of == "today" and said.parts[-1].year == 0):
            continue
        ahead = [m.value.parts for m in mentions[:i] if m.kind == "period" and isinstance(m.value, TimeExpression)]
        if said.mode != "list" or said.parts[-1] not in [p for parts in (*ahead, said.parts[:-1]) for p in parts]:
            continue
        at = next((j for j, m in enumerate(mentions) if j > i and m.means("time", "past")), i)
        last, behind = mentions[at], mentions[at + 1 : at + 2]
        if at == i or last.first > time.last + _BETWEEN or any(m.kind not in _OF for m in mentions[i + 1 : at]):
            continue
        if any(m.first == last.last + 1 and m.kind not in ("conj", "harmless", "op") for m in behind):
            continue
        parts = (*said.parts[:-1], replace(said.parts[-1], year=-1))
        both = replace(said, parts=parts)
        read = replace(time, code=both.code, value=both, last=last.last, said=f"{time.said} {last.said}")
        return (*mentions[:i], read, *mentions[at + 1 :])
    return mentions


def since_same_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2026年1〜2月の輸出は2025年1〜2月からどれだけ増えた`: where it began to move, and no span till now."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) != 2 or not holds_any(mentions, "direction", "growth"):
        return mentions
    of, since = (mentions[i].value for i in times)
    if not isinstance(of, TimeExpression) or not isinstance(since, TimeExpression):
        return mentions
    if of.mode != "list" or since.mode != "since" or len(of.parts) != 1 or len(since.parts) != 1:
        return mentions
    one, two = of.parts[0], since.parts[0]
    told = holds_any(mentions, "number", "party") or says_in(mentions, "what_goods")  # 2024年より輸出が増えた品目は
    year = one.grain == two.grain == "year" and told and (one.year or 0) - (two.year or 0) == 1
    if not (_span(one) or year) or one.months != two.months or (one.year or 0) <= (two.year or 0) or two.year is None:
        return mentions
    begun = mentions[times[1]]
    others = (*begun.others, ("harmless", "begun_from"))
    plain = replace(begun, value=replace(since, mode="list"), others=others)
    return tuple(plain if i == times[1] else m for i, m in enumerate(mentions))


def _span(moment: Moment) -> bool:
    return moment.months[0] < moment.months[1] and moment.months != (1, _YEAR) and not moment.anchor


_PARTS = ("month", "quarter", "half")
_SET_OVER = ("compare", "difference", "versus")


def months_of_two_years(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Higher in May and June 2025 than in May and June 2024`: set against one another they are two spans."""
    against = any(m.kind in ("compare", "more", "extreme") or m.code in _SET_OVER or m.says("than") for m in mentions)
    each_asked = holds(mentions, "op", "which", "each", "rank") or any(m.says("each", "choosing") for m in mentions)
    if each_asked or not against:
        return mentions
    timed = {m: m.value for m in mentions if m.kind == "period" and isinstance(m.value, TimeExpression)}
    times, told = list(timed), list(timed.values())
    if len(told) == 1:  # "the difference between them": both in one
        half = len(told[0].parts) // 2
        told = [replace(told[0], parts=parts) for parts in (told[0].parts[:half], told[0].parts[half:])]
    spans = [span for said in told if (span := _in_a_row(said)) is not None]
    if len(told) != 2 or len(spans) != 2 or spans[0].months != spans[1].months or spans[0].year == spans[1].year:
        return mentions
    each = {m: TimeExpression((span,)) for m, span in zip(times, spans, strict=False)}
    if len(times) == 1:
        each[times[0]] = TimeExpression(tuple(spans))
    return tuple(replace(m, code=each[m].code, value=each[m], others=()) if m in each else m for m in mentions)


def month_of_both(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Surplus in July: larger in 2025 than in 2024?`, `iron ore, Q4; how many tonnes more in 2025 than in 2024`: the
    month, quarter or half that is named ahead of two years, one of which is set against the other, is that of both."""
    timed = {m: m.value for m in mentions if m.kind == "period" and isinstance(m.value, TimeExpression)}
    times, told = list(timed), list(timed.values())
    if len(told) != 3 or any(one.mode != "list" or len(one.parts) > 1 or one.entire for one in told):
        return mentions
    month, one, two = ((*said.parts, None)[0] for said in told)
    if month is None or month.grain not in _PARTS or month.anchor or month.days or month.year_of or two is None:
        return mentions
    taken = month.year if one is None else one.year  # a year right behind a month has gone into it
    years = (taken, two.year)
    bare = is_bare_year(two) and (one is None or is_bare_year(one))
    if not bare or None in years or taken == two.year or month.year not in (None, *years):
        return mentions
    at = [mentions.index(m) for m in times]
    ahead, between = mentions[at[0] + 1 : at[1]], mentions[at[1] + 1 : at[2]]
    # "June exports, and was 2025 better than 2024": of the years
    theirs = holds(ahead, "conj", "and") and not any(m.says("pronoun", "it_again") for m in ahead)
    against = any(m.kind in ("compare", "more") or m.code in _SET_OVER or m.says("than") for m in between)
    if theirs or not against or any(m.kind == "flow" for m in (*ahead, *between)):
        return mentions
    said = [TimeExpression((replace(month, year=year),)) for year in years]
    meant = dict(zip(times, (said[0], TimeExpression(()), said[1]), strict=True))
    return tuple(replace(m, code=meant[m].code, value=meant[m], others=()) if m in meant else m for m in mentions)


def over_itself(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`June exports vs May and June 2025`: the month that is set against itself of a year before is the newest one, and
    so is the month that stands between, whose year is not said."""
    times = [m for m in mentions if m.kind == "period" and isinstance(m.value, TimeExpression)]
    told = [m.value for m in times if isinstance(m.value, TimeExpression)]
    if len(told) != 2:
        return mentions
    own, others = told
    if len(own.parts) != 1 or len(others.parts) != 2 or own.mode != "list" or others.mode != "list":
        return mentions
    month, (between, before) = own.parts[0], others.parts
    again = month.grain == "month" and before.year is not None and replace(before, year=None) == month
    led = mentions[mentions.index(times[1]) - 1]
    if not again or between.year != before.year or between.grain != "month" or not led.means("op", "compare"):
        return mentions
    at, both = mentions.index(times[1]), times[1]
    bare, dated = replace(others, parts=(replace(between, year=None),)), replace(others, parts=(before,))
    one = replace(both, last=both.first, code=bare.code, value=bare)
    two = replace(both, first=both.first + 1, code=dated.code, value=dated)
    return (*mentions[:at], one, two, *mentions[at + 1 :])


def _in_a_row(said: TimeExpression) -> Moment | None:
    """A list of months of one year that follow one another, as the span that they make."""
    parts = said.parts
    plain = all(part.grain == "month" and part.year and not (part.anchor or part.edge or part.days) for part in parts)
    if said.mode != "list" or len(parts) < 2 or not plain or len({part.year for part in parts}) > 1:
        return None
    if any(one.months[1] + 1 != two.months[0] for one, two in pairwise(parts)):
        return None
    return replace(parts[-1], grain=None, months=(parts[0].months[0], parts[-1].months[1]))


def not_this_time(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Not 2025, 2024`, `not 2025, I meant 2024`: the other time, where nothing else is said."""
    at = next((i for i, m in enumerate(mentions[:-1]) if m.is_("negation", "not")), None)
    times = [m for m in mentions if m.kind == "period"]
    bare = all(m.kind in ("negation", "period", "harmless", "fragment", "courtesy") for m in mentions)
    if at is None or not bare or mentions[at + 1 : at + 2] != tuple(times[:1]):
        return mentions
    rest, said = (*mentions[:at], *mentions[at + 2 :]), times[0].value
    if len(times) == 2:
        return rest
    if len(times) != 1 or not isinstance(said, TimeExpression) or said.mode != "list" or len(said.parts) != 2:
        return mentions
    meant = replace(times[0], value=replace(said, parts=said.parts[1:]), code=times[0].code.rpartition("+")[2])
    return (*mentions[:at], meant, *mentions[at + 2 :])


# A single month, of which something is denied: `did not fall in a single month`, `n'ont pas reculé un seul mois`.


def not_a_single(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A single month behind a denial as any of the months, with the small words that lead to it."""
    at = next((i for i, m in enumerate(mentions) if m.says("single_month")), 0)
    end = at + 1
    if at and not _month(mentions[at]):
        end += 1 if end < len(mentions) and _month(mentions[end]) else -1
    denied = any(m.kind == "negation" for m in mentions[:at]) and any(m.kind == "direction" for m in mentions[:at])
    if not denied or end == at:
        return mentions
    first = at
    while first and (mentions[first - 1].says("indefinite") or mentions[first - 1].is_("prep", "in", "for")):
        first -= 1
    head, last = mentions[first], mentions[end - 1]
    said = " ".join(m.said for m in mentions[first:end])
    any_month = replace(
        head, last=last.last, kind="op", code="which", said=said, value=None, others=(("harmless", "any_of_them"),)
    )
    return (*mentions[:first], any_month, *mentions[end:])


def _month(m: Mention) -> bool:
    return m.means("time", "unit:month") or m.is_("portion", "only")
