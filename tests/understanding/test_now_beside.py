"""`Now` beside another time is a time of its own, as long as that one is; by itself or before a time it says which."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Period, Query, Question
from bot.understanding import understand
from tests import turns

TODAY = date(2026, 9, 15)


def periods(knowledge: Knowledge, language: str, text: str) -> tuple[str, ...]:
    question = Question(text, TODAY, language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query), query
    return tuple(period.code for period in query.periods)


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", "What share of China's exports goes to the US now compared with 2018?", ("2025", "2018")),
        ("en", "exports 2018 vs now", ("2018", "2025")),
        ("en", "is the surplus higher now than in 2020", ("2025", "2020")),
        ("en", "surplus now and in November 2025", ("2026-08", "2025-11")),
        ("en", "the latest figure for exports compared with June 2025", ("2026-06", "2025-06")),
        ("en", "exports now versus the first quarter of 2025", ("2026-04/2026-06", "2025-01/2025-03")),
        ("en", "How do exports now compare with the first half of 2025?", ("2026-01/2026-06", "2025-01/2025-06")),
        ("en", "Exports in 2025 vs now", ("2025", "2026-06")),
        ("en", "Surplus in 2025 and the latest figure", ("2025", "2026-08")),
        ("en", "tariff now and in 2018", ("2025-12", "2018")),
        ("de", "Anteil der USA am Export jetzt im Vergleich zu 2018", ("2025", "2018")),
        ("de", "ist der Überschuss jetzt höher als 2020", ("2025", "2020")),
        ("fr", "part des États-Unis dans les exportations aujourd'hui par rapport à 2018", ("2025", "2018")),
        ("es", "qué parte de las exportaciones va a EE.UU. ahora frente a 2018", ("2025", "2018")),
        ("pt", "participação dos EUA nas exportações hoje em comparação com 2018", ("2025", "2018")),
        ("ru", "доля США в экспорте сейчас по сравнению с 2018", ("2025", "2018")),
        ("zh", "现在对美出口占比和2018年相比", ("2025", "2018")),
        ("ja", "現在の輸出に占める米国の割合は2018年と比べて", ("2025", "2018")),
    ],
)
def test_now_is_set_beside_a_time_as_long_as_that_one(
    knowledge: Knowledge, language: str, text: str, meant: tuple[str, ...]
) -> None:
    assert periods(knowledge, language, text) == tuple(Period.parse(code).code for code in meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("latest exports and imports in 2025", ("2025",)),
        ("exports now", ()),
    ],
)
def test_the_newest_of_a_time_is_of_that_time(knowledge: Knowledge, text: str, meant: tuple[str, ...]) -> None:
    assert periods(knowledge, "en", text) == meant


def test_two_times_named_ahead_of_whom_are_what_is_compared(knowledge: Knowledge) -> None:
    assert periods(knowledge, "en", "compare May 2025 and May 2024 exports to ASEAN") == ("2025-05",)


def test_what_happened_this_year_is_asked_of_the_year_so_far(knowledge: Knowledge) -> None:
    assert periods(knowledge, "en", "what happened to exports this year") == ("2026-01/2026-06",)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("jetzt nur aus Japan", "2025"),
        ("jetzt Exporte, bitte", "2025"),
        ("Welche Länder lieferten jetzt am meisten?", "2025"),
        ("warum sind sie jetzt gefallen?", "2025"),
        ("wie viel davon kam jetzt aus Japan?", "2025"),
        ("Jetzt alle zusammen.", "2025"),
        ("zeig mir jetzt die Exporte 2024", "2024"),
        ("und jetzt?", "2026-06"),
        ("und die Exporte jetzt?", "2026-06"),
        ("sind sie jetzt höher?", "2026-06"),
    ],
)
def test_a_now_that_only_goes_on_leaves_the_time_of_the_talk(knowledge: Knowledge, text: str, meant: str) -> None:
    reply = turns.last(knowledge, "Importe 2025", text, language="de")
    assert reply.queries[0].periods == (Period.parse(meant),)


def test_a_now_with_no_time_told_before_takes_none_away(knowledge: Knowledge) -> None:
    assert turns.query(knowledge, "Exporte jetzt, bitte", language="de").periods == (Period.parse("2026-06"),)
