"""Words that German writes together, verbs before who acts, cases that stand for prepositions in Russian."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.errors import CannotAnswer
from bot.model import Query, Question
from bot.understanding import understand

if TYPE_CHECKING:
    from bot.knowledge import Knowledge


def read(text: str, knowledge: Knowledge) -> Query | CannotAnswer:
    question = Question(text, date(2026, 9, 15), None)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]


@pytest.mark.parametrize(
    ("text", "flow", "partners", "commodities"),
    [
        ("Sojaimporte aus Brasilien im Juli 2025", "import", ("BRA",), ("soybeans",)),
        ("Ueberschuss mit der EU 2025", "balance", ("EU27",), ("TOTAL",)),
        ("Was kaufte Deutschland 2025 von China?", "export", ("DEU",), ("TOTAL",)),
        ("Chinas Exporte nach Japan, nein, nach Korea im Mai 2026", "export", ("KOR",), ("TOTAL",)),
        ("экспорт в США октябрь 2025", "export", ("USA",), ("TOTAL",)),
        ("Сколько сои купил Китай у США в 2025?", "import", ("USA",), ("soybeans",)),
        ("товарооборот Китая с Россией 2025", "total", ("RUS",), ("TOTAL",)),
    ],
)
def test_sides(
    text: str, flow: str, partners: tuple[str, ...], commodities: tuple[str, ...], knowledge: Knowledge
) -> None:
    query = read(text, knowledge)
    assert isinstance(query, Query), query
    assert (query.reporter, query.flow, query.partners, query.commodities) == ("CHN", flow, partners, commodities)


@pytest.mark.parametrize("text", ["Weinimporte Chinas 2025", "Rindfleischimporte 2025", "импорт говядины"])
def test_unknown_goods_stay_unknown(text: str, knowledge: Knowledge) -> None:
    assert isinstance(read(text, knowledge), CannotAnswer)
