"""Chat key -> the talk so far: its last turns and its language. One row a chat, written over."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.conversation import Conversation
from bot.store.tables import CONVERSATIONS, upsert
from bot.store.turns import read_turns, write_turns


class Conversations:
    """The talk of each chat in which every message is a question."""

    def __init__(self, engine: AsyncEngine, now: Callable[[], int]) -> None:
        self._engine, self._now = engine, now

    async def read(self, chat: str) -> Conversation:
        """The talk so far; an empty one for a chat never heard of."""
        wanted = select(CONVERSATIONS.c.turns, CONVERSATIONS.c.language).where(CONVERSATIONS.c.chat == chat)
        async with self._engine.connect() as connection:
            row = (await connection.execute(wanted)).first()
        return Conversation() if row is None else Conversation(row.language, read_turns(row.turns))

    async def write(self, chat: str, talk: Conversation) -> None:
        row = {"chat": chat, "turns": write_turns(talk.before), "language": talk.language, "changed": self._now()}
        async with self._engine.begin() as connection:
            await upsert(connection, CONVERSATIONS, row)

    async def forget(self, chat: str) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.chat == chat))
