"""Claims of a mark reached, the whole of a flow in a talk, somebody's flow: as they are said in seven languages."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errors import Ambiguous, Opinion
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from bot.understanding import understand
from tests.turns import read

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> list[object]:
    question = Conversation("en").question(text, TODAY)
    return list(understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries)


@pytest.mark.parametrize(
    ("text", "sign", "amount"),
    [
        ("El superávit de 2025 no llegó al billón de dólares, ¿no?", "below", 1000.0),
        ("O superávit de 2025 não chegou ao trilhão de dólares, né?", "below", 1000.0),
        ("L'excédent 2025 n'a pas atteint mille milliards, n'est-ce pas ?", "below", 1000.0),
        ("Der Überschuss 2025 hat die Billion nicht erreicht, oder?", "below", 1000.0),
        ("Die Exporte erreichten im Mai 2026 keine 400 Milliarden, gell?", "below", 400.0),
        ("Die Ausfuhr von Seltenen Erden hat im Januar 2026 keine 10000 Tonnen erreicht, oder?", "below", 10000.0),
        ("Die Exporte haben im Juni 400 Milliarden Dollar erreicht, oder?", "at_least", 400.0),
        ("Die Exporte erreichten im Juni 400 Milliarden Dollar, stimmt das?", "at_least", 400.0),
        ("Der Überschuss erreichte im Juni 125,6 Milliarden Dollar, korrekt?", "is", 125.6),
        ("Les exportations ont atteint en juin 400 milliards de dollars, non ?", "at_least", 400.0),
        ("Экспорт достигал в июне 400 млрд долларов, верно?", "at_least", 400.0),
        ("6月出口达到4124亿美元，对吗", "is", 412.4),
        ("6月の輸出は4000億ドルを超えたはずですよね", "above", 400.0),
        ("O superávit médio mensal de 2025 foi de cerca de 99 bilhões de dólares, certo?", "about", 99.0),
    ],
)
def test_a_mark_that_is_reached_is_at_least_so_much(knowledge: Knowledge, text: str, sign: str, amount: float) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Query)
    assert isinstance(query.condition, Bound)
    assert (query.condition.comparator, query.condition.amount) == (sign, amount)


@pytest.mark.parametrize(
    ("first", "then", "flow", "partners"),
    [
        ("exports to the US in May 2026", "and the total surplus that month?", "balance", ("WLD",)),
        ("exports to the US in May 2026", "and the total surplus with the US?", "balance", ("USA",)),
        ("exports to the US in January 2026", "and total exports in the first half?", "export", ("USA",)),
        ("Exporte in die USA im Mai 2026", "und die Gesamtexporte?", "export", ("WLD",)),
        ("Exporte in die USA im Mai 2026", "Gesamtüberschuss in dem Monat?", "balance", ("WLD",)),
        ("exportaciones a EE.UU. en mayo de 2026", "¿y las exportaciones totales?", "export", ("WLD",)),
        ("exportações para os EUA em maio de 2026", "e o saldo geral?", "balance", ("WLD",)),
        ("exportations vers les USA en mai 2026", "et l'excédent total ?", "balance", ("WLD",)),
        ("экспорт в США в мае 2026", "а весь экспорт?", "export", ("WLD",)),
        ("2026年5月对美出口", "总顺差呢", "balance", ("WLD",)),
        ("2026年5月の対米輸出", "全体の黒字は？", "balance", ("WLD",)),
    ],
)
def test_the_whole_of_a_flow_after_one_partner_is_everybodys(
    knowledge: Knowledge, first: str, then: str, flow: str, partners: tuple[str, ...]
) -> None:
    query = read(knowledge, first, then)
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == (flow, partners)


@pytest.mark.parametrize(
    "text",
    [
        "its exports in 2025?",
        "Wie hoch waren seine Exporte 2025?",
        "каков его экспорт за 2025?",
        "ses exportations en mai 2026",
        "suas importações em 2025",
        "sus exportaciones en 2025",
        "其出口2025年是多少",
        "同国の輸出は2025年いくら",
        "出口和它比呢",
    ],
)
def test_a_flow_of_somebody_who_was_not_named_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Ambiguous)


@pytest.mark.parametrize("text", ["China und seine Importe 2025", "Китай: каков его экспорт за 2025?"])
def test_whose_it_is_may_be_told_before(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("2025年の対米黒字は？あとアフリカ向け輸出の伸びも", ["balance", "growth"]),
        ("¿Superávit con EE.UU. en 2025? También el crecimiento de las exportaciones a África", ["balance", "growth"]),
        ("Überschuss mit den USA 2025? Dazu das Wachstum der Exporte nach Afrika", ["balance", "growth"]),
    ],
)
def test_a_whole_question_sets_no_scene(knowledge: Knowledge, text: str, operations: list[str]) -> None:
    found = asked(knowledge, text)
    assert [query.operation for query in found if isinstance(query, Query)] == operations
    assert all(query.periods and query.periods[0].first.year == 2025 for query in found if isinstance(query, Query))


@pytest.mark.parametrize(
    ("text", "flow", "partners"),
    [
        ("2025年9月に中国はブラジルの大豆を何トン輸入した？", "import", ("BRA",)),
        ("2025年9月、中国はブラジル大豆を輸入した", "import", ("BRA",)),
        ("2025年10月、中国はアメリカの大豆を輸入しなかったよね", "import", ("USA",)),
    ],
)
def test_the_topic_of_a_japanese_sentence_imports_the_others_goods(
    knowledge: Knowledge, text: str, flow: str, partners: tuple[str, ...]
) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == (flow, partners)


@pytest.mark.parametrize(
    "text",
    [
        "2025年11月、米国産大豆を買っていないのは事実か",
        "2025年11月、米国産大豆を買わなかったって本当？",
        "2025年10月、中国はアメリカの大豆を買わなかったよね",
    ],
)
def test_nothing_bought_is_claimed_in_japanese(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Query)
    assert query.condition == Bound("is", 0.0)


@pytest.mark.parametrize(
    ("text", "flow", "month"),
    [
        ("7月进出口增速", "both", date(2026, 7, 1)),
        ("2026年7月の輸出入の伸びは？", "both", date(2026, 7, 1)),
        ("6月进出口增速", "total", date(2026, 6, 1)),
        ("2024年进出口增速", "total", date(2024, 1, 1)),
    ],
)
def test_one_word_for_both_ways_is_each_where_no_total_is_held(
    knowledge: Knowledge, text: str, flow: str, month: date
) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Query)
    assert (query.flow, query.periods[0].first) == (flow, month)


@pytest.mark.parametrize(
    "text",
    [
        "экспорт вырастет в октябре?",
        "юань будет дорожать?",
        "экспорт превысит 4 трлн в 2026 году?",
        "Werden die Exporte im Oktober steigen?",
        "Wird der Überschuss 2026 die Billion knacken?",
        "人民元は上がる？",
    ],
)
def test_what_is_yet_to_come_is_no_figure_of_a_year_before(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Opinion)


@pytest.mark.parametrize(
    "text",
    [
        "на сколько вырос импорт в мае 2026?",
        "Wie viel Soja wird aus Brasilien importiert, 2025?",
        "прогноз: насколько вырастет экспорт в декабре 2025, и сбылся ли он?",
    ],
)
def test_what_was_is_answered(knowledge: Knowledge, text: str) -> None:
    assert all(isinstance(found, Query) for found in asked(knowledge, text))


@pytest.mark.parametrize(
    ("first", "then", "operation", "partners"),
    [
        ("2025年10月のマレーシアからの原油輸入", "イラクとの差は", "compare", ("MYS", "IRQ")),
        ("импорт нефти из Малайзии в октябре 2025", "а разница с Ираком?", "compare", ("MYS", "IRQ")),
        ("2025年9月从美国进口大豆为什么是零", "下个月呢", "level", ("USA",)),
    ],
)
def test_what_follows_a_figure(
    knowledge: Knowledge, first: str, then: str, operation: str, partners: tuple[str, ...]
) -> None:
    query = read(knowledge, first, then)
    assert isinstance(query, Query)
    assert (query.operation, query.partners) == (operation, partners)


@pytest.mark.parametrize(
    "text",
    [
        "Sind Trumps Zölle richtig?",
        "トランプの関税は正しいと思う？",
        "你觉得特朗普加关税对吗",
        "is it right to tariff China?",
    ],
)
def test_whether_a_policy_is_right_is_an_opinion(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Opinion)


def test_how_high_a_tariff_is_may_be_claimed(knowledge: Knowledge) -> None:
    (found,) = asked(knowledge, "US tariffs on China are 47.5%, right?")
    assert isinstance(found, Query)


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Soy productor de soja en Santa Fe y quiero saber cuánta soja argentina compró China en 2025", True),
        ("Ich bin Sojabauer in Niedersachsen und frage mich, wie viel Soja China 2025 aus Brasilien holte", True),
        ("Sou criador de gado no Paraná e queria saber: quanta soja brasileira a China recebeu no ano passado?", True),
        ("Soy de Guangdong, cuánto exporta la provincia a EE UU en 2025", False),
        ("I'm interested in Guangdong, how much did China export from there in 2025", False),
    ],
)
def test_what_somebody_is_narrows_no_question(knowledge: Knowledge, text: str, answered: bool) -> None:
    assert all(isinstance(found, Query) for found in asked(knowledge, text)) is answered


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("As exportações já caíram 5 meses seguidos?", "already"),
        ("Les exportations ont-elles déjà baissé cinq mois de suite ?", "already"),
        ("¿Las exportaciones han llegado a caer cinco meses seguidos?", "longest"),
        ("Экспорт уже падал пять месяцев подряд?", "already"),
        ("As exportações já caem há 5 meses seguidos?", "current"),
        ("Les exportations baissent déjà depuis cinq mois de suite ?", "current"),
        ("Экспорт растёт уже пять месяцев подряд?", "current"),
    ],
)
def test_already_before_a_verb_of_the_past_is_now_or_ever(knowledge: Knowledge, text: str, by: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.by) == ("streak", by)


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("Was ist der Unterschied zwischen Exporten und Importen 2025?", ["balance"]),
        ("Qual a diferença entre crescimento das exportações e das importações", ["compare"]),
        ("Was ist der Unterschied zwischen FOB und CIF?", ["define"]),
        ("déficit américain avec la Chine en 2025, base Census", ["balance"]),
        ("Exportations d'acier en 2025, en tonnes, et l'évolution sur un an", ["level", "growth"]),
        ("évolution sur un an des exportations d'acier en 2025", ["trend"]),
        ("Was more exported in 2025 than the year before?", ["growth"]),
    ],
)
def test_what_is_asked_of_two_figures_or_of_one_of_two_bases(
    knowledge: Knowledge, text: str, operations: list[str]
) -> None:
    assert [query.operation for query in asked(knowledge, text) if isinstance(query, Query)] == operations


@pytest.mark.parametrize(
    "text",
    [
        "¿Y qué pasó con el acero en 2025? ¿Se exportó más que el año anterior?",
        "What happened with steel in 2025? Did exports grow?",
    ],
)
def test_the_second_question_is_of_the_goods_of_the_first(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.flow, found.commodities) == ("growth", "export", ("steel_products",))
    assert [str(period) for period in found.periods] == ["2025"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("exports to the US in 2025", "and the rest of the world?"),
        ("exports to the US in 2025", "and to everyone else?"),
        ("Exporte in die USA 2025", "und der Rest?"),
        ("exportaciones a Estados Unidos en 2025", "¿y a los demás?"),
        ("exportations vers les États-Unis en 2025", "et le reste ?"),
        ("экспорт в США в 2025", "и остальное?"),
    ],
)
def test_the_rest_after_one_partner_is_everybody_without_him(knowledge: Knowledge, first: str, then: str) -> None:
    query = read(knowledge, first, then)
    assert isinstance(query, Query)
    assert (query.by, query.partners) == ("without", ("WLD", "USA"))


@pytest.mark.parametrize(
    ("first", "then", "periods"),
    [
        ("exportations de terres rares en juin 2025", "ça fait combien sur l'année ?", ["2025"]),
        ("Exporte von Seltenen Erden im Juni 2025", "und übers ganze Jahr?", ["2025"]),
        ("Wann fiel der Überschuss zuletzt unter 80 Milliarden Dollar?", "und davor?", ["2021-01/2026-02"]),
    ],
)
def test_the_year_around_a_month_and_the_time_before(
    knowledge: Knowledge, first: str, then: str, periods: list[str]
) -> None:
    query = read(knowledge, first, then)
    assert isinstance(query, Query)
    assert [str(period) for period in query.periods] == periods


def test_no_sentence_ends_within_the_name_of_a_country(knowledge: Knowledge) -> None:
    text = "exportaciones a Corea en 2024. Dame también las exportaciones a EE. UU."
    assert [query.partners for query in asked(knowledge, text) if isinstance(query, Query)] == [("KOR",), ("USA",)]


def test_how_long_it_was_so_needs_no_time_of_its_own(knowledge: Knowledge) -> None:
    query = read(knowledge, "was the PMI above 50 in March 2026?", "how long was it below?")
    assert isinstance(query, Query)
    assert query.operation == "streak"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("exports to Germany in 2024", "and to the rest of the EU?"),
        ("exportaciones a Alemania en 2024", "¿y a los demás países de la UE?"),
        ("Экспорт в Германию в 2024 году", "а в остальные страны ЕС?"),
        ("2024年对德国出口", "欧盟其他国家呢？"),
        ("exportations vers l'Allemagne en 2024", "et le reste de l'UE ?"),
    ],
)
def test_the_rest_of_a_group_after_one_member(knowledge: Knowledge, first: str, then: str) -> None:
    query = read(knowledge, first, then)
    assert isinstance(query, Query)
    assert (query.by, query.partners) == ("without", ("EU27", "DEU"))


def test_the_other_members_are_all_of_them_where_none_is_named(knowledge: Knowledge) -> None:
    (found,) = asked(knowledge, "How much did the other EU countries buy from China in 2024?")
    assert isinstance(found, Query)
    assert found.partners == ("EU27",)


@pytest.mark.parametrize(
    "text",
    [
        "Who is the largest export market, and what share does it have?",
        "第一大出口市场是谁，占多大比重？",
        "最大の輸出相手国はどこで、シェアは？",
        "¿Cuál es el mayor comprador de China y qué cuota tiene?",
        "Кто крупнейший покупатель Китая и какова его доля?",
    ],
)
def test_the_share_of_the_first_stands_in_the_order(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.flow, found.measure) == ("rank", "export", "share")


@pytest.mark.parametrize(
    "text",
    [
        "輸出が輸入を上回ったのはいつからですか？",
        "¿Desde cuándo superan las exportaciones a las importaciones?",
        "Seit wann übersteigen die Exporte die Importe?",
    ],
)
def test_one_flow_over_the_other_since_when_is_a_surplus(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.flow, found.by) == ("streak", "balance", "current")


@pytest.mark.parametrize(
    "text",
    [
        "¿Le compró China más a Brasil de lo que le vendió en 2024?",
        "A China comprou mais do Brasil do que vendeu para ele em 2024?",
    ],
)
def test_bought_more_than_sold_is_a_deficit_and_no_record(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.flow, found.condition) == ("check", "balance", Bound("below", 0.0))


@pytest.mark.parametrize(
    ("text", "operation", "flow", "partner"),
    [
        ("2026年出口有没有下降过？", "threshold", "export", "WLD"),
        ("老美给咱们送了多少大豆，2025年？", "level", "import", "USA"),
        ("Was hat Peking 2025 für Rohöl aus dem Ausland bezahlt?", "level", "import", "WLD"),
        ("Quels sont les premiers clients de la Chine en 2024 ?", "rank", "export", None),
    ],
)
def test_asked_as_it_is_said(knowledge: Knowledge, text: str, operation: str, flow: str, partner: str | None) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.flow) == (operation, flow)
    assert found.partners == (() if partner is None else (partner,))


@pytest.mark.parametrize(
    "text", ["¿Cuánto fue?", "C'était combien déjà ?", "Quanto foi isso?", "是多少来着？", "いくらだっけ"]
)
def test_how_much_it_was_is_asked_back_where_nothing_was_told(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, Ambiguous)
