"""`Exports to the US since then`, `seitdem`, 此后: from the time told last on, where no time is named beside it."""

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
