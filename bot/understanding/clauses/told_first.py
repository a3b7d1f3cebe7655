"""A text of several questions -> the words of each, where the first of them may be told by itself."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.asked_in_turn import questions_in
from bot.understanding.words.frame import Frame

_MOST: Final = 6  # parts: what has more is an article


def stretches(frame: Frame, text: str) -> tuple[str, ...]:
    """The words of the questions in turn; none where it has but one, or takes something back, or the first waits for a
    time that is said behind it."""
    parts = questions_in(frame)
    if not 1 < len(parts) <= _MOST or any(part.takes_back for part in parts):
        return ()
    if not all(text[token.start : token.end] == token.said for token in frame.tokens):
        return ()  # the frame is of the text put right
    first = next((i for i, part in enumerate(parts) if part.asks or part.heads), len(parts))
    others = parts[first + 1 :]
    if not others or not all(part.asks for part in others):
        return ()
    ahead = parts[: first + 1]
    dated = any(part.dated for part in ahead)
    if not any(part.trades or part.has("party") for part in ahead) or (not dated and any(p.dated for p in others)):
        return ()
    return (text[: parts[first].end], *(text[part.start : part.end] for part in others))
