"""Months never named are asked back; how many billions is an amount; a run from the month it began."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize("question", ["what was export growth in those two months", "and imports in the months before"])
def test_months_that_nobody_named_are_asked_back(knowledge: Knowledge, question: str) -> None:
    reply = last(knowledge, question + (" that" if question.endswith("before") else ""))
    assert reply.outcome == "clarify" or reply.reason == "ambiguous"
    assert not reply.figures


def test_how_many_billions_is_an_amount(knowledge: Knowledge) -> None:
    reply = last(knowledge, "how many billions did exports to the us lose in 2025")
    assert reply.headline == "Exports from China to the United States: $103.89 bn less in 2025 than in 2024"


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("the PMI fell below 50 in April 2025. How long did it stay there?", 8),
        ("exports to the US began to fall in April 2025: for how many months in a row did they fall?", 12),
        ("exports fell in October 2025, how many months in a row was that?", 1),
    ],
)
def test_a_run_is_told_from_the_month_it_began(knowledge: Knowledge, question: str, months: int) -> None:
    assert last(knowledge, question).figures[0].value == months


def test_the_biggest_miss_is_below_what_was_expected(knowledge: Knowledge) -> None:
    assert last(knowledge, "biggest forecast miss in 2025").figures[0].value < 0
