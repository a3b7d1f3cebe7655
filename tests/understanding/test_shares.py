"""What comes from somewhere is a part of a whole, of a surplus too; a bound is met or it is not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("how much of China's soybeans comes from Brazil", "Brazil: 73.6 % of China's imports of soybeans, 2025"),
        ("how much of China's surplus of 2025 comes from the US",
         "The United States: 23.6 % of China's trade surplus, 2025"),
        ("share of the US in the 2025 surplus", "The United States: 23.6 % of China's trade surplus, 2025"),
        ("what share of the US deficit is with China in 2025",
         "China: 16.3 % of the United States' trade deficit, 2025"),
    ],
)  # fmt: skip
def test_a_part_of_a_whole(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_a_deficit_is_no_part_of_a_surplus(knowledge: Knowledge) -> None:
    reply = answer(Question("what share of China's surplus is with Brazil in June 2026", TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did exports grow by at least 6% in 2025", "False."),
        ("did exports grow by at least 5.5% in 2025", "True."),
        ("did exports grow 6% in 2025", "True within rounding."),
    ],
)
def test_a_bound_is_not_rounded(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(verdict)
