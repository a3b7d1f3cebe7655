"""What part of the trade with one partner its exports are: of that trade, and never of all exports."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.asking import one


@pytest.mark.parametrize(
    "text",
    [
        "what percentage of China's trade with Russia in 2025 was exports",
        "How much of China's Russia trade in 2025 was exports, percent?",
        "2025年中俄贸易中出口占多少？",
        "quelle part du commerce avec la Russie étaient les exportations en 2025 ?",
        "Welcher Anteil des Handels mit Russland waren 2025 Exporte?",
    ],
)
def test_of_the_trade_with_one(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.flow, query.partners) == ("share", "of_total", "export", ("RUS",))


def test_a_partner_in_all_exports_is_of_those(knowledge: Knowledge) -> None:
    query = one(knowledge, "what share of China's exports went to Russia in 2025")
    assert (query.by, query.flow, query.partners) == ("partner", "export", ("RUS",))
