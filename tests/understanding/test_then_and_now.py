"""Goods of which it was told what is held; from the time told to the newest, from one time named to another, growth on
a year; what has a time of its own; whose balance is with all; two ways of one trade, and two equal answers."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query
from tests import turns
from tests.understanding.asking import asked, one

_CRUDE = ("hey, got anything on crude?", "imports then, december 2025")
_DEFICIT = "how big was America's deficit with China in 2018 by the US count"
_2018, _2025 = Period.year(2018), Period.year(2025)


@pytest.mark.parametrize(
    ("talk", "operation", "good", "periods"),
    [
        (_CRUDE, "level", "crude_oil", (Period.month(2025, 12),)),
        ((*_CRUDE, "per day?"), "level", "crude_oil", (Period.month(2025, 12),)),
        ((*_CRUDE, "who sold the most in october 2025"), "rank", "crude_oil", (Period.month(2025, 10),)),
        ((_CRUDE[0], "imports, 2025?"), "level", "crude_oil", (_2025,)),
        ((_CRUDE[0], "total exports in June 2026"), "level", "TOTAL", (Period.month(2026, 6),)),
        (("what do you have on the PMI?", "exports in June 2026"), "level", "TOTAL", (Period.month(2026, 6),)),
    ],
)
def test_a_flow_after_what_is_held_of_goods(
    knowledge: Knowledge, talk: tuple[str, ...], operation: str, good: str, periods: tuple[Period, ...]
) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.commodities, query.periods) == (operation, (good,), periods)


def test_one_who_sold_it_that_month(knowledge: Knowledge) -> None:
    query = turns.query(
        knowledge, *_CRUDE, "who sold the most in october 2025", "and how much came from Saudi that month"
    )
    assert (query.flow, query.partners, query.commodities) == ("import", ("SAU",), ("crude_oil",))
    assert query.periods == (Period.month(2025, 10),)


@pytest.mark.parametrize("text", ["split by direction please", "break it down by direction", "by direction?"])
def test_both_ways_of_a_trade(knowledge: Knowledge, text: str) -> None:
    query = turns.query(knowledge, "Russia: two-way trade 2025", text)
    assert (query.operation, query.flow, query.partners, query.periods) == ("level", "both", ("RUS",), (_2025,))


@pytest.mark.parametrize(
    ("talk", "reporter"),
    [
        ((_DEFICIT, "so how much smaller is it now"), "USA"),
        ((_DEFICIT, "how much has it shrunk since"), "USA"),
        ((_DEFICIT, "so how much smaller is it now", "how much has it shrunk since"), "USA"),
        (("exports to the US in 2018", "how much lower are they now"), "CHN"),
        (("exports to the US in 2018", "how much have exports fallen since"), "CHN"),
    ],
)
def test_from_the_time_told_to_the_newest(knowledge: Knowledge, talk: tuple[str, ...], reporter: str) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.reporter, query.periods) == ("change", reporter, (_2025, _2018))


@pytest.mark.parametrize(
    "talk",
    [
        ("the tariff in April 2025", "how much lower is it now"),  # of which no newer month is held
        ("exports to Vietnam in 2022", "how much more is it now"),
    ],
)
def test_what_is_not_known_of_now_is_asked_back(knowledge: Knowledge, talk: tuple[str, ...]) -> None:
    assert not turns.last(knowledge, *talk).figures


@pytest.mark.parametrize(
    ("text", "flow", "good", "partner"),
    [
        ("crude oil imports 2024 vs 2025, also coal 2025", "import", "coal", "WLD"),
        ("exports 2024 vs 2025, imports 2025", "import", "TOTAL", "WLD"),
        ("exports to Japan 2024 vs 2025, and to Korea 2025", "export", "TOTAL", "KOR"),
        ("exports to Japan 2024 vs 2025, imports 2025", "import", "TOTAL", "JPN"),
    ],
)
def test_what_has_a_time_of_its_own_keeps_it(
    knowledge: Knowledge, text: str, flow: str, good: str, partner: str
) -> None:
    compared, beside = asked(knowledge, text)
    assert isinstance(compared, Query)
    assert isinstance(beside, Query)
    assert max(compared.periods) == _2025
    assert (beside.operation, beside.periods) == ("level", (_2025,))
    assert (beside.flow, beside.commodities, beside.partners) == (flow, (good,), (partner,))


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("India's exports to China in January 2026 and India's overall trade deficit in the same month", "IND"),
        ("India's exports to China in January 2026 and India's total trade balance in January 2026", "IND"),
        ("US exports to China in 2025 and US overall deficit in 2024", "USA"),
        ("US exports to China in 2025 and its total trade deficit in 2025", "USA"),
        ("China's exports to the US in 2025, and China's overall surplus in 2025", "CHN"),
    ],
)
def test_an_overall_balance_is_with_all(knowledge: Knowledge, text: str, reporter: str) -> None:
    *_, balance = asked(knowledge, text)
    assert isinstance(balance, Query)
    assert (balance.reporter, balance.flow, balance.partners) == (reporter, "balance", ("WLD",))


@pytest.mark.parametrize(
    "text",
    [
        "toys and furniture exports 2025, up or down how much each",
        "toys and furniture exports 2025: down how much each",
    ],
)
def test_how_much_each_moved(knowledge: Knowledge, text: str) -> None:
    queries = asked(knowledge, text)
    assert {query.operation for query in queries if isinstance(query, Query)} == {"growth"}
    assert one(knowledge, "cars exported in 2025, how much each").operation == "unit_value"


@pytest.mark.parametrize(
    ("text", "operation", "by"),
    [
        ("US goods imports from China in 2018 and in 2025, and the fall in percent", "growth", "period"),
        ("exports to the US in 2018 and 2025, percent change", "growth", "period"),
        ("exports to the US in 2018 and in 2025, and the drop", "change", None),
        ("exports in June and July 2026, and the rise in percent", "growth", "year"),
    ],
)
def test_from_one_time_to_the_other(knowledge: Knowledge, text: str, operation: str, by: str | None) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == (operation, by)
    assert by == "year" or query.periods == (_2025, _2018)


def test_a_month_with_a_lower_one(knowledge: Knowledge) -> None:
    talk = ("surplus in July 2026", "which was the last month with a lower one")
    for query in (
        turns.query(knowledge, *talk),
        asked(knowledge, "Surplus in July 2026? Which was the last month with a lower one?")[1],
    ):
        assert isinstance(query, Query)
        assert (query.operation, query.by, query.limit, query.periods) == (
            "record",
            "since",
            -1,
            (Period.month(2026, 7),),
        )


@pytest.mark.parametrize(
    ("text", "by", "periods"),
    [
        ("rare earth exports in 2025 and the growth on 2024", "year", (_2025,)),
        ("export growth in 2025 on 2024", "year", (_2025,)),
        ("export growth on 2024", "year", (_2025,)),
        ("exports in June 2026 and the growth on June 2025", "year", (Period.month(2026, 6),)),
        ("exports in 2025 and their growth on 2023", "period", (_2025, Period.year(2023))),
        ("export growth in 2024", "year", (Period.year(2024),)),
    ],
)
def test_growth_on_a_time_is_against_it(knowledge: Knowledge, text: str, by: str, periods: tuple[Period, ...]) -> None:
    rate = turns.last(knowledge, text).queries[-1]
    assert (rate.operation, rate.by or "year", rate.periods) == ("growth", by, periods)


def test_growth_of_tonnes_on_a_year(knowledge: Knowledge) -> None:
    *_, rate = asked(knowledge, "rare earths: tonnes exported in 2025, plus growth on 2024")
    assert isinstance(rate, Query)
    assert (rate.operation, rate.periods) == ("change", (_2025, Period.year(2024)))


def test_two_equal_answers_are_told_once(knowledge: Knowledge) -> None:
    query = one(knowledge, "did rare earth exports ever top 6,000 tonnes in a month in 2025? Which months?")
    assert query.operation == "threshold"
    assert isinstance(query.condition, Bound)
