"""Of a figure by one side's count the other side's is asked: both are given, and never its trade with all."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "By US data imports from China were $308.7 billion in 2025. What does China report for those shipments?",
            "en",
        ),
        ("By US data imports from China were $308.7 billion in 2025. What do the Chinese themselves say for it?", "en"),
        ("美国数据显示2025年自中国进口3087亿美元。中国自己对同一批货物报了多少?", "zh"),
        (
            "Laut US-Daten betrugen die Importe aus China 2025 308,7 Milliarden Dollar. "
            "Was meldet China für dieselben Lieferungen?",
            "de",
        ),
        (
            "Según datos de EE. UU., las importaciones desde China fueron de 308.700 millones de dólares en 2025. "
            "¿Qué registra China por esos mismos envíos?",
            "es",
        ),
        (
            "Selon les chiffres américains, les importations de Chine ont atteint 308,7 milliards de dollars en 2025. "
            "Que déclare la Chine pour ces mêmes livraisons ?",
            "fr",
        ),
        ("По данным США, импорт из Китая составил 308,7 млрд долларов в 2025 году. "
         "Что сообщает Китай о тех же поставках?", "ru"),
    ],
)  # fmt: skip
def test_the_other_side_is_asked_for_the_same_trade(text: str, language: str, knowledge: Knowledge) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.reporter, query.flow, query.partners) == ("mirror", "USA", "import", ("CHN",))


def test_where_nobody_counts_it_is_asked_back(knowledge: Knowledge) -> None:
    (part,) = asked(
        knowledge,
        "Fact sheet: imports from China were $308.7 billion in 2025. What do the Chinese themselves put down for those "
        "same shipments?",
    )
    assert isinstance(part, Ambiguous)
