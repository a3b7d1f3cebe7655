"""Trade's words where no trade is meant, and the same words where it is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("elsewhere", "trade"),
    [
        ("how many rows were exported in 2024", "how many cars were exported in 2024"),
        ("what did I buy from Brazil in 2024", "what did China buy from Brazil in 2024"),
        ("how did my balance change in 2024", "how did China's balance change in 2024"),
        ("order soybeans from Brazil", "how many soybeans did China order from Brazil in October 2025"),
        ("how much crude oil do I have", "how much crude oil did we import in 2025"),
        ("which country makes the most crude oil", "which country sells China the most crude oil"),
        ("why is America so poor", "why are exports to America so poor"),
        ("what is the news from Africa", "what were imports from Africa in 2024"),
        ("balance the books in 2024", "the balance in 2024"),
        ("exports failed in November", "exports fell in November"),
    ],
)
def test_only_trade_is_answered(knowledge: Knowledge, elsewhere: str, trade: str) -> None:
    assert answer(Question(elsewhere, TODAY, "en"), knowledge).outcome == "refuse"
    assert answer(Question(trade, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    "question",
    [
        "US PMI, November 2025",
        "inflation in America in November 2025",
        "EU tariff on Chinese electric cars",
        "exchange rate between euros and dollars",
        "how much is a yen in yuan",
    ],
)
def test_no_series_stands_in_for_anothers(knowledge: Knowledge, question: str) -> None:
    reply = answer(Question(question, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.reason) == ("refuse", "not_held")


@pytest.mark.parametrize(
    "question",
    [
        "what did China sell to Vietnam in 2025",
        "how much did China sell to Germany in 2025",
        "what was sold to Germany by China in 2025",
        "was hat China 2025 nach Deutschland verkauft",
        "2025年に中国はドイツにいくら売ったか",
        "which partner's share of exports grew most in 2025",
    ],
)
def test_neither_the_other_sides_books_nor_a_rate_stand_in(knowledge: Knowledge, question: str) -> None:
    """Where China's own figure, or the share, is not held."""
    assert answer(Question(question, TODAY), knowledge).outcome in ("refuse", "clarify")
