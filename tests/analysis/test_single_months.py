"""An amount of a month's size claimed of a year: both readings are told."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("did the surplus rise above 140 billion in 2025", [1189.0, 137.992]),  # so of the year, of no month
        ("did the surplus rise above 130 billion in 2025", [1189.0, 137.992]),  # so of the year and of January
        ("did exports fall below 220 billion dollars in 2025", [3770.0, 214.777]),  # of February, not of the year
        ("did the surplus exceed one trillion dollars in 2025", [1189.0]),  # of a year's size: the year is meant
        ("did exports exceed 320 billion dollars in November 2025", [330.3]),
    ],
)
def test_months_beside_the_whole(text: str, figures: list[float], knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert reply.outcome == "answer"
    assert sorted(round(one.value, 3) for one in reply.figures) == sorted(figures)


def test_true_of_the_whole_alone_is_not_told_as_true(knowledge: Knowledge) -> None:
    reply = answer(Question("did the surplus rise above 140 billion in 2025", TODAY, "en"), knowledge)
    assert "but of no single month" in reply.headline
    assert not reply.headline.startswith("True")
