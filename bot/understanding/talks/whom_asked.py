"""Who the others are in a trade that was told: "who from?", "from whom?", "to where?" -> the partners, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import FILLERS

_FEW = 5  # tokens of a fragment
_WAYS = {"import": ("from",), "export": ("to",)}
_AMOUNTS = ("level", "sum")


def whom_asked(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the partners asked for, where nothing else is said and the way is the one told."""
    if not talk or len(frame.tokens) > _FEW or frame.leftover or not frame.has("question", "who", "where"):
        return frame
    told = talk[-1].query
    said = [m for m in frame.mentions if m.kind not in FILLERS]
    asked, led = [m for m in said if m.kind == "question"], [m for m in said if m.kind == "prep"]
    way = len(led) == 1 and led[0].code in _WAYS.get(told.flow or "", ())
    if told.partners not in ((), ("WLD",)):
        return frame
    if len(asked) != 1 or len(said) != 2 or not way or told.operation not in _AMOUNTS:
        return frame
    first, last = min(said[0].first, said[1].first), max(said[0].last, said[1].last)
    whom = replace(asked[0], first=first, last=last, kind="party", code="partner", others=(("harmless", "whom"),))
    return replace(frame, mentions=tuple(whom if m is said[0] else m for m in frame.mentions if m is not said[1]))
