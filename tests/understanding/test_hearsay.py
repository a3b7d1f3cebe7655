"""What somebody has heard or asks assent to is put to the test as a claim is; a question beside it stays one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("zh", "听说去年钢材出口下降了", "不属实。"),
        ("zh", "去年10月中国出口是增长的吧？", "不属实。"),
        ("zh", "出口已经连续10个月增长了吧？", "属实。"),
        ("zh", "去年中俄贸易额是不是下降了？", "属实。"),
        ("zh", "2025年对美出口不是涨了吗？", "不属实。"),
        ("ja", "鋼材の輸出は去年減ったと聞いたんですが", "違います。"),
        ("ru", "Разве экспорт Китая в США в 2025 году не вырос?", "Неверно."),
        ("ru", "Экспорт в ЕС в ноябре 2025 сократился, так ведь?", "Неверно."),
        ("ru", "Экспорт ведь в октябре 2025 упал?", "Верно."),
    ],
)
def test_a_verdict_is_given(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(said)


@pytest.mark.parametrize(
    ("language", "text", "operation"),
    [
        ("zh", "听说出口大增，8月到底多少亿美元？", "growth"),
        ("zh", "帮我看看8月出口增速吧", "growth"),
        ("ja", "輸出が増えたと聞いたけど、8月は何％？", "growth"),
    ],
)
def test_a_question_beside_it_stays_one(knowledge: Knowledge, language: str, text: str, operation: str) -> None:
    queries = answer(Question(text, TODAY, language), knowledge).queries
    assert [query.operation for query in queries] == [operation]
