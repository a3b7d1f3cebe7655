"""A call to Telegram that fails -> tried again: a 429 pauses its own chat alone, a broken line is tried afresh."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

LOG = logging.getLogger(__name__)

TRIES: Final = 3
_LONGEST_PAUSE: Final = 60.0  # seconds; whoever is told to wait longer is answered by nobody
_PASSING: Final = frozenset({"sendChatAction", "answerCallbackQuery"})  # worth nothing once they are late


class Pacing(BaseRateLimiter[None]):
    """Answers are not slowed down; only what Telegram refuses for a while waits, and nothing is retried for ever."""

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
        rate_limit_args: None,
    ) -> Any:
        """The result of the call, after up to three tries."""
        tries = 1 if endpoint in _PASSING else TRIES
        for attempt in range(1, tries + 1):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                pause = _seconds(error.retry_after)
                if attempt == tries or pause > _LONGEST_PAUSE:
                    raise
                LOG.warning("%s: Telegram asks for a pause of %.0f s", endpoint, pause)
            except BadRequest:
                raise  # a NetworkError by its class, but our own mistake: no better the second time
            except NetworkError as error:
                if attempt == tries:
                    raise
                pause = 0.3 * 3 ** (attempt - 1) * random.uniform(0.7, 1.3)  # noqa: S311 - jitter, no secret
                LOG.warning("%s failed (%s), tried again", endpoint, type(error).__name__)
            await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
