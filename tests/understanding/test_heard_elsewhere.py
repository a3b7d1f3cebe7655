"""What a turn sets against the reply before it: an amount read elsewhere, a bound, the months that were told, an order
that is asked for again."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, CannotAnswer, Opinion
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query
from tests import turns

SURPLUS = "what was the trade surplus in August 2026"
TO_THE_US = "China exports to the US in November 2025"
FALLS = "in which months of 2025 did exports to the US fall"


@pytest.mark.parametrize(
    ("first", "then", "amount", "unit"),
    [
        (SURPLUS, "you sure? I read 102 billion", 102.0, "USD_bn"),
        (SURPLUS, "really? someone told me 102 bn", 102.0, "USD_bn"),
        (SURPLUS, "hm, I have 112 billion here", 112.0, "USD_bn"),
        (SURPLUS, "not 102 billion?", 102.0, "USD_bn"),
        (TO_THE_US, "you sure? I read −28 %", 28.0, "pct"),
        (TO_THE_US, "I thought it was down 20 %", -20.0, "pct"),
        (TO_THE_US, "the FT wrote 38bn", 38.0, "USD_bn"),
        (TO_THE_US, "my boss says it's 33.8", 33.8, None),
        ("China exports growth in August 2026", "the press said 24 percent", 24.0, "pct"),
        ("China exports growth in August 2026", "my notes say 25", 25.0, "pct"),
    ],
)
def test_an_amount_read_elsewhere_is_set_against_the_figure(
    knowledge: Knowledge, first: str, then: str, amount: float, unit: str | None
) -> None:
    query = turns.query(knowledge, first, then)
    assert query.operation == "check"
    assert isinstance(query.condition, Bound)
    assert (query.condition.amount, query.condition.unit) == (amount, unit)


@pytest.mark.parametrize(
    "text",
    [
        "I have 100 dollars", "I have 40 bn", "my phone says 25 percent", "I read 30 pages", "I have 20 minutes",
        "the recipe says 250", "the doctor told me 120", "they said 90 percent chance of rain",
        "I read 20 percent of the book",
    ],
)  # fmt: skip
def test_other_numbers_are_set_against_nothing(knowledge: Knowledge, text: str) -> None:
    assert isinstance(turns.read(knowledge, "exports to Japan in 2024", text), CannotAnswer)


@pytest.mark.parametrize("text", ["you sure?", "are you sure about that", "by whose count", "who counted that?"])
def test_doubt_asks_for_the_source_of_what_was_told(knowledge: Knowledge, text: str) -> None:
    query = turns.query(knowledge, "exports to the US 2025", text)
    assert (query.operation, query.by, query.partners) == ("coverage", "source", ("USA",))
    assert isinstance(turns.read(knowledge, text), Ambiguous)


def test_whether_that_is_normal_is_no_figure(knowledge: Knowledge) -> None:
    assert isinstance(turns.read(knowledge, "exports to the US 2025", "is that normal"), Opinion)
    assert isinstance(turns.read(knowledge, "exports to the US 2025", "was it always like that"), Ambiguous)


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("did China's surplus top 1 trillion in 2025?", "by how much", 1000.0),
        ("Did exports to the US in 2025 exceed 400 billion dollars", "by how much did they exceed it", 400.0),
        ("did exports grow more than 20 percent in August 2026", "by how much more", 20.0),
        ("was the PMI above 50 in April 2026", "how far over", 50.0),
    ],
)
def test_by_how_much_a_bound_was_passed(knowledge: Knowledge, first: str, then: str, amount: float) -> None:
    query = turns.query(knowledge, first, then)
    assert isinstance(query.condition, Bound)
    assert (query.operation, query.condition.comparator, query.condition.amount) == ("check", "either", amount)


def test_the_mildest_of_the_falls_is_one_of_them(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, FALLS, "the smallest fall?")
    assert (query.operation, query.measure) == ("compare", "yoy")
    assert query.periods == tuple(Period.month(2025, number) for number in range(4, 13))


@pytest.mark.parametrize("text", ["the mildest", "the smallest?", "which was the least bad"])
def test_the_mildest_of_a_run_of_falls_is_its_highest_rate(knowledge: Knowledge, text: str) -> None:
    query = turns.query(knowledge, FALLS, text)
    assert (query.operation, query.limit, query.measure) == ("record", 1, "yoy")
    assert query.periods == (Period.months((2025, 4), (2025, 12)),)


@pytest.mark.parametrize("between", ["the smallest?", "the smallest fall?"])
def test_the_biggest_fall_after_the_smallest(knowledge: Knowledge, between: str) -> None:
    query = turns.query(knowledge, FALLS, between, "the biggest fall?")
    assert (query.operation, query.limit, query.measure) == ("record", -1, "yoy")


@pytest.mark.parametrize(
    "first",
    [
        "Did exports to the US fall more than 10 % in 2025?",
        "Did exports fall more than 3 % in October 2025?",
        "Did exports rise more than 10 % in July 2026?",
    ],
)
def test_by_how_much_after_a_claimed_rate_is_the_rate(knowledge: Knowledge, first: str) -> None:
    query = turns.query(knowledge, first, "by how much?")
    assert (query.operation, query.measure, query.condition) == ("growth", "yoy", None)


def test_the_other_side_after_how_far_it_lay_from_the_bound(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "Was the PMI above 50 in April 2026?", "by how much?", "when was it last below?")
    assert (query.operation, query.by, query.condition) == ("threshold", "last", Bound("below", 50.0, unit="index"))


@pytest.mark.parametrize("text", ["over 400 in 2025?", "over 3000?", "below 3000?"])
def test_a_large_number_after_a_rate_is_an_amount(knowledge: Knowledge, text: str) -> None:
    query = turns.query(knowledge, "export growth to the US in 2025", text)
    assert isinstance(query.condition, Bound)
    assert query.operation == "check"
    assert "pct" not in (query.condition.unit, query.basis)
    assert query.measure != "yoy"


@pytest.mark.parametrize(
    ("first", "then", "limit"),
    [
        ("China's largest trade deficits by partner 2025?", "the biggest surpluses?", 5),
        ("China's largest trade deficits by partner 2025?", "largest surplus?", 5),
        ("China's biggest trade surpluses by partner 2025?", "the biggest deficits?", -5),
        ("China's largest trade deficits by partner 2025?", "the biggest?", -5),
    ],
)
def test_surpluses_are_no_deficits(knowledge: Knowledge, first: str, then: str, limit: int) -> None:
    query = turns.query(knowledge, first, then)
    assert (query.operation, query.flow, query.limit) == ("rank", "balance", limit)


@pytest.mark.parametrize(
    ("then", "measure"),
    [("which is higher?", "yoy"), ("and what is more?", "yoy"), ("and which is larger?", None)],
)
def test_higher_is_of_the_rates_told_and_larger_of_the_amounts(
    knowledge: Knowledge, then: str, measure: str | None
) -> None:
    query = turns.query(knowledge, "Compare growth of exports and imports in 2025", then)
    assert (query.operation, query.measure) == ("compare", measure)


def test_the_average_growth_after_a_course_of_years_is_the_course_of_rates(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "exports by year since 2015", "average growth?")
    assert (query.operation, query.by, query.measure) == ("trend", "year", "yoy")
    best = turns.query(knowledge, "exports by year since 2015", "average growth?", "the best?")
    assert (best.operation, best.by, best.measure) == ("record", "year", "yoy")


@pytest.mark.parametrize("text", ["biggest fall", "the worst", "the deepest", "the largest"])
def test_the_deepest_of_the_falls_is_the_lowest_rate(knowledge: Knowledge, text: str) -> None:
    query = turns.query(knowledge, FALLS, text)
    assert (query.operation, query.limit) == ("record", -1)


def test_the_other_side_of_a_bound(knowledge: Knowledge) -> None:
    above = "in how many months of 2025 was the PMI above 50"
    query = turns.query(knowledge, above, "and below")
    assert isinstance(query.condition, Bound)
    assert (query.operation, query.by, query.condition.comparator) == ("threshold", "count", "below")
    assert query.periods == (Period.year(2025),)
    assert turns.query(knowledge, above, "was november above").operation == "check"
    fell = turns.query(knowledge, "how many months of 2025 did exports to the US fall more than 20 %", "less than 20")
    assert fell.condition == Bound("between", -20.0, upper=0.0, unit="pct", measure="yoy")


def test_a_bare_number_after_a_rate_bounds_the_rate(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "exports growth August 2026", "above 20 then?")
    assert isinstance(query.condition, Bound)
    assert (query.measure, query.condition.unit) == ("yoy", "pct")


@pytest.mark.parametrize(
    ("first", "until"),
    [
        ("when did exports to the US last rise?", Period.month(2026, 5)),
        ("when was the PMI last above 50", Period.month(2026, 3)),
    ],
)
def test_the_last_time_before_that(knowledge: Knowledge, first: str, until: Period) -> None:
    query = turns.query(knowledge, first, "and before that")
    assert (query.operation, query.by, query.periods[0].last) == ("threshold", "last", until.last)


def test_how_much_it_was_in_the_month_of_the_last_rise(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "when did exports to the US last rise?", "how much were they that month")
    assert (query.operation, query.periods) == ("level", (Period.month(2026, 6),))


@pytest.mark.parametrize(
    ("first", "between", "then"),
    [
        ("biggest markets for exports in the first half of 2026", "and the second one", "same ranking for imports"),
        ("top 5 export markets in 2025", "and Japan, how much", "that list for imports?"),
        ("top 5 export markets in 2025", "and Japan, how much", "back to the ranking: imports"),
        ("top 5 export markets in 2025", "the second?", "the same list but for imports"),
    ],
)
def test_an_order_asked_for_again(knowledge: Knowledge, first: str, between: str, then: str) -> None:
    query = turns.query(knowledge, first, between, then)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", "import")


def test_the_same_list_of_months_is_no_order(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "exports by month in 2025", "same list for imports")
    assert (query.operation, query.flow) == ("trend", "import")


def test_years_one_by_one_and_their_mean(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "imports year by year since 2021", "average")
    assert (query.operation, query.by) == ("average", "year")
    assert query.periods == (Period.months((2021, 1), (2025, 12)),)
    assert turns.query(knowledge, "exports by year 2022 to 2025", "the monthly average").by is None
    assert turns.query(knowledge, "exports by year 2022 to 2025", "imports in the same years").operation == "trend"
    rates = turns.query(knowledge, "growth of exports each month of 2025", "and the average")
    assert (rates.operation, rates.measure) == ("average", "yoy")


@pytest.mark.parametrize(
    ("first", "then", "goods"),
    [
        ("copper imports 2025", "and ore", ("copper_concentrate",)),
        ("iron ore imports 2025", "and coal", ("coal",)),
        ("crude oil imports 2025", "and gas", ("natural_gas",)),
        ("iron ore imports 2025", "compare it with coal", ("iron_ore", "coal")),
        ("iron ore imports 2025", "versus coal", ("iron_ore", "coal")),
    ],
)
def test_goods_after_goods(knowledge: Knowledge, first: str, then: str, goods: tuple[str, ...]) -> None:
    read = turns.read(knowledge, first, then)
    assert isinstance(read, Query)
    assert read.commodities == goods


@pytest.mark.parametrize(
    ("first", "then", "flow"),
    [
        ("imports from Taiwan 2025", "what did they buy in return", "export"),
        ("soybeans from Brazil 2025", "what did they buy in return", "export"),
        ("exports to Russia 2025", "and what did Russia send in return", "import"),
    ],
)
def test_what_was_sent_in_return(knowledge: Knowledge, first: str, then: str, flow: str) -> None:
    read = turns.read(knowledge, first, then)
    assert isinstance(read, Query)
    assert read.flow == flow


def test_goods_to_one_partner_after_an_order_of_goods(knowledge: Knowledge) -> None:
    talk = ("which goods did China export most of in 2025", "and to the US")
    assert isinstance(turns.read(knowledge, *talk), CannotAnswer)


@pytest.mark.parametrize("text", ["is the PMI above 50", "is the usd/cny rate above 7", "are tariffs above 40 percent"])
def test_where_a_series_stands_now(knowledge: Knowledge, text: str) -> None:
    assert turns.query(knowledge, text).operation == "check"


def test_the_biggest_of_the_deficits_is_a_deficit(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "which partners did China run a deficit with in 2024", "the biggest")
    assert isinstance(query.condition, Bound)
    assert (query.operation, query.condition.comparator) == ("rank", "below")


def test_the_surplus_after_two_rates_is_told_by_its_amounts(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "growth of imports July 2026", "vs June", "ok and the surplus")
    assert (query.operation, query.flow, query.measure) == ("compare", "balance", None)


def test_what_happened_in_the_month_that_was_found(knowledge: Knowledge) -> None:
    talk = ("rare earth exports each month of 2025", "worst", "what happened in the worst one")
    assert turns.query(knowledge, *talk).periods == (Period.month(2025, 9),)
