"""Sentences about anything but trade figures: none of them gets a figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Reply
from bot.pipeline import answer
from tests.far_frames import DAILY, FRAMES, sentences

SENTENCES = tuple(
    line
    for line in (Path(__file__).parents[1] / "gold" / "far_off.txt").read_text(encoding="utf-8").splitlines()
    if line.strip()
)
TODAY = date(2026, 9, 15)


@pytest.fixture(scope="module")
def replies(knowledge: Knowledge) -> dict[str, Reply]:
    return {sentence: answer(Question(sentence, TODAY), knowledge) for sentence in SENTENCES}


def test_nothing_far_off_gets_a_figure(replies: dict[str, Reply]) -> None:
    given = [f"{said!r}: {reply.text}" for said, reply in replies.items() if reply.outcome not in ("refuse", "clarify")]
    assert not given, "\n".join(given)


def test_hardly_any_is_asked_back(replies: dict[str, Reply]) -> None:
    asked = [said for said, reply in replies.items() if reply.outcome == "clarify"]
    assert len(SENTENCES) >= 400
    assert len(asked) <= len(SENTENCES) * 0.02, asked


@pytest.mark.parametrize("frames_of", [FRAMES, DAILY])
def test_frames_about_anything_else_get_no_figure_for_the_words_in_them(knowledge: Knowledge, frames_of: Path) -> None:
    """Trade's words in sentences about life, programs, games, banks: some of them by chance."""
    made = sentences(1000, frames_of=frames_of)
    given = [text for text in made if answer(Question(text, TODAY, "en"), knowledge).outcome == "answer"]
    assert not given, given
