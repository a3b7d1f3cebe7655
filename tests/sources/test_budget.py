"""Calls of a day: counted before they are made, by all processes together, anew every day."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import BadSetup
from bot.sources.budget import Budget

DAY = datetime(2026, 11, 24, 23, 59, tzinfo=UTC)


def test_the_calls_of_a_day_end_and_come_back(tmp_path: Path) -> None:
    now = [DAY]
    one, other = (Budget(tmp_path, "comtrade", 3, lambda: now[0]) for _ in range(2))
    assert [one.spend(), other.spend(), one.spend(), other.spend()] == [True, True, True, False]
    assert Budget(tmp_path, "comtrade", 3, lambda: now[0]).left == 0
    now[0] = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    assert one.spend()
    assert one.left == other.left == 2
    assert [path.name for path in tmp_path.iterdir()] == ["comtrade-2026-11-25.calls"]


def test_without_a_folder_the_run_alone_is_counted() -> None:
    budget = Budget(None, "comtrade", 1)
    assert [budget.spend(), budget.spend()] == [True, False]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetup, match="cannot be written"):
        Budget(tmp_path / "file" / "in", "comtrade", 3).spend()
