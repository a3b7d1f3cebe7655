"""Readers' questions once told something else: goods hidden in a phrase, a cleft, one flow when the other moved."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests import turns


@pytest.mark.parametrize("verb", ["importierte China", "kaufte China", "hat China gekauft"])
def test_coal_is_no_money(knowledge: Knowledge, verb: str) -> None:
    query = turns.query(knowledge, f"Wie viel Kohle {verb} 2025", language="de")
    assert (query.operation, query.flow, query.commodities) == ("level", "import", ("coal",))


@pytest.mark.parametrize(
    "text",
    [
        "it was the US, not the EU, that bought most in 2025",
        "what was the import growth when exports fell",
        "which economy grew fastest in 2024",
    ],
)
def test_what_no_query_tells_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert isinstance(turns.read(knowledge, text), Ambiguous)


def test_buyers_may_be_economies(knowledge: Knowledge) -> None:
    query = turns.read(knowledge, "which economies grew fastest as buyers in 2024")
    assert isinstance(query, Query)
    assert (query.operation, query.flow) == ("rank", "export")


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Which partner has the largest trade with China?", "rank"),
        ("Which month had the largest trade in 2025?", "record"),
        ("Has the export slowed?", "trend"),
        ("Which trade was larger, exports or imports?", "compare"),
        ("Which country consumes the most Chinese goods?", "rank"),
        ("Which countries supplied China the most in December 2024?", "rank"),
        ("Exports and imports for 2024 in Excel", "level"),
        ("all time low manufacturing pmi in your dataset", "record"),
        ("China's outbound shipments to Vietnam in June 2026 - please state the currency", "level"),
    ],
)
def test_a_question_of_trade_is_not_refused(knowledge: Knowledge, text: str, operation: str) -> None:
    assert turns.query(knowledge, text).operation == operation


@pytest.mark.parametrize("text", ["请说出口数据", "6月出口等指标怎么样？"])
def test_words_that_hide_exports_in_chinese(knowledge: Knowledge, text: str) -> None:
    assert turns.query(knowledge, text, language="zh").flow == "export"


@pytest.mark.parametrize(
    "text",
    [
        "export EDITOR with value 20",
        "Which countries do you support for a credit card? I live in Germany",
        "which country finished fourth, South Korea or Japan?",
    ],
)
def test_what_is_no_trade_gets_no_figure(knowledge: Knowledge, text: str) -> None:
    assert turns.last(knowledge, text).outcome != "answer"


def test_why_it_slowed_is_not_why_it_fell(knowledge: Knowledge) -> None:
    assert turns.query(knowledge, "Why did exports slow in July 2026?").condition is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("China had a deficit with Taiwan in each month of 2025", ""),  # one month is held
        ("Did CPI turn negative in 2023?", ""),  # two are
        ("Was CPI ever negative in 2025?", "True"),
        ("Exports exceeded 330 bn for the first time in December 2024", "False"),
    ],
)
def test_too_few_months_give_no_verdict(knowledge: Knowledge, text: str, verdict: str) -> None:
    headline = turns.last(knowledge, text).headline
    assert (headline.split(".")[0] if headline.startswith(("True", "False")) else "") == verdict


def test_which_grew_faster_of_two_partners_in_chinese(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "今年上半年我们对东盟和对俄罗斯的出口哪个增长快", language="zh")
    assert (query.operation, query.partners, query.measure) == ("compare", ("ASEAN", "RUS"), "yoy")


def test_a_sum_since_january_has_passed_by_its_first_total(knowledge: Knowledge) -> None:
    headline = turns.last(knowledge, "when did the running total of exports pass 100 billion dollars").headline
    assert "had passed" in headline


@pytest.mark.parametrize("from_whom", ["from whom", "from where"])
def test_how_much_and_from_where_are_two_questions(knowledge: Knowledge, from_whom: str) -> None:
    amount, partners = turns.last(knowledge, f"How much soy did China import in 2025 and {from_whom}?").queries
    assert (amount.operation, partners.operation, partners.by) == ("level", "rank", "partner")
