"""`Exports in 2025 and imports in the first half`: the year itself, and a part of it, of a flow each."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_BARE = (*WHO, "flow", "verb", "period", "prep", "conj", "harmless", "question", "courtesy", "self", "deictic")

Part = tuple[Mention, ...]


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
