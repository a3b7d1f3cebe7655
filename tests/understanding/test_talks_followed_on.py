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


_MAY, _JUNE, _MARCH = Period.month(2026, 5), Period.month(2026, 6), Period.month(2026, 3)


@pytest.mark.parametrize(
    ("first", "then", "flow", "partners", "goods"),
    [
        ("How many bananas did China import in 2025?", "and soybeans?", "import", ("WLD",), ("soybeans",)),
        ("imports of widgets from Brazil in 2025", "soybeans then", "import", ("BRA",), ("soybeans",)),
        ("exports to Narnia in 2025", "and the US?", "export", ("USA",), ("TOTAL",)),
    ],
)
def test_another_good_or_partner_in_the_place_of_an_unknown_word(
    knowledge: Knowledge, first: str, then: str, flow: str, partners: tuple[str, ...], goods: tuple[str, ...]
) -> None:
    query = turns.query(knowledge, first, then)
    assert (query.flow, query.partners, query.commodities, query.periods) == (
        flow,
        partners,
        goods,
        (Period.year(2025),),
    )


@pytest.mark.parametrize("then", ["imports?", "and in 2024?", "growth?"])
def test_what_names_no_other_good_or_partner_after_an_unknown_word_is_asked_back(
    knowledge: Knowledge, then: str
) -> None:
    assert isinstance(turns.read(knowledge, "exports to Narnia in 2025", then), Ambiguous)


@pytest.mark.parametrize(
    ("talk", "partners", "periods"),
    [
        (("soybeans from Brazil in 2025", "and the US", "the other one again"), ("BRA",), (Period.year(2025),)),
        (("exports to India and Vietnam in June 2026", "the first in March"), ("IND",), (_MARCH,)),
        (("top 3 buyers June 2026", "the second one's share?", "and the first"), ("HKG",), (_JUNE,)),
    ],
)
def test_one_of_those_told(
    knowledge: Knowledge, talk: tuple[str, ...], partners: tuple[str, ...], periods: tuple[Period, ...]
) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.partners, query.periods) == (partners, periods)


def test_the_other_direction_after_an_order_of_partners(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "top 3 suppliers in 2024", "the other direction")
    assert (query.operation, query.flow, query.limit) == ("rank", "export", 3)


def test_the_place_of_one_whose_share_was_told(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "exports to Vietnam in 2024", "as a share?", "and its rank?")
    assert (query.operation, query.partners, query.measure) == ("rank", ("VNM",), None)


@pytest.mark.parametrize(
    ("first", "operation"),
    [("exports to the US: why did they fall in May 2026", "growth"), ("exports in May 2026", "level")],
)
def test_what_was_right_before(knowledge: Knowledge, first: str, operation: str) -> None:
    query = turns.query(knowledge, first, "and before?")
    assert (query.operation, query.periods) == (operation, (Period.month(2026, 4),))


def test_a_share_now(knowledge: Knowledge) -> None:
    assert turns.query(knowledge, "Share of the US in China's exports 2018", "and now?").operation == "share"


@pytest.mark.parametrize("then", ["no, I meant exports", "only exports"])
def test_one_flow_alone_after_two_side_by_side(knowledge: Knowledge, then: str) -> None:
    query = turns.query(knowledge, "exports vs imports in June 2026", then)
    assert (query.operation, query.flow) == ("level", "export")


@pytest.mark.parametrize(
    ("then", "partners"),
    [
        ("I meant ASEAN, not the EU", ("USA", "ASEAN")),
        ("no, with Japan", ("USA", "JPN")),
        ("with Japan instead", ("USA", "JPN")),
        ("only the EU", ("EU27",)),
    ],
)
def test_another_in_the_place_of_one_of_two(knowledge: Knowledge, then: str, partners: tuple[str, ...]) -> None:
    assert turns.query(knowledge, "exports to the US vs the EU in June 2026", then).partners == partners


@pytest.mark.parametrize(
    ("then", "by"), [("only the ones above 310 billion", "which"), ("how often above 310 billion?", "count")]
)
def test_months_above_a_bound_after_months_one_by_one(knowledge: Knowledge, then: str, by: str) -> None:
    query = turns.query(knowledge, "list exports for each month of 2025", then)
    bound = query.condition
    assert isinstance(bound, Bound)
    assert (query.operation, query.by, bound.comparator, bound.amount) == ("threshold", by, "above", 310)


def test_a_deficit_with_the_partner_told(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "balance with Japan in June 2026", "was the deficit larger in March or June 2026")
    assert (query.operation, query.partners, query.periods) == ("compare", ("JPN",), (_MARCH, _JUNE))


def test_either_of_two_months_in_a_fragment(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "exports in June 2026", "which month was higher, May or June?")
    assert (query.operation, query.measure, query.periods) == ("compare", None, (_MAY, _JUNE))


@pytest.mark.parametrize(
    ("first", "then", "month"),
    [
        ("exports last December", "the December before", Period.month(2024, 12)),
        ("exports in March 2026", "and the June before that", Period.month(2025, 6)),
        ("exports in June 2026", "and the March before?", _MARCH),
    ],
)
def test_a_month_before_the_one_told(knowledge: Knowledge, first: str, then: str, month: Period) -> None:
    assert turns.query(knowledge, first, then).periods == (month,)


def test_the_mean_month_of_each_of_two_times(knowledge: Knowledge) -> None:
    queries = turns.last(knowledge, "exports Q3 2025", "Q4", "average per month in each").queries
    assert [(one.operation, one.periods) for one in queries] == [
        ("average", (Period.months((2025, 7), (2025, 9)),)),
        ("average", (Period.months((2025, 10), (2025, 12)),)),
    ]


def test_both_courses_together(knowledge: Knowledge) -> None:
    queries = turns.last(knowledge, "trend in exports since mid 2025", "imports as well", "plot both").queries
    assert [(one.operation, one.flow) for one in queries] == [("trend", "export"), ("trend", "import")]


def test_the_months_that_went_the_other_way(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "growth of imports in 2025 by month", "which months fell", "and rose?")
    assert (query.operation, query.by) == ("threshold", "which")


def test_what_was_expected_of_the_month_found(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "in which month of 2025 did imports grow fastest", "what did Reuters expect then")
    assert (query.operation, query.periods) == ("surprise", (Period.month(2025, 9),))


@pytest.mark.parametrize(
    "text",
    ["However, we still compare its", "Can't think of a good reason not to, and it"],
)
def test_what_breaks_off_gets_no_figure(knowledge: Knowledge, text: str) -> None:
    for first in _FIRST:
        assert not turns.last(knowledge, first, text).figures, first


def test_a_place_in_an_order_after_one_figure_is_asked_back(knowledge: Knowledge) -> None:
    assert isinstance(turns.read(knowledge, "exports in November 2025", "First try to find"), Ambiguous)
