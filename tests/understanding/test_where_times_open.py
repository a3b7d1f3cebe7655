"""A time is looked for only where one can begin: its twin looks everywhere, and finds the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.knowledge import Knowledge
from bot.understanding.mentions.parser import parse
from bot.understanding.times.items import Items
from tests.score import gold_files, read

_EVERY = 29  # of the gold questions: some 1,100 in eight languages


def _everywhere(items: Items) -> Iterator[int]:
    return iter(range(items.size))


def test_looking_everywhere_finds_the_same_times(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [case["text"] for path in gold_files() for case in read(path)][::_EVERY]
    assert len(texts) > 1_000
    found = [parse(text, knowledge.lexicons).mentions for text in texts]
    monkeypatch.setattr(Items, "openings", _everywhere)
    for text, mentions in zip(texts, found, strict=True):
        assert parse(text, knowledge.lexicons).mentions == mentions, text
