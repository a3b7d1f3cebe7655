"""Time expressions in English: what is found in the words, what is left alone, and which periods it settles to."""

# ruff: noqa: E501 -- tables of phrases are read by row

from __future__ import annotations

import time
from datetime import date

import pytest

from bot.model import Period
from bot.understanding.times.moments import Anchors, TimeExpression, settle
from bot.understanding.times.periods import find_times
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import tokenize
from tests.understanding.reading import read

NOW = Anchors(
    today=date(2026, 9, 15),
    newest=Period.parse("2026-08"),
    earlier=(Period.parse("2025-11"),),
    events={"busan_truce": Period.parse("2025-10-30")},
)


def expressions(text: str, language: str = "en") -> list[TimeExpression]:
    return [m.value for m in read(text, language) if isinstance(m.value, TimeExpression)]


def periods(text: str, language: str = "en", now: Anchors = NOW) -> list[str]:
    return [period.code for expression in expressions(text, language) for period in settle(expression, now)]


ABSOLUTE = {
    "2025-11": "november 2025; Nov 2025; Nov. 2025; nov. '25; nov '25; nov 25; Nov-25; 11/2025; 11-2025; 2025-11; 2025/11; "
    "2025.11; 11.2025; in november of 2025; in the month of november 2025; 2025 november; November, 2025; november last year; "
    "november of last year; last year's november; last november; month 11 of 2025",
    "2025": "2025; in 2025; '25; in '25; over 2025; calendar 2025; full year 2025; the whole of 2025; calendar year 2025; "
    "the year 2025; last year; throughout 2025; during 2025; all of 2025; full-year 2025; in the year 2025",
    "2025-07/2025-09": "Q3 2025; 2025Q3; 3Q25; 3Q 2025; Q3 '25; third quarter of 2025; the third quarter of last year; "
    "Q3 of 2025; 2025 Q3; 2025-Q3; july to september 2025; Jul-Sep 2025; last year's Q3; 2025's third quarter",
    "2026-01/2026-06": "H1 2026; 1H26; first half of 2026; the first half of this year; first six months of 2026; "
    "first 6 months of 2026; January to June 2026; Jan-Jun 2026; Jan - Jun 2026; ytd june 2026; jan–jun 2026; "
    "year to date June 2026; from January to June 2026; January through June 2026; 2026 up to june; first two quarters of 2026",
    "2025-07/2025-12": "H2 2025; second half of 2025; 2H25; the second half of last year; last six months of 2025; "
    "the last 6 months of 2025",
    "2026-01/2026-02": "jan-feb 2026; January and February 2026; jan feb 2026; jan/feb 2026; first two months of 2026; "
    "Lunar New Year 2026; the first 2 months of 2026; Jan & Feb 2026; early 2026; the start of 2026",
    "2025-12": "the end of 2025; end of last year; last month of 2025; december last year; late 2025; year-end 2025; "
    "end-2025; december '25",
    "2025-10/2025-12": "Q3 FY26; Q3 of FY2025-26; third quarter of fiscal 2026; FY26 Q3; Q3 2025-26; last quarter of 2025; fourth quarter 2025; final quarter of 2025; Q4 last year; last 3 months of 2025",
    "2025-12-25": "25 December 2025; Dec 25, 2025; december 25th, 2025; 25 dec 2025; 2025-12-25; 25.12.2025; 25/12/2025; "
    "12/25/2025; 2025/12/25; the 25th of december 2025; 25 dec '25",
    "2026-05-19": "19 May 2026; May 19, 2026; 2026-05-19; 19.05.2026; 5/19/2026",
    "2025-09-01/2025-09-15": "the first half of September 2025; first half of sept 2025; the 1st half of September last year",
    "2026-05-16/2026-05-31": "the second half of May 2026; second half of may; the latter half of May 2026",
    "2026-03-01/2026-03-10": "the first 10 days of March 2026; first ten days of march 2026",
    "2024-11/2025-02": "from Nov 2024 to Feb 2025; Nov 2024 - Feb 2025; from Nov to Feb 2025; Nov 2024 to Feb",
    "2021-01/2025-12": "2021-2025; 2021 to 2025; from 2021 to 2025; between 2021 and 2025; in the last five years; "
    "2021 through 2025; past 5 years",
    "2025-04/2025-12": "from April to December 2025; April-December 2025; april 2025 to december; April 2025 until December 2025",
    "2024-01/2025-12": "2024-25; 2024/25; from 2024 through 2025",
    "2024-04/2024-09": "H1 FY25; FY25 first half; first half of fiscal year 2024-25",
    "2024-04/2025-03": "FY25; FY2025; FY2024-25; fiscal year 2025; FY 25; fy 2024/25",
    "2025-06/2025-08": "summer of 2025; in the summer of 2025; last summer of 2025",
    "2025-03/2025-05": "the spring of 2025; spring 2025",
    "2024-01/2026-08": "since January 2024; since 2024; from January 2024; from jan 2024 onwards; from 2024 until now; "
    "2024 to date; since the start of 2024; after 2023; after December 2023",
    "2026-04/2026-08": "since april; since April this year; from april to august this year; april to august 2026; from april on",
    "2026-08": "last month; now; latest; the newest month; currently; august; this august; most recent; august '26",
    "2026-01/2026-08": "this year so far; so far this year; ytd; year to date 2026; 2026 ytd; 2026 so far; year-to-date; "
    "since the start of the year",
    "2025-09/2026-08": "past 12 months; the last twelve months; over the past 12 months; over the last 12 months",
    "2026-03/2026-08": "last 6 months; only the last six months; past half year",
    "2026-01": "january this year; january",
    "2026": "this year",
    "2026-12": "december 2026; december this year; next december",
    "2024": "two years ago; 2 years ago; the year before last",
    "2026-07": "two months ago; july",
    "2026-09-15": "today",
    "2026-09-14": "yesterday",
    "2023": "before 2024; until 2023",
    "2026-06": "until June 2026; up to June 2026; through june 2026; as of June 2026; by the end of June 2026; till june",
    "2026-01/2026-06 ": "in the 6 months to June; 6 months to june; the six months ending June",
    "2025-11/2026-01": "in the 3 months to January; the 3 months ending January",
    "2025-07/2026-06": "12 months to June; 12 months to June 2026; the 12 months ending June 2026; last 12 months to june 2026",
    "2024-11": "a year ago; a year earlier; same month last year; the same month of the previous year; the year before; "
    "the same month a year earlier; 12 months earlier; same period of the previous year; that month last year",
    "2025-10": "the month before; a month earlier; previous month; a month ago",
    "2026-11": "one year later; a year later",
    "2025-12 ": "the next month; a month later; the following month",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [(text.strip(), code.strip()) for code, texts in ABSOLUTE.items() for text in texts.split(";")]
)
def test_said_in_many_ways(text: str, wanted: str) -> None:
    assert periods(text) == [wanted]
    assert periods(f"chinese exports {text}") == [wanted]
    assert periods(f"how much was it {text.upper()}?") == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("in 2024 and 2025", ["2024", "2025"]),
        ("2023, 2024 and 2025", ["2023", "2024", "2025"]),
        ("May and June 2026", ["2026-05", "2026-06"]),
        ("january, february and march 2025", ["2025-01", "2025-02", "2025-03"]),
        ("Q1 and Q2 2025", ["2025-01/2025-03", "2025-04/2025-06"]),
        ("first, second and third quarter of 2025", ["2025-01/2025-03", "2025-04/2025-06", "2025-07/2025-09"]),
        ("november 2025 and 2024", ["2025-11", "2024-11"]),
        ("nov 2025 vs 2024", ["2025-11", "2024-11"]),
        ("sept vs october 2025", ["2025-09", "2025-10"]),
        ("surplus aug 26 minus aug 25", ["2026-08", "2025-08"]),
        ("compare June with May 2026", ["2026-06", "2026-05"]),
        ("2025 and the first half of 2026", ["2025", "2026-01/2026-06"]),
        ("in april 2024 compared with april 2023", ["2024-04", "2023-04"]),
        ("exports in March and imports in June 2026", ["2026-03", "2026-06"]),
    ],
)
def test_several_periods(text: str, wanted: list[str]) -> None:
    assert periods(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "110 bn", "top 5", "$400bn", "20 %", "3 months in a row", "12 million tonnes", "700,000", "how many months",
        "more than 2000 tonnes", "2025 dollars", "$2025 million", "the 2020s", "hs 2009", "which month", "per month",
        "may I ask who may buy more", "china may export more", "exports may fall", "top 10",
        "one month above 50", "half of it", "the first", "best months", "month by month", "the last", "no end",
    ],
)  # fmt: skip
def test_amounts_and_other_words_are_no_periods(text: str) -> None:
    assert expressions(text) == []


@pytest.mark.parametrize("text", ["top 5 in may 2026", "the 3 largest months of may 2026", "above 110 bn in may 2026"])
def test_amounts_beside_a_period_stay_numbers(text: str) -> None:
    mentions = read(text)
    assert [m.value.code for m in mentions if isinstance(m.value, TimeExpression)] == ["2026-05"]
    assert len([m for m in mentions if m.kind == "number"]) == 1


@pytest.mark.parametrize(
    "text", ["13/2025", "month 14", "Feb 30 2025", "29 February 2025", "31.04.2025", "2026-13", "2025-02-30"]
)
def test_dates_that_are_none_make_no_period(text: str) -> None:
    mentions = read(text)
    assert [m for m in mentions if m.kind == "period"] == []
    assert [m.code for m in mentions if m.kind == "time"] == ["invalid"]


@pytest.mark.parametrize(
    "text",
    [
        "exports in may",
        "and may?",
        "may",
        "may 2026 exports",
        "exports may",
        "may exports yoy",
        "may and june",
        "since may",
    ],
)
def test_may_is_the_month_beside_words_of_time_and_trade(text: str) -> None:
    assert expressions(text)


def test_a_word_that_is_no_time_here_falls_back_to_its_other_meaning() -> None:
    assert [m.kind for m in read("china may export more") if m.said == "may"] == ["harmless"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("between May and June 2026", True),
        ("from 2024 to 2025", True),
        ("from April to December 2025", True),
        ("2021-2025", False),
        ("jan-jun 2026", False),
        ("2026 up to june", False),
    ],
)
def test_ends_named_in_words_are_two_points_for_a_change(text: str, ends: bool) -> None:
    (expression,) = expressions(text)
    assert expression.mode == "range"
    assert expression.ends is ends


def test_attributes() -> None:
    (since,) = expressions("since 2023")
    (until,) = expressions("as of august 2026")
    (latest,) = expressions("newest")
    (earlier,) = expressions("the year before")
    (bare,) = expressions("november")
    (fiscal,) = expressions("FY25")
    assert since.open
    assert until.until_only
    assert latest.latest
    assert earlier.relative
    assert bare.yearless
    assert bare.grain == "month"
    assert fiscal.fiscal
    assert [expression.grain for expression in expressions("2025; Q3 2025; H1 2026; 25 dec 2025")] == [
        "year",
        "quarter",
        "half",
        "day",
    ]


def test_a_mention_spans_its_words() -> None:
    (mention,) = [m for m in read("how much did china export in november of 2025?") if m.kind == "period"]
    assert mention.said == "in november of 2025"
    assert (mention.first, mention.last) == (5, 8)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("since the truce", "2025-10/2026-08"), ("after the truce", "2025-11/2026-08"), ("before the truce", "2025-09")],
)
def test_events_are_anchors(text: str, wanted: str) -> None:
    tokens = tokenize(text)
    word = tokens[0].norm
    mentions = (
        Mention(0, 0, "time", word, word),
        Mention(1, 1, "harmless", "words", "the"),
        Mention(2, 2, "event", "busan_truce", "truce"),
    )
    (mention,) = find_times(tokens, mentions, "en")
    assert isinstance(mention.value, TimeExpression)
    assert [period.code for period in settle(mention.value, NOW)] == [wanted]


def test_an_unknown_event_settles_to_nothing() -> None:
    tokens = tokenize("since truce")
    (mention,) = find_times(
        tokens, (Mention(0, 0, "time", "since", "since"), Mention(1, 1, "event", "x", "truce")), "en"
    )
    assert isinstance(mention.value, TimeExpression)
    assert settle(mention.value, NOW) == ()


def test_a_normal_question_takes_less_than_a_sixth_of_a_millisecond() -> None:
    text = "how much did china export to the us in november 2025 compared with october"
    mentions = read(text)
    tokens = tokenize(text)
    best = 1.0
    for _ in range(50):
        begin = time.perf_counter()
        find_times(tokens, mentions, "en")
        best = min(best, time.perf_counter() - begin)
    assert best < 0.000_5  # 0.1 ms on an idle machine; the slack is for busy ones
