"""`What did that cost?` after barrels a day: what they came to in money, and no price of a tonne."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import FILLERS

_A_DAY = "mbpd"


def cost_of_barrels(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a verb (the mark `it_cost`) as the value asked for, where it alone is said of the goods."""
    told = talk[-1].query if talk else None
    kinds = ("measure", "question", "deictic", "op", *FILLERS)  # "what did that cost in total"
    if told is None or told.basis != _A_DAY or frame.leftover or frame.has_other("op", "sum"):
        return frame
    if not frame.only(*kinds):
        return frame
    said = frame.all("measure", "price")
    if len(said) != 1 or not said[0].says("it_cost"):
        return frame
    value = replace(said[0], code="value", others=(("harmless", "by_value"),))
    return replace(frame, mentions=tuple(value if m is said[0] else m for m in frame.mentions if m.kind != "op"))
