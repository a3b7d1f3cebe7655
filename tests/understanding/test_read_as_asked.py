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
