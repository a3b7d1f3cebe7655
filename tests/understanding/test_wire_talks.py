"""English talks as on a wire desk: totals of all, amounts after forecasts, both times, releases, each side's count."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotTrade
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query, read


@pytest.mark.parametrize("said", ["what was the total that month", "how much in total that month", "total that month?"])
def test_a_total_of_the_month_told_is_of_all_partners(knowledge: Knowledge, said: str) -> None:
    assert query(knowledge, "soybean imports from the us in september 2025", said).partners == ("WLD",)
    assert query(knowledge, "soybean imports from the us in september 2025", "why", said).partners == ("WLD",)
    assert query(knowledge, "soybean imports from the us in september 2025", "and in 2025").partners == ("USA",)


def test_a_total_after_two_picked_from_an_order_is_asked_back(knowledge: Knowledge) -> None:
    turns = ("who bought the most rare earth magnets in september 2025", "and second?", "japan's?", "how much in total")
    assert isinstance(read(knowledge, *turns), Ambiguous)
    asked = query(knowledge, "exports to japan in september 2025", "and to korea", "how much in total")
    assert (asked.operation, asked.partners) == ("sum", ("JPN", "KOR"))


@pytest.mark.parametrize("said", ["dollar amount?", "in dollars", "exports in november, how much in dollars?"])
def test_amounts_after_a_forecast(knowledge: Knowledge, said: str) -> None:
    assert query(knowledge, "did exports beat in november 2025", said).operation == "level"
    assert query(knowledge, "did exports beat in november 2025", "and december").operation == "surprise"
    assert query(knowledge, "did the surplus beat in november 2025", "in dollars").operation == "surprise"


@pytest.mark.parametrize("said", ["exports to the us?", "and to the us", "what about the us"])
def test_a_partner_after_a_forecast_moved_then(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, "did exports beat in november 2025", said)
    assert (asked.operation, asked.partners) == ("growth", ("USA",))
    assert [str(period.first)[:7] for period in asked.periods] == ["2025-11"]


def test_each_sides_version_of_the_balance(knowledge: Knowledge) -> None:
    asked = query(knowledge, "us imports from china in 2025 by us count", "china's version of the balance")
    assert (asked.reporter, asked.flow, asked.partners) == ("CHN", "balance", ("USA",))
    asked = query(knowledge, "china's exports in 2025", "US version of the balance")
    assert (asked.reporter, asked.flow, asked.partners) == ("USA", "balance", ("CHN",))
    asked = query(knowledge, "surplus with vietnam in 2023", "what does vietnam itself report for 2025 imports")
    assert (asked.reporter, asked.flow, asked.partners) == ("VNM", "import", ("CHN",))
    turns = ("exports to india in 2025", "what does delhi say it imported", "and china's surplus with india")
    assert (query(knowledge, *turns).reporter, query(knowledge, *turns).partners) == ("CHN", ("IND",))


def test_an_index_by_the_end_of_the_year_is_that_of_december(knowledge: Knowledge) -> None:
    asked = query(knowledge, "us tariff on chinese goods at its peak", "and by the end of the year")
    assert asked.operation == "level"
    assert [str(period.first)[:7] for period in asked.periods] == ["2025-12"]


@pytest.mark.parametrize("said", ["what was it worth in 2024", "worth in 2024?"])
def test_what_goods_were_worth(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, "rare earth exports 2025 vs 2024", said)
    assert (asked.operation, asked.measure) == ("level", "value")
    assert isinstance(read(knowledge, "rare earth exports 2024", "is it worth it"), NotTrade)


def test_what_somebody_decides_is_no_claim_of_a_fall(knowledge: Knowledge) -> None:
    assert query(knowledge, "why did china restrict rare earth exports").condition is None
    restricted = query(knowledge, "rare earth exports 2024", "why did china restrict them")
    assert restricted.periods[0].first.year > 2024
    assert query(knowledge, "why did rare earth exports drop").condition is not None
    assert query(knowledge, "why did exports to the us stop").condition is not None


def test_another_thing_in_both_times(knowledge: Knowledge) -> None:
    asked = query(knowledge, "iron ore imports 2025", "2024", "coal for both years")
    assert (asked.operation, asked.commodities, len(asked.periods)) == ("level", ("coal",), 2)
    asked = query(knowledge, "export growth june 2026", "july", "imports both months")
    assert (asked.operation, asked.flow, len(asked.periods)) == ("growth", "import", 2)
    asked = query(knowledge, "exports to the us january 2026 yoy", "february", "and the two together?")
    assert (asked.operation, [period.month_count for period in asked.periods]) == ("growth", [2])


@pytest.mark.parametrize(
    ("said", "by"),
    [("by whom", "source"), ("by who?", "source"), ("next one?", "release_next"), ("july", "release_date")],
)
def test_what_is_asked_of_a_release(knowledge: Knowledge, said: str, by: str) -> None:
    assert query(knowledge, "when was the august 2026 data released", said).by == by


def test_the_release_of_another_agency(knowledge: Knowledge) -> None:
    turns = ("when was the august 2026 data released", "and US data for january 2026?")
    assert (query(knowledge, *turns).reporter, query(knowledge, *turns).by) == ("USA", "release_date")
    assert query(knowledge, *turns, "by who").reporter == "USA"


def test_who_the_others_are(knowledge: Knowledge) -> None:
    assert query(knowledge, "soybean imports 2025", "from whom").by == "partner"
    assert query(knowledge, "exports in 2024", "who to?").by == "partner"
    assert isinstance(read(knowledge, "exports to japan 2024", "to whom"), NotTrade)


def test_the_amount_after_a_rate(knowledge: Knowledge) -> None:
    assert query(knowledge, "export growth june 2026", "amount please").operation == "level"
    assert isinstance(read(knowledge, "soybean imports 2025", "and brazil for that stretch"), Query)
    assert "33.79" in last(knowledge, "did exports beat in november 2025", "exports to the us in dollars").text


def test_what_a_comparison_is_of(knowledge: Knowledge) -> None:
    turns = ("trade surplus may 2026", "how does that compare with may 2025")
    asked = query(knowledge, *turns, "and with april")
    assert [str(period.first)[:7] for period in asked.periods] == ["2026-05", "2026-04"]
    asked = query(knowledge, "coal imports november 2025", "vs november 2024", "and for the year")
    assert [str(period.first)[:4] for period in asked.periods] == ["2025"]
    assert asked.operation == "level"


@pytest.mark.parametrize(
    "text",
    [
        "did exports to the us fall more in november 2025 than in october",
        "did november 2025 exports to the us fall more than october",
        "did exports rise more in 2025 than in 2024",
    ],
)
def test_moving_further_compares_the_rates(knowledge: Knowledge, text: str) -> None:
    asked = query(knowledge, text)
    assert (asked.operation, asked.by, asked.measure) == ("compare", "period", "yoy")
    apart = query(knowledge, "how much more did exports rise in 2025 than in 2024")
    assert apart.operation == "change"


def test_growth_for_each_is_of_those_told(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports to japan 2025-09", "korea", "growth for each?")
    assert (asked.operation, asked.partners) == ("growth", ("JPN", "KOR"))


def test_what_the_other_says_it_sold_is_an_amount(knowledge: Knowledge) -> None:
    turns = ("german imports from china in 2025?", "growth on 2024", "and what does china say it sold to germany")
    asked = query(knowledge, *turns, "and in 2024?")
    assert (asked.operation, asked.reporter, asked.partners) == ("level", "CHN", ("DEU",))


@pytest.mark.parametrize("said", ["how much of it was chinas exports", "how much of that was exports to the us"])
def test_a_part_of_it_is_of_the_trade_told(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, "china us trade 2025 total", said)
    assert (asked.flow, asked.partners, str(asked.periods[0].first)[:4]) == ("export", ("USA",), "2025")
