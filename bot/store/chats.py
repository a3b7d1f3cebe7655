"""Chat key -> what it has set, and whether it was greeted; a chat that is forgotten, and one that gets another key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from sqlalchemy import Connection, and_, bindparam, delete, exists, select, update

from bot.model import USUAL, Length, Scale, Style
from bot.store.batches import Batches
from bot.store.database import Database
from bot.store.tables import ANSWERED, CHATS, FORGOTTEN_WITH_A_CHAT, INBOX, MOVED_WITH_A_CHAT
from bot.store.writing import Change, Writing

_SET: Final = select(CHATS).where(CHATS.c.chat.in_(bindparam("chats", expanding=True)))
_FORGOTTEN: Final = "forgotten"  # whose an answered update was, once its chat is forgotten


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a chat has set.

    style    how its replies are written
    charts   whether replies come with pictures
    quiet    short: neither pictures nor buttons, no sound, and in a group only what is asked by name
    greeted  whether the chat was told who we are
    """

    style: Style = USUAL
    charts: bool = True
    quiet: bool = False
    greeted: bool = False


NOTHING_SET: Final = Preferences()


class Chats:
    """One row a chat that has ever set anything or been greeted."""

    def __init__(self, database: Database, writing: Writing, now: Callable[[], int]) -> None:
        self._database, self._writing, self._now = database, writing, now
        self._reading: Batches[str, Preferences] = Batches(self._read)

    async def read(self, chat: str) -> Preferences:
        """What the chat has set; the usual where it has set nothing."""
        return await self._reading(chat)

    async def write(self, chat: str, preferences: Preferences) -> None:
        await self._writing(self.change(chat, preferences))

    def change(self, chat: str, preferences: Preferences) -> Change:
        """What write writes, to be written together with something else."""
        style = preferences.style
        row = {
            "chat": chat,
            "language": style.language,
            "scale": style.scale,
            "length": style.length,
            "currency_note": style.currency_note,
            "charts": preferences.charts,
            "quiet": preferences.quiet,
            "greeted": preferences.greeted,
            "changed": self._now(),
        }
        return Change(CHATS, row)

    async def forget(self, *chats: str) -> None:
        """Drops everything that is kept under these keys, in one transaction.

        The numbers of their answered updates stay, so that none is answered twice, but not whose they were.
        """

        def work(connection: Connection) -> None:
            for table in FORGOTTEN_WITH_A_CHAT:
                connection.execute(delete(table).where(table.c.chat.in_(chats)))
            mine = and_(INBOX.c.chat.in_(chats), INBOX.c.state == ANSWERED)
            connection.execute(update(INBOX).where(mine).values(chat=_FORGOTTEN))

        await self._database.run(work)

    async def move(self, old: str, new: str) -> None:
        """What is kept of a chat belongs to another key from now on, and nothing stays under the old one.

        What the chat has set wins over what stands under the new key: that came of being greeted there at most.
        """

        def work(connection: Connection) -> None:
            if connection.execute(select(CHATS.c.chat).where(CHATS.c.chat == old)).first() is not None:
                connection.execute(delete(CHATS).where(CHATS.c.chat == new))
            for table in MOVED_WITH_A_CHAT:
                there = table.alias()
                same = (there.c[key.name] == key for key in table.primary_key if key.name != "chat")
                taken = exists().where(there.c.chat == new, *same)
                connection.execute(update(table).where(table.c.chat == old, ~taken).values(chat=new))
            for table in FORGOTTEN_WITH_A_CHAT:
                connection.execute(delete(table).where(table.c.chat == old))

        await self._database.run(work)

    def look(self, connection: Connection, chats: Sequence[str]) -> dict[str, Preferences]:
        """What those of the chats have set that have set anything."""
        return {
            row.chat: Preferences(
                Style(row.language, _known(row.scale, Scale), _known(row.length, Length), row.currency_note),
                row.charts, row.quiet, row.greeted,
            )
            for row in connection.execute(_SET, {"chats": sorted(set(chats))})
        }  # fmt: skip

    async def _read(self, chats: Sequence[str]) -> list[Preferences]:
        found = await self._database.run(lambda connection: self.look(connection, chats))
        return [found.get(chat) or NOTHING_SET for chat in chats]


def _known(value: str | None, values: object) -> Any:
    """One of the values; None, as usual, for what a newer version has set and this one does not know."""
    return value if value in get_args(values) else None
