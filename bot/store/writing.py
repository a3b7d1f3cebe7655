"""Changes -> rows: those that belong together in one transaction, those of one moment in one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from bot.store.batches import Batches
from bot.store.database import Database
from bot.store.tables import ANSWERED, CONVERSATIONS, INBOX, REPLIES, RETIRED, upsert

REPLIES_KEPT: Final = 50  # of a chat


@dataclass(frozen=True, slots=True)
class Change:
    """A row to be written over the one with its key."""

    table: Table
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is written together or not at all; answered is the update that is done with it."""

    changes: tuple[Change, ...]
    answered: int | None


class Writing:
    """The one way by which rows about talks are written. One for the store."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database, self._now = database, now
        self._batches: Batches[_Unit, None] = Batches(self._write)

    async def __call__(self, *changes: Change, answered: int | None = None) -> None:
        """Returns when everything is committed: the changes, and that the update is answered, its text blanked."""
        await self._batches(_Unit(changes, answered))

    async def idle(self) -> None:
        await self._batches.idle()

    async def _write(self, units: Sequence[_Unit]) -> list[None]:
        by_table: dict[Table, list[dict[str, Any]]] = {}
        for unit in units:
            for change in unit.changes:
                by_table.setdefault(change.table, []).append(change.row)
        # Who is answered takes our messages again.
        speaking = sorted({row["chat"] for table in (CONVERSATIONS, REPLIES) for row in by_table.get(table, ())})
        numbers = sorted(unit.answered for unit in units if unit.answered is not None)
        now = self._now()

        def work(connection: Connection) -> None:
            for table, rows in by_table.items():
                upsert(connection, table, rows)
                if table is REPLIES:
                    chats = sorted({row["chat"] for row in rows})
                    connection.execute(_TRIM, [{"of": chat} for chat in chats])
            if speaking:
                connection.execute(_TAKES_AGAIN, [{"of": chat} for chat in speaking])
            if numbers:
                connection.execute(_DONE, [{"number": number, "now": now} for number in numbers])

        await self._database.run(work)
        return [None] * len(units)


_TAKES_AGAIN = delete(RETIRED).where(RETIRED.c.chat == bindparam("of"))
_DONE = (
    update(INBOX)
    .where(INBOX.c.update_id == bindparam("number"))
    .values(state=ANSWERED, body="", owner=None, changed=bindparam("now"))
)

# Message ids of one chat only grow, so the 50th newest is found on the primary key.
_TRIM = delete(REPLIES).where(
    REPLIES.c.chat == bindparam("of"),
    REPLIES.c.message
    <= select(REPLIES.c.message)
    .where(REPLIES.c.chat == bindparam("of"))
    .order_by(REPLIES.c.message.desc())
    .offset(REPLIES_KEPT)
    .limit(1)
    .scalar_subquery(),
)
