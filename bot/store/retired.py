"""Chats that take no messages from us any more: nothing is sent to them of our own accord until they write again.

(A talk that is written takes its chat off the list: see writing.py.)
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import delete, func, select

from bot.store.database import Database
from bot.store.tables import RETIRED
from bot.store.writing import Change, Writing


class Retired:
    """The chats that blocked the bot, removed it, or are gone."""

    def __init__(self, database: Database, writing: Writing, now: Callable[[], int]) -> None:
        self._database, self._writing, self._now = database, writing, now

    async def add(self, chat: str) -> None:
        await self._writing(Change(RETIRED, {"chat": chat, "changed": self._now()}))

    async def remove(self, chat: str) -> None:
        """The chat takes our messages again."""
        gone = delete(RETIRED).where(RETIRED.c.chat == chat)
        await self._database.run(lambda connection: connection.execute(gone))

    async def count(self) -> int:
        wanted = select(func.count()).select_from(RETIRED)
        return await self._database.run(lambda connection: int(connection.execute(wanted).scalar_one()))

    async def has(self, chat: str) -> bool:
        wanted = select(RETIRED.c.chat).where(RETIRED.c.chat == chat)
        return await self._database.run(lambda connection: connection.execute(wanted).first()) is not None
