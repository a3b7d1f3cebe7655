"""Words of the seven other languages that once gave the figure of another side, time or kind of question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer, NotTrade
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def read(knowledge: Knowledge, text: str) -> tuple[Query | CannotAnswer, ...]:
    return understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


def asked(knowledge: Knowledge, text: str) -> tuple[Query, ...]:
    parts = read(knowledge, text)
    assert all(isinstance(part, Query) for part in parts), parts
    return tuple(part for part in parts if isinstance(part, Query))


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("compras da Rússia na China em 2024", "export", "RUS"),
        ("compras da China na Rússia em 2024", "import", "RUS"),
        ("compras de Rusia en China en 2024", "export", "RUS"),
        ("ventas de Rusia en China en 2024", "import", "RUS"),
        ("achats de la Russie en Chine en 2024", "export", "RUS"),
        ("achats de la Chine en Russie en 2024", "import", "RUS"),
        ("compras de China en África en 2025", "import", "AFRICA"),
        ("¿cuánto compró de China la UE en 2025?", "export", "EU27"),
        ("¿cuánto compró de Alemania China en 2024?", "import", "DEU"),
        ("¿cuánto compró de Brasil en 2023?", "import", "BRA"),
    ],
)
def test_who_deals_stands_behind_the_noun_or_after_the_verb(
    knowledge: Knowledge, text: str, flow: str, partner: str
) -> None:
    (query,) = asked(knowledge, text)
    assert (query.flow, query.partners) == (flow, (partner,))


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("德国对全球的出口2025年", "DEU"),
        ("越南对全球出口2025年", "VNM"),
        ("中国对全球出口2025年", "CHN"),
        ("2025年对全球出口增长多少", "CHN"),
    ],
)
def test_to_the_whole_world_sells_who_is_named_before(knowledge: Knowledge, text: str, reporter: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.reporter, query.flow, query.partners) == (reporter, "export", ("WLD",))


def test_of_nobody_who_keeps_no_books(knowledge: Knowledge) -> None:
    assert all(isinstance(part, CannotAnswer) for part in read(knowledge, "巴西对全球出口2025年"))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026年5月出口跟前两个月比怎么样", Period.month(2026, 4)),
        ("2026年1月出口比前两个月多多少", Period.month(2025, 12)),
        ("2026年3月出口比前两个月慢多少", Period.months((2026, 1), (2026, 2))),
        ("今年前两个月出口增速比3月高多少", Period.months((2026, 1), (2026, 2))),
        ("2025年11月出口增长多少，前11个月呢", Period.months((2025, 1), (2025, 11))),
    ],
)
def test_the_months_before_a_month(knowledge: Knowledge, text: str, period: Period) -> None:
    assert period in {one for query in asked(knowledge, text) for one in query.periods}


def test_months_before_are_no_moment(knowledge: Knowledge) -> None:
    """前2カ月 is no month two months ago, and 两个月前 is no rank."""
    (query,) = asked(knowledge, "2026年5月の輸出は前2カ月と比べてどう？")
    assert set(query.periods) == {Period.month(2026, month) for month in (3, 4, 5)}
    (query,) = asked(knowledge, "两个月前的顺差")
    assert (query.operation, query.periods) == ("balance", (Period.month(2026, 7),))


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("o Brasil liderou as vendas de soja para a China em 2025?", "BRA"),
        ("¿encabezó Rusia las ventas de crudo a China en octubre de 2025?", "RUS"),
        ("la Russie est-elle en tête des ventes de brut à la Chine en octobre 2025 ?", "RUS"),
        ("Россия лидировала по поставкам нефти в Китай в октябре 2025?", "RUS"),
    ],
)
def test_who_leads_is_said_to_be_first(knowledge: Knowledge, text: str, partner: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.partners) == ("rank", (partner,))
    assert query.condition == Bound("is", 1.0, unit="count")


@pytest.mark.parametrize(
    "text",
    [
        "por que o import falhou",
        "почему упал импорт модуля",
        "почему не работает import в питоне",
        "pythonのimportエラーの直し方",
    ],
)
def test_what_programs_import_is_no_trade(knowledge: Knowledge, text: str) -> None:
    (part,) = read(knowledge, text)
    assert isinstance(part, NotTrade)


def test_by_the_day_or_up_to_date(knowledge: Knowledge) -> None:
    (daily,) = asked(knowledge, "¿cuánto exportó China al día en 2025?")
    (fresh,) = asked(knowledge, "¿están al día los datos?")
    assert ((daily.operation, daily.by), fresh.operation) == (("average", "day"), "coverage")


@pytest.mark.parametrize(
    "text", ["2025年11月の輸出入の伸び率と黒字額をそれぞれ教えてください", "2025年11月进出口增速和顺差分别是多少"]
)
def test_each_at_the_end_is_said_of_both_ways_before_it(knowledge: Knowledge, text: str) -> None:
    growth, balance = asked(knowledge, text)
    assert ((growth.flow, growth.measure), balance.operation) == (("both", "yoy"), "balance")


def test_a_rate_where_the_two_years_are_held_in_two_currencies(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "как изменился экспорт в Россию в августе 2025 к августу 2024?")
    assert (query.operation, query.periods) == ("growth", (Period.month(2025, 8),))


def test_another_count_set_beside_ours(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "2025年7月の米国の対中輸入額は中国側の発表よりいくら少ない？")
    assert (query.operation, query.partners) == ("mirror", ("USA",))


@pytest.mark.parametrize(
    "text",
    [
        "which countries export most to China, 2023",
        "2023年对中国出口最多的三个国家",
        "quels pays exportent le plus vers la Chine en 2023 ?",
        "中国への輸出が多い国トップ3、2023年",
    ],
)
def test_who_exports_most_to_the_home_country_is_ranked_by_its_imports(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", "import")
    assert query.periods == (Period.year(2023),)


def test_years_with_nothing_but_a_comma_between_them(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "2023、2024、2025年的出口")
    assert {one for query in queries for one in query.periods} == {Period.year(year) for year in (2023, 2024, 2025)}


@pytest.mark.parametrize(
    "text",
    [
        "¿es falso que las exportaciones cayeron en 2025?",
        "é fake que as exportações caíram em 2025?",
        "est-ce faux que les exportations ont baissé en 2025 ?",
        "Ist es falsch, dass die Exporte 2025 gesunken sind?",
    ],
)
def test_asked_whether_it_is_false_no_verdict_is_given(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.condition) == ("growth", None)


def test_points_are_of_rates(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "¿En cuántos puntos se frenó la exportación entre septiembre y octubre de 2025?")
    assert (query.operation, query.measure) == ("change", "yoy")


def test_what_is_held_one_way_alone_is_sold_that_way(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "2025年9月稀土磁体卖得最多的三个国家")
    assert (query.operation, query.flow, query.limit) == ("rank", "export", 3)


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("2025年顺差是多少，哪个月最大，跟2024年比多了多少？", ["balance", "record", "change"]),
        ("2025年从巴西进口了多少大豆，占比多少？", ["level", "share"]),
        ("今年6月出口多少，对美国呢？", ["level", "level"]),
        ("2025年の黒字はいくらで、最大の月はいつ？", ["balance", "record"]),
        ("2025年の対EU輸出は？ASEANは？どっちの伸びが大きい？", ["level", "level", "compare"]),
        ("En 2025, ¿cuánto exportó China a la UE, cuánto a la ASEAN y cuál creció más?", ["level", "level", "compare"]),
        ("Wie viel exportierte China im Juni 2026, wie war es in die USA?", ["level", "level"]),
        ("听说2025年出口涨了5%，是真的吗？", ["check"]),
        ("2025年对东盟出口和对美国出口，哪个更大？差多少？", ["compare"]),
    ],
)
def test_each_question_of_a_text_is_read(knowledge: Knowledge, text: str, operations: list[str]) -> None:
    assert [query.operation for query in asked(knowledge, text)] == operations


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("今年8月顺差比去年8月小，对不对", "below"), ("今年8月顺差比去年8月大，对不对", "above")],
)
def test_a_month_of_last_year_is_set_against(knowledge: Knowledge, text: str, comparator: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.periods) == ("compare", (Period.month(2026, 8), Period.month(2025, 8)))
    assert isinstance(query.condition, Bound)
    assert query.condition.comparator == comparator


def test_the_first_months_after_a_month_are_of_its_year(knowledge: Knowledge) -> None:
    _, query = asked(knowledge, "2025年11月出口增长多少，前10个月呢")
    assert query.periods == (Period.months((2025, 1), (2025, 10)),)


@pytest.mark.parametrize(
    "text", ["¿en qué mes de 2026 crecieron más las importaciones?", "que mês de 2026 as importações cresceram mais?"]
)
def test_the_month_that_grew_most(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.by, query.measure, query.limit) == ("record", "month", "yoy", 1)
