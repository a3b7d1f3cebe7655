"""Long synthetic frames -> how long the table takes to load and to answer, and its memory, beside a plain mask.

`python -m bench.size` measures 10 000 and 1 000 000 rows, `--large` 20 000 000 too, each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from rich.console import Console
from rich.table import Table as Shown

from bot.analysis import InMemory, execute
from bot.catalog import Facts
from bot.model import Period, Query, SeriesKey
from bot.sources import read_catalog

SIZES = (10_000, 1_000_000)
LARGE = 20_000_000
DATA = Path(__file__).parents[1] / "data"
MONTHS = 100
FIRST = 2017  # year
ASKED_ON = date(2026, 9, 15)
STRINGS = 1_000_000  # rows up to which a mask over plain strings is measured too


def frame(rows: int) -> pd.DataFrame:
    """Monthly exports in dollars of many goods to many partners, a hundred months each; the same every time."""
    series = max(rows // MONTHS, 4)
    partners = ["WLD", *(f"P{n:03d}" for n in range(min(199, series // 4)))]
    goods = ["TOTAL", *(f"g{n:05d}" for n in range(-(-series // len(partners)) - 1))]
    of_series = np.arange(series)
    periods = [Period.month(FIRST + n // 12, n % 12 + 1).code for n in range(MONTHS)]
    line = np.repeat(of_series, MONTHS)
    values = np.random.default_rng(1).uniform(1, 100, len(line))
    values[line % len(partners) == 0] = 60.0 * len(partners)  # the world is more than its parts
    made = {
        "partner": pd.Categorical.from_codes(line % len(partners), partners),
        "commodity": pd.Categorical.from_codes(line // len(partners), goods),
        "period": pd.Categorical.from_codes(np.tile(np.arange(MONTHS), series), periods),
    }
    fixed = {"reporter": "CHN", "flow": "export", "measure": "value", "basis": "", "adjusted": "",
             "vintage": "published", "unit": "USD_bn", "agency": "GACC", "source": "s001"}  # fmt: skip
    for name, value in fixed.items():
        made[name] = pd.Categorical.from_codes(np.zeros(len(line), dtype=np.int8), [value])
    return pd.DataFrame({**made, "value": np.round(values, 2)})


def seconds(work: Callable[[], object], least: float = 0.2, most: int = 20_000) -> float:
    """The median time of one go."""
    times: list[float] = []
    end = time.perf_counter() + least
    while not times or (time.perf_counter() < end and len(times) < most):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def once(work: Callable[..., object], asked: Sequence[tuple[object, ...]]) -> float:
    """The median time of things that are asked for the first time."""
    times = []
    for each in asked:
        start = time.perf_counter()
        work(*each)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(rows: int) -> dict[str, float]:
    """Every figure of one size, in seconds, and the peak of memory in MB."""
    made = frame(rows)
    start = time.perf_counter()
    table = InMemory(made, read_catalog(DATA), Facts())
    found = {"rows": float(len(made)), "load": time.perf_counter() - start}
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    key = SeriesKey("CHN", "export", "P000", "TOTAL", "value", "", "", "published", "USD_bn")
    period = Period.month(2025, 3)
    asked = Query("growth", flow="export", partners=("P000",), periods=(period,))
    ranking = Query("rank", flow="export", partners=(), periods=(period,), by="partner", limit=10)
    year = Query("sum", flow="export", partners=("P000",), periods=(Period.year(2024),))
    keys = table.keys()
    some = [keys[n] for n in np.random.default_rng(2).permutation(len(keys))[:1000].tolist()]
    found["point"] = once(table.point, [(one, period) for one in some])
    found["series"] = once(table.series, [(one,) for one in some])
    for query in (asked, ranking, year):
        execute(query, table, ASKED_ON)
    found["point_again"] = seconds(lambda: table.point(key, period))
    found["series_again"] = seconds(lambda: table.series(key))
    found["aggregate"] = seconds(lambda: execute(year, table, ASKED_ON))
    found["yoy"] = seconds(lambda: execute(asked, table, ASKED_ON))
    found["rank"] = seconds(lambda: execute(ranking, table, ASKED_ON))

    def mask(held: pd.DataFrame) -> object:
        wanted = (held["partner"] == "P000") & (held["commodity"] == "TOTAL") & (held["period"] == "2025-03")
        return held.loc[wanted, "value"]

    found["mask"] = seconds(lambda: mask(made))
    if rows <= STRINGS:
        strings = made.astype(dict.fromkeys(("partner", "commodity", "period"), object))
        found["mask_strings"] = seconds(lambda: mask(strings))
    return found


ROWS = (
    ("load", "loading", "s"), ("memory", "memory, frame and table", "MB"),
    ("point", "one figure, asked for the first time", "µs"), ("point_again", "the same, again", "µs"),
    ("series", "one series of 100 months, for the first time", "µs"), ("series_again", "the same, again", "µs"),
    ("yoy", "a growth question", "ms"), ("aggregate", "the sum of twelve months", "ms"),
    ("rank", "the top ten of 200 partners", "ms"),
    ("mask", "one figure by a mask on categoricals", "ms"), ("mask_strings", "one figure by a mask on strings", "ms"),
)  # fmt: skip
TIMES = {"s": 1.0, "ms": 1e3, "µs": 1e6, "MB": 1.0}


def report(console: Console, sizes: tuple[int, ...]) -> None:
    """One table, a column a size; each size in a fresh process, so that its memory is its own."""
    command = [sys.executable, "-m", "bench.size", "--one"]
    found = [
        json.loads(subprocess.run([*command, str(n)], check=True, capture_output=True, text=True).stdout) for n in sizes
    ]
    table = Shown(title="Size: a synthetic frame of so many rows")
    table.add_column("what")
    for one in found:
        table.add_column(f"{one['rows']:,.0f}", justify="right")
    for name, label, unit in ROWS:
        values = [one[name] * TIMES[unit] if name in one else None for one in found]
        cells = ["" if v is None else f"{v:,.0f} {unit}" if v >= 100 else f"{v:.3g} {unit}" for v in values]
        table.add_row(label, *cells)
    console.print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="20 000 000 rows too: about 2 GB of memory")
    parser.add_argument("--one", type=int, help="measure one size and print its figures as JSON")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one)))
        return
    report(Console(), (*SIZES, LARGE) if asked.large else SIZES)


if __name__ == "__main__":
    main()
