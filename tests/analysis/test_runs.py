"""Runs of months: gaps end them, January-February counts twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.operations.runs import Run, longest, reaching, runs
from bot.errors import CannotAnswer
from bot.model import Bound, Period
from tests.analysis.conftest import ASKED_ON, MakeTable, query
from tests.analysis.months_by_hand import START, HeldMonths, held_months, month, points


def test_a_gap_ends_a_run_and_a_span_counts_for_both_months() -> None:
    held = (
        (Period.parse("2025-11"), -1.0),
        (Period.parse("2025-12"), -2.0),
        (Period.parse("2026-01/2026-02"), -3.0),
        (Period.parse("2026-04"), -4.0),
    )
    found = runs(held, lambda value: value < 0)
    assert [(run.months, run.span.code) for run in found] == [(4, "2025-11/2026-02"), (1, "2026-04")]
    assert (found[1].open_before, found[0].open_after) == (True, True)


@settings(max_examples=1000)
@given(held_months(), st.integers(-2, 2))
def test_the_run_up_to_a_month_as_counted_backwards(held: HeldMonths, bound: int) -> None:
    found = runs(points(held), lambda value: value > bound)
    for number in range(START, START + 48):
        back = 0
        while held.get(number - back, bound) > bound:
            back += 1
        run = reaching(found, month(number))
        assert (run.months if run else 0) == back


@settings(max_examples=1000)
@given(held_months(), st.integers(-2, 2))
def test_the_longest_run_as_the_latest_of_the_longest_stretches(held: HeldMonths, bound: int) -> None:
    best: tuple[int, int] = (0, 0)
    for first in held:
        length = 0
        while held.get(first + length, bound) > bound:
            length += 1
        best = max(best, (length, first))
    run = longest(runs(points(held), lambda value: value > bound))
    if best[0] == 0:
        assert run is None
    else:
        assert isinstance(run, Run)
        assert (run.months, run.span.first) == (best[0], month(best[1]).first)


def test_no_run_is_told_of_a_span_of_which_no_month_is_held(make: MakeTable) -> None:
    table = make(("measure=yoy", "2025-07 1.0, 2025-08 2.0"))
    with pytest.raises(CannotAnswer):
        execute(query("streak", when="2024", condition=Bound("below", 0.0, measure="yoy")), table, ASKED_ON)
    none = execute(query("streak", when="2025", condition=Bound("below", 0.0, measure="yoy")), table, ASKED_ON)
    assert none.query.periods == (Period.parse("2025"),)
    assert none.statements[0].kind == "streak.none.fall"
