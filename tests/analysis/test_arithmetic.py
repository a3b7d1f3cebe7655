"""change, sum and average: plain arithmetic in one vintage, against a twin that adds and divides."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import execute
from bot.catalog import Catalog, Facts
from bot.errors import NotHeld
from tests.analysis.conftest import ASKED_ON, MakeTable, query, table_of


def test_a_difference_absolute_and_in_per_cent(make: MakeTable) -> None:
    result = execute(query("change", when="2026-05 2026-06"), make(("", "2026-05 376.78, 2026-06 412.387")), ASKED_ON)
    assert [figure.value for figure in result.figures[:2]] == [35.607, pytest.approx(9.4503, abs=1e-3)]
    assert [period.code for period in result.query.periods] == ["2026-05", "2026-06"]


def test_rates_differ_in_points(make: MakeTable) -> None:
    table = make(("measure=yoy", "2025-11 5.9, 2025-10 -1.1"))
    gap = execute(query("change", when="2025-11 2025-10", measure="yoy"), table, ASKED_ON).figures[0]
    assert (gap.value, gap.unit) == (7.0, "pp")


def test_several_months_are_each_set_against_the_one_before(make: MakeTable) -> None:
    table = make(("", "2025-06 325.18, 2025-07 321.8, 2025-08 321.81"))
    figures = execute(query("change", when="2025-07 2025-08", by="month"), table, ASKED_ON).figures
    apart = [figure for figure in figures if figure.origin == "computed" and figure.unit != "pct"]
    assert [round(figure.value, 2) for figure in apart] == [-3.38, 0.01]
    rates = execute(query("growth", when="2025-07 2025-08", by="month"), table, ASKED_ON).figures
    assert [round(figure.value, 4) for figure in rates if figure.unit == "pct"] == [-1.0394, 0.0031]


def test_the_missing_side_of_a_change_is_named(make: MakeTable) -> None:
    with pytest.raises(NotHeld) as refusal:
        execute(query("change", when="2025-11 2025-10"), make(("", "2025-11 330.3, 2025-09 328.6")), ASKED_ON)
    assert refusal.value.said["asked"] == query("x", when="2025-10").periods[0]


def test_past_the_end_of_the_revised_series_first_prints_follow_and_the_joint_is_named(make: MakeTable) -> None:
    table = make(("vintage=revised flow=balance", "2026-02 90.10, 2026-03 51.10"), ("flow=balance", "2026-04 84.80"))
    result = execute(query("sum", "balance", "2026-02/2026-04"), table, ASKED_ON)
    assert (result.figures[0].value, result.figures[0].vintage) == (226.0, None)
    assert result.statements[-1].kind == "sum.joint"
    assert result.statements[-1]["period"] == query("x", when="2026-03").periods[0]


def test_groups_are_never_added_to_their_members(make: MakeTable) -> None:
    table = make(("partner=ASEAN", "2024 586.5"), ("partner=VNM", "2024 161.8"), ("partner=USA", "2024 524.3"))
    overlapping = execute(query("sum", when="2024", partners=("ASEAN", "VNM")), table, ASKED_ON)
    assert [figure.value for figure in overlapping.figures] == [586.5, 161.8]
    apart = execute(query("sum", when="2024", partners=("ASEAN", "USA")), table, ASKED_ON)
    assert [figure.value for figure in apart.figures] == [1110.8, 586.5, 524.3]


def test_a_monthly_mean_takes_the_announced_year(make: MakeTable) -> None:
    result = execute(query("average", "balance", "2025"), make(("flow=balance", "2025 1189")), ASKED_ON)
    assert result.figures[0].value == pytest.approx(1189 / 12)


def test_the_mean_of_an_index_wants_every_month(make: MakeTable) -> None:
    pmi = "flow=context commodity=pmi_manufacturing measure=level unit=index"
    table = make((pmi, "2025-08 49.4, 2025-10 49.0, 2025-11 49.2, 2025-12 50.1"))
    asked = query("average", None, "2025-10/2025-12", commodities=("pmi_manufacturing",))
    assert execute(asked, table, ASKED_ON).figures[0].value == pytest.approx(49.4333, abs=1e-3)
    with pytest.raises(NotHeld):
        execute(query("average", None, "2025-09/2025-12", commodities=("pmi_manufacturing",)), table, ASKED_ON)
    one_by_one = query("average", None, "2025-10 2025-11 2025-12", commodities=("pmi_manufacturing",))
    assert [figure.value for figure in execute(one_by_one, table, ASKED_ON).figures] == [
        pytest.approx(49.4333, abs=1e-3)
    ]


values = st.lists(st.decimals("50", "500", places=2), min_size=12, max_size=12)


@given(values, st.integers(1, 11), st.integers(1, 11), st.sets(st.integers(1, 12), max_size=2))
def test_sums_and_means_as_their_twin(
    catalog: Catalog, months: list[object], first: int, length: int, gaps: set[int]
) -> None:
    """The twin adds the months of the span; with one missing there is no sum."""
    last = min(12, first + length)
    held = [(n, str(value)) for n, value in enumerate(months, 1) if n not in gaps]
    figures = ", ".join(["2024-12 1.0", "2026-01 1.0", *(f"2025-{n:02d} {value}" for n, value in held)])
    table = table_of(catalog, Facts(), ("", figures))
    span = f"2025-{first:02d}/2025-{last:02d}"
    if gaps & set(range(first, last + 1)):
        with pytest.raises(NotHeld):
            execute(query("sum", when=span), table, ASKED_ON)
        return
    wanted = sum(float(value) for n, value in held if first <= n <= last)
    assert isclose(execute(query("sum", when=span), table, ASKED_ON).figures[0].value, wanted, rel_tol=1e-9)
    mean = execute(query("average", when=span), table, ASKED_ON).figures[0].value
    assert isclose(mean, wanted / (last - first + 1), rel_tol=1e-9)
