"""The series of a chart -> bars, lines, steps and shares on a pair of axes, each kind in its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from bot.chat.axis import Axis, axis_of, room, written
from bot.chat.courses import draw_line
from bot.chat.lettering import clipped, wide, wrapped
from bot.chat.palette import (
    BOUND,
    COLOURS,
    DOWN,
    GAP,
    GREY,
    GREYS,
    GROUND,
    HEIGHT,
    INK,
    QUIET,
    RIGHT,
    UP,
    WIDTH,
    halo,
    say,
)  # fmt: skip
from bot.model import Chart, Line, Mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_EVENT: Final = 9  # points from one event's name to the next
_ROWS: Final = 10  # bars that lie for which there is room
_ROW: Final = 17.0  # points of each further one
_NAME: Final = 20  # narrow signs of a name beside a bar

Labels = Mapping[str, str]


def draw(axes: Axes, chart: Chart, labels: Labels) -> None:
    """The chart without its title and source."""
    if chart.kind == "waterfall":
        _waterfall(axes, chart, labels)
    elif chart.kind in LYING:
        _ranking(axes, chart, labels)
    else:
        _over_time(axes, chart, labels)


LYING: Final = ("ranking", "share")


def height_of(chart: Chart) -> float:
    """Points of the whole picture: as much more as many bars that lie need to be told apart."""
    rows = len({at for line in chart.series for at, _ in line.points}) if chart.kind in (*LYING, "waterfall") else 0
    return HEIGHT + max(0, rows - _ROWS) * _ROW


def names_of(chart: Chart, labels: Labels) -> list[str]:
    """What stands beside the bars of a chart that lies, as it is written there."""
    points = dict.fromkeys(at for line in chart.series for at, _ in line.points)
    return ["\n".join(wrapped(labels.get(at, at), _NAME, 2)) for at in points]


def _over_time(axes: Axes, chart: Chart, labels: Labels) -> None:
    """Bars or lines along time; the period asked for stands out and bears its value."""
    axis = axis_of([at for line in chart.series for at, _ in line.points], spread=chart.kind == "line")
    asked = {mark.at for mark in chart.marks if mark.kind in ("asked", "record")}
    parts = asked | {mark.at for mark in chart.marks if mark.kind == "part"}
    first_prints = {mark.at for mark in chart.marks if mark.kind == "first_print"}
    for begin, end in axis.gaps():
        axes.axvspan(begin, end, color=GAP, linewidth=0)
    for number, line in enumerate(chart.series):
        if chart.kind == "line":
            draw_line(axes, axis, chart, number, first_prints, labels)
        else:
            _bars(axes, axis, line, number, chart, (asked, parts), first_prints, labels)
    _ticks(axes, axis, labels, _beside_bars(chart, labels))
    values = [value for line in chart.series for _, value in line.points]
    if min(values) < 0 < max(values):
        axes.axhline(0, color=INK, linewidth=0.9)
    amounts = [float(mark.at) for mark in chart.marks if mark.kind == "threshold"]
    low, high = room(values + amounts, from_zero=chart.kind != "line")
    above = _EVENT * len(_events(chart, axis)) / (axes.get_position().height * HEIGHT)  # of the height: for their names
    axes.set_ylim(low, high + (high - low) * above)
    _numbers(axes.yaxis, chart.series[0].unit, labels)
    _bounds(axes, chart, labels, upright=True)
    _mark_events(axes, chart, axis)


def _beside_bars(chart: Chart, labels: Labels) -> float:
    """Points to leave free at the right, for the amount of a bound."""
    return max((wide(_amount_of(mark, chart, labels)) * 4.9 + 5 for mark in _bounds_of(chart)), default=0.0)


def _ticks(axes: Axes, axis: Axis, labels: Labels, beside: float) -> None:
    ticks = axis.ticks()
    names = [labels.get(code, code) for _, code in ticks]
    each = 60 // max(1, len(ticks))  # narrow signs that each has room for
    if not axis.in_time:
        names = ["\n".join(wrapped(name, max(8, each), 3)) for name in names]
    axes.set_xticks([place for place, _ in ticks], names)
    low, high = axis.limits
    across = axes.get_position().width * WIDTH
    for label, (place, _) in zip(axes.get_xticklabels(), ticks, strict=True):
        free = (high - place) / (high - low) * (across - beside) + beside + RIGHT - 4
        beyond = wide(label.get_text()) * 2.7 - free  # points
        if axis.in_time and beyond > 0:
            label.set_transform(label.get_transform() + _aside(axes, -beyond))
    axes.set_xlim(low, high + (high - low) * beside / (across - beside))


def _aside(axes: Axes, points: float) -> Any:
    from matplotlib.transforms import ScaledTranslation

    return ScaledTranslation(points / 72, 0, axes.figure.dpi_scale_trans)


def _bars(
    axes: Axes, axis: Axis, line: Line, number: int, chart: Chart, pointed: tuple[set[str], set[str]],
    grey: set[str], labels: Labels,
) -> None:  # fmt: skip
    asked, parts = pointed  # whose value stands beside it, and all that are drawn loud
    count = len(chart.series)
    crowded = len(line.points) * count > 9
    for index, (at, value) in enumerate(line.points):
        place, width = axis.span(at)
        width *= 0.8 if axis.in_time else 0.62
        own = width / count
        loud = at in parts or not parts
        colour = (DOWN if value < 0 else UP)[loud] if count == 1 else COLOURS[number % len(COLOURS)]
        if chart.kind == "sides":
            colour = COLOURS[index % len(COLOURS)]
        if at in grey and at not in asked:
            colour = GREYS[at in parts] if parts - asked else GREY
        middle = place - width / 2 + own * (number + 0.5)
        axes.bar(
            middle, value, own * 0.94, color=colour, alpha=1.0 if loud or count == 1 else 0.5,
            label=line.name if at == line.points[0][0] else None,
        )  # fmt: skip
        if at in asked or not crowded:
            text = written(value, line.unit, labels)
            say(
                axes, text, (middle, value), (0, 3 if value >= 0 else -3),
                ha=_towards_inside(axes, axis, place, text) if crowded else "center",
                va="bottom" if value >= 0 else "top", size=9.5 if at in asked else 8.5, bold=at in asked,
            )  # fmt: skip


def _towards_inside(axes: Axes, axis: Axis, place: float, text: str) -> Literal["left", "center", "right"]:
    """In the middle of its bar where that does not run out of the picture."""
    low, high = axis.limits
    points = axes.get_position().width * WIDTH / (high - low)
    half = wide(text) * 3.1
    if half < (high - place) * points + RIGHT - 3 and half < (place - low) * points + RIGHT:
        return "center"
    return axis.towards_inside(place)


def _events(chart: Chart, axis: Axis) -> list[tuple[float, str]]:
    found = [(axis.place(mark.at), mark.label) for mark in chart.marks if mark.kind == "event"]
    return [(place, label) for place, label in found if place is not None]


def _mark_events(axes: Axes, chart: Chart, axis: Axis) -> None:
    """Ticks from the top with the names of what happened, one below the other so that none covers another."""
    for number, (place, label) in enumerate(_events(chart, axis)):
        left = place < axis.middle
        axes.axvline(place, color=QUIET, linewidth=0.9, linestyle=(0, (1, 2)))
        axes.annotate(
            clipped(label, 30), (place, 1.0), xycoords=("data", "axes fraction"), fontsize=7, color=QUIET,
            ha="left" if left else "right", va="top", xytext=(3 if left else -3, -_EVENT * number),
            textcoords="offset points", zorder=6,
            bbox={"facecolor": GROUND, "edgecolor": "none", "pad": 0.8},  # no other's line runs through a name
        )  # fmt: skip


def _ranking(axes: Axes, chart: Chart, labels: Labels) -> None:
    """Bars lying one below the other, the first on top; several series side by side in each row."""
    points = list(dict.fromkeys(at for line in chart.series for at, _ in line.points))
    asked = {mark.at for mark in chart.marks if mark.kind in ("asked", "record")}
    rest = {mark.at for mark in chart.marks if mark.kind in ("rest", "first_print")}
    thick = _thickness(len(points))
    height = thick / max(1, len(chart.series))
    for number, line in enumerate(chart.series):
        for at, value in line.points:
            loud = at in asked or not asked
            colour = (DOWN if value < 0 else UP)[loud] if len(chart.series) == 1 else COLOURS[number % len(COLOURS)]
            place = points.index(at) - thick / 2 + height * (number + 0.5)
            axes.barh(place, value, height * 0.94, color=GREY if at in rest else colour,
                      label=line.name if at == line.points[0][0] else None)  # fmt: skip
            say(axes, written(value, line.unit, labels), (value, place), (4 if value >= 0 else -4, 0), va="center",
                 ha="left" if value >= 0 else "right", size=9, bold=at in asked)  # fmt: skip
    axes.set_yticks(range(len(points)), names_of(chart, labels))
    axes.tick_params(axis="y", labelcolor=INK)
    axes.invert_yaxis()
    axes.set_xlim(*room([value for line in chart.series for _, value in line.points], from_zero=True, share=0.22))
    _bounds(axes, chart, labels, upright=False)
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.xaxis.set_ticklabels([])


def _waterfall(axes: Axes, chart: Chart, labels: Labels) -> None:
    """Steps that lie one below the other and add up to the last, which stands on the ground."""
    line = chart.series[0]
    rest = {mark.at for mark in chart.marks if mark.kind == "rest"}
    thick = _thickness(len(line.points))
    reached = 0.0
    heights = [0.0]
    for number, (at, value) in enumerate(line.points):
        whole = number == len(line.points) - 1
        start = 0.0 if whole else reached
        colour = QUIET if whole else GREY if at in rest else (DOWN if value < 0 else UP)[1]
        axes.barh(number, value, thick, left=start, color=colour)
        right = value >= 0
        text = ("+" if value > 0 and not whole else "") + written(value, line.unit, labels)
        say(axes, text, (start + value, number), (4 if right else -4, 0), va="center",
             ha="left" if right else "right", size=9, bold=whole)  # fmt: skip
        if not whole:
            reached += value
            heights.append(reached)
            axes.plot([reached, reached], [number - thick / 2, number + 1 + thick / 2], color=QUIET, linewidth=0.8)
    axes.set_yticks(range(len(line.points)), names_of(chart, labels))
    axes.tick_params(axis="y", labelcolor=INK)
    axes.invert_yaxis()
    axes.axvline(0, color=INK, linewidth=0.9)
    low, high = min(*heights, line.points[-1][1]), max(*heights, line.points[-1][1])
    beyond = (high - low or 1.0) * 0.3
    axes.set_xlim(low - beyond, high + beyond)
    axes.xaxis.set_ticklabels([])


def _thickness(rows: int) -> float:
    """Of the bars of a chart that lies, as a share of a row: a few of them are no beams."""
    return min(0.74, 0.2 * rows)


def _bounds(axes: Axes, chart: Chart, labels: Labels, upright: bool) -> None:
    for mark in _bounds_of(chart):
        line = axes.axhline if upright else axes.axvline
        line(float(mark.at), color=BOUND, linewidth=1.3, linestyle=(0, (5, 3)))
        where = (1.0, float(mark.at)) if upright else (float(mark.at), 0.0)
        axes.annotate(
            _amount_of(mark, chart, labels), where,
            xycoords=("axes fraction", "data") if upright else ("data", "axes fraction"),
            xytext=(0, 3) if upright else (-2, 3), textcoords="offset points", ha="right", fontsize=8.5, color=BOUND,
            path_effects=[halo()], zorder=7,
        )  # fmt: skip


def _bounds_of(chart: Chart) -> list[Mark]:
    return [mark for mark in chart.marks if mark.kind == "threshold" and float(mark.at)]


def _amount_of(mark: Mark, chart: Chart, labels: Labels) -> str:
    """The bound as its axis writes numbers: the unit stands below the title."""
    return written(float(mark.at), chart.series[0].unit, labels, tick=True)


def _numbers(axis: Any, unit: str, labels: Labels) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(5))
    axis.set_major_formatter(FuncFormatter(lambda value, _: written(value, unit, labels, tick=True)))
