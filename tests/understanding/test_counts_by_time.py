"""How far two counts lie apart by month or quarter, whose of them is the higher, and which trade they are of."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    "text",
    [
        "GACC imports from US Aug 2025 minus Census exports to China Aug 2025",
        "Census exports to China Apr 2025 vs GACC imports from US Apr 2025",
        "US-reported exports to China compared with China-reported imports from the US, 2025",
    ],
)
def test_what_one_exports_is_what_the_other_imports(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("mirror", "import", ("USA",))


@pytest.mark.parametrize(
    ("text", "by", "limit"),
    [
        ("which month in 2025 had the biggest discrepancy between Chinese and US figures", "month", 1),
        ("smallest gap between Chinese and US figures in 2025", "month", -1),
        ("which quarter of 2025 had the largest gap between US and Chinese figures", "quarter", 1),
        ("quarterly gap between US and Chinese counts 2025", "quarter", None),
    ],
)
def test_the_gap_is_told_by_time(knowledge: Knowledge, text: str, by: str, limit: int | None) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit) == ("mirror", by, limit)


def test_months_are_counted_by_who_is_named_first(knowledge: Knowledge) -> None:
    theirs = one(knowledge, "how many months of 2025 did the US count exceed the Chinese count")
    ours = one(knowledge, "in how many months was China's count higher than the American one in 2025")
    assert [theirs.condition, ours.condition] == [Bound("below", 0.0), Bound("above", 0.0)]


@pytest.mark.parametrize(
    "text",
    [
        "which month of 2025 had the highest exports to the US by US and Chinese figures",
        "average of the US and Chinese figures for June 2025 exports to the US",
        "rank EU, US, Germany by deficit with China 2025 in own statistics",
        "ratio of US deficit to China's surplus 2025",
    ],
)
def test_what_no_gap_tells_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert isinstance(asked(knowledge, text)[0], Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "US imports from China Feb 2025: US figure higher or lower than China's?",
        "whose figure is larger for China's exports to the US in June 2025",
        "gap between the Chinese surplus and the US deficit, 2025",
    ],
)
def test_whose_is_higher_is_told_by_both(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("mirror", "gap")
