"""What a further turn asks of what was told: which one, the total of that time, number two, the highest since."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound
from tests.turns import last, query

_ORDER = "top three crude suppliers in July 2025?"


def test_which_one_is_the_comparison_told_and_asked_back_after_anything_else(knowledge: Knowledge) -> None:
    asked = "did exports to ASEAN or the EU grow faster in November 2025"
    assert query(knowledge, asked, "which one?") == query(knowledge, asked)
    assert last(knowledge, _ORDER, "which?").outcome == "clarify"
    assert last(knowledge, "which one?").outcome == "refuse"


@pytest.mark.parametrize("asked", ["total for the month?", "what was the total for the month", "total for that month"])
def test_the_total_of_the_month_after_an_order_is_of_everybody(asked: str, knowledge: Knowledge) -> None:
    found = query(knowledge, _ORDER, asked)
    assert (found.operation, found.partners, [p.code for p in found.periods]) == ("level", ("WLD",), ["2025-07"])
    assert query(knowledge, _ORDER, "and together?").partners == ("RUS", "SAU", "IRQ")


@pytest.mark.parametrize(
    ("asked", "span"),
    [("total for the year?", "2025"), ("total for the quarter", "2025-10/2025-12"), ("together?", "2025-11/2025-12")],
)
def test_a_total_of_a_longer_time_is_no_sum_of_the_months_told(asked: str, span: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "car exports in November 2025", "December", asked)
    assert [p.code for p in found.periods] == [span]


@pytest.mark.parametrize(("asked", "partner"), [("#2", "SAU"), ("and #3 in October", "IRQ"), ("no. 2?", "SAU")])
def test_a_number_sign_points_into_an_order(asked: str, partner: str, knowledge: Knowledge) -> None:
    assert query(knowledge, _ORDER, asked).partners == (partner,)


@pytest.mark.parametrize(
    ("turns", "place"),
    [
        (("exports to the US June 2026", "is June the highest since January 2025?"), "the highest since January 2025"),
        (("were June 2026 exports to the US the highest since January 2025?",), "the highest since January 2025"),
        (("was June 2026 the highest for exports to the US since January 2026?",), "the highest of first half of 2026"),
    ],
)
def test_a_month_is_set_among_those_since(turns: tuple[str, ...], place: str, knowledge: Knowledge) -> None:
    assert place in last(knowledge, *turns).headline


def test_a_series_of_its_kind_is_named_by_its_first_word_alone(knowledge: Knowledge) -> None:
    asked = ("PMI for October 2025", "and the services one")
    assert query(knowledge, *asked, "what about factory").commodities == ("pmi_manufacturing",)
    assert not last(knowledge, *asked, "factory orders").figures
    assert not last(knowledge, "exports in October 2025", "what about factory").figures


@pytest.mark.parametrize("asked", ["did they recover by the end of that year", "and by year-end?"])
def test_a_rate_of_a_month_recovers_by_the_last_month_of_a_year(asked: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "exports to the US May 2025 yoy", asked)
    assert (found.operation, [p.code for p in found.periods]) == ("growth", ["2025-12"])


def test_a_sum_is_set_against_that_of_another_time(knowledge: Knowledge) -> None:
    turns = ("exports Q3 2025 total", "versus Q3 2024", "how does that compare with Q2")
    assert [p.code for p in query(knowledge, *turns).periods] == ["2025-07/2025-09", "2025-04/2025-06"]


@pytest.mark.parametrize(
    ("turns", "partners", "measure"),
    [
        (("exports to ASEAN in 2025", "more than the EU?"), ("ASEAN", "EU27"), None),
        (("exports to ASEAN in 2025", "is it more than to the EU?"), ("ASEAN", "EU27"), None),
        (("exports to ASEAN in November 2025, growth", "is that more than the EU?"), ("ASEAN", "EU27"), "yoy"),
        (("soybeans from Brazil 2025", "more than the US?", "more than Argentina?"), ("BRA", "ARG"), None),
    ],
)
def test_more_than_somebody_is_beside_the_one_told(
    turns: tuple[str, ...], partners: tuple[str, ...], measure: str | None, knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, found.partners, found.measure) == ("compare", partners, measure)


@pytest.mark.parametrize("asked", ["and the biggest deficits", "biggest deficits?", "and deficits?"])
def test_deficits_after_surpluses_are_the_other_end_of_the_order(asked: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "which were China's biggest surpluses by country in 2023?", asked)
    assert (found.operation, found.by, found.limit) == ("rank", "partner", -5)
    assert last(knowledge, "biggest deficits 2023").outcome == "clarify"


@pytest.mark.parametrize(
    ("turns", "slots"),
    [
        (("Vietnam exports to China 2025", "and exports to the US?"), ("VNM", "export", ("USA",))),
        (("Vietnam exports to China 2025", "exports to the US"), ("VNM", "export", ("USA",))),
        (("US imports from China 2025, US data", "and imports from Mexico?"), ("USA", "import", ("MEX",))),
        (("US imports from China 2025, US data", "and exports to China?"), ("USA", "export", ("CHN",))),
        (("what did Germany import from China in 2025?", "and Chinese exports to the US"), ("CHN", "export", ("USA",))),
        (("Vietnam exports to China 2025", "exports to the US in 2024"), ("CHN", "export", ("USA",))),
    ],
)
def test_anothers_trade_goes_on_with_somebody_else(
    turns: tuple[str, ...], slots: tuple[str, str, tuple[str, ...]], knowledge: Knowledge
) -> None:
    found = query(knowledge, *turns)
    assert (found.reporter, found.flow, found.partners) == slots


def test_a_share_by_per_cent_of_the_total_and_a_pace_after_a_price(knowledge: Knowledge) -> None:
    found = query(knowledge, "Argentine soybeans 2025", "yoy", "% of total")
    assert (found.operation, found.partners) == ("share", ("ARG",))
    found = query(knowledge, "average price of crude imports in December 2025", "how many barrels a day was that")
    assert (found.operation, found.basis) == ("level", "mbpd")


@pytest.mark.parametrize("asked", ["and overall?", "overall then", "globally?"])
def test_overall_after_one_partner_is_of_everybody(asked: str, knowledge: Knowledge) -> None:
    found = query(knowledge, "how much did exports to ASEAN rise in 2025", asked)
    assert (found.operation, found.partners) == ("growth", ("WLD",))
    assert query(knowledge, "exports to the US overall in 2025").partners == ("USA",)


@pytest.mark.parametrize("asked", ["down then?", "and in 2024?", "in dollars"])
def test_after_a_word_that_nobody_knows_it_is_open_what_is_meant(asked: str, knowledge: Knowledge) -> None:
    turns = ("copper concentrate imports 2025", "and widgets?")
    assert last(knowledge, *turns).reason == "not_held"
    assert last(knowledge, *turns, asked).outcome == "clarify"
    assert query(knowledge, *turns, "and iron ore?").commodities == ("iron_ore",)


def test_a_month_after_a_run_of_months_is_that_month(knowledge: Knowledge) -> None:
    found = query(knowledge, "how many months in a row was the PMI below 50 in 2025", "and in January 2026?")
    assert (found.operation, [p.code for p in found.periods]) == ("level", ["2026-01"])


def test_a_bare_bound_after_falls_in_per_cent_is_one_of_falls(knowledge: Knowledge) -> None:
    turns = ("in which months of 2025 did exports to the US fall more than 30%", "and more than 20?")
    bound = query(knowledge, *turns).condition
    assert isinstance(bound, Bound)
    assert (bound.comparator, bound.amount, bound.unit) == ("below", -20.0, "pct")
