"""Questions that lie close to another: never the neighbour's figure, and the plain reading where there is one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> Query | CannotAnswer:
    queries = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert len(queries) == 1
    return queries[0]


@pytest.mark.parametrize(
    "text",
    [
        "seasonally adjusted exports august 2026",
        "seasonally adjusted exports in June 2026",
        "China's trade balance in 2025 on a balance of payments basis",
        "imports of cars fob in 2025",
    ],
)
def test_a_term_that_asks_for_another_figure_is_named(knowledge: Knowledge, text: str) -> None:
    refusal = asked(knowledge, text)
    assert isinstance(refusal, CannotAnswer)
    assert refusal.said.kind == "refusal.not_held.version"


@pytest.mark.parametrize(
    "text",
    ["exports nov 2025 FOB", "imports nov 2025 cif", "German exports in December 2025 seasonally adjusted"],
)
def test_a_term_that_says_what_the_figure_is_anyway_is_let_be(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert query.operation == "level"


TRADE = ["China goods trade with Africa 2025", "merchandise trade with Africa 2025", "trade in goods with Africa, 2025"]


@pytest.mark.parametrize("text", TRADE)
def test_trade_in_goods_is_trade(knowledge: Knowledge, text: str) -> None:
    assert asked(knowledge, text) == asked(knowledge, "trade with Africa 2025")


UNITS = [
    ("exports nov 25 mln usd", "exports in november 2025 in usd"),
    ("exports in 2025 bln $", "exports in 2025 in dollars"),
    ("soy imports nov 25 mln tons", "soy imports in november 2025 in tons"),
]


@pytest.mark.parametrize(("text", "plain"), UNITS, ids=[text for text, _ in UNITS])
def test_a_year_beside_the_unit_of_the_answer_is_a_year(knowledge: Knowledge, text: str, plain: str) -> None:
    assert asked(knowledge, text) == asked(knowledge, plain)


@pytest.mark.parametrize(
    "text",
    ["did exports in nov 2025 exceed 25 bn usd", "were exports in 2025 above 2025 bn $", "exports reached 25 mln usd"],
)
def test_an_amount_that_is_claimed_is_none(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, CannotAnswer) or query.condition is not None


@pytest.mark.parametrize(
    "text",
    [
        "how much more did China sell to the US than it bought in 2025",
        "by how much did China's sales to the US exceed its purchases from it in 2025",
        "how much more did the US buy from China than it sold in 2025",
    ],
)
def test_what_is_sold_over_what_is_bought_is_the_balance(knowledge: Knowledge, text: str) -> None:
    assert asked(knowledge, text) == asked(knowledge, "China's trade balance with the US in 2025")


OTHER_BOOKS = [
    (
        "China says its 2025 surplus with the US was $280 bn, and what is the US-reported deficit?",
        Query("balance", "USA", "balance", ("CHN",)),
    ),
    (
        "China says exports to the US were 420 bn dollars in 2025, what do the US imports come to?",
        Query("level", "USA", "import", ("CHN",)),
    ),
    (
        "US data show imports of 308 bn from China in 2025; what are China's exports to the US?",
        Query("level", "CHN", "export", ("USA",)),
    ),
    (
        "Die Chinesen melden für 2025 Exporte von 420 Mrd. Dollar in die USA, und was sagen die Amerikaner zu den "
        "Importen?",
        Query("level", "USA", "import", ("CHN",)),
    ),
    ("中方说2025年对美出口4200亿美元，美方统计的进口是多少？", Query("level", "USA", "import", ("CHN",))),
    (
        "中国側は2025年の対米輸出を4200億ドルとしていますが、米国側の輸入額は？",
        Query("level", "USA", "import", ("CHN",)),
    ),
]


@pytest.mark.parametrize(("text", "query"), OTHER_BOOKS, ids=[text for text, _ in OTHER_BOOKS])
def test_after_one_side_s_figure_the_other_side_s_own_is_given(knowledge: Knowledge, text: str, query: Query) -> None:
    found = asked(knowledge, text)
    assert isinstance(found, Query)
    assert (found.operation, found.reporter, found.flow, found.partners) == (
        query.operation, query.reporter, query.flow, query.partners,
    )  # fmt: skip
    assert [period.code for period in found.periods] == ["2025"]


@pytest.mark.parametrize(
    "text",
    [
        "What were China's exports to Mexico in 2024 by Mexican data",
        "What were imports from China in 2024 by Mexican statistics",
        "exports to the US via Vietnam in 2025",
    ],
)
def test_books_routes_and_terms_that_nobody_holds_give_no_figure(text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, date(2026, 9, 15)), knowledge)
    assert (reply.outcome, reply.reason, reply.figures) == ("refuse", "not_held", ())
