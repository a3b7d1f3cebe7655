"""What a possessive stands for, and a dealer of another time asked beside a figure."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> list[Query]:
    question = Conversation("en").question(text, TODAY)
    found = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return [query for query in found if isinstance(query, Query)]


@pytest.mark.parametrize(
    ("text", "reporter", "partners"),
    [
        ("Taiwan is booming they say - how much did its exports grow in 2025?", "TWN", ("WLD",)),
        ("Germany had a bad year. what were its exports to China in 2025", "DEU", ("CHN",)),
        ("China is doing well. what were its exports to Japan in June 2026", "CHN", ("JPN",)),
    ],
)
def test_its_is_of_the_country_named_before(
    knowledge: Knowledge, text: str, reporter: str, partners: tuple[str, ...]
) -> None:
    query = asked(knowledge, text)[-1]
    assert (query.reporter, query.partners) == (reporter, partners)


@pytest.mark.parametrize(
    "text",
    [
        "soybean imports in may 2025 and the top supplier in 2025",
        "what were soybeans imports in may 2025, and who supplied most of it in the whole year?",
    ],
)
def test_who_dealt_most_in_another_time_is_a_question_of_its_own(knowledge: Knowledge, text: str) -> None:
    one, other = asked(knowledge, text)
    assert (one.operation, other.operation) == ("level", "rank")
    assert [query.periods[0].code for query in (one, other)] == ["2025-05", "2025"]
