"""Sizes and colours of all charts, and how a number is written beside what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH: Final = 311.04  # points of the whole picture; at 250 dots an inch 1080 x 900 pixels, the width of a phone
HEIGHT: Final = 259.2
RIGHT: Final = 15.0  # points between the axes and the edge

GROUND: Final = "#fcfbf8"
INK: Final = "#22262b"
QUIET: Final = "#666d75"
GRID: Final = "#dedcd5"
GAP: Final = "#efede6"
BOUND: Final = "#b45309"
GREY: Final = "#b3b7bd"
GREYS: Final = ("#d4d6d9", "#8a9098")  # quiet, and one of those that the answer counts
COLOURS: Final = ("#1f5fa8", "#d9822b", "#2f8f6b", "#8a4fa3", "#b23a48", "#4d5963")
UP: Final = ("#9dbbdc", "#1f5fa8")  # quiet, and where the reader is meant to look
DOWN: Final = ("#e3aeab", "#b8322a")


def say(
    axes: Axes,
    text: str,
    where: tuple[float, float],
    off: tuple[float, float],
    *,
    ha: Any,
    va: Any,
    size: float,
    bold: bool = False,
    colour: str = INK,
) -> None:
    """Writes a text so many points off a place on the axes."""
    axes.annotate(
        text, where, xytext=off, textcoords="offset points", ha=ha, va=va, fontsize=size, color=colour, zorder=6,
        fontweight="bold" if bold else "normal", path_effects=[halo()],
    )  # fmt: skip


def halo() -> Any:
    """What keeps a number readable where a line runs behind it."""
    from matplotlib.patheffects import withStroke

    return withStroke(linewidth=2.5, foreground=GROUND)
