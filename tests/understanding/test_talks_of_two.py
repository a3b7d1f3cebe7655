"""What follows in a talk after two things were told: against another time, charted, the former and the latter, the
first and the last; what is meant and not what was read; one of an order; what is no follow-up."""

from __future__ import annotations

import pytest

from bot.errors import NotTrade
from bot.knowledge import Knowledge
from bot.model import Bound, Period
from tests.turns import last, query, read


def _told(knowledge: Knowledge, *turns: str) -> list[tuple[str, str | None, tuple[str, ...], list[str]]]:
    queries = last(knowledge, *turns).queries
    return [(q.operation, q.flow, q.partners, [period.code for period in q.periods]) for q in queries]


@pytest.mark.parametrize("then", ["against 2024?", "vs 2024", "compared with 2024", "how does that compare with 2024?"])
def test_both_flows_against_another_time(knowledge: Knowledge, then: str) -> None:
    assert _told(knowledge, "exports and imports in 2025", then) == [
        ("compare", "export", ("WLD",), ["2025", "2024"]),
        ("compare", "import", ("WLD",), ["2025", "2024"]),
    ]


def test_each_partner_or_question_against_another_time(knowledge: Knowledge) -> None:
    talk = ("Imports from Germany and Japan in 2024", "against 2023?")
    assert [partners for _, _, partners, _ in _told(knowledge, *talk)] == [("DEU",), ("JPN",)]
    talk = ("US and EU share of exports in 2025", "compared with 2024?")
    assert [(op, partners) for op, _, partners, _ in _told(knowledge, *talk)] == [
        ("share", ("USA",)), ("share", ("EU27",))
    ]  # fmt: skip
    for then in ("against 2024?", "growth?"):
        talk = ("exports to the US in 2025? and imports?", then)
        assert [flow for _, flow, _, _ in _told(knowledge, *talk)] == ["export", "import"], then


def test_the_growth_of_the_one_amount_alone(knowledge: Knowledge) -> None:
    talk = ("exports to the US in 2025? and growth of exports to the EU?", "growth?")
    assert [partners for _, _, partners, _ in _told(knowledge, *talk)] == [("EU27",)]


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (("exports in 2025", "imports?", "chart both please"), [("export", ("WLD",)), ("import", ("WLD",))]),
        (("exports and imports in 2025", "plot both"), [("export", ("WLD",)), ("import", ("WLD",))]),
        (("exports to Japan in 2024", "Korea", "chart both"), [("export", ("JPN",)), ("export", ("KOR",))]),
    ],
)
def test_both_are_charted(
    knowledge: Knowledge, talk: tuple[str, ...], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _told(knowledge, *talk) == [("trend", flow, partners, told[3]) for (flow, partners), told in
                                       zip(expected, _told(knowledge, *talk), strict=True)]  # fmt: skip


def test_both_are_charted_in_dollars_after_how_far_they_moved(knowledge: Knowledge) -> None:
    talk = ("exports to the EU, first half 2026", "and a year ago", "change in dollars", "imports", "chart both")
    assert [(q.operation, q.flow, q.measure) for q in last(knowledge, *talk).queries] == [
        ("trend", "export", None), ("trend", "import", None)
    ]  # fmt: skip


def test_a_course_against_the_same_months_a_year_earlier(knowledge: Knowledge) -> None:
    asked = query(knowledge, "China's trade surplus since January", "vs the same period last year")
    assert (asked.operation, asked.by, [period.code for period in asked.periods]) == (
        "compare", "period", ["2026-01/2026-08", "2025-01/2025-08"]
    )  # fmt: skip


def test_the_former_and_the_latter_of_one_reply(knowledge: Knowledge) -> None:
    first = "Imports from Germany and Japan in 2024"
    assert query(knowledge, first, "and the latter?").partners == ("JPN",)
    assert query(knowledge, first, "the former?", "and the latter?").partners == ("JPN",)
    assert query(knowledge, first, "in total", "the latter alone").partners == ("JPN",)


def test_the_first_and_the_last_of_three(knowledge: Knowledge) -> None:
    for then in ("difference between first and last", "the difference between the first and the last?"):
        asked = query(knowledge, "exports in May 2026", "June", "March", then)
        assert asked.operation == "change", then
        assert asked.periods == (Period.month(2026, 5), Period.month(2026, 3)), then
    asked = query(knowledge, "top 5 export markets 2024", "gap between the first and the last")
    assert asked.partners == ("USA", "KOR")


@pytest.mark.parametrize(
    ("first", "then", "operation"),
    [
        ("forecast for November 2025 exports", "no, I mean the growth, not the forecast", "growth"),
        ("exports in November 2025", "the growth, not the amount", "growth"),
        ("exports in November 2025", "growth, not level", "growth"),
        ("exports growth in November 2025", "not the growth, the level", "level"),
        ("imports from Japan 2024", "the share, not the growth", "share"),
        ("exports in 2025", "monthly average, not the total", "average"),
    ],
)
def test_what_is_meant_and_not_what_is_denied(knowledge: Knowledge, first: str, then: str, operation: str) -> None:
    assert query(knowledge, first, then).operation == operation


def test_what_did_not_grow_is_no_correction(knowledge: Knowledge) -> None:
    asked = query(knowledge, "China's imports in 2025", "so imports did not grow?")
    assert (asked.operation, asked.condition is not None) == ("check", True)


@pytest.mark.parametrize("then", ["so Taiwan is number one?", "Taiwan first?", "Taiwan is on top then?"])
def test_whether_one_stands_first_is_its_place(knowledge: Knowledge, then: str) -> None:
    asked = query(knowledge, "China's top five import sources for 2024", then)
    assert (asked.operation, asked.by, asked.partners, asked.limit) == ("rank", "partner", ("TWN",), None)


def test_the_largest_to_one_is_no_place(knowledge: Knowledge) -> None:
    assert query(knowledge, "top 5 export markets 2025", "the biggest to the US?").operation == "record"


def test_the_next_one_down_stands_behind_the_one_told(knowledge: Knowledge) -> None:
    first = "Top 3 import sources 2024"
    assert query(knowledge, first, "the second one", "next one down?").partners == ("USA",)
    assert query(knowledge, first, "only the third", "next one down?").limit == 4


@pytest.mark.parametrize(
    ("then", "flow", "amount"),
    [("and imports $250bn?", "import", 250), ("imports 270 bn?", "import", 270), ("exports 380?", "export", 380)],
)
def test_a_flow_with_a_bare_amount_after_a_bound(knowledge: Knowledge, then: str, flow: str, amount: float) -> None:
    asked = query(knowledge, "In which month did exports exceed $350bn", then)
    assert (asked.operation, asked.flow) == ("threshold", flow)
    assert isinstance(asked.condition, Bound)
    assert (asked.condition.comparator, asked.condition.amount) == ("above", amount)


@pytest.mark.parametrize("then", ["out of how much?", "the whole was how much?", "of how many in total"])
def test_the_whole_of_which_a_share_was_told(knowledge: Knowledge, then: str) -> None:
    asked = query(knowledge, "US share of exports in 2024", then)
    assert (asked.operation, asked.partners, asked.periods) == ("level", ("WLD",), (Period.year(2024),))


def test_the_gap_between_the_books_of_another_year(knowledge: Knowledge) -> None:
    first = "US and China figures for exports to the US 2025, how far apart"
    asked = query(knowledge, first, "was the gap smaller in 2024?")
    assert (asked.operation, asked.by, asked.periods) == ("mirror", "gap", (Period.year(2024),))


@pytest.mark.parametrize(
    ("first", "then", "flow"),
    [
        ("Exports in 2024", "who were they sold to", "export"),
        ("imports in 2024", "who was it bought from", "import"),
        ("exports in 2024", "and who does it buy from", "import"),
    ],
)
def test_who_it_was_sold_to(knowledge: Knowledge, first: str, then: str, flow: str) -> None:
    asked = query(knowledge, first, then)
    assert (asked.operation, asked.by, asked.flow) == ("rank", "partner", flow)


def test_the_full_year_total_after_a_month(knowledge: Knowledge) -> None:
    asked = query(knowledge, "coal imports in December 2025", "full-year total please")
    assert asked.periods == (Period.year(2025),)


@pytest.mark.parametrize(
    "text",
    [
        "However it might be better for",
        "There's no way to",
        "There's a dayname here.",
        "Trim the last slash",
        "This is actually (unexpectedly) zero",
        "I don't have any idea whether these are right...",
        "Split a pathname into drive and path.",
        "This is False for most things.",
        "Ok, now the hard part.",
    ],
)
def test_what_is_broken_off_or_told_is_no_follow_up(knowledge: Knowledge, text: str) -> None:
    for first in ("exports in November 2025", "top 5 export markets 2025"):
        assert isinstance(read(knowledge, first, text), NotTrade), first
