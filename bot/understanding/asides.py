"""What people say about themselves around a question: unknown words there ask for nothing.

"I'm filling in a table for my seminar, and what I need is China's exports in 2025": an aside is a stretch between
commas, full stops and the like in which the asker speaks of himself and nothing of trade is named; so is all that comes
before the last "I" that stands before the first thing of trade. Any other unknown word may change what is asked.
"""

from __future__ import annotations

from bot.understanding.frame import Frame
from bot.understanding.text import Token

_BREAKS = frozenset(",;:.?!()")
_OF_TRADE = frozenset(
    {
        "flow",
        "commodity",
        "place",
        "demonym",
        "period",
        "agency",
        "unheld",
        "narrower",
        "poll",
        "unit",
        "growth",
        "term",
    }
)


def spoken_to(frame: Frame) -> tuple[Token, ...]:
    """The leftover words that stand in the question itself."""
    if not frame.leftover:
        return ()
    selves = [m.first for m in frame.mentions if m.kind == "self"]
    if not selves:
        return frame.leftover
    trade = [m.first for m in frame.mentions if m.kind in _OF_TRADE]
    if not trade:
        return frame.leftover
    before = [at for at in selves if at < trade[0]]
    opening = before[-1] if before else -1
    stretches = _stretches(frame)
    where = {token: i for i, token in enumerate(frame.tokens)}
    kept: list[Token] = []
    for token in frame.leftover:
        at = where.get(token, -1)
        first, last = next(((a, b) for a, b in stretches if a <= at <= b), (0, len(frame.tokens)))
        aside = any(first <= i <= last for i in selves) and not any(first <= i <= last for i in trade)
        if not aside and not 0 <= at < opening:
            kept.append(token)
    return tuple(kept)


def _stretches(frame: Frame) -> list[tuple[int, int]]:
    """First and last token of each stretch between breaks."""
    found: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(frame.tokens):
        dash = token.norm == "-" and not token.glued
        if (token.norm in _BREAKS or dash) and token.kind == "symbol":
            found.append((start, i - 1))
            start = i + 1
    found.append((start, len(frame.tokens) - 1))
    return found
