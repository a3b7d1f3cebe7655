"""A talk in a few turns, of which the last is looked at."""

from __future__ import annotations

from datetime import date

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query, Reply
from bot.pipeline import answer

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
