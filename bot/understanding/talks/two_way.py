"""A word for both ways of a trade in a talk ("and both directions together?") -> all that is traded, both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame

_MARK = frozenset({"two_way"})
_FEW = 8  # tokens of a fragment
_NAMING = ("flow", "place", "demonym", "agency", "party", "verb", "commodity", "extreme", "measure")
_FLOWS = ("export", "import", "balance", "total")
_BOTH = frozenset({"both_of_them"})
_LITTLE = ("harmless", "courtesy", "conj", "fragment", "prep")


def two_way(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the flow of all trade, where a short fragment after figures of a flow names none;
    beside anything else the word says nothing."""
    if talk and frame.marked(_BOTH):
        return _both_alone(frame)
    if not frame.marked(_MARK) or len(frame.tokens) > _FEW or not talk or frame.leftover or frame.has("negation"):
        return frame
    if talk[-1].query.flow not in _FLOWS or frame.has_any(*_NAMING):
        return frame
    said = next(m for m in frame.mentions if m.kind == "harmless" and any(m.says(c) for c in _MARK))
    both = replace(said, kind="flow", code="total", others=())
    rest = tuple(both if m is said else m for m in frame.mentions if not m.is_("op", "sum"))  # "both ways together"
    return replace(frame, mentions=rest)


def _both_alone(frame: Frame) -> Frame:
    """The frame with "both" as what points at two things, where nothing else is said: "both please"."""
    if frame.leftover or not frame.only(*_LITTLE):
        return frame
    said = next(m for m in frame.mentions if m.says(*_BOTH))
    both = replace(said, kind="deictic", code="both", others=())
    return replace(frame, mentions=tuple(both if m is said else m for m in frame.mentions))
