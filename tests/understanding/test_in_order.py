"""Rules that wait behind their words answer as they do when every rule is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.model import Period, Query, Question, Turn
from bot.understanding import understand
from bot.understanding.words.in_order import AnyOf, InOrder, rows_of
from tests.score import gold_files, read

_TODAY = date(2026, 9, 15)
_STEP = 150  # every so many of the gold questions


def test_only_rules_whose_words_are_said_are_asked() -> None:
    table = InOrder(("first", ""), ("second", "a b"), ("third", "c"), ("fourth", "b"))
    assert list(table.among(rows_of({"b", "d"}))) == ["first", "second", "fourth"]
    assert list(table.among(rows_of(()))) == ["first"]
    assert list(table.among(rows_of({"b", "c"}), 0b1100)) == ["third", "fourth"]
    assert table.rules == ("first", "second", "third", "fourth")


def test_waiting_changes_no_answer(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [case for file in gold_files() for case in read(file)][::_STEP]
    told = Turn(Query("level", flow="export", periods=(Period.month(2025, 5),)))

    def answers() -> list[str]:
        asked = (
            Question(case["text"], _TODAY, case["lang"], before=(told,) if case["session"] else ()) for case in cases
        )
        return [
            repr(understand(one, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries) for one in asked
        ]

    waiting = answers()

    among = InOrder.among

    def every(table: InOrder[Any], rows: int, within: int = -1) -> Iterator[Any]:
        if isinstance(table, AnyOf):
            return among(table, rows)
        return (rule for i, rule in enumerate(table.rules) if within >> i & 1)

    monkeypatch.setattr(InOrder, "among", every)
    assert answers() == waiting
