"""The charts of the gold questions -> how long each takes to draw, after one that loads what drawing needs."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date

from rich.console import Console
from rich.table import Table

from bot.chat.drawing import png
from bot.knowledge import Knowledge
from bot.model import Chart, Query, Question
from bot.pipeline import answer, perform

TODAY = date(2026, 9, 15)
_MOST = 120  # charts, of both kinds: those of answers, and those that the button Chart asks for


def drawn(texts: Iterable[str], knowledge: Knowledge) -> list[Chart]:
    """Different charts below the answers to these questions."""
    charts: dict[Chart, None] = {}
    asked: set[Query] = set()
    for text in texts:
        reply = answer(Question(text, TODAY), knowledge)
        buttons = [choice.query for choice in reply.choices if choice.kind == "chart" and choice.query is not None]
        if reply.chart is None and buttons and buttons[0] not in asked:
            asked.add(buttons[0])
            reply = perform((buttons[0],), reply.language, TODAY, knowledge)
        if reply.chart is not None:
            charts[reply.chart] = None
        if len(charts) == _MOST:
            break
    return list(charts)


def report(console: Console, knowledge: Knowledge, texts: Iterable[str]) -> None:
    """Prints milliseconds a chart, by the clock and of a core."""
    charts = drawn(texts, knowledge)
    png(charts[0])
    clock, core = [], []
    for chart in charts:
        began, used = time.perf_counter(), time.thread_time()
        png(chart)
        clock.append((time.perf_counter() - began) * 1e3)
        core.append((time.thread_time() - used) * 1e3)
    table = Table(title=f"Milliseconds a chart: {len(charts)} of the gold questions")
    for name in ("measured", "p50", "p95", "max"):
        table.add_column(name, justify="left" if name == "measured" else "right")
    for name, values in (("by the clock", sorted(clock)), ("of a core", sorted(core))):
        middle, late = values[len(values) // 2], values[int(len(values) * 0.95)]
        table.add_row(name, *(f"{value:.0f}" for value in (middle, late, values[-1])))
    console.print(table)
