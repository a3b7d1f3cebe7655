"""`Which one sold the most to China`, `the one that bought most from China`: a partner that is sought, by what it does
with a country that is named. Without one it may be goods that sold."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, holds

_DEALING: Final = ("buy", "sell", "import", "export", "ship")
_WAYS: Final = ("to", "from", "into")
_BEHIND: Final = 5  # mentions behind its verb that tell how much and with whom


def one_that_deals(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The words for that one as the partner that is asked for, where it deals most or least with a named country."""
    for i in range(len(mentions) - 2):
        opened = _opened(mentions, i)
        if opened and mentions[opened].is_("verb", *_DEALING) and _most_with(mentions[opened + 1 :]):
            first, last = mentions[i], mentions[opened - 1]
            one = replace(
                first, last=last.last, kind="party", code="partner", others=(("harmless", "any_country"),), value=None
            )
            return (*mentions[:i], one, *mentions[opened:])
    return mentions


def trades_with(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Who trades most with China`: all trade, where what somebody trades elsewhere ("my trades") is of no country."""
    found = list(mentions)
    for i, m in enumerate(mentions[:-1]):
        behind = mentions[i + 1 : i + 4]
        most = next((n for n, one in enumerate(behind) if one.is_("prep", "with")), None)
        beside = behind[most + 1 : most + 2] if most is not None else ()
        led = most is not None and all(one.kind in ("extreme", "more", "harmless") for one in behind[:most])
        if m.is_("harmless", "trading") and led and all(one.kind in ("place", "demonym") for one in beside) and beside:
            found[i] = replace(m, kind="flow", code="trade", others=())
    return tuple(found)


def _opened(mentions: tuple[Mention, ...], at: int) -> int:
    """The place behind `which one`, `the one that`; 0 where none of them stands here."""
    if mentions[at].is_("harmless", "choosing") and mentions[at].says("pronoun"):
        return at + 1
    told = mentions[at : at + 3]
    one = len(told) == 3 and told[0].says("article") and told[1].says("pronoun") and told[1].is_("number", "1")
    return at + 3 if one and (told[2].is_("deictic", "that") or told[2].is_("question", "who", "which")) else 0


def _most_with(behind: tuple[Mention, ...]) -> bool:
    """Whether most or least is said, and a country behind a way: `the most to China`."""
    told = behind[:_BEHIND]
    led = any(way.is_("prep", *_WAYS) and whom.kind == "place" for way, whom in pairwise(told))
    return led and holds(told, "extreme")
