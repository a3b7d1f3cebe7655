"""`EV exports in 2025, number of cars`: how many there were of the goods named before, and no other goods."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token


def counted_by(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words at the end behind a sign as the quantity of the one good that is named before them."""
    goods = [m for m in mentions if m.kind == "commodity"]
    if len(goods) != 2 or len(mentions) < len(goods) + 1:
        return mentions
    counting, of = mentions[-2:]
    if not counting.says("number_of") or of is not goods[1] or of.first != counting.last + 1 or not counting.first:
        return mentions
    if tokens[counting.first - 1].norm not in (",", "(", "-", ":", ";"):
        return mentions
    return (*mentions[:-2], replace(counting, last=of.last, kind="measure", code="quantity", others=()))
