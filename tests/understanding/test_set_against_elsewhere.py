"""Claims and comparisons as the other languages word them: two flows with a partner each, ranges, denied moves."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.understanding import understand


def _asked(knowledge: Knowledge, language: str, text: str) -> list[Query]:
    question = Question(text, date(2026, 9, 15), language=language)
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    found = [query for query in queries if isinstance(query, Query)]
    assert len(found) == len(queries)
    return found


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "правда, что импорт Китая из США в 2024 рос быстрее, чем экспорт в АСЕАН?", {"ASEAN", "USA"}),
        ("es", "¿en 2025 las compras chinas a Estados Unidos fueron inferiores a las exportaciones a África?",
         {("import", "USA"), ("export", "AFRICA")}),
        ("fr", "En 2025, les achats chinois aux États-Unis étaient plus faibles que les exportations vers l'Afrique ?",
         {("import", "USA"), ("export", "AFRICA")}),
        ("ja", "2024年のASEANからの輸入は対日輸出より伸びが小さかったか？", {("import", "ASEAN"), ("export", "JPN")}),
    ],
)  # fmt: skip
def test_each_flow_keeps_its_partner(knowledge: Knowledge, language: str, text: str, told: set[object]) -> None:
    queries = _asked(knowledge, language, text)
    if len(queries) == 1:
        assert (queries[0].operation, queries[0].by, set(queries[0].partners)) == ("compare", "series", told)
    else:
        assert {(query.flow, query.partners[0]) for query in queries} == told


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("zh", "2025年9月对东盟的出口在430亿到640亿美元之间，对吗？", 43.0, 64.0),
        ("zh", "2025年出口在3.5万亿到4万亿美元之间，对吗", 3500.0, 4000.0),
        ("zh", "2025年9月对东盟出口介于430亿和640亿美元之间，对吗", 43.0, 64.0),
        ("ja", "2025年11月の輸入は1750億ドルから2620億ドルの間だったよね？", 175.0, 262.0),
        ("ru", "Импорт Китая из США в октябре 2025 года составил от 8 до 12 млрд долларов, так?", 8.0, 12.0),
    ],
)
def test_a_range_is_one_bound(knowledge: Knowledge, language: str, text: str, low: float, high: float) -> None:
    (query,) = _asked(knowledge, language, text)
    assert query.operation == "check"
    assert query.condition == Bound("between", low, high, unit="USD_bn")


@pytest.mark.parametrize(
    ("language", "text", "comparator"),
    [
        ("es", "las exportaciones hacia África no se incrementaron en 2024, ¿verdad?", "at_most"),
        ("es", "¿las exportaciones chinas a EE. UU. no retrocedieron en 2025?", "at_least"),
        ("fr", "Est-ce que les exportations vers l'Afrique n'ont pas diminué en novembre 2025 ?", "at_least"),
        ("ru", "Экспорт Китая в США не просел в 2025 году?", "at_least"),
        ("zh", "2024年对日出口没有下降吗？", "at_least"),
        ("zh", "有人说去年11月，对美出口同比没有增长，属实吗？", "at_most"),
        ("ja", "2024年の対日輸出は減らなかったか？", "at_least"),
        ("de", "Ein Kollege sagt, im November 2025 legten Chinas USA-Exporte nicht zu. Hat er recht?", "at_most"),
        ("fr", "est ce vrai que les exportations chinoises vers les USA ont diminué en novembre 2025", "below"),
    ],
)
def test_a_denied_move_is_claimed(knowledge: Knowledge, language: str, text: str, comparator: str) -> None:
    (query,) = _asked(knowledge, language, text)
    assert isinstance(query.condition, Bound)
    assert (query.operation, query.condition.comparator, query.condition.amount) == ("check", comparator, 0.0)


@pytest.mark.parametrize(
    ("language", "text", "comparator", "amount"),
    [
        ("fr", "les importations venues de l'ASEAN ont reculé d'environ 0,9 % en septembre 2025, non ?", "about", -0.9),
        ("de", "Stimmt es, dass die Exporte in die USA 2025 um ca. 20 Prozent gesunken sind?", "about", -20.0),
        ("ru", "Экспорт в Африку в октябре 2025 года более чем удвоился, да?", "at_least", 100.0),
        ("pt", "as exportações para o Japão mais que dobraram no primeiro semestre de 2026, certo?", "at_least", 100.0),
        ("zh", "2025年9月对欧盟出口增长了一倍多，对吗", "at_least", 100.0),
        ("ja", "今年上半期の韓国向け輸出は2倍になったのは事実ですか", "at_least", 100.0),
        ("en", "Exports to ASEAN reached $37.6 billion in September 2025, right?", "is", 37.6),
        ("zh", "今年上半年中国进口达到10846亿美元，对不对", "is", 1084.6),
    ],
)
def test_the_amount_is_claimed(
    knowledge: Knowledge, language: str, text: str, comparator: str, amount: float
) -> None:  # fmt: skip
    (query,) = _asked(knowledge, language, text)
    assert isinstance(query.condition, Bound)
    assert (query.condition.comparator, query.condition.amount) == (comparator, amount)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Las exportaciones de China fueron más altas en octubre de 2025 que en marzo de 2026, ¿verdad?"),
        (
            "es",
            "He leído que las exportaciones a la UE fueron mayores en octubre de 2025 que en septiembre, ¿es cierto?",
        ),
        ("fr", "les exportations ont été plus importantes en octobre 2025 qu'en mars 2026, vrai ?"),
        ("ru", "Читал, что экспорт Китая в США в октябре 2025 года был выше, чем в сентябре 2025 года. Это так?"),
    ],
)
def test_what_is_said_to_be_more_gets_a_verdict(knowledge: Knowledge, language: str, text: str) -> None:
    (query,) = _asked(knowledge, language, text)
    assert (query.operation, query.by, query.condition) == ("compare", "period", Bound("above", 0.0))


def test_how_much_it_changed_is_its_growth(knowledge: Knowledge) -> None:
    (query,) = _asked(knowledge, "ru", "На сколько изменился импорт из АСЕАН в 2025 году")
    assert (query.operation, query.measure, query.partners) == ("growth", "yoy", ("ASEAN",))
