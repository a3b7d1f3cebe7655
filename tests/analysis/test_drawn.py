"""What results hand over to be drawn: parts that add up, both sides, the events of a course, the month it is for."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from bot.analysis import execute
from bot.knowledge import Knowledge
from bot.model import Period, Query, Result

TODAY = date(2026, 9, 15)
NOVEMBER = Period.month(2025, 11)
YEARS = Period.parse("2024-07/2026-06")


def result(query: Query, knowledge: Knowledge) -> Result:
    return execute(query, knowledge.table, TODAY)


def drawn(query: Query, knowledge: Knowledge) -> dict[str, float]:
    """The bars by their codes."""
    found = result(query, knowledge).series
    assert all(len(figures) == 1 for _, figures in found)
    return {code.code: figures[0].value for code, figures in found}


def test_shares_are_drawn_largest_first_and_add_up_to_the_whole(knowledge: Knowledge) -> None:
    query = Query("share", flow="export", partners=("JPN", "USA", "KOR"), periods=(Period.year(2024),))
    bars = drawn(query, knowledge)
    assert list(bars) == ["USA", "JPN", "KOR", "others"]
    assert sum(bars.values()) == pytest.approx(100.0)


def test_shares_of_different_years_are_parts_of_no_one_whole(knowledge: Knowledge) -> None:
    query = Query("share", flow="export", partners=("USA",), periods=(Period.year(2025), Period.year(2024)))
    assert result(query, knowledge).series == ()


def test_the_steps_of_a_contribution_add_up_to_the_change(knowledge: Knowledge) -> None:
    query = Query("contribution", flow="export", by="partner", periods=(Period.year(2025),))
    bars = drawn(query, knowledge)
    assert list(bars)[-1] == "change"
    assert bars.pop("change") == pytest.approx(sum(bars.values()))
    assert bars["USA"] < 0 < bars["rest"]


def test_both_sides_are_drawn_with_who_counts_them(knowledge: Knowledge) -> None:
    bars = drawn(Query("mirror", flow="export", partners=("USA",), periods=(NOVEMBER,)), knowledge)
    assert bars == {"GACC": 33.7891, "US Census Bureau": pytest.approx(20.95, abs=0.01)}


def test_a_course_for_a_month_tells_that_month_first(knowledge: Knowledge) -> None:
    query = Query("trend", flow="export", partners=("USA",), periods=(YEARS, NOVEMBER), by="month")
    found = result(query, knowledge)
    assert found.query == query
    assert found.statements[0].kind == "level.headline"
    assert (found.figures[0].value, found.figures[0].period) == (33.7891, NOVEMBER)
    assert "trend.points" not in {statement.kind for statement in found.statements}
    plain = result(query.with_(periods=(YEARS,)), knowledge)
    assert plain.series == found.series
    assert "trend.points" in {statement.kind for statement in plain.statements}


def test_rates_and_balances_tell_their_month_in_their_own_words(knowledge: Knowledge) -> None:
    rates = Query("trend", flow="export", measure="yoy", periods=(YEARS, NOVEMBER), by="month")
    assert result(rates, knowledge).statements[0].kind == "growth.headline"
    balance = Query("trend", flow="balance", periods=(YEARS, NOVEMBER), by="month")
    assert result(balance, knowledge).statements[0].kind == "balance.headline"


def test_events_along_a_course_touch_it_and_keep_apart(knowledge: Knowledge) -> None:
    query = Query("trend", flow="export", partners=("USA",), periods=(YEARS,), by="month")
    days = [when.first for when, _ in result(query, knowledge).events]
    assert 1 <= len(days) <= 3
    assert days == sorted(days)
    assert all((later - earlier).days >= 90 for earlier, later in pairwise(days))
    assert all(YEARS.first <= day <= YEARS.last for day in days)


def test_a_brief_draws_the_year_up_to_its_month_in_rates_where_amounts_are_not_out(knowledge: Knowledge) -> None:
    found = result(Query("brief", periods=(NOVEMBER,)), knowledge).series
    assert [code.code for code, _ in found] == ["export", "import"]
    assert {figures[-1].period for _, figures in found} == {NOVEMBER}
    assert {figures[0].unit for _, figures in found} == {"USD_bn"}
    newest = result(Query("brief", periods=(Period.month(2026, 8),)), knowledge).series
    assert {figures[0].unit for _, figures in newest} == {"pct"}
