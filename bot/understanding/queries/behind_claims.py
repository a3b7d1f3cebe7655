"""What is asked behind a figure that is claimed or a record, in words of its own -> the word whose figure none of these
tells: "exports top $400 bn in June. By how much did they rise?"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bot.model import Bound, Query
from bot.understanding.words.frame import Mention, Part
from bot.understanding.words.kinds import ONE_WAY

Rule = Callable[[Part, Part, tuple[Query, ...]], Iterator[Mention]]

_SIZED: Final = frozenset({"above", "at_least", "is", "below", "at_most", "about"})
_SAYING_LITTLE: Final = ("harmless", "deictic", "question", "growth", "direction", "op", "unit")


def _rate_of_claimed(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Exports top $400 bn in June. By how much did they rise?`: how far what is claimed has moved."""
    asked = [m for m in piece if m.is_("op", "difference", "how_fast")]
    moved = any(m.kind in ("growth", "direction") for m in piece) and all(m.kind in _SAYING_LITTLE for m in piece)
    told = any(m.kind == "number" for m in ahead)
    claims = all(_of_amount(query.with_(by=None) if query.by == "first" else query) for query in queries)
    if asked and moved and told and piece[0] is asked[0] and claims:
        yield asked[0]


def _best_of_claimed(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Did the surplus reach 126 bn in June, the highest this year?`: the best of a time, behind an amount."""
    best = [m for m in piece if m.kind == "extreme"]
    bare = all(m.kind in ("harmless", "extreme", "period", "time", "deictic") for m in piece)
    told = any(m.kind == "number" for m in ahead) and not any(m.kind == "extreme" for m in ahead)
    if best and bare and told and any(m.kind == "period" for m in piece) and all(map(_of_amount, queries)):
        yield best[0]


def _record_again(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Biggest month for exports in 2025 and for imports in 2024`: the other's record, where its amount was read."""
    flows = [m for m in piece if m.is_("flow", *ONE_WAY)]
    bare = len(flows) == 1 and {m.kind for m in piece} - {"harmless", "prep"} == {"flow", "period"}
    led = bare and piece[0].means("prep", "for")
    if led and [(q.operation, q.by) for q in queries] == [("record", "month"), ("level", None)]:
        yield flows[0]


def _set_beside_claimed(piece: Part, ahead: Part, queries: tuple[Query, ...]) -> Iterator[Mention]:
    """`Imports topped 280 bn in June. Did they grow faster than exports?`: of another flow or time the same was read to
    be claimed."""
    opened = piece[0].kind == "question" or piece[0].says("auxiliary", "copula") or piece[0].is_("op", "difference")
    moved = [m for m in piece if m.kind in ("more", "growth", "direction") or m.is_("op", "difference")]
    moved += [m for m in piece if m.kind == "compare" and m.means("more", "more", "less")]
    named = {(m.kind, m.code) for m in piece if m.kind in ("flow", "period")} - {(m.kind, m.code) for m in ahead}
    told = any(m.kind == "number" for m in ahead) and not any(m.kind == "number" for m in piece)
    several = len({(query.flow, query.periods) for query in queries}) > 1 or any(len(q.periods) > 1 for q in queries)
    if opened and moved and named and told and several and all(_of_amount(query.with_(by=None)) for query in queries):
        yield moved[0]


def _of_amount(query: Query) -> bool:
    """Whether no more is told than that an amount is as claimed."""
    claim = query.condition
    plain = query.operation == "check" and query.by is None and isinstance(claim, Bound)
    return plain and isinstance(claim, Bound) and claim.measure is None and claim.comparator in _SIZED


# Each with the words of which the piece must have one.
BEHIND_CLAIMS: Final[tuple[tuple[Rule, str], ...]] = (
    (_rate_of_claimed, "difference how_fast"),
    (_best_of_claimed, "extreme"),
    (_record_again, "flow"),
    (_set_beside_claimed, "more growth direction difference compare"),
)
