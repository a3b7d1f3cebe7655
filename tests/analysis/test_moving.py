"""Moving sums and averages, years to date, compound growth: against the same worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.operations.moving import windows
from bot.analysis.vintages import Run
from bot.errors import NotHeld
from bot.model import Figure, Period
from tests.analysis.conftest import ASKED_ON, MakeTable, query

YEAR = ", ".join(f"2025-{month:02d} {10 * month}" for month in range(1, 13))


def test_a_moving_average_is_told_by_its_last_month(make: MakeTable) -> None:
    table = make(("", YEAR))
    told = execute(query("trend", when="2025", by="moving_average", limit=3), table, ASKED_ON)
    assert [(f.period.code, f.value) for f in told.figures[1:11]] == [
        (f"2025-{month - 2:02d}/2025-{month:02d}", 10.0 * (month - 1)) for month in range(3, 13)
    ]
    assert told.figures[0].origin == "computed"
    assert told.statements[0].kind == "trend.moving_average"
    assert told.series[0][1][-1].period == Period.month(2025, 12)


def test_no_window_bridges_a_gap(make: MakeTable) -> None:
    table = make(("", "2025-01 1, 2025-02 2, 2025-03 4, 2025-05 8, 2025-06 16"))
    told = execute(query("trend", when="2025-01/2025-06", by="moving_sum", limit=2), table, ASKED_ON)
    pairs = {f.period.code: f.value for f in told.figures}
    assert pairs == {"2025-01/2025-02": 3.0, "2025-02/2025-03": 6.0, "2025-05/2025-06": 24.0}
    assert "trend.windows_broken" in [statement.kind for statement in told.statements]


def test_windows_reach_back_before_the_span(make: MakeTable) -> None:
    table = make(("", YEAR))
    told = execute(query("trend", when="2025-12", by="moving_sum", limit=12), table, ASKED_ON)
    assert [figure.value for figure in told.figures] == [780.0]


@given(
    held=st.dictionaries(st.integers(0, 40), st.integers(-900, 900), min_size=1),
    length=st.integers(1, 13),
    average=st.booleans(),
    ends=st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted),
)
def test_windows_against_a_brute_force_twin(held: dict[int, int], length: int, average: bool, ends: list[int]) -> None:
    def month(n: int) -> Period:
        return Period.month(2021 + n // 12, n % 12 + 1)

    figures = tuple(
        Figure(float(held[n]), "USD_bn", month(n), "CHN", "export", "WLD", "TOTAL", "value", vintage="published")
        for n in sorted(held)
    )
    span = Period(month(ends[0]).first, month(ends[1]).last)
    got = {f.figure.period: f.figure.value for f in windows(Run(figures), length, average, span)}
    wanted = {}
    for end in range(ends[0], ends[1] + 1):
        months = range(end - length + 1, end + 1)
        if all(n in held for n in months):
            total = sum(held[n] for n in months)
            wanted[Period(month(end - length + 1).first, month(end).last)] = total / length if average else total
    assert got.keys() == wanted.keys()
    assert all(got[period] == pytest.approx(wanted[period], rel=1e-9) for period in wanted)


def test_the_year_to_date_is_as_announced_else_added_up(make: MakeTable) -> None:
    table = make(("", "2025-01 10.00, 2025-02 20.00, 2025-03 30.00, 2025-01/2025-03 61.00, 2025-04 40.00"))
    told = execute(query("trend", when="2025-01/2025-04", by="ytd"), table, ASKED_ON)
    points = told.statements[1]["figures"]
    assert isinstance(points, tuple)
    assert [(end.code, f.value, f.origin) for end, f in points] == [  # type: ignore[union-attr,misc]
        ("2025-01", 10.0, "published"), ("2025-02", 30.0, "computed"), ("2025-03", 61.0, "published"),
        ("2025-04", 101.0, "computed"),
    ]  # fmt: skip


def test_compound_growth_takes_the_years_between_the_ends(make: MakeTable) -> None:
    table = make(("", "2021 100.00, 2023 110.00, 2025 146.41"))
    told = execute(query("growth", when="2025 2021", by="compound"), table, ASKED_ON)
    assert told.figures[0].value == pytest.approx(10.0)
    assert told.figures[0].period.code == "2021-01/2025-12"
    assert [figure.value for figure in told.figures[1:]] == [100.0, 146.41]


def test_compound_growth_without_periods_goes_back_to_the_earliest_of_five_years(make: MakeTable) -> None:
    table = make(("", "2022 100.00, 2025 133.10"))
    told = execute(query("growth", by="compound"), table, ASKED_ON)
    assert told.figures[0].value == pytest.approx(10.0)
    assert [period.code for period in told.query.periods] == ["2025", "2022"]


def test_compound_growth_needs_two_ends_of_one_length(make: MakeTable) -> None:
    table = make(("", "2021 100, 2025-11 20"))
    with pytest.raises(NotHeld) as refused:
        execute(query("growth", when="2025-11 2021", by="compound"), table, ASKED_ON)
    assert refused.value.said.kind == "refusal.not_held.compound_ends"


@pytest.mark.parametrize(
    ("limit", "by", "value"), [(1, "year", "2023"), (-1, "year", "2025"), (None, "first", "2025-04")]
)
def test_the_first_year_and_the_month_in_which_the_sum_passed(
    make: MakeTable, limit: int | None, by: str, value: str
) -> None:
    from bot.model import Bound

    table = make(("", "2022 50, 2023 90, 2024 70, 2025 95, 2025-01 20, 2025-02 20, 2025-03 20, 2025-04 25"))
    asked = query("threshold", when="" if limit else "2025", by=by, limit=limit, condition=Bound("above", 80.0))
    told = execute(asked, table, ASKED_ON)
    assert told.figures[0].period.split()[-1].code == value or told.figures[0].period.code == value
