"""A trend is of one vintage with its joint and gaps named; definitions and coverage say what is held."""

from __future__ import annotations

from datetime import date

import pytest

from bot.analysis import execute
from bot.catalog import Definition, Facts, Release
from bot.errors import NotHeld
from bot.model import Period
from tests.analysis.conftest import ASKED_ON, MakeTable, query

RELEASE = Release("GACC", Period.month(2026, 8), Period.parse("2026-09-08"), "preliminary", "seen", "", "", "s001")
YOY = Definition("yoy", "Year-on-year (yoy)", "Change against the same period one year before.", "s001")


def kinds(result: object) -> list[str]:
    return [statement.kind for statement in result.statements]  # type: ignore[attr-defined]


def test_january_and_february_stand_as_one_rate(make: MakeTable) -> None:
    table = make(("measure=yoy", "2026-01 10.0, 2026-02 39.6, 2026-01/2026-02 21.8, 2026-03 2.5"))
    result = execute(query("trend", when="2026-01/2026-03", measure="yoy"), table, ASKED_ON)
    assert [(f.period.code, f.value) for f in result.series[0][1]] == [("2026-01/2026-02", 21.8), ("2026-03", 2.5)]
    assert "trend.january_february" in kinds(result)


def test_revised_then_first_prints_and_the_gap(make: MakeTable) -> None:
    table = make(
        ("vintage=revised", "2026-02 299.8, 2026-03 321.0"), ("", "2026-02 300.0, 2026-05 376.8, 2026-06 412.4")
    )
    result = execute(query("trend", when="2026-02/2026-06"), table, ASKED_ON)
    assert [figure.value for figure in result.series[0][1]] == [299.8, 321.0, 376.8, 412.4]
    assert {"trend.joint", "trend.not_held"} <= set(kinds(result))


def test_one_figure_of_a_rate_within_the_span_is_told_with_its_month(make: MakeTable) -> None:
    """A tariff holds until it is changed; of an amount one month is no course."""
    tariff = "flow=context partner=USA commodity=us_tariff_avg measure=level unit=pct"
    table = make((tariff, "2025-06 51.1, 2025-12 47.5"), ("", "2025-06 300.0, 2025-12 357.8"))
    asked = query(
        "trend", "context", "2025-11/2025-12", partners=("USA",), commodities=("us_tariff_avg",), measure="level"
    )
    told = execute(asked, table, ASKED_ON)
    assert [(f.period.code, f.value) for f in told.statements[0].figures()] == [("2025-12", 47.5)]
    with pytest.raises(NotHeld):
        execute(query("trend", when="2025-11/2025-12"), table, ASKED_ON)


def test_by_year_takes_announced_years(make: MakeTable) -> None:
    table = make(("flow=total partner=RUS", "2023 240.1, 2024 244.8, 2025 228.1, 2025-01/2025-06 106.5"))
    result = execute(query("trend", "total", "2023-01/2025-12", partners=("RUS",), by="year"), table, ASKED_ON)
    assert [figure.value for figure in result.series[0][1]] == [240.1, 244.8, 228.1]


def test_one_figure_is_no_trend(make: MakeTable) -> None:
    with pytest.raises(NotHeld):
        execute(query("trend", when="2025"), make(("", "2024-03 279.0, 2025-03 313.0, 2026-01 356.6")), ASKED_ON)


def test_a_definition_by_its_slug(make: MakeTable) -> None:
    table = make(("", "2025 1.0"), facts=Facts(definitions=(YOY,)))
    assert kinds(execute(query("define", None, by="yoy"), table, ASKED_ON)) == ["define.headline"]
    with pytest.raises(NotHeld):
        execute(query("define", None, by="fob"), table, ASKED_ON)


def test_how_fresh_and_when_released(make: MakeTable) -> None:
    table = make(("", "2026-06 412.4"), ("measure=yoy", "2026-08 25.0"), facts=Facts(releases=(RELEASE,)))
    fresh = execute(query("coverage", None, by="fresh"), table, ASKED_ON)
    assert fresh.statements[0]["date"] == date(2026, 9, 8)
    released = execute(query("coverage", None, "2026-08", by="release_date"), table, ASKED_ON)
    assert released.statements[0].kind == "coverage.released"
    with pytest.raises(NotHeld):
        execute(query("coverage", None, "2025-08", by="release_date"), table, ASKED_ON)


def test_january_and_february_come_out_on_one_day(make: MakeTable) -> None:
    both = Release(
        "GACC", Period.parse("2026-01/2026-02"), Period.parse("2026-03-10"), "preliminary", "", "", "", "s001"
    )
    table = make(("", "2026-01 356.7, 2026-02 299.9, 2026-06 412.4"), facts=Facts(releases=(both,)))
    for month in ("2026-01", "2026-02"):
        told = execute(query("coverage", None, month, by="release_date"), table, ASKED_ON).statements[0]
        assert (told.kind, told["date"]) == ("coverage.released", date(2026, 3, 10))


def test_the_next_release_is_due_or_usual_never_guessed(make: MakeTable) -> None:
    due = Release("GACC", Period.month(2026, 9), Period.parse("2026-10-13"), "due", "timetable", "", "", "s001")
    usual = execute(query("coverage", None, by="release_next"), make(("", "2026-08 1.0")), ASKED_ON)
    assert usual.statements[0].kind == "coverage.next_usual"
    known = make(("", "2026-08 1.0"), facts=Facts(releases=(due,)))
    assert execute(query("coverage", None, by="release_next"), known, ASKED_ON).statements[0]["date"] == date(
        2026, 10, 13
    )


def test_who_says_so(make: MakeTable) -> None:
    table = make(("partner=USA", "2025-11 33.79"))
    result = execute(query("coverage", when="2025-11", partners=("USA",), by="source"), table, ASKED_ON)
    assert result.agencies == ("GACC",)
