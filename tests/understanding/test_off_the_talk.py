"""A talk about figures that is left for something else: no fragment is made of it; honest fragments go on."""

from __future__ import annotations

import pytest

from bot.errors import NotHeld, NotTrade
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read

_FIRST = "what were China's exports to the US in November 2025?"


@pytest.mark.parametrize(
    "text",
    [
        "growth of a log file",
        "sort by the second column",
        "largest value in a csv",
        "show me my records for march",
        "what's my savings rate",
        "how much data did I use in October",
        "how many shares do I own",
        "how do you say thank you in Chinese",
        "any news about the US and China",
        "select sum(value) from exports where year = 2024",
        "how many days in February 2024",
        "how many vacation days do I have left in 2025",
        "show my spending in the first quarter",
    ],
)
def test_something_else_borrows_nothing_from_the_talk(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, _FIRST, text), NotTrade)


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("zh", "2025年11月中国对美国出口多少", "2024年底余额"),
        ("es", "¿cuánto exportó China a Estados Unidos en noviembre de 2025?", "récord del equipo en noviembre"),
        ("ja", "2025年11月の中国の対米輸出は", "2024年末の残高"),
        ("de", "Wie hoch waren Chinas Exporte in die USA im November 2025?", "neueste Nachrichten aus China"),
    ],
)
def test_nor_in_another_language(knowledge: Knowledge, language: str, first: str, text: str) -> None:
    assert isinstance(read(knowledge, first, text, language=language), NotTrade | NotHeld)


@pytest.mark.parametrize(
    "text",
    [
        "and October?",
        "for my article, what about October?",
        "and the growth on a year earlier?",
        "what did they sell to China in the same month?",
        "and imports of it?",
        "did I hear right that it fell?",
        "who bought the most",
        "any data on imports?",
    ],
)
def test_a_fragment_goes_on(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, _FIRST, text), Query)
