"""`Above the 112.4 Mt of 2015`: the time of an amount that another is set over: the amount tells it, and nothing is
asked of that time."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_OVER = ("compare", "more")


def amounts_of_times(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with that time passed over, where another time is named besides."""
    if sum(m.kind == "period" for m in mentions) < 2:
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind != "number" or i < 2 or not mentions[i - 1].says("determiner"):
            continue
        led = next((n for n in reversed(mentions[: i - 1]) if n.kind not in ("harmless", "prep")), None)
        if led is None or led.kind not in _OVER:
            continue
        time = next((n for n in range(i + 1, len(mentions)) if mentions[n].kind not in ("scale", "unit")), None)
        if time is not None and time > i + 1 and mentions[time].kind == "period" and " " in mentions[time].said:
            found[time] = replace(mentions[time], kind="harmless", code="words", others=())
    return tuple(found)
