"""Batches: what comes while one is under way makes up the next; one bad item fails alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.store import Batches


async def test_calls_of_one_moment_share_a_batch() -> None:
    seen: list[list[int]] = []

    async def double(items: Sequence[int]) -> list[int]:
        seen.append(list(items))
        await asyncio.sleep(0.01)
        return [2 * item for item in items]

    batches = Batches(double, most=4)
    first = asyncio.create_task(batches(0))
    await asyncio.sleep(0.001)
    assert await asyncio.gather(*(batches(n) for n in range(1, 8))) == [2, 4, 6, 8, 10, 12, 14]
    assert await first == 0
    assert seen == [[0], [1, 2, 3, 4], [5, 6, 7]]
    await batches.idle()


async def test_one_bad_item_fails_alone() -> None:
    async def invert(items: Sequence[int]) -> list[float]:
        return [1 / item for item in items]

    batches = Batches(invert)
    results = await asyncio.gather(*(batches(n) for n in (1, 0, 2)), return_exceptions=True)
    assert results[0] == 1.0
    assert isinstance(results[1], ZeroDivisionError)
    assert results[2] == 0.5


async def test_who_gives_up_waiting_spoils_nothing() -> None:
    async def slow(items: Sequence[int]) -> list[int]:
        await asyncio.sleep(0.02)
        return list(items)

    batches = Batches(slow)
    impatient = asyncio.create_task(batches(1))
    patient = asyncio.create_task(batches(2))
    await asyncio.sleep(0.001)
    impatient.cancel()
    assert await patient == 2
    with pytest.raises(asyncio.CancelledError):
        await impatient
