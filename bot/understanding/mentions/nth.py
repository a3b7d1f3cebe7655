"""`A third straight month`, `a fifth month in a row`: which one it is, and not a third or a fifth of something."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention

_UNITS = ("unit:month", "unit:quarter", "unit:year")


def numbered(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a fraction right before a word for a run or a unit of time as the ordinal that it is there."""
    if not any(m.kind == "op" and m.code in ("streak", "first_time") for m in mentions):
        return mentions
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        part = one.kind == "number" and ("unit", "pct") in one.others and one.last + 1 == two.first
        if not part or not isinstance(one.value, float | int) or not 0 < one.value < 100:
            continue
        if two.is_("op", "streak") or two.is_("time", *_UNITS):
            nth = round(100 / one.value)
            found[i] = replace(one, kind="ordinal", code=str(nth), value=float(nth), others=())
    return tuple(found)
