"""Settings and an assistant -> a bot that serves Telegram, polling or by webhook, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from telegram import Bot, BotCommand, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Defaults, ExtBot

from bot.assistant import Answer, Assistant
from bot.chat.drawing import Drawing
from bot.chat.telegram.answering import Answering
from bot.chat.telegram.delivery import Delivery, Draw
from bot.chat.telegram.groups import COMMANDS, chat_key
from bot.chat.telegram.hooks import PATH, Hook, listen, open_socket, secret_of
from bot.chat.telegram.intake import ALLOWED_UPDATES, Polling
from bot.chat.telegram.messages import Messages
from bot.chat.telegram.pacing import Pacing, Retire
from bot.chat.telegram.watch import set_up_logging
from bot.chat.telegram.wire import Wire
from bot.chat.telegram.workers import Workers
from bot.errors import BadSetup
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

LOG = logging.getLogger(__name__)

_DRAIN_SECONDS: Final = 20
_PRUNE_EVERY: Final = 86_400


async def serve(settings: Settings, knowledge: Knowledge, answer: Answer, webhook: bool = False) -> None:
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
        await run(settings, assistant, drawing.draw, stop, webhook)
    finally:
        drawing.close()
        await assistant.close()


async def run(settings: Settings, assistant: Assistant, draw: Draw, stop: asyncio.Event, webhook: bool = False) -> None:
    """Takes updates in and answers them until the event is set; BadSetup where the token is missing or refused."""
    if settings.token is None:
        raise BadSetup("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather, or run `tradefacts chat`.")
    if webhook and not settings.webhook_url:
        raise BadSetup("TRADEFACTS_WEBHOOK_URL is not set: the https address at which Telegram reaches this bot.")

    async def retire(chat: int) -> None:
        await assistant.store.retired.add(chat_key(chat))

    bot = build(settings.api_url, settings.token.get_secret_value(), retire)
    try:
        if await _reached(bot, stop):
            await _serve(bot, settings, assistant, draw, stop, webhook)
    finally:
        await bot.shutdown()


async def _serve(
    bot: Bot, settings: Settings, assistant: Assistant, draw: Draw, stop: asyncio.Event, webhook: bool
) -> None:
    """From the first update to the last answer."""
    await introduce(bot, assistant, settings.language)
    messages = Messages(assistant, Delivery(bot, draw), bot.bot, settings.language)
    workers = Workers(assistant.inbox, Answering(assistant, messages, bot).handle, settings.inbox_limit)
    await assistant.inbox.release_own()
    over = asyncio.Event()
    if webhook:
        taking_in = asyncio.create_task(_hook(bot, settings, workers, over))
    else:
        taking_in = asyncio.create_task(_poll(bot, workers, over))
    working = asyncio.create_task(workers.run(over))
    stopping = asyncio.create_task(stop.wait())
    pruning = asyncio.create_task(_prune(assistant))
    LOG.info("answering as @%s", bot.username)
    try:
        await asyncio.wait({taking_in, working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        LOG.info("stopping: finishing what is under way")
        over.set()
        for task in (stopping, pruning):
            task.cancel()
        await _wind_up(taking_in, working, workers)
    for task in (taking_in, working):
        if task.done() and not task.cancelled():
            task.result()


async def _wind_up(taking_in: asyncio.Task[None], working: asyncio.Task[None], workers: Workers) -> None:
    """No new updates, and those at hand answered, within a limit; the rest waits in the inbox."""
    try:
        async with asyncio.timeout(_DRAIN_SECONDS):
            await workers.drain(_DRAIN_SECONDS - 5)
            await asyncio.wait({taking_in, working})
    except TimeoutError:
        LOG.warning("not everything was wound up in time")
    for task in (taking_in, working):
        task.cancel()


async def _poll(bot: Bot, workers: Workers, over: asyncio.Event) -> None:
    """Polls until it is over, then confirms what was taken in."""
    await _insist(lambda: bot.delete_webhook(drop_pending_updates=False), over)
    wire = Wire(2, connect_timeout=10)
    await wire.initialize()
    polling = Polling(partial(wire.call, bot.base_url + "/getUpdates"), workers.accept, lambda: workers.crowded)
    running = asyncio.create_task(polling.run(over))
    ending = asyncio.create_task(over.wait())
    try:
        await asyncio.wait({running, ending}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
            return
        running.cancel()  # it hangs in a long poll
        await asyncio.wait({running})
        async with asyncio.timeout(5):
            await polling.confirm()
    finally:
        ending.cancel()
        running.cancel()
        await wire.shutdown()


async def _hook(bot: Bot, settings: Settings, workers: Workers, over: asyncio.Event) -> None:
    """Listens to Telegram's calls until it is over. The webhook stays set: other replicas live on it."""
    secret = secret_of(bot.token)
    hook = Hook(secret, workers.accept, lambda: workers.crowded)
    address = open_socket(settings.webhook_listen, "TRADEFACTS_WEBHOOK_LISTEN")
    listening = asyncio.create_task(listen(hook.app(), address, over))
    url = (settings.webhook_url or "").rstrip("/") + PATH
    await _insist(
        lambda: bot.set_webhook(
            url, allowed_updates=list(ALLOWED_UPDATES), secret_token=secret, max_connections=100,
            drop_pending_updates=False,
        ),
        over,
    )  # fmt: skip
    await listening


async def _insist(call: Callable[[], Coroutine[Any, Any, bool]], over: asyncio.Event) -> None:
    """Makes a call that must succeed before anything else, for as long as it takes."""
    attempt = 0
    while not over.is_set():
        try:
            await call()
        except BadRequest as error:
            raise BadSetup(f"Telegram refuses this set-up: {error}.") from None
        except TelegramError as error:
            LOG.warning("Telegram cannot be told yet how it reaches us: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), min(30.0, 0.5 * 2.0**attempt))
            attempt += 1
        else:
            return


def build(root: str, token: str, retire: Retire) -> Bot:
    """The bot for a Bot API server: its limits, HTML everywhere, no link previews; retire is told of lost chats."""
    return ExtBot(
        token,
        base_url=root + "/bot",
        base_file_url=root + "/file/bot",
        request=Wire(
            256, read_timeout=15, write_timeout=15, connect_timeout=10, pool_timeout=20, media_write_timeout=30
        ),
        get_updates_request=Wire(1),
        rate_limiter=Pacing(retire),
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )


async def introduce(bot: Bot, assistant: Assistant, language: str) -> None:
    """Tells Telegram our commands and what we are; where that fails we serve all the same."""
    commands = [BotCommand(name, assistant.say(f"chat.command_{name}", language)[:256]) for name in COMMANDS]
    try:
        await bot.set_my_commands(commands)
        await bot.set_my_description(assistant.say("chat.description", language)[:512])
        await bot.set_my_short_description(assistant.say("chat.short_description", language)[:120])
    except TelegramError as error:
        LOG.warning("commands and description could not be set: %s", error)


async def _reached(bot: Bot, stop: asyncio.Event, pause: Callable[[int], float] = lambda n: min(30.0, 2.0**n)) -> bool:
    """Whether Telegram knows us; asks again while it cannot be reached. False: told to stop before."""
    attempt = 0
    while not stop.is_set():
        try:
            await bot.initialize()
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


async def _prune(assistant: Assistant) -> None:
    """Once a day, what has been kept for its time goes."""
    while True:
        try:
            await assistant.prune()
        except Exception:  # a full disk today must not end the serving
            LOG.exception("old rows could not be dropped")
        await asyncio.sleep(_PRUNE_EVERY)
