"""What a fragment asks of a release that was told: "by whom?" its agency, a bare "next one?" when the next is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import FILLERS

_RELEASES = ("release_date", "release_next", "fresh", "source")
_SAYS_NO_MORE = (*FILLERS, "question", "time", "deictic")
_NEXT = (("time", "next"), ("time", "later"), ("time", "coming"))


def of_the_release(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the question that it asks, right after when figures come out or came out, where
    nothing else is said."""
    if frame.leftover or not talk:
        return frame
    ahead = [m for m in frame.mentions if any(one in _NEXT for one in ((m.kind, m.code), *m.others))]
    if not ahead and not (frame.has("question", "who") and frame.has("prep", "by")):
        return frame
    told = talk[-1].query
    if told.operation != "coverage" or told.by not in _RELEASES:
        return frame
    if ahead and all(m.kind in _SAYS_NO_MORE or m.is_("op", "when") for m in frame.mentions):
        return _as(frame, ahead[0], "release_next")
    said = [m for m in frame.mentions if m.kind not in FILLERS]
    by_whom = len(said) == 2 and said[0].is_("prep", "by") and said[1].is_("question", "who")
    return _as(frame, said[1], "source") if by_whom else frame


def _as(frame: Frame, word: Mention, asked: str) -> Frame:
    read = replace(word, kind="op", code=asked, others=())
    return replace(frame, mentions=tuple(read if m is word else m for m in frame.mentions))
