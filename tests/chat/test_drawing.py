"""Charts as pictures: each kind is drawn, the same bytes each time, off the event loop; the axis knows its gaps."""

from __future__ import annotations

import asyncio
import io
import sys
import time

import pytest
from PIL import Image

from bot.chat.axis import axis_of
from bot.chat.courses import side_of
from bot.chat.drawing import Drawing, png
from bot.model import Chart, Line, Mark

MONTHS = tuple(f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13))[:23]
SERIES = Line("Exports", "USD_bn", tuple((code, 300.0 + n % 5 * 10) for n, code in enumerate(MONTHS)))
RATES = Line("Exports", "pct", tuple((code, float(n % 7 - 3)) for n, code in enumerate(MONTHS)))
PLACES = Line("2024", "CNY_bn", (("United States", 3734.0), ("Hong Kong", 2072.0), ("Russia", -300.0)))
STEPS = Line("", "USD_bn", (("ASEAN", 30.0), ("United States", -60.0), ("All", -30.0)))
QUARTERS = (
    Line("Exports", "CNY_bn", (("2026-01/2026-03", 6846.7),)),
    Line("Exports", "CNY_bn", (("2026-04/2026-06", 7884.8),)),
)
PAIR = (Line("A", "USD_bn", (("2025-11", 33.79),)), Line("B", "USD_bn", (("2025-11", 20.95),)))


@pytest.mark.parametrize(
    "chart",
    [
        Chart("line", "A line", (SERIES,), (Mark("asked", "2025-11"), Mark("event", "2025-04", "tariffs"))),
        Chart("bars", "Bars by sign", (RATES,), (Mark("asked", "2025-11"), Mark("threshold", "-2"))),
        Chart("bars", "Two quarters", QUARTERS, labels=(("2026-01/2026-03", "Q1 2026"),)),
        Chart("bars", "One", (Line("x", "USD_bn", (("2025", 1.0),)),)),
        Chart("bars", "Nothing moved", (Line("x", "pct", (("2024", 0.0), ("2025", 0.0))),)),
        Chart("ranking", "A ranking", (PLACES,), (Mark("asked", "Russia"),), source="Source: GACC"),
        Chart("share", "Доля партнёров", (Line("", "pct", (("США", 14.7), ("Остальные", 85.3))),)),
        Chart("sides", "Both sides", PAIR, labels=(("2025-11", "Nov 2025"), (".", ","))),
        Chart("waterfall", "Where growth came from", (STEPS,)),
        Chart("line", "Days", (Line("USD/CNY", "CNY_per_USD", (("2026-05-18", 7.1), ("2026-05-19", 7.2))),)),
        Chart("line", "A title so long that it has to be broken into lines and in the end cut off " * 4, (SERIES,)),
    ],
    ids=lambda chart: f"{chart.kind} {chart.title[:12]}",
)
def test_each_kind_is_a_picture_of_a_phones_width(chart: Chart) -> None:
    picture = png(chart)
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.width, image.height) == (1080, 900)
        assert len(image.convert("RGB").getcolors(1 << 20) or ()) > 20
    assert png(chart) == picture


def test_a_picture_grows_with_the_bars_that_lie_in_it() -> None:
    """Thirty partners in the room of ten could not be told apart."""
    many = Line("2024", "CNY_bn", tuple((f"Partner {n}", 3000.0 / (n + 1)) for n in range(30)))
    with Image.open(io.BytesIO(png(Chart("ranking", "The largest", (many,))))) as image:
        assert image.width == 1080
        assert image.height > 1800


def test_the_number_of_a_line_stands_on_the_side_of_other_lines() -> None:
    upper = Line("Imports", "pct", (("2026-06", 30.0), ("2026-07", 31.0), ("2026-08", 28.2)))
    lower = Line("Exports", "pct", (("2026-06", 20.0), ("2026-07", 21.0), ("2026-08", 25.0)))
    chart = Chart("line", "Two", (lower, upper))
    assert [side_of(chart, upper, 2), side_of(chart, lower, 2)] == [1, -1]
    alone = Chart("line", "One", (upper,))
    assert side_of(alone, upper, 2) == -1


def test_a_few_bars_far_from_each_other_stand_side_by_side() -> None:
    far = axis_of(["2025-11", "2024-11"], spread=False)
    assert (far.in_time, list(far.spans), far.gaps()) == (False, ["2024-11", "2025-11"], [])
    assert axis_of(["2025", "2024", "2023"], spread=False).in_time
    assert axis_of(["2025-11", "2024-11"]).in_time


async def test_drawing_holds_up_nobody_and_is_done_once() -> None:
    drawing = Drawing()
    chart = Chart("line", "A line", (SERIES,))
    task = asyncio.create_task(drawing.draw(chart))
    longest, last = 0.0, time.perf_counter()
    while not task.done():
        await asyncio.sleep(0)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    picture = task.result()
    assert picture.startswith(b"\x89PNG")
    assert await drawing.draw(chart) is picture
    assert longest < 1.0
    drawing.close()


def test_pyplot_is_never_loaded() -> None:
    assert "matplotlib.pyplot" not in sys.modules


def test_a_line_breaks_where_months_are_missing() -> None:
    points = [("2025-01/2025-02", 1.0), ("2025-03", 2.0), ("2025-06", 3.0), ("2025-07", 4.0)]
    runs = axis_of([code for code, _ in points]).runs(points)
    assert [[code for code, _ in run] for run in runs] == [["2025-01/2025-02", "2025-03"], ["2025-06", "2025-07"]]


def test_ticks_are_few_and_end_at_the_newest_period() -> None:
    assert [code for _, code in axis_of(MONTHS).ticks()] == ["2024-05", "2024-11", "2025-05", "2025-11"]
    assert [code for _, code in axis_of([str(year) for year in range(2015, 2026)]).ticks()][-1] == "2025"
    assert len(axis_of([f"2026-05-{day:02d}" for day in range(1, 29)]).ticks()) <= 6
    assert [code for _, code in axis_of(["ASEAN", "USA"]).ticks()] == ["ASEAN", "USA"]
