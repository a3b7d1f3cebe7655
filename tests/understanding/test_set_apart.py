"""Two series set against each other month by month; distances from an amount; years in order of their rates."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "How often did import growth beat export growth in 2025?",
        "what happened to exports after the April 2025 tariffs",
        "smallest monthly drop in exports to the US in 2025",
    ],
)
def test_what_is_not_counted_is_asked_back(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ())


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("in how many months of 2025 did imports grow faster than exports", 1),
        ("which months of 2025 saw imports grow more than exports", 1),
        ("in which months of 2025 did exports to the EU exceed exports to the US", 5),
    ],
)
def test_months_in_which_one_was_ahead_are_counted(knowledge: Knowledge, text: str, months: int) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures[0].value, reply.figures[0].unit) == ("answer", months, "count")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "2022 or 2018: when did the US import more from china, us data",
            "Imports from China into the United States: $538.5 bn in 2018, more than $536.3 bn in 2022",
        ),
        ("how far below 50 was the PMI in November 2025", "Below 50. The manufacturing PMI, November 2025: 49.2"),
        (
            "rank 2021 to 2025 by export growth",
            "The 5 highest years of 2021 to 2025, exports: 2021 29.9 %, 2022 7.0 %, 2024 5.9 %, 2025 5.5 % and "
            "2023 −4.6 %",
        ),
        (
            "rank the quarters of 2025 by export growth",
            "The 4 highest quarters of 2025, exports: Q3 2025 6.5 %, Q2 2025 6.1 %, Q1 2025 5.8 % and Q4 2025 3.8 %",
        ),
        (
            "Was the trade surplus in 2025 larger than that of 2024 by more than 20%?",
            "False. China's trade balance rose 19.8 % on a year earlier in 2025",
        ),
        (
            "did exports in 2025 exceed those of 2024 by more than 5 %",
            "True. China's exports rose 5.5 % on a year earlier in 2025",
        ),
        ("exports in each of the last three years", "China's exports: from $3,380 bn in 2023 up to $3,770 bn in 2025"),
        (
            "Which trading partners saw double-digit export growth in 2025?",
            "2 of the 7 partners held, growth on a year earlier, exports of all goods, 2025: India 12.8 % and "
            "Taiwan 11.2 %",
        ),
        (
            "did China stop buying US soybeans in October 2025",
            "Imports of soybeans from the United States into China, October 2025: 0 Mt",
        ),
        (
            "biggest monthly drop in exports to the US in 2025",
            "Exports from China to the United States: weakest in May 2025, down 34.5 % on a year earlier",
        ),
        (
            "worst drop in exports to the US in 2025",
            "Exports from China to the United States: weakest in May 2025, down 34.5 % on a year earlier",
        ),
        (
            "by how many dollars did exports to ASEAN rise in 2025",
            "Exports from China to ASEAN: $78.72 bn more in 2025 than in 2024",
        ),
        (
            "by how much did the PMI rise in December 2025",
            "The manufacturing PMI: 0.9 more in December 2025 than in November 2025",
        ),
        ("has the surplus grown", "China's trade balance, August 2026: 16.4 % larger than a year earlier"),
        (
            "has the EU deficit with China grown",
            "The EU's trade balance with China, 2025: 18.2 % larger than a year earlier",
        ),
    ],
)
def test_what_is_told(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_the_distance_is_a_figure(knowledge: Knowledge) -> None:
    reply = answer(Question("how far above 1 trillion dollars was the surplus in 2025", TODAY, "en"), knowledge)
    assert [round(figure.value, 2) for figure in reply.figures] == [1189.0, 189.0]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("what happened with rare earth controls in October 2025", "9 October 2025: “China widens rare-earth"),
        ("what happened with rare earth controls in April 2025", "4 April 2025: “China controls seven"),
        ("India's exports in fiscal 2024 and 2025", "India's exports, April 2023 to March 2024: $437.07 bn"),
    ],
)
def test_of_the_time_that_is_named(knowledge: Knowledge, text: str, begins: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(begins)


def test_an_event_that_was_at_another_time_is_asked_back(knowledge: Knowledge) -> None:
    reply = answer(Question("what happened at the Busan truce in May 2025", TODAY, "en"), knowledge)
    assert reply.outcome == "clarify"
