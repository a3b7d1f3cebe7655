"""Words that agree elsewhere, and ask for causes after a claim was put to the test: "why not?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import FILLERS

_WHY_NOT = frozenset({"why_not"})


def why_not(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as one for causes, where it is all that is said after a claim."""
    if not talk or not frame.marked(_WHY_NOT) or frame.leftover or talk[-1].query.operation != "check":
        return frame
    if not frame.only(*FILLERS):
        return frame
    said = next(m for m in frame.mentions if m.says(*_WHY_NOT))
    why = replace(said, kind="op", code="why", others=())
    return replace(frame, mentions=tuple(why if m is said else m for m in frame.mentions))
