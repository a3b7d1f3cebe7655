"""What is asked of exports and imports together is asked of both, whatever is asked beside it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.understanding.asking import one


@pytest.mark.parametrize(
    "text",
    [
        "how much did exports and imports grow in August 2026, and what was the surplus?",
        "In August 2026, how much did exports and imports each grow, and what was the surplus?",
        "how much did both exports and imports rise in August 2026 and what was the surplus",
    ],
)
def test_both_grow_and_the_surplus_is_told_beside_them(text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, date(2026, 9, 15)), knowledge)
    assert {25.0, 28.2, 119.09} <= {figure.value for figure in reply.figures}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("growth rates of exports and imports in each quarter of 2025", "quarter"),
        ("growth of exports and imports by quarter in 2025", "quarter"),
        ("growth rates of exports and imports in each month of 2025", "month"),
    ],
)
def test_rates_of_both_are_told_of_each_span(text: str, by: str, knowledge: Knowledge) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.measure, query.by) == ("trend", "both", "yoy", by)
