"""A month called the highest since another: among those up to itself, and the first of them may be higher."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # December 6.6 %, November 5.9 %, October −1.1 %, September 8.3 %; higher months after it were not known.
        ("was December 2025's export growth the fastest since October 2025", "the highest of fourth quarter of 2025"),
        ("was December 2025's export growth the fastest since September 2025", "the highest since September 2025 (8.3"),
        ("was December 2025's export growth the fastest since August 2025", "number 2 from the top"),
        ("was the surplus in March 2026 the smallest since February 2025", "the lowest since February 2025"),
    ],
)
def test_what_came_after_it_does_not_count(text: str, said: str, knowledge: Knowledge) -> None:
    assert said in answer(Question(text, TODAY, "en"), knowledge).headline


def test_a_record_that_was_one_when_it_came_is_told_so(knowledge: Knowledge) -> None:
    reply = answer(Question("did exports in Dec 2025 set a record", TODAY, "en"), knowledge)
    assert "a record at the time" in reply.headline
    assert "June 2026" in reply.text  # since then more was exported
