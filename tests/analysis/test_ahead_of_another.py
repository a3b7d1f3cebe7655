"""Of two series the months in which one was ahead; one time against others added up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import execute
from bot.catalog import Catalog, Facts
from bot.errors import CannotAnswer
from bot.model import IN_MONTHS, SUMMED, Bound, Period, Query, Result
from tests.analysis.conftest import ASKED_ON, MakeTable, query, table_of

AHEAD, BEHIND = Bound("above", 0.0), Bound("below", 0.0)


def ahead(when: str = "2025", bound: Bound = AHEAD, **slots: object) -> Query:
    return query("compare", when=when, by=IN_MONTHS, partners=("EU27", "USA"), condition=bound, **slots)


def months(answer: Result) -> tuple[str, ...]:
    stretches = answer.statements[0]["periods"]
    assert isinstance(stretches, tuple)
    return tuple(stretch.code for stretch in stretches if isinstance(stretch, Period))


def test_the_months_in_which_the_first_was_above_the_second(make: MakeTable) -> None:
    table = make(
        ("partner=EU27", "2025-04 46.7, 2025-06 30, 2025-07 45, 2025-08 51.7"),
        ("partner=USA", "2025-04 33, 2025-05 28, 2025-06 38, 2025-07 35, 2025-08 31"),
    )
    answer = execute(ahead(), table, ASKED_ON)
    assert answer.statements[0].kind == "threshold.set.which"
    assert months(answer) == ("2025-04", "2025-07/2025-08")
    assert answer.figures[0].value == 3
    assert "months.gaps" in {said.kind for said in answer.statements}


def test_of_months_that_are_not_held_nothing_is_denied(make: MakeTable) -> None:
    table = make(("partner=EU27", "2025-09 30, 2025-10 31"), ("partner=USA", "2025-09 33, 2025-10 34, 2025-11 30"))
    answer = execute(ahead(), table, ASKED_ON)
    assert answer.statements[0].kind == "threshold.set.none"
    assert answer.statements[0]["span"] == Period.parse("2025-09/2025-10")


def test_figures_in_two_currencies_are_never_set_against_each_other(make: MakeTable) -> None:
    table = make(("partner=EU27", "2025-09 30"), ("partner=USA unit=CNY_bn", "2025-09 200"))
    with pytest.raises(CannotAnswer):
        execute(ahead(), table, ASKED_ON)


def test_the_currency_is_that_of_which_most_months_are_held(make: MakeTable) -> None:
    table = make(
        ("partner=EU27", "2025-09 30"), ("partner=USA", "2025-09 33"),
        ("partner=EU27 unit=CNY_bn", "2025-09 210, 2025-10 250"),
        ("partner=USA unit=CNY_bn", "2025-09 231, 2025-10 240"),
    )  # fmt: skip
    assert months(execute(ahead(), table, ASKED_ON)) == ("2025-10",)


def test_january_and_february_announced_as_one_are_two_months(make: MakeTable) -> None:
    table = make(("flow=import measure=yoy", "2026-01/2026-02 19.8, 2026-03 27.8"),
                 ("measure=yoy", "2026-01/2026-02 21.8, 2026-03 2.5"))  # fmt: skip
    asked = query("compare", "both", "2026-01/2026-03", by=IN_MONTHS, measure="yoy", condition=AHEAD)
    answer = execute(asked, table, ASKED_ON)
    assert (months(answer), answer.figures[0].value) == (("2026-01/2026-02",), 2)


VALUES = st.lists(st.none() | st.integers(1, 9), min_size=12, max_size=12)


@settings(max_examples=60, deadline=None)
@given(one=VALUES, other=VALUES, over=st.booleans())
def test_it_is_what_counting_by_hand_finds(
    catalog: Catalog, one: list[int | None], other: list[int | None], over: bool
) -> None:
    def row(values: list[int | None]) -> str:
        return ", ".join(f"2025-{n:02d} {value}" for n, value in enumerate(values, 1) if value is not None)

    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    if not row(one) or not row(other):
        return
    table = table_of(catalog, Facts(), ("partner=EU27", row(one)), ("partner=USA", row(other)))
    asked = ahead(bound=AHEAD if over else BEHIND)
    if not both:
        with pytest.raises(CannotAnswer):
            execute(asked, table, ASKED_ON)
        return
    found = execute(asked, table, ASKED_ON).figures[0].value
    assert found == sum((a > b) if over else (a < b) for a, b in both)


def test_one_year_against_two_added_up(make: MakeTable) -> None:
    table = make(("flow=balance", "2023 823.22, 2024 992.1, 2025 1189"))
    asked = query("compare", "balance", "2025 2023 2024", by=SUMMED, condition=AHEAD)
    answer = execute(asked, table, ASKED_ON)
    assert answer.statements[0].kind == "check.claim.false"
    assert [(figure.value, figure.period.code) for figure in answer.figures[:2]] == [
        (1189.0, "2025"), (pytest.approx(1815.32), "2023-01/2024-12"),
    ]  # fmt: skip


def test_times_that_overlap_are_not_added_up(make: MakeTable) -> None:
    table = make(("flow=export", "2024 3580, 2025 3770, 2025-01/2025-06 1810"))
    answer = execute(query("compare", when="2024 2025 2025-01/2025-06", by=SUMMED), table, ASKED_ON)
    assert "sum.together_periods" not in {said.kind for said in answer.statements}
