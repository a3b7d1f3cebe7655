"""A list of figures of which each has goods, a partner or an owner of its own -> a piece each.

`Car exports and exports to the EU in 2024`, `China's imports in May, soybean imports in June`: none of them is of the
goods or the partner of another; they share a time, or the rate that is asked of all. Where something is said ahead of
them all, waits for what comes behind, or may be of several, this list says nothing, and the rules for joints decide.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.joined_flows import with_everybody
from bot.understanding.words.frame import Frame, Mention, Part
from bot.understanding.words.kinds import WHO

_LITTLE: Final = ("harmless", "courtesy", "self")
_RATES: Final = ("growth", "direction")
_NAMED: Final = (*WHO, "flow", "commodity", "prep", "period", "question", "unit", "ordinal")
_SAID: Final = frozenset({"conj", *_RATES, *_NAMED})
_ASKED: Final = (("question", "what"), ("question", "how_much"), ("question", "how"))
_OPS: Final = ("how_fast", "each", "split", "trend", "list")  # how each is asked, or told: one by one
_PARTING: Final = frozenset(",;?!.:")
_FEWEST: Final = 2


def figures_listed(frame: Frame, contexts: frozenset[str]) -> list[Part] | None:
    """The pieces, with what they share; None where one leans on another, or more than amounts and rates is asked."""
    flows = frame.all("flow")
    named = frame.has("commodity") or frame.has("demonym", HOME) or len(frame.all("place")) >= _FEWEST
    if len(flows) < _FEWEST or not named or frame.has_other("conj", "and", "plus"):
        return None
    said = tuple(m for m in frame.mentions if m.kind not in _LITTLE)
    if not all(map(_of_a_figure, said)) or frame.says("its", "rest", "covered", "than", "each_month", "without"):
        return None
    if _parts_told(frame, said):
        return None
    if frame.leftover or not frame.codes("commodity").isdisjoint(contexts) or _yearless(said):
        return None
    pieces = _pieces(frame, said)
    if pieces is None or not _unlike(pieces) or any(_in_one_breath(*two) for two in pairwise(pieces)):
        return None
    if any(map(_goods_behind, pieces)):
        return None
    rates = _rates_of_all(pieces)
    partners, goods = (any(map(has, pieces)) for has in (_partner, _goods))
    timed = [_dated(piece, i, pieces) for i, piece in enumerate(pieces)]
    return [
        _whole(_with(piece, rates, time), add_partner=partners, add_goods=goods)
        for piece, time in zip(pieces, timed, strict=True)
    ]


def _of_a_figure(m: Mention) -> bool:
    """Whether it names a figure, its time or its rate, or asks for them."""
    if m.kind == "op":
        return m.code in _OPS
    return m.kind in _SAID and (m.kind != "question" or (m.kind, m.code) in _ASKED)


def _yearless(said: Part) -> bool:
    """`In May and ... in April 2026`: the year of one is told by another."""
    return any(m.kind == "period" and m.code.startswith("?") for m in said)


def _pieces(frame: Frame, said: Part) -> list[Part] | None:
    """A piece a flow, with the goods or the owner before it, and all that follows up to what belongs to the next; None
    where one has none of its own, or another's books or owner may be meant."""
    starts = []
    for i, m in enumerate(said):
        if m.kind != "flow":
            continue
        start = i
        while start and said[start - 1].last + 1 == said[start].first and _modifies(said[start - 1]):
            start -= 1
        if start and said[start - 1].kind in WHO and said[start - 1].last + 1 == said[start].first:
            led = start > 1 and said[start - 2].kind == "prep"
            if not led:
                return None  # "US exports": somebody else's
        starts.append((start, i))
    cuts = [0]
    for (_, flow), (start, _) in pairwise(starts):
        joints = [
            i for i in range(flow + 1, start + 1) if said[i].kind == "conj" or _parted(frame, said[i - 1], said[i])
        ]
        cuts.append(joints[-1] if joints else start)
    pieces = [tuple(m for m in said[a:b] if m.kind != "conj") for a, b in pairwise((*cuts, len(said)))]
    return pieces if all(_goods(piece) or _partner(piece) or _owned(piece) for piece in pieces) else None


def _modifies(m: Mention) -> bool:
    return m.kind == "commodity" or m.is_("demonym", HOME)


def _parted(frame: Frame, one: Mention, other: Mention) -> bool:
    """Whether a sign stands between the two."""
    return any(token.norm in _PARTING and token.kind == "symbol" for token in frame.tokens[one.last + 1 : other.first])


def _goods(piece: Part) -> bool:
    return any(m.kind == "commodity" for m in piece)


def _partner(piece: Part) -> bool:
    return any(m.kind in WHO and m.code != HOME for m in piece)


def _owned(piece: Part) -> bool:
    return any(a.is_("demonym", HOME) and b.kind == "flow" for a, b in pairwise(piece))


def _parts_told(frame: Frame, said: Part) -> bool:
    """Whether one is a part of another, a partner is named ahead of all, or a preposition waits for what comes later:
    `how much of the surplus came from trade with the US`, `US: China's exports and soybean imports`, `China's exports
    to and imports from the US`, `imports from Russia, mainly crude imports`."""
    flows = [m for m in said if m.kind == "flow"]
    first, last = flows[0], flows[-1]
    if any(m.kind in WHO and m.code != HOME and m.first < first.first for m in said):
        return True
    if frame.says("among", "for_the_most") or any(t.norm == ":" for t in frame.tokens[first.last + 1 : last.first]):
        return True
    for one, other in pairwise((*said, None)):
        if one is None or not one.is_("prep", "to", "from", "with", "of"):
            continue
        if other is None or other.kind in ("conj", "prep") or (other.kind == "flow" and one.code != "of"):
            return True
        if one.code == "of" and other.kind not in ("commodity", "period"):
            return True
    return False


def _in_one_breath(one: Part, other: Part) -> bool:
    """`China's exports and imports with the EU`, `Chinese exports and imports of cars`: both are; and `soybean imports
    from Brazil and imports from the US`: perhaps of soybeans too."""
    bare = _owned(one) and not (_goods(one) or _partner(one)) and one[-1].is_("flow", "export", "import")
    if bare and other[0].is_("flow", "export", "import") and (_partner(other) or _goods(other)):
        return True
    same = {m.code for m in one if m.kind == "flow"} == {m.code for m in other if m.kind == "flow"}
    return same and _goods(one) and _partner(one) and _partner(other) and not _goods(other)


def _goods_behind(piece: Part) -> bool:
    """`Steel exports and crude | and gas imports`: goods behind a flow that are not said to be its own."""
    flow = next(i for i, m in enumerate(piece) if m.kind == "flow")
    return any(m.kind == "commodity" and not piece[i - 1].is_("prep", "of") for i, m in enumerate(piece) if i > flow)


def _unlike(pieces: list[Part]) -> bool:
    """Whether they are of different kinds, so that what one names is none of the others'; or each of goods of its own;
    or each way with a partner or a time of its own."""
    kinds = {(_goods(piece), _partner(piece)) for piece in pieces}
    if len(kinds) > 1:
        return True
    if kinds == {(True, False)}:
        return _each_its_own(pieces, "commodity")
    ways = kinds == {(False, True)} and _each_its_own(pieces, "flow")
    return ways and (_each_its_own(pieces, *WHO) or _each_its_own(pieces, "period"))


def _each_its_own(pieces: list[Part], *kinds: str) -> bool:
    """Whether each names something of these kinds that no other does."""
    named = [frozenset(m.code for m in piece if m.kind in kinds and m.code != HOME) for piece in pieces]
    return all(named) and len(set(named)) == len(pieces)


def _rates_of_all(pieces: list[Part]) -> Part:
    """A rate that is asked ahead of the first figure, or behind the last of those that have no time of their own."""
    first, *_, last = pieces
    rated = [any(m.kind in _RATES or m.is_("op", "how_fast") for m in piece) for piece in pieces]
    if sum(rated) != 1 or any(m.kind == "question" for piece in pieces[1:] for m in piece):
        return ()
    head = next(m.first for m in first if m.kind == "flow")
    ahead = tuple(m for m in first if m.first < head and (m.kind in _RATES or m.is_("op", "how_fast")))
    dated = any(m.kind == "period" for piece in pieces[:-1] for m in piece)
    return ahead or (() if dated else tuple(m for m in last if m.kind in _RATES))


def _dated(piece: Part, i: int, pieces: list[Part]) -> Part:
    """The time of another piece, where it has none: of the next that has one, else of the last before it."""
    if any(m.kind == "period" and not m.code.startswith("earlier") for m in piece):
        return ()
    later, before = pieces[i + 1 :], list(reversed(pieces[:i]))
    order = [*before, *later] if any(m.kind == "period" for m in piece) else [*later, *before]
    times = (tuple(m for m in one if m.kind == "period" and not m.code.startswith("earlier")) for one in order)
    return next(filter(None, times), ())


def _with(piece: Part, rates: Part, time: Part) -> Part:
    kept = tuple(m for m in piece if not (time and m.kind == "period"))
    added = (*time, *(m for m in rates if m not in kept))
    return tuple(sorted((*kept, *added), key=lambda m: m.first))


def _whole(piece: Part, add_partner: bool, add_goods: bool) -> Part:
    """The piece, said to be of everybody and of all goods where it names none and another does."""
    flow = next(m for m in piece if m.kind == "flow")
    at = piece.index(flow) + 1
    goods = (replace(flow, first=flow.last, kind="commodity", code="TOTAL", others=(), value=None),)
    return (
        *piece[:at],
        *(goods if add_goods and not _goods(piece) else ()),
        *(with_everybody(flow) if add_partner and not _partner(piece) else ()),
        *piece[at:],
    )
