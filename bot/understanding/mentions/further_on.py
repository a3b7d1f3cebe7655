"""`A year on?`, `and two months on`: at the end of a text, so much later than what was told."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_AFTER = {"unit:month": "month_after", "per_month": "month_after", "unit:year": "year_after"}


def further_on(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a unit of time and the `on` that closes the text as the time after; a number of them as so many
    later."""
    if len(mentions) < 2 or not mentions[-1].is_("prep", "on"):
        return mentions
    *ahead, unit, on = mentions
    if unit.code not in _AFTER or unit.last + 1 != on.first:
        return mentions
    if ahead and ahead[-1].kind == "number":
        return (*ahead, unit, replace(on, kind="time", code="later", others=()))
    return (
        *ahead,
        replace(unit, last=on.last, kind="time", code=_AFTER[unit.code], said=f"{unit.said} {on.said}", others=()),
    )
