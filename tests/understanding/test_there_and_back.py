"""What goes there and comes back, the amount beside its partners, the start of the year, how many times as much."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound
from tests import turns


@pytest.mark.parametrize(
    ("language", "turn", "then", "flow"),
    [
        ("de", "Wie viel ging im Juni 2026 nach Japan?", "und was kam von dort zurück", "import"),
        ("de", "Wie viel ging im Juni 2026 nach Japan?", "und was kam zurück", "import"),
        ("de", "Wie viel kam im Juni 2026 aus Japan?", "und was ging dorthin", "export"),
        ("de", "Handelsbilanz mit Japan 2024", "und was ging dorthin?", "export"),
        ("ru", "сколько ушло в Японию в июне 2026?", "а сколько пришло оттуда?", "import"),
        ("en", "How much came from Japan in June 2026?", "and to there?", "export"),
    ],
)
def test_there_and_back(knowledge: Knowledge, language: str, turn: str, then: str, flow: str) -> None:
    query = turns.query(knowledge, turn, then, language=language)
    assert (query.operation, query.flow, query.partners) == ("level", flow, ("JPN",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie viel importierte China im Juni 2026 und woher?"),
        ("de", "Was hat China 2024 eingeführt und von wem?"),
        ("ru", "Сколько Китай импортировал в 2024 году и откуда?"),
        ("ru", "сколько сои ввёз китай в 2025 и у кого"),
        ("de", "Wie viel hat China im Juni 2026 exportiert und woher kamen die Importe?"),
    ],
)
def test_the_amount_is_told_beside_the_partners(knowledge: Knowledge, language: str, text: str) -> None:
    amount, partners = turns.last(knowledge, text, language=language).queries
    assert (amount.operation, partners.operation, partners.flow) == ("level", "rank", "import")


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("de", "Exporte am Jahresanfang", "2026-01/2026-02"),
        ("de", "Exporte zum Jahresauftakt 2025", "2025-01/2025-02"),
        ("de", "Exporte Jahresende 2025", "2025-12"),
        ("ru", "экспорт в начале года 2026", "2026-01/2026-02"),
        ("zh", "年初出口多少", "2026-01/2026-02"),
        ("ja", "年初の輸出", "2026-01/2026-02"),
    ],
)
def test_the_start_and_the_end_of_a_year(knowledge: Knowledge, language: str, text: str, months: str) -> None:
    assert [period.code for period in turns.query(knowledge, text, language=language).periods] == [months]


def test_an_end_of_nothing_is_no_newest_month(knowledge: Knowledge) -> None:
    assert not turns.last(knowledge, "Exporte am Anfang", language="de").figures


def test_why_it_grew_after_the_year_before_is_of_the_later(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "экспорт июнь 2026", "а год назад?", "почему выросло?", language="ru")
    assert (query.operation, query.periods[0].code) == ("why", "2026-06")


def test_a_span_against_the_same_of_the_year_before_is_one_rate(knowledge: Knowledge) -> None:
    text = "Wie entwickelte sich der Export Januar bis Juni gegenüber dem Vorjahreszeitraum?"
    query = turns.query(knowledge, text, language="de")
    assert (query.operation, query.by, query.periods[0].month_count) == ("growth", "year", 6)


@pytest.mark.parametrize(
    ("language", "first", "second", "then", "by"),
    [
        ("ru", "Экспорт в Индию за 2025 год", "А импорт оттуда?", "во сколько раз меньше", "flow"),
        ("ru", "экспорт стали 2025", "а в 2015?", "во сколько раз больше?", "period"),
        ("de", "Stahlexporte 2025", "und 2015?", "um welchen Faktor mehr?", "period"),
    ],
)
def test_how_many_times_as_much_sets_amounts_side_by_side(
    knowledge: Knowledge, language: str, first: str, second: str, then: str, by: str
) -> None:
    query = turns.query(knowledge, first, second, then, language=language)
    assert (query.operation, query.by, query.measure) == ("compare", by, None)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Верно ли, что Китай в 2025 купил у США сои больше, чем в 2024?", "Неверно"),
        ("Верно ли, что Китай в 2024 купил у США сои больше, чем в 2025?", "Верно"),
    ],
)
def test_more_than_the_year_before_is_judged_by_the_rate(knowledge: Knowledge, text: str, headline: str) -> None:
    reply = turns.last(knowledge, text, language="ru")
    assert reply.headline.startswith(headline)
    assert isinstance(reply.queries[0].condition, Bound)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Auf welchem Platz liegt Deutschland unter den Lieferanten 2024?"),
        ("ru", "какое место у Германии среди поставщиков в 2024"),
        ("en", "What place does Germany have among suppliers in 2024?"),
    ],
)
def test_the_place_of_a_country_among_the_suppliers(knowledge: Knowledge, language: str, text: str) -> None:
    assert turns.query(knowledge, text, language=language).operation == "rank"


def test_first_exports_and_then_imports_are_no_first_print(knowledge: Knowledge) -> None:
    text = "Сначала экспорт за июнь 2026, потом импорт, потом сальдо"
    assert [query.operation for query in turns.last(knowledge, text, language="ru").queries] == [
        "level", "level", "balance",
    ]  # fmt: skip


def test_a_share_that_fell_since_a_year_is_told_by_year(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "Ist der Anteil der USA am Export seit 2018 gesunken?", language="de")
    assert (query.operation, query.measure, query.by) == ("trend", "share", "year")


@pytest.mark.parametrize(
    ("language", "first", "second", "then"),
    [
        ("de", "Importe Soja 2025", "davon aus Brasilien?", "in Prozent?"),
        ("ru", "импорт сои 2025", "из них бразилия?", "в процентах?"),
    ],
)
def test_in_per_cent_after_the_whole_and_its_part(
    knowledge: Knowledge, language: str, first: str, second: str, then: str
) -> None:
    query = turns.query(knowledge, first, second, then, language=language)
    assert (query.operation, query.partners) == ("share", ("BRA",))


def test_what_they_bought_together_and_how_much_of_it(knowledge: Knowledge) -> None:
    asked = ("Größte Abnehmer im Juni 2026?", "und wie viel kauften sie zusammen")
    together = turns.query(knowledge, *asked, language="de")
    assert (together.operation, together.flow) == ("sum", "export")
    asked = ("кто больше всех купил у Китая в июне 2026", "а сколько из этого сша")
    part = turns.query(knowledge, *asked, language="ru")
    assert (part.operation, part.flow, part.partners) == ("level", "export", ("USA",))


@pytest.mark.parametrize(
    ("language", "second", "then"), [("de", "und asean?", "summe?"), ("ru", "а асеан?", "в сумме?")]
)
def test_the_sum_is_of_those_told(knowledge: Knowledge, language: str, second: str, then: str) -> None:
    first = {"de": "Export EU Juni 2026", "ru": "экспорт в ес июнь 2026"}[language]
    query = turns.query(knowledge, first, second, then, language=language)
    assert (query.operation, query.partners) == ("sum", ("EU27", "ASEAN"))


def test_how_it_will_be_is_of_the_month_to_come(knowledge: Knowledge) -> None:
    assert not turns.last(knowledge, "wie wird der export im dezember", language="de").figures
    assert turns.last(knowledge, "Wie wird der Überschuss berechnet?", language="de").queries[0].operation == "define"


def test_fell_twofold_is_to_half(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "Экспорт в США в 2025 сократился вдвое. Правда?", language="ru")
    assert isinstance(query.condition, Bound)
    assert (query.condition.comparator, query.condition.amount) == ("at_most", -50.0)


@pytest.mark.parametrize(("unit", "basis"), [("Dollar", "value_usd"), ("Yuan", "value_cny")])
def test_growth_of_the_year_so_far_in_a_currency_is_a_rate(knowledge: Knowledge, unit: str, basis: str) -> None:
    query = turns.query(knowledge, f"Exportwachstum Januar bis Juni 2026 in {unit}", language="de")
    assert (query.operation, query.by, query.basis) == ("growth", "year", basis)


def test_before_another_partner_is_ahead_of_it(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "Lag Vietnam 2024 als Abnehmer vor Japan?", language="de")
    assert (query.operation, query.partners) == ("compare", ("VNM", "JPN"))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Die Exporte fielen im August nicht, richtig?", "Stimmt."),
        ("Die Exporte steigen nicht mehr, stimmt das?", "Stimmt nicht."),
        ("Die Exporte in die USA wuchsen im Mai 2025 nicht, korrekt?", "Stimmt."),
        ("Die Exporte stiegen im August, nicht?", "Stimmt."),
    ],
)
def test_not_behind_the_german_verb_denies_it(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert turns.last(knowledge, text, language="de").headline.startswith(verdict)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Seit wie vielen Monaten fallen die Exporte in die USA nicht mehr?"),
        ("ru", "сколько месяцев экспорт в США уже не падает"),
        ("ru", "сколько месяцев экспорт растёт"),
    ],
)
def test_how_many_months_it_goes_on_is_a_run(knowledge: Knowledge, language: str, text: str) -> None:
    assert turns.query(knowledge, text, language=language).operation == "streak"


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("ru", "Какого числа в сентябре вышли данные за август?", "2026-08"),
        ("de", "Wann im September wurden die Augustzahlen veröffentlicht?", "2026-08"),
        ("en", "When in September did the August 2025 figures come out?", "2025-08"),
    ],
)
def test_the_month_of_the_release_is_not_that_of_the_figures(
    knowledge: Knowledge, language: str, text: str, month: str
) -> None:
    assert [period.code for period in turns.query(knowledge, text, language=language).periods] == [month]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Importe aus den USA haben sich 2025 nicht erholt, sondern sind gefallen. Richtig?"),
        ("ru", "Импорт из США в 2025 не восстановился, а упал. Правильно?"),
        ("ru", "Правда ли, что на США приходится меньше восьмой части экспорта?"),
        ("ru", "Ни экспорт, ни импорт в августе 2026 не упали. Верно?"),
    ],
)
def test_what_is_denied_and_what_is_claimed(knowledge: Knowledge, language: str, text: str) -> None:
    assert turns.last(knowledge, text, language=language).headline.startswith(
        "Stimmt." if language == "de" else "Верно."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did the fall in exports to the US double in May 2025?"),
        ("de", "Hat sich der Rückgang der Exporte in die USA im Mai 2025 verdoppelt?"),
        ("es", "¿Se duplicó la caída de las exportaciones a EE. UU. en mayo de 2025?"),
    ],
)
def test_whether_a_fall_doubled_is_not_judged_as_a_halving(knowledge: Knowledge, language: str, text: str) -> None:
    assert isinstance(turns.read(knowledge, text, language=language), CannotAnswer)


def test_doubled_or_fell_asks_whether_it_doubled(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "Did exports to the US double in 2025 or fall?")
    assert query.condition == Bound("at_least", 100.0, unit="pct", measure="yoy")


def test_the_difference_between_flows_is_the_balance(knowledge: Knowledge) -> None:
    text = "Was is der Unterschied zwischen Exporten und Importen 2025?"
    assert turns.query(knowledge, text, language="de").flow == "balance"
