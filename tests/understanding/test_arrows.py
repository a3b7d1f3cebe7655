"""An arrow between two country codes goes from the reporter to the partner, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)
EXPORTS = {
    "en": "exports", "de": "Exporte", "fr": "exportations", "es": "exportaciones", "pt": "exportações",
    "ru": "экспорт", "ja": "輸出", "zh": "出口",
}  # fmt: skip


def asked(knowledge: Knowledge, text: str, language: str = "en") -> Query:
    question = Question(text, TODAY, language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    return query


@pytest.mark.parametrize("language", sorted(EXPORTS))
@pytest.mark.parametrize("partner", [("IN", "IND"), ("DE", "DEU"), ("IT", "ITA"), ("VN", "VNM"), ("BRA", "BRA")])
def test_a_code_at_an_arrow_is_a_country(knowledge: Knowledge, language: str, partner: tuple[str, str]) -> None:
    written, code = partner
    query = asked(knowledge, f"{EXPORTS[language]} CN→{written} 2023", language)
    assert (query.reporter, query.flow, query.partners) == ("CHN", "export", (code,))


@pytest.mark.parametrize("text", ["exports in->cn 2025", "exports IN -> CN 2025", "IN → CN exports 2025"])
def test_the_one_before_the_arrow_is_the_reporter(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert (query.reporter, query.flow, query.partners) == ("IND", "export", ("CHN",))


def test_months_at_an_arrow_stay_months(knowledge: Knowledge) -> None:
    query = asked(knowledge, "exportaciones mar → ago 2025", "es")
    assert query.partners == ("WLD",)
