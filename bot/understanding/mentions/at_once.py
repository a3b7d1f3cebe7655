"""What came at once after something that happened: the month after it, and not all the time since."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention


def at_once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`After Liberation Day, how much did exports immediately drop`, 解放日之后出口立刻跌了多少."""
    since = [m for m in mentions if m.kind == "period"]
    said = since[0].value if len(since) == 1 else None
    if not isinstance(said, TimeExpression) or said.mode not in ("since", "after"):
        return mentions
    if [p.anchor for p in said.parts] != ["event"] or said.parts[0].steps:
        return mentions
    pairs = [{one, two} for one, two in pairwise(mentions)]
    beside = any(m.kind == "direction" for pair in pairs if any(one.says("at_once") for one in pair) for m in pair)
    if not beside and not mentions[-1].says("at_once"):
        return mentions  # "immediately, please: exports since Liberation Day"
    after = replace(said, mode="list", parts=(replace(said.parts[0], grain="month", steps=1),))
    return tuple(replace(m, code=after.code, value=after) if m is since[0] else m for m in mentions)
