"""Turns of phrase that mean a claim of nothing, a balance, a language: what is said otherwise than it is asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "Верно, что Китай не купил ни тонны американской сои в сентябре 2025?",
        "Правда, что соя из США в сентябре 2025 вообще не приходила?",
        "Is it true that China did not buy US soybeans in September 2025?",
    ],
)
def test_nothing_bought_is_checked_against_zero(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert reply.outcome == "answer"
    assert reply.queries[0].operation == "check"
    assert [figure.value for figure in reply.figures][:1] == [0.0]


def test_a_not_that_stands_elsewhere_claims_nothing(knowledge: Knowledge) -> None:
    text = "Work out how much the surplus went up between 2023 and 2025; I'd rather not get it wrong"
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert all(query.operation != "check" or query.condition is None for query in reply.queries)


@pytest.mark.parametrize("text", ["подскажи рецепт борща", "天气怎么样", "今日は寒いですか"])
def test_letters_of_their_own_tell_the_language_of_a_refusal(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert reply.outcome == "refuse"
    assert reply.language in ("ru", "zh", "ja")


def test_an_ordinal_ending_belongs_to_its_number(knowledge: Knowledge) -> None:
    reply = answer(Conversation("ru").question("Вьетнам в 2025-м вывез в Штаты на какую сумму?", TODAY), knowledge)
    assert reply.queries[0].reporter == "VNM"
    assert reply.queries[0].partners == ("USA",)


def test_exports_over_imports_are_the_balance(knowledge: Knowledge) -> None:
    for text in (
        "By how much did exports exceed imports in August 2026?",
        "Насколько экспорт Китая превысил импорт в августе 2026 года?",
    ):
        reply = answer(Conversation("en").question(text, TODAY), knowledge)
        assert reply.queries[0].operation == "balance"


@pytest.mark.parametrize(
    ("text", "operation", "flow"),
    [
        ("Wie stark gaben Chinas Exporte in die USA im Oktober 2025 nach?", "growth", "export"),
        ("Seit wie vielen Monaten ziehen die Importe ununterbrochen an?", "streak", "import"),
        ("Welche drei Länder nahmen China 2024 am meisten ab?", "rank", "export"),
    ],
)
def test_a_particle_goes_back_to_its_verb(text: str, operation: str, flow: str, knowledge: Knowledge) -> None:
    query = answer(Conversation("de").question(text, TODAY), knowledge).queries[0]
    assert (query.operation, query.flow) == (operation, flow)


@pytest.mark.parametrize(
    ("text", "reporter", "partners"),
    [
        ("Was exportierte Japan im März 2026?", "JPN", ("WLD",)),
        ("Сколько экспортировала Япония в марте 2026?", "JPN", ("WLD",)),
        ("EU oder ASEAN, wohin lieferte China im ersten Halbjahr 2026 mehr?", "CHN", ("EU27", "ASEAN")),
        ("Wer bekam im Juni 2026 mehr chinesische Ware, Vietnam oder Indien?", "CHN", ("VNM", "IND")),
        ("Handelsbilanz Eurozone März 2026", "EA20", ("WLD",)),
    ],
)
def test_who_does_it_stands_where_the_language_puts_it(
    text: str, reporter: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    query = answer(Conversation("de").question(text, TODAY), knowledge).queries[0]
    assert (query.reporter, query.partners) == (reporter, partners)
    assert query.flow in ("export", "balance")


def test_ever_higher_than_one_month_asks_for_the_highest(knowledge: Knowledge) -> None:
    text = "War der Überschuss jemals höher als im Januar 2025?"
    query = answer(Conversation("de").question(text, TODAY), knowledge).queries[0]
    assert (query.operation, query.limit) == ("record", 1)
    low = "исторический минимум экспорта в США с 2024 года"
    query = answer(Conversation("ru").question(low, TODAY), knowledge).queries[0]
    assert (query.operation, query.limit) == ("record", -1)


def test_faster_or_slower_sets_one_rate_against_another(knowledge: Knowledge) -> None:
    for text in (
        "Ускорился ли экспорт в августе 2026 относительно июля?",
        "Hat sich das Exportwachstum im August 2026 gegenüber Juli beschleunigt?",
    ):
        reply = answer(Conversation("en").question(text, TODAY), knowledge)
        assert (reply.queries[0].operation, reply.queries[0].measure) == ("change", "yoy")
        assert round(reply.figures[0].value, 1) == 1.1


def test_the_same_time_of_an_earlier_year_ends_no_span(knowledge: Knowledge) -> None:
    text = "рост экспорта: апрель 2026 к апрелю 2025"
    query = answer(Conversation("ru").question(text, TODAY), knowledge).queries[0]
    assert (query.operation, query.periods[0].code) == ("growth", "2026-04")


def test_a_word_that_may_be_one_of_moving_is_beside_a_flow(knowledge: Knowledge) -> None:
    text = "Nahmen die Exporte in die USA im Mai 2025 ab?"
    query = answer(Conversation("de").question(text, TODAY), knowledge).queries[0]
    assert (query.operation, query.flow) == ("growth", "export")
    text = "Китай в плюсе в торговле с Россией за январь–сентябрь 2025?"
    query = answer(Conversation("ru").question(text, TODAY), knowledge).queries[0]
    assert query.flow == "balance"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Auf welchen Wert kletterte Taiwans Export im Dezember 2025?", "level"),
        ("До какого уровня вырос экспорт в июне 2026?", "level"),
        ("Es heißt, der Überschuss 2025 habe die Billion Dollar überschritten. Korrekt?", "check"),
        ("Was kostete China ein Barrel Öl im Dezember 2025?", "unit_value"),
    ],
)
def test_where_it_got_to_and_what_one_costs(text: str, operation: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("de").question(text, TODAY), knowledge)
    assert reply.outcome == "answer"
    assert reply.queries[0].operation == operation


def test_a_month_and_a_year_of_two_figures_each(knowledge: Knowledge) -> None:
    query = answer(Conversation("de").question("Japan Handelssaldo 03/26", TODAY), knowledge).queries[0]
    assert [period.code for period in query.periods] == ["2026-03"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("exports to Africa rose by a quarter in 2025, true?", "Roughly true"),
        ("Экспорт в Африку в 2025 вырос на четверть — так?", "Примерно верно"),
        ("did exports to the US fall by a third in 2025, right?", "False"),
    ],
)
def test_a_part_in_words_is_about_so_much(text: str, opening: str, knowledge: Knowledge) -> None:
    assert answer(Conversation("en").question(text, TODAY), knowledge).text.startswith(opening)


@pytest.mark.parametrize(
    "text", ["¿Cuánto comerciaron Argentina y Brasil en 2025?", "сколько наторговали Аргентина и Бразилия в 2025"]
)
def test_two_that_trade_are_no_partners_of_china(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())


@pytest.mark.parametrize(
    "text",
    [
        "exports, imports and balance with Japan in September 2025",
        "экспорт, импорт и сальдо с Японией в сентябре 2025",
        "exportações, importações e saldo com o Japão em setembro de 2025",
    ],
)
def test_with_whom_said_at_the_end_is_of_each(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert [(query.flow, query.partners) for query in reply.queries] == [
        ("export", ("JPN",)), ("import", ("JPN",)), ("balance", ("JPN",)),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["рост в Китае", "рост в Китае в июне 2026", "growth in China"])
def test_growth_in_the_home_country_is_of_nothing_yet(text: str, knowledge: Knowledge) -> None:
    assert answer(Conversation("en").question(text, TODAY), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    "text", ["who bought more in 2025: India or Russia?", "кто купил больше в 2025: Индия или Россия"]
)
def test_who_bought_is_told_by_what_was_sold_to_them(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert (reply.queries[0].flow, reply.queries[0].partners) == ("export", ("IND", "RUS"))
