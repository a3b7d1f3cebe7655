"""The questions that a text may be cut into -> whether a word that stands in one of them is said of the others too.

`In yuan: exports in 2024 and imports in 2025`, `highest month: exports in 2025, imports in 2025`: what heads one is
asked of what names no more than a figure and a time. `Exports in May and imports in June, which was larger`, `..., in
yuan`, `... to ASEAN`, `..., total`: what closes the last is asked of all of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, codes_in, holds, holds_any
from bot.understanding.words.frame import Part as Said
from bot.understanding.words.kinds import BALANCES, FILLERS, ONE_WAY, WHO

_COUNTED_IN: Final = ("unit", "agency", "books")  # in what, and by whom: said of all where it is said at all
_ASKING: Final = (
    "op", "extreme", "growth", "measure", "compare", "more", "multiple", "direction", "negation", "number", "poll",
    "deictic", *_COUNTED_IN,
)  # fmt: skip
_NAMING: Final = ("flow", "commodity", "period")
_LISTED: Final = 3  # of two the rate is read of both elsewhere
_PLAIN: Final = (*FILLERS, *_NAMING, *WHO, "prep", "question", "verb")
_DONE: Final = {"export": ("sell", "give", "ship"), "import": ("buy", "get")}
_OF_DEED: Final = ("verb", "prep", "place", "demonym", "period", "harmless", "conj")


def counted_in(pieces: list[Said]) -> bool:
    """`In yuan: ...`, `by US figures, ...`, `without Hong Kong: ...`: how all are counted, told once ahead of them."""
    bounded = [tuple(m for m in piece if m.kind != "unit" or not holds(piece, "number")) for piece in pieces]
    return _heads(bounded, _COUNTED_IN)  # the unit of "above $100 bn" is that of the bound


def heads_others(pieces: list[Said], named: bool = True) -> bool:
    """Whether one asks what the next, which asks nothing of its own, may ask too; `named`: though it names goods or a
    partner."""
    return _heads(pieces, _ASKING, named)


def closes_others(pieces: list[Said]) -> bool:
    """Whether what stands behind all that the last one names may be asked of a plain one before it too."""
    *before, last = pieces
    named = max((m.first for m in last if m.kind in _NAMING), default=-1)
    own = tuple(m for m in last if m.first <= named)
    tail = [m for m in last if m.first > named]
    if any(map(_of_whom, tail)) and any(not any(map(_of_whom, piece)) and _asks_little(piece) for piece in before):
        return True
    return _plain(own) and holds_any(tail, *_ASKING) and any(map(_plain, before))


def why_of_both(piece: Said, following: Said) -> bool:
    """`Why did exports and imports with the US fall in 2025`, `why did exports rise and imports fall`: why of both."""
    asks = holds_any(following, "question", "op", "measure", "extreme")
    flows = all(any(m.is_("flow", *ONE_WAY) for m in one) for one in (piece, following))
    dated = holds(piece, "period") and holds(following, "period")
    return holds(piece, "op", "why") and flows and not (asks or dated)


def _heads(pieces: list[Said], kinds: tuple[str, ...], named: bool = True) -> bool:
    asks = False
    for piece in pieces:
        if asks and _plain(piece) and (named or not any(_of_whom(m) or m.kind == "commodity" for m in piece)):
            return True
        asks = asks or holds_any(piece, *kinds) or any(m.is_("conj", "minus") for m in piece)
    return False


def _of_whom(m: Mention) -> bool:
    return m.kind in WHO and m.code != HOME


def _plain(piece: Said) -> bool:
    return all(m.kind in _PLAIN and not m.is_("conj", "minus") for m in piece)


def _asks_little(piece: Said) -> bool:
    return all(m.kind in (*_PLAIN, "measure", "growth") for m in piece)


def bought_there(before: Said, piece: Said) -> bool:
    """`¿Cuánto compró China a Brasil y cuánto a EE. UU.?`: bought there too, where the same word says to and from;
    `import from Brazil and Argentina in soybeans`: of the same deal."""
    bought = any(m.is_("verb", "buy", "get") for m in before) and any(m.is_("prep", "to") for m in before)
    bought = bought and any(m.is_("prep", "to") for m in piece)
    goods = any(a.is_("prep", "in", "of") and b.kind == "commodity" for a, b in pairwise(piece))
    return (bought or goods) and not holds_any(piece, "flow", "verb", "party")


def rate_of_flows(pieces: list[Said]) -> list[Said]:
    """`Growth of exports, imports and the surplus`: the rate that is asked of the first flow, of the second too."""
    if len(pieces) < _LISTED or not holds(pieces[0], "growth", "growth", "yoy"):
        return pieces
    first, second = (next((m for m in one if m.kind == "flow"), None) for one in pieces[:2])
    rate = next(m for m in pieces[0] if m.is_("growth", "growth", "yoy"))
    if first is None or second is None or {first.code, second.code} != {*ONE_WAY} or rate.first > first.first:
        return pieces
    bare = all(m.kind in (*FILLERS, "flow", "period", "prep", *WHO) for m in pieces[1])
    closed = any(m.is_("flow", *BALANCES) for one in pieces[2:] for m in one)
    return [pieces[0], (rate, *pieces[1]), *pieces[2:]] if bare and closed else pieces


def foretold_too(left: Said, right: Said) -> bool:
    """`Growth of exports and imports in August, and the forecast`: the rates of both, and what was expected of both."""
    rated = holds(left, "growth", "growth", "yoy") and {m.code for m in left if m.kind == "flow"} == {*ONE_WAY}
    content = [m for m in right if m.kind not in ("harmless", "conj", "prep")]
    asked = [m.is_("op", "forecast") or m.kind == "poll" for m in content]
    return rated and bool(asked) and all(asked) and not holds_any(left, "op", "compare", "more", "extreme", "number")


def done_with_them(left: Said, right: Said) -> bool:
    """`Chinese car exports, shipped to Russia in 2024`: where the goods of the flow ahead went, or came from, told
    behind a comma by a verb without anybody who does it; no figure of its own."""
    flows, said = codes_in(left, "flow"), [m for m in right if m.kind not in ("harmless", "conj")]
    deed = next((m for m in said[:1] if m.kind == "verb"), None)
    if [m.kind for m in said[:3]] in (["place", "prep", "verb"], ["prep", "place", "verb"]):
        deed = said[2]  # ロシアへ納入
    if len(flows) != 1 or holds_any(left, "question", "verb") or deed is None:
        return False
    done = deed.code in _DONE.get(next(iter(flows)), ())
    led = any(a.kind == "prep" and b.kind in WHO for a, b in pairwise(left))
    places = [m for m in said if m.kind in WHO]
    apart = holds(left, "period") and holds(right, "period")
    return done and not led and not apart and len(places) == 1 and all(m.kind in _OF_DEED for m in right)
