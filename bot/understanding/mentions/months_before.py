"""`2026年5月出口跟前两个月比怎么样`: the two months before a month that is set against them, where the same words by
themselves are the first two of a year (前两个月出口).

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention

_MOST = 3  # months that are looked back over; what has more is a part of the year
_SIGN = "前"  # 头两个月, 首两个月 are those of a year
_ON_LAST_YEAR = ("比去年", "比上年", "较去年", "较上年")
_THAN = (("harmless", "than"),)
_AGAINST = (("op", "compare"), ("op", "difference"), ("conj", "versus"), ("prep", "versus"), ("harmless", "than"))


def months_before(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a stretch as the months right before the month that it is told beside."""
    at = next((i for i, m in enumerate(mentions) if m.kind == "period" and m.said.startswith(_SIGN)), None)
    if not at:
        return mentions
    stretch, before = mentions[at], mentions[at - 1]
    size = _size(stretch.value)
    times = [m for m in mentions[:at] if m.kind == "period"]
    told_beside = times[0].value if len(times) == 1 else None
    if not size or not isinstance(told_beside, TimeExpression) or not _single(told_beside):
        return mentions
    month = told_beside.parts[0]
    if month.months[0] == size:
        return mentions  # 2月及前两个月: January and February
    of_it = before is times[-1] or (before.said == "的" and at > 1 and mentions[at - 2] is times[-1])
    against = any(m.means(kind, code) or m.is_(kind, code) for m in mentions for kind, code in _AGAINST)
    if not (of_it or against):
        return mentions  # 11月出口……前两个月出口: each by itself
    last = (month.year or 0) * 12 + month.months[0] - 2
    ends = tuple(replace(month, year=n // 12, months=(n % 12 + 1, n % 12 + 1)) for n in (last - size + 1, last))
    told = TimeExpression(ends, "range")
    return (*mentions[:at], replace(stretch, code=told.code, value=told), *mentions[at + 1 :])


def _size(value: object) -> int:
    """How many months from January on, of no year; 0 for any other time."""
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
        return 0
    part = value.parts[0]
    first, last = part.months
    plain = part.yearless and not (part.grain or part.days or part.edge or part.fiscal)
    return last if plain and first == 1 and 2 <= last <= _MOST else 0


def _single(value: TimeExpression) -> bool:
    part = value.parts[0]
    return (
        len(value.parts) == 1 and value.mode == "list" and part.grain == "month" and bool(part.year) and not part.anchor
    )


def last_years(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """今年8月顺差比|去年8月小: the words for "on a year before" (比去年) and a month right behind them -> what is set
    against that month of last year."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        part = _yearless(two) if one.is_("growth", "yoy") and one.said in _ON_LAST_YEAR else None
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
