"""Single calls -> one call a batch: what is asked for while a batch is under way makes up the next one."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Given = TypeVar("Given")


class Batches(Generic[Item, Given]):
    """One waits for nobody while it is quiet; under load hundreds share one transaction."""

    def __init__(self, work: Callable[[Sequence[Item]], Awaitable[Sequence[Given]]], most: int = 500) -> None:
        """work takes items, at most so many at once, to as many results in the same order."""
        self._work, self._most = work, most
        self._waiting: deque[tuple[Item, asyncio.Future[Given]]] = deque()
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, item: Item) -> Given:
        """The item's result, once its batch is through; its error where it failed."""
        future: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return await future

    async def idle(self) -> None:
        """Returns when nothing is under way any more."""
        while self._task is not None:
            await asyncio.wait({self._task})

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
                await self._settle(batch)
        finally:
            self._task = None

    async def _settle(self, batch: list[tuple[Item, asyncio.Future[Given]]]) -> None:
        try:
            results = await self._work([item for item, _ in batch])
        except Exception as error:
            if len(batch) > 1:  # one bad item must not fail the others: each for itself
                for single in batch:
                    await self._settle([single])
            elif not batch[0][1].done():
                batch[0][1].set_exception(error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():  # whoever waited may have been cancelled
                future.set_result(result)
