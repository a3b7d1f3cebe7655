"""Tables of a few literal rows, over the catalog of data/ and no facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from bot.analysis import InMemory, Table
from bot.catalog import Catalog, Facts
from bot.model import Period, Query
from bot.sources import read_catalog

DATA = Path(__file__).parents[2] / "data"
ASKED_ON = date(2026, 9, 15)
_COLUMNS = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit")
_PLAIN = dict(zip(_COLUMNS, ("CHN", "export", "WLD", "TOTAL", "value", "", "", "published", "USD_bn"), strict=True))

Rows = tuple[tuple[str, str], ...]  # slots that differ from China's exports in dollars; "period value, period value"
MakeTable = Callable[..., Table]


def query(operation: str, flow: str | None = "export", when: str = "", **slots: object) -> Query:
    """A query with its periods written as in the data, several with blanks between them."""
    periods = tuple(Period.parse(code) for code in when.split())
    return Query(operation, flow=flow, periods=periods, **slots)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog(DATA)


def table_of(catalog: Catalog, facts: Facts, *rows: tuple[str, str]) -> Table:
    """table_of(catalog, facts, ("partner=USA", "2025-11 33.79, 2024-11 47.3"), ...)"""
    made: list[dict[str, object]] = []
    for slots, figures in rows:
        row = _PLAIN | dict(slot.split("=") for slot in slots.split())
        if row["measure"] == "yoy":
            row = row | {"unit": "pct", "basis": row["basis"] or "value_usd"}
        for figure in figures.split(", "):
            period, value = figure.split()
            made.append(row | {
                "period": period, "value": float(value), "agency": "GACC", "source": f"s{len(made) + 1:03d}",
                "digits": len(value.partition(".")[2]),
            })  # fmt: skip
    return InMemory(pd.DataFrame(made), catalog, facts)


@pytest.fixture
def make(catalog: Catalog) -> MakeTable:
    """table_of over the catalog of data/."""

    def table(*rows: tuple[str, str], facts: Facts | None = None) -> Table:
        return table_of(catalog, facts or Facts(), *rows)

    return table
