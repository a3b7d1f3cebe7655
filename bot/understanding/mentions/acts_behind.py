"""The act that is asked for as a cause: `which deal brought that about`, `which decision cut the tariff`.

Mentions -> mentions. The nouns carry the mark `act_noun`, which says nothing where no cause is asked for."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import TARIFFS


def act_behind_it(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The noun behind `which` as one that says no more than `what` does, where causes are asked for beside it, or what
    moved a thing that is pointed at or a tariff: then `which` itself asks for causes."""
    at = next((i for i, m in enumerate(mentions) if i and m.says("act_noun") and _asked(mentions[i - 1], m)), None)
    if at is None:
        return mentions
    quiet = replace(mentions[at], kind="harmless", code="words", others=())
    if holds(mentions, "op", "why"):
        return (*mentions[:at], quiet, *mentions[at + 1 :])
    if not any(m.kind == "direction" for m in mentions[at + 1 :]) or not _of_told(mentions[at + 1 :]):
        return mentions
    why = replace(mentions[at - 1], kind="op", code="why", others=())
    return (*mentions[: at - 1], why, quiet, *mentions[at + 1 :])


def _asked(which: Mention, act: Mention) -> bool:
    return which.means("question", "what") and which.last + 1 == act.first


def _of_told(behind: tuple[Mention, ...]) -> bool:
    """Whether what was moved is pointed at or is a tariff, and nothing else is asked of it."""
    moved = any(m.kind == "deictic" or m.says("pronoun") or m.is_("commodity", *TARIFFS) for m in behind)
    return moved and all(m.kind != "extreme" and m.kind != "flow" and not m.is_("op") for m in behind)
