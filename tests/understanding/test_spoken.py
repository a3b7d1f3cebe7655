"""Numbers as they are dictated, in words: years, figures of several words, tenths."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Period, Query, Question
from bot.understanding import understand
from bot.understanding.words.spoken import figured
from bot.understanding.words.text import tokenize

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("november twenty twenty five", "november 2025"),
        ("november twenty twenty-five", "november 2025"),
        ("in twenty twenty", "in 2020"),
        ("nineteen ninety eight", "1998"),
        ("twenty oh eight", "2008"),
        ("twenty fifteen", "2015"),
        ("two thousand and twenty four", "2024"),
        ("two thousand twenty four", "2024"),
        ("september twenty five", "september 25"),
        ("twenty eight point six percent", "28.6 percent"),
        ("one hundred and ten billion", "110 billion"),
        ("seven hundred thousand cars", "700000 cars"),
        ("twelve hundred tonnes", "twelve hundred tonnes"),
        ("three and twenty", "three and twenty"),
        ("twenty months", "twenty months"),
        ("two or three years", "two or three years"),
        ("exports and imports", "exports and imports"),
    ],
)
def test_words_of_a_number_become_its_figures(knowledge: Knowledge, said: str, read: str) -> None:
    tokens = figured(tokenize(said), knowledge.lexicons["en"].spoken)
    assert " ".join(token.norm for token in tokens) == read


def test_what_was_said_is_kept(knowledge: Knowledge) -> None:
    last = figured(tokenize("in twenty twenty-five"), knowledge.lexicons["en"].spoken)[-1]
    assert (last.said, last.start, last.end, last.kind) == ("twenty twenty-five", 3, 21, "number")


def test_a_dictated_question_is_read(knowledge: Knowledge) -> None:
    text = "okay so um what were chinas exports to america in like november twenty twenty five"
    question = Question(text, TODAY, language="en")
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == ("export", ("USA",))
    assert query.periods == (Period.month(2025, 11),)
