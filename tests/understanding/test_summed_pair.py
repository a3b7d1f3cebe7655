"""A flow said twice and added up, pieces asked after a value, who is looked for after one who was told."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    "text",
    [
        "exports to us plus exports to eu for 2025 combined",
        "sum of exports to the US and exports to the EU in 2025",
        "combined exports to the US and the EU in 2025",
    ],
)
def test_a_flow_said_twice_is_one_sum(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.partners) == ("sum", ("USA", "EU27"))


def test_what_is_not_added_up_is_two_figures(knowledge: Knowledge) -> None:
    assert len(asked(knowledge, "exports to the US and exports to the EU in 2025")) == 2


def test_pieces_of_goods_that_are_held_in_money_are_asked_in_pieces(knowledge: Knowledge) -> None:
    assert one(knowledge, "how many chips did China export in 2025").measure == "quantity"
    assert one(knowledge, "chip exports 2025").measure is None
    assert one(knowledge, "how many cars did China export in 2025").measure is None  # told in pieces anyway
    assert last(knowledge, "chip exports 2025 in dollars", "up how much", "how many chips was that").outcome == "refuse"


def test_the_country_looked_for_is_none_that_was_told(knowledge: Knowledge) -> None:
    turns = (
        "exports to the US in June 2026",
        "which country's share of rare earth magnets was largest in September 2025",
    )
    found = query(knowledge, *turns)
    assert (found.operation, found.partners) == ("rank", ())


@pytest.mark.parametrize("pair", ["the EU or ASEAN", "the EU or Africa", "ASEAN or the EU"])
def test_an_article_parts_no_place_from_its_preposition(knowledge: Knowledge, pair: str) -> None:
    found = one(knowledge, f"did exports to {pair} grow faster in May 2026?")
    assert (found.operation, found.by, found.measure) == ("compare", "partner", "yoy")


def test_the_difference_of_nothing_is_asked_back(knowledge: Knowledge) -> None:
    (part,) = asked(knowledge, "how much is the difference")
    assert isinstance(part, Ambiguous)


def test_what_arrives_is_bought(knowledge: Knowledge) -> None:
    found = one(knowledge, "which month of 2025 saw the most soybeans arrive?")
    assert (found.operation, found.flow) == ("record", "import")


def test_the_dollars_of_the_month_that_a_rate_found(knowledge: Knowledge) -> None:
    turns = (
        "how many months did exports to the us grow in 2026 so far",
        "which was the best",
        "and in dollars that month",
    )
    found = query(knowledge, *turns)
    assert isinstance(found, Query)
    assert (found.operation, found.measure, [p.code for p in found.periods]) == ("level", None, ["2026-05"])


def test_a_record_after_rates_of_amounts_is_of_the_amount(knowledge: Knowledge) -> None:
    turns = ("2024 trade with Russia", "and 2025", "what was the change in percent", "was 2024 a record?")
    assert query(knowledge, *turns).measure is None


@pytest.mark.parametrize("asked_so", ["when", "in which month", "which month"])
def test_the_month_of_a_turn_is_when_the_run_began(knowledge: Knowledge, asked_so: str) -> None:
    found = one(knowledge, f"{asked_so} did exports to the US turn positive")
    assert (found.operation, found.condition.comparator) == ("streak", "above")
