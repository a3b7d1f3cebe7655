"""So many months right beside those that were told, and a month of the year after."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood


def times(knowledge: Knowledge, *texts: str) -> str:
    """The periods of the last text of a talk."""
    query = understood(knowledge, *texts)
    return "+".join(p.code for p in query.periods) if isinstance(query, Query) else "asked back"


@pytest.mark.parametrize(
    ("then", "periods"),
    [
        ("the two months after", "2025-10+2025-11"),
        ("and the next two", "2025-10+2025-11"),
        ("the following two months", "2025-10+2025-11"),
        ("the two before", "2025-07+2025-08"),
        ("previous two months", "2025-07+2025-08"),
        ("the three months before that", "2025-06+2025-07+2025-08"),
        ("three months before that", "2025-06"),
        ("last two months", "2026-03/2026-04"),
        ("december of the following year", "2026-12"),
        ("december the year after", "2026-12"),
        ("a year later", "2026-09"),
        ("compared with the two months before", "asked back"),
    ],
)
def test_months_beside_the_month_told(knowledge: Knowledge, then: str, periods: str) -> None:
    assert times(knowledge, "iron ore imports sept 2025", then) == periods


def test_beside_several_that_were_told(knowledge: Knowledge) -> None:
    assert times(knowledge, "export growth in Sept 2025 and Oct 2025", "and the two after") == "2025-11+2025-12"
    assert times(knowledge, "exports growth q1 2025", "the next two quarters") == "2025-04/2025-06+2025-07/2025-09"
    assert times(knowledge, "exports 2023", "the two years before") == "2021+2022"


def test_those_months_of_another_year(knowledge: Knowledge) -> None:
    assert times(knowledge, "exports jan 2026", "feb", "the same two months last year") == "2025-01+2025-02"
    assert times(knowledge, "exports growth sept and oct 2025", "those months in 2023") == "2023-09+2023-10"
    first = "How did exports do in January and February 2025?"
    assert times(knowledge, first, "and imports in those two months this year?") == "2026-01/2026-02"


def test_the_biggest_month_of_two_years_side_by_side(knowledge: Knowledge) -> None:
    talk = ("exports of rare earths 2025", "against 2024?", "which month was the biggest")
    assert times(knowledge, *talk) == "2024-01/2025-12"


def test_pace_after_summaries(knowledge: Knowledge) -> None:
    talk = ("August 2026 trade numbers", "How did July look?", "so did exports speed up")
    assert times(knowledge, *talk) == "2026-08+2026-07"


def test_two_rates_together_are_the_rate_of_the_span(knowledge: Knowledge) -> None:
    assert times(knowledge, "exports to the eu in january 2025, growth", "feb", "together") == "2025-01/2025-02"


def test_the_year_before_in_short(knowledge: Knowledge) -> None:
    assert times(knowledge, "iron ore imports 2025", "n yr b4") == "2024"
