"""A fragment after a reply to several questions, "both" and "the same two", runs that have no time of their own."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Period
from tests.turns import last, query
from tests.understanding.asking import asked, one


def told(knowledge: Knowledge, *turns: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(q.operation, q.flow, q.partners) for q in last(knowledge, *turns).queries]


def test_each_question_of_the_last_reply_is_asked_again(knowledge: Knowledge) -> None:
    surplus = "What was the surplus in 2025 and how much did exports grow?"
    assert told(knowledge, surplus, "and in 2024?") == [
        ("balance", "balance", ("WLD",)),
        ("growth", "export", ("WLD",)),
    ]
    soy = "soy from brazil 2025 and its share"
    assert told(knowledge, soy, "and the US?") == [("level", "import", ("USA",)), ("share", "import", ("USA",))]


def test_the_same_two_of_another_partner(knowledge: Knowledge) -> None:
    turns = ("exports to korea sept 2025", "imports", "same two for japan")
    assert told(knowledge, *turns) == [("level", "export", ("JPN",)), ("level", "import", ("JPN",))]
    assert told(knowledge, "exports to france june 2026", "germany", "same two for imports") == [
        ("level", "import", ("FRA", "DEU"))
    ]


def test_what_stood_for_another_partner_in_each_is_not_repeated(knowledge: Knowledge) -> None:
    talk = ("the 2025 surplus with the US, and how fast exports to Africa grew that year", "and the EU?")
    assert len(told(knowledge, *talk)) == 1


@pytest.mark.parametrize("fragment", ["imports from both", "imports from both of them", "both imports"])
def test_both_are_the_two_told_before(knowledge: Knowledge, fragment: str) -> None:
    asked_of = query(knowledge, "exports to korea sept 2025", "japan", fragment)
    assert (asked_of.flow, asked_of.partners) == ("import", ("KOR", "JPN"))


@pytest.mark.parametrize("fragment", ["tonnage for both", "tonnage for both of them", "tonnes for both"])
def test_the_weights_of_both_after_two_rates(knowledge: Knowledge, fragment: str) -> None:
    asked_of = query(knowledge, "rare earth exports 2025 growth", "steel?", fragment)
    assert (asked_of.operation, asked_of.measure) == ("level", "quantity")
    assert asked_of.commodities == ("rare_earths", "steel_products")


def test_one_rate_and_one_flow_of_several_goods(knowledge: Knowledge) -> None:
    for text in ("iron ore and coal imports, growth in 2025", "imports of iron ore and coal: growth 2025"):
        assert [(q.operation, q.flow, q.commodities) for q in asked(knowledge, text)] in (
            [("growth", "import", ("iron_ore",)), ("growth", "import", ("coal",))],
            [("growth", "import", ("iron_ore", "coal"))],
        ), text
    read = last(knowledge, "crude oil imports and car exports growth 2025")
    assert {4.4, 21.4} <= {figure.value for figure in read.figures}  # of both, with an amount or without


def test_a_run_found_bounds_no_other_run(knowledge: Knowledge) -> None:
    risen = "how many months in a row have exports risen"
    assert query(knowledge, risen, "imports?").periods == (Period.parse("2025-06/2026-08"),)
    fell = last(knowledge, risen, "when did exports last fall")
    assert fell.figures[0].value == -1.1
    other = query(knowledge, "how many months in a row have exports to the us fallen?", "and exports to the EU risen")
    assert (other.operation, other.partners) == ("streak", ("EU27",))


def test_since_when_is_to_the_newest_month(knowledge: Knowledge) -> None:
    run = asked(knowledge, "What were exports in 2025 and since when have they been growing?")[1]
    assert (run.operation, run.by, run.periods) == ("streak", "current", ())
    fell = asked(knowledge, "exports to the US 2025 and how many months in a row did they fall")[1]
    assert fell.periods == (Period.year(2025),)


def test_to_beat_another_time_is_no_forecast(knowledge: Knowledge) -> None:
    assert query(knowledge, "exports june 2026", "did it beat the year before").operation == "growth"
    rates = query(knowledge, "exports growth june 2026", "did it beat the month before")
    assert (rates.operation, rates.measure) == ("compare", "yoy")
    assert one(knowledge, "did november 2025 exports beat forecasts").operation == "surprise"


def test_the_rate_where_two_years_are_held_in_two_currencies(knowledge: Knowledge) -> None:
    rate = query(knowledge, "exports to India 2025", "the year before", "how much is that up")
    assert (rate.operation, rate.measure, rate.periods) == ("growth", "yoy", (Period.year(2025),))


def test_shares_are_put_in_order(knowledge: Knowledge) -> None:
    turns = ("ASEAN share of chinese exports in 2025", "and the us", "eu?", "rank the three")
    assert last(knowledge, *turns).turns[0].named == ("ASEAN", "EU27", "USA")


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("PPI december 2025", "and jan to april"), ("trend", "2026-01/2026-04")),
        (("exports november 2025", "january to november"), ("level", "2025-01/2025-11")),
        (("tariff in may 2025", "and now"), ("level", "2025-12")),
        (("tariff in may 2025", "and now", "higher or lower"), ("change", "2025-12 2025-05")),
        (("pmi may 2026", "was that above the month before"), ("compare", "2026-05 2026-04")),
        (("surplus dec 2025", "was it a record", "second highest?"), ("record", "2026-06")),
    ],
)
def test_another_time_of_the_same(turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge) -> None:
    reply = last(knowledge, *turns)
    found = reply.queries[0]
    times = " ".join(period.code for period in found.periods)
    assert (found.operation, times if found.operation != "record" else reply.figures[0].period.code) == slots


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("trade with africa 2025", "imports", "so china has a surplus of"), ("balance", "AFRICA")),
        (("exports to Australia Sept 2025", "so do they have a surplus with china"), ("balance", "AUS")),
        (("trade with germany in 2025", "china's trade surplus in 2024"), ("balance", "WLD")),
        (("china's top 3 trade partners in 2025", "how much did trade with the first fall"), ("growth", "USA")),
        (("trade between China and Russia, jan to april 2026", "who sold more to whom"), ("compare", "RUS")),
        (("exports 2025", "who bought more"), ("rank", "")),
    ],
)
def test_with_whom(turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, " ".join(found.partners)) == slots


def test_the_surplus_beside_rates_month_by_month_is_an_amount(knowledge: Knowledge) -> None:
    found = query(knowledge, "export growth in each month of q2 2026", "and the surplus")
    assert (found.operation, found.flow, found.measure) == ("trend", "balance", None)


def test_why_two_months_are_put_together_is_a_custom(knowledge: Knowledge) -> None:
    assert (
        query(knowledge, "exports for January and February 2026", "why are they put together").by == "january_february"
    )
    assert query(knowledge, "exports for march 2026", "why did they fall").operation == "why"


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("exports to uk june 2026", "france", "sum"), ("sum", "GBR FRA")),
        (("exports to uk june 2026", "france", "total?"), ("level", "WLD")),
        (("china exports to us 2025, what did the US report as imports", "gap in 2024?"), ("mirror", "USA")),
        (("us tariff on chinese goods when it peaked", "what is it now", "so cut by how much"), ("change", "USA")),
        (("which partner grew fastest in may 2026 exports", "and the eu?"), ("growth", "EU27")),
        (("did july 2026 beat june for exports growth", "imports?"), ("compare", "WLD")),
    ],
)
def test_what_a_fragment_sets_apart_or_adds(
    turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, " ".join(found.partners)) == slots


def test_a_month_on_a_side_of_the_amount_told(knowledge: Knowledge) -> None:
    december = query(knowledge, "PMI below 50 in how many months of 2025", "was dec above")
    assert (december.operation, [p.code for p in december.periods]) == ("check", ["2025-12"])
    top = query(knowledge, "how many months was surplus over 100 bn in 2025", "which was the top")
    assert (top.operation, top.limit) == ("record", 1)


def test_no_rate_of_pieces_between_two_values(knowledge: Knowledge) -> None:
    assert last(knowledge, "chip imports 2023 value", "2022", "change").outcome != "answer"


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (
            ("is the surplus in august 2026 higher than in july", "and than a year before"),
            ("compare", "2026-08 2025-08"),
        ),
        (("is the surplus in august 2026 higher than in july", "than june?"), ("compare", "2026-08 2026-06")),
        (("exports 2021 2022 2023", "average", "2024 too"), ("level", "2024")),
        (("exports to ASEAN as share of exports 2025", "change from 2024"), ("change", "2025 2024")),
        (("china tariffs on us goods", "and us on china at the same time"), ("level", "2025-06")),
        (("china tariffs on us goods", "and us on china at the same time", "gap between them"), ("compare", "2025-06")),
    ],
)
def test_set_beside_another_time(turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, " ".join(period.code for period in found.periods)) == slots


def test_the_largest_of_those_told(knowledge: Knowledge) -> None:
    told_one_by_one = ("exports to vietnam june 2026", "thailand", "malaysia")
    assert last(knowledge, *told_one_by_one, "which two are biggest").turns[0].named[:2] == ("VNM", "MYS")
    assert query(knowledge, *told_one_by_one, "the two biggest together").operation == "compare"
    order = query(knowledge, "top 5 export markets 2023", "the two biggest together")
    assert (order.operation, order.partners) == ("sum", ("USA", "HKG"))


def test_the_biggest_beat_is_an_order_of_surprises(knowledge: Knowledge) -> None:
    assert one(knowledge, "what was the biggest beat in export forecasts").limit == 1
    assert query(knowledge, "what was the biggest miss in export forecasts", "and the biggest beat").limit == 1
    assert one(knowledge, "were exports better than expected in june 2025").limit is None
