"""`Long iron ore here`, `short the yuan?`, `copper a buy?`: what somebody would hold, which is advice, and no trade.

Mentions -> mentions. The words are told by the mark `position` in the languages' elsewhere.toml."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds_any
from bot.understanding.words.kinds import MONEY

_FIGURES: Final = ("flow", "period", "measure", "number", "growth", "extreme", "party", "place", "demonym", "compare")


def position_taken(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word as a wish for advice beside a good or a currency, where no figure of it is told."""
    if holds_any(mentions, *_FIGURES):
        return mentions
    said = [m for m in mentions if not (m.kind == "harmless" and m.says("determiner"))]
    for at, m in enumerate(said):
        behind = said[at + 1 : at + 2]
        ends = not behind or behind[0].kind in ("harmless", "conj", "time")
        led = said[at - 1 : at] if at and ends and mentions[mentions.index(m) - 1].says("indefinite") else []
        held = m.says("position") and any(map(_held, (*behind, *led)))
        dealt = m.kind == "verb" and any(map(_held, led))  # "copper a buy?"
        if held or dealt:
            advice = replace(m, kind="opinion", code="advice", others=())
            return tuple(advice if one is m else one for one in mentions)
    return mentions


def _held(mention: Mention) -> bool:
    return mention.kind == "commodity" or mention.is_("unit", *MONEY)
