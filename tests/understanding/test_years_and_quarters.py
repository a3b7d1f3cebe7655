"""A figure a year, a rate a quarter, a record of one year, barrels a day: told as they were asked for."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("export growth by quarter 2025", "Q1 2025 5.8 %, Q2 2025 6.1 %, Q3 2025 6.5 % and Q4 2025 3.8 %"),
        (
            "exports to the US by quarter yoy 2025",
            "Q1 2025 5.0 %, Q2 2025 −23.9 %, Q3 2025 −27.3 % and Q4 2025 −28.0 %",
        ),
        ("yearly totals of imports 2019 to 2025", "2019 $2,077.1 bn, 2020 $2,055 bn, 2021 $2,690 bn"),
        ("annual export totals since 2024", "2024 $3,580 bn and 2025 $3,770 bn"),
    ],
)
def test_each_year_or_quarter_is_told(knowledge: Knowledge, text: str, told: str) -> None:
    assert told in answer(Question(text, TODAY, "en"), knowledge).text


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("has china's surplus with the eu hit a record", "China's trade balance with the EU: the largest surplus"),
        ("did exports to Africa hit a record in 2025", "I hold no months of exports from China to Africa in 2025"),
        ("was the surplus of 2025 a record?", "China's trade balance, 2025: $1,189 bn, the highest of 2021 to 2025"),
        (
            "crude oil imports november 2025 in barrels a day",
            "China's imports of crude oil, November 2025: not held in million barrels a day, only in million tonnes",
        ),
        ("what did German statistics record for exports to china in 2025", "Exports from Germany to China, 2025"),
    ],
)
def test_records_and_barrels(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(headline)
