"""One question put in many ways by those who write, trade and look into it: the same queries as the plain form."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.pipeline import answer

TODAY = date(2026, 9, 15)
HERE = Path(__file__).parent
LINES = [line for file in sorted(HERE.glob("same_??.jsonl")) for line in file.read_text("utf-8").splitlines()]
GROUPS = [json.loads(line) for line in LINES]


def unclaimed(query: Query) -> Query:
    """The query without what the words claim of two or of a place: "were they higher" asks for the same figures."""
    return query.with_(condition=None) if query.operation in ("compare", "rank") else query


@pytest.mark.parametrize("group", GROUPS, ids=[group["plain"] for group in GROUPS])
def test_every_way_of_putting_it_asks_the_same(group: dict[str, object], knowledge: Knowledge) -> None:
    plain = answer(Conversation("en").question(str(group["plain"]), TODAY), knowledge)
    assert plain.queries
    texts = group["texts"]
    assert isinstance(texts, list)
    for text in texts:
        asked = answer(Conversation("en").question(text, TODAY), knowledge).queries
        assert tuple(map(unclaimed, asked)) == tuple(map(unclaimed, plain.queries)), text
