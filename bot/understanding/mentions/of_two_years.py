"""Months of two years: `the biggest month in 2022 or 2023` is one of both; `above 2024 in every month of 2025` is each
beside its own of the year before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds

_DEGREE = ("above", "below", "pass", "at_least", "at_most")
_EACH = ("monthly", "by_quarter")
_UNITS = ("unit:month", "unit:quarter", "unit:half")


def one_of_both(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, years that follow one another and are joined by "or" as one span where the best month (quarter)
    of them is looked for: the years themselves are not set against each other."""
    seeking = holds(mentions, "extreme") or holds(mentions, "op", "record")
    sought = any(m.means("time", *_UNITS) or m.is_("op", "when", *_EACH) for m in mentions)
    if not (seeking and sought) or any(m.means("time", "unit:year") for m in mentions):
        return mentions  # "in which year did it sell most, 2024 or 2025"
    found = list(mentions)
    for i, m in enumerate(mentions):
        value = m.value
        if not isinstance(value, TimeExpression) or not value.either or value.mode != "list":
            continue
        years = [part.year or 0 for part in value.parts if _whole(part)]
        if len(years) == len(value.parts) > 1 and all(two - one == 1 for one, two in pairwise(years)):
            first, last = (Moment("month", (n, n), year) for n, year in ((1, years[0]), (12, years[-1])))
            span = TimeExpression((first, last), "range")
            found[i] = replace(m, code=span.code, value=span)
    return tuple(found)


def each_of_both(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a year that another is set over in every month as "on a year before" where it is the one before;
    else as a number that no rule takes up: nobody can tell which months are set beside which."""
    each = next((m for m in mentions if m.says("each_month") or m.is_("op", "by_quarter")), None)
    degree = next((m for m in mentions if m.is_("compare", *_DEGREE) or any(k == "more" for k, _ in m.meanings)), None)
    years = [m for m in mentions if m.kind == "period"]
    if each is None or degree is None or len(years) != 2 or holds(mentions, "question"):
        return mentions
    subject, standard = (_year(m) for m in years)
    if subject is None or standard is None or years[1].first < degree.first:
        return mentions
    behind = [m for m in mentions if m.first > each.last and m.kind not in ("harmless", "prep")][:1]
    own = each.says("each_month") and behind != [years[1]] and subject == standard + 1
    beside = replace(years[1], kind="growth", code="yoy", value=None, others=())
    if not own:
        beside = replace(years[1], kind="number", value=Decimal(standard), others=())
    return tuple(beside if m is years[1] else m for m in mentions)


def _year(m: Mention) -> int | None:
    value = m.value
    plain = isinstance(value, TimeExpression) and len(value.parts) == 1 and value.mode == "list"
    return value.parts[0].year if plain and isinstance(value, TimeExpression) and _whole(value.parts[0]) else None


def _whole(part: Moment) -> bool:
    plain = not (part.anchor or part.year_of or part.fiscal or part.edge or part.so_far)
    return plain and part.grain == "year" and part.months == (1, 12) and part.year is not None
