"""Rows of the inbox -> answers: claimed oldest first, one a conversation, many conversations at the same time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.store import Batches, Inbox, Received

LOG = logging.getLogger(__name__)

AT_ONCE: Final = 256  # updates being answered at the same time
_TICK_SECONDS: Final = 1.0
_RENEW_SECONDS: Final = 15.0

Handle = Callable[[Received], Awaitable[None]]


class Workers:
    """Takes updates in and has them answered. One for the process."""

    def __init__(self, inbox: Inbox, handle: Handle, limit: int, at_once: int = AT_ONCE) -> None:
        """handle answers one update, marks it and raises nothing; above limit waiting, more is refused."""
        self._inbox, self._handle, self._limit, self._at_once = inbox, handle, limit, at_once
        self._active: dict[int, asyncio.Task[None]] = {}
        self._busy: set[str] = set()  # the conversations of those
        self._more: set[str] = set()  # conversations that may have another update waiting
        self._full = False  # the last claim brought as many as it might
        self._poked = asyncio.Event()
        self._stopping = False
        self._taking_in: Batches[Sequence[Received], None] = Batches(self._take_in, most=64)
        self.depth = 0  # as far as this process knows: updates that wait or are being answered

    @property
    def crowded(self) -> bool:
        """Whether so much waits that Telegram should keep the rest for now."""
        return self.depth >= self._limit

    async def accept(self, updates: Sequence[Received]) -> None:
        """Returns once the updates are in the inbox, from where they are answered whatever happens to this process."""
        await self._taking_in(updates)

    async def run(self, stop: asyncio.Event) -> None:
        """Claims and answers until told to stop; what is under way goes on until drain."""
        stopping = asyncio.create_task(stop.wait())
        keeping = asyncio.create_task(self._keep())
        try:
            while not stop.is_set():
                poked = asyncio.create_task(self._poked.wait())
                await asyncio.wait({poked, stopping}, timeout=_TICK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                poked.cancel()
                self._poked.clear()
                try:
                    await self._claim()
                except Exception:  # the database is away for long: the inbox is still there when it is back
                    LOG.exception("nothing could be claimed")
                    await asyncio.sleep(_TICK_SECONDS)
        finally:
            self._stopping = True
            stopping.cancel()
            keeping.cancel()

    async def drain(self, seconds: float) -> None:
        """Waits for what is under way; what is not done in time goes back into the inbox."""
        self._stopping = True
        await self._taking_in.idle()
        if self._active:
            await asyncio.wait(self._active.values(), timeout=seconds)
        left = list(self._active)
        if left:
            LOG.warning("%s answers were not finished in time and go back into the inbox", len(left))
            tasks = list(self._active.values())
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=2)
            await self._inbox.release(left)

    def poke(self) -> None:
        """There may be something to claim."""
        self._poked.set()

    async def _take_in(self, batches: Sequence[Sequence[Received]]) -> list[None]:
        updates = [update for batch in batches for update in batch]
        claimed = await self._inbox.take_in(updates, self._free())
        self.depth += len(updates)
        started = {update.number for update in claimed}
        self._start(claimed)
        self._more.update(update.chat for update in updates if update.number not in started)
        return [None] * len(batches)

    async def _claim(self) -> None:
        while free := self._free():
            claimed = await self._inbox.claim(free)
            self._start(claimed)
            self._full = len(claimed) == free
            if not self._full:
                self._more &= self._busy  # of any other conversation something would have come
                return

    def _free(self) -> int:
        return 0 if self._stopping else self._at_once - len(self._active)

    def _start(self, claimed: Sequence[Received]) -> None:
        for update in claimed:
            self._busy.add(update.chat)
            self._active[update.number] = asyncio.create_task(self._answer(update))

    async def _answer(self, update: Received) -> None:
        try:
            await self._handle(update)
        finally:
            del self._active[update.number]
            self._busy.discard(update.chat)
            self.depth = max(0, self.depth - 1)
            if self._full or update.chat in self._more:
                self._poked.set()

    async def _keep(self) -> None:
        """Holds on to what is being answered, takes back what nobody answers any more, and counts."""
        while True:
            try:
                await self._inbox.renew(list(self._active))
                if await self._inbox.release_stale():
                    self._poked.set()
                self.depth = await self._inbox.depth()
            except Exception:  # the database is away: claims may be lost to other processes, answers are not
                LOG.exception("claims could not be renewed")
            await asyncio.sleep(_RENEW_SECONDS)
