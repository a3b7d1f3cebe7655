"""A noun that two words share, the goods that `ones` stands for, and what one owner's `its` takes to a later part."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.understanding import understand

TODAY = date(2026, 9, 15)
FACTORIES, SERVICES = "pmi_manufacturing", "pmi_non_manufacturing"
OURS, THEIRS = "china_tariff_avg_on_us", "us_tariff_avg"


def asked(knowledge: Knowledge, text: str) -> list[Query]:
    question = Conversation("en").question(text, TODAY)
    found = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return [query for query in found if isinstance(query, Query)]


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("manufacturing vs non-manufacturing pmi nov 2025", {FACTORIES, SERVICES}),
        ("was the manufacturing or the services PMI higher in November 2025", {FACTORIES, SERVICES}),
        ("services and manufacturing PMI nov 2025", {FACTORIES, SERVICES}),
        ("us-china tariff june 2025", {OURS, THEIRS}),
        ("china us tariff june 2025", {OURS, THEIRS}),
        ("us and chinese tariffs june 2025", {OURS, THEIRS}),
        ("tariffs between the us and china june 2025", {OURS, THEIRS}),
        ("us tariff on china june 2025", {THEIRS}),
        ("chinese tariffs on us goods june 2025", {OURS}),
        ("tariffs june 2025", {THEIRS}),
        ("chinese average tariff on US goods june 2025", {OURS}),
        ("manufacturing pmi nov 2025", {FACTORIES}),
    ],
)
def test_a_noun_that_two_words_share_names_two_series(knowledge: Knowledge, text: str, series: set[str]) -> None:
    assert {code for query in asked(knowledge, text) for code in query.commodities} == series


def test_a_word_that_makes_nothing_with_the_noun_stays_unknown(knowledge: Knowledge) -> None:
    (services,) = asked(knowledge, "wellness and services PMI nov 2025")  # the other is refused by name
    assert services.commodities == (SERVICES,)


def test_ones_are_the_goods_named_before(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "brazilian soybeans dec 2025 + argentinian ones")
    assert (query.partners, query.commodities) == (("BRA", "ARG"), ("soybeans",))


def test_its_in_a_later_part_is_of_whose_the_first_is(knowledge: Knowledge) -> None:
    first, second = asked(knowledge, "Vietnam's exports to the US in 2025 and its imports from China")
    assert (first.reporter, first.flow, first.partners) == ("VNM", "export", ("USA",))
    assert (second.reporter, second.flow, second.partners) == ("VNM", "import", ("CHN",))


def test_its_after_two_owners_is_of_neither_alone(knowledge: Knowledge) -> None:
    found = asked(knowledge, "Vietnam's exports to the US in 2025, Korea's exports in 2025 and its imports from China")
    assert not any((query.reporter, query.flow) == ("VNM", "import") for query in found)


def test_one_balance_by_the_count_of_either_is_one_question(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "surplus with the us in 2025 according to china, and the deficit according to the us")
    assert (query.reporter, query.flow, query.partners) == ("CHN", "balance", ("USA",))


def test_of_two_things_listed_neither_is_dropped(knowledge: Knowledge) -> None:
    found = asked(knowledge, "chip exports jan-feb 2026 in dollars; also car export growth for the same months")
    assert [(query.operation, query.commodities) for query in found] == [
        ("level", ("integrated_circuits",)),
        ("growth", ("automobiles",)),
    ]
    assert found[0].periods == found[1].periods


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("top three ASEAN countries for chinese exports 2023", 3),
        ("which three members of ASEAN took the most Chinese goods in 2023", 3),
        ("which two ASEAN members bought the most from China in 2023", 2),
    ],
)
def test_so_many_of_a_groups_members(knowledge: Knowledge, text: str, limit: int) -> None:
    (query,) = asked(knowledge, text)
    assert (query.operation, query.by, query.limit) == ("rank", "partner", limit)
    assert "VNM" in query.partners


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("what did the pmi average over the twelve months of 2025", "average"),
        ("12 month moving average of exports in 2025", "trend"),
    ],
)
def test_a_mean_of_the_very_span_that_is_named_moves_over_nothing(
    knowledge: Knowledge, text: str, operation: str
) -> None:
    assert [query.operation for query in asked(knowledge, text)] == [operation]


def test_the_source_of_numbers(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "source of pmi numbers?")
    assert (query.operation, query.by, query.commodities) == ("coverage", "source", (FACTORIES,))
    assert asked(knowledge, "source of soybeans?") == []
