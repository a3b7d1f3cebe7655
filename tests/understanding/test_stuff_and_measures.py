"""Goods as stuff, units as measures, rates and balances of anybody: no figure of a trade is asked."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotTrade
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read


@pytest.mark.parametrize(
    "text",
    [
        "who produces the most oil",
        "how much oil is in a barrel",
        "how many barrels are in a tonne of oil",
        "一吨等于多少桶",
        "how many days to Mexico",
        "what's the difference between natural gas and LNG",
        "are Chinese cars any good",
        "does China make good cars",
        "gibt es gute chinesische Autos",
        "what does trade mean",
        "разница между import и export",
        "which round has a pick of 12 and is from China?",
    ],
)
def test_nothing_traded_is_asked(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, text), NotTrade)


@pytest.mark.parametrize("text", ["balance please", "solde fin 2024", "tipo de cambio", "курс доллара на сегодня"])
def test_what_any_bank_has_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, text), Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "trade balance please",
        "how many tonnes of oil did China import in 2025",
        "tipo de cambio dólar/yuan",
        "курс юаня на 19 мая 2026",
        "who sells China the most oil",
        "good. soybeans from Brazil in 2025?",
        "difference between exports and imports in November 2025",
    ],
)
def test_figures_of_trade_are(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, text), Query)
