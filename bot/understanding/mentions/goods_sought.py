"""Goods where a word tells that they are asked for, and none where it tells what is done with them.

`对美国出口什么最多`, `出口最多的商品是什么`: a word for what, or for goods, right behind a flow that is put in order ->
the kinds of goods that are asked for, and no month. `What China ships to Japan`: a verb, and no vessels.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token


def goods_sought(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word as one for the goods traded, and a verb that might be goods as the verb it is."""
    mentions = _dealt(mentions)
    if not any(m.kind == "extreme" for m in mentions) or any(m.kind in ("commodity", "party") for m in mentions):
        return mentions
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        if two.first != one.last + 1 or tokens[one.first].kind != "han":
            continue
        asked = one.is_("flow", "export", "import") and two.is_("question", "what")
        led = mentions[i - 1] if i else one
        ordered = one.kind == "extreme" and led.is_("flow", "export", "import") and led.last + 1 == one.first
        named = ordered and (two.is_("op", "define") or (two.kind == "harmless" and two.says("goods")))
        if asked or named:
            found[i + 1] = replace(two, kind="party", code="product", others=())
            return tuple(found)
    return mentions


def _dealt(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China ships to Japan`: right behind a country, and before where to."""
    for i, m in enumerate(mentions[1:-1], 1):
        if m.kind != "commodity" or not m.says("dealt"):
            continue
        who, where = mentions[i - 1], mentions[i + 1]
        if who.kind == "place" and who.last + 1 == m.first and where.means("prep", "to"):
            return (*mentions[:i], replace(m, kind="verb", code="sell", others=()), *mentions[i + 1 :])
    return mentions
