"""Totals of several times; months in their order; both counts of a balance; parts told with goods alone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def read(text: str, knowledge: Knowledge) -> Query:
    [query] = understand(Question(text, TODAY, "en"), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    return query


@pytest.mark.parametrize(
    ("text", "operation", "periods"),
    [
        ("total exports in 2023, 2024 and 2025", "level", 3),
        ("what were total imports in 2023 and in 2024", "level", 2),
        ("yearly growth of total exports in 2022 and 2023", "growth", 2),
        ("total exports in 2024 and 2025 combined", "sum", 1),
        ("sum of exports in 2024 and 2025", "sum", 1),
        ("total the exports of 2024 and 2025", "sum", 1),
        ("total exports July and August 2025", "sum", 1),
    ],
)
def test_a_total_of_years_is_that_of_each(text: str, operation: str, periods: int, knowledge: Knowledge) -> None:
    query = read(text, knowledge)
    assert (query.operation, len(query.periods)) == (operation, periods)


@pytest.mark.parametrize(
    ("text", "operation", "by", "limit"),
    [
        ("rank the months of 2025 by exports", "rank", "month", 12),
        ("rank the months of 2025 by exports to the US, lowest first", "rank", "month", -12),
        ("rank the months of the second half of 2025 by the surplus, highest first", "rank", "month", 12),
        ("which months of 2025 had the highest exports", "record", "month", 1),
        ("list Germany, France and Italy by exports in H1 2026", "rank", "partner", 3),
        ("list exports to Germany and France by month in 2024", "trend", "month", None),
        ("sort the EU, ASEAN and the US by growth of Chinese exports in 2025", "rank", "partner", 3),
    ],
)
def test_what_is_put_in_order(text: str, operation: str, by: str, limit: int | None, knowledge: Knowledge) -> None:
    query = read(text, knowledge)
    assert (query.operation, query.by, query.limit) == (operation, by, limit)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("China-US trade balance 2025, both sides", "balance"),
        ("the 2025 bilateral imbalance by US data and by Chinese data", "balance"),
        ("how big was the US deficit with China in 2025 by US data and by Chinese data?", "balance"),
        ("how big is the gap between US data and Chinese data in 2025?", "export"),
    ],
)
def test_both_counts_of_a_balance(text: str, flow: str, knowledge: Knowledge) -> None:
    query = read(text, knowledge)
    assert (query.operation, query.flow, query.partners) == ("mirror", flow, ("USA",))


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("how much of chinese soy was american in 2025", "share"),
        ("how much of chinese soy is american in 2025, percent wise", "share"),
        ("how much of chinese soy came in in 2025", "level"),
        ("how did exports do percent wise in june 2026", "growth"),
    ],
)
def test_a_part_told_with_the_goods_alone(text: str, operation: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).operation == operation


@pytest.mark.parametrize(
    ("text", "operation", "measure"),
    [
        ("monthly growth of exports in the second half of 2025", "trend", "yoy"),
        ("average monthly growth of exports in 2025", "average", "yoy"),
        ("exports month by month in the second half of 2025", "trend", None),
    ],
)
def test_the_growth_of_months(text: str, operation: str, measure: str | None, knowledge: Knowledge) -> None:
    query = read(text, knowledge)
    assert (query.operation, query.measure) == (operation, measure)


@pytest.mark.parametrize(
    ("text", "commodity"),
    [
        ("integrated-circuit exports 2025", "integrated_circuits"),
        ("copper-concentrate imports 2025", "copper_concentrate"),
        ("electric-vehicle exports may 2025", "nev"),
        ("chinese goods going to hong kong in june, yuan is fine", "TOTAL"),
        ("what was the yuan at the end of 2025", "usdcny"),
    ],
)
def test_goods_joined_by_a_hyphen_and_a_currency_that_is_fine(text: str, commodity: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).commodities == (commodity,)


def test_growth_of_two_flows_joined_by_a_plus(knowledge: Knowledge) -> None:
    assert (read("exp + imp growth jun 26", knowledge).flow, read("exp + imp jun 26", knowledge).flow) == (
        "both",
        "total",
    )


@pytest.mark.parametrize(
    "text",
    [
        "imports from ASEAN in the first six months of 2026 relative to the same months of 2025",
        "imports in H1 2026 against the same six months of 2025",
        "exports Jan-June 2026 versus the corresponding period of 2025",
        "exports to ASEAN in h1 2026 against the same half of 2025",
    ],
)
def test_the_same_months_of_another_year_are_no_whole_year(text: str, knowledge: Knowledge) -> None:
    assert {period.month_count for period in read(text, knowledge).periods} == {6}


@pytest.mark.parametrize(
    ("text", "operation", "period"),
    [
        ("imports june 26 %", "growth", "2026-06"),
        ("exports to us nov 25 %?", "growth", "2025-11"),
        ("share of us in exports dec 25 %", "share", "2025-12"),
        ("imports up june 26 %", "check", "2026-06"),
    ],
)
def test_a_year_before_per_cent(text: str, operation: str, period: str, knowledge: Knowledge) -> None:
    query = read(text, knowledge)
    assert (query.operation, [one.code for one in query.periods]) == (operation, [period])
