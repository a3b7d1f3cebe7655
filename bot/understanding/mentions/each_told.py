"""`Growth on each`, at the end of a text: of each of those that were told, and no price of one of them."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_LED = 2  # mentions of "on each"


def on_each(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word for each behind such a preposition as one that points at what was told."""
    if len(mentions) <= _LED:
        return mentions
    led, each = mentions[-_LED:]
    priced = each.says("said_of_each") and each.is_("measure", "price")
    if not (priced and led.is_("prep", "on", "in", "for", "of") and led.last + 1 == each.first):
        return mentions
    return (*mentions[:-1], replace(each, kind="op", code="each", others=()))
