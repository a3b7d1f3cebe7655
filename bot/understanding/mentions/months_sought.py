"""Words for each month or a monthly figure -> the months that are looked for or put in order, where it is said so."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention

_MONTH = ("time", "unit:month")
_MOST = 12  # months of a year that are put in order


def months_sought(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with words of months read by what stands beside them.

    `Every month of 2024 where exports passed 45 bn` looks for months and claims nothing of each;
    `five biggest monthly exports`, `by month, the 5 highest` puts months in order; `how many monthly readings were
    above 100 bn` counts them; `a consecutive monthly decline` is a run of months with a fall; `list exports to Japan
    and Korea in 2024` is of the partners and of no months.
    """
    if not any(m.is_("op", "monthly", "trend", "sum") or m.is_("growth", "mom") for m in mentions):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        before = mentions[i - 1] if i else None
        if m.is_("op", "sum") and m.says("each_month") and _whole_year(m, mentions):
            found[i] = replace(m, kind="harmless", code="little", others=())
        elif m.says("each_month") and _sought(mentions[i + 1 :]):
            found[i] = replace(m, kind="op", code="which", others=(_MONTH,))
        elif m.is_("op", "trend") and m.says("listing") and _of_several(mentions):
            found[i] = replace(m, kind="harmless", code="little", others=())
        elif m.is_("op", "monthly", "trend") and (m.is_("op", "monthly") or m.says("by_month")):
            if before is not None and before.is_("question", "how_many"):
                found[i] = replace(m, kind="op", code="count", others=(_MONTH,))
            elif _in_order(mentions):
                found[i] = replace(m, kind="time", code="unit:month", others=())
    return tuple(found)


def _whole_year(told: Mention, mentions: tuple[Mention, ...]) -> bool:
    """`In all of 2024, which two months had the lowest`: all of a year right after it, of which the best is sought."""
    year = next((m for m in mentions if m.first == told.last + 1), None)
    parts = year.value.parts if year is not None and isinstance(year.value, TimeExpression) else ()
    whole = len(parts) == 1 and parts[0].months == (1, 12) and not parts[0].count
    return whole and any(m.kind == "extreme" for m in mentions)


def _sought(rest: tuple[Mention, ...]) -> bool:
    """Whether it goes on with `where`, `in which` or `when`, and with an amount that is passed."""
    said = [m for m in rest if m.kind not in ("period", "prep")]
    relative = bool(said) and (said[0].is_("question", "where") or said[0].says("relative"))
    relative = relative or (bool(said) and said[0].is_("op", "when"))
    return relative and any(m.kind == "compare" for m in rest) and any(m.kind == "number" for m in rest)


def _of_several(mentions: tuple[Mention, ...]) -> bool:
    """Whether partners or goods make up the list, at one time, and nothing asks for a course besides."""
    items = {(m.kind, m.code) for m in mentions if m.kind in ("place", "commodity") and m.code != HOME}
    course = any(m.is_("op", "monthly", "by_year", "by_quarter") or m.says("by_month") for m in mentions)
    times = [m.code for m in mentions if m.kind == "period"]
    return len(items) > 1 and not course and len(times) < 2 and not any(".." in code for code in times)


def _in_order(mentions: tuple[Mention, ...]) -> bool:
    """Whether a number stands right before a superlative: so many of the highest."""
    return any(
        one.kind == "number"
        and two.kind == "extreme"
        and two.first == one.last + 1
        and isinstance(one.value, int | float)
        and 2 <= one.value <= _MOST
        for one, two in pairwise(mentions)
    )
