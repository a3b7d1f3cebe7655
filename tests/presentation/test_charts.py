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


def test_a_title_leaves_to_the_bars_what_they_tell_in_a_row(knowledge: Knowledge) -> None:
    """The headline lists five partners with their amounts: so does the picture."""
    query = Query("rank", flow="export", partners=(), by="partner", periods=(Period.year(2024),), limit=8)
    chart = drawn(query, knowledge)
    assert chart.title == "Of the 33 partners held, the largest by exports of all goods, 2024"
    assert chart.under == "China's exports, 2024"
    assert drawn(query, knowledge, "zh").title == "在收录的33个伙伴中，2024年商品出口最多的"


def test_bars_stand_in_the_order_that_the_title_names(knowledge: Knowledge) -> None:
    query = Query(
        "compare", flow="export", partners=("USA", "EU27", "ASEAN", "RUS"), by="partner", periods=(Period.year(2025),)
    )
    chart = drawn(query, knowledge)
    assert chart.title == "Exports, 2025, largest first"
    assert [line.name for line in chart.series] == ["ASEAN", "EU", "United States", "Russia"]


def test_a_title_that_names_another_order_than_the_bars_have_gives_way(knowledge: Knowledge) -> None:
    chart = answer(Question("compare exports in 2023, 2024 and 2025", TODAY, "en"), knowledge).chart
    assert chart is not None
    assert chart.title == "China's exports, 2023 to 2025"


def test_months_in_an_order_are_a_ranking(knowledge: Knowledge) -> None:
    chart = answer(Question("highest 5 months of exports", TODAY, "en"), knowledge).chart
    assert chart is not None
    assert chart.kind == "ranking"
    assert [at for at, _ in chart.series[0].points][:3] == ["2026-06", "2026-05", "2025-12"]
    assert dict(chart.labels)["2026-06"] == "Jun 2026"


def test_days_are_told_as_days(knowledge: Knowledge) -> None:
    chart = answer(Question("USD CNY rate by month", TODAY, "en"), knowledge).chart
    assert chart is not None
    assert "from 7.1848 yuan per dollar on 30 May 2025 to 6.8375 yuan per dollar on 19 May 2026" in chart.alt


def test_two_currencies_never_stand_on_one_axis(knowledge: Knowledge) -> None:
    """Exports to the US are held in dollars, those to the EU by month in yuan only."""
    reply = answer(Question("exports to the US and the EU by month since 2024", TODAY, "en"), knowledge)
    assert {figure.unit for figure in reply.figures} >= {"USD_bn", "CNY_bn"}
    assert reply.chart is not None
    assert {line.unit for line in reply.chart.series} == {"USD_bn"}
    assert "¥" not in reply.chart.alt
    assert "EU" not in reply.chart.title + reply.chart.under


def test_the_months_that_an_answer_counts_are_marked(knowledge: Knowledge) -> None:
    chart = answer(Question("when was the surplus above 110 bn since 2025", TODAY, "en"), knowledge).chart
    assert chart is not None
    assert marked(chart, "part")[:3] == ["2025-01", "2025-06", "2025-11"]
    assert chart.title == "China's trade balance: 8 months with a surplus above $110 bn, January 2025 to August 2026"
    falls = answer(Question("how many months in a row did exports to the US fall until November 2025", TODAY, "en"),
                   knowledge).chart  # fmt: skip
    assert falls is not None
    assert marked(falls, "part") == [f"2025-{month:02d}" for month in range(4, 12)]
    assert "for the eighth month in a row" in falls.title


def test_bars_are_called_bars_and_several_lines_are_told_each(knowledge: Knowledge) -> None:
    rates = drawn(COURSE.with_(measure="yoy"), knowledge)
    assert (rates.kind, rates.alt[:9]) == ("bars", "Bar chart")
    brief = drawn(Query("brief", periods=(NOVEMBER,)), knowledge)
    assert brief.alt == (
        "Line chart of China's exports and imports, November 2024 to November 2025; in November 2025: "
        "Exports $330.16 bn and Imports $218.60 bn."
    )


def test_a_share_is_said_to_be_one(knowledge: Knowledge) -> None:
    chart = answer(Question("share of the US in exports by month since 2024", TODAY, "en"), knowledge).chart
    assert chart is not None
    assert "as a share of the total" in chart.alt
    assert chart.title.startswith("Share of the United States in China's exports: down 3.3 points")


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
    assert chart.alt == (
        "Bar chart of China's exports, 2024, as a share of the total: "
        "United States 14.6 %, Japan 4.2 % and Others 81.1 %."
    )


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
