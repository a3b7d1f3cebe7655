"""What the first part of a text says of the others: what they ask of, or that of each the rate is asked for."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Part, codes_in, holds_any
from bot.understanding.words.kinds import ONE_WAY, QUIET, WHO

TOPICS: Final = ("flow", "verb", "party")
VAGUE: Final = ("trade", "group", "partner", "product")
_HEADING: Final = (*QUIET, "flow", "commodity", "prep")


def is_heading(pieces: list[Part], contexts: frozenset[str]) -> bool:
    """Whether the first only says what the others ask of: "soybean imports: how much came from Brazil in 2025"."""
    first, *others = pieces
    flows = codes_in(first, "flow")
    if flows and flows <= {*VAGUE} and not any(holds_any(one, *WHO) for one in others):
        return True  # "US-China trade in 2025: exports and the surplus"
    if not ({"period", "flow"} <= {m.kind for m in first} or asks(first)) and any(map(asks, others)):
        return True
    bare = not any(m.kind in TOPICS or m.code in contexts for m in first)
    heading = any(m.kind == "flow" for m in first) and all(
        (m.kind in _HEADING and m.code not in contexts) or (m.kind in WHO and m.code == HOME) for m in first
    )  # 中国の原油輸入、供給国ベスト3
    return (bare or heading) and any(m.kind == "party" for piece in others for m in piece)


def rates_of_all(pieces: list[Part]) -> bool:
    """`August growth exports, imports, plus the surplus`: the rate ahead of the first flow is of what follows, too."""
    first, *others = pieces
    ahead = takewhile(lambda m: m.kind != "flow", first)
    rated = holds_any(ahead, "growth") and not any(holds_any(one, "growth", "direction", "question") for one in others)
    return rated and any(m.is_("flow", *ONE_WAY) for one in others for m in one)


def asks(piece: Part) -> bool:
    """Whether a word of asking stands in it."""
    return any(m.kind == "question" or m.is_("op", "how_fast", "difference") for m in piece)
