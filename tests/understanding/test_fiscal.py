"""A fiscal year (年度) runs from April where the books are kept so, else it is asked back: never the calendar year."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous, CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand


def asked(knowledge: Knowledge, text: str) -> Query | CannotAnswer:
    question = Question(text, asked_on=date(2026, 9, 15), language="ja")
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return query


@pytest.mark.parametrize(
    ("text", "fiscal", "calendar"),
    [
        ("2025年度 対米輸出", "2025-04/2026-03", "2025"),
        ("昨年度の対米輸出はいくらか", "2025-04/2026-03", "2025"),
        ("25年度上期 対米輸出", "2025-04/2025-09", "2025-01/2025-06"),
        ("2026年度第1四半期の輸出額", "2026-04/2026-06", "2026-01/2026-03"),
    ],
)
def test_china_keeps_no_fiscal_year(text: str, fiscal: str, calendar: str, knowledge: Knowledge) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Ambiguous)
    assert [reading.periods[0].code for reading in query.readings] == [fiscal, calendar]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("インド統計で2024年度の対中赤字", "2024-04/2025-03"),
        ("令和7年度の日本の輸出額", "2025-04/2026-03"),
        ("2025年度4月の輸出", "2025-04"),
        ("2025年度上半期ではなく暦年の上半期、すなわち2025年1〜6月の貿易黒字額", "2025-01/2025-06"),
    ],
)
def test_whose_year_it_is_is_known(text: str, period: str, knowledge: Knowledge) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert [one.code for one in query.periods] == [period]
