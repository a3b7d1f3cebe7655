"""`How lopsided was trade with the US in 2025, meaning exports minus imports?`, `l'écart ..., c'est-à-dire exportations
moins importations`: an aside that says what is measured, and no word that is to be explained."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any, holds_only
from bot.understanding.words.kinds import BALANCES

_MEASURED: Final = ("flow", "growth", "measure", "direction", "prep", "conj", "harmless")


def measure_explained(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word quiet behind a flow that has a time, where nothing but a measure is told behind it; and
    a gap ahead of it is the balance that is told."""
    for i, m in enumerate(mentions):
        ahead, behind = mentions[:i], mentions[i + 1 :]
        defined = m.is_("op", "define") and m.says("measured_as")
        if not (defined or m.says("that_is")) or not holds_any(ahead, "period") or holds(ahead, "op", "define"):
            continue
        gap = holds(behind, "flow", *BALANCES) and not holds_any(ahead, "flow")
        measured = holds_any(behind, "flow", "growth") and holds_only(behind, *_MEASURED)
        if not measured or not (holds_any(ahead, "flow") or (gap and holds(ahead, "op", "difference"))):
            continue
        quiet = [one for one in ahead if gap and one.is_("op", "difference")] + ([m] if defined else [])
        return tuple(
            replace(one, kind="harmless", code="little", others=()) if one in quiet else one for one in mentions
        )
    return mentions
