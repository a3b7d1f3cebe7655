"""Names without preposition or ending, and verbs that are parted from their bound: whose figure, and against what."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "reporter", "partner"),
    [
        ("es", "exportaciones corea enero 2026", "KOR", "WLD"),
        ("pt", "exportações alemanha 2025", "DEU", "WLD"),
        ("ru", "экспорт вьетнам 2025", "VNM", "WLD"),
        ("ru", "экспорт германии 2025 евро", "DEU", "WLD"),
        ("es", "importaciones japon marzo 2026 var anual", "JPN", "WLD"),
        ("es", "balanza alemania 2025", "DEU", "WLD"),
        ("ru", "экспорт сша май 2025 г/г", "CHN", "USA"),
        ("es", "exportaciones corea junio 2026", "CHN", "KOR"),
    ],
)
def test_of_the_two_sides_of_a_bare_name_the_one_that_is_held(
    knowledge: Knowledge, language: str, text: str, reporter: str, partner: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.outcome == "answer"
    assert (reply.queries[0].reporter, reply.queries[0].partners) == (reporter, (partner,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "экспорт США в 2025 году"),
        ("ru", "каков экспорт США за май 2025 года"),
        ("es", "exportaciones a corea enero 2026"),
        ("es", "superaron las exportaciones 2025 dólares"),
    ],
)
def test_a_side_that_is_told_is_not_swapped(knowledge: Knowledge, language: str, text: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).outcome != "answer"


@pytest.mark.parametrize(
    ("language", "text", "operation", "comparator"),
    [
        ("es", "¿en qué mes de 2025 cayó el superávit de los 90.000 millones?", "threshold", "below"),
        ("es", "¿alguna vez en 2026 bajó el superávit de 60.000 millones?", "threshold", "below"),
        ("es", "¿cuántas veces en 2026 han pasado de 100.000 millones de superávit?", "threshold", "above"),
        ("ru", "профицит в 2026 вообще падал ниже 60 млрд?", "threshold", "below"),
        ("es", "veces que cayeron más de 20 % las exportaciones a EEUU en 2025", "threshold", "below"),
    ],
)
def test_a_bound_parted_from_its_verb(
    knowledge: Knowledge, language: str, text: str, operation: str, comparator: str
) -> None:
    query = answer(Question(text, TODAY, language), knowledge).queries[0]
    assert isinstance(query.condition, Bound)
    assert (query.operation, query.condition.comparator) == (operation, comparator)


@pytest.mark.parametrize(
    ("language", "text", "operation", "flow"),
    [
        ("es", "en agosto de 2026 qué creció más, lo que China vende o lo que compra", "compare", "both"),
        ("ru", "разница в профиците между августом 2026 и августом 2025", "change", "balance"),
        ("ru", "импорт июнь к маю 2026 %", "growth", "import"),
        ("ru", "что творится с китайским импортом в этом году, растёт или падает?", "trend", "import"),
        ("es", "¿las exportaciones vienen acelerando o frenando este año?", "trend", "export"),
        ("pt", "importações americanas da China em set/2025: dado dos EUA e dado chinês", "mirror", "export"),
        ("es", "¿por cuánto falló el consenso de Reuters en las importaciones de marzo de 2026?", "surprise", "import"),
        ("ru", "как долго PMI держался ниже 50 в 2025 году", "streak", "context"),
    ],
)
def test_what_is_set_against_what(knowledge: Knowledge, language: str, text: str, operation: str, flow: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.outcome == "answer"
    assert (reply.queries[0].operation, reply.queries[0].flow) == (operation, flow)
