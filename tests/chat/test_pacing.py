"""Outgoing calls: answers are not slowed down, a 429 pauses its chat alone, fan-outs keep Telegram's limits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.chat.telegram.pacing import Bucket, Pacing

Call = Callable[[], Coroutine[Any, Any, float]]


class Sleepless:
    """A clock that jumps ahead whenever all tasks sleep."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.loop = asyncio.get_running_loop()
        self.now = self.loop.time()
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []
        monkeypatch.setattr(self.loop, "time", lambda: self.now)
        monkeypatch.setattr("bot.chat.telegram.pacing.asyncio.sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        done: asyncio.Future[None] = self.loop.create_future()
        self._sleepers.append((self.now + seconds, done))
        await done

    async def run(self, *work: Coroutine[Any, Any, Any]) -> list[Any]:
        tasks = [self.loop.create_task(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(20):
                future: asyncio.Future[None] = self.loop.create_future()
                self.loop.call_soon(future.set_result, None)
                await future
            if self._sleepers and not all(task.done() for task in tasks):
                self._sleepers.sort(key=lambda pair: pair[0])
                self.now, waiting = self._sleepers.pop(0)
                waiting.set_result(None)
        return [task.exception() or task.result() for task in tasks]


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Sleepless:
    return Sleepless(monkeypatch)


def failing(clock: Sleepless, *errors: TelegramError) -> tuple[Call, list[float]]:
    """A call that fails with these errors, one each time, and the times at which it was made."""
    left, made = list(errors), []

    async def call() -> float:
        made.append(clock.now)
        if left:
            raise left.pop(0)
        return clock.now

    return call, made


def send(pacing: Pacing, call: Call, chat: int | None = 7, endpoint: str = "sendMessage", line: Any = None) -> Any:
    data = {} if chat is None else {"chat_id": chat}
    return pacing.process_request(call, (), {}, endpoint, data, line)


async def test_answers_are_not_slowed_down(clock: Sleepless) -> None:
    pacing, start = Pacing(), clock.now
    call, made = failing(clock)
    await clock.run(*(send(pacing, call, chat) for chat in range(500)))
    assert made == [start] * 500


async def test_a_429_pauses_its_chat_alone(clock: Sleepless) -> None:
    pacing, start = Pacing(), clock.now
    refused, made = failing(clock, RetryAfter(5))
    other, others = failing(clock)
    await clock.run(send(pacing, refused), send(pacing, refused), send(pacing, other, 8))
    assert others == [start]
    assert made == [start, start + 5, start + 5]
    again, late = failing(clock)
    pacing._pause("7", 10)
    await clock.run(send(pacing, again))
    assert late == [start + 15]


async def test_a_429_is_given_up_after_three_tries_or_when_it_is_long(clock: Sleepless) -> None:
    call, made = failing(clock, *[RetryAfter(2)] * 5)
    [error] = await clock.run(send(Pacing(), call))
    assert isinstance(error, RetryAfter)
    assert len(made) == 3
    call, made = failing(clock, RetryAfter(61))
    [error] = await clock.run(send(Pacing(), call))
    assert isinstance(error, RetryAfter)
    assert len(made) == 1


async def test_a_broken_line_is_tried_again_later_and_later(clock: Sleepless) -> None:
    call, made = failing(clock, *[NetworkError("cut")] * 5)
    [error] = await clock.run(send(Pacing(), call))
    assert isinstance(error, NetworkError)
    first, second = made[1] - made[0], made[2] - made[1]
    assert len(made) == 3
    assert 0.2 < first < 0.4 < second < 1.2


@pytest.mark.parametrize("error", [BadRequest("our own mistake"), Forbidden("bot was blocked by the user")])
async def test_what_gets_no_better_is_tried_once(error: TelegramError, clock: Sleepless) -> None:
    call, made = failing(clock, error)
    assert await clock.run(send(Pacing(), call)) == [error]
    assert len(made) == 1


async def test_what_is_worth_nothing_when_late_is_tried_once(clock: Sleepless) -> None:
    call, made = failing(clock, NetworkError("cut"))
    await clock.run(send(Pacing(), call, endpoint="sendChatAction"))
    assert len(made) == 1


async def test_a_chat_that_forbids_is_retired(clock: Sleepless) -> None:
    retired = []

    async def retire(chat: int) -> None:
        retired.append(chat)

    call, _ = failing(clock, Forbidden("bot was kicked"))
    await clock.run(send(Pacing(retire), call, -5))
    assert retired == [-5]


async def test_fan_outs_go_25_a_second(clock: Sleepless) -> None:
    pacing, start = Pacing(), clock.now
    call, made = failing(clock)
    await clock.run(*(send(pacing, call, chat, line="fan_out") for chat in range(1, 76)))
    assert made[-1] - start == pytest.approx(74 / 25)


async def test_answers_and_fan_outs_to_a_group_are_counted_in_one(clock: Sleepless) -> None:
    """Telegram takes twenty messages a minute: fan-outs leave room for those who ask."""
    pacing = Pacing()
    answers, answered = failing(clock)
    alerts, told = failing(clock)
    await clock.run(*(send(pacing, answers, -5) for _ in range(6)), send(pacing, answers, -5, "sendChatAction"))
    await clock.run(*(send(pacing, alerts, -5, line="fan_out") for _ in range(30)), send(pacing, answers, -6))
    sent = sorted([*answered[:6], *told])
    assert told[3] - answered[0] < 2
    assert told[4] - answered[0] >= 60
    for first in sent:
        assert sum(first <= when < first + 59 for when in sent) <= 10
    assert pacing.traffic.lately(-5) == 6
    assert pacing.traffic.lately(-7) == 0


async def test_a_bucket_fills_up_again_but_not_over(clock: Sleepless) -> None:
    bucket = Bucket(1, 2)
    await clock.run(bucket.take(), bucket.take())
    clock.now += 100
    begun = clock.now
    await clock.run(bucket.take(), bucket.take(), bucket.take())
    assert clock.now - begun == pytest.approx(1)
