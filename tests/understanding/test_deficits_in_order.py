"""China has a deficit with single partners only: several of its deficits are those partners, in order."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from bot.understanding.clauses.deficits import IN_DEFICIT
from tests.turns import read as understood


@pytest.mark.parametrize(
    "text",
    [
        "top trade deficits of China 2024",
        "China's biggest deficits in 2024",
        "rank China's deficits in 2024",
        "China's largest bilateral deficits 2024",
        "largest deficit partners 2024",
    ],
)
def test_partners_with_the_largest(knowledge: Knowledge, text: str) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", "balance")
    assert query.limit is not None
    assert query.limit < 0


@pytest.mark.parametrize(
    "text", ["biggest deficit in 2025", "top 3 deficits 2024", "When was China's biggest deficit?"]
)
def test_whose_it_is_must_be_said(knowledge: Knowledge, text: str) -> None:
    assert isinstance(understood(knowledge, text), Ambiguous)


@pytest.mark.parametrize(("reporter", "partner"), sorted(IN_DEFICIT))
def test_a_gap_read_as_a_deficit_is_one_for_as_long_as_is_held(
    knowledge: Knowledge, reporter: str, partner: str
) -> None:
    keys = knowledge.table.keys(reporter, "balance", partner, "TOTAL")
    values = [figure.value for key in keys for figure in knowledge.table.series(key)]
    assert values
    assert max(values) < 0


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("which year had the largest US trade gap with China", -1),
        ("which year had the largest EU trade gap with China", -1),
        ("which year had Germany's largest trade gap with the world", 1),
    ],
)
def test_the_largest_gap_of_who_is_in_deficit_is_the_lowest_balance(
    knowledge: Knowledge, text: str, limit: int
) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.flow, query.limit) == ("record", "balance", limit)
