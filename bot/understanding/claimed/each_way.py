"""Two things that are said to have gone each its own way: `exports to the EU rose and those to the US fell`, `fell in
October but rose in November` -> what is claimed of each, in turn.

Each word of moving belongs to the thing that stands beside it: before it, or after it where the verb comes first.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Bound, Logic, Query
from bot.understanding.claimed.two_named import items_of
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

IN_TURN = "in_turn"  # by of a check: the first bound is of the first of its partners, flows or periods


def each_way(f: Features) -> Query | None:
    """The check of both in turn; None where not two ways are told. Ambiguous where it is not plain which is whose."""
    c = f.clause
    if f.context or f.fragment or not _both_ways(c):
        return None
    by = _what(f)
    if by is None:
        return None
    moves = _moves(c)
    things = _once(items_of(f, by))
    if len(moves) != 2 or len({code for _, code in moves}) != 2 or len(things) != 2 or c.has("negation"):
        if f.amounts or c.ops("streak", "record", "first_time") or f.first:
            return None
        raise Ambiguous.again()
    order = _interleaved(things, [m for m, _ in moves])
    if order is None and not f.amounts:
        raise Ambiguous.again()
    if order is None or f.amounts:
        return None
    bounds = [Bound("below" if way == "down" else "above", 0.0, unit="pct", measure="yoy") for _, way in moves]
    said = dict(zip((thing.code for thing in things), bounds, strict=True))
    names = {"partner": f.partners, "flow": ("export", "import"), "commodity": f.commodities}
    told = [said[name] for name in names[by]] if by in names else bounds
    return query_of(f, "check", by=IN_TURN, measure="yoy", condition=Logic("and", tuple(told)))


def _both_ways(c: Clause) -> bool:
    down = c.has("direction", "down")
    return down and (c.has("direction", "up") or c.has("growth", "growth"))


def _what(f: Features) -> str | None:
    """Of which kind the two things are; None where there are not two of one kind alone."""
    several = {
        "partner": len(f.partners) == 2,
        "flow": f.flow in ("both", "all"),
        "commodity": len(f.commodities) == 2,
        "period": len(f.periods) == 2 and not f.ends,
    }
    found = [kind for kind, so in several.items() if so]
    return found[0] if len(found) == 1 else None


def _moves(c: Clause) -> list[tuple[Mention, str]]:
    found: list[tuple[Mention, str]] = []
    for m in c.mentions:
        if m.is_("direction", "up", "down"):
            found.append((m, m.code))
        elif m.is_("growth", "growth") and not (found and found[-1][0].last + 1 == m.first):
            found.append((m, "up"))
    return found


def _once(items: Sequence[Mention]) -> list[Mention]:
    """Each thing where it is first named."""
    return list({m.code: m for m in reversed(items)}.values())[::-1]


def _interleaved(things: list[Mention], moves: list[Mention]) -> bool | None:
    """Thing, move, thing, move; or move, thing, move, thing."""
    one, other = sorted(things, key=lambda m: m.first)
    if [one, other] != things:
        return None
    first, second = moves
    if one.last < first.first and first.last < other.first and other.last < second.first:
        return True
    return False if first.last < one.first and one.last < second.first and second.last < other.first else None
