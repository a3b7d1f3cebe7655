"""Of how many months something is claimed, in Spanish, Portuguese and Russian."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "¿fue octubre el único mes de 2025 en que cayeron las exportaciones?", "Cierto. 1 de los 12"),
        ("es", "¿crecieron las exportaciones en todos los meses de 2025 menos en uno?", "Cierto. 11 de los 12"),
        ("es", "¿superó el superávit los 100.000 millones en al menos seis meses de 2025?", "Cierto. 7 de los 12"),
        ("es", "las importaciones cayeron en la mayoría de los meses de 2023, ¿verdad?", "Cierto. 10 de los 12"),
        ("es", "¿Es cierto que las exportaciones no cayeron ningún mes de 2025?", "Falso. 1 de los 12"),
        ("es", "las exportaciones nunca cayeron en 2025, ¿cierto?", "Falso. 1 de los 12"),
        ("es", "las exportaciones solo cayeron una vez en 2025, ¿no?", "Cierto. 1 de los 12"),
        ("pt", "as exportações só caíram uma vez em 2025, não?", "Verdade. 1 dos 12"),
        ("zh", "2025年出口只下降过一次，对吧？", "属实. 12个月中有1个月"),
        ("zh", "2025年只有10月出口下降了吗", "属实. 12个月中有1个月"),
        ("es", "¿hubo algún mes de 2025 en que cayeran las exportaciones?", "1 mes con caída interanual, 2025"),
        ("pt", "outubro foi o único mês de 2025 em que as exportações caíram?", "Verdade. 1 dos 12"),
        ("pt", "É verdade que em nenhum mês de 2025 as exportações caíram?", "Falso. 1 dos 12"),
        ("pt", "as importações caíram mais de uma vez em 2025?", "Verdade. 5 dos 12"),
        ("pt", "o PMI ficou abaixo de 50 na maior parte de 2025?", "Verdade. 9 dos 12"),
        ("ru", "октябрь был единственным месяцем 2025 года, когда экспорт падал?", "Верно. 1 из 12"),
        ("ru", "Верно ли, что экспорт рос во всех месяцах 2025 года, кроме одного?", "Верно. 11 из 12"),
        ("ru", "экспорт ни разу не падал в 2025 году, верно?", "Неверно. 1 из 12"),
        ("ru", "профицит превышал 100 млрд хотя бы в шести месяцах 2025 года?", "Верно. 7 из 12"),
    ],
)  # fmt: skip
def test_the_months_are_counted(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge).text
    verdict, _, count = said.rpartition(". ")
    assert reply.startswith(verdict), reply
    assert count in reply


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "¿la mayor parte de la soja de 2025 vino de Brasil?", "73,6 %"),
        ("ru", "большую часть сои в 2025 году Китай купил у Бразилии, верно?", "73,6 %"),
        ("ru", "Каков был экспорт Китая в США в каждом месяце 2025 года?", "янв. 2025"),
        ("es", "exportaciones de cada mes de 2025", "ene 2025"),
    ],
)  # fmt: skip
def test_other_parts_and_months_stay(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert said in answer(Question(text, TODAY, language), knowledge).text.lower()
