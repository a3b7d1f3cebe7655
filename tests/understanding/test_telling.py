"""What is told before a question changes nothing of it, and a denial that opens a question denies nothing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> tuple[Query | CannotAnswer, ...]:
    return understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("Imports are booming and everyone talks about it. How much did China export in 2025?", "exports 2025"),
        (
            "Rare earths are all over the news. How many tonnes left China in December 2025?",
            "How many tonnes of rare earths left China in December 2025?",
        ),
        (
            "Trump says the US deficit with China is at its lowest in decades. What was the US deficit in 2025 on US "
            "figures?",
            "What was the US deficit with China in 2025 on US figures?",
        ),
        (
            "The trade war has hit exports to America hard. How much did they drop in 2025?",
            "How much did exports to America drop in 2025?",
        ),
        ("Didn't exports to the US fall in May 2025?", "Did exports to the US fall in May 2025?"),
        ("Wasn't 2025's surplus a record?", "Was the 2025 surplus a record?"),
        (
            "How many months of 2025 saw exports to the US fall by more than a quarter?",
            "How many months of 2025 saw exports to the US fall by more than 25 %?",
        ),
        (
            "How much of the 2025 growth in exports was due to ASEAN?",
            "How much of the growth in exports in 2025 was due to ASEAN?",
        ),
        (
            "Could you explain to me, in simple words, what the difference between FOB and CIF is?",
            "What is the difference between FOB and CIF?",
        ),
        (
            "Was the November 2025 surplus the highest of the year, or was there a higher one?",
            "Was the November 2025 surplus the highest of the year?",
        ),
        (
            "What percentage increase did chip exports record in the first two months of 2026?",
            "By what percentage did chip exports increase in the first two months of 2026?",
        ),
        (
            "How long did the decline in exports to the US that began in April 2025 go on?",
            "Exports to the US have been falling since April 2025: how many months in a row?",
        ),
        (
            "How much on average did China pay for one ton of soybeans between January and April 2026?",
            "Import price per tonne of soybeans between January and April 2026",
        ),
        (
            "What did one barrel of imported crude cost China on average in Jan-Apr 2026?",
            "Import price of crude per barrel in Jan-Apr 2026",
        ),
        ('I don\'t know what "year-on-year" means, can you explain?', "What does year-on-year mean?"),
        (
            "I need to compare soybean purchases from Brazil with those from the United States for 2025.",
            "Compare soybean imports from Brazil with those from the United States for 2025.",
        ),
        (
            "Could you count how many months running the manufacturing PMI was under 50 in 2025?",
            "How many months in a row was the manufacturing PMI under 50 in 2025?",
        ),
        (
            "If I sum June, July and August 2025, how many tonnes of soybeans do I get?",
            "How many tonnes of soybeans did China import in June, July and August 2025, in total?",
        ),
        (
            "my tutor asked us how many months in 2025 saw exports to the us fall by more than a quarter",
            "How many months in 2025 saw exports to the US fall by more than 25 %?",
        ),
        ("How srong was the rise in exports in May 2026?", "How strong was the rise in exports in May 2026?"),
        ("is it true that imports weere flat in 2025", "is it true that imports were flat in 2025"),
    ],
)
def test_it_asks_what_the_question_alone_asks(knowledge: Knowledge, told: str, plain: str) -> None:
    assert asked(knowledge, told) == asked(knowledge, plain)


@pytest.mark.parametrize(
    "text",
    [
        "I follow lobsters from Canada. How much did China import in 2024?",
        "Who is the current minister of commerce of China?",
        "What is the name of China's commerce minister?",
    ],
)
def test_what_is_looked_for_is_not_passed_over(knowledge: Knowledge, text: str) -> None:
    assert all(isinstance(part, CannotAnswer) for part in asked(knowledge, text))
