"""Growth over listed months: of the span on the year where they only name it, from end to end where they lead on."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)
QUARTER = "China's exports, third quarter of 2025: up 6.5 % on a year earlier"
BETWEEN = "China's exports, September 2025: up 2.1 % compared with July 2025"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("export growth, July to September 2025", QUARTER),
        ("Jul to Sep 2025 growth rate of exports from China", QUARTER),
        ("how much did exports grow from July to September 2025", BETWEEN),
        ("export growth between July and September 2025", BETWEEN),
    ],
)
def test_of_the_span_or_between_its_ends(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


@pytest.mark.parametrize("goods", ["car", "crude oil", "rare earth"])
def test_growth_is_shown_by_goods_too(knowledge: Knowledge, goods: str) -> None:
    reply = answer(Question(f"what growth did {goods} exports show in 2025", TODAY, "en"), knowledge)
    asked = answer(Question(f"growth of {goods} exports in 2025", TODAY, "en"), knowledge)
    assert reply.text == asked.text
