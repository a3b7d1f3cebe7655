"""`Exports to the US since then`, `seitdem`, 此后: from the time told last on, where no time is named beside it; `what
was the surplus in it`: in that time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention

_SINCE_THEN: Final = TimeExpression((Moment(None, (1, 12), anchor="earlier"),), "since")


def since_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words as the span from the time told last on: of a talk, for nobody told one in the text."""
    if any(m.kind == "period" for m in mentions):
        return mentions
    return tuple(
        replace(m, kind="period", code=_SINCE_THEN.code, value=_SINCE_THEN, others=()) if m.says("since_then") else m
        for m in mentions
    )


def in_it(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `in it` at the end of a question about a flow as `then`."""
    if not any(m.kind == "flow" for m in mentions):
        return mentions
    found: list[Mention] = []
    for at, m in enumerate(mentions):
        led = found[-1] if found else None
        closes = at + 1 == len(mentions) or mentions[at + 1].is_("conj")
        inside = led is not None and led.is_("prep", "in") and led.last + 1 == m.first and m.first == m.last
        if led is not None and inside and closes and m.is_("harmless") and m.says("pronoun"):
            found[-1] = replace(m, first=led.first, said=f"{led.said} {m.said}", others=(("harmless", "then"),))
        else:
            found.append(m)
    return tuple(found)
