"""What was published about the figures and can be checked against data/: it must come out."""

from __future__ import annotations

import pytest

from bot.analysis import InMemory, Table, execute
from bot.catalog import Catalog
from bot.model import Bound, Query, Result
from bot.sources import read_facts, read_observations
from tests.analysis.conftest import ASKED_ON, DATA, query


@pytest.fixture(scope="module")
def table(catalog: Catalog) -> Table:
    return InMemory(read_observations(DATA, catalog), catalog, read_facts(DATA, catalog))


def answer(table: Table, asked: Query) -> Result:
    return execute(asked, table, ASKED_ON)


def test_november_2025_was_the_eighth_double_digit_fall_to_the_united_states(table: Table) -> None:
    asked = query("streak", when="2025-11", partners=("USA",), by="asked", condition=Bound("below", -10, unit="pct"))
    assert answer(table, asked).figures[0].value == 8


def test_eight_months_of_contraction_to_november_2025(table: Table) -> None:
    asked = query("streak", "context", "2025-11", commodities=("pmi_manufacturing",), by="asked")
    assert answer(table, asked).figures[0].value == 8


def test_2025_is_the_first_year_with_a_surplus_above_a_trillion(table: Table) -> None:
    asked = query("threshold", "balance", by="first", condition=Bound("above", 1000, unit="USD_bn"))
    assert answer(table, asked).figures[0].period.code == "2025"


def test_october_2025_was_the_first_fall_of_exports_since_march_2024(table: Table) -> None:
    asked = query("record", when="2025-10", measure="yoy", by="since", limit=-1)
    told = {s.kind: [f.period.code for f in s.figures()] for s in answer(table, asked).statements}
    assert told["record.first_fall"] == ["2024-03"]


def test_that_a_balance_was_a_deficit_is_about_its_sign_and_not_about_its_growth(table: Table) -> None:
    asked = query("check", "balance", "2025-09", partners=("TWN",), condition=Bound("below", 0))
    assert answer(table, asked).figures[0].value == -15.2
