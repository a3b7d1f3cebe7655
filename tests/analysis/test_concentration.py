"""The share of the largest partners: what is told is what is drawn."""

from __future__ import annotations

from datetime import date

import pytest

from bot.analysis import execute
from bot.knowledge import Knowledge
from bot.model import Period, Query, Result


@pytest.mark.parametrize(("by", "limit", "bars"), [("top", 5, 5), ("top", 3, 3), ("concentration", None, 10)])
def test_no_more_partners_are_drawn_than_told(by: str, limit: int | None, bars: int, knowledge: Knowledge) -> None:
    query = Query("share", flow="export", partners=(), periods=(Period.year(2024),), by=by, limit=limit)
    result = execute(query, knowledge.table, date(2026, 9, 15))
    assert isinstance(result, Result)
    assert len(result.series) == bars
    assert [code.code for code, _ in result.series][:3] == ["USA", "HKG", "VNM"]
