"""Updates as they came -> rows that outlive the process, claimed one a conversation, blanked once answered."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.store.chats import Preferences
from bot.store.database import Database
from bot.store.tables import ANSWERED, CLAIMED, INBOX, WAITING, insert_new
from bot.store.versions import newest

STALE_SECONDS: Final = 60  # a claim that was not renewed for so long returns
KEPT_SECONDS: Final = 48 * 3600  # the numbers of answered updates, so that none is answered twice
TRIES: Final = 8
_BACK_OFF: Final = (1, 2, 5, 10, 20, 40, 60)  # seconds until an update that failed for a while is tried again

# Written out in the statement, or SQLite could not tell that its index of open rows serves.
_WAITING: Final[ColumnElement[int]] = literal_column(str(WAITING))
_ANSWERED: Final[ColumnElement[int]] = literal_column(str(ANSWERED))

_OTHER: Final = INBOX.alias("other")
_BEFORE: Final = exists().where(
    _OTHER.c.chat == INBOX.c.chat,
    _OTHER.c.state < _ANSWERED,
    or_(_OTHER.c.update_id < INBOX.c.update_id, _OTHER.c.state == CLAIMED),
)
_OLDEST: Final = (
    select(INBOX.c.update_id, INBOX.c.chat, INBOX.c.body, INBOX.c.tries)
    .where(INBOX.c.state == _WAITING, INBOX.c.due <= bindparam("now"), ~_BEFORE)
    .order_by(INBOX.c.update_id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)  # SQLite has one writer at a time and leaves this out
)
_CLAIMING: Final = (
    update(INBOX)
    .where(INBOX.c.update_id == bindparam("number"))
    .values(state=CLAIMED, owner=bindparam("by"), changed=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of a chat, as it was found: what it has set, and its talk as it is written, with its language."""

    preferences: Preferences
    talk: tuple[str, str | None] | None


Look = Callable[[Connection, Sequence[str]], Mapping[str, Seen]]


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came: its number, whose conversation it belongs to, and its JSON; tries: how often it failed;
    seen: what was found beside it when it was claimed."""

    number: int
    chat: str
    body: str
    tries: int = 0
    seen: Seen | None = field(default=None, compare=False)


class Inbox:
    """Every update between its arrival and its answer. Any number of processes may share one."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], int],
        owner: str | None = None,
        look: Look = lambda _connection, _chats: {},
    ) -> None:
        """owner: who claims, as host:process; the default is this process. look: what to find of the chats whose
        updates are claimed, in the same transaction; nobody else works on them until those are answered."""
        self._database, self._now, self._look = database, now, look
        self._owner = owner or f"{socket.gethostname()[:60]}:{os.getpid()}"
        self._held: str | None = None

    @property
    def owner(self) -> str:
        """Under which name this process claims."""
        return self._owner

    def hold(self, checksum: str) -> None:
        """The data from which this process answers: while others answer from newer ones it claims nothing, so that a
        chat's next answer is never older than its last."""
        self._held = checksum

    async def take_in(self, updates: Sequence[Received], claim: int = 0) -> list[Received]:
        """Writes those updates that are not known yet, and claims up to so many of all that wait, in one transaction.

        Once it returns, the updates may be confirmed to Telegram.
        """
        anew = {"state": WAITING, "tries": 0, "due": 0, "owner": None, "changed": self._now()}
        unlike = {one.number: one for one in updates}.values()
        rows = [{"update_id": one.number, "chat": one.chat, "body": one.body} | anew for one in unlike]

        def work(connection: Connection) -> list[Received]:
            insert_new(connection, INBOX, rows)
            return self._claim(connection, claim) if claim else []

        try:
            return await self._database.run(work)
        except IntegrityError:  # another process claimed of the same conversation in the same moment
            await self._database.run(lambda connection: insert_new(connection, INBOX, rows))
            return []

    async def claim(self, most: int) -> list[Received]:
        """The oldest waiting update of each conversation that has none claimed, up to so many, oldest first."""
        try:
            return await self._database.run(lambda connection: self._claim(connection, most))
        except IntegrityError:
            return []

    def _claim(self, connection: Connection, most: int) -> list[Received]:
        if self._held is not None and self._database.shared and newest(connection) not in (None, self._held):
            return []
        now = self._now()
        found = [Received(*row) for row in connection.execute(_OLDEST, {"now": now, "most": most})]
        if found:
            mine = {"by": self._owner, "now": now}
            connection.execute(_CLAIMING, [{"number": one.number} | mine for one in found])
            seen = self._look(connection, [one.chat for one in found])
            found = [replace(one, seen=seen.get(one.chat)) for one in found]
        return found

    async def renew(self, numbers: Sequence[int]) -> None:
        """Says that these claims are being worked on still."""
        if numbers:
            mine = and_(INBOX.c.update_id.in_(list(numbers)), INBOX.c.state == CLAIMED, INBOX.c.owner == self._owner)
            change = update(INBOX).where(mine).values(changed=self._now())
            await self._database.run(lambda connection: connection.execute(change))

    async def give_back(self, number: int, tries: int) -> bool:
        """Puts a claimed update back, to be tried again after a while that grows; False: too often, it is dropped."""
        if tries + 1 >= TRIES:
            return False
        due = self._now() + _BACK_OFF[min(tries, len(_BACK_OFF) - 1)]
        change = update(INBOX).where(INBOX.c.update_id == number, INBOX.c.state == CLAIMED)
        change = change.values(state=WAITING, owner=None, tries=tries + 1, due=due, changed=self._now())
        await self._database.run(lambda connection: connection.execute(change))
        return True

    async def release(self, numbers: Sequence[int]) -> None:
        """Puts claimed updates back at once, as if they had never been claimed."""
        if numbers:
            mine = and_(INBOX.c.update_id.in_(list(numbers)), INBOX.c.state == CLAIMED, INBOX.c.owner == self._owner)
            change = update(INBOX).where(mine).values(state=WAITING, owner=None, changed=self._now())
            await self._database.run(lambda connection: connection.execute(change))

    async def release_stale(self) -> int:
        """Puts back claims that nobody works on any more, and says how many: not renewed for 60 s, or by a process
        of this machine that is gone."""
        stale = self._now() - STALE_SECONDS
        claimed = INBOX.c.state == CLAIMED

        def work(connection: Connection) -> int:
            owners = connection.execute(select(INBOX.c.owner).where(claimed).distinct()).scalars()
            gone = [owner for owner in owners if owner is not None and owner != self._owner and is_gone(owner)]
            lost = update(INBOX).where(claimed, or_(INBOX.c.changed <= stale, INBOX.c.owner.in_(gone)))
            return connection.execute(lost.values(state=WAITING, owner=None, changed=self._now())).rowcount

        return await self._database.run(work)

    async def release_own(self) -> None:
        """Puts back what a process of the same name claimed in an earlier life: a container restarts as host:1."""
        mine = update(INBOX).where(INBOX.c.state == CLAIMED, INBOX.c.owner == self._owner)
        change = mine.values(state=WAITING, owner=None, changed=self._now())
        await self._database.run(lambda connection: connection.execute(change))

    async def depth(self) -> int:
        """How many updates wait or are being answered."""
        wanted = select(func.count()).select_from(INBOX).where(INBOX.c.state < _ANSWERED)
        return await self._database.run(lambda connection: int(connection.execute(wanted).scalar_one()))

    async def prune(self) -> None:
        """Drops the numbers of updates that were answered 48 hours ago."""
        old = and_(INBOX.c.state == ANSWERED, INBOX.c.changed <= self._now() - KEPT_SECONDS)
        await self._database.run(lambda connection: connection.execute(delete(INBOX).where(old)))


def is_gone(owner: str) -> bool:
    """Whether the owner was a process of this machine that no longer runs."""
    host, _, process = owner.rpartition(":")
    if host != socket.gethostname()[:60] or not process.isdigit() or os.name == "nt":
        return False
    with suppress(PermissionError):  # it runs, as somebody else
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
    return False
