"""Letters behind figures, and a country before a dollar sign."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("did car exports exceed 7m in 2025", "True. China's exports of automobiles, 2025: 7,060,000"),
        ("steel exports 119m t in 2025, right?", "True. China's exports of steel products, 2025: 119 Mt"),
        ("was the surplus over $1t in 2025", "True. China's trade balance, 2025: a surplus of $1,189 bn"),
        ("rare earth exports above 5000t in nov 2025", "True. China's exports of rare earths, November 2025: 5,494 t"),
        ("exports to the us $33.8b nov 25 right", "True within rounding. Exports from China to the United States"),
        ("exports to US $33.8bn in november 2025, true?", "True within rounding. Exports from China to the United"),
        ("exports rose to US $330.3 bn in November 2025, right?", "True. China's exports, November 2025: $330.3 bn"),
        ("surplus 11M25", "China's trade balance, January to November 2025: a surplus of $1,080 bn"),
        ("9M2025 exports yoy", "China's exports, January to September 2025: up 6.1 %"),
        ("01-10.2025 exports yoy", "China's exports, January to October 2025: up 5.3 %"),
        ("exports m/m sa nov 2025", "No figures of this are held as “m/m sa”, so I give none"),
        ("7M 2025 exports", "China's exports, January to July 2025: $2,129.2 bn"),
        ("CNY fix may 2026", "The US dollar in yuan, 19 May 2026"),
        ("when did scotus strike down the tariffs", "20 February 2026: “US Supreme Court voids IEEPA tariffs”"),
    ],
)
def test_a_letter_is_read_where_it_is_plain(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(headline)
