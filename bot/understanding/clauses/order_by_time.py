"""`Sort Africa and the EU by December 2025 export growth`: a time between the word for by and what is ordered by."""

from __future__ import annotations

from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import QUIET

_GOES_BY = ("flow", "growth", "measure")


def with_order_behind(frame: Frame, text: str) -> str:
    """The text with that time behind what is ordered by: "by export growth December 2025"; any other as it is."""
    times = frame.all("period")
    led = next((m for m in frame.mentions if m.kind not in QUIET or m.says("ordering")), None)
    if len(times) != 1 or led is None or not (led.says("ordering") or led.is_("op", "rank")):
        return text
    time = times[0]
    behind = [m for m in frame.mentions if m.first > time.last and not m.says("determiner")]
    by = frame.tokens[time.first]
    goes_by = bool(behind) and behind[0].kind == "flow" and all(m.kind in _GOES_BY for m in behind)
    if by.norm not in frame.ways["ordered_by"] or time.first == time.last or not goes_by:
        return text
    begin, end, last = frame.tokens[time.first + 1].start, frame.tokens[time.last].end, frame.tokens[behind[-1].last]
    return f"{text[:begin]}{text[end : last.end].strip()} {text[begin:end]}{text[last.end :]}"
