"""Fragments over a record, an order of partners, two means, a month: what each of them takes from the talk."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer
from tests.turns import query as asked

TODAY = date(2026, 9, 15)
MARKETS = "which were China's biggest export markets in 2025?"


@pytest.mark.parametrize(
    ("turns", "period"),
    [
        (("which month of 2025 had the highest imports", "growth?"), "2025-12"),
        (("which month was the weakest for exports to the US this year", "how much was it down yoy"), "2026-03"),
        (("which month of 2025 had the highest imports", "growth for the whole year?"), "2025"),
    ],
)
def test_the_rate_is_of_the_month_that_was_found(turns: tuple[str, ...], period: str, knowledge: Knowledge) -> None:
    query = asked(knowledge, *turns)
    assert (query.operation, query.periods[0].code) == ("growth", period)


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("exports may 2025", "2024?"), ["2024-05", "2024"]),
        (("exports may 2025", "sorry, 2026"), ["2026-05"]),
        (("exports may 2025", "no, for all of 2024"), ["2024"]),
        (("imports in 2025", "2024?"), ["2024"]),
    ],
)
def test_a_year_after_a_month_is_its_month_or_both(
    turns: tuple[str, ...], periods: list[str], knowledge: Knowledge
) -> None:
    assert [period.code for period in asked(knowledge, *turns).periods] == periods


@pytest.mark.parametrize(
    ("fragment", "partners"),
    [
        ("#1 and #2", ("ASEAN", "EU27")),
        ("the first and the third", ("ASEAN", "USA")),
        ("drop the US", ("WLD", "USA")),  # as many of the others
    ],
)
def test_places_of_an_order_are_those_it_told(fragment: str, partners: tuple[str, ...], knowledge: Knowledge) -> None:
    assert asked(knowledge, MARKETS, fragment).partners == partners


def test_places_that_no_order_told_are_asked_back(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    talk = talk.after(answer(talk.question("exports in Q1 2025", TODAY), knowledge))
    assert answer(talk.question("and the second and third?", TODAY), knowledge).figures == ()


@pytest.mark.parametrize("fragment", ["and total exports that month", "so overall exports then"])
def test_the_total_of_a_month_is_everybodys(fragment: str, knowledge: Knowledge) -> None:
    query = asked(knowledge, "exports to the US in may 2026", fragment)
    assert (query.partners, query.periods[0].code) == (("WLD",), "2026-05")


def test_the_difference_of_two_means_is_one_of_means(knowledge: Knowledge) -> None:
    query = asked(knowledge, "average exports in h1 2025", "and h1 2026?", "difference")
    assert (query.operation, query.by) == ("average", "period")


@pytest.mark.parametrize(
    ("turns", "good"),
    [
        (("how many cars did China export in 2025?", "how many were electric"), "nev"),
        (("copper imports 2025", "concentrate"), "copper_concentrate"),
        (("copper imports 2025", "and coal"), "coal"),
    ],
)
def test_a_word_that_makes_other_goods_of_those_told(turns: tuple[str, ...], good: str, knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in turns:
        talk = talk.after(answer(talk.question(text, TODAY), knowledge))
    assert talk.before[-1].query.commodities == (good,)


def test_the_end_of_the_year_after_a_months_rate_is_its_last_month(knowledge: Knowledge) -> None:
    query = asked(knowledge, "exports to the US in april 2025, growth", "and by the end of the year")
    assert [period.code for period in query.periods] == ["2025-12"]


def test_another_series_then_is_of_the_month_that_was_found(knowledge: Knowledge) -> None:
    turns = ("months of 2025 when exports to the us fell more than 25%", "worst of them", "what was the tariff then")
    query = asked(knowledge, *turns)
    assert (query.operation, query.commodities, query.periods[0].code) == ("level", ("us_tariff_avg",), "2025-05")


def test_the_highest_ever_is_not_one_of_the_two_told(knowledge: Knowledge) -> None:
    assert asked(knowledge, "exports may 2026", "june?", "highest ever?").operation == "record"
    assert asked(knowledge, "exports may 2026", "june?", "best of the two").operation == "compare"


@pytest.mark.parametrize(
    ("turns", "reporter", "partners"),
    [
        (("Japan exports to China June 2025 growth", "Korea may 2025?"), "KOR", ("CHN",)),
        (("Vietnam's exports to China 2025", "and the US?"), "VNM", ("USA",)),
        (("India's deficit with China FY25?", "imports in fy25"), "IND", ("CHN",)),
    ],
)
def test_whose_trade_it_is_where_only_one_is_held(
    turns: tuple[str, ...], reporter: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    query = asked(knowledge, *turns)
    assert (query.reporter, query.partners) == (reporter, partners)


@pytest.mark.parametrize(
    ("turns", "flow", "partners"),
    [
        (("exports to south africa june 2026", "and from there"), "import", ("ZAF",)),
        (("imports from korea june 2026", "and china to them?"), "export", ("KOR",)),
        (
            ("China's exports to the EU in September 2025", "balance?", "was the October balance larger?"),
            "balance",
            ("EU27",),
        ),
        (("china exports to japan june 2026", "compare with last year's exports"), "export", ("JPN",)),
        (("exports may 2026", "compare exports and imports in 2025"), "both", ("WLD",)),
    ],
)
def test_the_way_and_the_partner_of_what_was_told(
    turns: tuple[str, ...], flow: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    talk = Conversation("en")
    for text in turns:
        talk = talk.after(answer(talk.question(text, TODAY), knowledge))
    assert (talk.before[-1].query.flow, talk.before[-1].query.partners) == (flow, partners)


def test_accelerating_sets_the_rate_beside_the_month_before(knowledge: Knowledge) -> None:
    query = asked(knowledge, "imports growth, July 2026", "accelerating?")
    assert (query.measure, [period.code for period in query.periods]) == ("yoy", ["2026-07", "2026-06"])


@pytest.mark.parametrize(
    ("text", "reporter", "partners"),
    [
        ("Germany's trade with the US 2025", "DEU", ("USA",)),
        ("trade with Germany and the US in 2025", "CHN", ("DEU", "USA")),
        ("ASEAN's trade with China 2025", "CHN", ("ASEAN",)),
    ],
)
def test_trade_of_two_others_is_theirs(
    text: str, reporter: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    query = asked(knowledge, text)
    assert (query.reporter, query.partners) == (reporter, partners)


def test_the_busiest_month_after_a_rate_is_one_of_amounts(knowledge: Knowledge) -> None:
    turns = ("Chinese coal imports 2025", "down by how much")
    assert asked(knowledge, *turns, "which month was busiest").measure != "yoy"
    fell = "by how much did Chinese coal imports fall in 2025"  # no amount was told, of which it might be
    assert asked(knowledge, fell, "which month was highest").measure == "yoy"


def test_the_gap_after_both_counts_is_theirs(knowledge: Knowledge) -> None:
    turns = ("both counts of chinese exports to america in 2025", "gap?")
    assert (asked(knowledge, *turns).operation, asked(knowledge, *turns, "why so large").by) == ("mirror", "causes")


@pytest.mark.parametrize(
    ("turns", "flow", "partners", "period"),
    [
        (("exports to the us oct 2025", "no, imports from", "back to exports, nov"), "export", ("USA",), "2025-11"),
        (("exports to the US in 2025", "to japan jan-nov", "back to the US, 2024"), "export", ("USA",), "2024"),
        (("exports in June 2026", "the first half instead of june"), "export", ("WLD",), "2026-01/2026-06"),
        (("exports in May 2026", "imports instead of exports"), "import", ("WLD",), "2026-05"),
        (("soybeans from the US in 2024, jan-oct", "and 2025 same months"), "import", ("USA",), "2025-01/2025-10"),
    ],
)
def test_a_talk_that_goes_back_or_puts_one_for_another(
    turns: tuple[str, ...], flow: str, partners: tuple[str, ...], period: str, knowledge: Knowledge
) -> None:
    query = asked(knowledge, *turns)
    assert (query.flow, query.partners, [p.code for p in query.periods]) == (flow, partners, [period])


def test_one_more_is_put_beside_those_told(knowledge: Knowledge) -> None:
    query = asked(knowledge, "compare exports to Japan and South Korea in June 2026", "add taiwan")
    assert (query.operation, query.partners) == ("compare", ("JPN", "KOR", "TWN"))


def test_the_smallest_of_the_last_two_years(knowledge: Knowledge) -> None:
    query = asked(knowledge, "smallest monthly surplus", "in the last two years?")
    assert (query.operation, query.periods[0].code) == ("record", "2024-01/2025-12")


def test_at_its_peak_is_looked_for_among_all_months(knowledge: Knowledge) -> None:
    turns = ("average US tariff on China in december 2025", "at its peak?", "exports to America that month")
    assert asked(knowledge, *turns).periods[0].code == "2025-05"


def test_how_far_ahead_of_the_second_is_between_the_first_two(knowledge: Knowledge) -> None:
    query = asked(knowledge, MARKETS, "how far ahead of the second is the first")
    assert (query.operation, query.partners) == ("compare", ("ASEAN", "EU27"))


@pytest.mark.parametrize(
    ("text", "flow", "partners"),
    [
        ("Which partner buys most from China, the EU, US or ASEAN in 2025?", "export", {"EU27", "USA", "ASEAN"}),
        ("which of China's partners imported more from China in 2025, the US or ASEAN", "export", {"USA", "ASEAN"}),
        ("China's imports from the US, EU and ASEAN in 2025", "import", {"EU27", "USA", "ASEAN"}),
    ],
)
def test_those_to_choose_from_are_partners(text: str, flow: str, partners: set[str], knowledge: Knowledge) -> None:
    query = asked(knowledge, text)
    assert (query.flow, set(query.partners)) == (flow, partners)


def test_imports_part_is_the_flow_and_no_share(knowledge: Knowledge) -> None:
    query = asked(knowledge, "trade with brazil jan-nov 2025", "imports part")
    assert (query.operation, query.flow, query.partners) == ("level", "import", ("BRA",))


def test_the_surplus_then_is_of_the_months_of_the_rate(knowledge: Knowledge) -> None:
    turns = ("Which months of 2026 had import growth above 30%?", "what was the surplus then")
    query = asked(knowledge, *turns)
    assert (query.operation, [p.code for p in query.periods]) == ("balance", ["2026-06"])


def test_down_by_is_against_the_same_quarter_a_year_earlier(knowledge: Knowledge) -> None:
    turns = ("exports to the US in Q4 2025", "q3", "q4 a year earlier", "so down by")
    assert [p.code for p in asked(knowledge, *turns).periods] == ["2025-10/2025-12", "2024-10/2024-12"]


def test_there_after_a_tariff_is_whose_it_is(knowledge: Knowledge) -> None:
    turns = ("average US tariff in may 2025", "and exports to there in may 2025", "one year on?")
    query = asked(knowledge, *turns)
    assert (query.partners, query.periods[0].code) == (("USA",), "2026-05")


def test_the_fastest_of_the_year_is_looked_for(knowledge: Knowledge) -> None:
    query = asked(knowledge, "exports to africa sept 2025 growth", "is that the fastest of the year?")
    assert (query.operation, query.limit) == ("record", 1)


@pytest.mark.parametrize(
    ("turns", "partners"),
    [
        (("whats trade with japan in 2023", "ok surplus or deficit in 2023"), {"JPN", "WLD"}),
        (("exports to vietnam in 2024", "imports in june 2026"), {"VNM", "WLD"}),
        (("exports to the US in 2025", "and exports in 2024?"), {"USA"}),
        (("exports to the US in 2025", "what were China's exports in 2024"), {"WLD"}),
    ],
)
def test_a_flow_and_a_time_after_a_partner_may_be_either(
    turns: tuple[str, ...], partners: set[str], knowledge: Knowledge
) -> None:
    assert set(asked(knowledge, *turns).partners) == partners


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("rare earth exports in august 2025", "sept", "pct change"), ["2025-09", "2025-08"]),
        (("soybeans from the US in 2024, jan-oct", "and 2025 same months", "plus or minus what percent"),
         ["2025-01/2025-10", "2024-01/2024-10"]),
        (("exports growth feb 2026", "jan and feb combined then"), ["2026-01/2026-02"]),
        (("surplus from may to august 2026", "lowest of them", "how does that compare with may 2025"),
         ["2026-05", "2025-05"]),
        (("exports september 2026", "when will it be out", "ok september 2025 then"), ["2025-09"]),
    ],
)  # fmt: skip
def test_the_times_that_are_set_against_each_other(
    turns: tuple[str, ...], periods: list[str], knowledge: Knowledge
) -> None:
    assert [period.code for period in asked(knowledge, *turns).periods] == periods


@pytest.mark.parametrize(
    ("turns", "reporter", "partners"),
    [
        (("south korea's trade balance jan 2026", "whole of 2025 exports"), "KOR", ("WLD",)),
        (("US deficit with china in 2025?", "i mean China's with the US"), "CHN", ("USA",)),
        (("exports to asean in h1 2026", "imports for the same period?"), "CHN", ("ASEAN",)),
    ],
)
def test_whose_trade_goes_on(
    turns: tuple[str, ...], reporter: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    query = asked(knowledge, *turns)
    assert (query.reporter, query.partners) == (reporter, partners)


def test_the_top_three_months_after_one_are_of_all(knowledge: Knowledge) -> None:
    query = asked(knowledge, "surplus november 2025", "top three months")
    assert (query.limit, query.periods[0].code) == (3, "2021-01/2026-08")


def test_how_much_in_june_after_the_last_rise_is_the_amount(knowledge: Knowledge) -> None:
    query = asked(knowledge, "when did exports to the us last rise", "how much in june in dollars")
    assert (query.operation, query.periods[0].code) == ("level", "2026-06")
