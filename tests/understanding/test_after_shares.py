"""What is asked after a share: the share itself moved, not the amount alone; one of a month beside one of a year."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query

SHARE = "share of the US in exports in 2025"


@pytest.mark.parametrize("text", ["did it rise?", "is that up or down?", "yoy", "change", "by how much did it change"])
def test_it_is_the_share_that_moved_and_the_amount_is_told_beside_it(knowledge: Knowledge, text: str) -> None:
    found = query(knowledge, SHARE, text)
    assert (found.operation, found.measure) == ("change", "share")
    figures = {(figure.unit, round(figure.value, 1)) for figure in last(knowledge, SHARE, text).figures}
    assert {("pp", -3.5), ("pct", 14.6), ("pct", 11.1), ("pct", -20.0)} <= figures


def test_of_two_shares_told_the_move_lies_between_them(knowledge: Knowledge) -> None:
    found = query(knowledge, "share of the EU in exports in 2025", "what was it in 2023?", "has it risen, then?")
    assert [period.code for period in found.periods] == ["2025", "2023"]


def test_growth_is_said_of_the_amount(knowledge: Knowledge) -> None:
    assert query(knowledge, SHARE, "growth").operation == "growth"


def test_shares_of_a_month_and_of_a_year_differ_in_points(knowledge: Knowledge) -> None:
    found = query(knowledge, "share of the US in exports", "in 2018", "difference")
    assert (found.operation, found.measure) == ("change", "share")
    assert [period.code for period in found.periods] == ["2026-06", "2018"]


def test_why_after_both_counts_is_why_they_differ(knowledge: Knowledge) -> None:
    found = query(knowledge, "surplus with the US in 2025 according to both sides", "reason?")
    assert (found.operation, found.by) == ("mirror", "causes")


def test_the_source_of_months_that_were_counted_is_that_of_the_last(knowledge: Knowledge) -> None:
    reply = last(knowledge, "non-manufacturing PMI", "when did it last exceed 51", "source?")
    assert (reply.outcome, reply.results[0].covered) == ("answer", reply.results[0].query.periods[0])
    assert isinstance(reply.results[0].query, Query)
