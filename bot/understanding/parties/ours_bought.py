"""`谁买我们的最多`, `谁卖给我们的最多`: who buys most of ours or sells us most; ours are the home country's goods."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import WHO

_BEHIND: Final = ("harmless", "courtesy", "period", "commodity", "extreme", "more", "question", "time")


def of_ours(frame: Frame) -> Frame:
    """The frame of a question that stands alone, such a word as the home country where who deals is asked right before
    the verb, no country is named and who deals most is sought; in a talk it may be one of those told."""
    mentions = frame.mentions
    if any(m.kind in WHO for m in mentions):
        return frame
    for i in range(2, len(mentions)):
        who, verb, ours = mentions[i - 2 : i + 1]
        asked = who.is_("question", "who", "what") or who.says("choosing")
        behind = mentions[i + 1 :]
        most = any(m.kind in ("extreme", "more") for m in behind) and all(m.kind in _BEHIND for m in behind)
        if ours.says("ours") and verb.kind == "verb" and asked and most:
            home = replace(ours, kind="place", code=HOME, others=((ours.kind, ours.code), *ours.others))
            return replace(frame, mentions=(*mentions[:i], home, *behind))
    return frame
