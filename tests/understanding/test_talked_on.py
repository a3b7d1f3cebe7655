"""Fragments of a talk that go one step on, take together or single out, and parts of one text that lean on an order."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query
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
        ("export", ("RUS",)),
        ("import", ("RUS",)),
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


def test_then_after_a_refusal_is_asked_back(knowledge: Knowledge) -> None:
    """ "GDP of China in 2025? Ok, exports then": of 2025, which no turn tells."""
    assert isinstance(turns.read(knowledge, "gdp of China in 2025", "OK exports then"), Ambiguous)
    assert turns.query(knowledge, "should China retaliate", "ok exports").flow == "export"


def test_no_verdict_where_truth_is_denied(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "it's wrong that exports to the US fell in 2025")
    assert isinstance(query, Query)
    assert query.operation == "growth"
    assert isinstance(turns.read(knowledge, "it isn't true that the surplus was below 1 trillion in 2025"), Ambiguous)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("exports in 2025 and imports in the first half", (Period.year(2025), Period.months((2025, 1), (2025, 6)))),
        ("What were China's exports in 2025 and its imports in June?", (Period.year(2025), month(2026, 6))),
    ],
)
def test_a_year_of_one_flow_and_a_part_of_a_year_of_the_other(
    knowledge: Knowledge, text: str, periods: tuple[Period, Period]
) -> None:
    one, two = asked(knowledge, text)
    assert isinstance(one, Query)
    assert isinstance(two, Query)
    assert (one.flow, two.flow) == ("export", "import")
    assert (*one.periods, *two.periods) == periods


def test_a_time_within_a_list_of_flows_is_of_them_all(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "Korea - exports 2024, imports 2024, balance")
    assert {part.periods for part in parts if isinstance(part, Query)} == {(Period.year(2024),)}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("was the 2025 surplus 200 billion bigger than in 2024?", Bound("is", 200.0, unit="USD_bn")),
        ("was 2025's surplus bigger than 2024's by 200 billion", Bound("is", 200.0, unit="USD_bn")),
        ("exports in 2025 were 200 billion dollars higher than in 2024, true?", Bound("is", 200.0, unit="USD_bn")),
        ("iron ore imports in 2025 were 24 million tonnes above 2024, correct?", Bound("is", 24.0, unit="Mt")),
    ],
)
def test_how_far_apart_two_are_said_to_be_is_no_bound_of_either(knowledge: Knowledge, text: str, apart: Bound) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.condition) == ("compare", "period", apart)
    assert query.periods == (Period.year(2025), Period.year(2024))


def test_which_is_more_at_another_time_is_a_question_of_its_own(knowledge: Knowledge) -> None:
    text = "imports from Korea and Japan in 2024, and which of them sold more in September 2025"
    amounts, compared = turns.last(knowledge, text).queries
    assert (amounts.operation, amounts.flow, amounts.periods) == ("level", "import", (Period.year(2024),))
    assert (compared.operation, compared.flow, compared.periods) == ("compare", "import", (month(2025, 9),))


def test_two_partners_set_beside_one_another_at_two_times(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "exports to ASEAN in Sep 2025 vs Oct 2025, and to the EU for the same months")
    assert [part.periods for part in parts if isinstance(part, Query)] == [(month(2025, 9),), (month(2025, 10),)]


def test_the_amount_of_the_month_in_which_something_last_was(knowledge: Knowledge) -> None:
    text = "When did exports to the US last fall and what were they worth then?"
    assert turns.last(knowledge, text).queries[-1].periods == (month(2026, 3),)


def test_what_came_a_month_after_something_last_was(knowledge: Knowledge) -> None:
    found = turns.last(knowledge, "when did exports last fall and what did they do the month after").queries[-1]
    assert (found.operation, found.periods) == ("growth", (month(2025, 11),))


def test_a_figure_beside_the_next_release(knowledge: Knowledge) -> None:
    text = "when is the next release and what was the last figure for the surplus"
    release, figure = turns.last(knowledge, text).queries
    assert (release.by, figure.flow, figure.periods) == ("release_next", "balance", (month(2026, 8),))


def test_a_month_counted_from_what_is_not_told_is_not_passed_over(knowledge: Knowledge) -> None:
    reply = turns.last(knowledge, "last month with zero US soybeans, and the first month after")
    assert "“and the first month after”" in reply.text


def test_months_listed_and_their_total_are_no_running_sum(knowledge: Knowledge) -> None:
    *months, query = asked(knowledge, "list the surplus for June, July and August 2026 and their total")
    assert isinstance(query, Query)
    assert (query.operation, query.by) == ("sum", None)
    assert all(isinstance(month, Query) and month.flow == "balance" for month in months)


@pytest.mark.parametrize(
    ("talk", "flow", "partner"),
    [
        (("which country bought the most from China in 2024?", "how much did it buy"), "export", "USA"),
        (("which country bought the most from China in 2024?", "and second", "how much did it buy"), "export", "HKG"),
        (
            ("who was the biggest supplier of soybeans in 2025", "how much did it sell in December 2025"),
            "import",
            "BRA",
        ),
        (("top buyers in 2024", "what did the second one buy from China"), "export", "HKG"),
        (("top buyers in 2024", "what did China buy from the first one"), "import", "USA"),
    ],
)
def test_what_one_of_an_order_did(knowledge: Knowledge, talk: tuple[str, ...], flow: str, partner: str) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.flow, query.partners) == ("level", flow, (partner,))


def test_with_each_and_with_both_are_all_that_were_told(knowledge: Knowledge) -> None:
    each = turns.query(knowledge, "top 3 buyers in 2024", "balance with each")
    assert (each.flow, each.partners) == ("balance", ("USA", "HKG", "VNM"))
    both = turns.query(knowledge, "exports to Japan in 2024", "and Korea", "the balance with both")
    assert (both.flow, both.partners) == ("balance", ("JPN", "KOR"))


def test_what_happened_to_a_trade_after_an_event_is_asked_back(knowledge: Knowledge) -> None:
    told = turns.read(knowledge, "when did China impose rare earth export controls", "what happened to exports")
    assert isinstance(told, Ambiguous)


def test_what_is_left_out_of_a_comparison_is_a_part_of_its_own(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "did exports or imports grow faster in August 2026, and what was the surplus")
    assert [part.flow for part in parts if isinstance(part, Query)] == ["both", "balance"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("China exported 420 billion dollars to the US in 2025", 420.0),
        ("China imported 112 million tonnes of soybeans in 2025", 112.0),
    ],
)
def test_an_amount_that_is_said_to_have_been_traded_is_a_claim(knowledge: Knowledge, text: str, amount: float) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Query)
    assert query.operation == "check"
    assert isinstance(query.condition, Bound)
    assert query.condition.amount == amount
