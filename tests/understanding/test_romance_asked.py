"""Spanish, Portuguese and French: two questions in one breath, errands of the day, a year as far as it goes."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotHeld, NotTrade
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests import turns


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Cuánto petróleo compró China en 2025 y de dónde?"),
        ("es", "¿cuánto vendió China en 2024 y a qué países?"),
        ("pt", "quanta soja a China comprou em 2025 e de quem?"),
        ("fr", "combien de soja la Chine a acheté en 2025 et à qui ?"),
        ("fr", "combien la Chine a vendu en 2024 et vers quels pays ?"),
    ],
)
def test_how_much_and_with_whom(knowledge: Knowledge, language: str, text: str) -> None:
    amount, partners = turns.last(knowledge, text, language=language).queries
    assert (amount.operation, partners.operation, partners.by) == ("level", "rank", "partner")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "recuérdame exportar el informe de ventas a PDF el viernes"),
        ("es", "ponme una alarma para revisar las importaciones mañana a las 9"),
        ("pt", "me lembra de exportar a planilha do comércio exterior amanhã"),
        ("fr", "rappelle-moi d'exporter le rapport avant la réunion de demain"),
        ("fr", "mets une alarme pour les importations à 8h"),
    ],
)
def test_errands_are_no_trade(knowledge: Knowledge, language: str, text: str) -> None:
    assert isinstance(turns.read(knowledge, text, language=language), NotTrade)


@pytest.mark.parametrize(
    ("language", "text", "operation"),
    [
        ("es", "recuérdame cuánto fue el superávit de agosto", "balance"),
        ("fr", "rappelle-moi de combien ont baissé les exportations vers les USA en mai 2025", "growth"),
    ],
)
def test_reminded_of_a_figure(knowledge: Knowledge, language: str, text: str, operation: str) -> None:
    assert turns.query(knowledge, text, language=language).operation == operation


@pytest.mark.parametrize(
    ("language", "text", "operations"),
    [
        ("es", "Exportaciones a Rusia en 2025: importe, evolución, cuota del total", ["level", "growth", "share"]),
        (
            "fr",
            "Exportations vers la Russie en 2025 : montant, évolution et part du total",
            ["level", "growth", "share"],
        ),
        ("pt", "quantos carros a china exportou em novembro de 25 e a alta anual", ["level", "growth"]),
        ("es", "y el cobre? cuanto importaron en 2025 y a que precio", ["level", "unit_value"]),
        ("pt", "importação de chips jan-fev 26: valor, volume", ["level", "level"]),
        ("pt", "De onde vêm os números e de quando é a última atualização?", ["coverage", "coverage"]),
    ],
)
def test_each_thing_that_is_asked(knowledge: Knowledge, language: str, text: str, operations: list[str]) -> None:
    assert [query.operation for query in turns.last(knowledge, text, language=language).queries] == operations


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "exportaciones de 2026 hasta ahora"), ("fr", "exportations depuis le début de 2026")],
)
def test_a_running_year_is_told_as_far_as_it_goes(knowledge: Knowledge, language: str, text: str) -> None:
    query = turns.query(knowledge, text, language=language)
    assert (query.operation, query.periods[0].month_count) == ("level", 6)


def test_months_in_double_digits_are_counted(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "of the last twelve months, in how many did exports grow by double digits?")
    assert (query.operation, query.by) == ("threshold", "count")


def test_positive_or_negative_asks_for_the_balance(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "a balança com a alemanha em 2024 foi positiva ou negativa?", language="pt")
    assert query.operation == "balance"


def test_how_big_the_fall_was_is_of_the_month_found(knowledge: Knowledge) -> None:
    text = "which month of 2025 was the worst for exports to the US and how big was the fall"
    assert turns.query(knowledge, text).measure == "with_yoy"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "mon prof affirme que la Chine vend plus à l'UE qu'aux USA, vrai ou faux ?"),
        ("pt", "meu professor diz que a China vende mais pra UE do que pros EUA, verdadeiro ou falso?"),
    ],
)
def test_what_a_teacher_says_is_judged(knowledge: Knowledge, language: str, text: str) -> None:
    assert turns.query(knowledge, text, language=language).condition is not None


def test_reais_are_not_held(knowledge: Knowledge) -> None:
    assert isinstance(turns.read(knowledge, "superávit de 2025 em reais", language="pt"), NotHeld)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", ("exportaciones a Canadá en 2024", "¿y a México?", "súmalas")),
        ("fr", ("exports vers le Canada en 2024", "et le Mexique ?", "additionne-les")),
    ],
)
def test_those_told_are_added_up(knowledge: Knowledge, language: str, said: tuple[str, ...]) -> None:
    query = turns.query(knowledge, *said, language=language)
    assert (query.operation, query.partners) == ("sum", ("CAN", "MEX"))


def test_a_currency_closes_what_stands_before_it(knowledge: Knowledge) -> None:
    text = "exportaciones e importaciones con Rusia en 2025, en dólares, y el saldo"
    queries = turns.last(knowledge, text, language="es").queries
    assert [query.partners for query in queries] == [("RUS",), ("RUS",)]


def test_there_and_back_are_two_flows(knowledge: Knowledge) -> None:
    text = "Les exportations de la Chine vers Taïwan et depuis Taïwan en 2024"
    assert [query.flow for query in turns.last(knowledge, text, language="fr").queries] == ["export", "import"]


@pytest.mark.parametrize(
    "text", ["what were the 3 largest monthly rises of the surplus", "which partner's surplus rose most in 2025"]
)
def test_rises_of_a_surplus_are_no_large_surpluses(knowledge: Knowledge, text: str) -> None:
    assert isinstance(turns.read(knowledge, text), Ambiguous)


@pytest.mark.parametrize(
    "text",
    ["c'est vrai que les exports ont fait -1,1% en octobre 2025", "exportations: -1,1 % en octobre 2025, vrai ?"],
)
def test_a_french_sign_is_no_hyphen(knowledge: Knowledge, text: str) -> None:
    condition = turns.query(knowledge, text, language="fr").condition
    assert isinstance(condition, Bound)
    assert condition.amount == -1.1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "o que a China mais exporta?"),
        ("pt", "o que a China mais importa do Brasil?"),
        ("fr", "qu'est-ce que la Chine exporte le plus ?"),
    ],
)
def test_what_is_sold_most_are_goods(knowledge: Knowledge, language: str, text: str) -> None:
    query = turns.read(knowledge, text, language=language)
    assert isinstance(query, Query)
    assert (query.operation, query.by) == ("rank", "commodity")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "montant des exportations chinoises vers la Malaisie en 2024 ainsi que leur évolution"),
        ("es", "el importe de las exportaciones a Malasia en 2024 y su evolución"),
    ],
)
def test_how_an_amount_evolved_is_its_rate(knowledge: Knowledge, language: str, text: str) -> None:
    operations = [query.operation for query in turns.last(knowledge, text, language=language).queries]
    assert operations == ["level", "growth"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Exports in 2025 and the trend"),
        ("en", "Exports in 2025 and their course month by month"),
        ("es", "Exportaciones en 2025 y su evolución mes a mes"),
        ("pt", "Exportações em 2025 e a evolução mensal"),
        ("fr", "Exportations en 2025 et l'évolution mois par mois"),
        ("de", "Exporte 2025 und die monatliche Entwicklung"),
        ("ru", "Экспорт в 2025 году и динамика по месяцам"),
        ("zh", "2025年出口额和走势"),
        ("ja", "2025年の輸出と推移"),
    ],
)
def test_the_course_of_a_year_is_its_months(knowledge: Knowledge, language: str, text: str) -> None:
    (query,) = turns.last(knowledge, text, language=language).queries
    assert query.operation == "trend"
    assert query.measure in (None, "value")


def test_the_course_of_one_month_is_its_rate(knowledge: Knowledge) -> None:
    queries = turns.last(knowledge, "Exports in June 2026 and the trend").queries
    assert [query.operation for query in queries] == ["level", "growth"]


def test_books_close_what_stands_before_them(knowledge: Knowledge) -> None:
    text = "US exports to China in January 2026, according to the US, and the balance"
    assert [query.partners for query in turns.last(knowledge, text).queries] == [("CHN",), ("CHN",)]


def test_the_best_customer_in_a_region_is_one_of_it(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "premier client de la Chine en Amérique latine en 2024", language="fr")
    assert "MEX" in query.partners


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "China - Corea del Sur 2024: exportaciones, importaciones y saldo"),
        ("pt", "China e Coreia do Sul em 2024: exportações, importações e saldo"),
        ("fr", "Chine - Corée du Sud 2024 : exports, imports, solde"),
        ("en", "China and South Korea in 2024: exports, imports and balance"),
    ],
)
def test_a_pair_that_heads_a_list_is_of_each(knowledge: Knowledge, language: str, text: str) -> None:
    queries = turns.last(knowledge, text, language=language).queries
    assert {query.partners for query in queries} == {("KOR",)}
    assert queries[-1].flow == "balance"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Exports since 2026"),
        ("de", "Überschuss seit 2026"),
        ("es", "Exportaciones desde 2026"),
        ("fr", "Exportations depuis 2026"),
        ("ru", "Экспорт с 2026 года"),
        ("zh", "2026年以来出口"),
    ],
)
def test_since_the_running_year_is_told_month_by_month(knowledge: Knowledge, language: str, text: str) -> None:
    assert turns.query(knowledge, text, language=language).operation == "trend"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "exports 2026 to date"), ("fr", "Exportations en 2026 jusqu'ici")]
)
def test_a_running_year_to_now_is_one_sum(knowledge: Knowledge, language: str, text: str) -> None:
    query = turns.query(knowledge, text, language=language)
    assert (query.operation, query.periods[0].month_count) == ("level", 6)
