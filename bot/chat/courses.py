"""The lines of a chart -> drawn along time, each with the numbers at its ends or at the period that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bot.chat.axis import Axis, written
from bot.chat.palette import COLOURS, GREY, GROUND, say
from bot.model import Chart, Line

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_line(axes: Axes, axis: Axis, chart: Chart, number: int, grey: set[str], labels: Mapping[str, str]) -> None:
    """One line of a chart; grey: its periods that are first announcements."""
    line, colour = chart.series[number], COLOURS[number % len(COLOURS)]
    # A day stands before the middle of its month, whose mean may come first.
    line = replace(line, points=tuple(sorted(line.points, key=lambda point: axis.span(point[0])[0])))
    for count, run in enumerate(axis.runs(line.points)):  # a line never leaps over what is not held
        axes.plot(
            [axis.span(at)[0] for at, _ in run], [value for _, value in run], color=colour, linewidth=2.0,
            marker="o" if len(run) < 16 else None, markersize=3.2, label=line.name if count == 0 else None,
            solid_capstyle="round",
        )  # fmt: skip
    loose = [(at, value) for at, value in line.points if at in grey]
    axes.scatter(
        [axis.span(at)[0] for at, _ in loose], [v for _, v in loose], s=22, color=GREY, edgecolor=GROUND,
        linewidth=0.8, zorder=4,
    )  # fmt: skip
    for at in _told(chart, line):
        index = next(n for n, (code, _) in enumerate(line.points) if code == at)
        value, place = line.points[index][1], axis.span(at)[0]
        side = side_of(chart, line, index)
        axes.scatter([place], [value], s=44, color=colour, edgecolor=GROUND, linewidth=1.4, zorder=5)
        say(axes, written(value, line.unit, labels), (place, value), (0, 7 * side), size=9.5, bold=True, colour=colour,
            ha=_where_free(axis, line, index, side), va="bottom" if side > 0 else "top")  # fmt: skip


def _told(chart: Chart, line: Line) -> list[str]:
    """The periods of a line whose numbers are written: those asked for, else both its ends."""
    held = [at for at, _ in line.points]
    asked = {mark.at for mark in chart.marks if mark.kind in ("asked", "record")}
    return [at for at in held if at in asked] or list(dict.fromkeys((*held[:1], *held[-1:])))


def side_of(chart: Chart, line: Line, index: int) -> int:
    """Whether the number of a point stands above (1) or below it (-1): away from other lines, else from its own."""
    at, value = line.points[index]
    others = [v for other in chart.series if other.name != line.name for code, v in other.points if code == at]
    if others and (value > max(others) or value < min(others)):
        return 1 if value > max(others) else -1
    if index in (0, len(line.points) - 1):
        near = [v for n, (_, v) in enumerate(line.points) if abs(n - index) == 1]
        return -1 if near and value < near[0] else 1
    beside = [v for _, v in line.points[max(0, index - 2) : index + 3]]
    return -1 if 2 * value < min(beside) + max(beside) else 1


def _where_free(axis: Axis, line: Line, index: int, side: int) -> Literal["left", "center", "right"]:
    """How the number above (side 1) or below (-1) a point is set so that the line does not cross it."""
    inside = axis.towards_inside(axis.span(line.points[index][0])[0])
    if inside != "center" or not 0 < index < len(line.points) - 1:
        return inside
    before, value, after = (value for _, value in line.points[index - 1 : index + 2])
    if not min(before, after) < value < max(before, after):
        return "center"  # a peak or a trough
    return "right" if (before < after) == (side > 0) else "left"
