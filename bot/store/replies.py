"""(Chat, message of the bot) -> the turns behind it: in groups a question that replies to it goes on from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.conversation import Conversation
from bot.store.tables import REPLIES, upsert
from bot.store.turns import read_turns, write_turns

KEPT_A_CHAT: Final = 50
KEPT_SECONDS: Final = 30 * 86_400


class Replies:
    """The last replies of each group: 50 of them, for 30 days."""

    def __init__(self, engine: AsyncEngine, now: Callable[[], int]) -> None:
        self._engine, self._now = engine, now

    async def read(self, chat: str, message: int) -> Conversation | None:
        """The talk behind the message; None where it is none of ours or too old."""
        wanted = select(REPLIES.c.turns, REPLIES.c.language).where(
            REPLIES.c.chat == chat, REPLIES.c.message == message, REPLIES.c.changed > self._now() - KEPT_SECONDS
        )
        async with self._engine.connect() as connection:
            row = (await connection.execute(wanted)).first()
        return None if row is None else Conversation(row.language, read_turns(row.turns))

    async def write(self, chat: str, message: int, talk: Conversation) -> None:
        """Keeps the talk behind a message and drops what is beyond the last 50 of the chat."""
        row = {
            "chat": chat,
            "message": message,
            "turns": write_turns(talk.before),
            "language": talk.language,
            "changed": self._now(),
        }
        # Message ids of one chat only grow, so the 50th newest is found on the primary key.
        oldest = (
            select(REPLIES.c.message)
            .where(REPLIES.c.chat == chat)
            .order_by(REPLIES.c.message.desc())
            .offset(KEPT_A_CHAT)
            .limit(1)
            .scalar_subquery()
        )
        async with self._engine.begin() as connection:
            await upsert(connection, REPLIES, row)
            await connection.execute(delete(REPLIES).where(REPLIES.c.chat == chat, REPLIES.c.message <= oldest))

    async def forget(self, chat: str) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(delete(REPLIES).where(REPLIES.c.chat == chat))

    async def prune(self) -> None:
        """Drops what is older than 30 days, of all chats."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(REPLIES).where(REPLIES.c.changed <= self._now() - KEPT_SECONDS))
