"""`Sort partners by exports in 2024`, `sort the months of 2025 by the surplus`: an order of what stands between."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_QUIET = ("harmless", "courtesy", "self")
_SORTED = ("party", "place", "demonym", "commodity", "time", "period", "op")
_BY = ("flow", "growth", "commodity")


def sorted_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a word for sorting that opens the text as one for ranking where what it goes by is told."""
    at = next((i for i, m in enumerate(mentions) if m.kind not in _QUIET or m.says("ordering")), None)
    if at is None or not mentions[at].says("ordering"):
        return mentions
    by = next((i for i, m in enumerate(mentions) if i > at and m.is_("prep", "by")), len(mentions))
    told = next((m for m in mentions[by + 1 :] if m.kind not in ("harmless", "demonym")), None)
    sorted_ones = any(m.kind in _SORTED or m.says("goods") for m in mentions[at + 1 : by])  # no table, and no list
    if told is None or told.kind not in _BY or not sorted_ones:
        return mentions
    rank = replace(mentions[at], kind="op", code="rank", others=(("harmless", "numbered"),))
    return (*mentions[:at], rank, *mentions[at + 1 :])
