"""(Chat, question) -> the messages that answered it and the talk it was asked in: an edited question is asked anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select

from bot.conversation import Conversation
from bot.store.database import Database
from bot.store.tables import ANSWERS
from bot.store.turns import read_turns, write_turns
from bot.store.writing import Change

KEPT_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question was answered.

    messages  the ids of the messages that carry the answer, oldest first
    photo     whether the first of them is a picture
    before    the talk in which it was asked
    after     a digest of the talk after it: as long as the talk has this one, nothing was asked since
    """

    messages: tuple[int, ...]
    photo: bool
    before: Conversation
    after: str

    def is_newest(self, talk: Conversation) -> bool:
        """Whether this is the last that was said in the talk."""
        return self.after == digest(talk)


class Answers:
    """The answers of the last five minutes."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database, self._now = database, now

    async def read(self, chat: str, question: int) -> Answered | None:
        """How the question was answered; None where it was not, or more than five minutes ago."""
        wanted = select(ANSWERS).where(
            ANSWERS.c.chat == chat, ANSWERS.c.question == question, ANSWERS.c.changed > self._now() - KEPT_SECONDS
        )
        row = await self._database.run(lambda connection: connection.execute(wanted).first())
        if row is None:
            return None
        talk = Conversation(row.language, read_turns(row.turns))
        return Answered(tuple(json.loads(row.messages)), row.photo, talk, row.after)

    def change(self, chat: str, question: int, answered: Answered) -> Change:
        """The row to be written together with the talk after it."""
        row = {
            "chat": chat,
            "question": question,
            "messages": json.dumps(answered.messages),
            "photo": answered.photo,
            "turns": write_turns(answered.before.before),
            "language": answered.before.language,
            "after": answered.after,
            "changed": self._now(),
        }
        return Change(ANSWERS, row)

    async def prune(self) -> None:
        """Drops what is older than five minutes."""
        gone = delete(ANSWERS).where(ANSWERS.c.changed <= self._now() - KEPT_SECONDS)
        await self._database.run(lambda connection: connection.execute(gone))


def digest(talk: Conversation) -> str:
    """A short sum of what a talk holds."""
    return hashlib.sha256(write_turns(talk.before).encode()).hexdigest()[:32]
