"""The same months of another year: 2025年の同じ期間 behind those of 2026, and 2025年1〜2月から behind 2026年1〜2月,
which is set against them and begins nothing.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any

_YEAR = 12  # months
_BETWEEN = 2  # words that may stand between a year and "the same period"


def same_period(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2026年1〜6月と2025年の同じ期間`: the months of the first in the year of the second."""
    at = next((i for i, m in enumerate(mentions) if m.is_("deictic", "same") and m.says("same_span")), 0)
    near = [i for i in range(max(0, at - _BETWEEN), at) if isinstance(mentions[i].value, TimeExpression)]
    said = mentions[near[-1]].value if near else None
    if not isinstance(said, TimeExpression) or said.mode != "list" or len(said.parts) != 2:
        return mentions
    one, two = said.parts
    plain = not (one.anchor or two.anchor or two.year is None or one.year is None)
    if not plain or two.grain != "year" or one.months == (1, _YEAR):
        return mentions
    both = replace(said, parts=(one, replace(one, year=two.year)))
    time = replace(mentions[near[-1]], value=both)
    return tuple(time if i == near[-1] else m for i, m in enumerate(mentions) if i != at)


def since_same_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2026年1〜2月の輸出は2025年1〜2月からどれだけ増えた`: where it began to move, and no span till now."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) != 2 or not holds_any(mentions, "direction", "growth"):
        return mentions
    of, since = (mentions[i].value for i in times)
    if not isinstance(of, TimeExpression) or not isinstance(since, TimeExpression):
        return mentions
    if of.mode != "list" or since.mode != "since" or len(of.parts) != 1 or len(since.parts) != 1:
        return mentions
    one, two = of.parts[0], since.parts[0]
    year = one.grain == two.grain == "year" and holds(mentions, "number") and (one.year or 0) - (two.year or 0) == 1
    if not (_span(one) or year) or one.months != two.months or (one.year or 0) <= (two.year or 0) or two.year is None:
        return mentions
    begun = mentions[times[1]]
    others = (*begun.others, ("harmless", "begun_from"))
    plain = replace(begun, value=replace(since, mode="list"), others=others)
    return tuple(plain if i == times[1] else m for i, m in enumerate(mentions))


def _span(moment: Moment) -> bool:
    return moment.months[0] < moment.months[1] and moment.months != (1, _YEAR) and not moment.anchor
