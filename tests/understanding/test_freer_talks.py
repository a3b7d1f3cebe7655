"""Longer talks as people type them: who tells a figure, both flows, an event's month, a cause between two years."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Period, Query
from tests.turns import last, query, read


def test_what_somebody_reports_is_no_word_to_explain(knowledge: Knowledge) -> None:
    asked = query(knowledge, "china's trade with india in 2025", "what does india itself report for FY25")
    assert (asked.operation, asked.reporter, asked.partners) == ("total", "IND", ("CHN",))
    asked = query(knowledge, "EU exports to china 2025", "what does Beijing's customs say")
    assert (asked.reporter, asked.flow, asked.partners) == ("CHN", "import", ("EU27",))
    assert query(knowledge, "what does GACC mean").by == "gacc"
    assert query(knowledge, "what does FY25 mean in india").by == "fiscal_year_india"


@pytest.mark.parametrize("said", ["both please", "both", "both flows please"])
def test_both_is_both_flows_where_one_was_told_or_asked_back(knowledge: Knowledge, said: str) -> None:
    assert query(knowledge, "integrated circuits jan-feb 2026, value", said).flow == "both"
    assert query(knowledge, "exports june 2026", said).flow == "both"


def test_both_after_two_partners_is_those(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports to the us june 2026", "to the eu", "both")
    assert (asked.operation, asked.partners) == ("compare", ("USA", "EU27"))


def test_them_of_whom_nothing_was_told_is_not_everybody(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "exports in 2025", "and what did China buy from them"), Ambiguous)
    told = query(knowledge, "exports to Vietnam in 2024", "and what did China buy from them")
    assert (told.flow, told.partners) == ("import", ("VNM",))


def test_a_series_by_its_first_word_is_counted_in_a_talk(knowledge: Knowledge) -> None:
    asked = query(knowledge, "services pmi, newest", "how many months was manufacturing under 50 in 2025")
    assert (asked.operation, asked.by, asked.commodities) == ("threshold", "count", ("pmi_manufacturing",))


def test_a_run_that_is_over_at_the_newest_month_is_the_last_one(knowledge: Knowledge) -> None:
    asked = query(knowledge, "ppi april 2026", "how long was ppi negative")
    assert (asked.operation, asked.periods) == ("streak", (Period.month(2026, 2),))


def test_the_month_after_an_event_is_counted_from_it(knowledge: Knowledge) -> None:
    turns = ("what was agreed in busan", "when was that")
    assert query(knowledge, *turns).by == "event:busan_truce"
    asked = query(knowledge, *turns, "exports to the us the month after")
    assert asked.periods == (Period.month(2025, 11),)


@pytest.mark.parametrize(
    "text",
    ["who sells more to the other in 2025, china or india", "which buys more from the other, china or india, in 2025"],
)
def test_what_two_sell_each_other(knowledge: Knowledge, text: str) -> None:
    asked = query(knowledge, text)
    assert (asked.operation, asked.by, asked.partners) == ("compare", "flow", ("IND",))


def test_the_biggest_one_of_months_is_a_record_and_else_one_told(knowledge: Knowledge) -> None:
    asked = query(knowledge, "trade surplus in 2025", "which month had the biggest one")
    assert (asked.operation, asked.by, asked.limit) == ("record", "month", 1)
    order = ("top 3 suppliers of crude in october 2025", "how much did the biggest one send")
    assert query(knowledge, *order).partners == ("RUS",)


@pytest.mark.parametrize(("why", "month"), [("why the drop", 2025), ("why", 2024)])
def test_why_the_drop_is_asked_of_the_later_of_two_years(knowledge: Knowledge, why: str, month: int) -> None:
    turns = ("exports to the us november 2025", "and the same month a year earlier")
    asked: Query = query(knowledge, *turns, why)
    assert (asked.operation, asked.periods) == ("why", (Period.month(month, 11),))


@pytest.mark.parametrize("words", ["forget it.", "different question:", "new topic.", "ok never mind."])
def test_after_a_new_topic_nothing_is_carried(knowledge: Knowledge, words: str) -> None:
    turns = ("compare june 2026 exports and imports", f"{words} what's the pmi")
    asked = query(knowledge, *turns)
    assert (asked.operation, asked.commodities) == ("level", ("pmi_manufacturing",))
    assert asked.periods == (Period.month(2026, 5),)


def test_who_is_the_first_is_asked_of_all(knowledge: Knowledge) -> None:
    asked = read(knowledge, "exports to the us 2025", "who is number one")
    assert isinstance(asked, Query)
    assert (asked.operation, asked.partners, asked.limit) == ("rank", (), 5)
    asked = read(knowledge, "US deficit with china 2025", "who is the biggest")
    assert isinstance(asked, Query)
    assert (asked.reporter, asked.partners, asked.limit) == ("USA", (), -5)
    asked = read(knowledge, "exports to the us 2025", "is it the biggest buyer")
    assert isinstance(asked, Query)
    assert asked.partners == ("USA",)


def test_a_balance_in_percent_is_how_far_it_moved(knowledge: Knowledge) -> None:
    asked = query(knowledge, "US deficit with china 2024", "2025", "whats that in %")
    assert (asked.operation, asked.flow, asked.periods) == ("growth", "balance", (Period.year(2025),))


@pytest.mark.parametrize("why", ["why two numbers", "why are the figures different"])
def test_why_two_counts_differ(knowledge: Knowledge, why: str) -> None:
    asked = query(knowledge, "exports to the US 2025", "what does the US say", why)
    assert (asked.operation, asked.by) == ("mirror", "causes")


def test_the_month_just_told_is_meant_by_its_name_alone(knowledge: Knowledge) -> None:
    asked = query(knowledge, "what was the us tariff in june 2025", "exports in june?")
    assert asked.periods == (Period.month(2025, 6),)
    asked = query(knowledge, "what was the us tariff in may 2025", "exports in june?")
    assert asked.periods == (Period.month(2026, 6),)


def test_what_the_query_does_not_tell_is_asked_back(knowledge: Knowledge) -> None:
    record = ("was 2025 a record surplus", "first time above a trillion?")
    assert query(knowledge, *record).by == "year"
    assert isinstance(read(knowledge, *record, "by how much over 2024"), Ambiguous)
    assert isinstance(read(knowledge, "trade surplus 2025", "and biggest deficit"), Ambiguous)
    cars = ("ev exports jan-oct 2025", "thats how much of all cars exported jan-oct")
    assert isinstance(read(knowledge, *cars), Ambiguous)


def test_a_range_of_years_in_percent_is_a_change(knowledge: Knowledge) -> None:
    asked = query(knowledge, "by how many percent did the US deficit with china change from 2024 to 2025")
    assert (asked.operation, asked.periods) == ("change", (Period.year(2025), Period.year(2024)))


def test_how_much_each_grew_after_one_flow_and_the_other(knowledge: Knowledge) -> None:
    turns = ("the value of exports to Africa, first half of 2026", "and imports over the same period?")
    asked = read(knowledge, *turns, "How much did each grow?")
    assert isinstance(asked, Query)
    assert (asked.operation, asked.flow, asked.partners) == ("growth", "both", ("AFRICA",))


def test_where_they_are_now_is_a_level(knowledge: Knowledge) -> None:
    asked = read(knowledge, "when did exports to the us start to rise again", "where are they now")
    assert isinstance(asked, Query)
    assert (asked.operation, asked.partners) == ("level", ("USA",))
    assert query(knowledge, "where do most exports go").operation == "rank"


@pytest.mark.parametrize("text", ["what's the us tariff today", "what's the inflation today"])
def test_today_is_the_newest_of_a_series_without_days(knowledge: Knowledge, text: str) -> None:
    assert query(knowledge, text).periods[0] <= Period.month(2026, 4)


def test_today_is_the_newest_of_either_index(knowledge: Knowledge) -> None:
    for series in ("manufacturing PMI", "non-manufacturing PMI"):
        assert query(knowledge, f"{series} today?").periods == query(knowledge, f"{series}?").periods


def test_another_time_after_two_series_asks_for_both(knowledge: Knowledge) -> None:
    reply = last(knowledge, "ppi and cpi for april please", "march as well")
    assert [one.commodities for one in reply.queries] == [("ppi_yoy",), ("cpi_yoy",)]
    assert {one.periods for one in reply.queries} == {(Period.month(2026, 3),)}


def test_the_yuan_after_prices_is_its_rate(knowledge: Knowledge) -> None:
    asked = read(knowledge, "cpi april 2026", "and the yuan")
    assert isinstance(asked, Query)
    assert asked.commodities == ("usdcny",)
    assert query(knowledge, "exports june 2026", "and in yuan").basis == "value_cny"


def test_who_is_larger_than_whom_is_asked_back(knowledge: Knowledge) -> None:
    turns = ("crude from saudi in june 2025", "percent of total", "russia's")
    assert isinstance(read(knowledge, *turns, "so russia is bigger"), Ambiguous)


def test_why_not_after_a_claim_asks_for_causes(knowledge: Knowledge) -> None:
    asked = read(knowledge, "is it true that exports to the us rose in december", "why not")
    assert isinstance(asked, Query)
    assert asked.operation == "why"


def test_what_they_send_back_is_the_other_way(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports to india in 2025", "and what do they send back")
    assert (asked.flow, asked.partners) == ("import", ("IND",))
    asked = query(knowledge, "exports to the us in 2025", "how much did they pay")
    assert (asked.flow, asked.partners) == ("export", ("USA",))


def test_what_a_country_exports_in_total_is_no_word_to_explain(knowledge: Knowledge) -> None:
    asked = query(knowledge, "what does taiwan export in total")
    assert (asked.reporter, asked.flow) == ("TWN", "export")
    assert query(knowledge, "what does china's trade balance mean").by == "balance"


def test_by_how_much_after_a_revision_is_the_revision(knowledge: Knowledge) -> None:
    turns = ("surplus jan-feb 2025", "was it revised")
    assert query(knowledge, *turns, "by how much").operation == "revision"


def test_when_they_recovered_is_looked_for_after_the_month_told(knowledge: Knowledge) -> None:
    asked = read(knowledge, "exports to the us in may 2025", "when did they recover")
    assert isinstance(asked, Query)
    assert asked.periods[0].first == Period.month(2025, 6).first


def test_for_how_long_it_stayed_like_that_is_asked_back(knowledge: Knowledge) -> None:
    turns = ("what happened to us soybeans in sept 2025", "for how long did it stay like that")
    assert isinstance(read(knowledge, *turns), Ambiguous)


def test_the_half_year_in_dollars_is_that_around_the_month(knowledge: Knowledge) -> None:
    asked = query(knowledge, "exports to the EU in june 2026", "half year in dollars?")
    assert (asked.periods[0].month_count, asked.basis) == (6, "value_usd")


def test_what_was_paid_for_goods_is_their_value(knowledge: Knowledge) -> None:
    asked = query(
        knowledge, "oil imports 2025, million barrels a day", "december?", "how much did they pay in december"
    )
    assert (asked.operation, asked.measure) == ("level", "value")


def test_what_a_president_did_at_an_event_is_the_event(knowledge: Knowledge) -> None:
    assert query(knowledge, "What did Trump do on liberation day?").by == "event:liberation_day"


def test_the_other_office_has_its_own_flow(knowledge: Knowledge) -> None:
    turns = ("US exports to China, June 2025, US data", "what did chinese customs have for exports that month")
    asked = query(knowledge, *turns)
    assert (asked.reporter, asked.flow, asked.partners) == ("CHN", "export", ("USA",))


def test_last_july_after_july_is_the_year_before(knowledge: Knowledge) -> None:
    assert query(knowledge, "july 2026 surplus", "and last july").periods == (Period.month(2025, 7),)
    asked = query(
        knowledge, "what was the average us tariff in may 2025", "How much did exports to America fall that May?"
    )
    assert asked.periods == (Period.month(2025, 5),)


def test_a_verdict_before_a_question_asks_nothing(knowledge: Knowledge) -> None:
    turns = ("export growth to the eu h1 2026", "and the us", "ok so the eu is ahead. what about asean")
    asked = query(knowledge, *turns)
    assert (asked.operation, asked.partners) == ("growth", ("ASEAN",))


def test_the_longest_run_after_the_current_one(knowledge: Knowledge) -> None:
    asked = read(knowledge, "PMI under 50 for how many months now?", "longest run in 2025")
    assert isinstance(asked, Query)
    assert (asked.operation, asked.by, asked.periods) == ("streak", "longest", (Period.year(2025),))


def test_a_claim_after_a_year_and_the_one_before_is_of_the_later(knowledge: Knowledge) -> None:
    turns = ("ev exports jan feb 2026", "same period last year", "so more than double?")
    asked = query(knowledge, *turns)
    assert (asked.operation, asked.periods) == ("check", (Period.months((2026, 1), (2026, 2)),))


def test_the_months_of_a_run_are_not_its_year(knowledge: Knowledge) -> None:
    turns = ("longest run of pmi under 50 in 2025", "what were exports doing in those months")
    assert isinstance(read(knowledge, *turns), Ambiguous)
