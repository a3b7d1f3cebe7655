"""`What happened to soybean imports in 2025 relative to a year earlier`: how a figure fared, and no why."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds, holds_any


def fared_on_the_year(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a question as one for how it went, where a flow, its time and the year before are told and
    nothing moves; beside another question or an event it stays what it is."""
    asked = [m for m in mentions if m.kind in ("op", "question")]
    if len(asked) != 1 or not asked[0].is_("op", "happened") or not holds(mentions, "growth", "yoy"):
        return mentions
    told = holds_any(mentions, "flow") and holds_any(mentions, "period")
    if not told or holds_any(mentions, "direction", "event", "more", "compare", "extreme", "conj", "deictic"):
        return mentions
    return tuple(replace(m, kind="question", code="how", others=()) if m is asked[0] else m for m in mentions)
