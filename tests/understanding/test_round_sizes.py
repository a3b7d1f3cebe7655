"""A round amount that names a size, and what no month reaches: of the year; places in an order are judged."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("language", "question", "headline"),
    [
        (
            "en",
            "is it true that china has a trillion dollar surplus",
            "True. China's trade balance, 2025: a surplus of",
        ),
        ("en", "China runs a $1 trillion trade surplus, right?", "True. China's trade balance, 2025: a surplus"),
        (
            "en",
            "was there a trillion dollar surplus in 2024?",
            "False. China's trade balance, 2024: a surplus of $992.1",
        ),
        ("en", "china's surplus is 1 trillion, right?", "False. China's trade balance, 2025: a surplus of $1,189 bn"),
        ("fr", "La Chine a un excédent de mille milliards de dollars, c'est vrai ?", "Vrai. Balance commerciale"),
        ("ru", "Правда, что у Китая профицит в триллион долларов?", "Верно. Торговое сальдо Китая, 2025 год"),
        ("zh", "中国有万亿美元的贸易顺差，对吗？", "属实。2025年中国贸易差额"),
        ("en", "why did the surplus pass a trillion", "China's trade balance, 2025: $1,189 bn"),
        ("en", "what's behind the trillion dollar surplus", "China's trade balance, 2025: $1,189 bn"),
        ("en", "why did the surplus exceed 100 billion", "China's trade balance, August 2026: $119.09 bn"),
        ("en", "was the november surplus the third biggest?", "True. China's trade balance: the third highest in Nov"),
        ("en", "were june's exports the second highest?", "False. China's exports, June 2026: $412.39 bn, the highest"),
        ("en", "which import category fell most in 2025", "Of the 7 kinds of goods held, the slowest growth"),
    ],
)
def test_the_size_is_judged(knowledge: Knowledge, language: str, question: str, headline: str) -> None:
    assert last(knowledge, question, language=language).headline.startswith(headline)
