"""What a further turn takes from those before it: a net, an end told, a currency, whose count, an end of an order."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last, query
from tests.understanding.asking import end_of


def test_a_net_is_the_balance_in_a_talk_and_nothing_elsewhere(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports first half of 2026", "imports", "net?")
    assert (found.operation, [p.code for p in found.periods]) == ("balance", ["2026-01/2026-06"])
    assert not last(knowledge, "net?").figures
    assert not last(knowledge, "steel exports 2025", "net steel exports 2025").figures


@pytest.mark.parametrize(
    ("turns", "by", "span"),
    [
        (("PMI October 2025", "when was it last above 50 before that"), "last", "2023-02/2025-09"),
        (("PMI October 2025", "when did it first get above 50 after that"), "first", "2025-11/2026-08"),
    ],
)
def test_a_time_told_ends_what_is_looked_for(turns: tuple[str, ...], by: str, span: str, knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.by, [p.code for p in found.periods]) == ("threshold", by, [span])


@pytest.mark.parametrize(
    ("turns", "basis"),
    [
        (("exports 2024 in yuan", "imports"), "value_cny"),
        (("exports to the EU in June 2026 in yuan", "to ASEAN"), "value_cny"),
        (("exports 2024 in yuan", "imports in dollars"), "value_usd"),
        (("exports 2024 in yuan", "and 2025?", "imports 2023"), None),  # not held so
    ],
)
def test_a_currency_insisted_on_is_kept_where_it_is_held(
    turns: tuple[str, ...], basis: str | None, knowledge: Knowledge
) -> None:
    assert query(knowledge, *turns).basis == basis


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("what about the deficit", "US with China 2024, US numbers"), ("balance", "USA", ("CHN",))),
        (("why is the US number for imports from China below China's export number",), ("mirror", "CHN", ("USA",))),
        (("the US number for imports from China in 2024, and the Chinese one?",), ("mirror", "CHN", ("USA",))),
        (("by US figures, how much did imports from China fall in 2025",), ("growth", "USA", ("CHN",))),
    ],
)  # fmt: skip
def test_whose_count_is_asked(
    turns: tuple[str, ...], slots: tuple[str, str, tuple[str, ...]], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.reporter, found.partners) == slots


def test_the_time_that_closes_two_questions_is_that_of_both(knowledge: Knowledge) -> None:
    reply = last(knowledge, "How much soy came from Brazil and how much from the US in Oct 2025?")
    assert [[p.code for p in one.periods] for one in reply.queries] == [["2025-10"], ["2025-10"]]


def test_both_ends_of_an_order(knowledge: Knowledge) -> None:
    turns = ("rank the US, EU and ASEAN by exports in 2025", "who is last then?")
    assert query(knowledge, *turns).limit == -3
    assert query(knowledge, *turns, "and first?").partners == ("ASEAN",)
    assert query(knowledge, *turns[:1], "and first?").partners == ("ASEAN",)


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("which of them took more in dollars?", None),
        ("who bought more?", None),
        ("which grew faster?", "yoy"),
        ("which is bigger?", "yoy"),
    ],
)
def test_who_took_more_is_asked_of_amounts(said: str, measure: str | None, knowledge: Knowledge) -> None:
    found = query(knowledge, "growth of exports to ASEAN 2025", "to the EU?", said)
    assert (found.operation, found.measure) == ("compare", measure)


def test_the_mean_month_of_the_span_told_last(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports Q2 2025", "no, I meant Q3", "monthly average?")
    assert (found.operation, [p.code for p in found.periods]) == ("average", ["2025-07/2025-09"])


def test_an_amount_goes_on_where_its_causes_were_told(knowledge: Knowledge) -> None:
    assert query(knowledge, "magnets to the US in May 2025", "why", "december?").operation == "level"
    assert query(knowledge, "exports to the US in May 2025 yoy", "why", "june?").operation == "growth"


def test_only_the_last_months_of_amounts_end_where_amounts_end(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports by month since January 2026", "only the last three months")
    assert [p.code for p in found.periods] == ["2026-04/2026-06"]


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("steel exports in November 2025", "year to date?"), "2025-01/2025-11"),
        (("steel exports in November 2025", "so far this year"), "2026-01"),
        (("exports to the US in June 2026", "ytd"), "2026-01/2026-06"),
        (("exports to Africa 2025", "imports from Africa"), "2025"),
        (("exports to ASEAN in September 2025", "exports to the EU"), "2025-09"),
        (("exports to the US in June 2026", "exports to the EU first half 2026"), "2026-01/2026-06"),
    ],
)
def test_the_time_told_is_that_of_the_next_turn(turns: tuple[str, ...], periods: str, knowledge: Knowledge) -> None:
    assert [p.code for p in query(knowledge, *turns).periods] == [periods]


def test_another_reporters_trade_goes_on_in_its_own_books(knowledge: Knowledge) -> None:
    found = query(knowledge, "Vietnam's exports to China 2025", "imports from China")
    assert (found.reporter, found.flow, found.partners) == ("VNM", "import", ("CHN",))


def test_goods_told_are_those_of_the_next_supplier(knowledge: Knowledge) -> None:
    assert query(knowledge, "soybeans from Brazil 2025", "imports from the US").commodities == ("soybeans",)
    assert query(knowledge, "soybeans from Brazil 2025", "exports to the US").commodities == ("TOTAL",)


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("the US said its deficit with China was 202bn in 2025, what did China say?", ("CHN", "balance", "USA")),
        ("China says it exported 420bn to the US in 2025, and the US?", ("USA", "import", "CHN")),
        ("China says it exported 420bn to the US in 2025. What does the US say?", ("USA", "import", "CHN")),
    ],
)
def test_the_other_sides_count_is_asked_after_what_one_says(
    said: str, slots: tuple[str, str, str], knowledge: Knowledge
) -> None:
    found = query(knowledge, said)
    assert (found.reporter, found.flow, found.partners[0]) == slots


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("is gold included in Chinese trade stats?", "gacc_leaves_out"),
        ("what counts as an import date in Chinese customs", "moment_of_recording"),
        ("explain year to date", "ytd"),
        ("explain yoy", "yoy"),
    ],
)
def test_how_figures_are_made(said: str, slug: str, knowledge: Knowledge) -> None:
    found = query(knowledge, said)
    assert (found.operation, found.by) == ("define", slug)


def test_gold_alone_is_no_trade(knowledge: Knowledge) -> None:
    assert not last(knowledge, "is gold counted").queries


def test_a_rise_again_is_after_the_month_that_was_found(knowledge: Knowledge) -> None:
    found = query(knowledge, "when did exports to the US last rise before November 2025", "when did they rise again")
    assert [p.code for p in found.periods] == ["2025-04/2026-08"]


def test_when_a_run_set_in(knowledge: Knowledge) -> None:
    for turns in (
        ("when did the decline in exports to the US begin",),
        ("how much did exports to the US fall last year", "when did the decline begin"),
    ):
        found = query(knowledge, *turns)
        assert (found.operation, found.by) == ("streak", "ended")
    assert query(knowledge, "when did exports to the US last rise").operation == "threshold"


def test_the_highest_month_of_a_year_is_looked_for_in_it(knowledge: Knowledge) -> None:
    found = query(knowledge, "imports in September 2025", "was that the highest of 2025?")
    assert (found.operation, found.by, [p.code for p in found.periods]) == ("record", "month", ["2025"])
    found = query(knowledge, "was September 2025 the highest month of 2025 for imports?")
    assert (found.operation, found.by, [p.code for p in found.periods]) == ("check", "record", ["2025-09", "2025"])


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("Which of China's partners recorded the largest trade surplus against it in 2023?", -5),
        ("which countries ran a surplus with China in 2023", -5),
        ("which partner has the largest deficit against China in 2023", 5),
        ("who does China have a surplus with in 2023", 5),
        ("with which partner does China have the largest surplus 2023", 5),
    ],
)
def test_whose_surplus_it_is(said: str, limit: int, knowledge: Knowledge) -> None:
    found = query(knowledge, said)
    assert (found.operation, found.by, end_of(found)) == ("rank", "partner", limit)


@pytest.mark.parametrize("said", ["imports of US goods in October 2025", "imports of American goods in October 2025"])
def test_whose_goods_come_in(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, said)
    assert (found.reporter, found.flow, found.partners) == ("CHN", "import", ("USA",))


def test_the_deficit_after_anothers_own_figures_is_theirs(knowledge: Knowledge) -> None:
    found = query(knowledge, "US imports from China, US data, July 2025", "so the deficit in August")
    assert (found.reporter, found.operation, [p.code for p in found.periods]) == ("USA", "balance", ["2025-08"])


def test_four_told_in_three_turns_are_added(knowledge: Knowledge) -> None:
    turns = ("exports to Germany in 2024", "and France", "and Italy and Spain", "sum of all four")
    assert query(knowledge, *turns).partners == ("DEU", "FRA", "ITA", "ESP")


@pytest.mark.parametrize("said", ["imports from them last year?", "exports to them in 2025"])
def test_them_of_whom_nothing_was_said(said: str, knowledge: Knowledge) -> None:
    assert not last(knowledge, said).figures


def test_whether_a_figure_is_good_is_no_figure(knowledge: Knowledge) -> None:
    assert not last(knowledge, "PMI May 2026", "is that good?").figures


def test_what_laid_a_tariff_is_why_it_rose(knowledge: Knowledge) -> None:
    assert "Geneva" in last(knowledge, "why did the US tariff come down in May 2025").text


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("exports June 2026", "two years ago"), "2024-06"),
        (("exports 2026 first half", "two years ago"), "2024-01/2024-06"),
        (("exports 2025", "two years ago"), "2024"),
        (("exports in July 2025?", "no wait, 2026"), "2026-07"),
        (("soybean imports in March 2025", "the month after", "and after that"), "2025-05"),
    ],
)
def test_the_year_that_is_meant_of_a_month(turns: tuple[str, ...], periods: str, knowledge: Knowledge) -> None:
    assert [p.code for p in query(knowledge, *turns).periods] == [periods]


def test_a_year_after_a_month_is_both(knowledge: Knowledge) -> None:
    assert [p.code for p in query(knowledge, "exports in July 2025?", "and 2024").periods] == ["2024-07", "2024"]


def test_the_change_between_two_times_told(knowledge: Knowledge) -> None:
    turns = ("rare earth exports in October 2025 and September 2025?", "percent change between them")
    found = query(knowledge, *turns)
    assert (found.operation, found.by, len(found.periods)) == ("growth", "period", 2)


def test_a_balance_beside_another_partners(knowledge: Knowledge) -> None:
    found = query(knowledge, "surplus with ASEAN first half of 2026", "is that more than with the EU")
    assert (found.operation, found.flow, found.partners) == ("compare", "balance", ("ASEAN", "EU27"))


def test_how_several_fared_is_told_in_rates_where_one_has_no_amount(knowledge: Knowledge) -> None:
    assert query(knowledge, "how did exports to the US, EU and ASEAN do in December 2025").operation == "growth"


def test_it_is_what_was_asked_before(knowledge: Knowledge) -> None:
    turns = ("is there any forecast for September 2026", "what was it for March 2026, exports")
    assert query(knowledge, *turns).operation == "surprise"


def test_an_amount_goes_on_where_its_causes_were_asked_with_it(knowledge: Knowledge) -> None:
    turns = ("soybean imports in March 2025 and why so low", "what about the month after")
    assert query(knowledge, *turns).operation == "level"


@pytest.mark.parametrize(
    "said",
    [
        "growth of exports to the US in May and June 2026",
        "exports to the US growth May and June 2026",
        "export growth in May and June 2026",
    ],
)
def test_the_growth_of_two_months_is_each_ones(said: str, knowledge: Knowledge) -> None:
    found = query(knowledge, said)
    assert (found.operation, found.by, len(found.periods)) == ("growth", "year", 2)


def test_the_growth_from_one_month_to_another_is_between_them(knowledge: Knowledge) -> None:
    assert query(knowledge, "growth of exports to the US from May to June 2026").by == "period"


def test_the_best_of_the_quarters_told(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports 2025 by quarter", "best one?")
    assert (found.operation, found.by) == ("rank", "quarter")


def test_who_comes_next_in_an_order(knowledge: Knowledge) -> None:
    turns = ("top 3 buyers of rare earth magnets Sept 2025", "who's next")
    assert query(knowledge, *turns).limit == 4


def test_what_the_home_country_says_it_bought(knowledge: Knowledge) -> None:
    found = query(knowledge, "US exports to China 2025 by US count", "and what does China say it bought")
    assert (found.reporter, found.flow, found.partners) == ("CHN", "import", ("USA",))


def test_how_much_higher_one_mean_is_than_another_is_asked_back(knowledge: Knowledge) -> None:
    assert not last(knowledge, "average monthly surplus 2025", "2024", "how much higher is 2025's").figures


@pytest.mark.parametrize("said", ["exports 2025 total and best month", "exports to the US in 2025 and the worst month"])
def test_a_years_figure_and_its_best_month(said: str, knowledge: Knowledge) -> None:
    assert [one.operation == "record" for one in last(knowledge, said).queries] == [False, True]


@pytest.mark.parametrize(
    ("said", "reporter", "partner"),
    [
        ("China's exports and imports with Japan in June 2026", "CHN", "JPN"),
        ("what were China's exports and imports with Japan in June 2026", "CHN", "JPN"),
        ("growth of China's exports and imports with the EU in April 2026", "CHN", "EU27"),
        ("US exports and imports with China in October 2025, US data", "USA", "CHN"),
        ("Germany's exports and imports with China in 2025", "DEU", "CHN"),
    ],
)
def test_both_flows_are_with_whom_is_named_after_them(
    said: str, reporter: str, partner: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, said)
    assert (found.reporter, found.flow, found.partners) == (reporter, "both", (partner,))


@pytest.mark.parametrize(
    ("turns", "operation", "flow"),
    [
        (("surplus H1 2026", "H1 2025?", "so down by how much", "what about exports, up or down"), None, "export"),
        (("crude imports 2025", "growth", "in million barrels a day"), "level", "import"),
        (("China's surplus with the US 2022", "and Washington's number?", "why so different"), "mirror", "balance"),
    ],
)  # fmt: skip
def test_another_flow_unit_or_count_is_not_passed_over(
    turns: tuple[str, ...], operation: str | None, flow: str, knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert found.flow == flow
    assert operation is None or found.operation == operation


def test_two_figures_after_a_claimed_rate_are_no_year(knowledge: Knowledge) -> None:
    assert not last(knowledge, "exports grew 25% in August 2026, true?", "and imports 20?").figures


def test_what_was_paid_for_it_is_asked_of_the_goods_told(knowledge: Knowledge) -> None:
    turns = ("which two countries sold China the most soy in 2025", "what did China pay Brazil for it in dollars")
    assert not last(knowledge, *turns).figures


def test_january_and_february_together_are_a_time_in_a_talk(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports Feb 2026", "yoy", "jan and feb together")
    assert (found.operation, [p.code for p in found.periods]) == ("growth", ["2026-01/2026-02"])
    assert query(knowledge, "exports Feb 2026", "why are jan and feb together").operation == "define"


def test_the_growth_between_two_sums_told(knowledge: Knowledge) -> None:
    found = query(knowledge, "total exports in Q4 2025", "Q3", "growth between the two quarters")
    assert (found.operation, found.by, len(found.periods)) == ("growth", "period", 2)


def test_yearly_rates_instead_of_a_course_of_amounts(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports to the US by month in the first half of 2025", "yoy instead")
    assert (found.operation, found.measure) == ("trend", "yoy")


def test_what_touched_the_home_countrys_trade_touched_the_others_count_of_it(knowledge: Knowledge) -> None:
    assert "tariff" in last(knowledge, "what explains the plunge in US imports from China in 2025").text


def test_the_other_way_of_the_same_trade_keeps_its_time(knowledge: Knowledge) -> None:
    found = query(knowledge, "what did China buy from the US in 2025", "what did the US buy from China")
    assert (found.flow, found.partners, [p.code for p in found.periods]) == ("export", ("USA",), ["2025"])


def test_the_longest_run_of_the_months_told(knowledge: Knowledge) -> None:
    found = query(knowledge, "PMI below 50 how many months in 2025", "longest run")
    assert (found.operation, found.by, [p.code for p in found.periods]) == ("streak", "longest", ["2025"])


def test_the_first_time_of_what_was_claimed(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports hit 400bn in June 2026?", "first time?")
    assert (found.operation, found.by) == ("threshold", "first")


def test_a_time_that_is_not_found_is_asked_back(knowledge: Knowledge) -> None:
    turns = ("how many months in a row have exports to the US risen", "and fallen before that")
    assert not last(knowledge, *turns).figures


def test_so_many_months_after_the_first_so_many(knowledge: Knowledge) -> None:
    found = query(knowledge, "export growth for the first 4 months of 2026", "six months")
    assert [p.code for p in found.periods] == ["2026-01/2026-06"]
    assert not last(knowledge, "exports in March 2026", "six months").figures


def test_the_gap_of_what_was_set_side_by_side(knowledge: Knowledge) -> None:
    turns = ("who took more Chinese goods in June 2026, Korea or Japan", "how big is the gap")
    assert query(knowledge, *turns).flow == "export"


def test_the_gap_of_two_that_were_told_or_could_not_be_set_side_by_side(knowledge: Knowledge) -> None:
    for first in ("exports to ASEAN and the EU in october 2025", "exports to japan vs korea in november 2025"):
        found = query(knowledge, first, "what's the gap")
        assert (found.operation, found.flow, len(found.partners)) == ("compare", "export", 2)
    assert query(knowledge, "exports to the EU in october 2025", "and the balance?").flow == "balance"


def test_a_word_after_a_word_that_was_explained(knowledge: Knowledge) -> None:
    assert query(knowledge, "what is FOB", "and mom?").by == "mom"
    assert query(knowledge, "what is FOB", "what about yoy").by == "yoy"
    assert query(knowledge, "what is FOB", "export growth in november 2025").operation == "growth"


def test_what_two_flows_make_for_the_surplus(knowledge: Knowledge) -> None:
    turns = ("exports and imports May 2026", "what does that make for the surplus")
    assert query(knowledge, *turns).operation == "balance"
    assert query(knowledge, "what does surplus mean").operation == "define"


def test_a_rise_in_units_and_in_value_is_told_of_each(knowledge: Knowledge) -> None:
    reply = last(knowledge, "How much did car exports rise in 2025 in units and in value")
    assert [one.basis for one in reply.queries] == ["quantity", None]


def test_both_of_whom_nothing_was_said(knowledge: Knowledge) -> None:
    assert not last(knowledge, "exports to both of them in June 2026").figures


def test_the_second_biggest_after_a_fall_is_a_fall(knowledge: Knowledge) -> None:
    assert query(knowledge, "biggest monthly fall in exports to the US", "second biggest?").limit == -2
    assert query(knowledge, "weakest export growth of 2025", "and the second strongest?").limit == 2


def test_what_was_released_is_the_month_of_the_release(knowledge: Knowledge) -> None:
    for text in ("what did they show", "what were the numbers?", "and what did it say?"):
        found = query(knowledge, "when were the August figures released", text)
        assert (found.operation, [p.code for p in found.periods]) == ("brief", ["2026-08"]), text


def test_after_an_order_of_one_flow_the_first_of_the_other_is_of_an_order(knowledge: Knowledge) -> None:
    for text in ("and who's first if you take imports instead", "and the largest for imports"):
        found = query(knowledge, "top 3 export destinations 2024", text)
        assert (found.operation, found.flow, found.by, found.limit) == ("rank", "import", "partner", 3), text


def test_of_two_years_by_one_sides_count_the_two_years_are_compared(knowledge: Knowledge) -> None:
    asked = (
        "US trade balance with China in 2025 by the US count",
        "and the year before?",
        "Which of the two was smaller?",
    )
    found = query(knowledge, *asked)
    assert (found.operation, found.reporter, found.by) == ("compare", "USA", "period")


@pytest.mark.parametrize("text", ["and Brussels, for its part?", "what does Brussels say?"])
def test_a_third_count_is_of_the_trade_with_the_same_country(knowledge: Knowledge, text: str) -> None:
    found = query(knowledge, "US deficit with China in 2025 by the US count", text)
    assert (found.reporter, found.partners) == ("EU27", ("CHN",))


def test_the_run_before_that_went_the_other_way(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports fell in oct 2025. how many months had they grown in a row before that?")
    assert found.condition is not None
    assert (found.operation, found.condition.comparator, found.periods[0].code) == ("streak", "above", "2025-09")


def test_flat_on_the_year_is_no_rise(knowledge: Knowledge) -> None:
    assert "True" in last(knowledge, "imports in 2025 were flat on the year. Can you confirm?").text


def test_points_claimed_anew_are_not_judged_by_those_before(knowledge: Knowledge) -> None:
    turns = ("Export growth in August 2026", "Up 1.1 points from July?")
    assert last(knowledge, *turns).headline.startswith("True")
    assert last(knowledge, *turns, "up 2 points?").outcome == "clarify"
