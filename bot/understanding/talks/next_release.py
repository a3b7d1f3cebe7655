"""A bare "next one?" after when figures came out -> when the next ones are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame

_RELEASES = ("release_date", "release_next", "fresh")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "question", "time", "deictic")
_NEXT = (("time", "next"), ("time", "later"), ("time", "coming"))


def next_release(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with its word for what follows read as asking for the next release, where nothing else is said."""
    ahead = [m for m in frame.mentions if any(one in _NEXT for one in ((m.kind, m.code), *m.others))]
    if not ahead or frame.leftover or any(m.kind not in _LITTLE and not m.is_("op", "when") for m in frame.mentions):
        return frame
    last = talk[-1].query if talk else None
    if last is None or last.operation != "coverage" or last.by not in _RELEASES:
        return frame
    asked = replace(ahead[0], kind="op", code="release_next", others=())
    return replace(frame, mentions=tuple(asked if m is ahead[0] else m for m in frame.mentions))
