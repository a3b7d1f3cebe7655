"""Parts that are nothing by themselves: what the others are about, and whose count of the same is asked for."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.in_parts import Part

SMALL: Final = ("harmless", "conj", "question", "deictic", "prep", "self", "courtesy")  # what names nothing of its own


def topic_alone(part: Part) -> str:
    """ "I'd like to know two things about rare earths": goods, of which more is asked behind it; else nothing."""
    said = [m for m in part.mentions if m.kind not in SMALL]
    goods = next((m.said for m in said if m.kind == "commodity"), "")
    asked = part.has("question")
    return goods if len(said) == 1 and not asked else ""


def other_count(part: Part) -> bool:
    """ "And what did the Chinese say for 2025?": the same by another's count, and nothing else of its own."""
    said = [m for m in part.mentions if m.kind not in (*SMALL, "period")]
    tells = any(m.is_("books", "says") for m in said)
    return tells and sum(m.kind in ("place", "demonym") for m in said) == 1 and len(said) == 2
