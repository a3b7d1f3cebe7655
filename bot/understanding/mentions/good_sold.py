"""`Its leading export good`: one of the goods, and no judgement ("were exports good")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY

_ASKED: Final = (("harmless", "goods"), ("harmless", "kinds_of_goods"))


def good_sold(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A word that also judges (the mark `quality`), right behind a flow that stands as an adjective does and behind a
    degree or a question word, as a word for goods."""
    for ahead, flow in pairwise(mentions):
        good = next((m for m in mentions if m.first == flow.last + 1 and m.says("quality")), None)
        asked = ahead.kind == "extreme" or ahead.is_("op", "rank") or ahead.is_("question", "what")
        if good is None or not (asked and flow.is_("flow", *ONE_WAY) and flow.says("sold")):
            continue
        ware = replace(good, kind="harmless", code="words", others=_ASKED)
        return tuple(ware if m is good else m for m in mentions)
    return mentions
