"""Talks that go on with a word or two: which of those told, the other end of a trade, a time beside the one told."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Period
from tests.turns import last, query

_THREE = ("exports to Germany, 2024", "france", "italy")


@pytest.mark.parametrize(
    "said", ["which of these took most", "which took the most", "which one took most", "which of them bought more"]
)
def test_who_took_the_most_is_one_of_those_told(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, *_THREE, said)
    assert (asked.operation, asked.by, set(asked.partners)) == ("compare", "partner", {"DEU", "FRA", "ITA"})
    assert asked.flow == "export"


def test_who_sold_more_to_china_is_one_of_the_two_set_side_by_side(knowledge: Knowledge) -> None:
    asked = query(knowledge, "Korea vs Japan: who bought more from China in 2024", "who sold more to China")
    assert (asked.operation, asked.flow, set(asked.partners)) == ("compare", "import", {"KOR", "JPN"})
    assert asked.periods == (Period.year(2024),)


@pytest.mark.parametrize(
    ("goods", "said", "flow"),
    [
        ("soybean imports in november 2025", "which countries supplied them", "import"),
        ("rare earth magnets exports in September 2025", "which countries took them?", "export"),
        ("crude oil imports in october 2025", "which countries sold it", "import"),
    ],
)
def test_which_countries_dealt_in_it_is_asked_of_all_that_did(
    knowledge: Knowledge, goods: str, said: str, flow: str
) -> None:
    asked = query(knowledge, goods, said)
    assert (asked.operation, asked.by, asked.flow, asked.partners) == ("rank", "partner", flow, ())


def test_how_many_countries_dealt_is_no_order_of_them(knowledge: Knowledge) -> None:
    assert not last(knowledge, "how many countries bought from China").figures


def test_the_worst_and_the_deepest_deficit_is_the_largest(knowledge: Knowledge) -> None:
    for word in ("worst", "deepest"):
        asked = query(knowledge, f"{word} deficit of the US with China, which month of 2025")
        assert (asked.operation, asked.limit) == ("record", -1)
    asked = query(knowledge, "exports to the US 2025, month by month", "which month was the deepest")
    assert (asked.operation, asked.limit) == ("record", -1)


def test_the_second_biggest_after_deficits_is_a_deficit(knowledge: Knowledge) -> None:
    deficits = "Which partner did China have the biggest deficit with in 2024?"
    assert query(knowledge, deficits, "and the second biggest").limit == -2
    assert query(knowledge, "biggest surpluses with partners in 2024", "and the second biggest").limit == 2


def test_the_other_way_by_their_own_data_is_turned(knowledge: Knowledge) -> None:
    asked = query(knowledge, "Germany's imports from China in 2025", "and the other way round, German data")
    assert (asked.reporter, asked.flow, asked.partners) == ("DEU", "export", ("CHN",))
    asked = query(knowledge, "US exports to China in 2024", "and the other way, US numbers")
    assert (asked.reporter, asked.flow, asked.partners) == ("USA", "import", ("CHN",))


@pytest.mark.parametrize("said", ["and what surplus does China report for 2025", "and what surplus does China report"])
def test_what_surplus_the_other_side_reports_is_with_the_one_told(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, "EU's trade deficit with China in 2025", said)
    assert (asked.reporter, asked.operation, asked.partners) == ("CHN", "balance", ("EU27",))


def test_indias_year_by_chinas_count_is_not_indias_count_again(knowledge: Knowledge) -> None:
    for said in ("and China's version", "and what surplus does China report"):
        assert not last(knowledge, "India's deficit with China in fiscal year 2025", said).figures


def test_the_first_of_two_told_is_split(knowledge: Knowledge) -> None:
    asked = query(
        knowledge, "total trade between china and russia 2025", "and with the US",
        "split the first into exports and imports",
    )  # fmt: skip
    assert (asked.flow, asked.partners, asked.periods) == ("both", ("RUS",), (Period.year(2025),))


def test_a_time_is_set_beside_the_first_of_two(knowledge: Knowledge) -> None:
    asked = query(
        knowledge,
        "Did China's exports to the US rise in June 2026?",
        "by how much in dollars",
        "compared to June 2024?",
    )
    assert asked.operation == "change"
    assert asked.periods == (Period.month(2026, 6), Period.month(2024, 6))
    asked = query(knowledge, "did exports go up from september to october 2025", "and against october a year earlier")
    assert (asked.operation, asked.periods) == ("growth", (Period.month(2025, 10),))
    asked = query(
        knowledge, "coal imports in 2025 by month", "total for the year", "and how much less than 2024 is that"
    )
    assert (asked.operation, asked.periods) == ("growth", (Period.year(2025),))


def test_the_year_before_is_before_the_one_told(knowledge: Knowledge) -> None:
    asked = query(knowledge, "average monthly surplus in 2025", "and in the year before")
    assert (asked.operation, asked.periods) == ("average", (Period.year(2024),))


def test_in_total_after_the_mean_of_one_time_and_another_is_of_the_last(knowledge: Knowledge) -> None:
    asked = query(knowledge, "average monthly exports in 2024", "and in 2025", "what was it in total")
    assert asked.periods == (Period.year(2025),)


@pytest.mark.parametrize("said", ["is that the most ever", "the most ever?"])
def test_the_most_ever_after_a_year_is_the_highest_year(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, "China steel exports in 2025, how many tonnes", said)
    assert (asked.operation, asked.by, asked.periods) == ("record", "year", (Period.year(2025),))


def test_the_half_year_around_the_month_told_beside_a_verb(knowledge: Knowledge) -> None:
    asked = query(
        knowledge, "which country bought the most Chinese goods in June 2026",
        "how much did the top one take in the half year",
    )  # fmt: skip
    assert (asked.partners, asked.periods) == (("HKG",), (Period.months((2026, 1), (2026, 6)),))


def test_how_many_after_dollars_that_are_not_held_is_counted(knowledge: Knowledge) -> None:
    asked = query(knowledge, "how many cars did China export in 2025", "in dollars?", "how many in December")
    assert (asked.basis, asked.periods) == (None, (Period.month(2025, 12),))


def test_goods_overall_are_of_all_partners(knowledge: Knowledge) -> None:
    asked = query(knowledge, "lng imports from russia in november 2025", "and natural gas overall in september 2025")
    assert (asked.commodities, asked.partners) == (("natural_gas",), ("WLD",))


def test_what_was_bought_from_them_after_causes_is_an_amount(knowledge: Knowledge) -> None:
    asked = query(knowledge, "why did exports to the US fall in June 2025", "and buying from them")
    assert (asked.operation, asked.flow) == ("level", "import")


def test_what_they_did_is_the_rate_where_that_alone_is_held(knowledge: Knowledge) -> None:
    assert query(knowledge, "exports in June 2026", "what did they do last month").measure == "yoy"


def test_the_same_comparison_of_another_month_is_of_rates_again(knowledge: Knowledge) -> None:
    asked = query(
        knowledge, "What did China's exports do in July 2026?", "Imports?", "so which of them grew faster",
        "and in August, same comparison",
    )  # fmt: skip
    assert (asked.operation, asked.measure, asked.periods) == ("compare", "yoy", (Period.month(2026, 8),))


def test_a_gap_in_points_lies_between_the_two_rates(knowledge: Knowledge) -> None:
    asked = query(knowledge, "did exports or imports grow faster in August 2026", "the gap in points?")
    assert (asked.operation, asked.measure) == ("compare", "yoy")


def test_whether_one_is_among_them_is_its_place(knowledge: Knowledge) -> None:
    asked = query(knowledge, "Who are China's top three suppliers in H1 2026", "is Germany among them")
    assert (asked.operation, asked.partners, asked.limit) == ("rank", ("DEU",), None)


def test_the_biggest_supplier_after_goods_is_of_those(knowledge: Knowledge) -> None:
    asked = query(knowledge, "crude imports 2025", "biggest supplier in oct 2025")
    assert (asked.operation, asked.commodities) == ("rank", ("crude_oil",))


def test_a_year_after_the_newest_that_nobody_asked_for_is_the_year(knowledge: Knowledge) -> None:
    asked = query(knowledge, "is China's surplus with the EU growing", "what was it in 2025")
    assert asked.periods == (Period.year(2025),)


def test_what_share_of_exports_goes_there_after_a_surplus(knowledge: Knowledge) -> None:
    asked = query(knowledge, "surplus with the US in 2025", "what share of exports goes there")
    assert (asked.operation, asked.flow, asked.partners) == ("share", "export", ("USA",))


def test_ever_after_the_fastest_of_a_span_is_of_all(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports 2025 by month", "highest month?", "ever?")
    assert asked.operation == "record"
    assert asked.periods != (Period.year(2025),)


@pytest.mark.parametrize("said", ["what was the previous record", "and the old record?"])
def test_the_previous_record_ends_before_the_one_told(knowledge: Knowledge, said: str) -> None:
    asked = query(knowledge, "Was June 2026 a record month for imports?", said)
    assert (asked.operation, asked.limit, asked.periods[0].last) == ("record", 1, Period.month(2026, 5).last)


def test_every_year_of_three_told_is_their_course(knowledge: Knowledge) -> None:
    asked = query(knowledge, "What was the surplus in 2023?", "24", "25", "so it rose every year?")
    assert (asked.operation, asked.by, asked.periods) == ("trend", "year", (Period.months((2023, 1), (2025, 12)),))


def test_number_four_is_of_the_order_that_has_one(knowledge: Knowledge) -> None:
    markets = "China's top 10 export markets, 2024"
    assert query(knowledge, markets, "and the bottom three", "how much did number 4 take").partners == ("JPN",)
    assert query(knowledge, "top 3 export markets, 2024", "number 4?", "how much did it take").partners == ("JPN",)


def test_the_second_by_itself_after_a_record_is_the_second_month(knowledge: Knowledge) -> None:
    fall = "biggest fall in exports to the US, which month"
    assert query(knowledge, fall, "second").limit == -2
    assert query(knowledge, "highest month for exports in 2025", "and the third").limit == 3


@pytest.mark.parametrize("said", ["which is higher", "difference"])
def test_two_counts_stay_two_counts(knowledge: Knowledge, said: str) -> None:
    counts = "how does US data on imports from China in November 2025 compare with China's export data"
    assert query(knowledge, counts, said).operation == "mirror"


def test_what_reacted_is_asked_of_the_month_of_the_events(knowledge: Knowledge) -> None:
    for said in ("how did exports to the US react", "and exports to the US"):
        assert query(knowledge, "what happened in April 2025", said).periods == (Period.month(2025, 4),)


def test_who_else_deals_is_asked_of_all(knowledge: Knowledge) -> None:
    asked = query(knowledge, "crude from the UAE in october 2025", "who else sells oil")
    assert (asked.operation, asked.partners, asked.commodities) == ("rank", (), ("crude_oil",))


def test_the_surplus_with_them_after_one_time_against_another_is_an_amount(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports to the UK in June 2026", "up or down vs June 2024", "surplus with them")
    assert (asked.operation, asked.partners, asked.measure) == ("balance", ("GBR",), None)


def test_a_change_is_between_spans_of_one_length(knowledge: Knowledge) -> None:
    asked = query(knowledge, "Exports in the first 8 months of 2025", "2024?", "change in %")
    assert asked.periods == (Period.months((2025, 1), (2025, 8)), Period.months((2024, 1), (2024, 8)))


def test_growth_each_year_is_of_each_year_told(knowledge: Knowledge) -> None:
    asked = query(knowledge, "Chinese exports in 2023", "2024", "2025", "growth each year")
    assert (asked.operation, asked.periods) == ("growth", tuple(map(Period.year, (2023, 2024, 2025))))


def test_the_biggest_is_of_one_and_then_two_told(knowledge: Knowledge) -> None:
    asked = query(knowledge, "what was china's trade with asean in 2025", "and the eu, us", "biggest")
    assert (asked.operation, set(asked.partners)) == ("compare", {"ASEAN", "EU27", "USA"})


def test_the_surplus_with_whom_they_sold_to_is_theirs(knowledge: Knowledge) -> None:
    asked = query(knowledge, "Vietnam's exports to the US in 2025", "surplus with the US")
    assert (asked.reporter, asked.flow, asked.partners) == ("VNM", "balance", ("USA",))
    asked = query(knowledge, "Vietnam's exports to the US in 2025", "and China's surplus with the US")
    assert (asked.reporter, asked.partners) == ("CHN", ("USA",))


def test_the_biggest_of_three_is_not_one_of_two(knowledge: Knowledge) -> None:
    told = ("lithium battery exports to Germany Jan-Oct 2025", "share of the US in that", "Vietnam?")
    assert not last(knowledge, *told, "which is the biggest of the three").figures


def test_another_index_after_the_last_month_above_a_bound_is_its_newest(knowledge: Knowledge) -> None:
    asked = query(knowledge, "when was the PMI last above 50", "and CPI")
    assert (asked.operation, asked.commodities) == ("level", ("cpi_yoy",))


def test_half_as_much_from_another_is_no_fall_by_half(knowledge: Knowledge) -> None:
    assert not last(knowledge, "imports from Japan in H1 2026", "half as much from germany?").figures
    assert query(knowledge, "exports to the US in 2024", "and to India, doubled?").operation == "check"
