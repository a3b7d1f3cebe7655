"""A claimed row of the inbox -> its answer sent and the row marked; what Telegram cannot take now is tried later."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from telegram import Bot, Chat, Message, Update, User
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.assistant import Assistant
from bot.chat.telegram.intake import Aside, parsed
from bot.chat.telegram.messages import Messages
from bot.chat.telegram.watch import Watch, report
from bot.store import Received, StoreAway

LOG = logging.getLogger(__name__)

_WORDS_ALONE: Final = {"message_id", "date", "chat", "from", "text"}
_LONGEST: Final = 240.0  # seconds for one update, with all its pauses


def read(data: dict[str, Any], bot: Bot) -> Update:
    """An update as the library's object. What nearly all are, words and nothing else, is put together here: its reader
    looks for a hundred things that such a message does not have."""
    message = data.get("message")
    if len(data) != 2 or not isinstance(message, dict) or message.keys() != _WORDS_ALONE:
        return Update.de_json(data, bot)
    try:
        chat, user = _chat(tuple(message["chat"].items()), bot), _user(tuple(message["from"].items()), bot)
    except TypeError:  # a field with fields of its own, which no message had when this was written
        return Update.de_json(data, bot)
    date = datetime.fromtimestamp(message["date"], UTC)
    said = _Message(message["message_id"], date, chat, from_user=user, text=message["text"])
    said.set_bot(bot)
    update = _Update(data["update_id"], message=said)
    update.set_bot(bot)
    return update


class _Message(Message):
    """The library checks each of a message's hundred attributes, as it is set, for whether it may be set yet."""

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


class _Update(Update):
    """The same for an update."""

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


@lru_cache(maxsize=4096)
def _chat(fields: tuple[tuple[str, Any], ...], bot: Bot) -> Chat:
    """People write more than once, and what stands of them in a message is the same each time."""
    return Chat.de_json(dict(fields), bot)


@lru_cache(maxsize=4096)
def _user(fields: tuple[tuple[str, Any], ...], bot: Bot) -> User:
    return User.de_json(dict(fields), bot)


class Answering:
    """Answers one update and sees to it that it is neither lost nor answered for ever."""

    def __init__(
        self, assistant: Assistant, messages: Messages, bot: Bot, watch: Watch, aside: Aside = lambda _: False
    ) -> None:
        """aside takes an update that another process could not answer itself, and says whether it did."""
        self._assistant, self._messages, self._bot, self._watch = assistant, messages, bot, watch
        self._aside = aside

    async def handle(self, row: Received) -> None:
        """Returns when the row is answered, given up, or back in the inbox for later."""
        with self._watch.under_way():
            await self._handle(row)

    async def _handle(self, row: Received) -> None:
        start = time.perf_counter()
        self._assistant.claimed(row)
        try:
            data = parsed(row.body)
            if self._aside(data):
                await self._mark(row.number)
                return
            update = read(data, self._bot)
        except Exception as error:  # whatever Telegram thought of: it must not come again and again
            LOG.error("update %s cannot be read (%s) and is left out", row.number, type(error).__name__)
            update = None
        outcome = "unreadable" if update is None else await self._answer(update, row)
        if outcome != "later":
            await self._mark(row.number)
        self._watch.answered(update, row.number, outcome, time.perf_counter() - start)

    async def _answer(self, update: Update, row: Received) -> str:
        """How it went; "later" where it is back in the inbox."""
        try:
            async with asyncio.timeout(_LONGEST):
                return await self._messages.on_update(update)
        except Forbidden as error:
            report(error, update)
            self._assistant.dropped(row.number)
            return "retired"
        except (NetworkError, RetryAfter, TimeoutError, StoreAway) as error:
            if isinstance(error, BadRequest):
                await self._apologise(error, update)
                return "failed"
            self._assistant.dropped(row.number)
            report(error, update)
            if await self._put_back(row):
                return "later"
            LOG.error("update %s: given up after many tries", row.number)
            return "given_up"
        except Exception as error:
            self._assistant.dropped(row.number)
            await self._apologise(error, update)
            return "failed"

    async def _put_back(self, row: Received) -> bool:
        """Whether the update is back in the inbox; where the database is away it is, once its claim is stale."""
        try:
            return await self._assistant.inbox.give_back(row.number, row.tries)
        except Exception:
            LOG.exception("update %s could not be put back yet", row.number)
            return True

    async def _apologise(self, error: Exception, update: Update) -> None:
        if report(error, update):
            try:
                await self._messages.apologise(update)
            except TelegramError as second:
                LOG.warning("update %s: not even an apology went through (%s)", update.update_id, second)

    async def _mark(self, number: int) -> None:
        """Marks the update as answered, however long the database is away: the answer has been sent."""
        while True:
            try:
                await self._assistant.answered(number)
            except Exception:
                LOG.exception("update %s is answered, but that cannot be written yet", number)
                await asyncio.sleep(1)
            else:
                return
