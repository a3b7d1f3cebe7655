"""English questions that stand alone: revised series, distances, runs that go on, what is finer than a month."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def query(text: str, knowledge: Knowledge) -> Query | CannotAnswer:
    """The one query of an English question."""
    asked = Question(text, TODAY, "en")
    return understand(asked, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("in how many months of 2023 were exports, revised, above 290 bn?", "threshold"),
        ("in how many months of 2023 were revised exports above 290 bn?", "threshold"),
        ("what was the highest revised surplus in 2025", "record"),
        ("is it correct that the January 2025 surplus (revised) is larger than that of June 2026", "compare"),
        ("revised exports in July 2023", "revision"),
        ("were exports in June 2025 revised up?", "revision"),
        ("is the revised 2022 surplus smaller than the first print", "revision"),
        ("was the 2022 surplus revised below 850 bn?", "revision"),
    ],
)
def test_revised_months_are_counted_and_set_apart_like_others(text: str, operation: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert found.operation == operation


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("how far from 50 was the pmi in november 2025", "either"),
        ("how far off 50 was the pmi in november 2025", "either"),
        ("how many points from 50 was the pmi in november 2025", "either"),
        ("how far from 100 billion was the surplus in november 2025", "either"),
        ("was the pmi below 50 in november 2025", "below"),
    ],
)
def test_how_far_it_is_from_an_amount_names_no_side(text: str, comparator: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert isinstance(found.condition, Bound)
    assert found.condition.comparator == comparator


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("exports two months before November 2025", "2025-09"),
        ("exports in the two months before November 2025", "2025-09/2025-10"),
        ("exports three months after Liberation Day", "2025-07"),
        ("exports over the three months after Liberation Day", "2025-05/2025-07"),
        ("copper concentrate imports full yr 25", "2025"),
        ("India's deficit with China, last fiscal year april 2024 march 2025", "2024-04/2025-03"),
    ],
)
def test_months_off_are_a_month_unless_an_article_makes_them_a_stretch(
    text: str, period: str, knowledge: Knowledge
) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert [p.code for p in found.periods] == [period]


@pytest.mark.parametrize(
    ("text", "operation", "partners"),
    [
        ("how much of export growth came from ASEAN in 2025", "contribution", ("ASEAN",)),
        ("how much of the rise in exports came from the EU in 2025", "contribution", ("EU27",)),
        ("what share of export growth came from Africa in 2025", "contribution", ("AFRICA",)),
        ("how much of China's soy comes from Brazil", "share", ("BRA",)),
        ("how much did imports from ASEAN grow in 2025", "growth", ("ASEAN",)),
        ("which market grew faster in Nov 2025, Africa or Latin America?", "compare", ("AFRICA", "LATAM")),
    ],
)
def test_a_part_of_a_rise_that_comes_from_there_is_no_import(
    text: str, operation: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.partners) == (operation, partners)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("how many months have exports been growing", "streak"),
        ("how many months have exports to the US been growing now", "streak"),
        ("how many months did exports grow in 2025", "threshold"),
        ("how many months have exports been falling in 2025", "threshold"),
    ],
)
def test_how_many_months_something_has_been_moving_is_a_run(text: str, operation: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert found.operation == operation


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("source of the pmi?", "source"),
        ("source of the surplus figure?", "source"),
        ("When was the December 2025 FT-900 published?", "release_date"),
        ("latest month with a figure for exports to Vietnam", "fresh"),
        ("what is the FT-900", "ft900"),
    ],
)
def test_what_is_asked_of_the_data(text: str, by: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert found.by == by


@pytest.mark.parametrize("text", ["weekly exports", "exports per week in 2025", "daily export figures"])
def test_what_is_finer_than_a_month_is_said_not_to_be_held(text: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, CannotAnswer)
    assert found.said.kind == "refusal.not_held.finer"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("taiwan balance 25 usd", ["2025"]),
        ("who buys more from china 25, us or eu", ["2025"]),
        ("worst 3 months of 25 for exports to us", ["2025"]),
        ("soy imports 24 vs 25", ["2025"]),
    ],
)
def test_two_digits_that_count_nothing_are_the_year(text: str, years: list[str], knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert [p.code for p in found.periods] == years


@pytest.mark.parametrize(
    "text",
    ["ore imports 25 mt", "exports grew 25", "exports in 20 months", "tariff of 25", "import 20 files", "25 cars"],
)
def test_two_digits_that_may_count_something_are_no_year(text: str, knowledge: Knowledge) -> None:
    assert isinstance(query(text, knowledge), CannotAnswer)


@pytest.mark.parametrize(
    ("text", "reporter", "partner"),
    [
        ("US-Vietnam deficit 2025", "USA", "VNM"),
        ("US-Mexico trade balance 2025", "USA", "MEX"),
        ("US-EU deficit 2025", "USA", "EU27"),
        ("Vietnam-US surplus 2025", "VNM", "USA"),
        ("Japan-US balance 2025", "JPN", "USA"),
        ("China-US deficit 2025", "CHN", "USA"),
    ],
)
def test_two_others_joined_by_a_hyphen_have_a_balance_with_each_other(
    text: str, reporter: str, partner: str, knowledge: Knowledge
) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.reporter, found.partners) == (reporter, (partner,))


@pytest.mark.parametrize(
    "text", ["US tariff revenue from Chinese goods in 2025", "US tariff revenues 2025", "EU-Japan trade balance 2025"]
)
def test_what_tariffs_bring_in_and_the_trade_of_two_others_are_not_held(text: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, CannotAnswer)
    assert found.reason == "not_held"


@pytest.mark.parametrize("text", ["pmi after the 2025 slump", "exports to the US since the 2025 slump"])
def test_a_slump_of_a_year_is_no_beginning(text: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, CannotAnswer)
    assert found.reason == "ambiguous"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("was the surplus in January 2026 larger than the one in August 2026?", "compare"),
        ("which month of 2024 had the highest imports in the revised series?", "record"),
        ("why did the yuan drop below 7", "why"),
    ],
)
def test_turns_of_asking(text: str, operation: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert found.operation == operation


def test_what_the_other_side_says_too_is_asked_of_its_books(knowledge: Knowledge) -> None:
    found = query("china says its surplus with the US in 2024... what do the americans say?", knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.partners) == ("mirror", ("USA",))


def test_the_largest_deficits_of_another_are_with_whom(knowledge: Knowledge) -> None:
    found = query("america's biggest goods deficits last year, top four", knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.by, found.reporter) == ("rank", "partner", "USA")
