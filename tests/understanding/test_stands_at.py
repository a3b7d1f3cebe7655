"""`Is the PMI at 50?` with no time: the amount is put to the newest figure; one told ahead of a flow claims none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "is the PMI at 50?", "True. The manufacturing PMI, May 2026: 50.0"),
        (
            "en",
            "are US tariffs on China at 47.5%?",
            "True. The average US tariff on Chinese goods, December 2025: 47.5 %",
        ),
        ("en", "are exports at 500 bn?", "False. China's exports, June 2026: $412.39 bn"),
        ("de", "liegt der PMI bei 50?", "Stimmt. Industrie-PMI, Mai 2026: 50,0"),
        ("fr", "le PMI est-il à 50 ?", "Vrai. PMI manufacturier, mai 2026 : 50,0"),
    ],
)
def test_where_the_newest_figure_stands_is_judged(knowledge: Knowledge, language: str, text: str, verdict: str) -> None:
    assert answer(Question(text, TODAY, language=language), knowledge).headline == verdict


@pytest.mark.parametrize(
    "text", ["is a 5 billion export deal big", "is a trillion-dollar surplus normal", "is my deficit 3 million?"]
)
def test_an_amount_of_something_else_is_no_claim(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, language="en"), knowledge).outcome == "refuse"
