"""Several periods of a question that looks at one: a part for each, or one span where they lie side by side."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.model import Period, Query
from bot.understanding.clauses.apart import apart


def parts(operation: str, *codes: str) -> list[str]:
    query = Query(operation, flow="export", periods=tuple(map(Period.parse, codes)))
    found = [part for part in apart(query) if isinstance(part, Query)]
    return [" ".join(period.code for period in part.periods) for part in found]


@pytest.mark.parametrize("operation", ["record", "streak", "threshold"])
def test_over_months_periods_side_by_side_are_one_span(operation: str) -> None:
    assert parts(operation, "2025", "2024") == ["2024-01/2025-12"]
    assert parts(operation, "2023", "2025") == ["2023", "2025"]
    assert parts(operation, "2025-02", "2025-03", "2025-11") == ["2025-02/2025-03", "2025-11"]


@pytest.mark.parametrize("operation", ["rank", "why", "brief", "surprise", "mirror", "revision", "unit_value", "check"])
def test_what_is_asked_of_one_period_is_asked_of_each_in_the_order_told(operation: str) -> None:
    assert parts(operation, "2025", "2024") == ["2025", "2024"]


@pytest.mark.parametrize("operation", ["change", "compare", "trend", "level", "contribution"])
def test_what_knows_several_periods_keeps_them(operation: str) -> None:
    assert parts(operation, "2025", "2024") == ["2025 2024"]


def test_a_question_without_a_period_or_with_one_is_itself() -> None:
    assert parts("rank") == [""]
    assert parts("rank", "2025") == ["2025"]


def test_more_than_a_reply_can_hold_is_asked_back_and_none_left_out() -> None:
    months = tuple(Period.month(2025, n) for n in range(1, 8))
    assert len(apart(Query("rank", periods=months[:6]))) == 6
    [back] = apart(Query("rank", periods=months))
    assert isinstance(back, Ambiguous)
    assert [reading.periods for reading in back.readings] == [months[:1], months[-1:]]


def test_what_was_known_on_a_day_is_asked_of_each_period() -> None:
    asked = Query("level", periods=(Period.month(2025, 10), Period.month(2025, 11)), vintage="on:2025-11-20")
    assert [part.periods[0].code for part in apart(asked) if isinstance(part, Query)] == ["2025-10", "2025-11"]
