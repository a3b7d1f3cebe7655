"""Several questions in one text, and one after a story: each part is read over those before it, and none is dropped."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand
from bot.understanding.clauses.in_parts import parts_of
from bot.understanding.clauses.labels import labels_in, listed
from bot.understanding.mentions.parser import parse

TODAY = date(2026, 9, 15)
Slots = tuple[str, str | None, tuple[str, ...], str]


def read(knowledge: Knowledge, text: str) -> tuple[Query | CannotAnswer, ...]:
    question = Question(text, TODAY, language="en")
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


def slots(query: Query | CannotAnswer) -> Slots:
    assert isinstance(query, Query)
    return query.operation, query.flow, query.partners, " ".join(period.code for period in query.periods)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "what was the trade surplus in 2025, which month was the largest and did it beat 2024?",
            ["what was the trade surplus in 2025,", "which month was the largest", "and did it beat 2024?"],
        ),
        ("how many cars in May 2025, up how much,", ["how many cars in May 2025,", "up how much,"]),
        ("exports fell in May 2025. Is that right?", ["exports fell in May 2025. Is that right?"]),
        ("exports to Japan and Korea in May 2025", ["exports to Japan and Korea in May 2025"]),
        ("were China's exports in May higher, in dollars, than in April?",
         ["were China's exports in May higher, in dollars, than in April?"]),
    ],
)  # fmt: skip
def test_a_part_begins_where_a_question_opens(knowledge: Knowledge, text: str, parts: list[str]) -> None:
    frame = parse(text, knowledge.lexicons, "en")
    assert [text[part.start : part.end] for part in parts_of(frame)] == parts


def test_the_points_of_a_list_are_sentences() -> None:
    text = "1. exports to the US\n2) imports from the US\n- the surplus"
    points = listed(text, labels_in(text)).split(";")
    assert points == [
        "   exports to the US",
        "   imports from the US",
        "  the surplus",
    ]
    assert listed("exports in\nMay 2025", []) == "exports in\nMay 2025"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "what was the trade surplus in 2025, which month was the largest and did it beat 2024?",
            [("balance", "balance", ("WLD",), "2025"), ("record", "balance", ("WLD",), "2025"),
             ("compare", "balance", ("WLD",), "2025 2024")],
        ),
        (
            "How many soybeans came from Brazil in October 2025, and what did the US ship?",
            [("level", "import", ("BRA",), "2025-10"), ("level", "import", ("USA",), "2025-10")],
        ),
        (
            "How much did China export to Russia in 2025 and did imports rise?",
            [("level", "export", ("RUS",), "2025"), ("growth", "import", ("RUS",), "2025")],
        ),
        (
            "What was the surplus in March 2026? How much was it a year earlier? And what were exports?",
            [("balance", "balance", ("WLD",), "2026-03"), ("balance", "balance", ("WLD",), "2025-03"),
             ("level", "export", ("WLD",), "2026-03")],
        ),
        (
            "According to Reuters exports rose 5.9 % in November; what were they in October?",
            [("growth", "export", ("WLD",), "2025-10")],
        ),
        (
            "I know that exports to Japan rose. What were they in September 2025?",
            [("growth", "export", ("JPN",), "2025-09")],
        ),
        (
            "exports to japan and korea in september 2025, plus the balances with each",
            [("level", "export", ("JPN", "KOR"), "2025-09"), ("balance", "balance", ("JPN", "KOR"), "2025-09")],
        ),
    ],
)  # fmt: skip
def test_each_part_is_read(knowledge: Knowledge, text: str, found: list[Slots]) -> None:
    assert [slots(query) for query in read(knowledge, text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Exports of umbrellas keep rising. What were they in 2025?",
        "Guangdong's exports fell last year, what were they in 2025?",
        "Services exports are booming. How much did China export in May 2026?",
        "'China's trade surplus tops $1 trillion' what was it the year before?",
    ],
)
def test_a_story_that_is_not_understood_gives_no_figure(knowledge: Knowledge, text: str) -> None:
    assert all(isinstance(query, CannotAnswer) for query in read(knowledge, text))


@pytest.mark.parametrize(
    "text",
    [
        "Which grew faster in May 2026, exports to the US or to the EU, and by how much?",
        "What's the gap between what China says it exported to the US in 2025 and what the US says it imported?",
        "did october 2025 exports beat forecasts and by how much?",
        "How much did China sell to, and how much did it buy from, Russia in 2023?",
    ],
)
def test_one_question_stays_one(knowledge: Knowledge, text: str) -> None:
    assert len(read(knowledge, text)) == 1


def test_what_is_asked_of_a_month_that_is_only_found_is_not_told_of_the_year(knowledge: Knowledge) -> None:
    (record,) = read(knowledge, "which month of 2025 was the worst for exports to the US and how much was it down")
    assert isinstance(record, Query)
    assert (record.operation, record.measure) == ("record", "with_yoy")
