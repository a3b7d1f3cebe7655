"""An inline query -> what can be sent from it: articles with the whole answer, and charts that Telegram holds already.

They come past the inbox: an answer later than ten seconds is worth nothing, so there is nothing that must not be lost.
Only where other processes hold newer data than this one they wait there, for one of those to answer.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
    User,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.assistant import Assistant
from bot.chat.telegram import markup
from bot.chat.telegram.gate import Gate
from bot.chat.telegram.groups import chat_key
from bot.chat.telegram.keyboards import inline_keyboard, link_to
from bot.chat.telegram.manners import NOTHING_SET, language_of
from bot.chat.telegram.pictures import Pictures
from bot.chat.telegram.watch import Watch
from bot.model import Suggestion
from bot.store import Preferences, StoreAway

LOG = logging.getLogger(__name__)

Result = InlineQueryResultArticle | InlineQueryResultCachedPhoto

MOST: Final = 8
LONGEST: Final = 256  # characters of an inline query, Telegram's
HELP: Final = "help"  # what the button of an empty list starts a private chat with
_SECONDS: Final = 8.0  # Telegram waits for about ten
_CACHE_SECONDS: Final = 5  # so long Telegram may show what was offered before: new figures are there at once
_AT_ONCE: Final = 200  # queries that wait; more are dropped
_LATE: Final = ("query is too old", "query id is invalid", "query_id_invalid")


class Inline:
    """Answers inline queries beside everything else, of each person the newest only. One for the process."""

    def __init__(
        self, assistant: Assistant, bot: Bot, gate: Gate, watch: Watch, pictures: Pictures, language: str,
        current: Callable[[], bool] = lambda: True,
    ) -> None:  # fmt: skip
        """language is spoken where a person's is not known; current says whether nobody holds newer data than we."""
        self._assistant, self._bot, self._gate, self._watch = assistant, bot, gate, watch
        self._pictures, self._language, self._current = pictures, language, current
        self._newest: dict[int, int] = {}  # person -> number of the update; those that wait
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, data: object) -> bool:
        """Whether an update, as Telegram hands it over, is an inline query that we answer from here on, or drop."""
        if not self._current():
            return False
        if not isinstance(data, Mapping) or not isinstance(data.get("inline_query"), Mapping):
            return False
        task = asyncio.create_task(self._handle(data))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def close(self) -> None:
        """Drops what is not answered yet."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _handle(self, data: Mapping[str, Any]) -> None:
        start = time.perf_counter()
        try:
            update = Update.de_json(dict(data), self._bot)
        except Exception as error:  # whatever Telegram thought of
            LOG.error("an inline query cannot be read (%s) and is left out", type(error).__name__)
            return
        query = update.inline_query
        if query is None:
            return
        self._newest[query.from_user.id] = update.update_id
        try:
            await asyncio.sleep(0)  # so that of a batch that came late the last alone is answered
            outcome = await self._outcome(update, query)
        finally:
            if self._newest.get(query.from_user.id) == update.update_id:
                del self._newest[query.from_user.id]
        self._watch.answered(update, update.update_id, outcome, time.perf_counter() - start)

    async def _outcome(self, update: Update, query: InlineQuery) -> str:
        """How it went; nothing that Telegram does not take is tried again, and being late is no error."""
        if self._newest.get(query.from_user.id) != update.update_id:
            return "superseded"
        if len(self._tasks) > _AT_ONCE:
            return "crowded"
        if not self._gate.admits(update):
            return "denied"
        if not self._gate.weigh_inline(update):
            return "silenced"
        try:
            async with asyncio.timeout(_SECONDS):
                return await self._answer(query)
        except BadRequest as error:
            if any(sign in str(error).lower() for sign in _LATE):
                return "late"
            LOG.error("update %s: Telegram refused what was offered (%s)", update.update_id, error)
            return "failed"
        except (TimeoutError, NetworkError, RetryAfter):
            return "late"
        except TelegramError as error:
            LOG.warning("update %s: an inline query was not answered (%s)", update.update_id, error)
            return "late"
        except Exception:
            LOG.exception("update %s: failed", update.update_id)
            return "failed"

    async def _answer(self, query: InlineQuery) -> str:
        preferences = await self._preferences(query.from_user)
        language = language_of(query.from_user, self._language, preferences)
        results: list[Result] = []
        if not query.offset:  # there are no further pages
            for suggestion in await self._assistant.suggest(query.query[:LONGEST], language, preferences.style):
                results += self._results(suggestion, preferences.charts and not preferences.quiet)
        button = None
        if not results:
            button = InlineQueryResultsButton(
                self._assistant.say("chat.inline_none", language)[:64], start_parameter=HELP
            )
        await self._bot.answer_inline_query(
            query.id, results[:MOST], cache_time=_CACHE_SECONDS, is_personal=True, button=button
        )
        return "answer" if results else "empty"

    async def _preferences(self, person: User) -> Preferences:
        """What the person has set in the bot's own chat; nothing where the database is away."""
        try:
            return await self._assistant.preferences(chat_key(person.id))
        except StoreAway:
            return NOTHING_SET

    def _results(self, suggestion: Suggestion, charts: bool) -> list[Result]:
        """The answer as an article and, where Telegram holds it already, its chart as a photo."""
        reply = suggestion.reply
        texts = markup.messages(reply)
        if len(texts) != 1:
            return []  # nothing is offered that would have to be cut
        opening = self._assistant.say("chat.open", reply.language)
        link = link_to(reply, self._bot.username, opening)
        content = InputTextMessageContent(
            texts[0], parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        )
        found: list[Result] = [
            InlineQueryResultArticle(
                _name("article", suggestion), suggestion.title, content,
                reply_markup=inline_keyboard(reply, self._bot.username, opening),
                description=suggestion.description,
            )
        ]  # fmt: skip
        held = self._pictures.held(reply.chart) if charts and reply.chart is not None else None
        if held is not None:
            caption, _ = markup.caption(reply)
            found.append(
                InlineQueryResultCachedPhoto(
                    _name("photo", suggestion), held, title=suggestion.title, description=suggestion.description,
                    caption=caption, parse_mode=ParseMode.HTML,
                    reply_markup=None if link is None else InlineKeyboardMarkup([[link]]),
                )
            )  # fmt: skip
        return found


def _name(kind: str, suggestion: Suggestion) -> str:
    """An id of at most 64 bytes: the same for the same offer, another for any other."""
    said = "\x1f".join((kind, suggestion.reply.language, suggestion.title, suggestion.description))
    return hashlib.sha256(said.encode()).hexdigest()[:40]
