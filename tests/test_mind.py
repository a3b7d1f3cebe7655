"""A mind replies to everything as the road does, whatever it was asked before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot import pipeline
from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Question, Style
from tests.score import GOLD, read

TODAY = date(2026, 9, 15)
TALKS = ("", "exports to the US in May 2025", "what is a trade deficit", "top 5 partners in 2025 by exports")
TEXTS = [case["text"] for case in read(GOLD / "en_dev.jsonl")[::6]]


@pytest.mark.parametrize("part", range(4))
def test_replies_are_those_of_the_road_in_every_talk(knowledge: Knowledge, part: int) -> None:
    """What is remembered of one talk is never said in another in which it would be wrong."""
    mind = Mind(knowledge, "CHN")
    talks = [Conversation("en")]
    for text in TALKS[1:]:
        talks.append(Conversation("en").after(pipeline.answer(Conversation("en").question(text, TODAY), knowledge)))
    for text in TEXTS[part::4]:
        for talk in talks:
            question = talk.question(text, TODAY)
            assert mind.answer(question) == pipeline.answer(question, knowledge), (text, talk.before[:1])


def test_the_same_asked_in_another_talk_is_not_made_again(knowledge: Knowledge) -> None:
    mind = Mind(knowledge, "CHN")
    first = mind.answer(Question("exports in May 2025", TODAY, "en"))
    talk = Conversation("en").after(first)
    second = mind.answer(talk.question("What did China import from Germany in July 2025?", TODAY))
    again = mind.answer(talk.after(second).question("What did China import from Germany in July 2025?", TODAY))
    assert again is second


def test_words_that_come_to_the_same_share_a_reply_but_not_a_correction(knowledge: Knowledge) -> None:
    mind = Mind(knowledge, "CHN")
    plain = mind.answer(Question("exports to Germany in May 2025", TODAY, "en"))
    assert mind.answer(Question("May 2025 exports to Germany", TODAY, "en")) is plain
    wrong = mind.answer(Question("exports to Germny in May 2025", TODAY, "en"))
    assert wrong.headline == plain.headline
    assert wrong.notes != plain.notes


def test_another_day_language_style_or_other_data_make_another_reply(knowledge: Knowledge) -> None:
    mind = Mind(knowledge, "CHN")
    question = Question("exports", TODAY, "en")
    first = mind.answer(question)
    assert mind.answer(question) is first
    assert mind.answer(replace(question, asked_on=date(2026, 9, 16))) is not first
    assert mind.answer(replace(question, style=Style(language="de"))).language == "de"
    mind.replace(knowledge)
    assert mind.answer(question) is not first
