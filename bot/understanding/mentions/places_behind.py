"""`How many places behind Vietnam is Japan`: how far one comes after another, and no cause of its trade."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import WHO


def places_behind(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `behind` right before a place as less than it, where a number is asked for and nothing moved."""
    if not holds(mentions, "question", "how_many") or holds(mentions, "direction") or holds(mentions, "growth"):
        return mentions
    for i, m in enumerate(mentions[:-1]):
        if m.is_("op", "why") and m.means("more", "less") and mentions[i + 1].kind in WHO:
            return (*mentions[:i], replace(m, kind="more", code="less", others=()), *mentions[i + 1 :])
    return mentions
