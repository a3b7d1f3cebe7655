"""What a follow-up does with the figures told before it: adds, averages, orders, sets apart; and what it denies."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last, query

TWO = ("China's exports to the US in 2025", "and to the EU")
GOODS = ("iron ore imports in December 2025", "and coal?", "and crude?")
ORDER = ("top 5 export destinations in 2024",)
MONTHS = ("exports in May 2026", "and in June?")
FLOWS = ("exports in June 2026", "imports?")
RATES = ("growth of exports to the US in 2025", "and to the EU?")


@pytest.mark.parametrize(
    ("turns", "operation", "by", "partners"),
    [
        ((*TWO, "add them up"), "sum", None, ("USA", "EU27")),
        ((*TWO, "average of the two"), "average", "items", ("USA", "EU27")),
        ((*TWO, "how much bigger is the EU one?"), "compare", "partner", ("USA", "EU27")),
        ((*TWO, "their combined share of all exports"), "share", "together", ("USA", "EU27")),
        ((*TWO, "add them up", "as a share of the total?"), "share", "together", ("USA", "EU27")),
        ((*ORDER, "the first two together?"), "sum", None, ("USA", "HKG")),
        ((*ORDER, "the last two combined"), "sum", None, ("JPN", "KOR")),
        ((*ORDER, "the first two together?", "and the last two?"), "sum", None, ("JPN", "KOR")),
        ((*ORDER, "average of the top three"), "average", "items", ("USA", "HKG", "VNM")),
        ((*RATES, "which was higher?"), "compare", "partner", ("USA", "EU27")),
        (("exports to Japan in 2024", "and Korea", "and in all?"), "sum", None, ("WLD",)),
        ((*ORDER, "what's the share of the first one"), "share", "partner", ("USA",)),
    ],
)
def test_partners_told_are_reckoned_with(
    turns: tuple[str, ...], operation: str, by: str | None, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.by, found.partners) == (operation, by, partners)


def test_goods_told_one_by_one_are_put_in_order(knowledge: Knowledge) -> None:
    found = query(knowledge, *GOODS, "rank them")
    assert (found.operation, found.commodities) == ("compare", ("iron_ore", "coal", "crude_oil"))


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("2025 exports for ASEAN, EU, US", "drop the US"), ("level", "ASEAN EU27", None)),
        (("2025 exports for ASEAN, EU, US", "drop the US", "total"), ("sum", "ASEAN EU27", None)),
        (("2025 exports for ASEAN, EU, US", "without ASEAN", "growth rates instead"), ("growth", "EU27 USA", "yoy")),
        (("exports to Brazil in 2025, up or down", "imports", "sum of both"), ("total", "BRA", None)),
        (("exports nov 2025 growth", "oct", "sept", "average of the three"), ("average", "WLD", "yoy")),
        (("coal: oct 2025", "sept", "aug", "add the three up"), ("sum", "WLD", None)),
        (("exports to Vietnam in June 2026", "now malaysia too"), ("level", "MYS", None)),
    ],
)
def test_some_are_left_out_and_others_join(
    turns: tuple[str, ...], slots: tuple[str, str, str | None], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, " ".join(found.partners), found.measure) == slots


@pytest.mark.parametrize(
    ("asked", "operation", "periods"),
    [
        ("together?", "sum", ["2026-05/2026-06"]),
        ("average of the two", "average", ["2026-05/2026-06"]),
        ("difference?", "change", ["2026-06", "2026-05"]),
        ("which one was higher?", "compare", ["2026-05", "2026-06"]),
    ],
)
def test_months_told_are_reckoned_with(asked: str, operation: str, periods: list[str], knowledge: Knowledge) -> None:
    found = query(knowledge, *MONTHS, asked)
    assert (found.operation, [period.code for period in found.periods]) == (operation, periods)


def test_what_was_reckoned_from_them_may_stand_between(knowledge: Knowledge) -> None:
    assert query(knowledge, *MONTHS, "together?", "average of the two", "difference?").operation == "change"
    assert query(knowledge, *FLOWS, "and the difference", "add them up").operation == "total"


@pytest.mark.parametrize(("asked", "operation"), [("difference", "balance"), ("which is bigger", "compare")])
def test_both_flows_told_are_reckoned_with(asked: str, operation: str, knowledge: Knowledge) -> None:
    assert query(knowledge, *FLOWS, asked).operation == operation


def test_a_month_and_its_year_are_not_set_apart(knowledge: Knowledge) -> None:
    turns = ("iron ore imports in December 2025", "and the whole year?", "so up by how much?")
    assert query(knowledge, *turns).operation == "growth"


@pytest.mark.parametrize(
    ("turns", "periods"),
    [
        (("surplus with Africa in 2025", "and in 2024 it was?", "so it grew by?"), ["2025", "2024"]),
        (("US deficit with China in January 2026", "the year before?", "lower now?"), ["2026-01", "2025-01"]),
    ],
)
def test_what_moved_between_two_periods_told(turns: tuple[str, ...], periods: list[str], knowledge: Knowledge) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, [period.code for period in found.periods]) == ("change", periods)


def test_who_got_most_is_one_of_those_told(knowledge: Knowledge) -> None:
    found = query(knowledge, "sales to Russia in June 2026", "to India?", "to Brazil?", "who got the most?")
    assert (found.operation, found.partners) == ("compare", ("RUS", "IND", "BRA"))


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (
            ("trade balance in q2 2026", "q1?", "which quarter was better"),
            ("compare", "2026-04/2026-06 2026-01/2026-03"),
        ),
        (("exports in May 2026", "June?", "which month was higher"), ("compare", "2026-05 2026-06")),
        (("copper imports in December 2025", "a year before?", "change in percent?"), ("growth", "2025-12")),
    ],
)
def test_which_of_two_times_and_how_far_from_the_year_before(
    turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, " ".join(period.code for period in found.periods)) == slots


def test_both_are_the_flows_told(knowledge: Knowledge) -> None:
    found = query(knowledge, "exports in May 2026", "imports too", "June for both")
    assert (found.flow, [period.code for period in found.periods]) == ("both", ["2026-06"])


def test_shares_told_differ_by_points(knowledge: Knowledge) -> None:
    found = query(knowledge, "US share of China's exports in 2024", "2018?", "so down by how many points?")
    assert (found.operation, found.measure) == ("change", "share")


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("China's exports in June 2026", "add them up"),
        ("China's exports in June 2026", "average of the two"),
        ("China's exports in June 2026", "which is bigger?"),
        ("Germany's exports in 2025", "average of the two"),
        ("top 5 export markets in 2024", "average of the two"),
        ("when did exports first exceed 300 billion dollars?", "add them up"),
        ("in which months of 2025 was the surplus above 100 billion?", "by how much?"),
        ("China's exports to the US in November 2025", "half of that?"),
        ("China's exports in June 2026", "double that?"),
    ],
)
def test_what_nothing_can_be_done_with_is_asked_back(before: str, asked: str, knowledge: Knowledge) -> None:
    reply = last(knowledge, before, asked)
    assert (reply.outcome, reply.figures) == ("clarify", ())


def test_the_months_above_a_bound_are_added(knowledge: Knowledge) -> None:
    turns = ("in which months of 2025 was the surplus above 100 billion?", "add them up")
    whole, *months = last(knowledge, *turns).figures
    assert len(months) == 7
    assert whole.value == pytest.approx(sum(figure.value for figure in months))


def test_after_what_was_asked_back_the_talk_goes_on_from_before(knowledge: Knowledge) -> None:
    found = query(knowledge, "China's exports to the US in 2025", "average of the three", "and to the EU?")
    assert (found.operation, found.partners) == ("level", ("EU27",))


def test_partners_are_added_in_the_currency_that_holds_them_all(knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports to the US in June 2026", "and Vietnam", "the two together")
    assert reply.figures[0].unit == "CNY_bn"
    assert reply.figures[0].value == pytest.approx(sum(figure.value for figure in reply.figures[1:3]))


def test_the_mean_and_the_part_are_those_of_the_figures_shown(knowledge: Knowledge) -> None:
    mean, *shown = last(knowledge, *TWO, "average of the two").figures
    assert mean.value == pytest.approx(sum(figure.value for figure in shown) / len(shown))
    part, *shown = last(knowledge, *TWO, "their combined share").figures
    assert part.value == pytest.approx(100 * (shown[0].value + shown[1].value) / shown[2].value)


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("exports to Vietnam in June 2026", "in dollars, not yuan"), {"basis": "value_usd"}),
        (("exports to Vietnam in June 2026", "not Vietnam, Thailand"), {"partners": ("THA",)}),
        (("exports to Vietnam in June 2026", "imports, not exports"), {"flow": "import", "partners": ("VNM",)}),
        (("exports 2025", "not China, Japan"), {"reporter": "JPN", "partners": ("WLD",)}),
        (("US share of soybean imports in 2024", "in tonnes, not percent"), {"operation": "level"}),
    ],
)
def test_what_is_denied_gives_way_to_what_is_said(
    turns: tuple[str, ...], slots: dict[str, object], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert {slot: getattr(found, slot) for slot in slots} == slots


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (
            ("imports in 2023, how fast?", "by how much in dollars?", "and exports?", "which fell more?"),
            ("compare", "both"),
        ),
        (("why did exports to the US fall in April 2025?", "how big was the fall in dollars?"), ("change", "export")),
    ],
)
def test_two_changes_told_are_compared_as_rates(
    turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.flow) == slots


def test_one_more_joins_those_that_were_set_side_by_side(knowledge: Knowledge) -> None:
    turns = ("compare exports to Vietnam and Thailand in June 2026", "now Malaysia too", "rank all three")
    assert query(knowledge, *turns).partners == ("VNM", "THA", "MYS")


@pytest.mark.parametrize(
    ("turns", "partners"),
    [
        (("China's imports from Brazil, June 2026", "ok vs Australia"), ("BRA", "AUS")),
        (("China's imports from Brazil, June 2026", "ok vs Australia", "compared with Japan?"), ("BRA", "AUS", "JPN")),
        (("exports to the US in 2025", "compared with the EU?", "and compared to 2024?"), ("USA", "EU27")),
    ],
)
def test_another_is_set_against_those_told(
    turns: tuple[str, ...], partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.by, found.partners) == ("compare", "partner", partners)


def test_two_changes_of_rates_are_compared_at_the_later_time(knowledge: Knowledge) -> None:
    turns = ("growth of exports to the EU in April 2026", "and may", "accelerating?", "ASEAN same months")
    found = query(knowledge, *turns, "the faster of the two in May")
    assert (found.operation, found.partners, found.measure) == ("compare", ("EU27", "ASEAN"), "yoy")


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("exports to Russia in 2024", "and in 2025", "so it fell by how much", "in percent"), ("growth", "RUS")),
        (
            ("soybeans: brazil november 2025", "argentina same month", "total", "brazil's share of that"),
            ("share", "BRA"),
        ),
        (
            ("China trade in August 2026", "what about July", "difference in the surplus between the two"),
            ("change", "WLD"),
        ),
    ],
)
def test_one_of_those_told_and_what_lies_between_two_summaries(
    turns: tuple[str, ...], slots: tuple[str, str], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, " ".join(found.partners)) == slots


@pytest.mark.parametrize("then", ["total of those three", "the three together", "add the three up"])
def test_as_many_as_the_months_told_are_those_months(then: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "exports to the US by month, April to June 2026", then)
    assert (found.operation, [period.code for period in found.periods]) == ("sum", ["2026-04/2026-06"])


def test_more_than_were_told_are_asked_back(knowledge: Knowledge) -> None:
    assert last(knowledge, "exports to the US by month, April to June 2026", "the sum of the four").outcome == "clarify"
