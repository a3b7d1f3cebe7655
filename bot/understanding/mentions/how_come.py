"""`怎么没买美国大豆`: how it comes that none was traded is asked why; `how` or `what` of a figure is asked of none."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import WHO

_BETWEEN: Final = ("harmless", "period", "commodity", "flow", *WHO)


def how_come(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word as `why` where nothing, or no trade, is what it leads to."""
    if holds(mentions, "op", "why"):
        return mentions
    for i, m in enumerate(mentions):
        if m.says("how_come") and _of_none(mentions[i + 1 :]):
            return (*mentions[:i], replace(m, kind="op", code="why", others=()), *mentions[i + 1 :])
    return mentions


def _of_none(rest: tuple[Mention, ...]) -> bool:
    at = next((i for i, m in enumerate(rest) if m.kind not in _BETWEEN), len(rest))
    if at == len(rest):
        return False
    if rest[at].is_("number", "0"):
        return True
    traded = rest[at + 1 : at + 2]
    return rest[at].is_("negation", "not") and any(m.kind in ("verb", "flow") for m in traded)
