"""A month without a year in one of several claims -> the year of the time told beside it.

`Rose 8.3 % in September 2025 after a gain of 4.4 % in August`: by itself August would be the newest one.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention


def with_years(said: tuple[Mention, ...], told: tuple[Mention, ...], earlier: bool) -> tuple[Mention, ...]:
    """The mentions of a claim, their months dated by the times of the whole text: the last before, else the next.

    `earlier`: it is what was so before, so that December beside January is that of the year before.
    """
    return tuple(_dated(m, told, earlier) if m.kind == "period" else m for m in said)


def _dated(mention: Mention, told: tuple[Mention, ...], earlier: bool) -> Mention:
    value = mention.value
    if not isinstance(value, TimeExpression) or not value.yearless or any(p.anchor for p in value.parts):
        return mention
    before = [m for m in told if m.last < mention.first and _year(m)]
    after = [m for m in told if m.first > mention.last and _year(m)]
    beside = before[-1] if before else after[0] if after else None
    source = _year(beside) if beside is not None else None
    if source is None or source.year is None:
        return mention
    back = (earlier or not before) and value.parts[-1].months[0] > source.months[0]
    parts = tuple(replace(p, year=source.year - back) if p.yearless else p for p in value.parts)
    dated = replace(value, parts=parts)
    return replace(mention, value=dated, code=dated.code)


def _year(mention: Mention) -> Moment | None:
    """The last moment of a time that is named with its year."""
    value = mention.value
    parts = value.parts if isinstance(value, TimeExpression) else ()
    return next((p for p in reversed(parts) if p.year is not None and not p.year_of), None)
