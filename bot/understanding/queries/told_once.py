"""The parts of one text -> each told once: `how many months were above 110 bn, and which ones` are counted and named in
one reply."""

from __future__ import annotations

from bot.errors import CannotAnswer
from bot.model import Query


def told_once(parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The parts without those that another one tells."""
    counted = {part.with_(by="which") for part in parts if isinstance(part, Query) and part.by == "count"}
    return tuple(part for part in dict.fromkeys(parts) if part not in counted)
