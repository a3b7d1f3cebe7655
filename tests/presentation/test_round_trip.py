"""A button is a question: its words, typed by hand, are read as the very query that it stands for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.errors import CannotAnswer
from bot.model import Question
from bot.pipeline import travel
from bot.understanding import understand

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "how much did china export to the us in november 2025",
        "growth of exports to the EU, september 2025",
        "chinese imports of soybeans from brazil in 2025",
        "trade surplus august 2026",
        "exports january to november 2025",
        "manufacturing PMI november 2025",
        "US imports from China 2024",
        "exports to Vietnam may 2024",
        "top 3 buyers of chinese goods in 2024",
        "exports month by month 2025",
        "growth in china",
        "exports september 2026",
        "Vietnam's exports to France",
        "weather in Paris",
    ],
)
def test_words_of_buttons_are_understood(knowledge: Knowledge, text: str) -> None:
    choices = travel(Question(text, TODAY, "en"), knowledge).reply.choices
    assert choices
    for choice in choices:
        typed = Question(choice.text, TODAY, "en")
        (read,) = understand(typed, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
        assert not isinstance(read, CannotAnswer), choice.text
        assert choice.query is not None
        meant, was_read = (
            query.with_(
                notes=(),
                by=None if query.operation in ("growth", "coverage") else query.by,
                measure=None,
                periods=query.periods[:1] if query.operation == "trend" else query.periods,
            )
            for query in (choice.query, read)
        )
        assert was_read == meant, choice.text
