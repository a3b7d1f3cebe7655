"""Questions for what is held, in which the verb is no verb of trade: `¿qué meses tienes?`, `which suppliers do you
break imports down by`."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds

_OF_HELD = ("op", "number", "time", "harmless", "prep", "flow", "commodity", "place", "demonym", "courtesy")


def asked_what_is_held(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Such a verb as the question for what is held, and what belongs to it left out."""
    return _broken_down(_months_held(mentions))


def _months_held(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿Qué meses de 2026 tienes de importaciones?`, `welche Monate liegen vor`: the verb asks what is held."""
    if not holds(mentions, "op", "which"):
        return mentions
    told = any(m.kind not in _OF_HELD or (m.kind == "op" and m.code != "which") for m in mentions)
    if told or holds(mentions, "flow", "surplus", "deficit", "balance"):
        return mentions  # "qué meses tienen superávit"
    return tuple(replace(m, kind="op", code="held", others=()) if m.says("holding") else m for m in mentions)


def _broken_down(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Which suppliers do you break crude imports down by`: what is broken down has not gone down."""
    broken = next((m for m in mentions if m.is_("op", "held") and m.says("broken_down")), None)
    if broken is None:
        return mentions
    return tuple(m for m in mentions if not (m.is_("direction", "down") and m.first > broken.last))
