"""A talk in a few turns, of which the last is looked at."""

from __future__ import annotations

from datetime import date

from bot.conversation import Conversation
from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Reply
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def last(knowledge: Knowledge, *turns: str, language: str = "en") -> Reply:
    """The reply to the last of the turns."""
    talk = Conversation(language)
    for text in turns:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    return reply


def query(knowledge: Knowledge, *turns: str, language: str = "en") -> Query:
    """What the last of the turns comes to."""
    return last(knowledge, *turns, language=language).queries[0]


def read(knowledge: Knowledge, *turns: str, language: str = "en") -> Query | CannotAnswer:
    """What is understood of the last of the turns, before any figure is looked for."""
    talk = Conversation(language)
    for text in turns[:-1]:
        talk = talk.after(answer(talk.question(text, TODAY), knowledge))
    asked = talk.question(turns[-1], TODAY)
    return understand(asked, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]
