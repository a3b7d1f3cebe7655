"""The examples that a greeting offers are questions that are answered, in every language, then and now."""

from __future__ import annotations

from datetime import date

import pytest

from bot.chat.telegram.messages import EXAMPLES
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer


@pytest.mark.parametrize("asked_on", [date(2026, 9, 15), date(2026, 11, 25)])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_answered(example: str, asked_on: date, knowledge: Knowledge) -> None:
    for language, phrasebook in knowledge.phrasebooks.items():
        text = phrasebook.say(example)
        reply = answer(Question(text, asked_on, language), knowledge, "CHN")
        assert reply.outcome == "answer", f"{language}: {text}: {reply.text}"
