"""January and February named as one are a time beside a flow, and a custom where it is explained."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "what are january-february combined exports growth in 2026",
         "China's exports, January to February 2026: up 21.8 % on a year earlier"),
        ("en", "exports for jan and feb together, 2025", "China's exports, January to February 2025: $540 bn"),
        ("en", "quarter-on-quarter growth of exports in 2025",
         "China's exports: from $852.15 bn in the first quarter of 2025 up to $992.96 bn in the fourth quarter of "
         "2025"),
        ("en", "have annual exports ever been higher than in 2025", "China's exports: highest in 2025, $3,770 bn"),
        ("en", "has the surplus ever been bigger than in 2025",
         "China's trade balance: the largest surplus, $1,189 bn, in 2025"),
        ("en", "qoq export growth Q3 2025",
         "China's exports, third quarter of 2025: up 1.6 % compared with second quarter of 2025"),
        ("en", "what did Chinese companies export in November 2025", "China's exports, November 2025: $330.3 bn"),
        ("en", "Q1 and Q2 exports in 2025", "China's exports, first quarter of 2025: $852.15 bn"),
        ("en", "October and November exports last year", "China's exports, October 2025: $305.35 bn"),
        ("en", "May and June exports up on 2025?", "China's exports, May 2026: up 19.4 % on a year earlier"),
        ("de", "Mai und Juni Exporte, Wachstum auf 2025",
         "Exporte Chinas, Mai 2026: plus 19,4 % gegenüber dem Vorjahr"),
        ("en", "Was 2025 the year China sold the most to the EU?",
         "Exports from China to the EU, 2025: $559.95 bn, the highest of 2023 to 2025"),
        ("en", "October and November exports and 2025 imports", "China's exports, October 2025: $305.35 bn"),
        ("de", "Exporte Januar und Februar zusammen 2026",
         "Exporte Chinas, Januar bis Februar 2026: 656,58 Mrd. Dollar"),
        ("es", "exportaciones de enero y febrero juntos 2026",
         "Exportaciones de China, enero a febrero de 2026: 656.578 millones de dólares"),
    ],
)  # fmt: skip
def test_a_time(language: str, text: str, headline: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline == headline


@pytest.mark.parametrize(
    "text", ["why are january and february combined?", "why are exports of january and february published together"]
)
def test_a_custom(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith("January-February combined:")
