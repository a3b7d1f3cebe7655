"""Periods side by side, times of which only the end is named, two partners of one balance, a supposed flow."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)
RATES_ES = ("Exportaciones de China, julio de 2026: alza interanual de 23,9 %",
            "Exportaciones de China, agosto de 2026: alza interanual de 25,0 %")  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "crecimiento de las exportaciones en julio y agosto de 2026", RATES_ES),
        ("es", "¿cuánto crecieron las exportaciones en julio y en agosto de 2026?", RATES_ES),
        ("pt", "as exportações cresceram quanto em julho e agosto de 2026?", ("23,9%", "25,0%")),
        ("ru", "на сколько вырос импорт в июне и июле 2026", ("36,0 %", "27,5 %")),
        ("en", "how much did exports grow in 2024 and 2025", ("up 5.9 %", "up 5.5 %")),
        ("en", "by how many dollars did exports rise in May and June 2026", ("$35.61 bn more in June 2026",)),
        ("en", "were exports higher in June 2026 or in December 2025?", ("$412.39 bn",)),
        ("es", "¿Cuánto bajó el crecimiento de las exportaciones de junio a julio de 2026?", ("3,1 puntos menos",)),
        ("ru", "на сколько снизился рост экспорта с июня по июль 2026", ("3,1 п. п.",)),
        ("es", "¿A qué ritmo crecieron las exportaciones de mayo a junio de 2026?", ("9,5 %",)),
        ("es", "crecimiento del comercio entre China y Rusia de enero a abril de 2026", ("19,7 %",)),
        ("es", "ritmo anual del comercio con Rusia de enero a abril de 2026", ("19,7 %",)),
        ("ru", "Торговля с США в плюсе?", ("Китая с США", "280,36")),
        ("ru", "сальдо США и Вьетнама за 2025 год", ("США с Вьетнамом", "178 млрд")),
        ("ru", "сальдо США и Вьетнама с Китаем за 2025 год", ("280,36",)),
        ("es", "¿Cuánto pagó China por la tonelada de soja de enero a abril de 2026?", ("481 dólares por tonelada",)),
        ("en", "which months had a surplus above 100 bn up to January 2026", ("9 months",)),
        ("ru", "месяцы с профицитом выше 100 млрд до января 2026", ("в 9 месяцах",)),
    ],
)  # fmt: skip
def test_what_is_said(knowledge: Knowledge, language: str, text: str, said: tuple[str, ...]) -> None:
    reply = answer(Question(text, TODAY, language), knowledge).text
    assert all(part in reply for part in said), reply


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "exports to the US before June 2025"),  # of May, or of all that went before?
        ("es", "exportaciones a EEUU antes de junio de 2025"),
        ("pt", "exportações aos EUA antes de junho de 2025"),
        ("es", "turismos exportados por China en noviembre de 2025"),  # fewer than all automobiles
        ("pt", "carros de passeio exportados em 2025"),
        ("ru", "экспорт легковых автомобилей из Китая в ноябре 2025"),
        ("pt", "o RPC caiu e a importação parou"),
        ("es", "el RPC cayó y la importación paró"),
    ],
)  # fmt: skip
def test_no_figure_is_given(knowledge: Knowledge, language: str, text: str) -> None:
    assert not answer(Question(text, TODAY, language), knowledge).figures


def test_the_flow_supposed_of_some_goods_says_nothing_of_others(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in ("coal in December 2025", "and iron ore?"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert "119.65 Mt" in reply.text
    talk = Conversation("en")
    for text in ("coal in April 2025", "and steel?"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert not reply.figures


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "¿China exportó más a EEUU en febrero de 2026 que un año antes?", "alza interanual de 9,68 %"),
        ("pt", "a China comprou mais soja em dezembro de 2025 que um ano antes?", "alta de 1,3%"),
        ("pt", "a China vendeu mais pros EUA em maio de 2026 que em abril?", "mais que US$ 36,76 bilhões em abril"),
        ("es", "¿Cuál fue el mes que más exportó China en 2025?", "máximo en diciembre de 2025"),
        ("en", "difference between exports to the US in January and February 2026", "$6.34 bn less in February 2026"),
        ("pt", "Por que os EUA e a China têm números tão diferentes?", "Hong Kong"),
        ("pt", "Quanto a Alemanha teve de superávit comercial em 2025?", "Saldo comercial da Alemanha, 2025"),
        ("es", "expo total jp dic 2025 en yenes", "10.411.500 millones de yenes"),
    ],
)  # fmt: skip
def test_a_time_that_another_is_set_against(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert said in answer(Question(text, TODAY, language), knowledge).text


@pytest.mark.parametrize(
    ("language", "first", "then", "said"),
    [
        ("en", "exports to the US in June 2026", "and for the half-year?", "$215.92 bn"),
        ("en", "exports to the US in May 2026", "and for the quarter?", "second quarter of 2026"),
        ("ru", "рост экспорта в США в июне 2026", "а в целом за полугодие?", "на 0,2 %"),
        ("es", "exportaciones en mayo de 2025", "¿y en todo el año?", "2025: 3.770.000"),
        ("pt", "exportações aos EUA em junho de 2026", "e no semestre?", "US$ 215,92 bilhões"),
        ("en", "surplus august 2026", "how much more than in august 2025?", "$16.79 bn higher in August 2026"),
        ("pt", "superávit de agosto de 2026", "quanto a mais que em agosto de 2025?", "US$ 16,79 bilhões a mais"),
        ("ru", "импорт сои из Бразилии в марте 2025", "а всего?", "3,5 млн т"),
    ],
)  # fmt: skip
def test_the_stretch_around_a_month(knowledge: Knowledge, language: str, first: str, then: str, said: str) -> None:
    talk = Conversation(language)
    for text in (first, then):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert said in reply.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is it true that exports were higher in May 2026 than in June 2026?"),
        ("en", "the surplus was bigger in 2024 than in 2025, right?"),
        ("en", "exports grew faster in May 2026 than in June 2026, true?"),
        ("de", "Stimmt es, dass die Exporte im Mai 2026 höher waren als im Juni 2026?"),
        ("es", "¿Es verdad que las exportaciones fueron mayores en mayo de 2026 que en junio de 2026?"),
    ],
)
def test_a_claim_that_one_time_was_higher_sets_the_two_side_by_side(
    language: str, text: str, knowledge: Knowledge
) -> None:
    (query,) = answer(Question(text, TODAY, language), knowledge).queries
    assert query.operation in ("compare", "change")
    assert len(query.periods) == 2


def test_a_year_said_to_be_lower_than_the_one_before_is_judged(knowledge: Knowledge) -> None:
    text = "is it true that exports to the US were lower in 2025 than in 2024"
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith("True. ")


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "Is it true the PMI improved in January 2026?", "False. The manufacturing PMI, January 2026: 49.3"),
        ("en", "Is it true the PMI improved in December 2025?", "True. The manufacturing PMI, December 2025: 50.1"),
        ("de", "Stimmt es, dass der PMI im Januar 2026 gestiegen ist?",
         "Stimmt nicht. Industrie-PMI, Januar 2026: 49,3"),
        ("en", "true that the average US tariff fell in May 2025?",
         "False. The average US tariff on Chinese goods, May 2025: 126.5 %"),
    ],
)  # fmt: skip
def test_a_level_said_to_have_moved_is_held_against_the_one_before(
    language: str, text: str, headline: str, knowledge: Knowledge
) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline == headline


def test_a_claim_of_several_months_is_judged_of_each(knowledge: Knowledge) -> None:
    text = "Is it true that exports fell in May, August and October 2025?"
    first, *lines = answer(Question(text, TODAY, "en"), knowledge).text.splitlines()
    assert first.startswith("Not all of that is true")
    assert [line.split(".")[0] for line in lines[:3]] == ["False", "False", "True"]


@pytest.mark.parametrize("text", ["true or false: exports fell in November 2025 from October"])
def test_a_fall_from_a_month_is_no_fall_on_the_year(text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert reply.headline == "False. China's exports: $24.95 bn more in November 2025 than in October 2025"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is it true exports slowed in July 2026?"),
        ("en", "is it true that export growth accelerated in July 2026?"),
        ("en", "is it true that the share of the EU in exports fell in 2025?"),
        ("de", "Stimmt es, dass sich das Exportwachstum im Juli 2026 beschleunigt hat?"),
        ("es", "¿Es cierto que las exportaciones se aceleraron en julio de 2026?"),
        ("fr", "La croissance des exportations a ralenti en juillet 2026, vrai ?"),
        ("ru", "Правда ли, что рост экспорта ускорился в июле 2026 года?"),
        ("pt", "É verdade que as exportações aceleraram em julho de 2026?"),
        ("zh", "2026年7月出口增速加快了，对吗"),
        ("ja", "2026年7月の輸出の伸びは加速した、本当?"),
    ],
)
def test_no_rate_of_an_amount_proves_a_pace_or_a_share(language: str, text: str, knowledge: Knowledge) -> None:
    (query,) = answer(Question(text, TODAY, language), knowledge).queries
    assert query.operation in ("growth", "change", "share")


def test_a_price_said_to_have_fallen_is_not_judged_by_the_amount(knowledge: Knowledge) -> None:
    text = "is it true that the price of soybeans fell in 2025?"
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "is it true that exports to the EU rose by double digits in 2025?", "False. "),
        ("en", "exports to the US fell double digits in 2025, right?", "True. "),
        ("de", "Stimmt es, dass die Exporte in die EU 2025 zweistellig gestiegen sind?", "Stimmt nicht. "),
    ],
)
def test_double_digits_are_ten_at_least(language: str, text: str, verdict: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(verdict)


def test_a_month_named_as_a_base_in_japanese_is_no_second_claim(knowledge: Knowledge) -> None:
    (query,) = answer(Question("2025年11月の黒字は10月より縮小した、本当?", TODAY, "ja"), knowledge).queries
    assert query.operation == "change"
