"""`Revised`, set off from a mean or a sum of the world's totals, says of which figures it is to be."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.asking import one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Average monthly exports in 2024 (revised)", "en"),
        ("China's average monthly exports in 2024, revised data", "en"),
        ("2024年月均出口(修订后)", "zh"),
        ("Durchschnittliche monatliche Exporte 2024 (revidiert)", "de"),
        ("Exportations mensuelles moyennes en 2024 (révisées)", "fr"),
        ("Exportaciones mensuales medias en 2024 (revisadas)", "es"),
        ("Среднемесячный экспорт в 2024 году (пересмотренный)", "ru"),
        ("Média mensal das exportações em 2024 (revisada)", "pt"),
        ("2024年の月平均輸出(改定値)", "ja"),
    ],
)
def test_a_mean_of_the_revised_months(text: str, language: str, knowledge: Knowledge) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.flow, query.vintage) == ("average", "export", "revised")


@pytest.mark.parametrize(
    "text",
    [
        "By how much were average monthly exports of 2024 revised?",
        "average monthly exports to the US in 2024 (revised)",
    ],
)
def test_a_revision_that_is_asked_for_stays_one(text: str, knowledge: Knowledge) -> None:
    assert one(knowledge, text).operation == "revision"
