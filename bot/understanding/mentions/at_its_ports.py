"""A country's ports as where goods leave it or come to it (`left Chinese ports`, `llegó a puertos chinos`): the country
itself, and no port of which figures are asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import WHO

_APART: Final = ("which", "rank", "each", "count", "list", "split", "held", "define")
_NEAR: Final = 2  # mentions ahead: "which of China's ports"


def at_its_ports(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the country in the place of its ports, where goods or a flow are named and it is asked neither
    which ports nor how many."""
    at = next((i for i, m in enumerate(mentions) if m.says("ports")), None)
    dealt = holds(mentions, "commodity") or holds(mentions, "flow")
    if at is None or not dealt or holds(mentions, "op", *_APART) or holds(mentions, "extreme"):
        return mentions
    whose = _whose(mentions, at)
    begins, ends = (at, at) if whose is None else (min(at, whose), max(at, whose))
    if whose is None or holds(mentions[max(0, begins - _NEAR) : begins], "question"):
        return mentions
    first, last = mentions[begins].first, mentions[ends].last
    country = replace(mentions[whose], first=first, last=last, kind="place", others=())
    return (*mentions[:begins], country, *mentions[ends + 1 :])


def _whose(mentions: tuple[Mention, ...], at: int) -> int | None:
    """Where the country stands whose ports they are: right before them or behind, with a small word between."""
    for step in (-1, 1):
        i = at + step
        if 0 <= i < len(mentions) and (mentions[i].is_("prep", "of") or mentions[i].kind == "harmless"):
            i += step
        if 0 <= i < len(mentions) and mentions[i].kind in WHO:
            return i
    return None
