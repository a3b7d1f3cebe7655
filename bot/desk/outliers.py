"""New values beside the history of their series -> those that lie too far off to be served unseen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from bot.model import Period, SeriesKey

BEYOND: Final = 4.0  # robust deviations
_FEWEST: Final = 8  # growths of the past that make a history
_NORMAL: Final = 1.4826  # the median of the distances from the median, as a standard deviation of a bell curve
_FLOOR: Final = 0.02  # a series that hardly ever moves may move by so much (2 %, of a rate half a point)
_FLOOR_POINTS: Final = 0.5
_MAGNITUDE: Final = 20.0  # times the largest, or a part of the smallest, ever held: a unit gone wrong
_FEWEST_SIZES: Final = 3

Series = Mapping[Period, float]


@dataclass(frozen=True, slots=True)
class Outlier:
    """A value that is not like its series. growth and usual: on the year or on the period before, as a part of one
    (a rate: in points); deviations: how many robust ones from the usual, infinite where the size alone tells."""

    key: SeriesKey
    period: Period
    value: float
    growth: float
    usual: float
    deviations: float
    kind: str  # year, before, size


def outliers(
    news: Iterable[tuple[SeriesKey, Period]], now: Mapping[SeriesKey, Series], past: Mapping[SeriesKey, Series]
) -> tuple[list[Outlier], int]:
    """Those of the new values (of `now`, which holds them beside the old ones) that lie beyond four robust deviations
    of the growth in `past`, and how many had too short a past to be judged."""
    found: list[Outlier] = []
    unjudged = 0
    for key, period in news:
        verdict = _judge(key, period, now[key], past.get(key, {}))
        if verdict is None:
            unjudged += 1
        elif verdict.deviations > BEYOND:
            found.append(verdict)
    return found, unjudged


def _judge(key: SeriesKey, period: Period, now: Series, past: Series) -> Outlier | None:
    value = now[period]
    alike = {p: v for p, v in past.items() if p.kind == period.kind and p != period}
    sizes = [abs(v) for v in alike.values() if v]
    rate = key.unit == "pct"
    if not rate and len(sizes) >= _FEWEST_SIZES:
        most, least = max(sizes), min(sizes)
        if abs(value) > _MAGNITUDE * most or abs(value) * _MAGNITUDE < least:
            usual = median(sizes)
            return Outlier(key, period, value, abs(value) / usual - 1, 0.0, math.inf, "size")
    logs = not rate and all(v > 0 for v in (*alike.values(), value))
    for kind, months in (("year", 12), ("before", period.month_count)):
        history = [step for p in alike if (step := _step(alike, p, months, logs)) is not None and p.whole_months]
        own = _step({**alike, period: value} | _only(now, period.shift(-months)), period, months, logs)
        if own is None or len(history) < _FEWEST:
            continue
        middle, spread = robust(history)
        floor = _FLOOR if logs else _FLOOR_POINTS if rate else _FLOOR * median(sizes or [1.0])
        deviations = abs(own - middle) / max(spread, floor)
        grown, usual = (math.expm1(own), math.expm1(middle)) if logs else (own, middle)
        return Outlier(key, period, value, grown, usual, deviations, kind)
    return None


def robust(values: Sequence[float]) -> tuple[float, float]:
    """The median, and the median distance from it as a standard deviation."""
    middle = median(values)
    return middle, _NORMAL * median(abs(value - middle) for value in values)


def _step(series: Series, period: Period, months: int, logs: bool) -> float | None:
    before = series.get(period.shift(-months))
    if before is None:
        return None
    return math.log(series[period] / before) if logs else series[period] - before


def _only(series: Series, period: Period) -> dict[Period, float]:
    return {period: series[period]} if period in series else {}
