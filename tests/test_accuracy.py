"""The score that is shipped comes back as it was written, and is told with its conditions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.accuracy import Accuracy, read, tell
from bot.errors import BadSetup
from bot.knowledge import Knowledge

SCORE = Accuracy("0.0.1", "abc", 2, {"en": (8, 10), "zh": (5, 5)}, {"level": (9, 10), "negative_far": (4, 5)})


def test_a_score_comes_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "score.json").write_text(SCORE.as_json(), "utf-8")
    assert read(tmp_path / "score.json") == SCORE
    assert read(tmp_path / "none.json") is None


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1}', '{"version":"1","checksum":"","false":0,"languages":1}'])
def test_a_broken_score_is_a_bad_set_up(tmp_path: Path, text: str) -> None:
    (tmp_path / "score.json").write_text(text, "utf-8")
    with pytest.raises(BadSetup, match="make accuracy"):
        read(tmp_path / "score.json")


def test_it_says_of_which_data_and_version_it_is(knowledge: Knowledge) -> None:
    told = tell(SCORE, "en", knowledge)
    assert told.headline == "13 of 15 of my own test questions answered right: 86.7 %"
    assert told.lines == (
        "By language: English 8/10 and Chinese 5/5",
        "By kind: amount 9/10 and not about trade 4/5",
        "Figures given where none is right: 2",
    )
    assert told.notes[0] == "Measured with version 0.0.1 over the data abc"
    assert len(told.notes) == 3
    assert "I answer from other data now" in told.notes[1]
    own = tell(replace(SCORE, checksum=knowledge.checksum), "en", knowledge)
    assert [note.split(" ")[0] for note in own.notes] == ["Measured", "Version"]


def test_it_is_told_in_every_language_and_where_it_is_missing(knowledge: Knowledge) -> None:
    for language in knowledge.phrasebooks:
        assert tell(SCORE, language, knowledge).language == language
        assert "make accuracy" in tell(None, language, knowledge).headline
