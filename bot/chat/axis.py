"""Period codes or names -> places along the axis of a chart, its ticks, where a line breaks; its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from bot.model import Period

_TICKS: Final = 5
_FEW: Final = 6  # periods that may stand side by side
_DIGITS: Final = {"pct": 1, "pp": 1, "index": 1, "CNY_per_USD": 4, "count": 0, "months": 0}
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

    def gaps(self) -> list[tuple[float, float]]:
        """Where time runs on that nothing is held of, as (begin, end)."""
        spans = sorted(self.spans.values())
        if not self.in_time:
            return []
        least = self._grain * 0.5
        return [(a[1], b[0]) for a, b in pairwise(spans) if b[0] - a[1] > least]

    @property
    def _grain(self) -> float:
        # Days are not held for every day (weekends): only a gap of more than a month and a half breaks their line.
        return max(min((end - begin for begin, end in self.spans.values()), default=1.0), 1.0)

    def ticks(self) -> list[tuple[float, str]]:
        """(place, code) of at most five ticks, on the newest period and evenly back from it."""
        codes = sorted(self.spans, key=lambda code: self.spans[code])
        if not self.in_time or any(self.spans[code][1] - self.spans[code][0] < 0.9 for code in codes):
            return self._spaced(codes)
        length = self.spans[codes[-1]][1] - self.spans[codes[0]][0]
        grain = round(self._grain)
        step = next((s for s in _STEPS if s % grain == 0 and length / s <= _TICKS), _STEPS[-1])
        last = self.spans[codes[-1]][0]
        chosen = [code for code in codes if (last - self.spans[code][0]) % step < 0.01]
        return [(self.span(code)[0], code) for code in chosen]

    def _spaced(self, codes: list[str]) -> list[tuple[float, str]]:
        """Back from the newest, whatever keeps its distance: days that are held here and there."""
        low, high = self.limits
        chosen: list[tuple[float, str]] = []
        for code in reversed(codes):
            place = self.span(code)[0]
            if not chosen or chosen[-1][0] - place >= (high - low) / (_TICKS + 1):
                chosen.append((place, code))
        return chosen[::-1]


def axis_of(codes: Sequence[str], spread: bool = True) -> Axis:
    """The axis of these codes: along time where all are periods, else one place each in their order.

    spread  a few periods far from each other too; without, they stand side by side: November 2024 and November 2025
    """
    names = list(dict.fromkeys(codes))
    try:
        along = Axis({name: _months(Period.parse(name)) for name in names}, in_time=True)
    except ValueError:
        return _side_by_side(names)
    if not spread and len(names) <= _FEW and along.gaps():
        return _side_by_side(sorted(names, key=lambda name: along.spans[name]))
    return along


def _side_by_side(names: Sequence[str]) -> Axis:
    return Axis({name: (place - 0.5, place + 0.5) for place, name in enumerate(names)}, in_time=False)


def _months(period: Period) -> tuple[float, float]:
    return _month(period.first), _month(period.last) + (1 / 31 if not period.whole_months else _last(period))


def _month(day: date) -> float:
    return day.year * 12 + day.month - 1 + (day.day - 1) / 31


def _last(period: Period) -> float:
    """What is missing from the last day to the end of its month."""
    return 1 - (period.last.day - 1) / 31


def room(values: list[float], from_zero: bool, share: float = 0.14) -> tuple[float, float]:
    """From the least to the greatest value, with room for the numbers beyond them; bars stand on zero."""
    low, high = min(values), max(values)
    if from_zero:
        low, high = min(0.0, low), max(0.0, high)
    if low == high:
        low, high = (low, low + 1.0) if from_zero else (low - 1.0, low + 1.0)
    beyond = (high - low) * share
    return low - (0 if from_zero and low == 0 else beyond), high + (0 if from_zero and high == 0 else beyond)


def written(value: float, unit: str, labels: Mapping[str, str], tick: bool = False) -> str:
    """Short, with the reader's decimal mark and a true minus sign; thousands by a thin space."""
    size = abs(value) * float(labels.get(f"* {unit}", 1))
    digits = (
        4
        if unit == "CNY_per_USD"
        else 1
        if unit in ("pct", "pp", "index")
        else 0
        if size >= 1000
        else 1
        if size >= 100
        else 2
    )
    text = f"{size:,.{digits}f}".replace(",", "\u2009")
    if tick and "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("\u2212" if value < 0 else "") + text.replace(".", labels.get(".", "."))
