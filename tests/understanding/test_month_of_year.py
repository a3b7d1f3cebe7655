"""A month said without its year and the year said apart from it, in whatever order and language, are one period."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

ASKED_ON = date(2026, 9, 15)


def read(text: str, knowledge: Knowledge) -> tuple[Query, ...]:
    """The queries of a text; a part that cannot be answered is a failure of its test."""
    question = Question(text, ASKED_ON)
    parts = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert all(isinstance(part, Query) for part in parts), parts
    return tuple(part for part in parts if isinstance(part, Query))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("8月の対米輸出額（今年）", "2026年8月の対米輸出額"),
        ("8月の輸出は去年いくら", "2025年8月の輸出"),
        ("第2四半期の中国の貿易総額（今年）", "2026年第2四半期の中国の貿易総額"),
        ("美豆1月到10月进了多少万吨（2025）", "2025年1月到10月美豆进了多少万吨"),
        ("6月出口去年是多少，今年是多少", "2025年6月和2026年6月的出口各是多少"),
        ("11月对美出口多少，去年", "2025年11月对美出口多少"),
        ("how were August exports last year", "how were exports in August 2025"),
        ("June exports this year and last year", "exports in June 2026 and June 2025"),
        ("Augustexporte letztes Jahr", "Exporte im August 2025"),
    ],
)
def test_a_year_said_apart_is_the_months(text: str, plain: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge) == read(plain, knowledge)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("6月出口有没有去年多", ("2026-06", "2025-06")),
        ("6月出口额和去年全年", ("2026-06", "2025")),
    ],
)
def test_a_year_that_is_set_against_the_month_is_not_the_months(
    text: str, periods: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert tuple(period.code for period in read(text, knowledge)[0].periods) == periods


def test_each_of_two_flows_has_its_own_time(knowledge: Knowledge) -> None:
    one, other = read("August exports, last year's imports", knowledge)
    assert (one.flow, one.periods[0].code, other.flow, other.periods[0].code) == ("export", "2026-08", "import", "2025")
