"""What is watched for a chat: rules, release days, digests; and how far each has been looked at."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, Row, and_, delete, func, select, update

from bot.store.database import Database
from bot.store.tables import ALERTS, RETIRED, SENDS, WAITING, insert_new
from bot.store.versions import newest

MOST: Final = 20  # of a chat

AlertKind = Literal["rule", "release", "weekly", "monthly"]
Kept = Literal["kept", "known", "full"]


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that is watched.

    topic       of the group, where it was asked for in one
    definition  of a rule its query as JSON, of a digest its time ("0 09:00 Europe/Berlin"), else empty
    seen        the months ("2026-08") whose figures are known: what is told of them is history
    data        the checksum of the data that it was last looked at with
    due         seconds since 1970 of the next digest
    """

    chat: str
    kind: AlertKind
    definition: str = ""
    topic: int | None = None
    language: str = "en"
    seen: frozenset[str] = frozenset()
    data: str = ""
    due: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at one alert: the months known by now, the periods to be told of, the next time due."""

    alert: Alert
    seen: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    due: int | None = None


class Alerts:
    """Everything that is watched. Any number of processes may look; what one finds, the others find too, once."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        self._database, self._now = database, now

    async def add(self, alert: Alert) -> Kept:
        """Keeps an alert under a new key, larger than all before it: "known" where the chat has just this one, "full"
        where it has too many."""

        def work(connection: Connection) -> Kept:
            mine = select(ALERTS.c.topic, ALERTS.c.kind, ALERTS.c.definition).where(ALERTS.c.chat == alert.chat)
            held = [tuple(row) for row in connection.execute(mine)]
            if (alert.topic, alert.kind, alert.definition) in held:
                return "known"
            if len(held) >= MOST:
                return "full"
            row = {
                "key": alert.key or f"{time.time_ns():016x}{secrets.token_hex(2)}",
                "chat": alert.chat,
                "topic": alert.topic,
                "kind": alert.kind,
                "definition": alert.definition,
                "language": alert.language,
                "seen": _written(alert.seen),
                "data": alert.data,
                "due": alert.due,
                "changed": self._now(),
            }
            insert_new(connection, ALERTS, [row])
            return "kept"

        return await self._database.run(work)

    async def of(self, chat: str) -> tuple[Alert, ...]:
        """Everything that is watched for a chat, the oldest first."""
        wanted = select(ALERTS).where(ALERTS.c.chat == chat).order_by(ALERTS.c.key)
        return await self._database.run(lambda connection: _read(connection.execute(wanted).all()))

    async def remove(self, chat: str, key: str) -> bool:
        """Ends one alert of a chat, with what it had still to tell; False where there is no such alert."""
        mine = and_(ALERTS.c.key == key, ALERTS.c.chat == chat)

        def work(connection: Connection) -> bool:
            gone = connection.execute(delete(ALERTS).where(mine)).rowcount > 0
            if gone:
                connection.execute(delete(SENDS).where(SENDS.c.alert == key, SENDS.c.state == WAITING))
            return gone

        return await self._database.run(work)

    async def clear(self, chat: str) -> int:
        """Ends every alert of a chat, and says how many."""

        def work(connection: Connection) -> int:
            connection.execute(delete(SENDS).where(SENDS.c.chat == chat, SENDS.c.state == WAITING))
            return connection.execute(delete(ALERTS).where(ALERTS.c.chat == chat)).rowcount

        return await self._database.run(work)

    async def count(self) -> int:
        """How many things are watched."""
        wanted = select(func.count()).select_from(ALERTS)
        return await self._database.run(lambda connection: int(connection.execute(wanted).scalar_one()))

    async def behind(self, data: str, most: int) -> tuple[Alert, ...]:
        """Rules and release days that were not looked at with these data yet, up to so many."""
        wanted = select(ALERTS).where(ALERTS.c.due.is_(None), ALERTS.c.data != data).order_by(ALERTS.c.key).limit(most)
        return await self._database.run(lambda connection: _read(connection.execute(wanted).all()))

    async def due(self, most: int) -> tuple[Alert, ...]:
        """Digests whose time has come, up to so many."""
        wanted = select(ALERTS).where(ALERTS.c.due <= self._now()).order_by(ALERTS.c.due).limit(most)
        return await self._database.run(lambda connection: _read(connection.execute(wanted).all()))

    async def settle(self, looked: Sequence[Looked], data: str) -> int | None:
        """Writes what looking came to: what is to be told, each period once for an alert, and how far it has been
        looked at, in one transaction. Says how many are to be told.

        None, and nothing is written, where these data are not the newest. A chat that takes no messages is told
        nothing.
        """
        now = self._now()

        def work(connection: Connection) -> int | None:
            if self._database.shared and newest(connection) not in (None, data):
                return None
            chats = sorted({one.alert.chat for one in looked})
            retired = set(connection.execute(select(RETIRED.c.chat).where(RETIRED.c.chat.in_(chats))).scalars())
            # In the order of their keys, or two processes could each wait for a row that the other has locked.
            mine = (
                select(ALERTS.c.key).where(ALERTS.c.key.in_([one.alert.key for one in looked])).order_by(ALERTS.c.key)
            )
            held = set(connection.execute(mine.with_for_update()).scalars())
            rows = []
            for one in looked:
                if one.alert.key not in held:  # removed a moment ago
                    continue
                # A digest that another process has moved on meanwhile stays where it is.
                as_was = ALERTS.c.due.is_(None) if one.alert.due is None else ALERTS.c.due == one.alert.due
                change = update(ALERTS).where(ALERTS.c.key == one.alert.key, as_was)
                seen = _written(one.alert.seen | one.seen)
                connection.execute(change.values(seen=seen, data=data, due=one.due))
                if one.alert.chat not in retired:
                    rows += [_send(one.alert, period, data, now) for period in one.told]
            insert_new(connection, SENDS, rows)
            return len(rows)

        return await self._database.run(work)


def _send(alert: Alert, period: str, data: str, now: int) -> dict[str, object]:
    broadcast = f"{alert.kind} {data[:12]}" if alert.due is None else f"{alert.kind} {period}"
    return {
        "alert": alert.key, "period": period, "chat": alert.chat, "broadcast": broadcast, "state": WAITING, "tries": 0,
        "due": now, "owner": None, "made": now, "changed": now,
    }  # fmt: skip


def _written(seen: Iterable[str]) -> str:
    return json.dumps(sorted(seen), separators=(",", ":"))


def read_alert(row: Row[tuple[object, ...]]) -> Alert:
    """A row of the table as an alert."""
    return Alert(
        row.chat, row.kind, row.definition, row.topic, row.language, frozenset(json.loads(row.seen)), row.data, row.due,
        row.key,
    )  # fmt: skip


def _read(rows: Iterable[Row[tuple[object, ...]]]) -> tuple[Alert, ...]:
    return tuple(read_alert(row) for row in rows)
