"""Points -> the highest and the lowest, the rank of one, and the last time that it was as high or as low."""

from __future__ import annotations

from collections.abc import Sequence

from bot.analysis.operations.months import Point
from bot.model import Period


def ordered(points: Sequence[Point], highest: bool) -> tuple[Point, ...]:
    """From the highest down, or from the lowest up; of equal ones the earlier first."""
    return tuple(sorted(points, key=lambda point: (-point[1] if highest else point[1], point[0])))


def best(points: Sequence[Point], highest: bool) -> tuple[Point, ...]:
    """The highest (or lowest) point and all that equal it, the earlier first; empty if there are no points."""
    line = ordered(points, highest)
    return tuple(point for point in line if point[1] == line[0][1])


def rank(points: Sequence[Point], period: Period, highest: bool) -> int | None:
    """Which place a period takes, 1 for the best; equal values share the better place; None if it is not there."""
    value = next((value for held, value in points if held == period), None)
    if value is None:
        return None
    return 1 + sum((other > value) if highest else (other < value) for _, other in points)


def last_as(points: Sequence[Point], period: Period, highest: bool) -> Point | None:
    """The latest earlier point at least as high (or as low) as that of the period; None if there is none."""
    value = next((value for held, value in points if held == period), None)
    if value is None:
        return None
    earlier = [p for p in points if p[0] < period and ((p[1] >= value) if highest else (p[1] <= value))]
    return max(earlier, default=None)
