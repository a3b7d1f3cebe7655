"""Sentences in, queries out: what each part of a question means, in codes."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query, Question, Turn
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str, *before: Query) -> Query | CannotAnswer:
    question = Question(text, TODAY, None, tuple(Turn(query) for query in before))
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert len(queries) == 1, queries
    return queries[0]


def p(*codes: str) -> tuple[Period, ...]:
    return tuple(Period.parse(code) for code in codes)


LEVELS = [
    ("exports so far this year", Query("level", "CHN", "export", periods=p("2026-01/2026-06"))),
    ("chinese exports in may 2026", Query("level", "CHN", "export", periods=p("2026-05"))),
    ("what did China sell to Japan in June 2026", Query("level", "CHN", "export", ("JPN",), periods=p("2026-06"))),
    ("what did Japan sell to China in 2025", Query("level", "CHN", "import", ("JPN",), periods=p("2025"))),
    ("what did America buy from China in 2025", Query("level", "CHN", "export", ("USA",), periods=p("2025"))),
    ("US imports from China 2025", Query("level", "USA", "import", ("CHN",), periods=p("2025"))),
    ("Brazil's exports to China in 2024", Query("level", "CHN", "import", ("BRA",), periods=p("2024"))),
    ("soy from Brazil 2025", Query("level", "CHN", "import", ("BRA",), ("soybeans",), periods=p("2025"))),
    ("crude oil june 2025", Query("level", "CHN", "import", commodities=("crude_oil",), periods=p("2025-06"))),
    ("by US data, China's exports to the US in 2024", Query("level", "USA", "import", ("CHN",), periods=p("2024"))),
]


@pytest.mark.parametrize(("text", "query"), LEVELS, ids=[text for text, _ in LEVELS])
def test_who_sells_to_whom_and_in_whose_books(knowledge: Knowledge, text: str, query: Query) -> None:
    assert asked(knowledge, text) == query


KINDS = [
    ("le cumul des exportations d'automobiles de juin à août 2025", "sum", {"periods": p("2025-06/2025-08")}),
    ("cuántos barriles diarios importaba China en diciembre de 2025", "level", {"commodities": ("crude_oil",)}),
    ("la Malaisie fournissait-elle plus de brut que l'Irak en mai 2025 ?", "compare", {"partners": ("MYS", "IRQ")}),
    ("¿bajó la exportación a EE. UU. entre enero y febrero de 2026?", "change", {"partners": ("USA",)}),
    ("según las estadísticas chinas, ¿cuánto vendió Estados Unidos a China en 2025?", "level", {"flow": "import"}),
    ("¿qué superávit le sacó Vietnam a Estados Unidos en 2025?", "balance", {"reporter": "VNM", "partners": ("USA",)}),
    ("¿vendió China más de lo que compró en mayo de 2026?", "check", {"flow": "balance"}),
    ("soja importada jul/25 % a/a", "growth", {"periods": p("2025-07")}),
    ("¿subieron los textiles de enero a agosto de 2025?", "growth", {"periods": p("2025-01/2025-08"), "by": "year"}),
    ("quelle est la variation annuelle des importations de janvier-février 2026 ?", "growth", {"by": "year"}),
    ("¿ganó Brasil o Argentina como proveedor de soja de China en 2025?", "compare", {"measure": None}),
    ("le cumul sur huit mois des exportations en 2025", "sum", {"periods": p("2025-01/2025-08")}),
    ("acumulado de las exportaciones a EE. UU., noviembre de 2025", "sum", {"periods": p("2025-01/2025-11")}),
    ("quem mais vendeu petróleo para a China em outubro de 2025?", "rank", {"by": "partner"}),
    ("à combien le commerce japonais était-il dans le rouge en 2025 ?", "balance", {"reporter": "JPN"}),
    ("et Taïwan, quel excédent en 2025 ?", "balance", {"reporter": "TWN"}),
    ("¿cuánto facturó Vietnam en exportaciones en 2025?", "level", {"reporter": "VNM"}),
    ("montant des ventes du Vietnam aux États-Unis en 2025", "level", {"reporter": "VNM", "partners": ("USA",)}),
    ("envíos China > India, 2025", "level", {"flow": "export", "partners": ("IND",)}),
    ("how fast did imports grow in July 2026", "growth", {"by": "year"}),
    ("imports july 2026 month on month", "growth", {"by": "month"}),
    ("exports to the US in 2025 compared with 2024", "compare", {"by": "period"}),
    ("trade surplus with the EU in 2025", "balance", {"flow": "balance"}),
    ("trade with Russia in 2025", "total", {"flow": "total"}),
    ("average monthly exports in 2025", "average", {}),
    ("US share of exports in 2025", "share", {"by": "partner"}),
    ("exports by month in 2025", "trend", {"by": "month"}),
    ("top 3 export markets in 2025", "rank", {"limit": 3, "by": "partner"}),
    ("where does Germany rank among export destinations in 2024", "rank", {"limit": None, "partners": ("DEU",)}),
    ("is Germany among the top 5 export partners in 2024", "rank", {"limit": None, "partners": ("DEU",)}),
    ("lowest month for imports in 2025", "record", {"limit": -1}),
    ("how many months in a row have exports risen", "streak", {"by": "current"}),
    ("which months of 2025 had a surplus above 100 billion dollars", "threshold", {"by": "which"}),
    ("did exports beat forecasts in November 2025", "surprise", {"measure": "yoy"}),
    ("price per tonne of soybeans in 2025", "unit_value", {}),
    ("why did exports to the US fall in May 2025", "why", {}),
    ("summary of June 2026", "brief", {}),
    ("was the 2022 surplus revised", "revision", {}),
    ("both sides: exports to the US in July 2025", "mirror", {}),
    ("is it true that exports fell in October 2025", "check", {}),
    ("what does yoy mean", "define", {"by": "yoy"}),
    ("how fresh is your data", "coverage", {"by": "fresh"}),
]


@pytest.mark.parametrize(("text", "operation", "slots"), KINDS, ids=[text for text, _, _ in KINDS])
def test_which_question_it_is(knowledge: Knowledge, text: str, operation: str, slots: dict[str, object]) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert query.operation == operation
    assert {slot: getattr(query, slot) for slot in slots} == slots


def test_a_deficit_above_an_amount_is_a_balance_below_it(knowledge: Knowledge) -> None:
    query = asked(knowledge, "how many months of 2025 did the deficit with Taiwan exceed 10 billion dollars")
    assert isinstance(query, Query)
    assert isinstance(query.condition, Bound)
    assert (query.condition.comparator, query.condition.amount, query.condition.unit) == ("below", -10.0, "USD_bn")


def test_a_fall_of_more_than_is_a_rate_below(knowledge: Knowledge) -> None:
    query = asked(knowledge, "how many months of 2025 did exports to the US fall more than 20 %")
    assert isinstance(query, Query)
    assert isinstance(query.condition, Bound)
    assert (query.condition.comparator, query.condition.amount, query.condition.measure) == ("below", -20.0, "yoy")


EXPORTS = Query("level", "CHN", "export", ("USA",), periods=p("2025-11"))
FRAGMENTS = [
    ("and Japan?", EXPORTS.with_(partners=("JPN",))),
    ("and imports?", EXPORTS.with_(flow="import")),
    ("the year before?", EXPORTS.with_(periods=p("2024-11"))),
    ("October?", EXPORTS.with_(periods=p("2025-10"))),
    ("growth?", EXPORTS.with_(operation="growth", measure="yoy", by="year")),
    ("in yuan", EXPORTS.with_(basis="value_cny")),
    ("why?", EXPORTS.with_(operation="why")),
]


@pytest.mark.parametrize(("text", "query"), FRAGMENTS, ids=[text for text, _ in FRAGMENTS])
def test_a_fragment_is_laid_over_the_query_before(knowledge: Knowledge, text: str, query: Query) -> None:
    assert asked(knowledge, text, EXPORTS) == query


def test_a_full_question_inherits_nothing(knowledge: Knowledge) -> None:
    query = asked(knowledge, "biggest buyers of Chinese goods in 2024", EXPORTS.with_(partners=("USA", "EU27")))
    assert isinstance(query, Query)
    assert (query.operation, query.partners, query.periods) == ("rank", (), p("2024"))


REFUSED = [
    ("exports by rail to Germany in 2025", "not_held"),
    ("beef imports in 2025", "not_held"),
    ("Vietnam's exports to France in 2025", "not_held"),
    ("trade in services 2025", "not_held"),
    ("exports on 13/2025", "not_held"),
    ("should I buy export stocks", "opinion"),
    ("will exports rise next year", "opinion"),
    ("who won the world cup", "not_trade"),
    ("🙂🙂🙂", "not_trade"),
    ("", "not_trade"),
    ("thanks", "not_trade"),
    ("growth in China", "ambiguous"),
    ("steel april 2025", "ambiguous"),
    ("how big was the deficit in 2025", "ambiguous"),
    ("and compared to them?", "ambiguous"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[text or "nothing" for text, _ in REFUSED])
def test_no_figure_for_what_is_not_understood(knowledge: Knowledge, text: str, reason: str) -> None:
    refusal = asked(knowledge, text)
    assert isinstance(refusal, CannotAnswer)
    assert refusal.reason == reason


def test_two_questions_in_one_are_answered_one_by_one(knowledge: Knowledge) -> None:
    text = "the 2025 surplus with the US, and how fast exports to Africa grew that year"
    question = Question(text, TODAY)
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert [(q.operation, q.periods) for q in queries if isinstance(q, Query)] == [
        ("balance", p("2025")),
        ("growth", p("2025")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "China sold more to the US in 2025 than in 2024, right?",
        "China sold less steel abroad in 2025 than in 2024, right?",
    ],
)
def test_a_query_can_be_a_key(text: str, knowledge: Knowledge) -> None:
    assert len({*answer(Question(text, TODAY, "en"), knowledge).queries}) == 1
