"""`Russia was no 1 for crude`: its place among those that are dealt with, and no record of its own months."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds_any
from bot.understanding.words.kinds import INDICATORS

_ELSE = ("flow", "verb", "party", "growth", "direction", "measure", "more", "agency", "demonym")
_PLACES = {"second_one": 2, "third_one": 3}


def first_for_goods(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the words for such a place (the mark `in_rank`) as those for a partner, where one country and
    one kind of goods are named."""
    at = next((i for i, m in enumerate(mentions) if m.says("in_rank")), None)
    names, goods = ([m for m in mentions if m.kind == kind] for kind in ("place", "commodity"))
    if at is None or len(names) != 1 or len(goods) != 1 or holds_any(mentions, *_ELSE):
        return mentions
    rank = mentions[at]
    if names[0].code in (HOME, "WLD") or names[0].first > rank.first or goods[0].code in INDICATORS:
        return mentions  # "which month was number one for crude from Russia"
    place = next((_PLACES[code] for kind, code in ((rank.kind, rank.code), *rank.others) if code in _PLACES), 1)
    nth = replace(rank, kind="extreme", code="most", others=(("harmless", "in_size"),))
    if place > 1:
        nth = replace(rank, kind="ordinal", code=str(place), value=float(place), others=())
    the = replace(rank, kind="harmless", code="little", others=(("harmless", "determiner"),))
    role = replace(rank, first=rank.last, kind="party", code="partner", others=())
    return (*mentions[:at], the, nth, role, *mentions[at + 1 :])
