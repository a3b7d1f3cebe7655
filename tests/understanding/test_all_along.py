"""Of so much as a month has, all along is of each month; of so much as a year has, the sum since January passed it."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("language", "question", "headline"),
    [
        (
            "en",
            "exports remained over 300 billion throughout 2025",
            "False. China's exports: so in 11 of the 12 months",
        ),
        ("en", "the surplus was above 100 bn every month of 2025", "False. China's trade balance: so in 7 of the 12"),
        (
            "en",
            "imports were below 250 bn every month of 2025",
            "True. China's imports: so in every one of the 12 months",
        ),
        ("en", "was the full year 2025 surplus above 100bn", "True. China's trade balance, 2025"),
        ("en", "exports were above 3.7 trillion in 2025, right?", "True. China's exports, 2025: $3,770 bn"),
        ("de", "lagen die Exporte 2025 immer über 300 Milliarden Dollar", "Stimmt nicht. Exporte Chinas: so nur in 11"),
        ("fr", "les exportations sont-elles restées au-dessus de 300 milliards toute l'année 2025", "Faux."),
        ("ru", "оставался ли экспорт выше 300 млрд весь 2025 год", "Неверно."),
        ("zh", "2025年出口一直保持在3000亿美元以上", "不属实。"),
        (
            "en",
            "by which month had the surplus passed 1 trillion in 2025",
            "China's trade balance: the sum since January",
        ),
        ("en", "is the dollar weaker than in April 2025", "Which figures do you mean"),
        ("en", "did ship exports sink in 2025", "China's exports of ships, 2025: up 26.7 %"),
        ("en", "how much less did the US get in 2025 than in 2024", "Exports from China to the United States: $103.89"),
        ("en", "biggest purchase from Brazil", "Imports from Brazil into China: highest in June 2026"),
    ],
)
def test_what_is_meant_is_told(knowledge: Knowledge, language: str, question: str, headline: str) -> None:
    assert last(knowledge, question, language=language).headline.startswith(headline)


@pytest.mark.parametrize(
    ("turns", "headline"),
    [
        (("growth of exports in yuan, August 2026", "in dollars?"), "China's exports, August 2026: up 25.0 %"),
        (
            ("growth of exports in yuan, August 2026", "and the rate in dollars?"),
            "China's exports, August 2026: up 25.0 %",
        ),
        (("exports in june 2026", "the rate?"), "China's exports, June 2026: up 27.0 %"),
        (("growth of exports in november 2025", "in dollars?"), "China's exports, November 2025: $330.3 bn"),
    ],
)
def test_the_rate_in_another_currency_is_a_rate(knowledge: Knowledge, turns: tuple[str, ...], headline: str) -> None:
    assert last(knowledge, *turns).headline.startswith(headline)
