"""The seasonally adjusted figure that an agency announces is told beside the one that is not adjusted."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer


@pytest.mark.parametrize(
    ("text", "plain", "adjusted"),
    [("Germany's trade balance in 2025", 200.5, 202.8), ("Germany's exports in 2025", 1563.0, 1569.6)],
)
def test_the_adjusted_figure_stands_beside(knowledge: Knowledge, text: str, plain: float, adjusted: float) -> None:
    reply = answer(Question(text, date(2026, 9, 15), "en"), knowledge)
    found = {figure.value: figure.adjusted for figure in reply.figures}
    assert reply.figures[0].value == pytest.approx(plain)
    assert found[adjusted] == "sa"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Germany's seasonally adjusted trade balance in 2025", 202.8),
        ("Germany's trade balance in 2025, not seasonally adjusted", 200.5),
        ("US deficit with China December 2025, seasonally adjusted", -12.4),
    ],
)
def test_a_version_that_is_named_is_told_alone(knowledge: Knowledge, text: str, value: float) -> None:
    reply = answer(Question(text, date(2026, 9, 15), "en"), knowledge)
    assert reply.figures[0].value == pytest.approx(value)
    assert len({figure.adjusted for figure in reply.figures}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "US deficit with China November 2025, seasonally adjusted",
        "US goods deficit October 2025, not seasonally adjusted",
        "US deficit with China December 2025 against December 2024, seasonally adjusted",
    ],
)
def test_the_other_version_never_stands_in(knowledge: Knowledge, text: str) -> None:
    assert not answer(Question(text, date(2026, 9, 15), "en"), knowledge).figures
