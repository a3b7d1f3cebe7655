"""What somebody imports of some goods is not what is bought of him: America's soybean imports, American soybeans."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, language: str, text: str) -> Query | CannotAnswer:
    question = Question(text, TODAY, language)
    (part,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return part


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "US imports of soybeans in 2024"),
        ("en", "America's soybean imports in 2024"),
        ("en", "how much soy did the US import in 2024"),
        ("fr", "importations américaines totales de soja en 2024"),
        ("es", "¿Cuánta soja importó Estados Unidos en 2024?"),
        ("pt", "importações americanas de soja em 2024"),
        ("ru", "американский импорт сои в 2024 году"),
        ("de", "Wie viel Soja importierten die USA 2024?"),
        ("ja", "米国の大豆輸入 2024年"),
        ("zh", "美国2024年大豆进口量"),
    ],
)
def test_the_imports_of_another_are_never_read_as_what_is_bought_there(
    knowledge: Knowledge, language: str, text: str
) -> None:
    assert isinstance(asked(knowledge, language, text), CannotAnswer)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "imports of US soybeans in 2024"),
        ("fr", "importations de soja américain en 2024"),
        ("fr", "soja du Brésil importé en 2024"),
        ("es", "soja estadounidense importada en 2024"),
        ("ru", "импорт американской сои в 2024 году"),
        ("zh", "2024年美国大豆进口量"),
    ],
)
def test_goods_of_another_are_bought_there(knowledge: Knowledge, language: str, text: str) -> None:
    query = asked(knowledge, language, text)
    assert isinstance(query, Query)
    assert (query.reporter, query.flow, query.commodities) == ("CHN", "import", ("soybeans",))
