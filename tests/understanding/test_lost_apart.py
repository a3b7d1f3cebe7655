"""Texts of several parts: each is answered, or the reply says which was left; none is dropped in silence."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import WITH_TOTAL, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("Which months of 2024 saw imports fall, and which was the worst of them?", ("threshold", "record")),
        ("which months of 2025 had a surplus over 110 bn, and what was the surplus in 2025", ("threshold", "balance")),
        ("Total trade with Russia in 2025. Its growth. Exports alone.", ("total", "growth", "growth")),
        ("Exports to Vietnam in 2024. Imports from there. The balance.", ("level", "balance")),
        ("exports in 2025; growth; record month", ("level", "growth", "record")),
        ("What does PMI mean and what was it in May 2026?", ("define", "level")),
        ("steel exports 2025 vs 2015 and is it a record", ("compare", "record")),
        ("top 3 suppliers in 2024 and how much came from Germany", ("rank", "level")),
        ("Were exports in 2025 higher than in 2024, and were imports?", ("compare", "compare")),
        ("China's trade with India in 2024 - total, exports, imports, surplus", ("total", "level", "level", "balance")),
        ("Is 419 bn right for exports to the US in 2025, and what was the year before?", ("check", "level")),
        ("Exports in March 2026 - level, growth, and change from February 2026", ("level", "change")),
        ("US data for 2025: imports from China, exports to China, and the deficit", ("level", "level", "balance")),
        ("exports to the UK in 2024, what were they to France, and what's the sum?", ("level", "level", "sum")),
        (
            "What were exports in June 2026, and how does that compare with May 2026 and with June 2025?",
            ("level", "compare"),
        ),
        (
            "imports from Australia and how much from Brazil in 2024, and what share of imports do they have together?",
            ("level", "level", "share"),
        ),
        (
            "imports from Brazil and Australia in 2024 added together, and exports to both added together",
            ("sum", "sum"),
        ),
        (
            "When will the September figures be out, and what were August's exports growth and surplus?",
            ("coverage", "growth", "balance"),
        ),
    ],
)  # fmt: skip
def test_each_part_is_read(knowledge: Knowledge, text: str, operations: tuple[str, ...]) -> None:
    parts = asked(knowledge, text)
    assert tuple(part.operation for part in parts if isinstance(part, Query)) == operations
    assert len(parts) == len(operations)


@pytest.mark.parametrize(
    "text",
    [
        "From which month on did exports to the US fall in 2025, and when did they rise again?",
        "Growth of exports to the US in May 2026 vs growth of exports overall in May 2026",
        "which countries bought most in 2024 and how much did Germany buy",
        "Was the October 2025 fall in exports the first of the year, and how big was it?",
        "Is Vietnam a bigger export market than Japan in 2024, and where does each rank?",
        "Exports to the EU in 2025, how much to the US, and what's the difference between the two rates?",
    ],
)
def test_what_is_not_is_said(knowledge: Knowledge, text: str) -> None:
    last = asked(knowledge, text)[-1]
    assert isinstance(last, Ambiguous)
    assert last.said.kind == "refusal.ambiguous.left_over"


def test_whose_share_is_not_told_apart_is_asked(knowledge: Knowledge) -> None:
    text = "Exports to Italy and Spain in 2024 plus their combined share of exports to the EU"
    last = asked(knowledge, text)[-1]
    assert isinstance(last, Ambiguous)
    assert last.said.kind == "refusal.ambiguous.pointing"


@pytest.mark.parametrize(
    "text",
    [
        "top three months of 2025 for exports and their total",
        "Top three export markets in 2024 and what they bought altogether",
        "the two biggest suppliers in 2024 and their combined sales",
        "who are the top 5 buyers of Chinese goods in 2024 and how much do they buy in total",
        "highest three months for the surplus in 2025 and what they add up to",
    ],
)
def test_an_order_is_told_with_what_it_comes_to(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).measure == WITH_TOTAL


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("coal plus iron ore plus crude altogether in 2025", ("coal", "iron_ore", "crude_oil")),
        ("the total of iron ore and coal imports in 2025", ("iron_ore", "coal")),
    ],
)
def test_goods_are_added_up_in_one_sum(knowledge: Knowledge, text: str, goods: tuple[str, ...]) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.commodities) == ("sum", goods)


def test_years_that_are_listed_are_told_one_by_one(knowledge: Knowledge) -> None:
    query = one(knowledge, "list: exports 2021, 2022, 2023, imports 2021, 2022, 2023")
    assert (query.operation, query.flow, len(query.periods)) == ("level", "both", 3)


def test_each_of_several_who_buy_is_who_acts(knowledge: Knowledge) -> None:
    assert one(knowledge, "How much did Germany and France each buy in 2024").flow == "export"
    assert one(knowledge, "what did Japan and Korea each sell in 2024").flow == "import"


def test_quarters_in_a_row_have_the_year_behind_the_last(knowledge: Knowledge) -> None:
    query = one(knowledge, "exports q1 q2 q3 q4 2025")
    assert {period.first.year for period in query.periods} == {2025}
    assert len(query.periods) == 4


def test_what_was_set_over_in_a_talk_is_one_of_those_compared(knowledge: Knowledge) -> None:
    parts = asked(knowledge, "exports in June 2026, and how does that compare with May 2026 and with June 2025?")
    compared = parts[-1]
    assert isinstance(compared, Query)
    assert len(compared.periods) == 3


def test_a_mean_of_rates_is_not_taken_for_a_mean_that_rose(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "average monthly exports of 2025 and of 2024, and by how much did the average go up?")
    assert isinstance(part, Query)
    assert (part.operation, part.by, part.measure) == ("average", "period", None)


@pytest.mark.parametrize(
    "text",
    ["did Vietnam export more to the US than China did in 2025", "who sold more to the US in 2025, Vietnam or China"],
)
def test_the_home_country_set_beside_another_is_not_passed_by(knowledge: Knowledge, text: str) -> None:
    (refused,) = asked(knowledge, text)
    assert isinstance(refused, Ambiguous)
    assert refused.said.kind == "refusal.ambiguous.left_over"


def test_a_span_said_to_be_the_best_since_then_is_not_told_beside_all_since_then(knowledge: Knowledge) -> None:
    (refused,) = asked(knowledge, "was the January-February 2026 export growth the fastest since 2021?")
    assert isinstance(refused, Ambiguous)
    assert [len(query.periods) for query in refused.readings] == [1]
