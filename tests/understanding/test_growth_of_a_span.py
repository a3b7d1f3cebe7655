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


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("how much has the surplus grown since January 2025",
         "China's trade balance: $18.90 bn lower in August 2026 than in January 2025"),
        ("surplus in January 2025, how much has it grown since then",
         "China's trade balance: $18.90 bn lower in August 2026 than in January 2025"),
        ("how much have exports grown since January 2025",
         "China's exports: $88.11 bn more in June 2026 than in January 2025"),
    ],
)  # fmt: skip
def test_since_a_month_it_is_from_that_month_to_the_newest(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_since_alone_at_the_end_counts_from_the_time_told(knowledge: Knowledge) -> None:
    reply = answer(Question("surplus in 2023, and by how much has it risen since?", TODAY, "en"), knowledge)
    assert [(round(f.value, 2), str(f.period)) for f in reply.figures if f.unit == "USD_bn"][:1] == [(823.22, "2023")]
    assert "$365.78 bn higher in 2025 than in 2023" in reply.text


def test_what_two_months_come_to_is_their_sum(knowledge: Knowledge) -> None:
    reply = answer(Question("what does the surplus come to for july + august 2026", TODAY, "en"), knowledge)
    assert reply.headline == "China's trade balance, July to August 2026, added up: $231.59 bn"
