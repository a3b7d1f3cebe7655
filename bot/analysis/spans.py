"""A span that is not held, out of held spans that tile it exactly: which to add, and which one to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from bot.model import Period

Term = tuple[int, Period]  # +1 or -1, and the span


Steps = Mapping[date, tuple[tuple[date, int, Period], ...]]  # a day -> where a held span leads from it, there or back


def steps(held: Iterable[Period]) -> Steps:
    """The held spans of one series as steps from the first day of each to the day after it, and back."""
    ahead: dict[date, list[tuple[date, int, Period]]] = {}
    for span in sorted(set(held)):
        if span.whole_months:
            first, after = span.first, span.last + timedelta(days=1)
            ahead.setdefault(first, []).append((after, 1, span))
            ahead.setdefault(after, []).append((first, -1, span))
    return {day: tuple(found) for day, found in ahead.items()}


def tile(target: Period, held: Steps) -> tuple[Term, ...] | None:
    """The held spans that make up the target: the fewest that only add up, else with one taken away; else None.

    A single month is never worked out: revisions of earlier months fall into the difference of two sums.
    What only adds up is taken before what takes away, for the same reason. Of equally few, the earliest terms win.
    """
    goal = target.last + timedelta(days=1)
    if target.month_count < 2 or not target.whole_months or target.first not in held or goal not in held:
        return None
    return _tiled(target, goal, held, False) or _tiled(target, goal, held, True)


def _tiled(target: Period, goal: date, held: Steps, less: bool) -> tuple[Term, ...] | None:
    start = (target.first, False)
    reached: dict[tuple[date, bool], tuple[Term, ...]] = {start: ()}
    edge = [start]
    while edge:
        further: list[tuple[date, bool]] = []
        for place in edge:
            day, taken = place
            for after, sign, span in held.get(day, ()):
                step = (after, taken or sign < 0)
                if (sign < 0 and (taken or not less)) or step in reached or span == target:
                    continue
                reached[step] = (*reached[place], (sign, span))
                further.append(step)
        for taken in (False, True):
            if (goal, taken) in reached:
                return tuple(sorted(reached[goal, taken], key=lambda term: (-term[0], term[1])))
        edge = further
    return None


def joined(periods: Iterable[Period]) -> Period | None:
    """The span that these spans fill without gap or overlap, or None."""
    ordered = sorted(periods)
    if not ordered or any(b.first != a.last + timedelta(days=1) for a, b in pairwise(ordered)):
        return None
    return Period(ordered[0].first, ordered[-1].last)
