"""Chart -> PNG: one style, made for a phone, readable on dark and light grounds.

Drawing(…).draw(chart) runs in a thread of its own, since matplotlib is slow for an event loop and not made for threads.
"""

from __future__ import annotations

import asyncio
import io
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.chat.axis import written
from bot.chat.forms import LYING, draw, height_of, names_of
from bot.chat.lettering import cjk_font, clipped, families, needs_cjk, wide, wrapped, written_with_cjk
from bot.chat.palette import GRID, GROUND, INK, QUIET, RIGHT, WIDTH
from bot.model import Chart, Line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DPI: Final = 250
_MARGIN: Final = 11.0
_TITLES: Final = ((11.5, 42), (10.0, 49))  # points of a title's letters, and how many narrow ones go into a line
_TITLE_LINES: Final = 3
_SMALL: Final = 8.0
_SMALL_SIGNS: Final = 62
_TINY: Final = 6.8
_TINY_SIGNS: Final = 76
_KEPT: Final = 64
_FIRST: Final = Chart("bars", "0", (Line("", "", (("2025-01", 1.0), ("2025-02", -1.0))),))


class Drawing:
    """Draws off the event loop and keeps the last pictures.

    A Chart holds everything that is drawn, so equal ones are one picture, whatever was asked and over whichever data.
    """

    def __init__(self) -> None:
        # One worker: matplotlib's caches are not safe for two threads at once.
        self._worker = ThreadPoolExecutor(1, "drawing")
        self._kept: OrderedDict[Chart, bytes] = OrderedDict()

    def warm_up(self) -> None:
        """Loads matplotlib and its fonts in the worker, so that nobody's first chart has to wait for them."""
        self._worker.submit(png, _FIRST)
        if cjk_font() is not None:
            self._worker.submit(png, replace(_FIRST, title="贸易"))
            self._worker.submit(png, replace(_FIRST, title="かな"))

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
    """The chart as PNG, the same bytes for the same chart; in English where its signs have no font here."""
    if chart.plain is not None and needs_cjk(chart) and cjk_font() is None:
        chart = chart.plain
    labels = dict(chart.labels)
    chart = _side_by_side(chart)
    fonts = families(chart)
    height = height_of(chart)
    figure = _new_figure(height)
    lying = chart.kind in LYING or chart.kind == "waterfall"
    below = _head(figure, chart, labels, fonts)
    above = _foot(figure, chart)
    several = len(chart.series) > 1
    if several:
        below -= 14
    left = _MARGIN + (4.9 * _widest(names_of(chart, labels)) + 3 if lying else max(26, _numbers_wide(chart, labels)))
    bottom = above + (4 if lying else 14 + 9 * _rows_of_names(chart, labels))
    axes = figure.add_axes((left / WIDTH, bottom / height, (WIDTH - RIGHT - left) / WIDTH, (below - bottom) / height))
    _plain(axes, lying)
    draw(axes, chart, labels)
    if several:
        axes.legend(
            loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=min(3, len(chart.series)), frameon=False, fontsize=8,
            labelcolor=INK, handlelength=1.2, columnspacing=1.2, borderaxespad=0.2,
        )  # fmt: skip
    out = io.BytesIO()
    _in_fonts(figure, fonts)
    figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
    return out.getvalue()


def _head(figure: Figure, chart: Chart, labels: dict[str, str], fonts: list[str]) -> float:
    """Title, what is drawn and its unit; how far above the ground the next may begin, in points."""
    at = _height(figure) - 9
    size, title = _title(chart.title)
    _text(figure, at, "\n".join(title), size, INK, bold=True, thick=len(fonts) > 1)
    at -= len(title) * size * 1.3 + 2
    unit = chart.series[0].unit if chart.series else ""
    named = [part for part in (chart.under, labels.get(unit, unit)) if part]
    under = wrapped(" · ".join(named), _SMALL_SIGNS, 3)  # the unit comes last, and is not to be cut off
    _text(figure, at, "\n".join(under), _SMALL, QUIET)
    return at - len(under) * _SMALL * 1.35 - 5


def _title(text: str) -> tuple[float, list[str]]:
    """The size of its letters and its lines: a long one is set smaller before anything of it is cut off."""
    for size, signs in _TITLES:
        if len(wrapped(text, signs, _TITLE_LINES + 1)) <= _TITLE_LINES:
            return size, wrapped(text, signs, _TITLE_LINES)
    return size, wrapped(text, signs, _TITLE_LINES)


def _foot(figure: Figure, chart: Chart) -> float:
    """What grey means, and who says so; how far above the ground the next may begin, in points."""
    grey = next((mark.label for mark in chart.marks if mark.kind == "first_print" and mark.label), "")
    lines = [*([clipped(grey, _TINY_SIGNS)] if grey else []), *wrapped(chart.source, _TINY_SIGNS, 2)]
    if not lines:
        return 6.0
    at = 5 + len(lines) * _TINY * 1.35
    _text(figure, at, "\n".join(lines), _TINY, QUIET)
    return at + 4


def _text(
    figure: Figure, at: float, text: str, size: float, colour: str, bold: bool = False, thick: bool = False
) -> None:
    from matplotlib.patheffects import withStroke

    # The font of Chinese and Japanese has one weight: its title is drawn thicker instead.
    effects = [withStroke(linewidth=0.7, foreground=colour)] if thick else []
    figure.text(_MARGIN / WIDTH, at / _height(figure), text, fontsize=size, color=colour, va="top", linespacing=1.25,
                fontweight="bold" if bold and not thick else "normal", path_effects=effects)  # fmt: skip


def _widest(names: list[str]) -> float:
    return max((wide(line) for name in names for line in name.split("\n")), default=0.0)


def _rows_of_names(chart: Chart, labels: dict[str, str]) -> int:
    """Lines that the names below upright bars take up beyond the first."""
    points = list(dict.fromkeys(at for line in chart.series for at, _ in line.points))
    if any(len(at) == 7 and at[4] == "-" for at in points) or not points:
        return 0
    each = max(8, 60 // len(points))
    return max(len(wrapped(labels.get(at, at), each, 3)) for at in points) - 1


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


def _numbers_wide(chart: Chart, labels: dict[str, str]) -> float:
    """Points that the numbers beside an upright axis take up."""
    values = [value for line in chart.series for _, value in line.points]
    unit = chart.series[0].unit if chart.series else ""
    return max((wide(written(value, unit, labels, tick=True)) * 5.0 - 4 for value in values if abs(value) >= 1e4),
               default=0.0)  # fmt: skip


def _height(figure: Figure) -> float:
    return float(figure.get_figheight() * 72)


def _new_figure(height: float) -> Figure:
    # Never pyplot: it keeps every figure alive and belongs to one thread.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=GROUND)
    FigureCanvasAgg(figure)
    return figure


def _in_fonts(figure: Figure, fonts: list[str]) -> None:
    """Every text of the figure in its font; in one weight where the font has but one."""
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        written: Any = text
        written.set_parse_math(False)  # a dollar sign is one
        cjk = written_with_cjk(written.get_text())
        written.set_fontfamily(fonts if cjk else fonts[:1])
        if cjk:
            written.set_fontweight("normal")


def _plain(axes: Axes, lying: bool) -> None:
    """No frame, a quiet grid across the values, numbers that can be read on a phone."""
    axes.set_facecolor(GROUND)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=8.5, colors=QUIET)
    if not lying:  # their numbers stand beside the bars
        axes.grid(visible=True, axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
