"""Several questions of one trade: whose it is, which months, what is added up; and how it is counted."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "flows", "partner"),
    [
        ("exports to Russia in 2025, and how fast did imports grow?", ("export", "import"), "RUS"),
        ("total trade with Russia in 2025, and export growth", ("total", "export"), "RUS"),
        ("what was the surplus with the EU in H1 2026, and did exports grow?", ("balance", "export"), "EU27"),
    ],
)
def test_a_rate_behind_a_partner_is_of_that_partner(
    knowledge: Knowledge, text: str, flows: tuple[str, ...], partner: str
) -> None:
    queries = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert [(query.flow, query.partners) for query in queries] == [(flow, (partner,)) for flow in flows]
    assert queries[0].periods == queries[1].periods


def test_a_rate_of_the_whole_behind_a_partner_is_of_the_whole(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "exports to Russia in 2025, and how fast did total exports grow?")
    assert [query.partners for query in queries if isinstance(query, Query)] == [("RUS",), ("WLD",)]


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("First: total trade with Russia in 2025. Second: its growth. Third: exports.", ("total", "growth", "growth")),
        ("exports fell in which months of 2025, and which month rose most", ("threshold", "record")),
        ("Is August's surplus higher than July's, and is it a record?", ("compare", "record")),
        ("exports in May and June 2026, and how much did they rise between the two?", ("level", "change")),
        ("exports in May and June 2026, and how much did they rise from one to the other?", ("level", "change")),
        ("the record surplus and the lowest", ("record", "record")),
    ],
)
def test_each_part_is_read(knowledge: Knowledge, text: str, operations: tuple[str, ...]) -> None:
    queries = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert tuple(query.operation for query in queries) == operations


def test_a_record_low_is_one_record(knowledge: Knowledge) -> None:
    assert one(knowledge, "when was the surplus at a record low").operation == "record"


def test_the_whole_in_a_list_that_is_compared(knowledge: Knowledge) -> None:
    query = one(knowledge, "compare exports Jan-Jun 2026: total, US, EU")
    assert query.partners == ("WLD", "USA", "EU27")


def test_two_sums_of_two_flows_are_not_one_total(knowledge: Knowledge) -> None:
    text = "imports from Brazil and Australia in 2024 added together, and exports to both added together"
    queries = [part for part in asked(knowledge, text) if isinstance(part, Query)]
    assert [(query.operation, query.flow, query.partners) for query in queries] == [
        ("sum", "import", ("BRA", "AUS")),
        ("sum", "export", ("BRA", "AUS")),
    ]


def test_the_same_for_another_partner(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "total trade with ASEAN in 2025, and the same for the EU")
    assert [code for q in queries if isinstance(q, Query) for code in q.partners] == ["ASEAN", "EU27"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("is the trade balance exports minus imports?", "balance"),
        ("why is there no January release for exports?", "january_february"),
        (
            "why do China and the US report different deficits?",
            "gap_hong_kong gap_valuation gap_reversal_2020 gap_studies",
        ),
    ],
)
def test_how_it_is_counted_is_explained(knowledge: Knowledge, text: str, terms: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("define", terms)


def test_a_rate_behind_goods_is_of_those_goods(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "steel exports in 2025 and did exports grow?")
    assert [query.commodities for query in queries if isinstance(query, Query)] == [("steel_products",)] * 2


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("how many months in 2025 had a surplus over 100bn and what was their sum", "and what was their sum"),
        ("months with exports above 350 bn and their sum", "their sum"),
    ],
)
def test_the_sum_of_the_months_found_waits_for_them(knowledge: Knowledge, text: str, rest: str) -> None:
    listed, left = asked(knowledge, text)
    assert isinstance(listed, Query)
    assert listed.operation == "threshold"
    assert isinstance(left, Ambiguous)
    assert left.asked == rest


def test_the_top_months_of_a_year_are_no_quarter(knowledge: Knowledge) -> None:
    query = one(knowledge, "top three months for exports in 2025 and their total")
    assert query.periods[0].month_count == 12


def test_no_record_is_told_for_the_one_before_it(knowledge: Knowledge) -> None:
    (left,) = asked(knowledge, "what was the previous record for exports")
    assert isinstance(left, Ambiguous)
