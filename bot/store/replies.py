"""(Chat, message of the bot) -> the turns behind it: in groups a question that replies to it goes on from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import delete, select

from bot.conversation import Conversation
from bot.store.database import Database
from bot.store.tables import REPLIES
from bot.store.turns import read_turns, write_turns
from bot.store.writing import Change, Writing

KEPT_SECONDS: Final = 30 * 86_400


class Replies:
    """The last replies of each group: 50 of them, for 30 days."""

    def __init__(self, database: Database, writing: Writing, now: Callable[[], int]) -> None:
        self._database, self._writing, self._now = database, writing, now

    async def read(self, chat: str, message: int) -> Conversation | None:
        """The talk behind the message; None where it is none of ours or too old."""
        wanted = select(REPLIES.c.turns, REPLIES.c.language).where(
            REPLIES.c.chat == chat, REPLIES.c.message == message, REPLIES.c.changed > self._now() - KEPT_SECONDS
        )
        row = await self._database.run(lambda connection: connection.execute(wanted).first())
        return None if row is None else Conversation(row.language, read_turns(row.turns))

    async def write(self, chat: str, message: int, talk: Conversation) -> None:
        """Keeps the talk behind a message; what is beyond the last 50 of the chat is dropped."""
        await self._writing(self.change(chat, message, talk))

    def change(self, chat: str, message: int, talk: Conversation) -> Change:
        """What write writes, to be written together with something else."""
        row = {
            "chat": chat,
            "message": message,
            "turns": write_turns(talk.before),
            "language": talk.language,
            "changed": self._now(),
        }
        return Change(REPLIES, row)

    async def prune(self) -> None:
        """Drops what is older than 30 days, of all chats."""
        gone = delete(REPLIES).where(REPLIES.c.changed <= self._now() - KEPT_SECONDS)
        await self._database.run(lambda connection: connection.execute(gone))
