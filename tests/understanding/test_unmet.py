"""Units, grains, directions and restrictions that are asked for are met, or no figure is given."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)

NO_FIGURE = [
    "how many dollars of coal did China import in 2025",
    "From 2024 to 2025, by how many dollars did crude oil imports rise?",
    "by how many tonnes did exports to the US change from 2023 to 2024?",
    "how much did the dollar value of coal imports fall in 2025",
    "how many dollars of goods did Germany import from China in 2025",
    "How many cars were imported in November 2025",
    "How many tons of rare earths were imported in 2025?",
    "What did exports average per quarter in 2025?",
    "how many quarters of 2025 had a surplus above 300 bn",
    "Since when have exports been over 400 billion a quarter?",
    "When was the last time China's exports shrank compared to the month before?",
    "biggest month-on-month rise in exports in 2025",
    "Which month of 2025 saw the smallest drop in shipments to the US?",
    "smallest miss of 2025",
    "smallest percentage drop in exports to the US 2025",
    "With which three partners did the US run its smallest goods deficits in 2025?",
    "China's exports from the US in 2025",
    "China's imports to the EU in September 2025",
    "yoy exports from japan nov 2025",
    "exports from Africa in 2025",
    "China's exports to the US in November 2025 in general trade",
    "China's exports to the US in November 2025 in PPP terms",
    "China's exports to the US in November 2025 in Hong Kong dollars",
    "China's exports in value added terms in 2025",
    "exports of second-hand goods in 2025",
    "exports to the US in 2025 invoiced in dollars",
    "exports for re-export in 2025",
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_no_figure_of_another_unit_grain_or_way(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY), knowledge).outcome != "answer"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("exports from Japan in March 2026", "Japan's exports in March 2026"),
        ("imports into Germany in 2025", "Germany's imports in 2025"),
        ("What was the on-month change in exports in June 2026?", "exports in June 2026 month on month"),
        ("how many dollars of goods did China export in 2025", "China's exports in 2025 in dollars"),
    ],
)
def test_what_is_met_is_answered_as_the_plain_question(knowledge: Knowledge, text: str, plain: str) -> None:
    parts = [
        understand(Question(one, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
        for one in (text, plain)
    ]
    assert parts[0] == parts[1]
    assert not any(isinstance(part, CannotAnswer) for part in parts[0])


@pytest.mark.parametrize(
    "text",
    [
        "share of exports to the US in total trade",
        "exports to the US as % of imports from the US in 2025",
        "how much did tariffs reduce exports",
        "exports in the even months of 2025",
        "rare earth exports in short tons 2025",
        "how long until exports reach 400 billion",
    ],
)
def test_another_whole_cause_or_unit_gets_no_figure(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome in ("refuse", "clarify")


def test_a_claim_on_two_partners_is_judged_for_each(knowledge: Knowledge) -> None:
    said = answer(Question("did exports to the US and ASEAN double in 2025?", TODAY, "en"), knowledge).text
    assert "United States fell 20.0 %" in said
    assert "ASEAN rose 13.4 %" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trend of exports without the US in 2025", "without the US"),
        ("monthly exports excluding the US and the EU 2025", "excluding the US and the EU"),
    ],
)
def test_what_cannot_be_left_out_is_named_with_the_word_that_does_it(
    text: str, said: str, knowledge: Knowledge
) -> None:
    assert f"“{said}”" in answer(Question(text, TODAY, "en"), knowledge).headline
