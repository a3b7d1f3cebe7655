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
