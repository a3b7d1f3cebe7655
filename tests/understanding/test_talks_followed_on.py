"""What follows in a talk: who else, without one, they and us, the worst after a claim, another flow at a bound; and
sentences that tell something are no fragment of it."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotTrade
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query
from tests import turns
from tests.understanding.asking import one

_FIRST = ("exports in November 2025", "top 5 export markets 2025")


@pytest.mark.parametrize(
    "text",
    [
        "We set this in order to distinguish them",
        "We need to make sure they're",
        "The whole traceback was printed",
        "This method is deprecated, use the name attribute instead.",
        "It must always be positive",
        "The main reason for doing this is that",
        "There's usually no reason",
        "See more info about",
        "While there is a separate",
        "It's possible that a single export",
        "Must register before it gets imported",
        "This can be very slow!",
        "It may be one of",
        "Keep track if anything changed",
        "Here's an example which sets the Path attribute.",
    ],
)
def test_what_tells_something_is_no_follow_up(knowledge: Knowledge, text: str) -> None:
    for first in _FIRST:
        assert isinstance(turns.read(knowledge, first, text), NotTrade), first


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("we need the average of 2025", "average"),
        ("the amount is what I need", "level"),
        ("my editor wants the imports instead", "level"),
        ("that was the record I think", "record"),
        ("has it ever been higher", "record"),
        ("the second half of 2025 is what I need", "level"),
    ],
)
def test_what_wants_a_figure_goes_on(knowledge: Knowledge, text: str, operation: str) -> None:
    assert turns.query(knowledge, _FIRST[0], text).operation == operation


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("A story on India. What did China sell there in 2025?", "export", "IND"),
        ("My piece is on the EU. What does China buy from them?", "import", "EU27"),
        ("India what did China sell there in 2025", "export", "IND"),
    ],
)
def test_who_deals_is_named_after_the_question_word(knowledge: Knowledge, text: str, flow: str, partner: str) -> None:
    query = one(knowledge, text)
    assert (query.reporter, query.flow, query.partners) == ("CHN", flow, (partner,))


@pytest.mark.parametrize(
    ("first", "then", "flow"),
    [
        ("trade with Vietnam in 2024", "what did they sell us", "import"),
        ("trade with Vietnam in 2024", "just what they bought from us", "export"),
        ("trade with Vietnam in 2024", "how much did they buy", "export"),
        ("exports to the US in 2025", "what did they sell to us", "import"),
        ("exports to the US in 2025", "what did they buy from us in 2024", "export"),
        ("imports from Vietnam in 2024", "what they sold us in 2023", "import"),
    ],
)
def test_they_are_the_partner_and_we_are_not(knowledge: Knowledge, first: str, then: str, flow: str) -> None:
    query = turns.query(knowledge, first, then)
    partner = "USA" if "US" in first else "VNM"
    assert (query.reporter, query.flow, query.partners) == ("CHN", flow, (partner,))


@pytest.mark.parametrize(
    ("first", "then", "flow"),
    [
        ("Brazil's share of soybean imports in 2025", "who else sells them", "import"),
        ("soybeans from Brazil in 2025", "who else", "import"),
        ("exports to Japan in 2024", "who else buys", "export"),
        ("exports to Japan in 2024", "who else did China sell to?", "export"),
        ("imports from Japan in 2024", "who else did China buy from?", "import"),
    ],
)
def test_who_else_asks_for_all_of_them(knowledge: Knowledge, first: str, then: str, flow: str) -> None:
    told, query = turns.query(knowledge, first), turns.query(knowledge, first, then)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", flow)
    assert (query.commodities, query.periods) == (told.commodities, told.periods)


def test_the_worst_after_whether_every_month_fell(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "did exports to the US fall in every month of 2025?", "which was the worst")
    assert (query.operation, query.measure, query.limit) == ("record", "yoy", -1)


def test_another_flow_at_another_bound(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "which months of 2025 saw exports above 320bn?", "what about imports above 220")
    assert (query.operation, query.by, query.flow, query.periods) == (
        "threshold",
        "which",
        "import",
        (Period.year(2025),),
    )
    assert isinstance(query.condition, Bound)
    assert query.condition.amount == 220


@pytest.mark.parametrize("text", ["now without ASEAN", "without ASEAN", "ok, leave out ASEAN"])
def test_without_one_of_them(knowledge: Knowledge, text: str) -> None:
    query = turns.query(knowledge, "exports to ASEAN, the EU and India in 2025", text)
    assert (query.partners, query.periods) == (("EU27", "IND"), (Period.year(2025),))


def test_it_moved_after_an_order_is_no_move_of_all_trade(knowledge: Knowledge) -> None:
    first = "which country did China have its largest deficit with in 2024?"
    assert turns.query(knowledge, first, "has it widened").operation == "rank"
    assert turns.query(knowledge, _FIRST[1], "did it grow", "has it grown").operation == "rank"


def test_the_same_of_another_after_the_weakest_quarter(knowledge: Knowledge) -> None:
    talk = ("split exports to the US in 2024 into quarters", "which was weakest?", "same for Vietnam please")
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.by, query.limit, query.partners) == ("rank", "quarter", -1, ("VNM",))


@pytest.mark.parametrize("text", ["and the total?", "total was?"])
def test_a_total_after_a_part_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert isinstance(turns.read(knowledge, "US share of exports in 2024", text), Ambiguous)


@pytest.mark.parametrize("text", ["vs the whole of 2024", "compared with all of 2024"])
def test_a_half_is_not_set_against_a_half_where_the_year_is_said(knowledge: Knowledge, text: str) -> None:
    query = turns.read(knowledge, "imports from Vietnam in the first half of 2026", text)
    assert not isinstance(query, Query) or Period.year(2024) in query.periods


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("imports rose 28.2% in August 2026, true?", "and exports by 25", 25),
        ("exports were 330.3bn in November 2025, right?", "and imports at 218", 218),
    ],
)
def test_another_flow_is_claimed(knowledge: Knowledge, first: str, then: str, amount: float) -> None:
    query = turns.query(knowledge, first, then)
    assert query.operation == "check"
    assert isinstance(query.condition, Bound)
    assert query.condition.amount == amount


@pytest.mark.parametrize("text", ["price per ton of the ore", "the ore in 2024?"])
def test_the_ore_is_of_the_metal_that_was_told(knowledge: Knowledge, text: str) -> None:
    assert turns.query(knowledge, "copper ore imports in 2025", text).commodities == ("copper_concentrate",)


def test_was_there_ever_a_bigger_one(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "China's surplus in June 2026", "was there ever a bigger one")
    assert (query.operation, query.flow) == ("record", "balance")


def test_which_means_that_is_no_question_after_a_meaning(knowledge: Knowledge) -> None:
    talk = ("imports rose 28.2% in August 2026, true?", "which means the surplus narrowed?")
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.flow, query.periods) == ("growth", "balance", (Period.month(2026, 8),))
