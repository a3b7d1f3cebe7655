"""What alerts have to tell -> rows that outlive the process: claimed before they are sent, marked after.

A crash between the two sends a message once more at most, and loses none; the row of (alert, period) is there once.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sqlalchemy import Connection, and_, delete, func, or_, select, tuple_, update

from bot.store.alerts import Alert, read_alert
from bot.store.database import Database
from bot.store.inbox import STALE_SECONDS, is_gone
from bot.store.tables import ALERTS, CLAIMED, RETIRED, SENDS, WAITING
from bot.store.versions import newest

TRIES: Final = 8
_BACK_OFF: Final = (5, 15, 60, 180, 600, 1800, 3600)  # seconds until what Telegram could not take is tried again
KEPT_SECONDS: Final = 30 * 86_400

Outcome = Literal["sent", "failed", "retired"]
_STATES: Final[dict[Outcome, int]] = {"sent": 2, "failed": 3, "retired": 4}


@dataclass(frozen=True, slots=True)
class Send:
    """One message to come: whose alert, of which period (a digest's day), and how often it was tried."""

    alert: Alert
    period: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Broadcast:
    """How far one fan-out has come: messages by what became of them; seconds since 1970 of its first and last step."""

    name: str
    due: int
    sent: int
    failed: int
    retired: int
    began: int
    ended: int

    @property
    def total(self) -> int:
        return self.due + self.sent + self.failed + self.retired


class Sends:
    """The messages of alerts between their being due and their being sent."""

    def __init__(self, database: Database, now: Callable[[], int], owner: str | None = None) -> None:
        """owner: who claims, as host:process; the default is this process."""
        self._database, self._now = database, now
        self._owner = owner or f"{socket.gethostname()[:60]}:{os.getpid()}"

    async def claim(self, most: int, data: str) -> tuple[Send, ...]:
        """Up to so many messages whose time has come, the oldest first, for this process alone. None while others
        hold newer data than these."""
        now = self._now()
        wanted = (
            select(SENDS.c.alert, SENDS.c.period, SENDS.c.tries)
            .where(SENDS.c.state == WAITING, SENDS.c.due <= now)
            .order_by(SENDS.c.due, SENDS.c.alert, SENDS.c.period)
            .limit(most)
            .with_for_update(skip_locked=True)  # SQLite has one writer at a time and leaves this out
        )

        def work(connection: Connection) -> tuple[Send, ...]:
            if self._database.shared and newest(connection) not in (None, data):
                return ()
            silent = select(RETIRED.c.chat)
            waiting = and_(SENDS.c.state == WAITING, SENDS.c.chat.in_(silent))
            connection.execute(update(SENDS).where(waiting).values(state=_STATES["retired"], changed=now))
            rows = connection.execute(wanted).all()
            keys = [(row.alert, row.period) for row in rows]
            if not keys:
                return ()
            claimed = update(SENDS).where(tuple_(SENDS.c.alert, SENDS.c.period).in_(keys))
            connection.execute(claimed.values(state=CLAIMED, owner=self._owner, changed=now))
            named = select(ALERTS).where(ALERTS.c.key.in_({key for key, _ in keys}))
            alerts = {row.key: read_alert(row) for row in connection.execute(named)}
            orphans = [key for key in keys if key[0] not in alerts]  # ended while a process that died held them
            if orphans:
                connection.execute(delete(SENDS).where(tuple_(SENDS.c.alert, SENDS.c.period).in_(orphans)))
            return tuple(Send(alerts[row.alert], row.period, row.tries) for row in rows if row.alert in alerts)

        return await self._database.run(work)

    async def mark(self, send: Send, outcome: Outcome) -> None:
        """Says what became of a claimed message."""
        await self._change([send], state=_STATES[outcome], owner=None)

    async def give_back(self, send: Send) -> bool:
        """Puts a claimed message back, to be tried again after a while that grows; False: too often, it is dropped."""
        if send.tries + 1 >= TRIES:
            return False
        due = self._now() + _BACK_OFF[min(send.tries, len(_BACK_OFF) - 1)]
        await self._change([send], state=WAITING, owner=None, tries=send.tries + 1, due=due)
        return True

    async def release(self, sends: Sequence[Send]) -> None:
        """Puts claimed messages back at once, as if they had never been claimed."""
        await self._change(sends, state=WAITING, owner=None)

    async def renew(self, sends: Sequence[Send]) -> None:
        """Says that these are being worked on still."""
        await self._change(sends)

    async def release_own(self) -> None:
        """Puts back what a process of the same name claimed in an earlier life: a container restarts as host:1."""
        mine = update(SENDS).where(SENDS.c.state == CLAIMED, SENDS.c.owner == self._owner)
        change = mine.values(state=WAITING, owner=None, changed=self._now())
        await self._database.run(lambda connection: connection.execute(change))

    async def release_stale(self) -> int:
        """Puts back what nobody works on any more, and says how many: not renewed for a minute, or claimed by a
        process of this machine that is gone."""
        stale, claimed = self._now() - STALE_SECONDS, SENDS.c.state == CLAIMED

        def work(connection: Connection) -> int:
            owners = connection.execute(select(SENDS.c.owner).where(claimed).distinct()).scalars()
            gone = [owner for owner in owners if owner is not None and owner != self._owner and is_gone(owner)]
            lost = update(SENDS).where(claimed, or_(SENDS.c.changed <= stale, SENDS.c.owner.in_(gone)))
            return connection.execute(lost.values(state=WAITING, owner=None, changed=self._now())).rowcount

        return await self._database.run(work)

    async def waiting(self) -> int:
        """How many messages are still to be sent."""
        wanted = select(func.count()).select_from(SENDS).where(SENDS.c.state <= CLAIMED)
        return await self._database.run(lambda connection: int(connection.execute(wanted).scalar_one()))

    async def progress(self, most: int = 10) -> tuple[Broadcast, ...]:
        """The last fan-outs, the newest first."""
        wanted = select(
            SENDS.c.broadcast, SENDS.c.state, func.count(), func.min(SENDS.c.made), func.max(SENDS.c.changed)
        ).group_by(SENDS.c.broadcast, SENDS.c.state)
        rows = await self._database.run(lambda connection: connection.execute(wanted).all())
        found: dict[str, Broadcast] = {}
        for name, state, number, made, changed in rows:
            known = found.get(name) or Broadcast(name, 0, 0, 0, 0, made, changed)
            slot = {2: "sent", 3: "failed", 4: "retired"}.get(state, "due")
            known = replace(known, began=min(known.began, made), ended=max(known.ended, changed))
            found[name] = replace(known, **{slot: getattr(known, slot) + number})
        return tuple(sorted(found.values(), key=lambda one: (-one.began, one.name)))[:most]

    async def prune(self) -> None:
        """Drops what was done with 30 days ago."""
        old = and_(SENDS.c.state > CLAIMED, SENDS.c.changed <= self._now() - KEPT_SECONDS)
        await self._database.run(lambda connection: connection.execute(delete(SENDS).where(old)))

    async def _change(self, sends: Iterable[Send], **values: object) -> None:
        """Changes those of the messages that this process still holds."""
        keys = [(send.alert.key, send.period) for send in sends]
        if keys:
            held = and_(
                tuple_(SENDS.c.alert, SENDS.c.period).in_(keys), SENDS.c.state == CLAIMED, SENDS.c.owner == self._owner
            )
            change = update(SENDS).where(held).values(changed=self._now(), **values)
            await self._database.run(lambda connection: connection.execute(change))
