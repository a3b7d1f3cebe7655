"""Points -> the highest and the lowest, the rank of one, and the last time that it was as high or as low."""

from __future__ import annotations

from collections.abc import Sequence

from bot.analysis.operations.meaning import count
from bot.analysis.operations.months import Point, span_of
from bot.model import Figure, Period, Statement


def ordered(points: Sequence[Point], highest: bool) -> tuple[Point, ...]:
    """From the highest down, or from the lowest up; of equal ones the earlier first."""
    return tuple(sorted(points, key=lambda point: (-point[1] if highest else point[1], point[0])))


def best(points: Sequence[Point], highest: bool) -> tuple[Point, ...]:
    """The highest (or lowest) point and all that equal it, the earlier first; empty if there are no points."""
    line = ordered(points, highest)
    return tuple(point for point in line if point[1] == line[0][1])


def way_of(figures: Sequence[Figure], highest: bool) -> str:
    """What the highest or lowest of them is called: of balances that are all deficits the shallowest or the deepest,
    since the highest of them by its sign is the smallest deficit."""
    if all(f.flow == "balance" and f.measure != "yoy" and f.value < 0 for f in figures):
        return "shallowest" if highest else "deepest"
    return "highest" if highest else "lowest"


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


def standing(figure: Figure, place: int, figures: tuple[Figure, ...], highest: bool) -> Statement:
    """What is said of one among all: that it is the highest (lowest), or which place it takes instead."""
    held, way = span_of(f.period for f in figures), way_of(figures, highest)
    if place == 1:
        return Statement.of(f"record.is_record_{way}", figure=figure, span=held, n=len(figures))
    at = count(place, "count", held, figure, figures)
    return Statement.of(f"record.is_not_record_{way}", figure=figure, span=held, n=len(figures), place=at)
