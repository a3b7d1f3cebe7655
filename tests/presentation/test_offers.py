"""Every button offered under an answer, a refusal or a question asked back leads to an answer, in every language."""

from __future__ import annotations

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query, Reply
from bot.pipeline import answer, perform
from tests.score import GOLD, TODAY, read, talks


def replies(knowledge: Knowledge) -> list[tuple[str, Reply]]:
    """The gold questions with their replies, asked in their talks."""
    found = []
    for file in sorted(GOLD.glob("*.jsonl")):
        for turns in talks(read(file)):
            talk = Conversation("en")
            for case in turns:
                reply = answer(talk.question(case["text"], TODAY), knowledge)
                talk = talk.after(reply)
                found.append((case["text"], reply))
    return found


def test_no_button_leads_to_a_refusal(knowledge: Knowledge) -> None:
    pressed: dict[Query, Reply] = {}
    languages, wrong = set(), []
    for text, reply in replies(knowledge):
        for choice in reply.choices:
            assert choice.query is not None, (text, choice)
            if choice.query not in pressed:
                pressed[choice.query] = perform((choice.query,), reply.language, TODAY, knowledge)
            languages.add(reply.language)
            after = pressed[choice.query]
            if after.outcome != "answer" or (choice.kind == "chart" and after.chart is None):
                wrong.append((text, choice.label, after.headline))
    assert wrong == []
    assert languages == set(knowledge.phrasebooks)
    assert len(pressed) > 1000
