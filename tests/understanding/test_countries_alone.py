"""Orders of single countries, where that is said; more than halved, fallen twofold."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("language", "question", "first"),
    [
        ("en", "rank export partners in 2025, countries only", "United States $420.05 bn, India"),
        ("en", "top 3 single countries by exports 2025", "United States $420.05 bn, India"),
        ("en", "top 5 export markets 2025, no blocs", "United States $420.05 bn, India"),
        ("en", "top 3 export partners in 2025", "ASEAN $665.22 bn, EU $559.95 bn"),
        ("de", "Die drei größten Exportmärkte 2025, nur Länder", "USA 420,05 Mrd. Dollar, Indien"),
        ("zh", "2025年出口前三大国家，不含集团", "美国 4200.50亿美元、印度"),
    ],
)
def test_groups_take_no_part_where_countries_are_asked(
    knowledge: Knowledge, language: str, question: str, first: str
) -> None:
    assert first in last(knowledge, question, language=language).headline


def test_what_follows_on_an_order_of_countries_is_of_them(knowledge: Knowledge) -> None:
    turns = "exports last year by partner, biggest five", "just countries no blocs", "third?"
    assert last(knowledge, *turns).headline == "Exports from China to Russia, 2025: $103.31 bn"


@pytest.mark.parametrize(
    ("language", "question", "verdict"),
    [
        ("en", "in march 2026 the surplus more than halved on january, right?", "True."),
        ("en", "exports to the US more than halved in 2025 from 2024, right?", "False."),
        ("ru", "В марте 2026 профицит упал больше чем вдвое к январю, это правда?", "Верно."),
    ],
)
def test_more_than_halved_is_less_than_half(knowledge: Knowledge, language: str, question: str, verdict: str) -> None:
    reply = last(knowledge, question, language=language)
    assert reply.headline.startswith(verdict)
    assert not any(figure.measure == "yoy" for figure in reply.figures[:2])
