"""What is left out, denied, or only an end is named of: never the figure of a neighbour."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous, CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Period, Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> tuple[Query | CannotAnswer, ...]:
    return understand(Question(text, TODAY, "en"), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("exports in 2025 leaving the US out of it", "exports in 2025 excluding the US"),
        ("exports in 2025 if you take the US out", "exports in 2025 excluding the US"),
        ("with the US left out, exports in 2025", "exports in 2025 excluding the US"),
        ("the US aside, exports in 2025", "exports in 2025 excluding the US"),
        ("goods leaving China for the US in 2025", "exports to the US in 2025"),
        ("exports didn't fall in November 2025, did they?", "exports didn't fall in November 2025, right?"),
        ("months in 2025 with exports no lower than 320 bn", "months in 2025 with exports of at least 320 bn"),
        (
            "who bought less from China in 2025 than in 2024",
            "which partners bought less from China in 2025 than in 2024",
        ),
        ("what had exports reached by the end of June 2025", "exports from January to June 2025"),
        ("what was the PMI by the end of 2025", "PMI December 2025"),
        ("exports in the three months after May 2025", "exports from June to August 2025"),
    ],
)
def test_it_asks_the_same(knowledge: Knowledge, said: str, plain: str) -> None:
    assert asked(knowledge, said) == asked(knowledge, plain)


@pytest.mark.parametrize(
    "text",
    [
        "exports to the US before June 2025",
        "Which partners bought more from China than they sold to it in H1 2026, and which did the reverse?",
        "exports to the US since April 2025 compared with March 2025",
    ],
)
def test_what_cannot_be_told_by_one_figure_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Ambiguous)


def test_a_time_said_once_at_the_end_is_that_of_both_questions(knowledge: Knowledge) -> None:
    sold, bought = asked(knowledge, "What did Vietnam sell to China and what did Vietnam buy from China in 2025?")
    assert isinstance(sold, Query)
    assert isinstance(bought, Query)
    assert sold.periods == bought.periods == (Period.year(2025),)


def test_the_newest_stands_beside_the_year_before_it(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "how high was the surplus and how was it a year earlier")
    assert isinstance(query, Query)
    assert query.periods == (Period.month(2026, 8), Period.month(2025, 8))


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (
            "were exports higher in the second half of 2025 than in the first?",
            "were exports higher in H2 2025 than in H1 2025?",
        ),
        ("exports in June two years ago", "exports in June 2024"),
        ("how much of the exports in 2025 was chips", "share of chips in exports in 2025"),
        ("months in 2025 in which imports fell", "which months of 2025 did imports fall"),
    ],
)
def test_what_leans_on_a_word_before_it(knowledge: Knowledge, said: str, plain: str) -> None:
    assert asked(knowledge, said) == asked(knowledge, plain)


def test_the_balance_after_both_flows_is_that_of_their_partner(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "exports to Africa in 2025, imports from Africa too, and the balance")
    assert [one.partners for one in queries if isinstance(one, Query)] == [("AFRICA",)] * 3


def test_the_least_of_the_falls_is_not_the_largest(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "in which month of 2025 did exports to the US fall the least")
    assert isinstance(query, Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "China exports more cars than any other country, true?",
        "China's surplus is mainly with America in 2025, is that so?",
    ],
)
def test_a_claim_on_all_others_is_not_judged_by_a_rise(knowledge: Knowledge, text: str) -> None:
    (query,) = asked(knowledge, text)
    assert isinstance(query, Ambiguous)


def test_a_signed_number_on_the_year_is_a_rate(knowledge: Knowledge) -> None:
    assert asked(knowledge, "exports +25.0 y/y in august 2026, right?") == asked(
        knowledge, "exports rose 25.0 % in august 2026, right?"
    )


def test_the_place_of_a_month_within_its_year(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "were December 2025 exports the highest of that year?")
    assert isinstance(query, Query)
    assert query.periods == (Period.month(2025, 12), Period.year(2025))


def test_the_share_of_somebodys_exports_is_no_share_of_chinas_imports(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "what share of Taiwan's exports goes to China 2025")
    assert isinstance(query, Query)
    assert (query.reporter, query.flow, query.partners) == ("TWN", "export", ("CHN",))
