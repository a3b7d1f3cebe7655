"""An order of several with what they come to together; a year is no record that the year before, not held, beat."""

from __future__ import annotations

from datetime import date

import pytest

from bot.analysis import execute
from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import WITH_TOTAL, Period, Query

TODAY = date(2026, 9, 15)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def test_the_three_highest_months_are_added_up(knowledge: Knowledge) -> None:
    query = Query("rank", flow="export", periods=(YEAR,), by="month", limit=3, measure=WITH_TOTAL)
    told = execute(query, knowledge.table, TODAY)
    shown = [figure.value for figure in told.statements[0].figures()]
    (total,) = [figure.value for figure in told.statements[1].figures()]
    assert total == pytest.approx(sum(shown))
    assert told.query.measure == WITH_TOTAL


def test_coal_of_2025_is_no_record(knowledge: Knowledge) -> None:
    query = Query("record", flow="import", commodities=("coal",), periods=(YEAR,), by="year", limit=1)
    with pytest.raises(NotHeld):
        execute(query, knowledge.table, TODAY)
