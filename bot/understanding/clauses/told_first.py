"""A text of several questions -> the words of each, where the first of them may be told by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.clauses.asked_in_turn import questions_in
from bot.understanding.clauses.full_stretches import OF_ALL_TIMES
from bot.understanding.words.frame import Frame, Mention, codes_in
from bot.understanding.words.kinds import WHO

_MOST: Final = 6  # parts: what has more is an article
_SIGNS: Final = frozenset(",;:.?!")
_OVER: Final = ("sum", "difference", "compare", "average")  # what is made of figures that were told
_MADE: Final = ("harmless", "courtesy", "conj", "prep", "question", "deictic", "more", "measure", "compare", "unit")


def stretches(frame: Frame, text: str, of_newest: bool = False) -> tuple[str, ...]:
    """The words of the questions in turn; none where it has but one, or takes something back, or the first waits for a
    time that is said behind it. `of_newest`: it may be of now, and those behind it of their own times."""
    if not all(text[token.start : token.end] == token.said for token in frame.tokens):
        return ()  # the frame is of the text put right
    if (made_at := _made_of_them(frame, text)) is not None:
        return text[:made_at], text[made_at:]
    parts = questions_in(frame)
    if not 1 < len(parts) <= _MOST or any(part.takes_back for part in parts):
        return ()
    first = next((i for i, part in enumerate(parts) if part.asks or part.heads), len(parts))
    others = parts[first + 1 :]
    if not others or not all(part.asks for part in others):
        return ()
    ahead = parts[: first + 1]
    dated = any(part.dated for part in ahead)
    if not any(part.trades or part.has("party") for part in ahead) or (
        not (dated or of_newest) and any(p.dated for p in others)
    ):
        return ()
    time = next((m.said for part in ahead for m in part.mentions if m.kind == "period"), "")
    behind = (_dated(text[part.start : part.end], part.mentions, time) for part in others)
    return (text[: parts[first].end], *behind)


def _made_of_them(frame: Frame, text: str) -> int | None:
    """Where, behind a joint, no more is said than what the figures ahead of it make: `exports to A and to B in 2025,
    and the total`."""
    said = frame.mentions
    for i in range(1, len(said)):
        start, before = frame.tokens[said[i].first].start, frame.tokens[said[i - 1].last].end
        joined = said[i].is_("conj", "and", "plus") or not _SIGNS.isdisjoint(text[before:start])
        made = any(m.is_("more") or m.means("op", *_OVER) for m in said[i:])
        if joined and made and all(m.kind in _MADE or m.means("op", *_OVER) for m in said[i:]):
            ahead = {m.kind for m in said[:i]}
            several = any(
                len(codes_in(said[:i], *kinds)) > 1 for kinds in (WHO, ("flow",), ("commodity",), ("period",))
            )
            several = several or any("+" in code for code in codes_in(said[:i], "period"))
            return start if several and "period" in ahead and ahead & {"flow", "commodity"} else None
    return None


def _dated(words: str, said: Sequence[Mention], time: str) -> str:
    """`Ranks of Taiwan as buyer`: what names its own, at the time that was said of the first."""
    own = any(m.kind in (*WHO, "commodity", "party") for m in said)
    timeless = any(m.kind in ("period", "term") or m.is_("op", *OF_ALL_TIMES) for m in said)
    return f"{words.rstrip(' ,;:.?!')} {time}" if own and time and not timeless else words
