"""China has a deficit with single partners only: several of its deficits are those partners, in order."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
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
