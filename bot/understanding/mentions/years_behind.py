"""A part of a year or a stretch, and behind what is looked at the year or the month that it is of: `the first half
surplus this year vs ...`, `TTM exports to the US June 2026`. Mentions -> mentions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.text import Token

_LOOKED_AT = frozenset({"flow", "place", "demonym", "commodity", "measure", "prep"})
_YEAR = 12
_ENDS = (".", "?", "!", ",", ";", "…")  # of what stands before that year


def year_behind(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`First half surplus this year vs the first half of last year`: the year is that of the half, where further times
    stand in the text, and none that is set against it itself."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) < 3:
        return mentions  # one time and its year: as the whole text tells
    alone = [i for i in times if (one := _alone(mentions[i])) is not None and is_bare_year(one)]
    if len(alone) != 1:
        return mentions  # 6月出口去年是多少，今年是多少: of each of them
    for at, on in pairwise(times):
        part, year = _alone(mentions[at]), _alone(mentions[on])
        if part is None or year is None or not part.yearless or part.months == (1, _YEAR) or not part.grain:
            continue
        if is_bare_year(year) and year.year_of == "today" and _looked_at(mentions[at + 1 : on]):
            dated = replace(part, year=year.year, year_of=year.year_of)
            return _with(mentions, at, on, TimeExpression((dated,)))
    return mentions


def trailing_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`TTM exports to the US June 2026`: the twelve months that end there."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) != 2:
        return mentions
    for at, on in (times, times[::-1]):
        stretch, last = _alone(mentions[at]), _alone(mentions[on])
        trailing = stretch is not None and stretch.anchor == "newest" and stretch.count == _YEAR
        between = mentions[min(times) + 1 : max(times)]
        if not trailing or mentions[at].first != mentions[at].last or not (_looked_at(between) or not between):
            continue
        if last is None or last.grain != "month" or last.anchor or last.days or last.year is None:
            continue
        begun = last.year * _YEAR + last.months[0] - _YEAR
        first = replace(last, year=begun // _YEAR, months=(begun % _YEAR + 1,) * 2)
        return _with(mentions, at, on, TimeExpression((first, last), "range"))
    return mentions


def year_in_brackets(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """7〜9月（2025年）の合計: the year of the months before it, said again, and no year beside them."""
    found = list(mentions)
    for one, two in pairwise(mentions):
        set_off = two.first > 0 and tokens[two.first - 1].norm in ("(", "（") and one.last + 2 == two.first
        if not set_off:
            continue
        part, year = _alone(one), _alone(two)
        closed = tokens[two.last + 1 : two.last + 2]
        if part is None or year is None or not (closed and closed[0].norm in (")", "）")):
            continue
        if is_bare_year(year) and part.year == year.year and part.months != year.months and not year.year_of:
            found[mentions.index(two)] = replace(two, kind="harmless", code="little", value=None, others=())
    return tuple(found)


def year_at_last(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`June exports to ASEAN and exports to the EU, both please. 2026`, 今年の話です: a year set apart at the end is
    that of all times before it that have none, where several are asked, and no further time beside them."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) < 2 or not all(m.kind in ("harmless", "courtesy") for m in mentions[times[-1] + 1 :]):
        return mentions
    at, year = times[-1], _alone(mentions[times[-1]])
    ends = [i for i in range(mentions[at].first) if tokens[i].norm in _ENDS]
    if year is None or not is_bare_year(year) or year.so_far or not ends:
        return mentions
    if any(m.kind != "harmless" for m in mentions[times[-2] + 1 : at] if m.first > ends[-1]):
        return mentions
    listed = any(isinstance(m.value, TimeExpression) and len(m.value.parts) > 1 for m in mentions if m.kind == "period")
    if not listed and len(times) == 2 and sum(m.kind == "flow" for m in mentions) < 2:
        return mentions  # of one question: read as it goes on
    found = list(mentions)
    for i in times[:-1]:
        said = mentions[i].value
        if not isinstance(said, TimeExpression) or not all(_of_no_year(part) for part in said.parts):
            return mentions
        dated = replace(said, parts=tuple(replace(p, year=year.year, year_of=year.year_of) for p in said.parts))
        found[i] = replace(mentions[i], code=dated.code, value=dated)
    found[at] = replace(mentions[at], kind="harmless", code="little", value=None, others=())
    return tuple(found)


def whole_of_named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`how much did the full-year surplus widen in 2025 against 2024`, `the full-year surplus of 2025`: the whole year
    before what is looked at is that of each year named behind it; beside one that it is compared with, its own."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) < 2:
        return mentions
    whole = _alone(mentions[times[0]])
    named = [one for i in times[1:] for one in _parts(mentions[i])]
    led = times[0] + 1 < len(mentions) and mentions[times[0] + 1].kind in ("flow", "commodity")
    if not led or whole is None or (whole.year, whole.year_of, whole.months) != (0, "earlier", (1, _YEAR)):
        return mentions
    if not all(is_bare_year(one) and not one.year_of for one in named):
        return mentions
    against = holds_any(mentions, "compare", "more") or holds(mentions, "op", "compare", "difference", "change")
    if len(named) == 1 and (against or holds(mentions, "prep", "versus")):
        return mentions
    quiet = replace(mentions[times[0]], kind="harmless", code="little", value=None, others=())
    return (*mentions[: times[0]], quiet, *mentions[times[0] + 1 :])


def _of_no_year(part: Moment) -> bool:
    return part.yearless and bool(part.grain) and part.months != (1, _YEAR)


def _alone(mention: Mention) -> Moment | None:
    said = mention.value
    plain = isinstance(said, TimeExpression) and said.mode == "list" and len(said.parts) == 1
    return said.parts[0] if plain and isinstance(said, TimeExpression) else None


def _parts(mention: Mention) -> tuple[Moment, ...]:
    """The times of a list of them, and a time that nothing is known of for what is none."""
    said = mention.value
    return said.parts if isinstance(said, TimeExpression) and said.mode == "list" else (Moment("month"),)


def _looked_at(between: tuple[Mention, ...]) -> bool:
    """Whether what is looked at stands there, and nothing else."""
    told = [m for m in between if not m.says("little") and m.kind != "harmless"]
    return {m.kind for m in told} <= _LOOKED_AT and any(m.kind in ("flow", "commodity", "measure") for m in told)


def _with(mentions: tuple[Mention, ...], at: int, on: int, time: TimeExpression) -> tuple[Mention, ...]:
    """The mentions with that time at one place, and what it has taken from another silent."""
    found = list(mentions)
    found[at] = replace(mentions[at], code=time.code, value=time)
    found[on] = replace(mentions[on], kind="harmless", code="little", value=None, others=())
    return tuple(found)
