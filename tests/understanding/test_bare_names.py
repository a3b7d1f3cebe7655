"""Names without preposition or ending, and verbs that are parted from their bound: whose figure, and against what."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Bound, Question
from bot.pipeline import answer
from bot.understanding.mentions.parser import parse

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


@pytest.mark.parametrize(
    ("language", "text", "operation", "flow", "periods"),
    [
        ("pt", "superávit acumulado de junho a agosto de 2026", "sum", "balance", "2026-06/2026-08"),
        ("es", "comercio total de China en 2025, expo más impo", "total", "total", "2025"),
        ("es", "¿hubo meses de 2025 con caída de importaciones? ¿cuáles?", "threshold", "import", "2025"),
        ("pt", "desde que mês as exportações pros EUA voltaram a crescer?", "streak", "export", "2026-04/2026-06"),
        ("ru", "профицит больше 100 млрд держится уже сколько месяцев?", "streak", "balance", "2026-05/2026-08"),
        ("ru", "Сколько долларов Китай выручил от продаж американцам в марте 2026?", "level", "export", "2026-03"),
        ("ru", "Индия против Вьетнама: кому Китай отгрузил больше в 2023-м", "compare", "export", "2023"),
        ("ru", "расставь по убыванию экспорт за сентябрь 2025: США, ЕС, Япония, АСЕАН", "rank", "export", "2025-09"),
    ],
)
def test_turns_of_speech_that_once_gave_another_figure(
    knowledge: Knowledge, language: str, text: str, operation: str, flow: str, periods: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    query = reply.queries[0]
    assert reply.outcome == "answer"
    assert (query.flow, "+".join(p.code for p in query.periods)) == (flow, periods)
    assert query.operation == operation or (operation == "sum" and query.operation == "balance")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿qué año fue el mejor para el comercio China-Rusia?"),
        ("pt", "em que ano o comércio China-Rússia foi maior?"),
    ],
)
def test_a_year_is_asked_for_where_the_year_is_named(knowledge: Knowledge, language: str, text: str) -> None:
    query = answer(Question(text, TODAY, language), knowledge).queries[0]
    assert (query.operation, query.by) == ("record", "year")


@pytest.mark.parametrize(
    "text", ["¿qué es el intercambio comercial?", "что такое товарооборот", "o que é corrente de comércio?"]
)
def test_what_a_word_means_is_no_figure(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY), knowledge).outcome == "refuse"


@pytest.mark.parametrize(
    ("language", "turns", "value"),
    [
        ("es", ("superávit julio 2026", "¿y un año antes?", "¿cuánto subió entonces?"), 14.26),
        ("ru", ("профицит июль 2026", "годом раньше?", "и на сколько вырос"), 14.26),
        ("ru", ("нефть из России в октябре 2025", "из Ирака?", "а всего из обеих?"), 14.16),
        ("pt", ("petróleo da Rússia em outubro de 2025", "do Iraque?", "e os dois juntos?"), 14.16),
        ("ru", ("экспорт во Вьетнам в 2024", "сколько им продали в июне 2026"), 155.31),
    ],
)
def test_what_a_follow_up_sets_together(
    knowledge: Knowledge, language: str, turns: tuple[str, ...], value: float
) -> None:
    talk = Conversation(language)
    for text in turns:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert reply.figures[0].value == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("language", "text", "flow", "partners"),
    [
        ("ru", "кому больше продали в первом полугодии 2026: американцам или африканцам?", "export", {"USA", "AFRICA"}),
        ("ru", "американцам или африканцам продали больше в первом полугодии 2026?", "export", {"USA", "AFRICA"}),
        ("ru", "сколько поставили русским в 2025", "export", {"RUS"}),
        ("ru", "сколько сои китайцам поставили аргентинцы в октябре 2025", "import", {"ARG"}),
        ("pt", "para quem se vendeu mais em 2025, americanos ou africanos?", "export", {"USA", "AFRICA"}),
        ("es", "mejor trimestre exportador de 2025", "export", {"WLD"}),
    ],
)  # fmt: skip
def test_to_whom_something_is_sold(
    knowledge: Knowledge, language: str, text: str, flow: str, partners: set[str]
) -> None:
    query = answer(Question(text, TODAY, language), knowledge).queries[0]
    assert (query.flow, set(query.partners)) == (flow, partners)


@pytest.mark.parametrize(
    ("people", "code"),
    [("африканцам", "AFRICA"), ("иранцам", "IRN"), ("чилийцами", "CHL"), ("малайцев", "MYS"), ("южноафриканцы", "ZAF")],
)
def test_no_people_is_taken_for_another(knowledge: Knowledge, people: str, code: str) -> None:
    found = parse(f"экспорт {people} 2025", knowledge.lexicons, "ru").all("demonym")
    assert [(m.code, m.corrected) for m in found] == [(code, False)]


@pytest.mark.parametrize(
    ("language", "text", "by"),
    [
        ("ru", "структура экспорта Китая по странам в 2025", "partner"),
        ("ru", "география экспорта Китая 2024", "partner"),
        ("es", "exportaciones chinas por país 2025", "partner"),
        ("pt", "importações por produto 2025", "commodity"),
    ],
)
def test_by_country_is_no_total(knowledge: Knowledge, language: str, text: str, by: str) -> None:
    query = answer(Question(text, TODAY, language), knowledge).queries[0]
    assert (query.operation, query.by) == ("rank", by)


@pytest.mark.parametrize(
    ("language", "text", "operation", "figure"),
    [
        ("ru", "США в структуре экспорта Китая 2025, %", "share", 11.14),
        ("ru", "пик профицита 2025", "record", 137.99),
        ("es", "¿por qué valor exportó China a EEUU en noviembre de 2025?", "level", 33.79),
        ("es", "motivos del bajón exportador a EEUU en mayo de 2025", "why", -34.5),
        ("ru", "экспорт ФРГ в США 2025", "level", 146.2),
        ("ru", "во сколько раз экспорт в АСЕАН больше экспорта в США в 2025", "compare", 665.22),
        ("es", "precio del barril importado en diciembre de 2025", "unit_value", 65.2),
        ("es", "¿en qué país vendió más China en 2024?", "rank", 3733.722),
        ("pt", "que número Washington dá para suas importações da China em setembro de 2025?", "level", 23.41),
    ],
)
def test_the_same_said_otherwise(knowledge: Knowledge, language: str, text: str, operation: str, figure: float) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.queries[0].operation == operation
    assert reply.figures[0].value == pytest.approx(figure, abs=0.01)
