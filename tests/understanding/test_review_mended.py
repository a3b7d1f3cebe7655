"""Questions that a new wording beside them had turned into others: what is asked stays what was asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand


def _asked(knowledge: Knowledge, language: str, text: str) -> list[tuple[str, str, str | None]]:
    question = Question(text, date(2026, 9, 15), language=language)
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return [(query.operation, query.flow, query.by) for query in queries if isinstance(query, Query)]


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "month-on-month growth of exports in 2025", [("growth", "export", "month")]),
        ("en", "month-on-month growth of exports to the US in 2025", [("growth", "export", "month")]),
        ("en", "month-on-month growth of imports in the first half of 2026", [("growth", "import", "month")]),
        ("en", "month-on-month growth of the surplus in 2025", [("change", "balance", "month")]),
        ("en", "by how much did exports change month on month in 2025", [("change", "export", "month")]),
        ("de", "Wachstum der Exporte gegenüber dem Vormonat im ersten Halbjahr 2026", [("growth", "export", "month")]),
        ("ja", "2025年の輸出の前月比の伸び", [("growth", "export", "month")]),
        ("zh", "2026年5月出口仍比去年高吗", [("growth", "export", "year")]),
        ("zh", "2026年5月出口还是比去年低吗", [("growth", "export", "year")]),
        ("zh", "2026年5月出口仍比上月高吗", [("growth", "export", "month")]),
        ("en", "have exports to the EU ever exceeded imports from ASEAN", [("trend", "both", "year")]),
        ("ja", "輸入が輸出を上回ったことはありますか", [("threshold", "balance", "last")]),
        ("ja", "輸出はいつ以来増えている", [("streak", "export", "current")]),
        ("en", "trade with Japan in 2025 and its imports", [("level", "import", None)]),
        ("en", "exports and the monthly trend year on year in 2025", [("trend", "export", "month")]),
        ("en", "exports divided by month in 2025", [("trend", "export", "month")]),
        ("es", "exportaciones en mayo de 2026 en valor absoluto y en porcentaje", [("growth", "export", "year")]),
        ("pt", "exportações em maio de 2026 em valor absoluto e em porcentagem", [("growth", "export", "year")]),
        ("fr", "exportations pour l'année", [("level", "export", None)]),
        ("en", "exports in May 2025; imports since then", [("level", "export", None), ("trend", "import", "month")]),
        ("en", "exports in May 2026; did imports grow?", [("level", "export", None), ("growth", "import", "year")]),
    ],
)
def test_what_is_asked(
    knowledge: Knowledge, language: str, text: str, asked: list[tuple[str, str, str | None]]
) -> None:
    assert _asked(knowledge, language, text) == asked


def test_the_other_way_round_is_of_the_same_year(knowledge: Knowledge) -> None:
    question = Question("what did the US import from China in 2024 and China from the US", date(2026, 9, 15))
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert [str(period) for query in queries if isinstance(query, Query) for period in query.periods] == [
        "2024",
        "2024",
    ]
