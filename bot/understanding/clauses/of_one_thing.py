"""Whether a text can hold one question at most, so that nothing of what cuts a text into several is asked of it."""

from __future__ import annotations

from collections import Counter
from typing import Final

from bot.understanding.words.frame import Frame

_ONCE: Final = ("flow", "period", "commodity", "question")
_NEVER: Final = ("conj", "fragment")
_PLACES: Final = 2  # who trades, and with whom
_WORTH: Final = frozenset("$%€¥£")  # signs that belong to a number
_CLOSING: Final = frozenset(",;:.?!，。；：？！、")


def of_one_thing(frame: Frame) -> bool:
    """Whether it names one flow, one time and one kind of goods at most and has no joint, and no sign parts it before
    its end: most texts. Looked for once, as the rules before and behind the reading ask."""
    found: bool | None = frame.once.get("one_thing")
    if found is None:
        found = frame.once["one_thing"] = _named_once(frame) and not _parted(frame)
    return found


def _named_once(frame: Frame) -> bool:
    named = Counter([m.kind for m in frame.mentions])
    beside = named["place"] + named["demonym"]
    return beside <= _PLACES and not any(named[kind] for kind in _NEVER) and max(named[kind] for kind in _ONCE) < 2


def _parted(frame: Frame) -> bool:
    """Whether a sign stands before its end: one within a word (Jan-Feb) or of an amount parts nothing."""
    for token in frame.tokens[:-1]:
        if token.kind == "symbol" and (token.norm in _CLOSING or not (token.glued or token.norm in _WORTH)):
            return True
    return False
