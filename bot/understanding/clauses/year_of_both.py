"""`Exports in 2025 and imports in the first half`: the year itself, and a part of it, of a flow each."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention, Part
from bot.understanding.words.kinds import WHO

_Dated = tuple[tuple[Mention, TimeExpression], ...]
_PARTS = ("month", "quarter", "half")
_BEFORE_A_YEAR = (*WHO, "commodity", "flow", "growth", "measure", "period", "unit")
_BARE = (*WHO, "flow", "verb", "period", "prep", "conj", "harmless", "question", "courtesy", "self", "deictic")


def year_of_both(mentions: Part) -> list[Part] | None:
    """A piece a flow, the part of a year that the second names in the year of the first; None for any other words."""
    flows = [i for i, m in enumerate(mentions) if m.kind in ("flow", "verb")]
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(flows) != 2 or len(times) != 2 or not flows[0] < times[0] < flows[1] < times[1]:
        return None
    one, two = mentions[times[0]], mentions[times[1]]
    apart = (i for i in range(times[0] + 1, flows[1] + 1) if mentions[i].first > mentions[i - 1].last + 1)  # a comma
    joint = next((i for i in range(times[0], flows[1]) if mentions[i].is_("conj", "and", "plus")), next(apart, None))
    if joint is None or any(m.kind not in _BARE for m in mentions):
        return None
    if not isinstance(one.value, TimeExpression) or not isinstance(two.value, TimeExpression):
        return None
    if len(one.value.parts) != 1 or len(two.value.parts) != 1:
        return None
    year, part = one.value.parts[0], two.value.parts[0]
    if not is_bare_year(year) or year.year_of or not part.yearless or part.anchor or is_bare_year(part):
        return None
    told = TimeExpression((replace(part, year=year.year),))
    left, right = mentions[:joint], mentions[joint:]
    dated = tuple(replace(m, code=told.code, value=told) if m is two else m for m in right)
    lonely = not any(m.kind in WHO or m.kind == "deictic" for m in right)
    whom = tuple(m for m in left if m.kind in WHO) if lonely else ()
    return [left, tuple(sorted((*whom, *dated), key=lambda m: m.first))]


def listed_in_year(clause: Clause, said: _Dated) -> _Dated:
    """`Q1 and Q2 exports in 2025`, `October and November exports last year`: months, quarters or halves in a list,
    each of the one year that is told after them; nothing for any other words."""
    (mention, listed), (told, year) = said[:2]
    if len(said) > 2 or listed.mode != "list" or len(listed.parts) < 2 or len(year.parts) != 1 or year.mode != "list":
        return ()
    [one], before = year.parts, clause.before(told)
    if not is_bare_year(one) or one.anchor or one.year_of == "earlier":
        return ()
    if any(not part.yearless or part.anchor or part.days or part.grain not in _PARTS for part in listed.parts):
        return ()
    plain = before is not None and (before.kind in _BEFORE_A_YEAR or before.is_("prep", "in", "of", "for"))
    if not plain or year.entire or clause.has_any("more", "direction") or clause.has("prep", "versus", "on"):
        return ()  # "October and November exports and 2025 imports", "up on 2025", "and the total for 2025"
    dated = tuple(replace(part, year=one.year, year_of=one.year_of) for part in listed.parts)
    return (mention, replace(listed, parts=dated)), (told, TimeExpression(()))


# A month without a year in one of several claims -> the year of the time told beside it.
def with_years(said: tuple[Mention, ...], told: tuple[Mention, ...], earlier: bool) -> tuple[Mention, ...]:
    """The mentions of a claim, their months dated by the same month with its year, the last time before, else the next.

    `earlier`: it is what was so before, so that December beside January is that of the year before.
    """
    return tuple(_dated(m, told, earlier) if m.kind == "period" else m for m in said)


def _dated(mention: Mention, told: tuple[Mention, ...], earlier: bool) -> Mention:
    value = mention.value
    if not isinstance(value, TimeExpression) or not value.yearless or any(p.anchor for p in value.parts):
        return mention
    before = [m for m in told if m.last < mention.first and _year(m)]
    after = [m for m in told if m.first > mention.last and _year(m)]
    same = [m for m in (*before, *after) if m.code[4:] == mention.code[1:]]
    beside = same[-1] if same else before[-1] if before else after[0] if after else None
    source = _year(beside) if beside is not None else None
    if source is None or source.year is None:
        return mention
    back = (earlier or not before) and not same and value.parts[-1].months[0] > source.months[0]
    parts = tuple(replace(p, year=source.year - back) if p.yearless else p for p in value.parts)
    dated = replace(value, parts=parts)
    return replace(mention, value=dated, code=dated.code)


def _year(mention: Mention) -> Moment | None:
    """The last moment of a time that is named with its year."""
    value = mention.value
    parts = value.parts if isinstance(value, TimeExpression) else ()
    return next((p for p in reversed(parts) if p.year is not None and not p.year_of), None)
