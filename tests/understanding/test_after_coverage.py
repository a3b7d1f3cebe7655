"""What follows on what is held, and on why something moved; the yuan against a month is asked back."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("turns", "headline"),
    [
        (
            ("which months of 2026 do you have for exports", "and imports?"),
            "China's imports, in US dollars: first quarter",
        ),
        (("what do you hold on germany", "and france?"), "Exports from China to France, in US dollars"),
        (("which months of 2025 do you have for exports", "how much were they?"), "China's exports, 2025: $3,770 bn"),
        (
            ("why did exports to the US rise from May 2025 to June 2025", "by how much"),
            "Exports from China to the United States: $9.35 bn more in June 2025 than in May 2025",
        ),
        (
            ("why did exports to the US rise from May 2025 to June 2025", "more reasons"),
            "Exports from China to the United States: $9.35 bn more in June 2025 than in May 2025",
        ),
    ],
)
def test_what_follows_is_of_the_same(knowledge: Knowledge, turns: tuple[str, ...], headline: str) -> None:
    assert last(knowledge, *turns).headline.startswith(headline)


@pytest.mark.parametrize(
    "question", ["is the yuan stronger than in april 2025", "was the yuan above 7 in december 2025"]
)
def test_days_that_are_not_told_are_asked_back(knowledge: Knowledge, question: str) -> None:
    reply = last(knowledge, question)
    assert not reply.figures
    assert reply.reason == "ambiguous"
