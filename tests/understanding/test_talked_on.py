"""Fragments of a talk that go one step on, take together or single out, and parts of one text that lean on an order."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Period, Query
from tests import turns
from tests.understanding.asking import asked


def month(year: int, number: int) -> Period:
    return Period.month(year, number)


@pytest.mark.parametrize(
    ("talk", "at"),
    [
        (("exports November 2025", "and one month on"), month(2025, 12)),
        (("exports November 2024", "a month on?"), month(2024, 12)),
        (("exports November 2024", "a year on"), month(2025, 11)),
        (("exports November 2025", "two months on"), month(2026, 1)),
        (("exports November 2025", "and the next"), month(2025, 12)),
        (("exports in 2024", "the next?"), Period.year(2025)),
        (("exports in Q1 2025", "and the next one?"), Period.months((2025, 4), (2025, 6))),
        (("exports in February 2026", "with January"), Period.months((2026, 1), (2026, 2))),
        (("growth of imports in June 2026", "plus May"), Period.months((2026, 5), (2026, 6))),
        (("exports in June 2026", "ok may then"), month(2026, 5)),
    ],
)
def test_a_step_on_from_what_was_told(knowledge: Knowledge, talk: tuple[str, ...], at: Period) -> None:
    assert turns.query(knowledge, *talk).periods == (at,)


def test_a_month_on_average_is_no_step(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "iron ore imports in 2025", "how much was that a month on average")
    assert (query.operation, query.periods) == ("average", (Period.year(2025),))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("was November 2025 a record for the surplus", "so which month was"),
        ("was May 2025 the worst month for exports to the US", "which one was then"),
    ],
)
def test_which_was_the_record_then(knowledge: Knowledge, first: str, then: str) -> None:
    query = turns.query(knowledge, first, then)
    assert (query.operation, query.by) == ("record", "month")
    assert query.periods[0].month_count > 60


def test_all_of_them_are_those_told_one_by_one(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "soybeans from Brazil September 2025", "Argentina?", "US?", "and all of them")
    assert query.partners == ("BRA", "ARG", "USA")


def test_which_of_them_fell(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "exports to Russia 2025", "Africa", "which of those fell")
    assert (query.operation, set(query.partners)) == ("growth", {"RUS", "AFRICA"})


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("who was the biggest customer in 2025 and what did China import from it", "import", "ASEAN"),
        ("which country did China export most to in 2024, and how fast did exports to it grow?", "export", "USA"),
        ("who was the biggest customer in 2024 and what was the surplus with it", "balance", "USA"),
    ],
)
def test_the_first_of_an_order_in_the_same_text(knowledge: Knowledge, text: str, flow: str, partner: str) -> None:
    order, of_it = turns.last(knowledge, text).queries
    assert (order.operation, order.flow) == ("rank", "export")
    assert (of_it.flow, of_it.partners) == (flow, (partner,))


def test_the_first_of_an_order_in_the_next_turn(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "who was the biggest customer in 2024", "how much did exports to that country grow")
    assert query.partners == ("USA",)


def test_shares_of_each_in_an_order_are_told_by_the_order(knowledge: Knowledge) -> None:
    for text in (
        "top 3 buyers in 2024 and what share does each have",
        "what were the top 3 export markets in 2024, and what share did each have?",
    ):
        (query,) = asked(knowledge, text)
        assert isinstance(query, Query)
        assert (query.operation, query.measure, query.limit) == ("rank", "share", 3)


def test_the_total_in_a_list_of_flows_is_both_ways(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "Russia - exports, imports, total and balance for January-September 2025")
    assert [(part.flow, part.partners) for part in parts if isinstance(part, Query)] == [
        ("both", ("RUS",)),
        ("total", ("RUS",)),
        ("balance", ("RUS",)),
    ]


def test_two_flows_with_two_partners_are_two_comparisons(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "did China export more to Vietnam or Japan in 2024, and what about imports")
    assert [(part.flow, part.by) for part in parts if isinstance(part, Query)] == [
        ("export", "partner"),
        ("import", "partner"),
    ]


def test_how_many_and_which_ones_is_told_once(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "how many months of 2025 had a surplus above 110 bn and which ones")
    assert isinstance(query, Query)
    assert (query.operation, query.by) == ("threshold", "count")


def test_ok_before_a_flow_is_no_word_of_its_own(knowledge: Knowledge) -> None:
    assert turns.query(knowledge, "should China retaliate", "OK exports then").flow == "export"


def test_no_verdict_where_truth_is_denied(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "it's wrong that exports to the US fell in 2025")
    assert isinstance(query, Query)
    assert query.operation == "growth"
    assert isinstance(turns.read(knowledge, "it isn't true that the surplus was below 1 trillion in 2025"), Ambiguous)
