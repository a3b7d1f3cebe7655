"""A call to Telegram -> made at once, later, again or given up: answers at once, fan-outs paced, nothing for ever.

429         pauses its own chat alone; up to three tries
5xx, drops  tried again after a pause that grows and varies
403         the chat is retired: nothing is sent to it of our own accord until it writes again
"fan_out"   as rate_limit_args: at most 25 such calls a second in all and 20 a minute to a group
"""

from __future__ import annotations

import asyncio
import logging
import random
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
_A_GROUP: Final = 20.0 / 60
_BUCKETS_KEPT: Final = 4096

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
        self._groups: dict[str, Bucket] = {}

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
            if chat not in self._groups:
                if len(self._groups) >= _BUCKETS_KEPT:
                    self._groups.clear()
                self._groups[chat] = Bucket(_A_GROUP, 20)
            await self._groups[chat].take()
        await self._all.take()


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
