"""Fragments of a talk that lean on more than one slot of the query before, or fit none of it and are asked back."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood


def read(knowledge: Knowledge, *texts: str) -> Query | None:
    """The query of the last text of a talk; None where it is asked back or refused."""
    found = understood(knowledge, *texts)
    return found if isinstance(found, Query) else None


def told(knowledge: Knowledge, *texts: str) -> Query:
    query = read(knowledge, *texts)
    assert query is not None
    return query


def test_a_correction_keeps_the_time_and_the_rate(knowledge: Knowledge) -> None:
    query = told(knowledge, "us exports fell how much in april 2025", "chinese exports to the us i mean")
    assert (query.reporter, query.partners, query.operation) == ("CHN", ("USA",), "growth")
    assert [period.code for period in query.periods] == ["2025-04"]


@pytest.mark.parametrize(("then", "count"), [("who was number four", 4), ("and the fifth", 5), ("number 4?", 4)])
def test_a_place_below_those_named_lengthens_the_order(knowledge: Knowledge, then: str, count: int) -> None:
    query = told(knowledge, "top 3 crude suppliers to China July 2025", then)
    assert (query.operation, query.limit) == ("rank", count)


def test_a_place_among_those_named_is_that_partner(knowledge: Knowledge) -> None:
    assert told(knowledge, "top 3 crude suppliers to China July 2025", "and number two?").partners == ("SAU",)


@pytest.mark.parametrize("then", ["and 110?", "what about 110", "and 110 bn"])
def test_a_bare_amount_after_months_above_another(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "which months of 2025 had a surplus above 100 bn", then)
    assert query.operation == "threshold"
    assert getattr(query.condition, "amount", None) == 110


@pytest.mark.parametrize("then", ["both ways together", "and in both directions", "both directions?"])
def test_both_ways_are_all_trade(knowledge: Knowledge, then: str) -> None:
    assert told(knowledge, "exports to russia jan-apr 2026", then).flow == "total"


def test_the_outcome_of_what_was_expected(knowledge: Knowledge) -> None:
    assert told(knowledge, "what did reuters expect for exports in november 2025", "result?").operation == "surprise"
    assert read(knowledge, "exports june 2026", "result?") is None


def test_how_much_worse_is_between_two_deficits(knowledge: Knowledge) -> None:
    query = told(knowledge, "EU trade balance with China 2025 on EU numbers", "and 2024", "so how much worse")
    assert (query.operation, query.measure) == ("change", None)


def test_the_best_after_the_worst_year_is_a_year(knowledge: Knowledge) -> None:
    query = told(knowledge, "US deficit with china by year since 2018", "worst year?", "best?")
    assert (query.operation, query.by) == ("record", "year")


@pytest.mark.parametrize(("then", "limit"), [("biggest?", -1), ("smallest?", 1), ("worst?", -1), ("best?", 1)])
def test_the_size_of_a_deficit(knowledge: Knowledge, then: str, limit: int) -> None:
    assert told(knowledge, "US deficit with china by year", then).limit == limit


@pytest.mark.parametrize(
    "then", ["was that the largest surplus this year", "was that surplus the biggest of 2026", "biggest this year?"]
)
def test_a_month_beside_those_of_the_running_year(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "surplus august 2026", then)
    assert (query.operation, query.by, [period.code for period in query.periods]) == ("record", "month", ["2026"])


def test_the_biggest_ever_is_not_of_the_year_told(knowledge: Knowledge) -> None:
    assert told(knowledge, "largest surplus in 2026", "the biggest surplus ever").periods == ()


@pytest.mark.parametrize(
    ("then", "series"),
    [
        ("and what does China charge them", "china_tariff_avg_on_us"),
        ("what do they charge the US", "china_tariff_avg_on_us"),
        ("what does the US charge China", "us_tariff_avg"),
    ],
)
def test_who_charges_whom(knowledge: Knowledge, then: str, series: str) -> None:
    assert told(knowledge, "average us tariff on chinese goods", then).commodities == (series,)


def test_the_truce_of_this_trade_war(knowledge: Knowledge) -> None:
    assert told(knowledge, "exports to the us june 2026", "when was the truce").by == "event:busan_truce"
    assert read(knowledge, "exports to japan june 2026", "when was the truce") is None


def test_goods_from_there_after_all_trade(knowledge: Knowledge) -> None:
    query = told(knowledge, "brazil trade china 2025", "soybeans from there in 2025?")
    assert (query.flow, query.partners, query.commodities) == ("import", ("BRA",), ("soybeans",))


def test_goods_beside_the_goods_told(knowledge: Knowledge) -> None:
    query = told(knowledge, "how many NEVs were exported in May 2025", "that vs all cars?")
    assert (query.operation, query.commodities) == ("compare", ("nev", "automobiles"))


@pytest.mark.parametrize("then", ["which one rose most", "which fell most"])
def test_which_of_the_goods_rose_most_is_by_rates(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "coal imports december 2025", "iron ore", "copper concentrate", then)
    assert (query.operation, query.measure, len(query.commodities)) == ("compare", "yoy", 3)


def test_the_same_months_are_those_of_the_span(knowledge: Knowledge) -> None:
    query = told(knowledge, "steel exports january to november 2025", "imports over the same months?")
    assert [period.code for period in query.periods] == ["2025-01/2025-11"]


def test_after_that_of_nothing_told_is_asked_back(knowledge: Knowledge) -> None:
    assert read(knowledge, "exports june 2026", "did soybeans from the US recover after that") is None


def test_the_newest_after_a_release_date(knowledge: Knowledge) -> None:
    assert told(knowledge, "when is the next data release", "and whats the newest u have").by == "fresh"


@pytest.mark.parametrize(
    ("first", "then", "reporter", "flow", "partners"),
    [
        ("exports to japan in 2025", "us exports to china", "USA", "export", ("CHN",)),
        ("exports to the us in 2025", "us imports from china", "USA", "import", ("CHN",)),
        ("exports to the eu in 2025", "german exports to china", "DEU", "export", ("CHN",)),
        ("exports to australia in 2025", "australia's exports to china", "CHN", "import", ("AUS",)),
        ("exports to africa in 2025", "imports from africa", "CHN", "import", ("AFRICA",)),
        ("exports in 2025", "exports to the us", "CHN", "export", ("USA",)),
    ],
)
def test_whose_trade_it_is_and_the_time_told(
    knowledge: Knowledge, first: str, then: str, reporter: str, flow: str, partners: tuple[str, ...]
) -> None:
    query = told(knowledge, first, then)
    assert (query.reporter, query.flow, query.partners) == (reporter, flow, partners)
    assert [period.code for period in query.periods] == ["2025"]


def test_a_country_s_exports_from_there_are_its_own_and_of_no_time_told(knowledge: Knowledge) -> None:
    query = told(knowledge, "exports to japan in 2025", "exports from the us")
    assert (query.reporter, query.periods) == ("USA", ())


@pytest.mark.parametrize(
    ("first", "then", "goods"),
    [
        ("soybeans from brazil in october 2025", "soybeans from the us", "soybeans"),
        ("rare earth magnets to the us in october 2025", "magnets to japan", "rare_earth_magnets"),
        ("soybeans from brazil in october 2025", "crude oil from brazil", "crude_oil"),
    ],
)
def test_goods_with_another_partner_are_of_the_time_told(
    knowledge: Knowledge, first: str, then: str, goods: str
) -> None:
    query = told(knowledge, first, then)
    assert query.commodities == (goods,)
    assert [period.code for period in query.periods] == ["2025-10"]


@pytest.mark.parametrize("then", ["soybeans from the us in 2024", "pmi in may 2026"])
def test_a_full_question_inherits_no_time(knowledge: Knowledge, then: str) -> None:
    periods = told(knowledge, "soybeans from brazil in october 2025", then).periods
    assert "2025-10" not in [period.code for period in periods]


@pytest.mark.parametrize(
    ("first", "then", "measure", "periods"),
    [
        ("average us tariff on china december 2025", "how much lower than in april", "level", ["2025-12", "2025-04"]),
        (
            "average us tariff on china december 2025",
            "down how many points since april",
            "level",
            ["2025-12", "2025-04"],
        ),
        ("exports to the us 2025 growth", "how many points lower than 2024", "yoy", ["2025", "2024"]),
        ("exports to the us june 2026", "up how much since february", None, ["2026-06", "2026-02"]),
    ],
)
def test_how_far_from_another_time(
    knowledge: Knowledge, first: str, then: str, measure: str | None, periods: list[str]
) -> None:
    query = told(knowledge, first, then)
    assert (query.operation, query.measure, [period.code for period in query.periods]) == ("change", measure, periods)


def test_since_when_one_has_led_is_asked_back(knowledge: Knowledge) -> None:
    assert read(knowledge, "exports to asean vs eu in 2025", "since when?") is None


def test_by_the_other_side_s_count(knowledge: Knowledge) -> None:
    query = told(knowledge, "china trade with the us, 2025", "what do americans say their deficit is")
    assert (query.reporter, query.partners, query.flow) == ("USA", ("CHN",), "balance")


def test_the_amount_of_the_year_after_its_best_month(knowledge: Knowledge) -> None:
    talk = ("us exports to china by month in 2025", "highest month", "and what did china count for the year")
    query = told(knowledge, *talk)
    assert (query.operation, query.reporter, query.flow) == ("level", "CHN", "import")


@pytest.mark.parametrize(
    ("first", "then", "period"),
    [
        ("korea exports to china may 2025", "their total exports in april 2024", "2024-04"),
        ("vietnam exports to china in 2025", "its total exports in 2025", "2025"),
    ],
)
def test_their_own_exports_in_all(knowledge: Knowledge, first: str, then: str, period: str) -> None:
    query = told(knowledge, first, then)
    assert (query.partners, [p.code for p in query.periods]) == (("WLD",), [period])
    assert query.reporter in ("KOR", "VNM")


def test_who_sold_most_is_of_the_goods_told(knowledge: Knowledge) -> None:
    query = told(knowledge, "crude imports april 2025", "who sold most in april")
    assert (query.operation, query.commodities, query.periods[0].code) == ("rank", ("crude_oil",), "2025-04")


def test_all_of_a_place_is_no_month(knowledge: Knowledge) -> None:
    assert told(knowledge, "exports to vietnam h1 2026", "and all of ASEAN?").operation == "level"


def test_both_months_are_those_told(knowledge: Knowledge) -> None:
    query = told(knowledge, "exports june 2026", "may?", "and imports in both months")
    assert (query.flow, sorted(period.code for period in query.periods)) == ("import", ["2026-05", "2026-06"])


def test_a_greeting_before_the_yuan(knowledge: Knowledge) -> None:
    assert told(knowledge, "hi, what's the yuan in may 2026").commodities == ("usdcny",)


def test_now_after_the_highest_is_the_newest(knowledge: Knowledge) -> None:
    assert told(knowledge, "best month for exports to the us in 2025", "now?").operation == "level"
    assert told(knowledge, "best month for exports to the us in 2025", "worst?").operation == "record"


def test_a_flow_after_the_record_of_a_tariff_is_asked_back(knowledge: Knowledge) -> None:
    assert read(knowledge, "peak us tariff on china in 2025", "did it hit exports?") is None


def test_the_buyers_after_the_shares_of_the_suppliers(knowledge: Knowledge) -> None:
    query = told(knowledge, "Who are China's biggest suppliers in 2024?", "what about their share", "and buyers")
    assert (query.operation, query.flow, query.by) == ("rank", "export", "partner")


def test_the_other_way_of_another_year_is_theirs(knowledge: Knowledge) -> None:
    query = told(knowledge, "EU exports to China 2024 and 2025", "change", "imports 2024")
    assert (query.reporter, query.flow, query.partners) == ("EU27", "import", ("CHN",))
    assert read(knowledge, "exports to the us 2025 vs 2024", "imports 2024") is None  # with them, or with everybody


def test_which_after_how_many_months(knowledge: Knowledge) -> None:
    query = told(knowledge, "how many months in 2025 did exports to the US fall?", "which")
    assert (query.operation, query.by) == ("threshold", "which")


def test_for_both_flows_told_or_asked_back(knowledge: Knowledge) -> None:
    claim = "China's exports rose 10% in 2025, right?"
    assert told(knowledge, claim, "and imports?", "what was it in 2024 for both").flow == "both"
    assert read(knowledge, "exports to the us in 2025", "what was it in 2024 for both") is None


def test_years_asked_for_after_months_are_not_the_months_again(knowledge: Knowledge) -> None:
    talk = ("rare earth exports december 2025", "vs december 2024", "and the two full years")
    assert read(knowledge, *talk) is None
