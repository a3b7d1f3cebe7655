"""Months in order and a test -> the runs of months that meet it; a gap ends a run, it is never bridged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.analysis.operations.months import Point, counted, follows, span_of
from bot.model import Period


@dataclass(frozen=True, slots=True)
class Run:
    """Points that follow each other and all meet a test."""

    points: tuple[Point, ...]
    open_before: bool = False  # no figure is held for the month before it: the run may be longer
    open_after: bool = False  # nor for the month after it

    @property
    def months(self) -> int:
        return counted(period for period, _ in self.points)

    @property
    def span(self) -> Period:
        return span_of(period for period, _ in self.points)


def runs(points: Sequence[Point], test: Callable[[float], bool]) -> tuple[Run, ...]:
    """All runs, in order. `points` are sorted and do not overlap."""
    found: list[Run] = []
    now: list[Point] = []
    opened = True

    def close(after_gap: bool) -> None:
        if now:
            found.append(Run(tuple(now), opened, after_gap))
            now.clear()

    before: Period | None = None
    for point in points:
        gap = before is not None and not follows(before, point[0])
        if gap:
            close(after_gap=True)
        if not test(point[1]):
            close(after_gap=False)
        else:
            if not now:
                opened = before is None or gap
            now.append(point)
        before = point[0]
    close(after_gap=True)
    return tuple(found)


def longest(found: Sequence[Run]) -> Run | None:
    """The run of most months; of equally long ones the latest."""
    best: Run | None = None
    for run in found:
        if best is None or run.months >= best.months:
            best = run
    return best


def clipped(found: Sequence[Run], span: Period) -> tuple[Run, ...]:
    """What of the runs lies in a span; where one goes on beyond it, it is no longer than it is there. Of January and
    February announced as one, the month that lies in it."""
    kept: list[Run] = []
    for run in found:
        overlapping = (point for point in run.points if point[0].first <= span.last and span.first <= point[0].last)
        points = tuple((_inside(period, span), value) for period, value in overlapping)
        if points:
            whole = points == run.points
            kept.append(Run(points, run.open_before and whole, run.open_after and whole))
    return tuple(kept)


def _inside(period: Period, span: Period) -> Period:
    return period if span.covers(period) else Period(max(period.first, span.first), min(period.last, span.last))


def reaching(found: Sequence[Run], month: Period) -> Run | None:
    """The run that holds this month, cut off after it: "the eighth in a row" of that month."""
    for run in found:
        kept = tuple(point for point in run.points if point[0].first <= month.first)
        if kept and kept[-1][0].covers(month):
            return Run(kept, run.open_before, run.open_after and kept == run.points)
    return None
