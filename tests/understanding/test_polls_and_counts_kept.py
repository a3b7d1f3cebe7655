"""A poll that was named, the two counts of a trade, what was told by rate and what is mended stay so in a talk; what
tells something and asks nothing goes on with none."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from tests.turns import query, read

_POLL = "Did August 2025 exports beat the Bloomberg poll?"


@pytest.mark.parametrize("more", [("and what about imports",), ("september, same thing",), ("imports", "august, same")])
def test_a_poll_that_was_named_is_kept(knowledge: Knowledge, more: tuple[str, ...]) -> None:
    asked = query(knowledge, _POLL, *more)
    assert (asked.operation, asked.by) == ("surprise", "Bloomberg")


@pytest.mark.parametrize("text", ["why is there a difference between the two?", "why do the two differ?"])
def test_two_counts_differ_at_the_time_told_last(knowledge: Knowledge, text: str) -> None:
    asked = query(knowledge, "China's surplus with the US 2025", "and by American figures", "2018?", text)
    assert (asked.operation, asked.by, [str(p) for p in asked.periods]) == ("mirror", "causes", ["2018"])


def test_levels_are_of_what_was_told_by_rate(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports growth nov 25", "imports", "surplus", "what were the levels")
    assert (asked.operation, asked.flow, [str(p) for p in asked.periods]) == ("level", "both", ["2025-11"])


def test_the_year_is_mended_and_not_the_month(knowledge: Knowledge) -> None:
    assert [str(p) for p in query(knowledge, "exports in November 2025", "sorry, 2024").periods] == ["2024-11"]


def test_it_is_on_the_year_what_was_told_last(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports in 2025", "and 2024", "how much is that on the year?")
    assert (asked.operation, [str(p) for p in asked.periods]) == ("growth", ["2024"])


def test_several_are_ranked_by_growth(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports to the US, EU and ASEAN in 2025", "rank the three by growth")
    assert (asked.operation, asked.by, asked.measure) == ("compare", "partner", "yoy")


def test_who_is_forgotten_is_not_told(knowledge: Knowledge) -> None:
    assert query(knowledge, "exports to Africa in 2025", "forget Africa, Latin America").partners == ("LATAM",)
    both = query(knowledge, "exports to Africa in 2025", "no, Africa and Latin America")
    assert both.partners == ("AFRICA", "LATAM")


def test_off_a_figure_is_off_no_forecast(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "how far off last year's exports are we"), Ambiguous)
    assert query(knowledge, "how far off were exports in November 2025?").operation == "surprise"
