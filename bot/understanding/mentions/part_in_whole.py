"""`How much of US soy is in China's soy imports`: a part of a whole, for the goods are named twice."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention


def part_in_whole(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `how much of` read as a share, where one good stands before `in` and again behind it."""
    goods = [m for m in mentions if m.kind == "commodity"]
    asked = next((m for m in mentions if m.is_("question", "how_much")), None)
    if len(goods) != 2 or goods[0].code != goods[1].code or asked is None or asked.first > goods[0].first:
        return mentions
    led = next((m for m in mentions if m.first == asked.last + 1), None)
    within = any(m.is_("prep", "in") and goods[0].last < m.first < goods[1].first for m in mentions)
    if led is None or not led.is_("prep", "of") or not within:
        return mentions
    return tuple(replace(m, kind="measure", code="share", others=()) if m is asked else m for m in mentions)
