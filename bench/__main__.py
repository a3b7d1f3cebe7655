"""Runs every measurement and prints one table a kind; figures depend on the machine, the questions do not."""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Container, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from bench import charts, inline, size, understanding
from bot.conversation import Conversation
from bot.knowledge import Knowledge, load
from bot.pipeline import Timings, timed

T = TypeVar("T")
GOLD = Path(__file__).parents[1] / "tests" / "gold"
TODAY = date(2026, 9, 15)
TYPED = 0.2  # of the questions that stand by themselves: their beginnings are typed
ROOMS = ("understand", "execute", "compose", "total")


def gold(folder: Path, languages: Container[str]) -> list[list[tuple[str, str]]]:
    """(text, language) of every gold question in languages that are there, by talk and in order; one that stands by
    itself is a talk of one."""
    lines = (line for file in sorted(folder.rglob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    talks: dict[str, list[tuple[str, str]]] = {}
    for case in map(json.loads, lines):
        if case["lang"] in languages:
            talks.setdefault(case["session"] or case["id"], []).append((case["text"], case["lang"]))
    return list(talks.values())


def spread(talks: Sequence[T], share: float) -> list[T]:
    """A share of the talks, spread evenly over all of them: the same ones each time."""
    return [talk for i, talk in enumerate(talks) if int((i + 1) * share) > int(i * share)]


def travel(talks: Iterable[Sequence[tuple[str, str]]], knowledge: Knowledge) -> list[Timings]:
    """The timings of all questions, asked once in their talks; BadSetup where a phrase is missing."""
    found = []
    for questions in talks:
        talk = Conversation("en")
        for text, _ in questions:
            reply, timings = timed(talk.question(text, TODAY), knowledge)
            found.append(timings)
            talk = talk.after(reply)
    return found


def percentiles(values: Sequence[float]) -> tuple[float, float, float, float]:
    """p50, p95, p99 and the largest."""
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return statistics.median(values), cuts[94], cuts[98], max(values)


def cold_start(runs: int) -> tuple[float, list[float], float]:
    """Seconds of the very first run of `ask`, for which nothing is compiled, checked or laid out, and of runs after
    it; and the memory of the largest in MB."""
    command = [sys.executable, "-m", "bot", "ask", "--today", TODAY.isoformat(), "China's exports in November 2025"]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    with tempfile.TemporaryDirectory() as new:
        own |= {"TRADEFACTS_STATE": new, "PYTHONPYCACHEPREFIX": new}
        for _ in range(runs + 1):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=own)
            seconds.append(time.perf_counter() - start)
    return seconds[0], seconds[1:], megabytes(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


# What serve has in memory once it has drawn: Telegram, the store, the knowledge, matplotlib.
SERVING = """
import resource
from datetime import date
import bot.chat.telegram
from bot.assistant import Assistant
from bot.chat.drawing import png
from bot.knowledge import load
from bot.model import Question
from bot.pipeline import answer
reply = answer(Question("China's exports month by month in 2025", date(2026, 9, 15)), load())
assert reply.chart is not None and png(reply.chart)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def megabytes(peak: float) -> float:
    """getrusage's peak in MB: Linux counts in kB, macOS in bytes."""
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def serving() -> float:
    """Peak memory in MB of a process with all that serve needs, after its first chart."""
    told = subprocess.run([sys.executable, "-c", SERVING], check=True, capture_output=True, text=True)
    return megabytes(float(told.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=2, help="how often all questions are asked (after one to warm up)"
    )
    parser.add_argument("--questions", type=int, default=2_000, help="about how many of the gold questions are asked")
    parser.add_argument("--starts", type=int, default=5, help="how many cold starts")
    parser.add_argument("--large", action="store_true", help="a synthetic frame of 20 000 000 rows too")
    asked = parser.parse_args()
    console = Console()

    # First of all: a child's peak of memory begins at what its parent holds, and this process grows.
    print("Cold starts, memory, synthetic tables ...", file=sys.stderr)
    first, seconds, memory = cold_start(asked.starts)
    served = serving()
    size.report(console, (*size.SIZES, size.LARGE) if asked.large else size.SIZES)
    start = time.perf_counter()
    knowledge = load()
    loaded = time.perf_counter() - start
    talks = gold(GOLD, knowledge.lexicons)
    held = sum(map(len, talks))
    talks = spread(talks, min(1.0, asked.questions / held))
    count = sum(map(len, talks))
    print(f"{count:,} of {held:,} gold questions, in their talks; a minute or two ...", file=sys.stderr)
    travel(talks, knowledge)
    timings = [timing for _ in range(asked.rounds) for timing in travel(talks, knowledge)]
    table = Table(title=f"Milliseconds a question: {count:,} gold questions, {asked.rounds} rounds")
    table.add_column("room")
    for name in ("p50", "p95", "p99", "max"):
        table.add_column(name, justify="right")
    for room in ROOMS:
        table.add_row(room, *(f"{value:.3f}" for value in percentiles([getattr(t, room) for t in timings])))
    console.print(table)
    alone = [talk[0] for talk in talks if len(talk) == 1]
    charts.report(console, knowledge, [text for text, _ in alone])
    inline.report(console, knowledge, spread(alone, TYPED))
    understanding.report(console, knowledge, [text for text, _ in alone], asked.rounds)

    table = Table(title=f"The program, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    table.add_column("what")
    table.add_column("figure", justify="right")
    table.add_row("loading data/, warm", f"{loaded:.2f} s")
    table.add_row("`ask` from start to end, the very first time", f"{first:.2f} s")
    table.add_row("`ask` from start to end, median", f"{statistics.median(seconds):.2f} s")
    table.add_row("`ask` from start to end, slowest", f"{max(seconds):.2f} s")
    table.add_row("`ask`, peak memory", f"{memory:.0f} MB")
    table.add_row("`serve` after its first chart, peak memory", f"{served:.0f} MB")
    console.print(table)


if __name__ == "__main__":
    main()
