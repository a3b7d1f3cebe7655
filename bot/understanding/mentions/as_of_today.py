"""The day it is asked on, of a series that no day is held of: "what is the tariff today" asks for the newest."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention
from bot.understanding.words.indicators import BY_MONTH

_TODAY = "today:day"


def as_of_today(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; today as the newest, where it is the one time named and such a series is the one thing."""
    times = [m for m in mentions if m.kind == "period"]
    goods = [m for m in mentions if m.kind == "commodity"]
    if [m.code for m in times] != [_TODAY] or not goods or any(m.code not in BY_MONTH for m in goods):
        return mentions
    if any(m.kind in ("flow", "event") for m in mentions):
        return mentions
    newest = TimeExpression((Moment("month", anchor="newest"),))
    now = replace(times[0], code=newest.code, value=newest)
    return tuple(now if m is times[0] else m for m in mentions)
