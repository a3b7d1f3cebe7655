"""`Who decided the cut?` after a tariff: the events that moved it, and no figure again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import FILLERS, TARIFFS

_SAID: Final = (*FILLERS, "question", "direction", "deictic", "op")


def who_did_it(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with its word for who as one for causes, where all that is named besides is what was done."""
    last = talk[-1].query if talk else None
    asks = frame.all("question")
    if last is None or not set(last.commodities) & set(TARIFFS) or last.operation not in ("level", "change", "compare"):
        return frame
    who = len(asks) == 1 and asks[0].is_("question", "who")
    done = frame.has("direction") or frame.has("deictic") or frame.says("pronoun")
    ops = frame.all("op")
    if not (who and done) or frame.leftover or not frame.only(*_SAID) or any(not m.says("settled") for m in ops):
        return frame
    read = {asks[0]: replace(asks[0], kind="op", code="why", others=())}
    read |= {m: replace(m, kind="harmless", code="words", others=()) for m in ops}
    return replace(frame, mentions=tuple(read.get(m, m) for m in frame.mentions))
