"""In a talk a verdict stands where something is claimed, and the right way round; nothing claimed before is judged
again by another measure."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.pipeline import answer
from tests.understanding.asking import asked

TODAY = date(2026, 9, 15)


def _headline(knowledge: Knowledge, *turns: str) -> str:
    talk = Conversation("en")
    for turn in turns:
        reply = answer(talk.question(turn, TODAY), knowledge)
        talk = talk.after(reply)
    return reply.headline


@pytest.mark.parametrize("text", ["did growth slow?", "and did it slow down?"])
def test_that_growth_slowed_is_judged_by_its_step(knowledge: Knowledge, text: str) -> None:
    headline = _headline(knowledge, "How fast did exports grow in July 2026?", text)
    assert not headline.startswith("False")
    assert "3.1 points less in July 2026 than in June 2026" in headline


@pytest.mark.parametrize(
    "turns",
    [
        ("exports to the US in november 2025", "the month before", "change in percent?"),
        ("in which years did exports fall", "change in percent?"),
        ("exports beat 300 bn in November 2025 and imports 210 bn, right?", "together, and surplus?"),
    ],
)
def test_where_nothing_is_claimed_there_is_no_verdict(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    assert not _headline(knowledge, *turns).startswith(("True", "False"))


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("How fast did China's exports to and imports from ASEAN grow in 2025?", "ASEAN"),
        ("How fast did China's imports and exports to the US grow in 2025?", "USA"),
    ],
)
def test_both_flows_are_with_the_one_that_is_named(knowledge: Knowledge, text: str, partner: str) -> None:
    found = [part for part in asked(knowledge, text) if isinstance(part, Query)]
    assert [(part.operation, part.partners) for part in found] == [("growth", (partner,))] * len(found)
    assert found
