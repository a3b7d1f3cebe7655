"""A pass is left out only where it would have changed nothing: its twin runs all of them."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.understanding.mentions import parser, passes
from bot.understanding.words.in_order import InOrder, rows_of
from tests.score import gold_files, read

ALL = (1 << 2_000) - 1  # rows of every table
_EVERY = 23  # of the gold questions: some 1,300 in eight languages


def test_the_passes_left_out_would_change_nothing(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [case["text"] for path in gold_files() for case in read(path)][::_EVERY]
    assert len(texts) > 1_000
    by_need = [parser.parse(text, knowledge.lexicons).mentions for text in texts]
    monkeypatch.setattr(parser, "rows_of", lambda _: ALL)
    for text, mentions in zip(texts, by_need, strict=True):
        if not mentions:
            continue  # there is nothing that a pass could read
        assert parser.parse(text, knowledge.lexicons).mentions == mentions, text


def test_a_pass_whose_words_are_not_said_is_not_run() -> None:
    def fail(*_: object) -> passes.Mentions:
        raise AssertionError("run without need")

    table = InOrder((fail, ("extreme",)))
    rows = rows_of({"flow", "export"})
    assert passes.run(table, (), (), rows, None) == ((), rows)  # type: ignore[arg-type]
