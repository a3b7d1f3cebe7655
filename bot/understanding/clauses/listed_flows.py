"""`Trade with Russia: exports, imports, total 2025 - all three`: one partner told ahead, and behind it a list of both
flows and of what they come to: the total is of that partner's trade, as the flows are, and not everybody's.

A word for a total that stands alone in such a list is neither a sum of what was listed elsewhere nor idle (总额,
всего): left out it would be lost in silence, and read by itself it would be the world's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention, Part, codes_in, holds
from bot.understanding.words.kinds import BALANCES, WHO

_WHOLE: Final = ("whole_trade", "whole_flow", "summed", "in_all", "all_of_it", "of_all_told")
_TRADED: Final = {"export", "import"}
_LISTED: Final = {*_TRADED, "both", "total", "trade", *BALANCES}
_HEAD: Final = ("prep", "harmless", "period", "courtesy")
_ITEMS: Final = ("period", "harmless", "courtesy", "op")


def flows_listed(frame: Frame, mentions: Part) -> list[Part] | None:
    """A piece a flow and place, each with the places told ahead and the one time; None for any other words."""
    mentions = _counted(mentions)
    who = [m for m in mentions if m.kind in WHO]
    first = next((i for i, m in enumerate(mentions) if m.is_("flow", *_TRADED, "both")), 0)
    if not who or who[-1] not in mentions[:first] or not {m.code for m in who}.isdisjoint((HOME, "WLD")):
        return None
    head, items = mentions[:first], mentions[first:]
    trades = [m for m in head if m.kind == "flow"]
    led = holds(head, "prep")
    plain = all(m.kind in (*_HEAD, *WHO, "conj") or m.is_("flow", "trade", "total") for m in head)
    parted = any(_apart(frame, one, two) for one, two in pairwise((*head, items[0])))
    if not plain or len(trades) > 1 or (led and not trades) or not parted:
        return None
    times = codes_in(mentions, "period")
    wholes = [m for i, m in enumerate(items) if _is_whole(frame, items, i)]
    told = {m.code for m in items if m.kind == "flow" and m not in wholes}
    told = told - {"both"} | _TRADED if "both" in told else told
    small = all(m in wholes or m.is_("flow", *_LISTED) or m.is_("conj", "and", "plus", "minus") or m.kind in _ITEMS
                for m in items)  # fmt: skip
    if len(wholes) != 1 or len(times) != 1 or not small or not told >= _TRADED or told & {"total", "trade"}:
        return None
    if any(m.kind == "op" and m not in wholes for m in items):
        return None
    # "Germany - exports, imports": traded with it, as where no total is listed
    withal = bool(trades) or len(who) > 1 or holds(head, "conj", "minus")
    time = next(m for m in mentions if m.kind == "period")
    listed = [one for m in items for one in _flows_of(m, wholes)]
    return [
        tuple(sorted((*(_facing(place) if withal else (place,)), one, time), key=lambda m: m.first))
        for place in who
        for one in listed
    ]


def _facing(place: Mention) -> Part:
    return replace(place, kind="prep", code="with", others=()), replace(place, kind="place")


def _flows_of(m: Mention, wholes: list[Mention]) -> list[Mention]:
    """The flow that an item of the list is, of which one word may tell two."""
    if m in wholes:
        return [replace(m, kind="flow", code="total", others=())]
    if m.is_("flow", "both"):
        return [replace(m, code=code, others=()) for code in ("export", "import")]
    return [m] if m.kind == "flow" else []


def _is_whole(frame: Frame, items: Part, i: int) -> bool:
    """Whether a word for a total is an item of the list by itself: a sign or an `and` before it and none of its own
    flow behind it."""
    m = items[i]
    named = m.is_("flow", "total", "trade") or (m.kind in ("op", "harmless", "measure") and m.says(*_WHOLE))
    after = next((n for n in items[i + 1 :] if n.kind != "harmless"), None)
    alone = after is None or after.kind in ("period", "conj", "courtesy") or _apart(frame, m, after)
    return named and i > 0 and alone and (items[i - 1].kind == "conj" or _apart(frame, items[i - 1], m))


def _apart(frame: Frame, one: Mention, two: Mention) -> bool:
    """Whether a sign stands between two words, as a list has it."""
    signs = {token.norm for token in frame.tokens[one.last + 1 : two.first]} | {two.said, one.said}
    return not signs.isdisjoint((",", ":", ";", "-", "–", "—", "、", "，", "："))


def _counted(mentions: Part) -> Part:
    """Without "all three" at the end, which counts what was listed."""
    for i, (a, b) in enumerate(pairwise(mentions)):
        if b is mentions[-1] and b.kind == "number" and a.says("everybody", "determiner"):
            rest = mentions[:i]
            return rest[:-1] if rest and rest[-1].is_("conj", "minus") else rest
    return mentions
