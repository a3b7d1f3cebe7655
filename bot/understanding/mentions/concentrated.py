"""`Concentrado dic-25`, `cobre (concentrado)`: the good, and not how much of a trade a few partners have."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ASKING_LITTLE, WHO

_SHARED = "concentration"
_OF = {"copper_concentrate": "copper_unwrought"}  # what a good is of, named by its metal alone
_BESIDE = ("period", "unit", *ASKING_LITTLE)


def good_or_share(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the word as the good where `how much` stands right before it, or nothing but times, what is
    bought or brought in, and by the home country, is told beside it; both as one behind the metal itself."""
    at = next((i for i, m in enumerate(mentions) if m.kind == "commodity" and ("op", _SHARED) in m.others), None)
    if at is None:
        return mentions
    good, metal = mentions[at], mentions[at - 1] if at else None
    if metal is not None and metal.is_("commodity", _OF.get(good.code, "")) and _close(metal, good):
        return (*mentions[: at - 1], replace(good, first=metal.first, others=()), *mentions[at + 1 :])
    others = (*mentions[:at], *mentions[at + 1 :])
    asked = any(two is mentions[at] and one.is_("question", "how_much") for one, two in pairwise(mentions))
    alone = all(map(_beside, others)) and any(m.kind == "period" for m in others)
    if asked or alone:
        return (*mentions[:at], replace(mentions[at], others=()), *others[at:])
    return (*mentions[:at], replace(mentions[at], kind="op", code=_SHARED, others=()), *others[at:])


def _beside(mention: Mention) -> bool:
    home = mention.kind in WHO and mention.code == HOME
    bought = mention.is_("flow", "import") or mention.is_("verb", "buy")
    return mention.kind in _BESIDE or mention.is_("op", "compare", "difference") or home or bought


def _close(metal: Mention, good: Mention) -> bool:
    """With nothing but a mark between them: a bracket, a comma."""
    return good.first - metal.last <= 2
