"""`2026年5月出口跟前两个月比怎么样`: the two months before a month that is set against them, where the same words by
themselves are the first two of a year (前两个月出口).

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention
from bot.understanding.words.ways import Ways

_MOST = 3  # months that are looked back over; what has more is a part of the year
_ANNOUNCED_AS_ONE = 2  # January and February
_THAN = (("harmless", "than"),)
_AGAINST = (("op", "compare"), ("op", "difference"), ("conj", "versus"), ("prep", "versus"), ("harmless", "than"))


def months_before(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """The mentions, such a stretch as the months right before the month that it is told beside."""
    times = [(i, m) for i, m in enumerate(mentions) if m.kind == "period"]
    stretches = [(i, m) for i, m in times if _size(m, ways)]
    if len(times) != 2 or len(stretches) != 1:
        return mentions
    ((at, stretch),) = stretches
    beside = next(m for i, m in times if i != at)
    if not isinstance(beside.value, TimeExpression) or not _single(beside.value):
        return mentions
    month, size = beside.value.parts[0], _size(stretch, ways)
    before = mentions[at - 1]
    of_it = before is beside or (before.said in ways["linking"] and at > 1 and mentions[at - 2] is beside)
    against = any(m.kind == "compare" or m.means(*sign) or m.is_(*sign) for m in mentions for sign in _AGAINST)
    if not (of_it or against):
        return mentions  # 11月出口……前两个月出口: each by itself
    if month.months[0] == size + 1 == _ANNOUNCED_AS_ONE + 1:
        before_it = replace(month, grain=None, months=(1, size))
    else:
        before_it = Moment("month", anchor="earlier", steps=-1, count=size)
    told = TimeExpression((before_it,))
    return (*mentions[:at], replace(stretch, code=told.code, value=told), *mentions[at + 1 :])


def _size(mention: Mention, ways: Ways) -> int:
    """How many months before something: of those from January on, of no year, where the words are the same for both
    (前两个月), or of those up to the newest (the previous two months); 0 for any other time."""
    value = mention.value
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
        return 0
    part = value.parts[0]
    if part.anchor == "newest" and part.leaning and part.grain == "month":
        return part.count if 2 <= part.count <= _MOST else 0
    if part.anchor == "today" and part.grain == "month" and -_MOST <= part.steps < -1:
        return -part.steps if mention.said.startswith(ways["months_led_alone"]) else 0
    first, last = part.months
    plain = part.yearless and not (part.grain or part.days or part.edge or part.fiscal)
    plain = plain and first == 1 and mention.said.startswith(ways["months_led"])
    return last if plain and 2 <= last <= _MOST else 0


def _single(value: TimeExpression) -> bool:
    part = value.parts[0]
    return len(value.parts) == 1 and value.mode == "list" and part.grain == "month" and not (part.anchor or part.days)


def last_years(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """今年8月顺差比|去年8月小: the words for "on a year before" (比去年) and a month right behind them -> what is set
    against that month of last year."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        part = _yearless(two) if one.is_("growth", "yoy") and one.said in ways["on_last_year"] else None
        if part is not None and two.first == one.last + 1:
            told = TimeExpression((replace(part, year=-1, year_of="today"),))
            against = replace(one, last=one.first, kind="op", code="compare", said=one.said[0], others=_THAN)
            month = replace(two, first=one.first + 1, code=told.code, value=told, said=one.said[1:] + two.said)
            return (*mentions[:i], against, month, *mentions[i + 2 :])
    return mentions


def _yearless(mention: Mention) -> Moment | None:
    """The one stretch of no year that a time names; None for any other."""
    value = mention.value if mention.kind == "period" else None
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
        return None
    return value.parts[0] if value.parts[0].yearless and not value.parts[0].days else None
