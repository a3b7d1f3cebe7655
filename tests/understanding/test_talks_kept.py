"""What is asked with a preposition left over, of the time after, of the time that was told of and of both orders goes
on with a talk; a course is set against another as a course, and what hangs in the air asks nothing."""

from __future__ import annotations

import pytest

from bot.errors import NotTrade
from bot.knowledge import Knowledge
from bot.model import Bound, Period
from tests.turns import last, query, read

_RANKED = ("rank", "partner")


@pytest.mark.parametrize(
    ("text", "operation", "by", "flow"),
    [
        ("which country do they sell most to", *_RANKED, "export"),
        ("who do they buy the most from", *_RANKED, "import"),
        ("the country it sells most to", *_RANKED, "export"),
        ("tell me the country they buy the most from", *_RANKED, "import"),
        ("show me the partners we buy from", *_RANKED, "import"),
        ("the biggest partner they go to", *_RANKED, "export"),
        ("the month they were highest in", "record", "month", "export"),
        ("they were a surprise", "surprise", None, "export"),
        ("it was a surprise", "surprise", None, "export"),
    ],
)
def test_what_is_sought_waits_for_nothing(
    knowledge: Knowledge, text: str, operation: str, by: str | None, flow: str
) -> None:
    asked = query(knowledge, "exports in 2025", text)
    assert (asked.operation, asked.by, asked.flow) == (operation, by, flow)


def test_a_forecast_is_asked_for(knowledge: Knowledge) -> None:
    assert not isinstance(read(knowledge, "exports in 2025", "is there a forecast for"), NotTrade)


@pytest.mark.parametrize(
    ("first", "period"),
    [("exports in 2024", Period.year(2025)), ("exports in March 2026", Period.month(2026, 4))],
)
def test_the_one_after_that_is_a_time(knowledge: Knowledge, first: str, period: Period) -> None:
    assert query(knowledge, first, "the one after that").periods == (period,)


@pytest.mark.parametrize(
    ("first", "then", "flow", "partners"),
    [
        ("exports trend 2025", "compared to the EU", "export", ("EU27",)),
        ("exports to the US trend 2025", "vs EU", "export", ("EU27",)),
        ("exports since January", "compare with last year", "export", ("WLD",)),
        ("exports over time since 2021", "vs imports", "import", ("WLD",)),
    ],
)
def test_a_course_beside_a_course(
    knowledge: Knowledge, first: str, then: str, flow: str, partners: tuple[str, ...]
) -> None:
    asked = query(knowledge, first, then)
    assert (asked.operation, asked.flow, asked.partners) == ("trend", flow, partners)


@pytest.mark.parametrize(("then", "year", "limit"), [("and in 2024?", 2024, 1), ("worst?", 2025, -1)])
def test_both_orders_again(knowledge: Knowledge, then: str, year: int, limit: int) -> None:
    told = last(knowledge, "exports and imports in 2025", "best quarter of 2025 for both", then).queries
    assert [(q.operation, q.flow, q.periods, q.limit) for q in told] == [
        ("rank", flow, (Period.year(year),), limit) for flow in ("export", "import")
    ]


def test_another_gap_is_claimed(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports were 190 bn higher in 2025 than in 2024, right?", "300 bn?")
    assert isinstance(asked.condition, Bound)
    assert (asked.operation, asked.condition.amount, len(asked.periods)) == ("compare", 300, 2)


@pytest.mark.parametrize(
    ("first", "codes"),
    [
        ("what happened in April and May 2025", ["2025-04", "2025-05"]),
        ("what happened in April 2025", ["2025-04"]),
        ("what happened since the Busan truce", ["2025-10/2026-08"]),
    ],
)
def test_then_is_when_it_happened(knowledge: Knowledge, first: str, codes: list[str]) -> None:
    assert [period.code for period in query(knowledge, first, "exports then?").periods] == codes


@pytest.mark.parametrize(
    "text",
    [
        "But that's OK too,",
        "If any dists are found and we're looking",
        "Let's make it absolute",
        "This is slower but",
        "Due to the fact",
    ],
)
def test_what_hangs_in_the_air_asks_nothing(knowledge: Knowledge, text: str) -> None:
    assert isinstance(read(knowledge, "exports in November 2025", text), NotTrade)
