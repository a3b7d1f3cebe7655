"""`How much is the import on month June 2026`: words for a growth on the month before that lead in a month, no rate."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any, says_in


def month_led_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Without them, where how much something is is asked, and nothing moves."""
    level = holds(mentions, "question", "how_much", "what") and says_in(mentions, "copula")
    if not level or holds_any(mentions, "direction", "more", "extreme", "op", "multiple"):
        return mentions
    for one, month in pairwise(mentions):
        alone = not any(m.kind in ("growth", "measure") for m in mentions if m is not one)
        if one.says("leads_in_a_month") and alone and month.first == one.last + 1 and _month(month):
            return tuple(m for m in mentions if m is not one)
    return mentions


def _month(mention: Mention) -> bool:
    said = mention.value
    return isinstance(said, TimeExpression) and len(said.parts) == 1 and said.parts[0].grain == "month"
