"""Settings and an assistant -> a bot that polls Telegram until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from telegram import Bot, BotCommand, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, BaseUpdateProcessor, CallbackContext, Defaults, TypeHandler

from bot.assistant import Answer, Assistant, InOrder
from bot.chat.drawing import Drawing
from bot.chat.telegram.delivery import Delivery, Draw
from bot.chat.telegram.groups import COMMANDS
from bot.chat.telegram.messages import Messages
from bot.chat.telegram.pacing import Pacing
from bot.chat.telegram.watch import report, set_up_logging
from bot.errors import BadSetup
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

LOG = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = (Update.MESSAGE, Update.CALLBACK_QUERY)
_AT_ONCE: Final = 4096  # updates being answered or waiting for their chat's turn
_DRAIN_SECONDS: Final = 20
_PRUNE_EVERY: Final = 86_400

App = Application[Any, Any, Any, Any, Any, Any]


async def serve(settings: Settings, knowledge: Knowledge, answer: Answer) -> None:
    """Answers in Telegram until SIGTERM or SIGINT, then finishes what is under way.

    BadSetup where the token is missing or refused, or the database cannot be opened.
    """
    set_up_logging(settings.log_level, "" if settings.token is None else settings.token.get_secret_value())
    reporter = knowledge.catalog.reporters.get(settings.reporter)
    if reporter is None:
        raise BadSetup(f"TRADEFACTS_REPORTER names {settings.reporter}, which reports nothing here.")
    assistant = await Assistant.open(settings.database_url, knowledge, answer, ZoneInfo(reporter.zone))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: Ctrl-C ends the loop instead
            loop.add_signal_handler(number, stop.set)
    drawing = Drawing()
    drawing.warm_up()
    try:
        await run(settings, assistant, drawing.draw, stop)
    finally:
        drawing.close()
        await assistant.close()


async def run(settings: Settings, assistant: Assistant, draw: Draw, stop: asyncio.Event) -> None:
    """Polls and answers until the event is set; BadSetup where the token is missing or refused."""
    if settings.token is None:
        raise BadSetup("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather, or run `tradefacts chat`.")
    app = build(settings.api_url, settings.token.get_secret_value())
    try:
        if await _reached(app, stop):
            await _poll(app, settings, assistant, draw, stop)
    finally:
        await app.shutdown()
        await app.bot.shutdown()  # where the application never came up, its connections are still open


async def _poll(app: App, settings: Settings, assistant: Assistant, draw: Draw, stop: asyncio.Event) -> None:
    """From the first update to the last answer."""
    await introduce(app.bot, assistant, settings.language)
    attend(app, Messages(assistant, Delivery(app.bot, draw), app.bot.bot, settings.language))
    updater = app.updater
    if updater is None:
        raise BadSetup("This application was built without an updater.")
    await app.start()
    polling = asyncio.create_task(
        updater.start_polling(
            timeout=timedelta(seconds=30),
            bootstrap_retries=-1,
            allowed_updates=list(ALLOWED_UPDATES),
            drop_pending_updates=False,
            error_callback=_polling_failed,
        )
    )
    stopping = asyncio.create_task(stop.wait())
    pruning = asyncio.create_task(_prune(assistant))
    try:
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if polling.done():
            polling.result()
            LOG.info("answering as @%s", app.bot.username)
            await stopping
    finally:
        LOG.info("stopping: finishing what is under way")
        for task in (polling, stopping, pruning):
            task.cancel()
        await asyncio.wait({polling})
        await _wind_up(app)


async def _wind_up(app: App) -> None:
    """No new updates, and those at hand answered, within a limit; what cannot be done in time is left."""
    try:
        async with asyncio.timeout(_DRAIN_SECONDS):
            if app.updater is not None and app.updater.running:
                await app.updater.stop()
    except (TimeoutError, TelegramError) as error:
        LOG.warning("the last updates could not be confirmed to Telegram: %s", type(error).__name__)
    try:
        async with asyncio.timeout(_DRAIN_SECONDS):
            await app.stop()
    except TimeoutError:
        LOG.warning("some answers were not finished in time")


def build(root: str, token: str) -> App:
    """The application for a Bot API server: its limits, HTML everywhere, no link previews."""
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(root + "/bot")
        .base_file_url(root + "/file/bot")
        .concurrent_updates(ByChat(_AT_ONCE))
        .rate_limiter(Pacing())
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .connection_pool_size(128)
        .pool_timeout(20)
        .connect_timeout(10)
        .read_timeout(15)
        .write_timeout(15)
        .media_write_timeout(30)
        .get_updates_read_timeout(10)
        .job_queue(None)
        .build()
    )


def attend(app: App, messages: Messages) -> None:
    """Leads every update to the messages, and every failure to the log and one friendly sentence."""

    async def on_update(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        await messages.on_update(update)

    async def on_error(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        error = context.error
        if error is not None and report(error, update) and isinstance(update, Update):
            try:
                await messages.apologise(update)
            except TelegramError as second:
                LOG.warning("update %s: not even an apology went through (%s)", update.update_id, second)

    app.add_handler(TypeHandler(Update, on_update))
    app.add_error_handler(on_error)


async def introduce(bot: Bot, assistant: Assistant, language: str) -> None:
    """Tells Telegram our commands and what we are; where that fails we serve all the same."""
    commands = [BotCommand(name, assistant.say(f"chat.command_{name}", language)[:256]) for name in COMMANDS]
    try:
        await bot.set_my_commands(commands)
        await bot.set_my_description(assistant.say("chat.description", language)[:512])
        await bot.set_my_short_description(assistant.say("chat.short_description", language)[:120])
    except TelegramError as error:
        LOG.warning("commands and description could not be set: %s", error)


class ByChat(BaseUpdateProcessor):
    """Updates of one chat one after the other, of different chats at the same time; a repeated update once."""

    def __init__(self, max_concurrent_updates: int) -> None:
        super().__init__(max_concurrent_updates)
        self._order = InOrder()
        self._seen: set[int] = set()
        self._newest: deque[int] = deque(maxlen=2000)

    async def do_process_update(self, update: object, coroutine: Coroutine[Any, Any, Any]) -> None:  # type: ignore[override]
        if not isinstance(update, Update) or self._repeated(update.update_id):
            coroutine.close()
            return
        chat = update.effective_chat
        if chat is None:
            await coroutine
            return
        async with self._order.of(str(chat.id)):
            await coroutine

    def _repeated(self, number: int) -> bool:
        if number in self._seen:
            return True
        if len(self._newest) == self._newest.maxlen:
            self._seen.discard(self._newest[0])
        self._newest.append(number)
        self._seen.add(number)
        return False

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""


async def _reached(app: App, stop: asyncio.Event, pause: Callable[[int], float] = lambda n: min(30.0, 2.0**n)) -> bool:
    """Whether Telegram knows us; asks again while it cannot be reached. False: told to stop before."""
    attempt = 0
    while not stop.is_set():
        try:
            await app.initialize()
        except InvalidToken:
            raise BadSetup("Telegram does not know this TELEGRAM_BOT_TOKEN: copy it again from @BotFather.") from None
        except (NetworkError, RetryAfter) as error:
            LOG.warning("Telegram cannot be reached yet: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause(attempt))
            attempt += 1
        else:
            return True
    return False


def _polling_failed(error: TelegramError) -> None:
    LOG.warning("getUpdates: %s", error)


async def _prune(assistant: Assistant) -> None:
    """Once a day, what has been kept for its time goes."""
    while True:
        try:
            await assistant.prune()
        except Exception:  # a full disk today must not end the serving
            LOG.exception("old rows could not be dropped")
        await asyncio.sleep(_PRUNE_EVERY)
