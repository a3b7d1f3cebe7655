"""An address -> a Database that runs whole transactions: SQLite in a thread of its own, PostgreSQL over asyncpg."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, StaticPool, create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import BadSetup
from bot.store.checkpoints import AT_MOST, Checkpoints

Given = TypeVar("Given")

LOG = logging.getLogger(__name__)

_STATEMENT_SECONDS: Final = 10
_LOCKED_SECONDS: Final = 5  # how long SQLite's file may be another's before what waits for it fails
_IN_MEMORY: Final = (None, "", ":memory:")
_AWAY_SECONDS: Final = 20  # how long a server may be restarting before what waits for it fails


class StoreAway(Exception):
    """The database cannot be reached, or cannot do it now; nothing was written."""


class Database:
    """Runs work on a synchronous connection, a transaction each; the work is the same for both kinds of database."""

    def __init__(self, engine: Engine | AsyncEngine) -> None:
        self._engine = engine
        # One connection in one thread: a transaction costs one crossing of threads instead of one a statement.
        self._thread = ThreadPoolExecutor(1, "sqlite") if isinstance(engine, Engine) else None
        path = engine.url.database if isinstance(engine, Engine) else None
        self._checkpoints = None if path in _IN_MEMORY else Checkpoints(str(path))

    @classmethod
    def at(cls, url: str) -> Database:
        """The database at an address; nothing is opened yet. BadSetup where the address is none."""
        try:
            address = make_url(url)
            if address.get_backend_name() == "sqlite":
                return cls(_sqlite(address))
            if address.drivername in ("postgresql", "postgres"):
                address = address.set(drivername="postgresql+asyncpg")
            return cls(_postgresql(address))
        except (ArgumentError, ImportError) as error:
            raise BadSetup(
                "The setting TRADEFACTS_DATABASE is neither a file nor the address of a database."
            ) from error
        except OSError as error:
            raise BadSetup(
                f"The folder of the database cannot be made: {error.strerror}; set TRADEFACTS_DATABASE."
            ) from error

    @property
    def shared(self) -> bool:
        """Whether processes on other machines may be at work on it."""
        return self._thread is None

    async def run(self, work: Callable[[Connection], Given]) -> Given:
        """What the work returns, once all it wrote is committed; nothing of it is written where it fails.

        StoreAway where the database is away for longer than a restart takes.
        """
        if isinstance(self._engine, AsyncEngine):
            return await self._run_on_server(self._engine, work)
        engine, checkpoints = self._engine, self._checkpoints

        def transaction() -> Given:
            try:
                with engine.begin() as connection:
                    given = work(connection)
                if checkpoints is not None:
                    checkpoints.written()
                return given
            except OperationalError as error:  # locked for long, the disk is full
                raise StoreAway(str(error.orig)) from error

        return await asyncio.get_running_loop().run_in_executor(self._thread, transaction)

    async def _run_on_server(self, engine: AsyncEngine, work: Callable[[Connection], Given]) -> Given:
        """A server that is restarted is waited for: all our work writes whole rows, so doing it again does no harm."""
        end = asyncio.get_running_loop().time() + _AWAY_SECONDS
        pause = 0.1
        while True:
            try:
                async with engine.begin() as connection:
                    return await connection.run_sync(work)
            except (DBAPIError, OSError, TimeoutError) as error:
                if not _is_away(error):
                    raise
                if asyncio.get_running_loop().time() > end:
                    raise StoreAway(type(error).__name__) from error
                LOG.warning("the database is away (%s), tried again", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(1.0, pause * 2)

    async def reached(self, seconds: float = 2.0) -> bool:
        """Whether the database answers at all within the time."""
        try:
            async with asyncio.timeout(seconds):
                if isinstance(self._engine, AsyncEngine):
                    async with self._engine.connect() as connection:
                        await connection.execute(text("SELECT 1"))
                else:
                    await self.run(lambda connection: connection.execute(text("SELECT 1")))
        except (StoreAway, SQLAlchemyError, OSError, TimeoutError):
            return False
        return True

    async def close(self) -> None:
        if isinstance(self._engine, AsyncEngine):
            await self._engine.dispose()
        elif self._thread is not None:
            if self._checkpoints is not None:
                await asyncio.to_thread(self._checkpoints.close)
            await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.dispose)
            self._thread.shutdown()


def _is_away(error: BaseException) -> bool:
    """Whether the server went, is coming up, or could not do it just now; not: it refused what we asked of it."""
    if isinstance(error, DBAPIError):
        return not isinstance(error, IntegrityError | DataError | ProgrammingError | NotSupportedError)
    return True


def _sqlite(address: URL) -> Engine:
    if address.database not in _IN_MEMORY:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address.set(drivername="sqlite"), poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: BEGIN IMMEDIATE above does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_LOCKED_SECONDS * 1000}")
    # WAL: readers do not wait for the writer; NORMAL: a power cut may cost the last rows, never the file.
    _keep_a_log(cursor)
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA wal_autocheckpoint={AT_MOST}")
    cursor.close()


def _keep_a_log(cursor: sqlite3.Cursor) -> None:
    """The file in WAL mode. Two that turn the same new file over at once refuse each other without the busy timeout
    (each holds a read lock that the other's change waits for), so the loser asks again, for as long as the timeout.
    """
    end = time.monotonic() + _LOCKED_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:  # the primary code
                raise
        time.sleep(0.01)


def _postgresql(address: URL) -> AsyncEngine:
    return create_async_engine(
        address,
        pool_size=8,
        max_overflow=8,
        pool_timeout=10,
        connect_args={"timeout": 5, "command_timeout": _STATEMENT_SECONDS},
    )
