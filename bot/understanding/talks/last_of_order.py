"""`And the last of them?` after an order of partners: the one that stands last in it, and not all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import FILLERS


def last_of_order(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with the name of that partner in the place of such words, where nothing else is said."""
    told = talk[-1] if talk else None
    ordered = told is not None and (told.query.operation, told.query.by) == ("rank", "partner")
    if told is None or not ordered or len(told.named) < 2 or frame.leftover:
        return frame
    last, them = frame.all("time", "past"), frame.all("deictic", "them")
    plain = frame.only("time", "deictic", "prep", "question", *FILLERS) and len(frame.all("time")) == 1
    if len(last) != 1 or len(them) != 1 or not plain or not last[0].first < them[0].first:
        return frame
    one = replace(last[0], kind="place", code=told.named[-1], others=())
    rest = (m for m in frame.mentions if m is not them[0] and not m.is_("prep", "of"))
    return replace(frame, mentions=tuple(one if m is last[0] else m for m in rest))
