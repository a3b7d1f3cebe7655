"""A quarter, half or year asked of two flows is asked of each; a figure of months told with its ends."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Which was the better half of 2025 for exports, and for imports?", "compare"),
        ("was 2024 or 2025 the better year for exports and for imports", "compare"),
        ("which quarter of 2025 had the highest exports and the highest imports", "rank"),
        ("which quarter of 2025 had the highest exports and imports", "rank"),
    ],
)
def test_of_each_flow(knowledge: Knowledge, text: str, operation: str) -> None:
    found = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert [(query.operation, query.flow) for query in found] == [(operation, "export"), (operation, "import")]


def test_a_time_in_which_one_flow_was_above_the_other_is_asked_back(knowledge: Knowledge) -> None:
    (said,) = asked(knowledge, "in which year were exports larger than imports")
    assert isinstance(said, Ambiguous)


def test_monthly_figures_from_one_month_to_another_are_its_ends(knowledge: Knowledge) -> None:
    query = one(knowledge, "from December 2025 to March 2026, by how much did monthly exports shrink")
    assert (query.operation, [p.code for p in query.periods]) == ("change", ["2026-03", "2025-12"])


def test_the_revised_series_in_which_months_are_put_in_order(knowledge: Knowledge) -> None:
    query = one(knowledge, "从2021年到现在,哪个月的出口额最高(修订后数据)", "zh")
    assert query.operation == "record"


@pytest.mark.parametrize(
    "text",
    [
        "what was the EU's largest annual deficit with China",
        "exports in April 2025 and after",
        "How many export goods fell in 2025?",
        "how many tonnes of iron ore for every tonne of steel exported 2025",
        "was the biggest surplus of 2025 revised",
        "Does the surplus with the US cover the deficits with Taiwan and Korea, H1 2026?",
        "did US imports from China fall more than China's exports to the US in 2025?",
    ],
)
def test_what_another_figure_would_be_told_for_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (said,) = asked(knowledge, text)
    assert isinstance(said, Ambiguous)
