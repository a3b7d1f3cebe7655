"""The times of claims: of which year a month is that is told without one, and of which time an amount is that another
one is set over: `125.6 bn in June, above May's 105.4 bn`; of two years, the later is the one that moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds


def with_years(said: tuple[Mention, ...], told: tuple[Mention, ...], earlier: bool) -> tuple[Mention, ...]:
    """The mentions of a claim, their months dated by the same month with its year, the last time before, else the next.

    `earlier`: it is what was so before, so that December beside January is that of the year before.
    """
    return tuple(_of_that_year(m, told, earlier) if m.kind == "period" else m for m in said)


_HALF = 6  # months


def _of_that_year(mention: Mention, told: tuple[Mention, ...], earlier: bool) -> Mention:
    value = mention.value
    if not isinstance(value, TimeExpression) or not value.yearless or any(p.anchor for p in value.parts):
        return mention
    dated = [m for m in told if _year(m) and not (isinstance(m.value, TimeExpression) and m.value.open)]
    before = [m for m in dated if m.last < mention.first]
    after = [m for m in dated if m.first > mention.last]  # "in October, the first since March 2024": of no year
    same = [m for m in (*before, *after) if m.code[4:] == mention.code[1:]]
    beside = same[-1] if same else before[-1] if before else after[0] if after else None
    source = _year(beside) if beside is not None else None
    if source is None or source.year is None:
        return mention
    ahead = value.parts[-1].months[0] - source.months[0]
    back = not same and (ahead > 0 if earlier else not before and ahead >= _HALF)  # no October beside September
    parts = tuple(replace(p, year=source.year - back) if p.yearless else p for p in value.parts)
    then = replace(value, parts=parts)
    return replace(mention, value=then, code=then.code)


def _year(mention: Mention) -> Moment | None:
    """The last moment of a time that is named with its year."""
    value = mention.value
    parts = value.parts if isinstance(value, TimeExpression) else ()
    return next((p for p in reversed(parts) if p.year is not None and not p.year_of), None)


def later_than(said: tuple[Mention, ...], over: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Imports in June hit 286.8 bn, more than in June 2025`, `in December, more than in November 2025`: a month
    without a year that is set over one of a year is the later of the two: of that year, or else of this one."""
    found = list(said)
    for i, m in enumerate(said):
        value = m.value
        then = next((year for one in over if one is not m and (year := _year(one)) is not None), None)
        if not isinstance(value, TimeExpression) or not value.yearless or then is None or m in over:
            continue
        if any(p.anchor or p.grain != "month" for p in value.parts) or then.grain != "month":
            continue
        same = value.parts[0].months[0] > then.months[0]
        dated = (replace(p, year=then.year) if same else replace(p, year=0, year_of="today") for p in value.parts)
        told = replace(value, parts=tuple(dated))
        found[i] = replace(m, value=told, code=told.code)
    return tuple(found)


def amount_of_that_time(said: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Above July's 112.5 bn`, `up from May's 19.4 %`: what it was in July, and no bound of that."""
    for i, then in enumerate(said):
        if (owned := amount_owned(said, i)) is None:
            continue
        led = [m for m in said[:i] if m.kind != "harmless"]
        over = next((n for n in range(len(led)) if _sets_over(led[n:])), len(led))
        rest = led[:over]
        counted = any(m.kind in ("scale", "unit") and m.first == owned.last + 1 for m in said)
        if over and led[over - 1].kind in ("number", "scale", "unit"):
            continue  # "5.5 % above 2024's 3.58 trillion"
        if over < len(led) and led[-1].last < then.first and (counted or led[over].kind == "compare"):
            return (*(m for m in said[:i] if m in rest or m.last < led[over].first), *said[i:])
        value = then.value
        moved = len(led) == 1 and led[0].is_("direction", "up", "down") and led[0].last + 1 == then.first
        if moved and counted and isinstance(value, TimeExpression) and value.base:
            of_it = replace(value, mode="list", base=False)  # "up from May's 19.4 %"
            return (replace(then, code=of_it.code, value=of_it), *said[i + 1 :])
    return said


def amount_owned(said: tuple[Mention, ...], at: int) -> Mention | None:
    """The number in `July's 112.5 bn`, that of the time before it; None where none is."""
    small = [m for m in said[at + 1 : at + 5] if m.kind != "harmless"][:1]
    owned = said[at].kind == "period" and bool(small) and small[0].kind == "number" and said[at + 1] is not small[0]
    run = said[at : said.index(small[0]) + 1] if owned else ()
    return small[0] if owned and all(two.first == one.last + 1 for one, two in pairwise(run)) else None


def _sets_over(led: Sequence[Mention]) -> bool:
    """Whether all that stands before such a time sets something over it: `above`, `faster than`."""
    return len(led) == 1 and (led[0].is_("compare", "above", "below", "pass") or led[0].kind == "more")


def over_an_amount(said: tuple[Mention, ...]) -> Mention | None:
    """`(The surplus of 119 bn) beat July's 112.5 bn`: the word that sets an amount over one of a time named for it."""
    for i, over in enumerate(said):
        if not _sets_over((over,)):
            continue
        at = next((n for n in range(i + 1, len(said)) if said[n].kind != "harmless"), i)
        if at == i or amount_owned(said, at) is None:
            continue
        told = [m for m in said[:i] if m.kind in ("number", "scale", "unit")]
        by = bool(told) and told[-1].last + 1 == over.first and not over.is_("compare", "pass")  # "20 bn above May's"
        return over if holds(told, "number") and not by else None
    return None


def later_of_two(said: Sequence[Mention], told: Sequence[Mention]) -> tuple[Mention, ...]:
    """`(524 bn in 2024 and 420 bn in 2025,) a fall of 20 %`: a rate without a time, behind an amount of each of two
    times a year apart, is of the later; () for anything else."""
    before = [m for m in told if said and m.last < said[0].first]
    times = [m for m in before if m.kind == "period"]
    rate = holds(said, "unit", "pct") and holds(said, "number") and not holds(said, "period")
    if not rate or len(times) != 2 or holds(before, "unit", "pct") or sum(m.kind == "scale" for m in before) != 2:
        return ()
    one, two = sorted(times, key=lambda m: m.code)
    apart = one.code[:4].isdigit() and two.code[:4].isdigit() and int(two.code[:4]) - int(one.code[:4]) == 1
    return (two,) if apart and one.code[4:] == two.code[4:] else ()
