"""An amount that is claimed roughly is judged so: about, nearly, knapp, 左右."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)

CLAIMS = [
    ("en", "Brazil supplied nearly three quarters of China's soybeans in 2024, right?"),
    ("en", "exports to the US fell around 30 % in November 2025, true?"),
    ("en", "the surplus was ~115 billion in June 2025, right?"),
    ("de", "Der Überschuss lag im Juni 2025 bei knapp 110 Milliarden Dollar, stimmt das?"),
    ("fr", "L'excédent de juin 2025 était de près de 110 milliards, vrai ?"),
    ("es", "¿Es cierto que el superávit de junio de 2025 fue de casi 110.000 millones?"),
    ("pt", "É verdade que o superávit de junho de 2025 foi de quase 110 bilhões?"),
    ("ru", "Правда ли, что профицит в июне 2025 составил около 110 млрд долларов?"),
    ("ja", "2025年6月の黒字は約1100億ドルで合ってる？"),
    ("zh", "2025年6月顺差1100亿美元左右，对吗"),
]


@pytest.mark.parametrize(("language", "text"), CLAIMS)
def test_a_rough_amount_is_claimed_roughly(knowledge: Knowledge, language: str, text: str) -> None:
    question = Question(text, TODAY, language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    condition = getattr(query, "condition", None)
    assert isinstance(condition, Bound)
    assert condition.comparator == "about"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Brazil supplied nearly three quarters of China's soybeans in 2024, right?", "Roughly true."),  # 71 %
        ("The surplus was about 115 bn in June 2025, right?", "True within rounding."),  # 114.77
        ("The surplus was about 110 bn in June 2025, right?", "Roughly true."),
        ("The surplus was nearly 70 bn in June 2025, right?", "False."),
        ("The surplus was 110 bn in June 2025, right?", "False."),
        ("about half of China's soybeans came from Brazil in 2024, right?", "False."),
    ],
)
def test_the_verdict_of_a_rough_amount(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert answer(Question(text, TODAY), knowledge).text.startswith(verdict)
