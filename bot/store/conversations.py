"""Chat key -> the talk so far: its last turns and its language. One row a chat, written over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select

from bot.conversation import Conversation
from bot.store.batches import Batches
from bot.store.database import Database
from bot.store.tables import CONVERSATIONS
from bot.store.turns import read_turns, write_turns
from bot.store.writing import Change, Writing

KEPT_SECONDS: Final = 30 * 86_400
_TALKS: Final = select(CONVERSATIONS.c.chat, CONVERSATIONS.c.turns, CONVERSATIONS.c.language).where(
    CONVERSATIONS.c.chat.in_(bindparam("chats", expanding=True)), CONVERSATIONS.c.changed > bindparam("since")
)


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

    def look(self, connection: Connection, chats: Sequence[str]) -> dict[str, tuple[str, str | None]]:
        """The turns, as they are written, and the languages of those chats whose talk is fresh enough."""
        wanted = {"chats": sorted(set(chats)), "since": self._now() - KEPT_SECONDS}
        return {chat: (turns, language) for chat, turns, language in connection.execute(_TALKS, wanted)}

    async def _read(self, chats: Sequence[str]) -> list[Conversation]:
        found = await self._database.run(lambda connection: self.look(connection, chats))
        return [talk_of(found.get(chat)) for chat in chats]


def talk_of(row: tuple[str, str | None] | None) -> Conversation:
    """The talk of what look found."""
    return Conversation() if row is None else Conversation(row[1], read_turns(row[0]))
