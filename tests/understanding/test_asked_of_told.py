"""What a fragment asks of the figure told: when it was higher, whose place, beside whom, against which time."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound
from tests.turns import last, query

SURPLUS = "China's trade surplus August 2026"
ORDER = "top 3 buyers of Chinese goods in 2024"
RUN = ("exports to the US nov 2025 yoy", "how many months in a row was that")


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("when was it higher?", 1),
        ("when was it last higher?", 1),
        ("and when was it bigger than that?", 1),
        ("last time it was above that?", 1),
        ("when was it last lower?", -1),
        ("when was it last below that?", -1),
    ],
)
def test_a_month_is_set_beside_those_before_it(said: str, limit: int, knowledge: Knowledge) -> None:
    found = query(knowledge, SURPLUS, said)
    assert (found.operation, found.by, found.limit) == ("record", "since", limit)
    assert [p.code for p in found.periods] == ["2026-08"]


def test_lower_within_a_year_and_a_year_among_years(knowledge: Knowledge) -> None:
    within = query(knowledge, "China's exports June 2026", "was it ever lower this year?")
    assert (within.operation, within.by, within.limit, within.periods[0].code) == ("record", "month", -1, "2026")
    years = query(knowledge, "trade surplus 2024", "when was it higher?")
    assert (years.operation, years.by, years.limit) == ("record", "year", 1)


def test_the_other_side_of_a_bound_that_was_claimed(knowledge: Knowledge) -> None:
    found = query(knowledge, "pmi may 2026", "is that above 50?", "when was it last below?")
    assert (found.operation, found.by) == ("threshold", "last")
    assert isinstance(found.condition, Bound)
    assert (found.condition.comparator, found.condition.amount) == ("below", 50.0)


@pytest.mark.parametrize("said", ["when did it last rise?", "when was it last above 120 bn?"])
def test_a_movement_and_an_amount_are_no_such_time(said: str, knowledge: Knowledge) -> None:
    assert query(knowledge, SURPLUS, said).operation == "threshold"


@pytest.mark.parametrize("said", ["when did the run end", "when did it end?", "when did that streak break?"])
def test_a_run_is_told_to_its_end(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, *RUN, said)
    assert (found.operation, found.by, found.periods[0].code) == ("streak", "begun", "2025-11")


@pytest.mark.parametrize(
    "said",
    ["where does Korea stand", "and Korea's rank?", "which place is Korea", "is Korea in the top 10?",
     "where's Korea on that list?", "how does Korea rank?"],
)  # fmt: skip
def test_the_place_of_one_in_the_order(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, ORDER, said)
    assert (found.operation, found.by, found.limit, found.partners) == ("rank", "partner", None, ("KOR",))
    again = query(knowledge, ORDER, said, "and Germany?")
    assert (again.operation, again.limit, again.partners) == ("rank", None, ("DEU",))


@pytest.mark.parametrize("said", ["what about Korea", "and Korea?", "how much did Korea take in 2024?"])
def test_one_that_is_only_named_gets_its_figure(said: str, knowledge: Knowledge) -> None:
    assert query(knowledge, ORDER, said).operation == "level"


def test_the_first_of_an_order_beside_another(knowledge: Knowledge) -> None:
    found = query(knowledge, "who sold China the most soybeans in 2025", "how much more than the US?")
    assert (found.operation, found.by, found.partners) == ("compare", "partner", ("BRA", "USA"))


def test_the_same_by_the_other_sides_count(knowledge: Knowledge) -> None:
    found = query(knowledge, "China's surplus with the US in 2025", "and by Washington's?")
    assert (found.reporter, found.flow, found.partners) == ("USA", "balance", ("CHN",))


def test_a_total_after_a_part_is_asked_back(knowledge: Knowledge) -> None:
    found = last(knowledge, "soybean imports october 2025", "what share was Brazilian", "total for the year?")
    assert (found.outcome, found.figures) == ("clarify", ())
    assert len(found.choices) == 2


@pytest.mark.parametrize(
    ("turns", "operation", "periods"),
    [
        (("exports June 2026", "so the surplus shrank vs June 2025?"), "compare", ["2026-06", "2025-06"]),
        (("imports 2025", "did exports rise vs 2024?"), "growth", ["2025"]),
        (("surplus 2025", "is the surplus bigger than in 2024?"), "compare", ["2025", "2024"]),
        (("imports May 2026", "were exports up on March?"), "growth", ["2026-05", "2026-03"]),
    ],
)
def test_what_was_told_is_set_against_the_time_named(
    turns: tuple[str, ...], operation: str, periods: list[str], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, [p.code for p in found.periods]) == (operation, periods)


@pytest.mark.parametrize(
    "said",
    ["did the surplus shrink versus June 2025?", "are exports up on June 2025?", "did imports fall against May 2026?",
     "how do exports compare with June 2025", "were exports higher than in May?"],
)  # fmt: skip
def test_a_time_to_compare_with_alone_is_asked_back(said: str, knowledge: Knowledge) -> None:
    assert last(knowledge, said).outcome == "clarify"


@pytest.mark.parametrize(
    "said",
    ["exports vs a year ago", "did exports rise in June 2025 vs a year earlier?", "exports June 2026 vs June 2025"],
)
def test_a_time_of_its_own_is_no_such_time(said: str, knowledge: Knowledge) -> None:
    assert last(knowledge, said).outcome == "answer"


@pytest.mark.parametrize("turns", [("imports jumped 36% in June 2026, right?", "isn't that the fastest this year?"),
                                   ("exports june 2026", "was that the fastest this year?")])  # fmt: skip
def test_the_fastest_is_of_rates(turns: tuple[str, ...], knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.measure) == ("record", "yoy")


def test_a_longer_span_after_the_record_of_a_month_is_its_amount(knowledge: Knowledge) -> None:
    found = query(knowledge, "copper concentrate imports dec 2025", "record?", "full yr")
    assert (found.operation, found.periods[0].code) == ("level", "2025")


@pytest.mark.parametrize("said", ["rank among all buyers?", "where does that rank?", "what rank is that?"])
def test_the_place_of_the_partner_told(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "China's exports to Vietnam 2024", said)
    assert (found.operation, found.by, found.limit, found.partners) == ("rank", "partner", None, ("VNM",))
    assert query(knowledge, "China's exports to Vietnam 2024", said, "and its growth").operation == "growth"


@pytest.mark.parametrize(
    ("turns", "operation", "span"),
    [
        (("exports jan 2026", "combined with feb"), "sum", "2026-01/2026-02"),
        (("exports jan 2026", "y/y", "combined with feb"), "growth", "2026-01/2026-02"),
        (("surplus may 2026", "together with june"), "sum", "2026-05/2026-06"),
    ],
)
def test_a_time_is_taken_together_with_the_one_told(
    turns: tuple[str, ...], operation: str, span: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, [p.code for p in found.periods]) == (operation, [span])


@pytest.mark.parametrize(
    ("turns", "basis"),
    [
        (("crude oil imports jan-feb 2026", "same months 2024"), "quantity"),
        (("crude oil imports jan-feb 2026", "and jan-feb 2024"), "quantity"),
        (("coal imports jan-feb 2024", "and 2025?"), None),
        (("crude oil imports jan-feb 2026", "what about jan-feb 2024 in dollars"), "value_usd"),
    ],
)
def test_tonnes_are_followed_by_tonnes(turns: tuple[str, ...], basis: str | None, knowledge: Knowledge) -> None:
    assert query(knowledge, *turns).basis == basis


@pytest.mark.parametrize("told", ["imports 2025 growth", "coal imports 2025 growth"])
def test_by_how_many_tonnes_asks_for_no_rate(told: str, knowledge: Knowledge) -> None:
    found = query(knowledge, told, "by how many tonnes?")
    assert (found.operation, found.basis, len(found.periods)) == ("change", "quantity", 2)


def test_both_ways_after_one_partner(knowledge: Knowledge) -> None:
    found = query(knowledge, "China's trade with the US 2025", "and who bought more from whom?")
    assert (found.operation, found.by, found.flow) == ("compare", "flow", "both")


@pytest.mark.parametrize(
    "turns",
    [
        ("growth", "China's exports there"),
        ("pmi december 2025", "first above 50 since when?"),
        ("exports to the US in June 2026", "growth rate?", "highest since when?"),
        ("exports to the US in 2025", "growth", "lowest month?"),
        ("who sold China the most soybeans in 2025", "how much more than the US", "what % of it all was that"),
    ],
)
def test_what_may_be_meant_in_two_ways_is_asked_back(turns: tuple[str, ...], knowledge: Knowledge) -> None:
    assert last(knowledge, *turns).outcome == "clarify"


def test_the_run_below_is_the_one_before(knowledge: Knowledge) -> None:
    reply = last(knowledge, "pmi december 2025", "how long was it below 50?")
    assert [figure.value for figure in reply.figures][:1] == [8]


def test_flows_that_were_claimed_are_told_too(knowledge: Knowledge) -> None:
    found = query(knowledge, "so exports to the US fell 20% in 2025?", "and imports from there?", "total then?")
    assert (found.operation, found.flow, found.partners) == ("total", "total", ("USA",))


@pytest.mark.parametrize("said", ["@tradebot China's exports in May 2026", "China's exports in May 2026 @trade_bot"])
def test_a_handle_is_no_part_of_the_question(said: str, knowledge: Knowledge) -> None:
    assert query(knowledge, said) == query(knowledge, "China's exports in May 2026")


@pytest.mark.parametrize(
    ("said", "flow"),
    [("is it China's biggest partner?", "total"), ("is that the biggest market?", "export"),
     ("is it China's largest supplier?", "import")],
)  # fmt: skip
def test_the_place_of_what_is_pointed_at(said: str, flow: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "exports to the US 2024", said)
    assert (found.operation, found.flow, found.partners, found.limit) == ("rank", flow, ("USA",), None)
    assert found.periods[0].code == "2024"


def test_the_top_months_ever_are_no_months_of_a_surplus(knowledge: Knowledge) -> None:
    found = query(knowledge, "surplus last month", "top 3 months ever?")
    assert (found.operation, found.by, found.limit) == ("rank", "month", 3)


def test_who_was_told_of_is_kept_after_how_fresh_it_is(knowledge: Knowledge) -> None:
    found = query(knowledge, "what do you have on magnets to Japan", "latest then", "yoy")
    assert (found.operation, found.partners) == ("growth", ("JPN",))


def test_how_much_a_month_is_an_amount(knowledge: Knowledge) -> None:
    found = query(knowledge, "steel exports jan-nov 2025 growth", "how much is that a month")
    assert (found.operation, found.measure) == ("average", None)


@pytest.mark.parametrize("said", ["and 2025 same period", "2025 same months", "same months of 2025"])
def test_the_same_period_of_a_year(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "soybeans from the US in Jan-Oct 2024", said)
    assert [p.code for p in found.periods] == ["2025-01/2025-10"]


@pytest.mark.parametrize("said", ["how much was exported then", "worth how much?", "what was it worth then, how much?"])
def test_the_amount_of_the_month_that_was_found(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "what was the biggest monthly fall in exports in 2023", said)
    assert (found.operation, [p.code for p in found.periods]) == ("level", ["2023-07"])


def test_how_many_falls_counts_their_months(knowledge: Knowledge) -> None:
    turns = ("first time exports to the US fell in 2025?", "how many falls in the year")
    found = query(knowledge, *turns)
    assert (found.operation, found.by) == ("threshold", "count")
    steepest = query(knowledge, *turns, "the steepest")
    assert (steepest.operation, steepest.measure, steepest.limit) == ("record", "yoy", -1)
    assert query(knowledge, "how many declines did exports see in 2025").operation == "threshold"
    assert query(knowledge, "how much did exports fall in 2025").operation == "growth"


def test_all_trade_is_split_into_both_ways(knowledge: Knowledge) -> None:
    turns = ("trade with Africa 2025", "split it")
    assert query(knowledge, *turns).flow == "both"
    faster = query(knowledge, *turns, "which grew faster")
    assert (faster.operation, faster.by, faster.measure) == ("compare", "flow", "yoy")


def test_deficits_of_who_has_none_with_the_world_are_with_single_partners(knowledge: Knowledge) -> None:
    ran = query(knowledge, "biggest deficits China ran in 2023?")
    assert (ran.operation, ran.by, ran.flow) == ("rank", "partner", "balance")


@pytest.mark.parametrize(
    "turns",
    [("exports to the EU jan-apr 2025", "balance", "as percent of exports?"),
     ("total trade june 2026", "export part how many percent")],
)  # fmt: skip
def test_a_part_that_is_worked_out_of_nothing_held_is_asked_back(turns: tuple[str, ...], knowledge: Knowledge) -> None:
    assert last(knowledge, *turns).outcome == "clarify"
