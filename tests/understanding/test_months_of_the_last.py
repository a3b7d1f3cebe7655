"""`How many of the last 12 months` counts months; what was exported over them is an amount."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Period, Query, Question
from bot.understanding import understand

YEAR = (Period.parse("2025-09/2026-08"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how many of the last 12 months saw exports fall"),
        ("en", "how many of the past 12 months had falling exports"),
        ("de", "wie viele der letzten 12 Monate hatten fallende Exporte"),
        ("es", "cuántos de los últimos 12 meses cayeron las exportaciones"),
    ],
)
def test_months_of_a_span_are_counted(knowledge: Knowledge, language: str, text: str) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.periods) == ("threshold", "count", YEAR)


def test_pieces_over_such_months_are_no_count_of_months(knowledge: Knowledge) -> None:
    question = Question("how many cars did China export in the last 12 months", date(2026, 9, 15), language="en")
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert query.operation in ("level", "sum")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which of the last five years had the smallest surplus"),
        ("en", "which one of the last five years had the smallest surplus"),
        ("de", "welches der letzten fünf Jahre hatte den kleinsten Überschuss"),
        ("ru", "в какой из последних пяти лет профицит был самым низким"),
    ],
)
def test_which_of_the_last_years_is_a_year(knowledge: Knowledge, language: str, text: str) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.periods) == ("record", "year", (Period.parse("2021/2025"),))
