"""After one partner's amount, how much was traded in total is that of all; what one side says first is no question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


def talked(knowledge: Knowledge, language: str, *texts: str) -> list[float]:
    talk, values = Conversation(language), []
    for text in texts:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
        values = [figure.value for figure in reply.figures]
    return values


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        ("en", "soybean imports from the US in 2025", "how much was imported in total?"),
        ("ru", "сколько сои Китай импортировал из США в 2025 году", "всего сколько ввезли?"),
        ("zh", "2025年从美国进口了多少大豆", "一共进口了多少"),
        ("ja", "2025年の米国産大豆の輸入量は？", "全部でいくら輸入したの？"),
    ],
)
def test_in_total(knowledge: Knowledge, language: str, first: str, then: str) -> None:
    assert talked(knowledge, language, first, then)[0] == 111.83


@pytest.mark.parametrize(
    ("language", "said", "deficit"),
    [
        (
            "ru",
            "Китай говорит, что продал в США на 420 млрд в 2025-м. А что говорят американцы?",
            "а дефицит у них какой?",
        ),
        ("ja", "中国は2025年に米国へ4200億ドル輸出したと言ってるけど、米国側は？", "向こうの赤字はいくら？"),
    ],
)
def test_what_the_others_say(knowledge: Knowledge, language: str, said: str, deficit: str) -> None:
    assert talked(knowledge, language, said)[0] == 308.7
    assert talked(knowledge, language, said, deficit)[0] == -202.1


@pytest.mark.parametrize("text", ["两岸谁的出口多？2025年", "中美谁的出口多？2025年"])
def test_whose_exports_are_more_is_not_told_where_either_is_missing(knowledge: Knowledge, text: str) -> None:
    assert answer(Conversation("zh").question(text, TODAY), knowledge).outcome in ("clarify", "refuse")
