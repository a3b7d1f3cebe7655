"""A text that was not understood and asks what something is -> the plain question after that term.

"Please explain the term bonded zone" -> "what is a bonded zone": the words of a term may be those of a good, a measure
or a tariff too, and mean the term only so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.understanding.words.frame import Frame, Mention

_MOST: Final = 6  # words of a term


def plain_questions(frame: Frame, text: str) -> Iterator[str]:
    """Each way in which the term that is left may be asked for; none where no word asks what something is."""
    asked = [m for m in frame.mentions if m.is_("op", "define")] or _what(frame)
    spent = {i for m in frame.mentions if m in asked or _small(m) for i in range(m.first, m.last + 1)}
    left = [i for i, token in enumerate(frame.tokens) if token.is_content and i not in spent]
    if not asked or not left or len(left) > _MOST or frame.has_any("period", "number"):
        return
    term = text[frame.tokens[left[0]].start : frame.tokens[left[-1]].end]
    for words in frame.ways["explaining"]:
        if frame.ways.unspaced:
            yield term + words if "postposed" in frame.ways else words + term
        else:
            yield f"{words} {term}"


def only_the_term(frame: Frame) -> bool:
    """Whether one term is named, and nothing beside it."""
    return len(frame.all("term")) == 1 and frame.only("term", "op", "question", "harmless", "courtesy")


def _what(frame: Frame) -> list[Mention]:
    """`Whats unit value`: with no article, which would ask for the one that is: "what's the tariff"."""
    first = frame.mentions[0] if frame.mentions else None
    bare = first is not None and first.is_("question", "what") and not frame.ways.unspaced
    return [first] if first is not None and bare and not frame.says("determiner") else []


def _small(m: Mention) -> bool:
    return m.kind in ("harmless", "courtesy", "self") or (m.kind == "prep" and m.says("little"))
