"""What Telegram hands over -> rows of the inbox: by polling here, by webhook in hooks.py, the same from then on."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import orjson
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.chat.telegram.groups import chat_key
from bot.errors import BadSetup
from bot.store import Received

LOG = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = (
    Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER,
)  # fmt: skip
_POLL_SECONDS: Final = 30
_BATCH: Final = 100  # updates a call, the most that Telegram gives
_LONGEST_PAUSE: Final = 30.0
_LARGEST: Final = 2**63

Accept = Callable[[Sequence[Received]], Awaitable[None]]
Aside = Callable[[object], bool]
Fetch = Callable[[Mapping[str, Any], float], Awaitable[object]]


def received(data: object, body: str | None = None) -> Received | None:
    """An update as a row of the inbox, whatever else is wrong with it; None where it has not even a number."""
    number = data.get("update_id") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or type(number) is not int or not 0 <= number < _LARGEST:
        return None
    return Received(number, _conversation(data) or f"update:{number}", body or _dumped(data))


def parsed(text: str | bytes) -> Any:
    """JSON read fast, and slowly where it holds halves of surrogate pairs, which people can send; else ValueError."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def _conversation(data: Mapping[str, Any]) -> str | None:
    """Whose turn it is: the chat's, else the person's."""
    for content in data.values():
        if not isinstance(content, Mapping):
            continue
        for holder in (content, content.get("message")):
            chat = holder.get("chat") if isinstance(holder, Mapping) else None
            if isinstance(chat, Mapping) and isinstance(chat.get("id"), int):
                return chat_key(chat["id"])[:80]
        person = content.get("from")
        if isinstance(person, Mapping) and isinstance(person.get("id"), int):
            return f"telegram:user:{person['id']}"[:80]
    return None


def _dumped(data: Mapping[str, Any]) -> str:
    try:
        return orjson.dumps(data).decode()
    except (TypeError, ValueError):  # halves of surrogate pairs, numbers beyond 64 bits
        return json.dumps(data)


class Polling:
    """Fetches updates one batch after the other; a batch is confirmed to Telegram only once it is in the inbox."""

    def __init__(
        self, fetch: Fetch, accept: Accept, crowded: Callable[[], bool], hear: Callable[[], None], aside: Aside
    ) -> None:
        """fetch calls getUpdates with its parameters and a limit of seconds, and gives plain JSON: the library reads
        all updates of a batch or none, and one that it cannot read would come for ever. crowded says whether so much
        waits that more is not fetched for now; hear is told whenever Telegram answers; aside takes an update that is
        not worth keeping, and says whether it did."""
        self._getting, self._accept, self._crowded, self._hear, self._aside = fetch, accept, crowded, hear, aside
        self._offset: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Polls until told to stop; BadSetup where the token is refused."""
        failures = 0
        while not stop.is_set():
            try:
                if self._crowded():
                    await _unless(stop, 0.2)
                    continue
                await self._fetch(_POLL_SECONDS)
                failures = 0
            except InvalidToken:
                raise BadSetup("Telegram no longer knows this TELEGRAM_BOT_TOKEN: it was revoked.") from None
            except Exception as error:  # whatever it is, giving up would be worse
                failures += 1
                await _unless(stop, _pause(error, failures))

    async def confirm(self) -> None:
        """Tells Telegram what is in the inbox, so that it is not handed over again."""
        if self._offset is not None:
            with suppress(TelegramError, TimeoutError):
                await self._call(0, 1)

    async def _fetch(self, seconds: int) -> None:
        updates = await self._call(seconds, _BATCH)
        self._hear()
        if not isinstance(updates, list):
            raise TelegramError("getUpdates gave no list")
        numbered = [(update, row) for update in updates if (row := received(update)) is not None]
        if len(numbered) < len(updates):
            LOG.error("%s updates without a number were left out", len(updates) - len(numbered))
        if numbered:
            rows = [row for update, row in numbered if not self._aside(update)]
            if rows:
                await self._accept(rows)
            self._offset = max(row.number for _, row in numbered) + 1
        elif updates:
            await asyncio.sleep(1)  # they will come again at once

    async def _call(self, seconds: int, limit: int) -> object:
        wanted: dict[str, object] = {"timeout": seconds, "limit": limit, "allowed_updates": list(ALLOWED_UPDATES)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        return await self._getting(wanted, seconds + 10)


def _pause(error: Exception, failures: int) -> float:
    """Seconds until the next try."""
    if isinstance(error, RetryAfter):
        after = error.retry_after
        return float(after if isinstance(after, int) else after.total_seconds())
    if isinstance(error, Conflict):
        LOG.error("getUpdates: another process polls with the same token; only one may, or use --webhook")
        return 5.0
    if isinstance(error, TelegramError):
        LOG.warning("getUpdates: %s", error)
    else:
        LOG.error("updates could not be taken in", exc_info=error)
    return min(_LONGEST_PAUSE, 0.25 * 2.0 ** min(failures, 8))


async def _unless(stop: asyncio.Event, seconds: float) -> None:
    """Sleeps, unless told to stop meanwhile."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
