"""What a fragment asks of a release: when the next is due, by whom it was, and how the figure foreseen came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import FILLERS

# What a fragment asks of a release that was told: "by whom?" its agency, a bare "next one?" when the next is due, "and
# the last one?" when that was.
_RELEASES = ("release_date", "release_next", "fresh", "source")
_SAYS_NO_MORE = (*FILLERS, "question", "time", "deictic")
_NEXT = (("time", "next"), ("time", "later"), ("time", "coming"))
_LAST = (("harmless", "last_one"), ("time", "earlier"))


def of_the_release(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the question that it asks, right after when figures come out or came out, where
    nothing else is said."""
    told = talk[-1].query if talk and not frame.leftover else None
    if told is not None and told.operation == "surprise":
        return _who_foresaw(frame)
    if told is None or told.operation != "coverage" or told.by not in _RELEASES:
        return frame
    if all(m.kind in _SAYS_NO_MORE or m.is_("op", "when") for m in frame.mentions):
        for words, asked in ((_NEXT, "release_next"), (_LAST if told.by == "release_next" else (), "release_date")):
            if (hit := next((m for m in frame.mentions if any(one in words for one in m.meanings)), None)) is not None:
                return _as(frame, hit, asked)
    said = [m for m in frame.mentions if m.kind not in FILLERS]
    by_whom = len(said) == 2 and said[0].is_("prep", "by") and said[1].is_("question", "who")
    return _as(frame, said[1], "source") if by_whom else frame


def _who_foresaw(frame: Frame) -> Frame:
    """ "According to whom?", "by whom?" after what was expected: who expected it, which is told beside it again."""
    said = [m for m in frame.mentions if m.kind not in FILLERS]
    asked = said[1:] if len(said) == 2 and said[0].is_("prep", "by") else said
    who = len(asked) == 1 and (asked[0].is_("op", "source") or asked[0].is_("question", "who"))
    return _as(frame, asked[0], "forecast") if who else frame


def _as(frame: Frame, word: Mention, asked: str) -> Frame:
    read = replace(word, kind="op", code=asked, others=())
    return replace(frame, mentions=tuple(read if m is word else m for m in frame.mentions))


def print_of_it(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Print?", "the outcome?" after what was expected of a month: how it came out."""
    foreseen = bool(talk) and talk[-1].query.operation in ("surprise", "forecast")
    said = [m for m in frame.mentions if m.kind == "harmless" and m.says("publishing", "outcome")] if foreseen else []
    if len(said) != 1 or frame.leftover or not frame.only("question", *FILLERS):
        return frame
    came_out = replace(said[0], kind="op", code="surprise", others=(("harmless", "as_it_was"),))
    return replace(frame, mentions=tuple(came_out if m is said[0] else m for m in frame.mentions))
