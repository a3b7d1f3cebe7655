"""By whose count: an adjective of a country beside a word for figures is its own statistics, never China's for them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what did Brazil import from China in March 2026 by Brazilian figures"),
        ("en", "Australia's customs data on exports to China in June 2026"),
        ("en", "Russian numbers for trade with China in 2025"),
        ("ru", "по российским данным, импорт из Китая в 2025 году"),
        ("es", "datos brasileños de importaciones de China en junio de 2026"),
        ("pt", "números mexicanos das importações da China em junho de 2026"),
        ("zh", "巴西数据显示2026年6月从中国进口多少？"),
        ("zh", "俄罗斯海关数据：2025年对华贸易额"),
        ("en", "trade with China 2025, Russian side"),
        ("de", "brasilianische Zahlen zum Import aus China im Juni 2026"),
    ],
)
def test_who_reports_nothing_here_is_not_answered_from_chinas_books(
    knowledge: Knowledge, language: str, text: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())


@pytest.mark.parametrize(
    ("text", "operation", "reporter"),
    [
        ("whats the difference between chinas and americas number for nov 2025 shipments to us", "mirror", "CHN"),
        ("India's stats on imports from China, FY25", "level", "IND"),
        ("Chinese trade figures May 2026", "brief", "CHN"),
        ("what do the customs figures for May 2026 say", "brief", "CHN"),
        ("German customs data on imports from China in 2025", "level", "DEU"),
        ("Chinese export numbers May 2026", "level", "CHN"),
    ],
)
def test_who_keeps_books_is_read_whatever_they_are_called(
    knowledge: Knowledge, text: str, operation: str, reporter: str
) -> None:
    (query,) = answer(Question(text, TODAY, "en"), knowledge).queries
    assert (query.operation, query.reporter) == (operation, reporter)


def test_without_a_flow_a_country_is_the_partner(knowledge: Knowledge) -> None:
    """`And the Brazilian numbers?` in a talk on exports: those of the exports to Brazil."""
    talk = Conversation("en")
    talk = talk.after(answer(talk.question("exports to Germany in March 2026", TODAY), knowledge))
    reply = answer(talk.question("and the Brazilian numbers?", TODAY), knowledge)
    assert [query.partners for query in reply.queries] == [("BRA",)]
