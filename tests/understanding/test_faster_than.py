"""Two rates set against each other get a verdict; by how many billions is an amount in every language."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("were exports growing faster in june 2026 than in may 2026", "True. China's exports grew faster in June 2026"),
        ("Did exports grow faster in August than in July?", "True. China's exports"),
        ("did exports grow slower in june 2026 than in may 2026?", "False. China's exports"),
        ("were exports higher in june 2026 than in may 2026", "True. China's exports: $412.39 bn in June 2026"),
    ],
)
def test_faster_is_of_rates(knowledge: Knowledge, question: str, headline: str) -> None:
    assert last(knowledge, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Um wie viel Milliarden sank der Export in die USA 2025?"),
        ("ru", "На сколько миллиардов упал экспорт в США в 2025?"),
        ("fr", "De combien de milliards les exportations vers les États-Unis ont-elles baissé en 2025 ?"),
        ("es", "¿En cuántos miles de millones cayó la exportación a EE. UU. en 2025?"),
        ("pt", "Em quantos bilhões caíram as exportações para os EUA em 2025?"),
    ],
)
def test_by_how_many_billions_is_an_amount(knowledge: Knowledge, language: str, question: str) -> None:
    assert round(last(knowledge, question, language=language).figures[0].value, 1) == -103.9


def test_whether_a_year_was_the_biggest_is_of_the_year(knowledge: Knowledge) -> None:
    reply = last(knowledge, "Профицит 2025 года самый большой?", language="ru")
    assert reply.figures[0].period.code == "2025"
