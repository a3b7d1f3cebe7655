"""`Exports of these goods`, `combien leur a vendu la Chine`, "sales to these countries" -> whether goods or partners
are pointed at that nobody has told: what is left of such a question is no question on all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY

_TOLD: Final = ("commodity", "agency", "event", "poll", "unheld", "narrower", "term")
_DEALT: Final = ("sell", "buy", "give", "get")
_TOWARDS: Final = ("to", "from", "with", "post_to", "post_from", "post_with")


def these_goods(frame: Frame) -> bool:
    """`Exports of these goods in 2025`, 这些商品的出口: which ones is not said."""
    if frame.has_any(*_TOLD) or not (frame.has("flow", *ONE_WAY) or frame.has("verb", *_DEALT)):
        return False
    return any(
        _pointing(one) and two.says("goods_pointed") and _beside(one, two) for one, two in pairwise(frame.mentions)
    )


def these_partners(frame: Frame) -> bool:
    """`Sales to these countries in 2025`: which ones is not said."""
    if frame.has_any(*_TOLD) or _somebody(frame) or frame.has_any("op", "extreme"):
        return False
    for led, one, two in zip(frame.mentions, frame.mentions[1:], frame.mentions[2:], strict=False):
        if led.means("prep", *_TOWARDS) and _pointing(one) and _beside(one, two) and two.says("any_country"):
            return True
    return False


def to_whom(frame: Frame) -> bool:
    """`Combien leur a vendu la Chine`, `cuánto les vendió China en 2025`: the home country dealt with somebody, and
    with whom is not said."""
    if frame.has_any(*_TOLD, "party", "flow", "self") or _somebody(frame) or not frame.has("verb", *_DEALT):
        return False
    homes = [at for at, m in enumerate(frame.mentions) if m.is_("place", HOME)]
    if len(homes) != 1 or any(m.kind == "prep" for m in frame.mentions[: homes[0]][-1:]):
        return False
    them = [m for m in frame.mentions if m.says("to_them")]
    return len(them) == 1 and frame.has("question", "how_much", "how_many", "what")


def _somebody(frame: Frame) -> bool:
    """Whether a country besides the home country is named, or those who trade by a name of theirs."""
    return frame.has_other("place", HOME) or frame.has_other("demonym", HOME)


def _pointing(mention: Mention) -> bool:
    return mention.says("demonstrative")


def _beside(one: Mention, two: Mention) -> bool:
    return two.first == one.last + 1
