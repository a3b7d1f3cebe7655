"""`Spain: what did China sell us`: whoever speaks is of the one country that is named ahead of what is asked."""

from __future__ import annotations

from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

DEALS: Final = ("sell", "give", "buy", "get")
_PARTED: Final = frozenset(":,;-.：，；—")
_TOPICS: Final = ("on", "for")  # "sobre España ventas chinas ..."


def speakers(mentions: tuple[Mention, ...], tokens: tuple[Token, ...], ways: Ways) -> tuple[Mention, Mention] | None:
    """The country that is named ahead, and the word for those who speak; None where one is not plainly the other: it is
    parted from what is asked, China is named too and nobody else, and nothing is dealt in before."""
    named = [m for m in mentions if m.kind in WHO and not _ours(m, ways)]
    others, home = [m for m in named if m.code != HOME], [m for m in named if m.code == HOME]
    if len(others) != 1 or not home or others[0].code == "WLD":
        return None
    ours = [m for m in mentions if m.is_("self", "us") or m.says("to_us", "with_speakers") or _ours(m, ways)]
    if not ours:
        return None
    place, us = others[0], ours[0]
    deals = [m for m in mentions if m.is_("verb", *DEALS) or m.is_("flow", *ONE_WAY)]
    first = min(m.first for m in (*home, *ours, *deals))
    after = tokens[place.last + 1].norm if place.last + 1 < len(tokens) else ""
    apart = after in _PARTED or any(m.last + 1 == place.first for m in mentions if m.is_("prep", *_TOPICS))
    return (place, us) if deals and apart and place.last < first else None


def _ours(m: Mention, ways: Ways) -> bool:
    """A word for those who speak that is a country's name too: `us` as it is written small, 我们."""
    return m.kind == "place" and (m.said in ways["us_speaking"] or m.says("we"))
