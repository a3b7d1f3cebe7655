"""`Wie viel macht der Export in die USA in Summe aus`: a verb of making up that tells what something comes to, and no
part of a whole."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds


def in_sum(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with that verb silent, where how much is asked, a sum is told and neither a whole nor a per cent."""
    summed = any(m.is_("op", "sum") and m.says("sum_of_told") for m in mentions)
    asked = holds(mentions, "question", "how_much") and not holds(mentions, "measure", "percent")
    if not summed or not asked or holds(mentions, "unit", "pct") or any(m.says("whole") for m in mentions):
        return mentions
    verb = next((m for m in mentions if m.is_("measure", "share") and m.means("harmless", "words")), None)
    return tuple(replace(m, kind="harmless", code="words", others=()) if m is verb else m for m in mentions)
