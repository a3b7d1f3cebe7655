"""Shares over time, their change in points, the part of the largest, the Herfindahl index."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.operations.concentration import bounds
from bot.errors import NotHeld
from tests.analysis.conftest import ASKED_ON, MakeTable, query

ROWS = (
    ("", "2023 200, 2024 400, 2025 500"),
    ("partner=USA", "2023 100, 2024 100, 2025 100"),
    ("partner=JPN", "2025 150"),
    ("partner=KOR", "2025 125"),
)


def test_a_share_by_year_with_its_move_in_points(make: MakeTable) -> None:
    told = execute(query("trend", when="2023-01/2025-12", by="year", measure="share", partners=("USA",)),
                   make(*ROWS), ASKED_ON)  # fmt: skip
    move, first, last, *points = told.figures
    assert (move.value, move.unit, first.value, last.value) == (-30.0, "pp", 50.0, 20.0)
    assert [figure.value for figure in points] == [50.0, 25.0, 20.0]


def test_the_change_of_a_share_is_in_points(make: MakeTable) -> None:
    told = execute(query("change", when="2023 2025", measure="share", partners=("USA",)), make(*ROWS), ASKED_ON)
    assert (told.figures[0].value, told.figures[0].unit) == (-30.0, "pp")


def test_a_first_print_over_a_revised_whole_is_said(make: MakeTable) -> None:
    table = make(("vintage=revised", "2025-01 200"), ("partner=USA", "2025-01 50"))
    told = execute(query("share", when="2025-01", by="partner", partners=("USA",)), table, ASKED_ON)
    assert told.figures[0].value == 25.0
    assert told.statements[1].kind == "share.of_revised"


@pytest.mark.parametrize(("limit", "value", "kind"), [(1, 30.0, "share.top"), (2, 55.0, "share.top_held")])
def test_the_largest_together_are_plain_only_where_nothing_else_can_be_larger(
    make: MakeTable, limit: int, value: float, kind: str
) -> None:
    table = make(
        ("", "2025 500"), ("partner=USA", "2025 100"), ("partner=JPN", "2025 150"), ("partner=KOR", "2025 125")
    )
    told = execute(query("share", when="2025", by="top", limit=limit, partners=()), table, ASKED_ON)
    assert (told.figures[0].value, told.statements[0].kind) == (value, kind)


def test_the_herfindahl_index_is_bounded_by_what_is_not_held(make: MakeTable) -> None:
    told = execute(query("share", when="2025", by="concentration", partners=()), make(*ROWS), ASKED_ON)
    low, high = told.figures[:2]
    assert low.value == pytest.approx(10_000 * (0.2**2 + 0.3**2 + 0.25**2))
    assert high.value == pytest.approx(low.value + 10_000 * 0.25**2)


def test_too_little_held_has_no_concentration(make: MakeTable) -> None:
    with pytest.raises(NotHeld):
        execute(query("share", when="2025", by="concentration", partners=()), make(*ROWS[:2]), ASKED_ON)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=4), st.integers(0, 6))
def test_bounds_hold_for_every_way_to_split_the_rest(held: list[int], rest: int) -> None:
    """Whatever whole parts the rest falls into, the index lies within the bounds; and the upper one is reached."""
    total = sum(held) + rest
    low, high = bounds(tuple(part / total for part in held), rest / total)
    reached = [
        10_000 * sum((part / total) ** 2 for part in (*held, *others))
        for others in product(range(rest + 1), repeat=min(rest, 3))
        if sum(others) == rest
    ]
    assert all(low - 1e-6 <= index <= high + 1e-6 for index in reached)
    assert max(reached, default=high) == pytest.approx(high)
