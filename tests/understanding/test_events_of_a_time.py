"""What happened on a day, in a month or a year, with no figure named: the events that are held of that time."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("what happened on 9 April 2025?", "event:reciprocal_escalation"),
        ("what happened on 2 april 2025 with tariffs", "event:liberation_day"),
        ("what happened on 30 October 2025", "event:busan_truce event:soybean_pledge"),
        ("what happened in May 2025", "event:geneva_truce"),
        ("what tariff events were there in May 2025", "event:geneva_truce"),
    ],
)
def test_all_events_of_the_time_are_told(knowledge: Knowledge, text: str, events: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by) == ("define", events)


@pytest.mark.parametrize("text", ["what happened on 12 May 2025", "what happened in June 2024"])
def test_a_time_of_which_none_is_held_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (part,) = asked(knowledge, text)
    assert isinstance(part, Ambiguous)


def test_a_flow_asks_for_its_causes(knowledge: Knowledge) -> None:
    assert one(knowledge, "what happened in exports in May 2025").operation == "why"
