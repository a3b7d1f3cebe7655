"""What blind measurements found: words that held a bound, goods, a joint; a part against another time in a talk."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "did china really ship over 100 million tonnes of steel in 2025", "True. China's exports of steel"),
        ("en", "has china shipped over 7 million cars in 2025", "True. China's exports of automobiles"),
        ("en", "did China ship over 700,000 cars in November 2025?", "True. China's exports of automobiles"),
        ("en", "how much did China ship over to the US in June 2026", "Exports from China to the United States"),
        (
            "en",
            "factory pmi over 50, how many months on the trot to may 2026",
            "The manufacturing PMI: no run of months",
        ),
        (
            "en",
            "October 2025 broke a run of export gains; how many months had it lasted?",
            "China's exports: a rise on",
        ),
        (
            "en",
            "What was the yearly rise in the number of vehicles exported in May 2025?",
            "China's exports of automob",
        ),
        (
            "en",
            "what did Japan record as its surplus in 2025 with the world?",
            "Japan's trade balance, 2025: a deficit",
        ),
        ("en", "how much of 2025's export growth came from ASEAN", "China's exports, 2025: up $190.00 bn"),
        ("en", "how much of 2025's exports went to the US", "The United States: 11.1 % of China's exports"),
        ("en", "how much of 2025 soybean imports came from Brazil", "Brazil: 73.6 % of China's imports of soybeans"),
        ("de", "Export von Seltenen-Erden-Magneten Dezember 2025", "Exporte Chinas von Seltenerdmagneten"),
        ("fr", "Les exportations sont-elles plus élevées maintenant qu'en 2018 ?", "Vrai. Exportations de la Chine"),
        ("ru", "рост экспорта в ЕС и в США за апрель 2026, и ещё общий профицит", "Экспорт Китая в ЕС, апрель 2026"),
        ("es", "El superávit subió en EE. UU. Qué compró China en 2025", "Importaciones chinas procedentes de"),
        ("en", "Exports stayed above 300 bn all year in 2025, right?", "False. China's exports: so in 11 of the 12"),
        ("zh", "2025年12月稀土出口同比翻了多少", "2025年12月中国稀土出口同比增长32%"),
    ],
)
def test_it_is_read_as_it_was_meant(knowledge: Knowledge, language: str, text: str, told: str) -> None:
    reply = answer(Question(text, TODAY, language=language), knowledge)
    assert reply.outcome == "answer"
    assert reply.headline.startswith(told), reply.headline


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        (
            "fr",
            "exportations chinoises de terres rares en 2025, en tonnes",
            "et par rapport à 2024, ça fait combien en % ?",
        ),
        ("es", "exportaciones de tierras raras en 2025 en toneladas", "¿y respecto a 2024, cuánto es en %?"),
    ],
)
def test_in_per_cent_against_another_time_is_how_far_it_moved(
    knowledge: Knowledge, language: str, first: str, then: str
) -> None:
    talk = Conversation(language)
    for text in (first, then):
        question = talk.question(text, TODAY)
        reply = answer(question, knowledge)
        talk = talk.after(reply)
    assert [figure.period.code for figure in reply.figures][:2] == ["2025", "2024"]
