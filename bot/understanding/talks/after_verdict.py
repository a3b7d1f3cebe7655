"""A verdict on what was told, and then what is asked: "so the EU is ahead. What about ASEAN?" asks of ASEAN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame

_VERDICT = ("extreme", "more")
_PLAIN = (*_VERDICT, "harmless", "place", "demonym", "conj", "courtesy", "deictic", "prep")
_ENDS = (".", "!", "。", "！")


def after_verdict(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame without a sentence before the last that only says which of those told is ahead, where the last one
    asks for another."""
    if not talk or frame.leftover or not frame.has_any(*_VERDICT):
        return frame
    end = max((i for i, token in enumerate(frame.tokens[:-1]) if token.norm in _ENDS), default=0)
    first = [m for m in frame.mentions if m.last < end]
    rest = tuple(m for m in frame.mentions if m.first > end)
    verdict = any(m.kind in _VERDICT for m in first) and all(m.kind in _PLAIN for m in first)
    asks = bool(rest) and (rest[0].says("request") or rest[0].kind in ("conj", "fragment"))
    named = any(m.kind in ("place", "demonym", "flow", "commodity", "period") for m in rest)
    return replace(frame, mentions=rest) if verdict and asks and named else frame
