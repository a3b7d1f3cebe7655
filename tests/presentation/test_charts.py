"""Charts as data, on the real figures: title, kind, marks, names, the chart in words and in English."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Chart, Period, Query, Question
from bot.pipeline import answer, perform

TODAY = date(2026, 9, 15)
NOVEMBER = Period.month(2025, 11)
YEARS = Period.parse("2024-07/2026-06")
COURSE = Query("trend", flow="export", partners=("USA",), periods=(YEARS, NOVEMBER), by="month")


def drawn(query: Query, knowledge: Knowledge, language: str = "en") -> Chart:
    chart = perform((query,), language, TODAY, knowledge).chart
    assert chart is not None
    return chart


def marked(chart: Chart, kind: str) -> list[str]:
    return [mark.at for mark in chart.marks if mark.kind == kind]


def test_the_title_tells_the_figure_and_the_line_below_what_is_drawn(knowledge: Knowledge) -> None:
    chart = drawn(COURSE, knowledge)
    assert chart.title == "Exports from China to the United States, November 2025: $33.79 bn"
    assert chart.under == "Exports from China to the United States, July 2024 to June 2026"
    assert chart.source == "China Customs (GACC)"
    assert (chart.kind, marked(chart, "asked")) == ("line", ["2025-11"])


def test_a_title_too_long_for_a_phone_gives_way_to_what_is_drawn(knowledge: Knowledge) -> None:
    query = Query("rank", flow="export", partners=(), by="partner", periods=(Period.year(2024),), limit=8)
    assert (drawn(query, knowledge).title, drawn(query, knowledge).under) == ("China's exports, 2024", "")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        (COURSE.with_(measure="yoy"), "bars"),
        (Query("trend", flow="balance", periods=(YEARS,), by="month"), "bars"),
        (Query("trend", flow="both", periods=(YEARS,), by="month"), "line"),
        (Query("trend", flow="export", measure="yoy", periods=(Period.parse("2021-01/2026-06"),), by="month"), "line"),
        (Query("mirror", flow="export", partners=("USA",), periods=(NOVEMBER,)), "sides"),
        (Query("share", flow="export", partners=("USA",), periods=(Period.year(2025),)), "share"),
        (Query("contribution", flow="export", by="partner", periods=(Period.year(2025),)), "waterfall"),
        (Query("brief", periods=(NOVEMBER,)), "line"),
    ],
)
def test_each_result_has_its_form(query: Query, kind: str, knowledge: Knowledge) -> None:
    assert drawn(query, knowledge).kind == kind


def test_a_month_announced_with_another_is_marked_by_both(knowledge: Knowledge) -> None:
    rates = Query("trend", flow="export", measure="yoy", periods=(YEARS, Period.month(2026, 2)), by="month")
    assert marked(drawn(rates, knowledge), "asked") == ["2026-01/2026-02"]


def test_first_announcements_after_the_revised_ones_are_marked_and_explained(knowledge: Knowledge) -> None:
    chart = answer(Question("when was the surplus above 110 bn since 2025", TODAY, "en"), knowledge).chart
    assert chart is not None
    assert marked(chart, "first_print") == [f"2026-0{month}" for month in range(4, 9)]
    assert {mark.label for mark in chart.marks if mark.kind == "first_print"} == {
        "grey: first announcements, may still be revised"
    }
    assert marked(chart, "threshold") == ["110.0"]
    assert marked(drawn(COURSE, knowledge), "first_print") == []


def test_events_bear_the_readers_words(knowledge: Knowledge) -> None:
    told = {mark.label for mark in drawn(COURSE, knowledge).marks if mark.kind == "event"}
    said = {mark.label for mark in drawn(COURSE, knowledge, "zh").marks if mark.kind == "event"}
    assert "Trump-Xi Busan trade truce" in told
    assert len(said) == len(told)
    assert not said & told


def test_what_is_no_part_by_itself_is_named_and_marked(knowledge: Knowledge) -> None:
    query = Query("share", flow="export", partners=("USA", "JPN"), periods=(Period.year(2024),))
    chart = drawn(query, knowledge)
    assert [line.name for line in chart.series] == ["United States", "Japan", "Others"]
    assert marked(chart, "rest") == ["Others"]
    assert chart.alt == "Bar chart of China's exports, 2024: United States 14.6 %, Japan 4.2 % and Others 81.1 %."


def test_languages_with_a_font_of_their_own_have_the_chart_in_english_too(knowledge: Knowledge) -> None:
    for language, book in knowledge.phrasebooks.items():
        chart = drawn(COURSE, knowledge, language)
        assert (chart.plain is not None) == (language in ("zh", "ja")) == bool(book.font)
    chinese = drawn(COURSE, knowledge, "zh")
    assert chinese.plain == drawn(COURSE, knowledge)
    assert dict(chinese.labels)["USD_bn"] == "亿美元"
    assert dict(chinese.labels)["* USD_bn"] == "10"


def test_an_answer_with_a_picture_offers_no_other(knowledge: Knowledge) -> None:
    reply = perform((Query("mirror", flow="export", partners=("USA",), periods=(NOVEMBER,)),), "en", TODAY, knowledge)
    assert reply.chart is not None
    assert "chart" not in {choice.kind for choice in reply.choices}
