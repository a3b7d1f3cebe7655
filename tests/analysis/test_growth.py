"""Growth: announced before worked out, one vintage, January and February never alone without a word."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.holdings import Gauge, Subject
from bot.analysis.rates import ratio
from bot.catalog import Catalog, Facts
from bot.errors import NotHeld
from bot.model import Period
from tests.analysis.conftest import ASKED_ON, MakeTable, query, table_of

WORLD = Subject("CHN", "export", "WLD", "TOTAL")
DOLLARS = Gauge("value", "USD_bn")


def test_the_announced_rate_beats_a_ratio_of_levels(make: MakeTable) -> None:
    table = make(("", "2024-03 279.68, 2023-03 302.0"), ("measure=yoy", "2024-03 -7.5"))
    figure = execute(query("growth", when="2024-03"), table, ASKED_ON).figures[0]
    assert (figure.value, figure.origin, figure.basis) == (-7.5, "published", "value_usd")


def test_a_ratio_where_none_is_announced_shows_its_levels(make: MakeTable) -> None:
    soy = "flow=import partner=USA commodity=soybeans measure=quantity unit=Mt"
    result = execute(
        query("growth", "import", "2024-04", partners=("USA",), commodities=("soybeans",)),
        make((soy, "2024-04 2.45, 2023-04 1.82")), ASKED_ON,
    )  # fmt: skip
    first, later, earlier = result.figures
    assert round(first.value, 2) == 34.62
    assert (first.origin, first.basis, later.value, earlier.value) == ("computed", "quantity", 2.45, 1.82)
    assert [row.value for row in result.rows] == [2.45, 1.82]


def test_no_rate_across_currencies(make: MakeTable) -> None:
    table = make(("partner=EU27", "2025-10 45.5"), ("partner=EU27 unit=CNY_bn", "2024-10 320.0"))
    with pytest.raises(NotHeld) as refusal:
        execute(query("growth", when="2025-10", partners=("EU27",)), table, ASKED_ON)
    assert refusal.value.said.kind == "refusal.not_held.rate"


def test_vintages_are_not_mixed_in_a_rate(make: MakeTable) -> None:
    table = make(("", "2025-11 330.3"), ("vintage=revised", "2024-11 311.8"))
    with pytest.raises(NotHeld):
        execute(query("growth", when="2025-11"), table, ASKED_ON)


def test_january_alone_comes_with_the_rate_of_both_months(make: MakeTable) -> None:
    table = make(("measure=yoy", "2026-01 10.0, 2026-01/2026-02 21.8"))
    result = execute(query("growth", when="2026-01"), table, ASKED_ON)
    assert [figure.value for figure in result.figures] == [10.0, 21.8]


def test_the_rate_of_both_months_does_not_stand_for_one(make: MakeTable) -> None:
    table = make(("measure=yoy", "2024-01/2024-02 7.1"))
    with pytest.raises(NotHeld) as refusal:
        execute(query("growth", when="2024-01"), table, ASKED_ON)
    assert refusal.value.said.kind == "refusal.not_held.january_february"
    assert refusal.value.readings[0].periods[0].code == "2024-01/2024-02"


def test_on_the_month_and_against_any_period(make: MakeTable) -> None:
    table = make(("flow=import", "2026-06 286.76, 2026-05 271.35, 2019-06 161.9"))
    month = execute(query("growth", "import", "2026-06", by="month"), table, ASKED_ON)
    assert round(month.figures[0].value, 2) == 5.68
    span = execute(query("growth", "import", "2026-06 2019-06", by="period"), table, ASKED_ON)
    assert (round(span.figures[0].value, 1), span.figures[0].measure) == (77.1, "change")


def test_value_and_quantity_rates_stand_side_by_side(make: MakeTable) -> None:
    cars = "commodity=automobiles measure=yoy"
    table = make((f"{cars} basis=value_usd", "2025-11 53.0"), (f"{cars} basis=quantity", "2025-11 48.5"))
    result = execute(query("growth", when="2025-11", commodities=("automobiles",)), table, ASKED_ON)
    assert [(figure.value, figure.basis) for figure in result.figures] == [(53.0, "value_usd"), (48.5, "quantity")]


amounts = st.decimals("0.1", "5000", places=1)


@given(amounts, amounts)
def test_ratio_as_its_twin(catalog: Catalog, later: object, earlier: object) -> None:
    """The twin: plain division, and nothing where half a tenth could move it by five points."""
    table = table_of(catalog, Facts(), ("", f"2025-06 {later}, 2024-06 {earlier}"))
    found = ratio(table, WORLD, DOLLARS, Period.month(2025, 6), Period.month(2024, 6))
    a, b = float(str(later)), float(str(earlier))
    slack = 0.05 / b + 0.05 * a / b**2
    if found is None:
        assert slack > 0.0499
    else:
        assert math.isclose(found.figure.value, 100 * (a - b) / b, rel_tol=1e-9, abs_tol=1e-9)
        assert slack < 0.0501


def test_an_announced_rate_of_no_named_currency_stands_beside_others(make: MakeTable) -> None:
    table = make(
        ("", "2026-05 376.8, 2025-05 316.1"),
        ("measure=yoy", "2026-06 27.0"),
        ("measure=yoy basis=unstated", "2026-05 19.4"),
    )
    compared = execute(query("compare", when="2026-05 2026-06", measure="yoy", by="period"), table, ASKED_ON)
    assert [figure.value for figure in compared.figures[:2]] == [27.0, 19.4]
    assert any(statement.kind == "months.unstated" for statement in compared.statements)
    moved = execute(query("change", when="2026-06 2026-05", measure="yoy"), table, ASKED_ON)
    assert round(moved.figures[0].value, 1) == 7.6


def test_only_chinas_customs_announce_january_and_february_together(make: MakeTable) -> None:
    rates = "2026-01 33.9"
    ours = execute(query("growth", when="2026-01"), make(("measure=yoy", rates)), ASKED_ON)
    theirs = execute(
        query("growth", when="2026-01", reporter="KOR"), make(("reporter=KOR measure=yoy", rates)), ASKED_ON
    )
    told = [any(s.kind == "growth.january_february_unknown" for s in answer.statements) for answer in (ours, theirs)]
    assert told == [True, False]
