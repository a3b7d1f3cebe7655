"""A flow compared with a year before, and no time of its own: its change on the year, never the level of that time."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.understanding import understand
from tests.understanding.asking import TODAY, asked


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("en", "how did imports compare with a year before?", "import"),
        ("en", "how do exports to the US compare with a year ago", "export"),
        ("es", "¿Cómo se compara el superávit con un año antes?", "balance"),
        ("de", "Wie waren die Importe im Vergleich zum Vorjahr?", "import"),
    ],
)
def test_of_the_newest_month(knowledge: Knowledge, language: str, text: str, flow: str) -> None:
    question = Question(text, TODAY, language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.operation, query.flow, query.periods) == ("growth", flow, ())


def test_beside_another_question_it_is_one_of_its_own(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "exports in October 2025? And how did the surplus compare with a year before?")
    assert [(part.operation, part.flow) for part in parts if isinstance(part, Query)] == [
        ("level", "export"),
        ("change", "balance"),
    ]


def test_as_each_of_two_counts_it(knowledge: Knowledge) -> None:
    for text in (
        "China exports to the U.S. in 2024 as seen by China and as seen by the US",
        "china's sales to us in 2024: how much do china and the us differ in their count?",
    ):
        (query,) = asked(knowledge, text)
        assert isinstance(query, Query)
        assert (query.operation, query.flow, query.partners) == ("mirror", "export", ("USA",))


def test_a_mean_of_spans_unlike_each_other_is_of_each(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "average monthly surplus in 2025, and in H1 2026")
    spans = [[period.code for period in part.periods] for part in parts if isinstance(part, Query)]
    assert spans == [["2025"], ["2026-01/2026-06"]]
    (one,) = asked(knowledge, "average of May and June 2026 exports")
    assert isinstance(one, Query)


def test_an_order_of_rates_by_value_is_of_no_tonnes(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "which commodity import grew most in 2025 by value?")
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.measure, query.basis) == ("rank", "commodity", "yoy", "value_usd")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Правда, что угля в 2025 ввезли меньше, чем годом ранее?", "below"),
        ("Верно, что импорт в мае 2025 слабее, чем год назад?", "below"),
        ("Правда, что стали в 2025 вывезли больше, чем год назад?", "above"),
    ],
)
def test_less_than_a_year_before_is_a_fall(knowledge: Knowledge, text: str, comparator: str) -> None:
    (query,) = asked(knowledge, text, "ru")
    assert isinstance(query, Query)
    assert isinstance(query.condition, Bound)
    assert (query.operation, query.condition.comparator, query.condition.measure) == ("check", comparator, "yoy")
