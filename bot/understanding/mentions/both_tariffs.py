"""`The US tariff on China and China's on US goods`: the second tariff, of which only whose it is, is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.indicators import TARIFFS
from bot.understanding.words.kinds import WHO

_US, _CHINAS = TARIFFS
_LEVIER: Final = {_US: HOME, _CHINAS: "USA"}  # who levies the other one
_OTHER: Final = {_US: _CHINAS, _CHINAS: _US}


def both_tariffs(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the other tariff where whoever levies it, "on" and whom it meets stand behind a joint."""
    tariff = next((m for m in mentions if m.kind == "commodity" and m.code in _LEVIER), None)
    if tariff is None:
        return mentions
    plain = [i for i, m in enumerate(mentions) if m.kind != "harmless"]
    for a, b, c, d in zip(plain, plain[1:], plain[2:], plain[3:], strict=False):
        joint, levier, on, met = (mentions[i] for i in (a, b, c, d))
        joins = joint.is_("conj", "and") or joint.is_("op", "compare")
        led = joins and joint.first > tariff.last and on.is_("prep", "on")
        if led and levier.kind in WHO and met.kind in WHO and levier.code == _LEVIER[tariff.code] != met.code:
            other = replace(levier, kind="commodity", code=_OTHER[tariff.code], others=(), last=met.last)
            return (*mentions[:b], other, *mentions[d + 1 :])
    return mentions
