"""Period codes or names -> places along the axis of a chart, its ticks, and where a line has to break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from bot.model import Period

_TICKS: Final = 6
_STEPS: Final = (1, 2, 3, 6, 12, 24, 36, 60, 120)  # months


@dataclass(frozen=True)
class Axis:
    """spans    code -> (begin, end): months since year 0 along time, else places 0, 1, 2 ..."""

    spans: dict[str, tuple[float, float]]
    in_time: bool

    @property
    def limits(self) -> tuple[float, float]:
        begin = min((span[0] for span in self.spans.values()), default=0.0)
        end = max((span[1] for span in self.spans.values()), default=1.0)
        room = max(0.15, (end - begin) * 0.02)
        return begin - room, end + room

    @property
    def middle(self) -> float:
        return sum(self.limits) / 2

    def span(self, code: str) -> tuple[float, float]:
        """The middle of a period and its width."""
        begin, end = self.spans[code]
        return (begin + end) / 2, end - begin

    def place(self, code: str) -> float | None:
        """Where an event stands; None where it lies outside the chart."""
        if code in self.spans:
            return self.span(code)[0]
        if not self.in_time:
            return None
        try:
            begin, end = _months(Period.parse(code))
        except ValueError:
            return None
        low, high = self.limits
        return (begin + end) / 2 if low <= begin <= high else None

    def towards_inside(self, place: float) -> Literal["left", "center", "right"]:
        """How a label has to be set so that it does not run out of the chart."""
        low, high = self.limits
        share = (place - low) / (high - low)
        return "left" if share < 0.08 else "right" if share > 0.92 else "center"

    def runs(self, points: Sequence[tuple[str, float]]) -> list[list[tuple[str, float]]]:
        """The points cut where the next period does not follow on the one before."""
        found: list[list[tuple[str, float]]] = []
        for point in points:
            follows = (
                bool(found)
                and self.in_time
                and self.spans[point[0]][0] - self.spans[found[-1][-1][0]][1] > self._grain * 0.5
            )
            if not found or follows:
                found.append([])
            found[-1].append(point)
        return found

    @property
    def _grain(self) -> float:
        # Days are not held for every day (weekends): only a gap of more than a month and a half breaks their line.
        return max(min((end - begin for begin, end in self.spans.values()), default=1.0), 1.0)

    def ticks(self) -> list[tuple[float, str]]:
        """(place, code) of at most six ticks, on the newest period and evenly back from it."""
        codes = sorted(self.spans, key=lambda code: self.spans[code])
        if not self.in_time or any(self.spans[code][1] - self.spans[code][0] < 0.9 for code in codes):
            every = -(-len(codes) // _TICKS)
            return [(self.span(code)[0], code) for code in codes[::-1][::every]][::-1]
        length = self.spans[codes[-1]][1] - self.spans[codes[0]][0]
        grain = round(self._grain)
        step = next((s for s in _STEPS if s % grain == 0 and length / s <= _TICKS), _STEPS[-1])
        last = self.spans[codes[-1]][0]
        chosen = [code for code in codes if (last - self.spans[code][0]) % step < 0.01]
        return [(self.span(code)[0], code) for code in chosen]


def axis_of(codes: Sequence[str]) -> Axis:
    """The axis of these codes: along time where all are periods, else one place each in their order."""
    names = list(dict.fromkeys(codes))
    try:
        return Axis({name: _months(Period.parse(name)) for name in names}, in_time=True)
    except ValueError:
        return Axis({name: (place - 0.5, place + 0.5) for place, name in enumerate(names)}, in_time=False)


def _months(period: Period) -> tuple[float, float]:
    return _month(period.first), _month(period.last) + (1 / 31 if not period.whole_months else _last(period))


def _month(day: date) -> float:
    return day.year * 12 + day.month - 1 + (day.day - 1) / 31


def _last(period: Period) -> float:
    """What is missing from the last day to the end of its month."""
    return 1 - (period.last.day - 1) / 31
