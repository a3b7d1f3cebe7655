"""Chat key -> the talk so far: its last turns and its language. One row a chat, written over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, delete, select

from bot.conversation import Conversation
from bot.store.batches import Batches
from bot.store.database import Database
from bot.store.tables import CONVERSATIONS
from bot.store.turns import read_turns, write_turns
from bot.store.writing import Change, Writing

KEPT_SECONDS: Final = 30 * 86_400


class Conversations:
    """The talk of each chat in which every message is a question, for 30 days after its last."""

    def __init__(self, database: Database, writing: Writing, now: Callable[[], int]) -> None:
        self._database, self._writing, self._now = database, writing, now
        self._reading: Batches[str, Conversation] = Batches(self._read)

    async def read(self, chat: str) -> Conversation:
        """The talk so far; an empty one for a chat never heard of, or not for long."""
        return await self._reading(chat)

    async def write(self, chat: str, talk: Conversation) -> None:
        await self._writing(self.change(chat, talk))

    def change(self, chat: str, talk: Conversation) -> Change:
        """What write writes, to be written together with something else."""
        row = {"chat": chat, "turns": write_turns(talk.before), "language": talk.language, "changed": self._now()}
        return Change(CONVERSATIONS, row)

    async def prune(self) -> None:
        """Drops talks that have rested for 30 days."""
        gone = delete(CONVERSATIONS).where(CONVERSATIONS.c.changed <= self._now() - KEPT_SECONDS)
        await self._database.run(lambda connection: connection.execute(gone))

    async def _read(self, chats: Sequence[str]) -> list[Conversation]:
        columns = (CONVERSATIONS.c.chat, CONVERSATIONS.c.turns, CONVERSATIONS.c.language)
        fresh = CONVERSATIONS.c.changed > self._now() - KEPT_SECONDS
        wanted = select(*columns).where(CONVERSATIONS.c.chat.in_(sorted(set(chats))), fresh)

        def work(connection: Connection) -> dict[str, Conversation]:
            rows = connection.execute(wanted).all()
            return {chat: Conversation(language, read_turns(turns)) for chat, turns, language in rows}

        found = await self._database.run(work)
        return [found.get(chat) or Conversation() for chat in chats]
