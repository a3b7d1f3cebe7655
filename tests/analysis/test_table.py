"""The table finds points and series by key, and refuses what contradicts itself."""

from __future__ import annotations

import pandas as pd
import pytest

from bot.analysis import InMemory
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
