"""`It` behind `of` in a talk ("how much of it was China's exports?") -> the figure told, of which a part is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import Turn
from bot.understanding.words.frame import Frame

_FEW = 12  # tokens of a fragment
_TOLD = ("export", "import", "total")


def of_it(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as one that points at the figure told before, where it asks how much of it."""
    if not talk or len(frame.tokens) > _FEW or not frame.has("question", "how_much", "how_many"):
        return frame
    it = next((m for of, m in pairwise(frame.mentions) if of.is_("prep", "of") and m.says("pronoun")), None)
    if it is None or it.first != it.last or talk[-1].query.flow not in _TOLD:
        return frame
    that = replace(it, kind="deictic", code="that", others=())
    return replace(frame, mentions=tuple(that if m is it else m for m in frame.mentions))
