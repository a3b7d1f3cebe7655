"""On which side of an amount a figure lies, and how far from it: what is asked where nothing is claimed."""

from __future__ import annotations

from dataclasses import replace

from bot.analysis.holdings import Found, computed
from bot.analysis.operations.levels import headline
from bot.analysis.operations.rounding import matches
from bot.model import Amount, Statement


def side_told(bound: float, found: Found) -> tuple[list[Statement], list[Found]]:
    """The side and the distance, in the figure's unit (of rates in points); both of one sign: a deficit of 30 bn is
    above one of 20."""
    value, unit = found.figure.value, found.figure.unit
    if bound < 0 < value:
        return [headline(found.figure)], []
    size, of = (-value, -bound) if bound < 0 else (value, bound)
    side = "at" if matches(of, replace(found.figure, value=size)) == "exact" else "above" if size > of else "below"
    said = [Statement.of(f"check.side.{side}", amount=Amount(of, unit), said=headline(found.figure))]
    if side == "at":
        return said, []
    distance, apart = distance_told(bound, found)
    return [*said, *distance], apart


def distance_told(bound: float, found: Found) -> tuple[list[Statement], list[Found]]:
    """How far the figure lies from the amount, in its unit; of rates in points."""
    figure = found.figure
    unit = "pp" if figure.unit == "pct" else figure.unit
    apart = computed(figure, abs(figure.value - bound), found.published, "a - b", unit=unit)
    return [Statement.of("check.side.apart", figure=apart.figure)], [apart]
