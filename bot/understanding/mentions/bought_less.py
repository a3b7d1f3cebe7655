"""`Both ASEAN and Africa bought less in 2025`: of each of those that deal, that it was less than the year before, and
not which of them dealt in more."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_WAYS = {"less": "down", "more": "up"}


def bought_less(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `less` beside a verb of buying or selling read as a fall, where two partners are joined by
    `and`, and nothing is set over anything."""
    degrees = [i for i, m in enumerate(mentions) if m.is_("more", *_WAYS)]
    if len(degrees) != 1 or any(m.says("than", "choosing") or m.kind in ("question", "number") for m in mentions):
        return mentions
    at = degrees[0]
    beside = [mentions[n] for n in (at - 1, at + 1) if 0 <= n < len(mentions)]
    if not any(m.is_("verb", "buy", "sell") for m in beside):
        return mentions
    said = [m for m in mentions if m.kind != "harmless"]
    joined = any(
        a.kind in WHO and b.is_("conj", "and") and c.kind in WHO and HOME not in (a.code, c.code)
        for a, b, c in zip(said, said[1:], said[2:], strict=False)
    )
    if not joined:
        return mentions
    moved = replace(mentions[at], kind="direction", code=_WAYS[mentions[at].code], others=())
    return (*mentions[:at], moved, *mentions[at + 1 :])
