"""Rules of talks at their bounds: what is near to what they are for, and no case of it."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import last, query, read


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("exports in 2025", "did they rise from June?"),
        ("exports in 2025", "did they rise from January to June?"),
        ("exports in 2025", "did they rise from the first quarter?"),
        ("imports in 2024", "did they fall from March 2022?"),
    ],
)
def test_a_month_is_not_widened_to_its_year(knowledge: Knowledge, first: str, then: str) -> None:
    asked = read(knowledge, first, then)
    assert isinstance(asked, Query)
    assert not any(period.kind == "year" for period in asked.periods)


def test_whether_it_rose_from_a_year_is_told(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports in 2025", "did they rise from 2024?")
    assert (asked.operation, isinstance(asked.condition, Bound)) == ("change", True)


def test_on_the_year_after_why_from_month_to_month(knowledge: Knowledge) -> None:
    reply = last(knowledge, "why did exports rise month on month in June 2026", "and year on year?")
    assert reply.figures[0].value == pytest.approx(27.0, abs=0.05)


@pytest.mark.parametrize(
    ("then", "operation"),
    [
        ("and the surplus in December above 100?", "check"),
        ("and exports to the US above 10% of it?", "check"),
        ("what about imports above 220?", "threshold"),
    ],
)
def test_a_bound_for_one_month_or_a_part_is_claimed(knowledge: Knowledge, then: str, operation: str) -> None:
    assert query(knowledge, "months with exports above 300 bn in 2025", then).operation == operation


@pytest.mark.parametrize(
    ("first", "then", "operation"),
    [
        ("best year for exports", "and 2025?", "record"),
        ("best year for exports", "and 2022?", "record"),
        ("best month for exports", "and June?", "record"),
        ("best year for exports", "and imports in that year?", "level"),
    ],
)
def test_a_bare_time_after_the_best_has_its_place(knowledge: Knowledge, first: str, then: str, operation: str) -> None:
    assert query(knowledge, first, then).operation == operation


def test_that_quarter_is_the_one_that_was_found(knowledge: Knowledge) -> None:
    asked = query(knowledge, "best quarter for exports", "and imports in that quarter?")
    assert [period.code for period in asked.periods] == ["2025-10/2025-12"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("exports to Vietnam", "and from whom else?"),
        ("imports from Vietnam", "and to whom else?"),
        ("top 5 export markets in 2025", "who else?"),
        ("growth of exports to the US", "who else"),
    ],
)
def test_who_else_of_another_way_or_of_an_order_is_asked_back(knowledge: Knowledge, first: str, then: str) -> None:
    assert isinstance(read(knowledge, first, then), CannotAnswer)


def test_it_widened_is_of_the_first(knowledge: Knowledge) -> None:
    asked = query(knowledge, "who has the biggest surplus with China in 2025", "has it widened?")
    assert (asked.limit, asked.measure) == (-1, "with_yoy")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("surplus with the US in May", "2026-05"),
        ("surplus with Japan in June", "2026-06"),
        ("surplus with Japan in October", "2025-10"),
        ("surplus with Korea in December", "2025-12"),
    ],
)
def test_a_month_without_a_year_is_the_newest_that_is_over(knowledge: Knowledge, text: str, code: str) -> None:
    reply = last(knowledge, text)
    assert [period.code for period in reply.queries[0].periods] == [code]


def test_both_that_were_set_beside_are_told_of_another_time(knowledge: Knowledge) -> None:
    reply = last(knowledge, "surplus vs exports 2025", "and in 2024?")
    assert [(part.flow, part.periods[0].code) for part in reply.queries] == [("balance", "2024"), ("export", "2024")]


@pytest.mark.parametrize(
    "text",
    [
        "we want it by month",
        "we want the peak",
        "we want the months when it fell",
        "we want to see by partner",
        "it has to be monthly",
        "it would be good to see the imports",
        "it would help to see the growth",
        "if you look at imports",
        "there was a peak in which month",
        "the surplus would then be",
        "the imports were for",
        "the trend has been down",
    ],
)
def test_a_wish_goes_on_however_it_is_put(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, "Exports in 2025", text), Query)


@pytest.mark.parametrize(
    ("then", "period"),
    [
        ("and dec alone", "2025-12"),
        ("and dec alone, brazil only", "2025-12"),
        ("and may I ask about imports", "2025"),
        ("and may we see imports", "2025"),
        ("and may somebody explain that", "2025"),
    ],
)
def test_a_month_that_is_also_a_word_is_one_where_it_stands_alone(knowledge: Knowledge, then: str, period: str) -> None:
    assert [p.code for p in query(knowledge, "imports from Brazil in 2025", then).periods] == [period]
