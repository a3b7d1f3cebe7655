"""Two spans set against each other, a time counted from one named after it, months that are looked for or put in order,
parts of a whole by the sign of per cent, gaps between two times and between two counts."""

# ruff: noqa: E501 -- tables of phrases are read by row

from __future__ import annotations

import pytest

from bot.errors import NotTrade
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "operation", "periods"),
    [
        ("how much did exports rise from Jan to Sep 2023 to Jan to Sep 2024", "change", "2024-01/2024-09 2023-01/2023-09"),
        ("by what amount did imports go up from Jan-Jul 2023 to January-July 2024", "change",
         "2024-01/2024-07 2023-01/2023-07"),
        ("change in imports from the first nine months of 2023 to January to September 2024", "change",
         "2024-01/2024-09 2023-01/2023-09"),
        ("how did imports change between H1 2024 and January-June 2025", "change", "2025-01/2025-06 2024-01/2024-06"),
        ("the gap between imports in H1 2024 and in Jan-Jun 2025", "change", "2025-01/2025-06 2024-01/2024-06"),
        ("surplus jan to oct 2025 vs january to october 2024, difference", "change", "2025-01/2025-10 2024-01/2024-10"),
        # one way from the one month to the other, as before
        ("how much did exports rise from January to August 2025", "change", "2025-08 2025-01"),
        ("how much did exports change between April and June 2025", "change", "2025-06 2025-04"),
        ("how much did exports rise from H1 2024 to H1 2025", "change", "2025-01/2025-06 2024-01/2024-06"),
        # the span that customs announces
        ("by how much did exports rise in Jan to Aug 2025 from a year earlier", "growth", "2025-01/2025-08"),
        ("how did export growth compare with import growth in January through May 2025", "compare", "2025-01/2025-05"),
        ("exports vs imports growth Jan to Nov 2025", "compare", "2025-01/2025-11"),
        ("the trade surplus Jan+Feb 2024", "balance", "2024-01/2024-02"),
        ("growth of exports jan+feb 2026", "growth", "2026-01/2026-02"),
    ],
)  # fmt: skip
def test_spans_of_the_same_months_are_set_against_each_other(
    knowledge: Knowledge, text: str, operation: str, periods: str
) -> None:
    query = one(knowledge, text)
    assert (query.operation, " ".join(map(str, query.periods))) == (operation, periods)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("how much up on the same month a year earlier were exports in June 2024", "2024-06 2023-06"),
        ("compared with the same month of the year before, by what amount did the surplus rise in dec 2024",
         "2024-12 2023-12"),
    ],
)  # fmt: skip
def test_a_time_is_counted_from_the_one_that_is_named_after_it(knowledge: Knowledge, text: str, periods: str) -> None:
    assert " ".join(map(str, one(knowledge, text).periods)) == periods


@pytest.mark.parametrize(
    ("text", "operation", "by", "limit"),
    [
        ("show me every month of 2024 where exports to the US passed 45 billion dollars", "threshold", "which", None),
        ("every month of 2025 in which the surplus exceeded 100bn", "threshold", "which", None),
        ("how many monthly readings of the surplus in 2024 were above $80 billion", "threshold", "count", None),
        ("five biggest monthly exports to the US in 2025", "rank", "month", 5),
        ("exports by month 2025: the 5 highest", "rank", "month", 5),
        ("in all of 2024, which two months saw the lowest exports to the US", "rank", "month", -2),
        ("when last year did exports to the US fall below 30bn", "threshold", "which", None),
        ("when last year did the trade surplus top out", "record", "month", 1),
        ("highest monthly exports of 2025", "record", "month", 1),
        ("consecutive monthly decline of imports as of Apr 2025, how many", "streak", "asked", None),
    ],
)
def test_months_are_looked_for_counted_or_put_in_order(
    knowledge: Knowledge, text: str, operation: str, by: str, limit: int | None
) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit) == (operation, by, limit)


def test_every_month_is_still_claimed_where_nothing_is_looked_for(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports rose every month of 2025, right?").operation == "check"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("in percentage terms, how much of China's imports came from the US in September 2024", "share"),
        ("China's exports: how much % is the US, 2024", "share"),
        ("Chinese crude imports Apr 2025 % Malaysia", "share"),
        ("how much of China's imports in 2024 did France represent", "share"),
        ("which part of China's exports went to Russia in the first half of 2025, in %", "share"),
        ("what is ASEAN's weight in Chinese exports in July 2024", "share"),
        ("how fast did exports to the US grow in 2024 in percentage terms", "growth"),
        ("exports nov 2025 %, US", "growth"),
        ("how much of a deficit did China have with Taiwan in 2024", "balance"),
        ("what growth did China's exports show in October 2024", "growth"),
        ("what was the annual decline in imports over Jan-Nov 2023, in per cent", "growth"),
        ("how big is the mirror gap for China's exports to the US in 2025", "mirror"),
        ("the gap between China's sales to the US in May 2024 and in May 2025", "change"),
        ("the gap between exports and imports in May 2025", "balance"),
        ("exports in Dec 2024 minus the previous month", "change"),
        ("exports went down in May this year no?", "check"),
    ],
)
def test_what_is_asked(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


def test_a_fair_is_no_trade(knowledge: Knowledge) -> None:
    (said,) = asked(knowledge, "did the export show run last year")
    assert isinstance(said, NotTrade)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("the US trade deficit with China hit a record in 2025, right?", -1),
        ("the US trade deficit with China hit a record low in 2025, right?", 1),
        ("China's trade surplus hit a record in 2025, right?", 1),
        ("the US trade balance with China hit a record low in 2018, right?", -1),
    ],
)
def test_the_largest_deficit_is_the_lowest_balance(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit) == ("check", "record", limit)


@pytest.mark.parametrize(
    ("text", "partners"),
    [("2 weakest months for exports to the US all of 2025", ("USA",)), ("exports to the EU all of 2025", ("EU27",))],
)
def test_all_of_a_year_takes_no_partner_away(knowledge: Knowledge, text: str, partners: tuple[str, ...]) -> None:
    assert one(knowledge, text).partners == partners


def test_what_rose_over_some_months_rose_in_them(knowledge: Knowledge) -> None:
    query = one(knowledge, "imports rose over Jan-Jul 2025, correct?")
    assert (query.operation, query.measure) == ("check", "yoy")


@pytest.mark.parametrize(
    ("text", "operation", "periods"),
    [
        ("what did forecasters expect of exports for June 2025, and what happened?", "surprise", "2025-06"),
        ("what year-on-year rate did imports into China record in Jan to Nov 2023", "growth", "2023-01/2023-11"),
        ("ytd may 2024 to the first five months of 2025: by how much did the surplus go up", "change",
         "2025-01/2025-05 2024-01/2024-05"),
        ("what is the surplus in october 2024 minus the surplus in oct 2023", "change", "2024-10 2023-10"),
        ("what monthly average did China's total exports show in Q1 2026", "average", "2026-01/2026-03"),
    ],
)  # fmt: skip
def test_what_is_asked_of_which_time(knowledge: Knowledge, text: str, operation: str, periods: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, " ".join(map(str, query.periods))) == (operation, periods)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("rolling 12 month surplus to June 2026", "2025-07/2026-06"),
        ("rolling 12-month surplus through June 2026", "2025-07/2026-06"),
        ("rolling twelve-month exports to Aug 2025", "2024-09/2025-08"),
        ("exports ttm june 2026", "2025-07/2026-06"),
        ("TTM exports", "2025-07/2026-06"),
    ],
)
def test_months_counted_to_one_that_is_named(knowledge: Knowledge, text: str, span: str) -> None:
    assert [period.code for period in one(knowledge, text).periods] == [span]
