"""Checksums of the data that answers were made from -> which is the newest; every process asks before it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, select, text

from bot.store.database import Database
from bot.store.tables import VERSIONS, upsert

_ANNOUNCING: Final = 7_472_616_466  # the number of PostgreSQL's advisory lock


class Versions:
    """The data's versions, a number each that only grows."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database, self._now = database, now

    async def newest(self) -> str | None:
        """The checksum of the newest data that any process has answered from."""
        return await self._database.run(newest)

    async def announce(self, checksum: str, take_over: bool) -> bool:
        """Says that this process holds these data, and returns whether they are the newest.

        Data never seen before are. Data that others have followed with newer ones are not, unless this takes over:
        then going back to them is meant.
        """

        def work(connection: Connection) -> bool:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ANNOUNCING})
            wanted = select(VERSIONS.c.checksum, VERSIONS.c.number).order_by(VERSIONS.c.number.desc())
            known = {row.checksum: row.number for row in connection.execute(wanted)}
            last = max(known.values(), default=0)
            if known.get(checksum) == last:
                return True
            if checksum in known and not take_over:
                return False
            row = {"checksum": checksum, "number": last + 1, "changed": self._now()}
            upsert(connection, VERSIONS, [row])
            return True

        return await self._database.run(work)


def newest(connection: Connection) -> str | None:
    """The checksum with the highest number."""
    wanted = select(VERSIONS.c.checksum).order_by(VERSIONS.c.number.desc()).limit(1)
    return connection.execute(wanted).scalar()
