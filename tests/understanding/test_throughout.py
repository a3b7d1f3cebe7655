"""What is claimed of each month is judged month by month; a multiple since a year is of that year and the last."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "Is it the case that shipments to the States have been down every month since April 2025?",
         "False. Exports from China to the United States: so in 12 of the 15 months held, April 2025 to June 2026"),
        ("en", "exports grew every month in 2025, true or false",
         "False. China's exports: so in 11 of the 12 months held, 2025"),
        ("en", "did the surplus top 100 bn in every month of 2025",
         "False. China's trade balance: so in 7 of the 12 months held, 2025"),
        ("en", "Is it true that imports rose each month of 2026?",
         "True. China's imports: so in every one of the 8 months held, January to August 2026"),
        ("en", "exports to the US have fallen since April 2025, right?",
         "False. Exports from China to the United States: so in 12 of the 15 months held, April 2025 to June 2026"),
        ("en", "has the PMI been below 50 every month since April 2025",
         "False. The manufacturing PMI: so in 10 of the 13 months held, April 2025 to May 2026"),
        ("en", "exports to the US fell in all twelve months of 2025, right?",
         "False. Exports from China to the United States: so in 9 of the 12 months held, 2025"),
        ("en", "exports to Africa rose in all 12 months of 2025, true?",
         "False. Exports from China to Africa: so in 11 of the 12 months held, 2025"),
        ("de", "Sind die Exporte in die USA in allen zwölf Monaten 2025 gefallen?",
         "Stimmt nicht. Exporte Chinas in die USA: so nur in 9 von 12 vorliegenden Monaten, 2025"),
        ("de", "Sind die Exporte in die USA 2025 jeden Monat gefallen?",
         "Stimmt nicht. Exporte Chinas in die USA: so nur in 9 von 12 vorliegenden Monaten, 2025"),
        ("zh", "2025年出口每个月都增长了，对吗？", "不属实。中国出口：2025年收录的12个月中有11个月如此"),
    ],
)  # fmt: skip
def test_each_month_is_looked_at(knowledge: Knowledge, language: str, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline == headline


def test_the_months_that_were_otherwise_are_named(knowledge: Knowledge) -> None:
    reply = answer(Question("exports grew every month in 2025, true or false", TODAY, "en"), knowledge)
    assert "Not so: Oct 2025 −1.1 %" in reply.lines


@pytest.mark.parametrize(
    "text",
    [
        "US imports from China have fallen since 2018, right?",
        "have US imports from China fallen since 2018",
    ],
)
def test_since_a_year_is_from_it_to_the_last_whole_one(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    (query,) = reply.queries
    assert (query.operation, [period.code for period in query.periods]) == ("change", ["2025", "2018"])
    assert "down 42.7 %" in reply.text


@pytest.mark.parametrize(
    "text", ["have US imports from China halved since 2018?", "US imports from China have halved since 2018, right?"]
)
def test_halved_since_a_year_is_judged(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    (query,) = reply.queries
    assert (query.operation, [period.code for period in query.periods]) == ("compare", ["2025", "2018"])
    assert reply.headline.startswith("False.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is the trade surplus for 2025 the largest in history?"),
        ("en", "was 2025 the biggest surplus ever"),
        ("de", "War der Überschuss 2025 der größte aller Zeiten?"),
        ("es", "¿Fue el superávit de 2025 el mayor de la historia?"),
        ("fr", "L'excédent de 2025 est-il le plus élevé jamais enregistré ?"),
        ("ru", "Профицит 2025 года — крупнейший в истории?"),
        ("zh", "2025年顺差是历史最高吗"),
    ],
)
def test_the_largest_ever_is_said_of_the_year_itself(knowledge: Knowledge, language: str, text: str) -> None:
    (query,) = answer(Question(text, TODAY, language), knowledge).queries
    assert (query.operation, query.by) == ("record", "year")


def test_the_largest_within_a_year_is_a_month(knowledge: Knowledge) -> None:
    (query,) = answer(Question("what was the largest surplus in 2025", TODAY, "en"), knowledge).queries
    assert (query.operation, query.by) == ("record", "month")
