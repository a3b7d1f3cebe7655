"""`He wants the doodads ones`: a thing that nobody knows, wished for beside a question, narrows what is asked."""

from __future__ import annotations

from typing import Final

from bot.understanding.words.frame import Frame

_NEXT: Final = 2  # tokens from the wish to what is wished for: "wants the doodads"


def wished_for(frame: Frame, at: int) -> bool:
    """Whether the unknown word at a token is one: before "ones", or the last word behind "wants", "I need the"."""
    if any(m.first == at + 1 and m.says("same_goods") for m in frame.mentions):
        return True
    led = next((m for m in reversed(frame.mentions) if m.last < at and not m.says("determiner")), None)
    ends = not any(token.is_content for token in frame.tokens[at + 1 : at + 2])
    return led is not None and ends and led.says("request", "text_says") and led.last >= at - _NEXT
