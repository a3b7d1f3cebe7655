"""A call to Telegram -> made at once, later, again or given up: answers at once, fan-outs paced, nothing for ever.

429         pauses its own chat alone; up to three tries
5xx, drops  tried again after a pause that grows and varies
403         the chat is retired: nothing is sent to it of our own accord until it writes again
"fan_out"   as rate_limit_args: at most 25 such calls a second in all; to a group only while it has had fewer than ten
            messages in the last minute, answers and others, so that the twenty that Telegram takes do for both
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any, Final, Literal

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import BaseRateLimiter

LOG = logging.getLogger(__name__)

TRIES: Final = 3
_LONGEST_PAUSE: Final = 60.0  # seconds; who is told to wait longer goes back into the inbox
_PASSING: Final = frozenset(
    {"sendChatAction", "answerCallbackQuery", "answerInlineQuery"}
)  # worth nothing once they are late
_A_SECOND: Final = 25
A_GROUP: Final = 20  # messages a minute that Telegram takes
_UNASKED: Final = 10  # of them: above, only people who ask are answered
_MINUTE: Final = 60.0
_GROUPS_KEPT: Final = 4096

FanOut = Literal["fan_out"]
Retire = Callable[[int], Awaitable[None]]
Migrate = Callable[[int, int], Awaitable[None]]
Count = Callable[[str, TelegramError], None]


class Bucket:
    """Tokens that come back at a steady rate; who finds none waits for the next."""

    def __init__(self, rate: float, size: float) -> None:
        """rate in tokens a second; size is how many may be taken at once after a rest."""
        self._rate, self._size = rate, size
        self._tokens, self._at = size, 0.0

    async def take(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        self._tokens = min(self._size, self._tokens + (now - self._at) * self._rate) if self._at else self._size
        self._at = now
        self._tokens -= 1  # below nought: those who wait stand in line
        if self._tokens < 0:
            await asyncio.sleep(-self._tokens / self._rate)


class Traffic:
    """How many messages each group had in the last minute, whatever for."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, deque[float]] = OrderedDict()

    def note(self, chat: str) -> None:
        """A message goes there now."""
        self._sent.setdefault(chat, deque()).append(_now())
        self._sent.move_to_end(chat)
        while len(self._sent) > _GROUPS_KEPT:
            self._sent.popitem(last=False)

    def lately(self, chat: int | str) -> int:
        """Messages of the last minute."""
        return len(self._fresh(str(chat)))

    def wait(self, chat: str, most: int) -> float:
        """Seconds until the group has had fewer than so many in the last minute; 0 where it has."""
        times = self._fresh(chat)
        return 0.0 if len(times) < most else times[len(times) - most] + _MINUTE - _now()

    def _fresh(self, chat: str) -> deque[float]:
        times = self._sent.get(chat, deque())
        while times and times[0] <= _now() - _MINUTE:
            times.popleft()
        return times


class Pacing(BaseRateLimiter[FanOut]):
    """Answers are not slowed down; only what Telegram refuses for a while waits."""

    def __init__(
        self, retire: Retire | None = None, count: Count | None = None, migrate: Migrate | None = None
    ) -> None:
        """retire is told of a chat that takes no messages any more, count of every call that failed, migrate of a group
        that has another id now, before what is sent to it goes there."""
        self._retire, self._count, self._migrate = retire, count, migrate
        self._paused: dict[str, float] = {}  # chats that Telegram asked us to leave alone, until when
        self._all = Bucket(_A_SECOND, 1)
        self.traffic = Traffic()

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: FanOut | None,
    ) -> Any:
        """The result of the call, after up to three tries."""
        chat = None if data.get("chat_id") is None else str(data["chat_id"])
        tries = 1 if endpoint in _PASSING else TRIES
        for attempt in range(1, tries + 1):
            if rate_limit_args == "fan_out":
                await self._in_line(chat)
            if endpoint not in _PASSING:
                await self._until_free(chat)
            if attempt == 1 and chat is not None and rate_limit_args is None and _to_a_group(endpoint, chat):
                self.traffic.note(chat)
            try:
                return await self._counted(endpoint, callback(*args, **kwargs))
            except RetryAfter as error:
                pause = _seconds(error.retry_after)
                self._pause(chat, pause)
                if attempt == tries or pause > _LONGEST_PAUSE:
                    raise
                LOG.warning("%s: Telegram asks for a pause of %.0f s", endpoint, pause)
            except ChatMigrated as error:
                if self._migrate is None or chat is None or not endpoint.startswith("send") or attempt == tries:
                    raise
                LOG.info("%s: the group has become a supergroup, what is for it goes there", endpoint)
                await self._migrate(data["chat_id"], error.new_chat_id)
                data["chat_id"] = error.new_chat_id
            except Forbidden:
                if self._retire is not None and chat is not None and endpoint.startswith("send"):
                    await self._retire(data["chat_id"])
                raise
            except (BadRequest, Conflict, InvalidToken):
                raise  # no better the second time
            except NetworkError as error:
                if attempt == tries:
                    raise
                LOG.warning("%s failed (%s), tried again", endpoint, type(error).__name__)
                await asyncio.sleep(0.3 * 3 ** (attempt - 1) * random.uniform(0.7, 1.3))  # noqa: S311 - jitter, no secret
        raise AssertionError("the last try returns or raises")

    async def _counted(self, endpoint: str, call: Coroutine[Any, Any, Any]) -> Any:
        try:
            return await call
        except TelegramError as error:
            if self._count is not None:
                self._count(endpoint, error)
            raise

    def _pause(self, chat: str | None, seconds: float) -> None:
        """Nothing goes to this chat for so long, whoever sends it. What belongs to no chat waits for itself only."""
        now = asyncio.get_running_loop().time()
        self._paused = {one: until for one, until in self._paused.items() if until > now}
        key = chat or ""
        self._paused[key] = max(self._paused.get(key, 0.0), now + seconds)

    async def _until_free(self, chat: str | None) -> None:
        now = asyncio.get_running_loop().time()
        until = self._paused.get(chat or "", 0.0)
        if until > now:
            await asyncio.sleep(min(until - now, _LONGEST_PAUSE))

    async def _in_line(self, chat: str | None) -> None:
        if chat is not None and chat.startswith(("-", "@")):
            while True:
                pause = self.traffic.wait(chat, _UNASKED)
                if pause <= 0:
                    break
                await asyncio.sleep(pause)  # and look again: others may have been quicker
            self.traffic.note(chat)
        await self._all.take()


def _to_a_group(endpoint: str, chat: str) -> bool:
    return endpoint.startswith("send") and endpoint not in _PASSING and chat.startswith(("-", "@"))


def _now() -> float:
    return asyncio.get_running_loop().time()


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
