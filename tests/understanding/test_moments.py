"""Moments settle by today, by the newest month held and by what was asked before; odd words never raise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Period
from bot.understanding.times.moments import Anchors, Moment, TimeExpression, settle
from tests.understanding.reading import lexicon, read

NOVEMBER = TimeExpression((Moment("month", (11, 11)),))
LAST_YEAR = TimeExpression((Moment("year", year=-1, year_of="today"),))
YEAR_BEFORE = TimeExpression((Moment(anchor="earlier", steps=-12),))
MONTH_BEFORE = TimeExpression((Moment("month", anchor="earlier", steps=-1),))
LATEST = TimeExpression((Moment("month", anchor="newest"),))
PAST_YEAR = TimeExpression((Moment("month", anchor="newest", count=12),))
SO_FAR = TimeExpression((Moment("year", year=0, year_of="today", so_far=True),))
FISCAL = TimeExpression((Moment("year", year=2025, fiscal="ends"),))


def codes(expression: TimeExpression, now: Anchors) -> list[str]:
    return [period.code for period in settle(expression, now)]


def held(newest: str, *earlier: str, today: date = date(2026, 9, 15)) -> Anchors:
    return Anchors(today, Period.parse(newest), tuple(Period.parse(code) for code in earlier))


def test_a_month_without_a_year_is_the_newest_that_is_over_also_where_it_is_not_held() -> None:
    assert codes(NOVEMBER, held("2026-08")) == ["2025-11"]
    assert codes(NOVEMBER, held("2025-10")) == ["2025-11"]
    assert codes(NOVEMBER, held("2025-11")) == ["2025-11"]


def test_without_a_newest_month_it_is_the_last_before_today() -> None:
    assert codes(NOVEMBER, Anchors(date(2026, 11, 30))) == ["2025-11"]
    assert codes(NOVEMBER, Anchors(date(2026, 12, 1))) == ["2026-11"]


def test_in_a_fragment_it_takes_the_year_given() -> None:
    assert codes(NOVEMBER, Anchors(date(2026, 9, 15), year=2023)) == ["2023-11"]


def test_a_span_over_the_turn_of_the_year_ends_in_the_newer_year() -> None:
    winter = TimeExpression((Moment("month", (11, 11)), Moment("month", (2, 2))), "range")
    assert codes(winter, held("2026-08")) == ["2025-11/2026-02"]


def test_last_year_is_counted_from_today_not_from_the_data() -> None:
    assert codes(LAST_YEAR, held("2024-03")) == ["2025"]


@pytest.mark.parametrize(
    ("expression", "earlier", "wanted"),
    [
        (YEAR_BEFORE, ("2025-11",), ["2024-11"]),
        (YEAR_BEFORE, ("2025",), ["2024"]),
        (YEAR_BEFORE, ("2026-01/2026-04",), ["2025-01/2025-04"]),
        (YEAR_BEFORE, ("2026-05", "2026-06"), ["2025-05", "2025-06"]),
        (YEAR_BEFORE, (), ["2025-08"]),
        (MONTH_BEFORE, ("2026-01",), ["2025-12"]),
        (MONTH_BEFORE, ("2025",), ["2024-12"]),
        (TimeExpression((Moment("year", anchor="earlier"),)), ("2025-11",), ["2025"]),
        (TimeExpression((Moment("quarter", anchor="earlier", steps=-1),)), ("2025-10/2025-12",), ["2025-07/2025-09"]),
        (TimeExpression((Moment("quarter", anchor="earlier", steps=-1),)), ("2025-11",), ["2025-07/2025-09"]),
    ],
)
def test_counted_from_what_was_asked_before(
    expression: TimeExpression, earlier: tuple[str, ...], wanted: list[str]
) -> None:
    assert codes(expression, held("2026-08", *earlier)) == wanted


def test_up_to_the_newest_month() -> None:
    assert codes(LATEST, held("2026-06")) == ["2026-06"]
    assert codes(PAST_YEAR, held("2026-06")) == ["2025-07/2026-06"]
    assert codes(SO_FAR, held("2026-06")) == ["2026-01/2026-06"]
    assert codes(TimeExpression((Moment("year", year=2024),), "since"), held("2026-06")) == ["2024-01/2026-06"]


def test_past_quarters_and_years_are_full_ones() -> None:
    assert codes(TimeExpression((Moment("quarter", anchor="newest", count=2),)), held("2026-08")) == ["2026-01/2026-06"]
    assert codes(TimeExpression((Moment("year", anchor="newest", count=5),)), held("2026-08")) == ["2021-01/2025-12"]


def test_a_fiscal_year_runs_from_april_where_years_do() -> None:
    assert codes(FISCAL, held("2026-08")) == ["2024-04/2025-03"]
    assert codes(FISCAL, Anchors(date(2026, 9, 15), fiscal="")) == ["2025"]


def test_what_cannot_be_settles_to_nothing() -> None:
    backwards = TimeExpression((Moment("year", year=2025), Moment("year", year=2024)), "range")
    leap = TimeExpression((Moment("day", (2, 2), days=(29, 29)),))
    assert codes(backwards, held("2026-08")) == []
    assert codes(leap, held("2026-08")) == []


def time_words(language: str) -> st.SearchStrategy[str]:
    phrases = sorted({phrase.replace("~", "") for phrase, _, _ in lexicon(language).entries})
    figures = [
        "2025",
        "25",
        "11",
        "3",
        "31",
        "0",
        "2025.11",
        "1,5",
        "13/2025",
        "2025-11",
        "-",
        "/",
        "'",
        ".",
        ",",
        "年",
        "月",
        "%",
        "999999999",
    ]
    words = st.one_of(st.sampled_from(phrases), st.sampled_from(figures))
    return st.lists(words, max_size=9).flatmap(lambda chosen: st.sampled_from([" ".join(chosen), "".join(chosen)]))


@pytest.mark.parametrize("language", ["en", "zh", "es", "de", "fr", "ru", "pt", "ja"])
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_any_heap_of_time_words_is_read_without_an_error(language: str, data: st.DataObject) -> None:
    text = data.draw(time_words(language))
    last = -1
    for mention in read(text, language):
        assert mention.first > last
        last = mention.last
        if isinstance(mention.value, TimeExpression):
            assert mention.value.code
            for now in (Anchors(date(2026, 9, 15)), held("2026-08", "2025-11", "2024")):
                assert all(period.first <= period.last for period in settle(mention.value, now))
