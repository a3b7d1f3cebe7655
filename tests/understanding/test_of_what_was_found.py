"""A part of a text that asks of the month which the part before it finds is read again once the figures tell it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.pipeline import perform
from tests.turns import last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("which was China's best export month in 2025, and what was the surplus in it?", 114.14),
        ("which was China's best export month in 2025, and what was the surplus in that month?", 114.14),
        ("which month of 2025 had the lowest PMI, and what were exports in that month?", 315.1),
        ("which month of 2025 had the biggest surplus, and what were imports then?", 186.29),
    ],
)
def test_the_month_found_is_taken(knowledge: Knowledge, text: str, value: float) -> None:
    reply = last(knowledge, text)
    assert len(reply.queries) == 2
    assert reply.refused == ()
    second = reply.results[1].figures[0]
    assert second.value == pytest.approx(value, abs=0.01)
    assert second.period.kind == "month"


def test_whoever_stands_first_is_taken(knowledge: Knowledge) -> None:
    reply = last(knowledge, "who was China's biggest customer in 2025 and what did China import from it?")
    assert [query.operation for query in reply.queries] == ["rank", "level"]
    assert reply.queries[1].partners == (reply.results[0].figures[0].partner,)


@pytest.mark.parametrize(
    ("turns", "flows"),
    [
        (("How fast did imports grow in June 2026?", "is that faster than exports"), ("both", "flow")),
        (("How fast did exports grow in June 2026?", "were they faster than imports?"), ("both", "flow")),
    ],
)
def test_faster_than_the_other_flow_sets_both_rates_side_by_side(
    knowledge: Knowledge, turns: tuple[str, ...], flows: tuple[str, str]
) -> None:
    (query,) = last(knowledge, *turns).queries
    assert (query.operation, query.measure, query.flow, query.by) == ("compare", "yoy", *flows)


def test_growth_behind_two_flows_is_of_both(knowledge: Knowledge) -> None:
    reply = last(knowledge, "what were export and import growth in July 2026, and the surplus?")
    assert {23.9, 27.5, 112.5} <= {round(figure.value, 1) for figure in reply.figures}


@pytest.mark.parametrize(
    ("turns", "reporter"),
    [
        (("the US deficit with China in 2025 by US data", "and by China's?"), "CHN"),
        (("India's deficit with China in FY25, by Indian figures", "and by China's for calendar 2025"), "CHN"),
        (("exports to the US in 2025", "and by America's?"), "USA"),
    ],
)
def test_by_whose_is_whose_count(knowledge: Knowledge, turns: tuple[str, ...], reporter: str) -> None:
    (query,) = last(knowledge, *turns).queries
    assert query.reporter == reporter


@pytest.mark.parametrize(
    ("turns", "value", "period"),
    [
        (("Which quarter of 2025 had the largest surplus", "and imports in that quarter?"), 677.37, "2025-10/2025-12"),
        (("best quarter of 2025 for exports?", "and the second quarter?"), 955.65, "2025-04/2025-06"),
        (("Which year was best for exports?", "and imports in that year?"), 2580.0, "2025"),
    ],
)
def test_a_quarter_or_year_of_an_order_has_its_amount(
    knowledge: Knowledge, turns: tuple[str, ...], value: float, period: str
) -> None:
    figure = last(knowledge, *turns).figures[0]
    assert (figure.period.code, figure.measure) == (period, "value")
    assert figure.value == pytest.approx(value, abs=0.01)


def test_the_order_down_to_a_quarter_is_told_again_by_its_query(knowledge: Knowledge) -> None:
    reply = last(knowledge, "was Q4 2025 a record quarter for the surplus")
    again = perform(reply.queries, "en", date(2026, 9, 15), knowledge)
    assert [figure.period.code for figure in reply.figures] == ["2026-04/2026-06", "2025-10/2025-12"]
    assert again.figures == reply.figures
