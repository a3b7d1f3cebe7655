"""A database address -> an open Store whose tables are up to date, with a keeper for each concern."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import BadSetup
from bot.store.alerts import Alerts
from bot.store.answers import Answers
from bot.store.buttons import Buttons
from bot.store.chats import NOTHING_SET, Chats
from bot.store.conversations import Conversations
from bot.store.database import Database, StoreAway
from bot.store.inbox import Inbox, Seen
from bot.store.processes import Processes
from bot.store.replies import Replies
from bot.store.retired import Retired
from bot.store.sends import Sends
from bot.store.versions import Versions
from bot.store.writing import Change, Writing

_MIGRATING: Final = 7_472_616_465  # the number of PostgreSQL's advisory lock: one process at a time migrates


class Store:
    """Everything remembered; one for the process. Close it when done."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database = database
        self._writing = Writing(database, now)
        self.conversations = Conversations(database, self._writing, now)
        self.replies = Replies(database, self._writing, now)
        self.buttons = Buttons(database, self._writing, now)
        self.retired = Retired(database, self._writing, now)
        self.versions = Versions(database, now)
        self.chats = Chats(database, self._writing, now)
        self.inbox = Inbox(database, now, look=self._look)
        self.answers = Answers(database, now)
        self.processes = Processes(database, now)
        self.alerts = Alerts(database, now)
        self.sends = Sends(database, now)

    @classmethod
    async def open(cls, url: str, now: Callable[[], int] = lambda: int(time.time())) -> Store:
        """Opens the database at a SQLAlchemy address, making or migrating its tables.

        BadSetup where the address is none, the database cannot be reached, or was written by a newer version.
        """
        database = Database.at(url)
        try:
            await database.run(_migrate)
        except CommandError as error:
            await database.close()
            raise BadSetup("The database was written by a newer version of tradefacts; update tradefacts.") from error
        except (StoreAway, SQLAlchemyError, OSError) as error:
            await database.close()
            raise BadSetup(
                "The database cannot be opened; look at TRADEFACTS_DATABASE and the rights on it."
            ) from error
        return cls(database, now)

    def _look(self, connection: Connection, chats: Sequence[str]) -> dict[str, Seen]:
        have_set = self.chats.look(connection, chats)
        talks = self.conversations.look(connection, chats)
        return {chat: Seen(have_set.get(chat, NOTHING_SET), talks.get(chat)) for chat in chats}

    @property
    def shared(self) -> bool:
        """Whether processes on other machines may be at work on the same database."""
        return self._database.shared

    async def write(self, *changes: Change, answered: int | None = None) -> None:
        """Writes the changes, and that the update is answered, in one transaction."""
        await self._writing(*changes, answered=answered)

    async def reached(self) -> bool:
        """Whether the database answers."""
        return await self._database.reached()

    async def prune(self) -> None:
        """Drops what has been kept for its time."""
        await self.answers.prune()
        await self.conversations.prune()
        await self.replies.prune()
        await self.buttons.prune()
        await self.inbox.prune()
        await self.sends.prune()

    async def forget(self, *chats: str) -> None:
        """Drops everything of these chats, at once."""
        await self.chats.forget(*chats)

    async def close(self) -> None:
        await self._writing.idle()
        await self._database.close()


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATING})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
