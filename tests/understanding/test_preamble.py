"""Long questions with a story before or behind them: the story is left out where it names nothing of its own."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last, query


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "im putting together a slide for my boss who wants to know what china actually shipped to the united "
            "states over the whole of last year in dollars",
            ("level", "export", ("USA",), ["2025"]),
        ),
        (
            "my professor says the us and chinese numbers never match, so for september 2025 how much did china say it "
            "exported to the us and how much did the us say it imported from china",
            ("mirror", "export", ("USA",), ["2025-09"]),
        ),
        (
            "given how much has been said about diversification away from america, what share of chinese exports still "
            "went to the us in 2025",
            ("share", "export", ("USA",), ["2025"]),
        ),
        (
            "hey can you get me the exports to the us of june 2026 as soon as possible my boss is waiting for them",
            ("level", "export", ("USA",), ["2026-06"]),
        ),
        (
            "for a piece on record surpluses id like to know in how many months of 2025 the surplus came in above 100 "
            "billion dollars",
            ("threshold", "balance", ("WLD",), ["2025"]),
        ),
        (
            "the november release last year, by how much did exports to the european union rise compared with the year "
            "before",
            ("growth", "export", ("EU27",), ["2025-11"]),
        ),
    ],
)
def test_the_question_is_read_without_its_story(
    text: str, slots: tuple[str, str, tuple[str, ...], list[str]], knowledge: Knowledge
) -> None:
    found = query(knowledge, text)
    assert (found.operation, found.flow, found.partners, [p.code for p in found.periods]) == slots


@pytest.mark.parametrize(
    "text",
    [
        "for the port of ningbo and its terminals please tell me how much did china export to the us in june 2026",
        "i need to know for the port of ningbo how much china exported to the us in june 2026",
        "we buy soybeans from Uruguay for our mill in Ningbo, so how much did china import in june 2026",
        "i only care about the trucks from the plant in Hefei, what did china export to the us in june 2026",
    ],
)
def test_a_story_that_narrows_or_names_more_is_not_left_out(text: str, knowledge: Knowledge) -> None:
    assert not last(knowledge, text).figures


def test_the_same_months_of_another_year_are_those_said_before(knowledge: Knowledge) -> None:
    found = query(knowledge, "the surplus for july and august of this year and also the same two months of last year")
    assert [p.code for p in found.periods] == ["2026-07", "2026-08", "2025-07", "2025-08"]


def test_in_billions_is_no_bound(knowledge: Knowledge) -> None:
    text = "was q2 of 2025 better than q1 for exports, can you add up april may and june in billions of dollars"
    assert query(knowledge, text).condition is None


@pytest.mark.parametrize(
    ("turns", "flow"),
    [
        (("what did Russia buy from China in 2023", "and sell?"), "import"),
        (("what did China buy from Russia in 2023", "and sell?"), "export"),
        (("how much did Brazil sell to China in 2023", "and what did it buy?"), "export"),
    ],
)
def test_a_verb_alone_is_the_other_way_of_the_same_trade(
    turns: tuple[str, ...], flow: str, knowledge: Knowledge
) -> None:
    assert query(knowledge, *turns).flow == flow
