"""A bare name before exports is whose they are; where those are not held, the home country's with it are offered."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("US exports in november 2025", "Exports to the United States, Nov 2025"),
        ("us exports 2025 growth", "Growth of exports to the United States, 2025"),
        ("vietnam exports march 2026", "Exports to Vietnam, Mar 2026"),
    ],
)
def test_the_other_reading_is_offered(knowledge: Knowledge, question: str, choice: str) -> None:
    reply = last(knowledge, question)
    assert not reply.figures
    assert reply.choices[0].label == choice


def test_a_tariff_after_a_deal_is_set_against_the_one_before(knowledge: Knowledge) -> None:
    reply = last(knowledge, "by how many points did us tariffs drop after the geneva deal")
    assert reply.headline.endswith("79.0 points less in December 2025 than in May 2025")
