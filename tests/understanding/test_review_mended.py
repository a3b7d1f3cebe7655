"""Questions that a new wording beside them had turned into others: what is asked stays what was asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errors import Ambiguous, NotHeld
from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.pipeline import answer
from bot.understanding import understand
from tests import turns
from tests.understanding.asking import asked


def _asked(knowledge: Knowledge, language: str, text: str) -> list[tuple[str, str, str | None]]:
    question = Question(text, date(2026, 9, 15), language=language)
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return [(query.operation, query.flow, query.by) for query in queries if isinstance(query, Query)]


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "month-on-month growth of exports in 2025", [("growth", "export", "month")]),
        ("en", "month-on-month growth of exports to the US in 2025", [("growth", "export", "month")]),
        ("en", "month-on-month growth of imports in the first half of 2026", [("growth", "import", "month")]),
        ("en", "month-on-month growth of the surplus in 2025", [("change", "balance", "month")]),
        ("en", "by how much did exports change month on month in 2025", [("change", "export", "month")]),
        ("de", "Wachstum der Exporte gegenüber dem Vormonat im ersten Halbjahr 2026", [("growth", "export", "month")]),
        ("ja", "2025年の輸出の前月比の伸び", [("growth", "export", "month")]),
        ("zh", "2026年5月出口仍比去年高吗", [("growth", "export", "year")]),
        ("zh", "2026年5月出口还是比去年低吗", [("growth", "export", "year")]),
        ("zh", "2026年5月出口仍比上月高吗", [("growth", "export", "month")]),
        ("en", "have exports to the EU ever exceeded imports from ASEAN", []),  # two series in months
        ("ja", "輸入が輸出を上回ったことはありますか", [("threshold", "balance", "last")]),
        ("ja", "輸出はいつ以来増えている", [("streak", "export", "current")]),
        ("en", "trade with Japan in 2025 and its imports", [("level", "import", None)]),
        ("en", "exports and the monthly trend year on year in 2025", [("trend", "export", "month")]),
        ("en", "exports divided by month in 2025", [("trend", "export", "month")]),
        ("en", "annual high of exports", [("record", "export", "year")]),
        ("en", "annual high of imports from the US", [("record", "import", "year")]),
        ("en", "annual high of exports in 2025", [("record", "export", "year")]),
        ("en", "A new annual high for the surplus?", [("record", "balance", "year")]),
        ("en", "which countries do u think buy most from China", [("rank", "export", "partner")]),
        ("en", "What countries do u export most to", []),
        ("en", "Which commodities do u export to the us", [("level", "export", None)]),
        ("en", "which goods do u import from Australia", [("level", "import", None)]),
        ("en", "which countries do u have", [("coverage", None, "held")]),
        ("en", "by how much would you say exports grew in 2024", [("growth", "export", "year")]),
        ("en", "how fast would you say exports grew in 2024", [("growth", "export", "year")]),
        ("en", "Which partner would you say is the largest", [("rank", "total", "partner")]),
        ("en", "which country would you say buys the most", [("rank", "export", "partner")]),
        ("en", "Would you say exports are good", []),
        ("en", "what would you say is meant by surplus", []),
        ("en", "Would you say exports will fall in 2027", []),
        ("en", "would you say exports fell in 2024", [("check", "export", None)]),
        ("es", "no sé, exportaciones en 2025", [("level", "export", None)]),
        ("es", "no sé si China exportó más en 2025 que en 2024", [("compare", "export", "period")]),
        ("ru", "насколько изменился экспорт с 2018 по 2025", [("change", "export", None)]),
        ("ru", "на сколько процентов изменился экспорт с 2018 по 2025", [("growth", "export", "period")]),
        ("pt", "as exportações cresceram mais devagar em 2025 do que em 2024", [("compare", "export", "period")]),
        ("en", "exports were never lower than in any other February", [("check", "export", "record")]),
        ("en", "rank of the months of 2025 by exports", [("rank", "export", "month")]),
        ("en", "rank months of 2025 by exports", [("rank", "export", "month")]),
        ("es", "exportaciones en mayo de 2026 en valor absoluto y en porcentaje", [("growth", "export", "year")]),
        ("pt", "exportações em maio de 2026 em valor absoluto e em porcentagem", [("growth", "export", "year")]),
        ("en", "how big was the last fall of exports", [("threshold", "export", "last")]),
        ("en", "last fall of imports", [("threshold", "import", "last")]),
        ("en", "exports last fall", [("level", "export", None)]),
        ("en", "US exports to China and China's exports to the US in 2025", [("level", "export", None)] * 2),
        ("en", "were exports in total above 370 bn in May and June 2026?", [("check", "export", None)] * 2),
        ("en", "were exports above 700 bn in total in May and June 2026?", [("check", "export", None)]),
        ("ja", "２つ質問です。2026年7月の輸出の伸びと、同じ月の貿易黒字はいくらですか",
         [("growth", "export", "year"), ("balance", "balance", None)]),
        ("ja", "質問が２つあります。2026年7月の輸出の伸びと、同じ月の貿易黒字はいくらですか",
         [("growth", "export", "year"), ("balance", "balance", None)]),
        ("zh", "稀土出口为什么被卡脖子", [("why", "export", None)]),
        ("zh", "中国稀土为啥突然出不去了", [("why", "export", None)]),
        ("fr", "exportations pour l'année", [("level", "export", None)]),
        ("en", "exports in May 2025; imports since then", [("level", "export", None), ("trend", "import", "month")]),
        ("en", "how exports to the US did over last year", [("growth", "export", "year")]),
        ("en", "the last fall exports had", [("threshold", "export", "last")]),
        ("en", "what did China export last fall", [("level", "export", None)]),
        ("en", "exports in all 12 months to June 2026", [("sum", "export", None)]),
        ("en", "exports over all 12 months of 2025", [("level", "export", None)]),
        ("es", "exportaciones en los doce meses hasta junio de 2026", [("level", "export", None)]),
        ("pt", "exportações nos 12 meses até junho de 2026", [("level", "export", None)]),
        ("de", "Exporte in allen 12 Monaten bis Juni 2026", [("level", "export", None)]),
        ("ru", "экспорт за все 12 месяцев до июня 2026", [("level", "export", None)]),
        ("en", "did exports top $300 bn in all twelve months of 2025", [("check", "export", "every")]),
        ("es", "¿subieron las exportaciones en los doce meses de 2025?", [("check", "export", "every")]),
        ("fr", "les exportations ont-elles augmenté pendant les 12 mois de 2025 ?", [("check", "export", "every")]),
        ("pt", "as exportações subiram em todos os 12 meses de 2025?", [("check", "export", "every")]),
        ("en", "monthly exports lay between 214 and 358 billion in 2025", [("check", "export", "every")]),
        ("en", "exports lay between 3 and 4 trillion in 2025", [("check", "export", None)]),
        ("en", "Trump claims exports fell in 2025", [("check", "export", None)]),
        ("en", "exports to Africa grew four times as fast as exports overall in 2025", []),
        ("zh", "扣除进口后的出口2025", [("balance", "balance", None)]),
        ("en", "exports in May 2026; did imports grow?", [("level", "export", None), ("growth", "import", "year")]),
    ],
)  # fmt: skip
def test_what_is_asked(
    knowledge: Knowledge, language: str, text: str, asked: list[tuple[str, str, str | None]]
) -> None:
    assert _asked(knowledge, language, text) == asked


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("es", "exportaciones en los tres primeros trimestres de 2025", "2025-01/2025-09"),
        ("pt", "exportações nos dois primeiros trimestres de 2025", "2025-01/2025-06"),
        ("fr", "exportations des trois premiers trimestres de 2025", "2025-01/2025-09"),
        ("en", "how exports to the US did over last year", "2025"),
    ],
)
def test_the_time_stays_what_it_was(knowledge: Knowledge, language: str, text: str, period: str) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert [one.code for one in query.periods] == [period]


@pytest.mark.parametrize(("language", "text"), [("de", "erklär mir das"), ("en", "explain this to me")])
def test_who_wants_a_figure_explained_asks_for_no_definition(knowledge: Knowledge, language: str, text: str) -> None:
    talk = Conversation(language)
    talk = talk.after(answer(talk.question("China exports 2025", date(2026, 9, 15)), knowledge))
    reply = answer(talk.question(text, date(2026, 9, 15)), knowledge)
    assert reply.queries
    assert reply.queries[0].operation == "why"


def test_the_other_way_round_is_of_the_same_year(knowledge: Knowledge) -> None:
    question = Question("what did the US import from China in 2024 and China from the US", date(2026, 9, 15))
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert [str(period) for query in queries if isinstance(query, Query) for period in query.periods] == [
        "2024",
        "2024",
    ]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "were exports to the US in 2025 20 % smaller than in 2024?", -20.0),
        ("en", "were exports to the US in 2025 20 % below 2024?", -20.0),
        ("en", "were exports to the US in 2025 20 % higher than in 2024?", 20.0),
        ("de", "Waren die Exporte in die USA 2025 20 % niedriger als 2024?", -20.0),
        ("de", "Lagen die Exporte in die USA 2025 um 20 % unter denen von 2024?", -20.0),
        (
            "fr",
            "Les exportations vers les États-Unis en 2025 étaient-elles inférieures de 20 % à celles de 2024 ?",
            -20.0,
        ),
        ("es", "¿Fueron las exportaciones a EE. UU. en 2025 un 20 % menores que en 2024?", -20.0),
        ("pt", "As exportações para os EUA em 2025 foram 20 % menores do que em 2024?", -20.0),
        ("ru", "Был ли экспорт в США в 2025 году на 20 % ниже, чем в 2024?", -20.0),
        ("ru", "Был ли экспорт в США в 2025 году на 20 % меньше, чем в 2024 году?", -20.0),
    ],
)
def test_so_much_less_is_claimed_as_a_fall(knowledge: Knowledge, language: str, text: str, amount: float) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert query.condition == Bound("is", amount, unit="pct", measure="yoy")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("why do steel exports need a licence in 2026", "“China announces steel export licensing”"),
        ("why exports 2026", "first half of 2026"),
    ],
)
def test_a_year_that_is_not_over_has_its_causes(knowledge: Knowledge, text: str, told: str) -> None:
    reply = answer(Question(text, date(2026, 9, 15), "en"), knowledge)
    assert any(told in line for line in (reply.headline, *reply.lines))


def test_a_year_to_come_has_none(knowledge: Knowledge) -> None:
    reply = answer(Question("why do steel exports need a licence in 2027", date(2026, 9, 15), "en"), knowledge)
    assert "2027 is not out yet" in reply.headline


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("which group is the largest trading partner in 2025", "which bloc is the largest trading partner in 2025"),
        ("which group of countries bought most", "which bloc bought most"),
        ("exports in 2024 for each partner", "exports in 2024"),
        ("did exports rise for each of the partners in 2025", "with which partners did exports rise in 2025"),
        ("any year before 2023 in which exports fell", "years before 2023 in which exports fell"),
        ("was Q3 the best quarter of 2025 for exports", "which was the best quarter of 2025 for exports"),
        ("how high have exports risen since January", "how much have exports risen since January"),
        ("how low did the US share of exports go", "US share of exports"),
        ("how low did the yuan go in 2025", "the yuan in 2025"),
        ("the drop China's exports saw in October 2025", "the drop in China's exports in October 2025"),
        ("the drop steel exports took in October 2025", "the drop in steel exports in October 2025"),
        ("which partners buy us soybeans", "which partners buy US soybeans"),
        (
            "difference between growth of exports and growth of imports in May 2025",
            "gap between growth of exports and growth of imports in May 2025",
        ),
    ],
)
def test_a_word_that_was_freed_elsewhere_asks_the_same_here(knowledge: Knowledge, text: str, plain: str) -> None:
    assert asked(knowledge, text) == asked(knowledge, plain)


@pytest.mark.parametrize(
    "text",
    [
        "any quarter before Q2 2025 with higher exports",
        "how high did exports to the US go before the tariffs",
    ],
)
def test_what_is_not_plain_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Ambiguous)


@pytest.mark.parametrize("text", ["how do cars rank among exports in 2025", "where did steel rank in 2025 exports"])
def test_goods_placed_among_goods_are_no_record_of_a_time(knowledge: Knowledge, text: str) -> None:
    assert all(query.operation != "record" for query in asked(knowledge, text) if isinstance(query, Query))


@pytest.mark.parametrize(
    "text", ["what was paid in 2025 for soybeans", "for each tonne of soybeans what was paid in 2025"]
)
def test_what_was_paid_is_no_tonnage(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, NotHeld)


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("exports to the US, EU and ASEAN in 2025", "for each"), ("level", None, None)),
        (("did exports fall in 2023", "and in any previous year"), ("growth", "yoy", "year")),
        (("exports to the US and EU in 2025", "deeper"), ("compare", "yoy", "partner")),
        (("exports in May and June 2025", "sharper"), ("compare", "yoy", "period")),
    ],
)
def test_a_fragment_keeps_what_was_asked(
    knowledge: Knowledge, talk: tuple[str, ...], told: tuple[str, str | None, str | None]
) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.measure, query.by) == told


@pytest.mark.parametrize(
    ("language", "text", "condition"),
    [
        ("en", "after five consecutive falls exports to the US rose", Bound("above", 0.0, unit="pct", measure="yoy")),
        ("en", "exports fell after five consecutive rises", Bound("below", 0.0, unit="pct", measure="yoy")),
        ("en", "five consecutive falls in exports to the US", Bound("below", 0.0, unit="pct", measure="yoy")),
        ("pt", "as exportações cresceram mais devagar em 2025 do que em 2024", Bound("below", 0.0)),
    ],
)
def test_what_is_claimed_or_runs_on(knowledge: Knowledge, language: str, text: str, condition: Bound) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert query.condition == condition


def test_not_knowing_is_no_denial(knowledge: Knowledge) -> None:
    talk = Conversation("es")
    talk = talk.after(answer(talk.question("exportaciones en 2025", date(2026, 9, 15)), knowledge))
    assert "2024" in answer(talk.question("no sé, ¿y en 2024?", date(2026, 9, 15)), knowledge).headline


@pytest.mark.parametrize(
    "text",
    [
        "was the surplus in 2025 larger than exports to the US in 2018",
        "was the surplus in 2025 bigger than total trade in 2010",
        "surplus 2024 or exports to the US 2025",
        "was the surplus in June 2026 larger than exports to the US in May",
    ],
)
def test_a_balance_and_a_flow_of_two_times_are_not_set_together(knowledge: Knowledge, text: str) -> None:
    assert turns.last(knowledge, text).figures == ()


@pytest.mark.parametrize(
    ("talk", "flows"),
    [
        (("surplus vs exports 2025", "and in 2024?"), [("balance", "TOTAL"), ("export", "TOTAL")]),
        (("crude oil imports in 2025", "deficit?"), []),
        (("soybean imports from the US", "and the balance?"), []),
        (("crude oil imports in 2025", "and the trade surplus?"), [("balance", "TOTAL")]),
    ],
)
def test_a_balance_beside_what_was_told(
    knowledge: Knowledge, talk: tuple[str, ...], flows: list[tuple[str, str]]
) -> None:
    reply = turns.last(knowledge, *talk)
    assert [(one.flow, *one.commodities) for one in reply.queries if reply.figures] == flows


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "suppliers with the biggest deficits there", ("rank", None, "partner")),
        ("en", "export growth in 2025 as a percentage of 2024", ("growth", "yoy", "year")),
        ("ru", "насколько экспорт в июне 2026 выше среднемесячного 2024", ("average", None, "period")),
        ("ru", "рост экспорта в декабре 2025 был медленнее, чем год назад?", ("change", "yoy", None)),
        ("zh", "2025年12月出口增速比去年同期慢吗", ("change", "yoy", None)),
    ],
)
def test_what_is_asked_is_neither_narrowed_nor_turned(
    knowledge: Knowledge, language: str, text: str, told: tuple[str, str | None, str | None]
) -> None:
    query = turns.query(knowledge, text, language=language)
    assert (query.operation, query.measure, query.by) == told


@pytest.mark.parametrize(
    ("language", "text", "told", "period"),
    [
        ("zh", "美国宣布对等关税是什么时候", ("define", "event:liberation_day"), None),
        ("zh", "美国最高法院宣布对等关税违法是什么时候", ("define", "event:supreme_court_ieepa"), None),
        ("de", "Wie hoch war der Export im Monat vor der Waffenruhe?", ("level", None), "2025-09"),
        ("de", "Export im Monat vor der Einigung von Busan?", ("level", None), "2025-09"),
        ("de", "Export im Monat der Einigung von Busan?", ("level", None), "2025-10"),
        ("en", "What was the surplus record as of June 2026?", ("record", "month"), "2026-06"),
        ("en", "What was the export record as of 2025?", ("record", "year"), "2025"),
        ("es", "¿De dónde vinieron las importaciones en 2025?", ("rank", "partner"), "2025"),
        ("es", "¿De dónde procedieron las importaciones en 2025?", ("rank", "partner"), "2025"),
        ("es", "¿De dónde vinieron estas cifras?", ("coverage", "source"), None),
        ("es", "¿Exporta China más a Alemania?", ("growth", "year"), "2026-01/2026-06"),
        ("pt", "A China exporta mais para a Alemanha?", ("growth", "year"), "2026-01/2026-06"),
        ("ru", "По каким товарам экспорт есть?", ("coverage", "held"), None),
        ("ru", "По каким товарам можно узнать экспорт?", ("coverage", "held"), None),
    ],
)
def test_a_row_takes_no_more_than_is_said(
    knowledge: Knowledge, language: str, text: str, told: tuple[str, str | None], period: str | None
) -> None:
    query = turns.query(knowledge, text, language=language)
    assert (query.operation, query.by) == told
    assert period is None or [one.code for one in query.periods[:1]] == [period]


def test_since_then_leans_on_what_was_told(knowledge: Knowledge) -> None:
    assert turns.last(knowledge, "その後の輸出", language="ja").outcome == "clarify"
    assert turns.query(knowledge, "9月の輸出は？", "その後の輸出は？", language="ja").operation == "trend"
