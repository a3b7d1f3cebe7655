"""The processes that are at work on one database -> what each says of itself, every quarter of a minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, select

from bot.store.database import Database
from bot.store.tables import PROCESSES, upsert

BEAT_SECONDS: Final = 15
_SILENT_SECONDS: Final = 60  # then it is no longer at work


@dataclass(frozen=True, slots=True)
class Process:
    """One process: who, which program, from which data it answers, since when, and how the last minutes went.

    started           seconds since 1970
    errors, updates   updates that went wrong, and all updates, of the last five minutes
    """

    owner: str
    version: str
    checksum: str | None
    started: int
    errors: int
    updates: int


class Processes:
    """Everybody who answers from this database."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database, self._now = database, now

    async def beat(self, process: Process) -> None:
        """Says that a process is at work, and drops those that have not said so for a day."""
        now = self._now()
        row = {
            "owner": process.owner,
            "version": process.version[:32],
            "checksum": process.checksum,
            "started": process.started,
            "errors": process.errors,
            "updates": process.updates,
            "changed": now,
        }

        def work(connection: Connection) -> None:
            upsert(connection, PROCESSES, [row])
            connection.execute(delete(PROCESSES).where(PROCESSES.c.changed <= now - 86_400))

        await self._database.run(work)

    async def leave(self, owner: str) -> None:
        """Says that a process has ended."""
        gone = delete(PROCESSES).where(PROCESSES.c.owner == owner)
        await self._database.run(lambda connection: connection.execute(gone))

    async def at_work(self) -> tuple[Process, ...]:
        """Those that said so within the last minute, the oldest first."""
        fields = [PROCESSES.c[name] for name in ("owner", "version", "checksum", "started", "errors", "updates")]
        wanted = select(*fields).where(PROCESSES.c.changed > self._now() - _SILENT_SECONDS)
        wanted = wanted.order_by(PROCESSES.c.started, PROCESSES.c.owner)
        rows = await self._database.run(lambda connection: connection.execute(wanted).all())
        return tuple(Process(*row) for row in rows)
