"""What a follow-up has from the talk: the one that stands in an order, the month found, whose count, two times told."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotHeld
from bot.knowledge import Knowledge
from bot.model import Bound, Period
from tests.turns import query, read

_SOLD = "who sold the most soybeans to China in 2025"


def test_the_first_after_the_second_and_the_third(knowledge: Knowledge) -> None:
    share = query(knowledge, _SOLD, "second?", "third one", "share of the first")
    assert (share.operation, share.partners) == ("share", ("BRA",))


def test_more_than_the_year_before_is_of_the_month_found(knowledge: Knowledge) -> None:
    rate = query(knowledge, "best month ever for chinese exports?", "how much percent more than year before")
    assert (rate.operation, rate.periods) == ("compare", (Period.month(2026, 6), Period.month(2025, 6)))
    earlier = query(knowledge, "highest monthly surplus in 2025?", "and the year before?")
    assert (earlier.operation, earlier.periods) == ("record", (Period.year(2024),))


@pytest.mark.parametrize("text", ["next one?", "and the next one", "and the next?"])
def test_the_next_one_after_a_release(knowledge: Knowledge, text: str) -> None:
    assert query(knowledge, "when did the August numbers come out", text).by == "release_next"


def test_no_poll_is_of_a_year(knowledge: Knowledge) -> None:
    talk = ("November 2025 trade in brief", "and what was expected")
    assert query(knowledge, *talk, "and the surplus for all 2025?").operation == "balance"
    assert query(knowledge, *talk, "december?").operation == "surprise"


@pytest.mark.parametrize("text", ["what about the americans?", "and the US one?", "what about US data?"])
def test_whose_revision(knowledge: Knowledge, text: str) -> None:
    revised = query(knowledge, "was the 2024 surplus revised", text)
    assert (revised.operation, revised.reporter, revised.partners) == ("revision", "USA", ("WLD",))


def test_a_weight_is_of_the_goods_told(knowledge: Knowledge) -> None:
    weighed = query(knowledge, "rare earth magnet exports december 2025", "how many tonnes went out in november")
    assert (weighed.commodities, weighed.periods) == (("rare_earth_magnets",), (Period.month(2025, 11),))


def test_their_deficit_is_in_the_books_told_before(knowledge: Knowledge) -> None:
    talk = ("how much does the EU say it imported from china in 2024", "and chinas own number")
    deficit = query(knowledge, *talk, "their deficit that year")
    assert (deficit.reporter, deficit.flow, deficit.partners) == ("EU27", "balance", ("CHN",))


def test_both_months_are_those_told(knowledge: Knowledge) -> None:
    talk = ("Export growth of China, July 2026", "the month after")
    for text in ("imports both months", "surplus both months"):
        assert query(knowledge, *talk, text).periods == (Period.month(2026, 7), Period.month(2026, 8))


def test_points_after_one_figure_are_asked_back(knowledge: Knowledge) -> None:
    talk = ("tariff us china now", "so up how many points")
    assert isinstance(read(knowledge, *talk), Ambiguous)
    assert query(knowledge, talk[0], "january 2025", talk[1]).operation == "change"


def test_how_many_of_them_after_a_rate(knowledge: Knowledge) -> None:
    talk = ("cars exported in november 2025, how many", "in percent vs a year earlier", "how many of them electric")
    asked = read(knowledge, *talk)
    assert (asked.operation, asked.commodities) == ("level", ("nev",))  # type: ignore[union-attr]


def test_the_fiscal_year_of_india_is_in_its_books(knowledge: Knowledge) -> None:
    assert query(knowledge, "india trade with china FY25").reporter == "IND"
    assert query(knowledge, "China's exports to India in FY25").reporter == "CHN"


def test_why_licences_is_of_what_leaves(knowledge: Knowledge) -> None:
    asked = query(knowledge, "why does China demand licences for rare earths?")
    assert (asked.operation, asked.by) == ("define", "event:rare_earth_controls_april reason")
    again = query(knowledge, "rare earth exports may 2025", "why are they doing licences now")
    assert (again.operation, again.commodities) == ("why", ("rare_earths",))


@pytest.mark.parametrize(
    "text",
    [
        "What does Washington say it imported from China in 2024? And I will need Beijing's figure too.",
        "China's exports to the US in 2024, and the US figure",
    ],
)
def test_one_count_and_then_the_other(knowledge: Knowledge, text: str) -> None:
    asked = query(knowledge, text)
    assert (asked.operation, asked.partners) == ("mirror", ("USA",))


def test_one_count_by_the_other_side(knowledge: Knowledge) -> None:
    assert query(knowledge, "US imports from China in 2024 according to Beijing").operation == "level"


@pytest.mark.parametrize(("text", "flow"), [("the second", "import"), ("first one", "export"), ("2", "import")])
def test_a_choice_by_its_place(knowledge: Knowledge, text: str, flow: str) -> None:
    assert query(knowledge, "steel april 2025", text).flow == flow


def test_another_currency_than_those_of_the_rate(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "yuan rate may 2026", "euro?"), NotHeld)


def test_the_first_of_those_counted_is_no_word_explained(knowledge: Knowledge) -> None:
    talk = ("in which months of 2025 exports to US fell more than 30 percent", "what was the value in the first one")
    assert query(knowledge, *talk).operation != "define"


def test_the_two_months_of_two_rates(knowledge: Knowledge) -> None:
    talk = ("growth of exports to Africa in 2025", "month with the fastest", "slowest", "EU in the same two months")
    rates = query(knowledge, *talk)
    assert (rates.operation, rates.periods) == ("growth", (Period.month(2025, 9), Period.month(2025, 2)))


@pytest.mark.parametrize("text", ["how does that compare w november?", "compare that with november"])
def test_the_figure_after_a_why_is_compared(knowledge: Knowledge, text: str) -> None:
    compared = query(knowledge, "hey whats up with rare earth exports in dec 2025", text)
    assert (compared.operation, compared.measure) == ("compare", None)
    assert compared.periods == (Period.month(2025, 12), Period.month(2025, 11))


def test_the_factory_one_is_no_amount(knowledge: Knowledge) -> None:
    talk = ("manufacturing PMI May 2026", "non-manufacturing?")
    counted = query(knowledge, *talk, "how many months has the factory one been under 50 in 2025")
    assert (counted.operation, counted.by, counted.commodities) == ("threshold", "count", ("pmi_manufacturing",))
    assert isinstance(counted.condition, Bound)
    assert (counted.condition.comparator, counted.condition.amount) == ("below", 50.0)
