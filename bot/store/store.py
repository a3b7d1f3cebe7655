"""A database address -> an open Store whose tables are up to date, with a keeper for each concern."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import BadSetup
from bot.store.buttons import Buttons
from bot.store.conversations import Conversations
from bot.store.replies import Replies


class Store:
    """Everything remembered; one for the process. Close it when done."""

    def __init__(self, engine: AsyncEngine, now: Callable[[], int]) -> None:
        self._engine = engine
        self.conversations = Conversations(engine, now)
        self.replies = Replies(engine, now)
        self.buttons = Buttons(engine, now)

    @classmethod
    async def open(cls, url: str, now: Callable[[], int] = lambda: int(time.time())) -> Store:
        """Opens the database at a SQLAlchemy asyncio address, making or migrating its tables.

        BadSetup where the address is none, the database cannot be reached, or was written by a newer version.
        """
        try:
            address = make_url(url)
            if address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:"):
                Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
            engine = create_async_engine(address)
        except (ArgumentError, ImportError) as error:
            raise BadSetup(
                "The setting TRADEFACTS_DATABASE is neither a file nor the address of a database."
            ) from error
        except OSError as error:
            raise BadSetup(
                f"The folder of the database cannot be made: {error.strerror}; set TRADEFACTS_DATABASE."
            ) from error
        if address.get_backend_name() == "sqlite":
            event.listen(engine.sync_engine, "connect", _set_up_sqlite)
        try:
            async with engine.begin() as connection:
                await connection.run_sync(_migrate)
        except CommandError as error:
            await engine.dispose()
            raise BadSetup("The database was written by a newer version of tradefacts; update tradefacts.") from error
        except (SQLAlchemyError, OSError) as error:
            await engine.dispose()
            raise BadSetup(
                "The database cannot be opened; look at TRADEFACTS_DATABASE and the rights on it."
            ) from error
        return cls(engine, now)

    async def prune(self) -> None:
        """Drops what has been kept for its time."""
        await self.replies.prune()
        await self.buttons.prune()

    async def forget(self, chat: str) -> None:
        """Drops everything of one chat."""
        await self.conversations.forget(chat)
        await self.replies.forget(chat)

    async def close(self) -> None:
        await self._engine.dispose()


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    # WAL: readers do not wait for the writer; NORMAL: a power cut may cost the last rows, never the file.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
