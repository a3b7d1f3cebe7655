"""Chart -> PNG: one style, made for a phone, readable on dark and light grounds; the only module with matplotlib.

Drawing(…).draw(chart) runs in a thread of its own, since matplotlib is slow for an event loop and not made for threads.
"""

from __future__ import annotations

import asyncio
import io
import textwrap
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.chat.axis import Axis, axis_of, room, written
from bot.model import Chart, Line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_GROUND: Final = "#fcfbf8"
_INK: Final = "#22262b"
_QUIET: Final = "#70777f"
_GRID: Final = "#dedcd5"
_BOUND: Final = "#b45309"
_GREY: Final = "#b9bcc1"
_COLOURS: Final = ("#1f5fa8", "#d9822b", "#2f8f6b", "#8a4fa3", "#b23a48", "#4d5963")
_UP: Final = ("#8fb3d9", "#1f5fa8")  # quiet, and where the reader is meant to look
_DOWN: Final = ("#e0a3a0", "#b8322a")

_SIZE: Final = (5.4, 4.3)  # inches: 1080 x 860 pixels, the width of a phone
_DPI: Final = 200
_KEPT: Final = 64


class Drawing:
    """Draws off the event loop and keeps the last pictures."""

    def __init__(self) -> None:
        # One worker: matplotlib's caches are not safe for two threads at once.
        self._worker = ThreadPoolExecutor(1, "drawing")
        self._kept: OrderedDict[Chart, bytes] = OrderedDict()

    def warm_up(self) -> None:
        """Loads matplotlib in the worker, so that the first chart need not wait for it."""
        self._worker.submit(_new_figure)

    async def draw(self, chart: Chart) -> bytes:
        """The chart as PNG."""
        if chart not in self._kept:
            self._kept[chart] = await asyncio.get_running_loop().run_in_executor(self._worker, png, chart)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[chart]

    def close(self) -> None:
        """Ends the worker; a chart under way is finished."""
        self._worker.shutdown(cancel_futures=True)


def png(chart: Chart) -> bytes:
    """The chart as PNG, the same bytes for the same chart."""
    labels = dict(chart.labels)
    chart = _side_by_side(chart)
    figure = _new_figure()
    title = textwrap.wrap(chart.title, 46)[:3]
    lying = chart.kind in ("ranking", "share")
    longest = max((len(at) for line in chart.series for at, _ in line.points), default=0) if lying else 0
    left = min(0.42, 0.06 + 0.0155 * min(longest, 24)) if lying else 0.11
    several = len(chart.series) > 1
    top = 0.955 - 0.062 * len(title) - (0.055 if several else 0) - 0.05
    axes = figure.add_axes((left, 0.175 if not lying else 0.11, 0.955 - left, top - (0.175 if not lying else 0.11)))
    figure.text(0.04, 0.965, "\n".join(title), fontsize=12.5, fontweight="bold", color=_INK, va="top", linespacing=1.25)
    unit = chart.series[0].unit if chart.series else ""
    figure.text(0.04, 0.955 - 0.062 * len(title), labels.get(unit, unit), fontsize=9, color=_QUIET, va="top")
    if chart.source:
        figure.text(0.04, 0.025, _clipped(chart.source, 86), fontsize=7.5, color=_QUIET)
    _plain(axes, lying)
    if lying:
        _ranking(axes, chart, labels)
    elif chart.kind == "waterfall":
        _waterfall(axes, chart, labels)
    else:
        _over_time(axes, chart, labels)
    if several and not lying:
        axes.legend(
            loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=min(3, len(chart.series)), frameon=False, fontsize=8.5,
            labelcolor=_INK, handlelength=1.2, columnspacing=1.2,
        )  # fmt: skip
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
    return out.getvalue()


def _side_by_side(chart: Chart) -> Chart:
    """Several lines of one point each are one row of bars, each named as its line was or its period is."""
    if len(chart.series) < 2 or any(len(line.points) != 1 for line in chart.series):
        return chart
    # Where they differ in their period alone, the period is the name.
    named = len({line.name for line in chart.series}) == len(chart.series)
    points = tuple((line.name if named else line.points[0][0], line.points[0][1]) for line in chart.series)
    return replace(
        chart, kind="bars" if chart.kind == "line" else chart.kind, series=(Line("", chart.series[0].unit, points),)
    )


def _new_figure() -> Figure:
    # Never pyplot: it keeps every figure alive and belongs to one thread.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=_SIZE, facecolor=_GROUND)
    FigureCanvasAgg(figure)
    return figure


def _plain(axes: Axes, lying: bool) -> None:
    """No frame, a quiet grid across the values, numbers that can be read on a phone."""
    axes.set_facecolor(_GROUND)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=9, colors=_QUIET)
    axes.grid(visible=True, axis="x" if lying else "y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)


def _over_time(axes: Axes, chart: Chart, labels: Mapping[str, str]) -> None:
    """Bars or lines along time; the period asked for stands out and bears its value."""
    axis = axis_of([at for line in chart.series for at, _ in line.points])
    asked = {mark.at for mark in chart.marks if mark.kind in ("asked", "record")}
    first_prints = {mark.at for mark in chart.marks if mark.kind == "first_print"}
    for number, line in enumerate(chart.series):
        if chart.kind == "line":
            _line(axes, axis, line, _COLOURS[number % len(_COLOURS)], asked, first_prints, labels)
        else:
            _bars(axes, axis, line, number, len(chart.series), asked, first_prints, labels)
    _bounds(axes, chart, labels, upright=True)
    for mark in chart.marks:
        if mark.kind == "event" and (place := axis.place(mark.at)) is not None:
            axes.axvline(place, color=_QUIET, linewidth=0.9, linestyle=(0, (1, 2)))
            axes.annotate(
                _clipped(mark.label, 26), (place, 1.0), xycoords=("data", "axes fraction"), fontsize=7.5, color=_QUIET,
                ha="left" if place < axis.middle else "right", va="top", xytext=(3 if place < axis.middle else -3, 0),
                textcoords="offset points",
            )  # fmt: skip
    ticks = axis.ticks()
    axes.set_xticks([place for place, _ in ticks], [labels.get(code, code) for _, code in ticks])
    for label, (place, _) in zip(axes.get_xticklabels(), ticks, strict=True):
        if len(label.get_text()) > 9:  # a month has room on both sides, a day has not
            label.set_horizontalalignment(axis.towards_inside(place))
    axes.set_xlim(*axis.limits)
    values = [value for line in chart.series for _, value in line.points]
    if min(values) < 0 < max(values):
        axes.axhline(0, color=_INK, linewidth=0.9)
    amounts = [float(mark.at) for mark in chart.marks if mark.kind == "threshold"]
    axes.set_ylim(*room(values + amounts, from_zero=chart.kind != "line"))
    _numbers(axes.yaxis, chart.series[0].unit, labels)


def _bars(
    axes: Axes,
    axis: Axis,
    line: Line,
    number: int,
    count: int,
    asked: set[str],
    grey: set[str],
    labels: Mapping[str, str],
) -> None:
    crowded = len(line.points) * count > 14
    for at, value in line.points:
        place, width = axis.span(at)
        width *= 0.8
        own = width / count
        loud = at in asked or not asked
        colour = (_DOWN if value < 0 else _UP)[loud] if count == 1 else _COLOURS[number % len(_COLOURS)]
        if at in grey:
            colour = _GREY
        middle = place - width / 2 + own * (number + 0.5)
        axes.bar(
            middle, value, own * 0.94, color=colour, alpha=1.0 if loud or count == 1 else 0.5,
            label=line.name if at == line.points[0][0] else None,
        )  # fmt: skip
        if at in asked or not crowded:
            axes.annotate(
                written(value, line.unit, labels), (middle, value), xytext=(0, 3 if value >= 0 else -3),
                textcoords="offset points",
                ha="center", va="bottom" if value >= 0 else "top", fontsize=9.5 if at in asked else 8, color=_INK,
                fontweight="bold" if at in asked else "normal",
            )  # fmt: skip


def _line(
    axes: Axes, axis: Axis, line: Line, colour: str, asked: set[str], grey: set[str], labels: Mapping[str, str]
) -> None:
    first = True
    for run in axis.runs(line.points):  # a line never leaps over what is not held
        axes.plot(
            [axis.span(at)[0] for at, _ in run], [value for _, value in run], color=colour, linewidth=2.2,
            marker="o" if len(run) < 16 else None, markersize=3.6, label=line.name if first else None,
            solid_capstyle="round",
        )  # fmt: skip
        first = False
    loose = [(at, value) for at, value in line.points if at in grey]
    axes.scatter([axis.span(at)[0] for at, _ in loose], [v for _, v in loose], s=26, color=_GREY, zorder=4)
    ends = {line.points[0][0], line.points[-1][0]} if not asked and line.points else asked
    for number, (at, value) in enumerate(line.points):
        if at in ends:
            place = axis.span(at)[0]
            beside = [v for _, v in line.points[max(0, number - 2) : number + 3]]
            side = -1 if 2 * value < min(beside) + max(beside) else 1  # where the line does not run
            axes.scatter([place], [value], s=44, color=colour, edgecolor=_GROUND, linewidth=1.4, zorder=5)
            axes.annotate(
                written(value, line.unit, labels), (place, value), xytext=(0, 7 * side), textcoords="offset points",
                fontsize=9.5, fontweight="bold", color=colour, ha=axis.towards_inside(place), zorder=6,
                va="bottom" if side > 0 else "top", path_effects=[_halo()],
            )  # fmt: skip


def _halo() -> Any:
    """What keeps a number readable where a line runs behind it."""
    from matplotlib.patheffects import withStroke

    return withStroke(linewidth=3, foreground=_GROUND)


def _ranking(axes: Axes, chart: Chart, labels: Mapping[str, str]) -> None:
    """Bars lying one below the other, the first on top; several series side by side in each row."""
    names = list(dict.fromkeys(at for line in chart.series for at, _ in line.points))
    asked = {mark.at for mark in chart.marks if mark.kind in ("asked", "record")}
    height = 0.74 / max(1, len(chart.series))
    for number, line in enumerate(chart.series):
        for at, value in line.points:
            loud = at in asked or not asked
            colour = (_DOWN if value < 0 else _UP)[loud] if len(chart.series) == 1 else _COLOURS[number % len(_COLOURS)]
            place = names.index(at) - 0.37 + height * (number + 0.5)
            axes.barh(place, value, height * 0.94, color=colour)
            axes.annotate(
                written(value, line.unit, labels), (value, place), xytext=(4 if value >= 0 else -4, 0),
                textcoords="offset points",
                va="center", ha="left" if value >= 0 else "right", fontsize=9, color=_INK,
                fontweight="bold" if at in asked else "normal",
            )  # fmt: skip
    axes.set_yticks(range(len(names)), [_clipped(labels.get(name, name), 24) for name in names])
    axes.tick_params(axis="y", labelcolor=_INK)
    axes.invert_yaxis()
    axes.set_xlim(*room([value for line in chart.series for _, value in line.points], from_zero=True, share=0.2))
    _bounds(axes, chart, labels, upright=False)
    axes.axvline(0, color=_INK, linewidth=0.9)
    axes.xaxis.set_ticklabels([])


def _waterfall(axes: Axes, chart: Chart, labels: Mapping[str, str]) -> None:
    """Steps that add up to the last point, which stands on the ground."""
    line = chart.series[0]
    points = line.points
    reached = 0.0
    heights = [0.0]
    for number, (_, value) in enumerate(points):
        whole = number == len(points) - 1
        start = 0.0 if whole else reached
        colour = _QUIET if whole else (_DOWN if value < 0 else _UP)[1]
        axes.bar(number, value, 0.72, bottom=start, color=colour)
        axes.annotate(
            written(value, line.unit, labels), (number, max(start, start + value)), xytext=(0, 3),
            textcoords="offset points",
            ha="center", fontsize=8.5, color=_INK, fontweight="bold" if whole else "normal",
        )  # fmt: skip
        if not whole:
            reached += value
            heights.append(reached)
            axes.plot([number + 0.36, number + 0.64], [reached, reached], color=_QUIET, linewidth=0.8)
    names = ["\n".join(textwrap.wrap(_clipped(labels.get(at, at), 22), 10)) for at, _ in points]
    axes.set_xticks(range(len(points)), names, fontsize=7.5 if len(points) > 6 else 8.5)
    axes.axhline(0, color=_INK, linewidth=0.9)
    axes.set_ylim(*room([*heights, points[-1][1]], from_zero=True))
    _numbers(axes.yaxis, chart.series[0].unit, labels)


def _bounds(axes: Axes, chart: Chart, labels: Mapping[str, str], upright: bool) -> None:
    for mark in chart.marks:
        if mark.kind == "threshold":
            draw = axes.axhline if upright else axes.axvline
            draw(float(mark.at), color=_BOUND, linewidth=1.3, linestyle=(0, (5, 3)))
            text = mark.label or written(float(mark.at), chart.series[0].unit, labels)
            where = (1.0, float(mark.at)) if upright else (float(mark.at), 0.0)
            axes.annotate(
                text, where, xycoords=("axes fraction", "data") if upright else ("data", "axes fraction"),
                xytext=(-2, 3), textcoords="offset points", ha="right", fontsize=8.5, color=_BOUND,
                fontweight="bold", path_effects=[_halo()], zorder=6,
            )  # fmt: skip


def _numbers(axis: Any, unit: str, labels: Mapping[str, str]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(5))
    axis.set_major_formatter(FuncFormatter(lambda value, _: written(value, unit, labels, tick=True)))


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
