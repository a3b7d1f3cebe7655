"""Where goods come from: of which countries, and no source of a figure; one month over another."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood


def told(knowledge: Knowledge, text: str) -> Query:
    found = understood(knowledge, text)
    assert isinstance(found, Query)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "where do China's soybeans come from",
        "where did China's soybeans come from in 2025",
        "where does China's crude come from 2024",
        "which countries do China's soybeans come from",
    ],
)
def test_goods_come_from_countries(knowledge: Knowledge, text: str) -> None:
    query = told(knowledge, text)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", "import")


@pytest.mark.parametrize(
    "text",
    [
        "where do these figures come from",
        "where does the figure for China's soybean imports come from",
        "where does the information about China's soybeans come from",
        "where does China's crude oil import figure come from",
    ],
)
def test_figures_come_from_who_publishes_them(knowledge: Knowledge, text: str) -> None:
    assert told(knowledge, text).by == "source"


@pytest.mark.parametrize(
    "text",
    ["exports in june over may, percent", "growth of exports in June over May", "exports June over May in percent"],
)
def test_one_month_over_another(knowledge: Knowledge, text: str) -> None:
    query = told(knowledge, text)
    assert (query.operation, query.by) == ("growth", "period")
    assert [period.code for period in query.periods] == ["2026-06", "2026-05"]


def test_per_dollar_of_the_other_flow_is_no_rate_of_exchange(knowledge: Knowledge) -> None:
    found = understood(knowledge, "how many dollars of exports per dollar of imports in 2025")
    assert isinstance(found, Ambiguous)


@pytest.mark.parametrize("text", ["where do China's cars go", "where does China stand on soybeans"])
def test_where_goods_go_is_not_how_many_there_are(knowledge: Knowledge, text: str) -> None:
    assert isinstance(understood(knowledge, text), Ambiguous)
