"""What goes on in a talk without a time of its own: "now imports", "only the last six months", "above 100?"."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.test_talks import last_queries, last_query


@pytest.mark.parametrize(
    ("language", "first", "asked"),
    [
        ("en", "exports to Japan in 2023", "now imports"),
        ("es", "exportaciones a Japón en 2023", "ahora importaciones"),
        ("zh", "2023年对日本出口", "现在看进口"),
    ],
)
def test_now_beside_another_flow_only_goes_on(knowledge: Knowledge, language: str, first: str, asked: str) -> None:
    (query,) = last_queries(knowledge, first, asked, language=language)
    assert (query.flow, query.partners, [p.code for p in query.periods]) == ("import", ("JPN",), ["2023"])


def test_now_beside_the_flow_told_is_the_newest(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "exports in 2023", "exports now?")
    assert [p.code for p in query.periods] == ["2026-06"]


def test_the_last_months_are_those_of_the_year_told(knowledge: Knowledge) -> None:
    turns = ("exports by month in 2025", "only the last six months")
    assert [p.code for p in last_query(knowledge, *turns).periods] == ["2025-07/2025-12"]
    assert [p.code for p in last_query(knowledge, *turns, "sum them").periods] == ["2025-07/2025-12"]
    newest = last_query(knowledge, "exports by month", "only the last six months")
    assert newest.periods[0].first.year == 2026


def test_a_bound_after_a_course_is_one_of_its_months(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "imports month by month in 2025", "above 230 billion?")
    assert (query.operation, query.by) == ("threshold", "which")


def test_a_claim_of_every_month_is_put_again(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "Was the surplus above 80 billion in every month of 2025?", "and above 100?")
    assert (query.operation, query.by) == ("check", "every")


def test_that_is_judged_since_a_month(knowledge: Knowledge) -> None:
    turns = ("surplus in November 2025", "is that the highest since June?")
    assert last_query(knowledge, *turns).by == "since"
    assert last_query(knowledge, *turns, "and of the year?").by == "record"


def test_a_deficit_was_last_smaller(knowledge: Knowledge) -> None:
    query = last_query(knowledge, "US trade deficit with China in 2024", "when was it last smaller?")
    assert (query.by, query.limit) == ("since", 1)


def test_the_course_of_years_stays_one_of_years(knowledge: Knowledge) -> None:
    assert last_query(knowledge, "exports by year", "since 2022").by == "year"


def test_the_former_of_two_goods(knowledge: Knowledge) -> None:
    turns = ("rare earth exports in July 2025", "and magnets?", "in August?", "and the former?")
    query = last_query(knowledge, *turns)
    assert (query.commodities, [p.code for p in query.periods]) == (("rare_earths",), ["2025-08"])
