"""A word for all partners in a talk ("and overall?", "worldwide?") -> everybody, in the place of the one told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame

_FEW = 9  # tokens of a fragment
_MARKS = frozenset({"in_all", "worldwide"})
_NAMING = ("place", "demonym", "agency", "party", "verb", "commodity", "extreme", "measure")
_ALL = ((), ("WLD",))


def everybody(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as one that points at everybody, where a short fragment after one partner's figures
    names nobody; beside anything else the word says nothing."""
    if len(frame.tokens) > _FEW or not frame.marked(_MARKS) or not talk or talk[-1].query.partners in _ALL:
        return frame
    last = talk[-1].query
    if len(last.partners) != 1 or last.flow == "context" or any(frame.has(kind) for kind in _NAMING) or frame.leftover:
        return frame
    said = [m for m in frame.mentions if m.kind == "harmless" and any(m.means("harmless", mark) for mark in _MARKS)]
    if len(said) != 1 or frame.has("negation"):
        return frame
    everyone = replace(said[0], kind="deictic", code="everybody", others=())
    return replace(frame, mentions=tuple(everyone if m is said[0] else m for m in frame.mentions))
