"""The table finds points and series by key, and refuses what contradicts itself."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import InMemory
from bot.analysis.in_memory import _sorted
from bot.catalog import Catalog, Facts
from bot.errors import BadSetup
from bot.model import Period
from tests.analysis.conftest import MakeTable


def test_a_point_carries_everything_that_makes_it_quotable(make: MakeTable) -> None:
    table = make(("partner=USA", "2025-11 33.79"))
    (key,) = table.keys("CHN", "export", "USA", "TOTAL")
    figure = table.point(key, Period.month(2025, 11))
    assert figure is not None
    assert (figure.value, figure.unit, figure.digits, figure.sources) == (33.79, "USD_bn", 2, ("s001",))
    assert (figure.basis, figure.adjusted, figure.vintage, figure.agency) == (None, None, "published", "GACC")
    assert table.point(key, Period.month(2025, 12)) is None


def test_a_series_is_sorted_by_period(make: MakeTable) -> None:
    table = make(("", "2025-02 2, 2025 9, 2025-01 1"))
    (key,) = table.keys("CHN")
    assert [figure.period.code for figure in table.series(key)] == ["2025-01", "2025", "2025-02"]


def test_keys_by_any_slot(make: MakeTable) -> None:
    table = make(("partner=USA", "2025 1"), ("partner=JPN unit=CNY_bn", "2025 2"), ("flow=import", "2025 3"))
    assert [key.partner for key in table.keys("CHN", "export", commodity="TOTAL")] == ["JPN", "USA"]
    assert [key.partner for key in table.keys(unit="CNY_bn")] == ["JPN"]
    assert table.keys("CHN", "export", "DEU", "TOTAL") == ()


def test_two_values_for_one_key_stop_the_load(make: MakeTable) -> None:
    with pytest.raises(BadSetup, match="two values for CHN export WLD TOTAL value published USD_bn 2025"):
        make(("", "2025 1"), ("", "2025-01/2025-12 2"))


def test_a_missing_column_stops_the_load(catalog: Catalog) -> None:
    with pytest.raises(BadSetup, match="reporter"):
        InMemory(pd.DataFrame({"value": [1.0]}), catalog, Facts())


def test_the_checksum_does_not_depend_on_the_order_of_rows(make: MakeTable) -> None:
    assert make(("", "2025 1, 2024 2")).checksum == make(("", "2024 2, 2025 1")).checksum
    assert make(("", "2025 1, 2024 2")).checksum != make(("", "2024 2, 2025 3")).checksum


_PARTS = list(product(("CHN", "USA"), ("export", "import"), ("WLD", "JPN"), ("USD_bn", "CNY_bn"), ("2024", "2025-01")))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), unique=True, min_size=1), st.booleans())
def test_the_index_finds_what_a_walk_over_the_rows_finds(
    catalog: Catalog, rows: list[tuple[str, ...]], coded: bool
) -> None:
    names = ["reporter", "flow", "partner", "unit", "period"]
    frame = pd.DataFrame(rows, columns=names).assign(
        commodity="TOTAL", measure="value", basis="", adjusted="", vintage="published", agency="GACC", source="s001",
        value=[float(n) for n in range(len(rows))],
    )  # fmt: skip
    table = InMemory(frame.astype("category").astype({"value": float}) if coded else frame, catalog, Facts())
    assert len(table) == len(rows)
    for reporter, flow, partner, unit in {row[:4] for row in rows}:
        (key,) = table.keys(reporter, flow, partner, "TOTAL", unit=unit)
        held = {row[4]: float(n) for n, row in enumerate(rows) if row[:4] == (reporter, flow, partner, unit)}
        assert {figure.period.code: figure.value for figure in table.series(key)} == held
        assert {p.code: f.value for p in table.periods(key) if (f := table.point(key, p)) is not None} == held
        assert list(table.periods(key)) == sorted(table.periods(key))
    assert len(table.keys()) == len({row[:4] for row in rows})


def test_codes_that_outgrow_a_number_are_sorted_all_the_same() -> None:
    codes = [np.array([2, 1, 1, 0]), np.array([0, 5, 4, 9]), np.array([1, 1, 1, 1])]
    many = [(column, 2**30) for column in codes]
    line, order = _sorted(many, np.array([0, 1, 1, 2]), 10)
    assert order is not None
    assert order.tolist() == [3, 2, 1, 0]
    assert line.tolist() == sorted(line.tolist())
    assert len(set(line.tolist())) == 4
