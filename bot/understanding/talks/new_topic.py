"""A word that ends what was talked of ("forget it.", "new topic:") -> the question after it leans on nothing."""

from __future__ import annotations

from bot.understanding.words.frame import Frame

_ENDS = frozenset({"new_topic"})
_ASKING = ("question", "period", "place", "demonym", "op", "growth", "measure")


def on_a_new_topic(frame: Frame) -> bool:
    """Whether such a word stands in it, a flow or series is named, and something is asked of it."""
    if not frame.marked(_ENDS) or not frame.has_any("flow", "commodity"):
        return False
    return frame.has_any(*_ASKING) and not frame.has("deictic")
