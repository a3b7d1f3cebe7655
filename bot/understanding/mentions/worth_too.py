"""`How much rare earths was exported, and what that was worth`, `how many cars, and for how much`: both what was traded
and what it cost.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import INDICATORS, MONEY, WHO

_ASKED: Final = ("how_much", "how_many")
_BEHIND: Final = ("harmless", "question", "prep", "deictic", "self", "measure")
_PLAIN: Final = (*WHO, "flow", "verb", "commodity", "period", "prep", "harmless", "self", "courtesy", "op")


def worth_too(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the quantity as the one asked, and the value as the other."""
    joints = [i for i, m in enumerate(mentions) if m.is_("conj", "and", "plus")]
    if len(joints) != 1:
        return mentions
    ahead, behind = mentions[: joints[0]], mentions[joints[0] + 1 :]
    worth = _worth(behind)
    counted = [i for i, m in enumerate(ahead) if m.is_("question", *_ASKED) or m.is_("measure", "quantity")]
    goods = [i for i, m in enumerate(ahead) if m.kind == "commodity"]
    if worth is None or len(counted) != 1 or len(goods) != 1 or ahead[goods[0]].code in ("TOTAL", *INDICATORS):
        return mentions
    at, begin = counted[0], min(counted[0], goods[0])
    told = [m for m in ahead[begin:] if m is not ahead[at]]
    between = [m for m in ahead[begin + 1 : max(at, goods[0])] if m.kind not in ("prep", "harmless")]
    if between or not all(m.kind in _PLAIN for m in told) or holds(told, "op", "why", "check"):
        return mentions  # "how much did rare earth exports rise"
    quantity = replace(ahead[at], kind="measure", code="quantity", others=(("harmless", "asked_count"),))
    one = ahead[at] if ahead[at].kind == "measure" else quantity
    value = replace(worth, kind="measure", code="value", others=())
    small = (replace(m, kind="harmless", code="little", others=()) for m in behind)
    priced = [value if m.first == worth.first else m for m in small]
    return (*ahead[:at], one, *ahead[at + 1 :], mentions[joints[0]], *priced)


def _worth(behind: tuple[Mention, ...]) -> Mention | None:
    """The word for what it was worth, where nothing else is asked there."""
    if not all(m.kind in _BEHIND for m in behind) or any(m.kind == "measure" and m.code != "value" for m in behind):
        return None
    valued = [m for m in behind if m.is_("measure", "value") or m.says("by_value")]
    if not valued and holds(behind[:1], "prep", "for") and behind[-1].is_("question", "how_much") and len(behind) == 2:
        return behind[-1]  # "and for how much"
    return valued[0] if len(valued) == 1 else None


def in_both_units(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Crude: how much in dollars and how much in tons in 2025`, `in dollars how much, in tons how much`: one amount,
    told in both, as "in dollars and in tons"; a question word that stands ahead of each unit, or behind it, asks it."""
    units = [i for i, m in enumerate(mentions) if m.kind == "unit"]
    asked = [i for i, m in enumerate(mentions) if m.is_("question", "how_much")]
    if len(units) != 2 or len(asked) != 2 or sum(mentions[i].code in MONEY for i in units) != 1:
        return mentions
    one, two = units
    said = [i for i, m in enumerate(mentions) if m.kind != "prep"]  # "cuánto en dólares"
    behind = all(said[said.index(i) + 1 :][:1] in ([asked[0]], [asked[1]]) for i in units)
    ahead = all(said[: said.index(i)][-1:] in ([asked[0]], [asked[1]]) for i in units)
    between = [m for i, m in enumerate(mentions) if one < i < two and i not in asked]
    if not (behind or ahead) or not all(m.kind in ("conj", "prep") for m in between):
        return mentions
    joint = next((i for i in range(one + 1, two) if mentions[i].is_("conj", "and", "plus")), None)
    kept = list(mentions)
    again = asked[0] if behind else asked[1]  # stands where the two meet
    if joint is None:
        kept[again] = replace(mentions[again], kind="conj", code="and", others=())
    dropped = {*asked} - ({again} if joint is None else set())
    return tuple(m for i, m in enumerate(kept) if i not in dropped)
