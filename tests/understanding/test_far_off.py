"""Sentences about anything but trade figures: none of them gets a figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

SENTENCES = tuple(
    line
    for line in (Path(__file__).parents[1] / "gold" / "far_off.txt").read_text(encoding="utf-8").splitlines()
    if line.strip()
)
TODAY = date(2026, 9, 15)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_far_off_gets_a_figure(knowledge: Knowledge, sentence: str) -> None:
    reply = answer(Question(sentence, TODAY), knowledge)
    assert reply.outcome in ("refuse", "clarify"), reply.text


def test_hardly_any_is_asked_back(knowledge: Knowledge) -> None:
    asked = [s for s in SENTENCES if answer(Question(s, TODAY), knowledge).outcome == "clarify"]
    assert len(SENTENCES) >= 400
    assert len(asked) <= len(SENTENCES) * 0.02, asked
