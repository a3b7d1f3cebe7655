"""The five look-ups in memory and on ClickHouse (its embedded engine, chdb): the same results, times side by side.

`python -m bench.clickhouse` fills a table of 20 000 000 synthetic rows in a temporary folder; `--rows` takes fewer. No
server takes part: the network between is not in these times.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.table import Table as Shown

from bench.size import ASKED_ON, DATA, LARGE, frame
from bot.analysis import InClickHouse, InMemory, Table, execute
from bot.catalog import Facts
from bot.errors import CannotAnswer
from bot.model import Period, Query, SeriesKey
from bot.sources import ClickHouse, read_catalog

PART = 2_000_000  # rows written at a time
TRIES = 25  # partners for each look-up, each asked for the first time, then again

Lookup = Callable[[Table, str], object]


def _key(partner: str) -> SeriesKey:
    return SeriesKey("CHN", "export", partner, "TOTAL", "value", "", "", "published", "USD_bn")


def _asked(operation: str, *, periods: tuple[Period, ...], **slots: object) -> Lookup:
    def ask(table: Table, partner: str) -> object:
        query = Query(operation, flow="export", partners=(partner,), periods=periods, **slots)  # type: ignore[arg-type]
        try:
            return execute(query, table, ASKED_ON)
        except CannotAnswer as refusal:  # chance made it too small for a rate: both must say so
            return refusal.said

    return ask


def _ranked(table: Table, partner: str) -> object:
    """Of other goods each time, so that each is asked for the first time."""
    good = f"g{int(partner[1:]) % 40:05d}"
    query = Query("rank", flow="export", partners=(), commodities=(good,), periods=(Period.month(2025, 3),),
                  by="partner", limit=10)  # fmt: skip
    return execute(query, table, ASKED_ON)


LOOKUPS: dict[str, Lookup] = {
    "one figure": lambda table, partner: table.point(_key(partner), Period.month(2025, 3)),
    "one series of 100 months": lambda table, partner: table.series(_key(partner)),
    "growth on the year": _asked("growth", periods=(Period.month(2025, 3),)),
    "the sum of twelve months": _asked("sum", periods=(Period.year(2024),)),
    "the top ten of 200 partners": _ranked,
}


def parts(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for start in range(0, len(rows), PART):
        yield rows.iloc[start : start + PART].assign(digits=2, page_date="", note="")


def timed(table: Table, lookup: Lookup, partners: list[str]) -> tuple[list[object], float]:
    """The results, and the median of the seconds that each took."""
    results, seconds = [], []
    for partner in partners:
        start = time.perf_counter()
        results.append(lookup(table, partner))
        seconds.append(time.perf_counter() - start)
    return results, statistics.median(seconds)


def spoken(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-4 else f"{seconds * 1e6:.1f} µs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=LARGE, help="how many (default: %(default)s)")
    asked = parser.parse_args()
    console, catalog = Console(), read_catalog(DATA)
    rows = frame(asked.rows).assign(digits=2)
    start = time.perf_counter()
    near = InMemory(rows, catalog, Facts())
    loaded = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        server = ClickHouse(f"chdb://{Path(folder) / 'data'}")
        start = time.perf_counter()
        server.fill(parts(rows))
        filled = time.perf_counter() - start
        del rows
        start = time.perf_counter()
        far = InClickHouse(server, server.table, catalog, Facts())
        opened = time.perf_counter() - start
        keys = near.keys()
        if keys != far.keys() or any(near.periods(key) != far.periods(key) for key in keys):
            raise SystemExit("the two do not hold the same series")
        shown = Shown(title=f"{len(near):,} figures in {len(keys):,} series")
        for name in ("what", "in memory, first", "again", "ClickHouse (chdb), first", "again"):
            shown.add_column(name, justify="left" if name == "what" else "right")
        shown.add_row("opening", f"{loaded:.1f} s", "", f"{opened:.1f} s", f"(filled in {filled:.0f} s)")
        for place, (name, lookup) in enumerate(LOOKUPS.items()):
            partners = [f"P{n:03d}" for n in range(place * TRIES, (place + 1) * TRIES)]
            times = []
            results = []
            for table in (near, far):
                for _ in range(2):
                    found, seconds = timed(table, lookup, partners)
                    results.append(found)
                    times.append(spoken(seconds))
            if any(found != results[0] for found in results):
                raise SystemExit(f"{name}: the two do not answer the same")
            shown.add_row(name, *times)
        console.print(shown)
        server.close()


if __name__ == "__main__":
    main()
