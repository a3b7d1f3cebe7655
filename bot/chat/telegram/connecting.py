"""A token and an address -> a bot that Telegram knows, and the two ways by which updates come in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any, Final

from telegram import Bot, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Defaults, ExtBot

from bot.chat.telegram.health import Line
from bot.chat.telegram.hooks import PATH, Hook, listen, open_socket, secret_of
from bot.chat.telegram.intake import ALLOWED_UPDATES, Aside, Polling
from bot.chat.telegram.pacing import Pacing
from bot.chat.telegram.posting import Posting
from bot.chat.telegram.wire import Wire
from bot.chat.telegram.workers import Workers
from bot.errors import BadSetup
from bot.settings import Settings

LOG = logging.getLogger(__name__)

_ASK_EVERY: Final = 60.0


def build(root: str, token: str, pacing: Pacing) -> tuple[Bot, Posting]:
    """The bot for a Bot API server: its limits, HTML everywhere, no link previews; and who sends its texts."""
    wire = Wire(256, read_timeout=15, write_timeout=15, connect_timeout=10, pool_timeout=20, media_write_timeout=30)
    bot = ExtBot(
        token,
        base_url=root + "/bot",
        base_file_url=root + "/file/bot",
        request=wire,
        get_updates_request=Wire(1),
        rate_limiter=pacing,
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )
    return bot, Posting(wire, pacing, bot.base_url)


async def reached(bot: Bot, stop: asyncio.Event) -> bool:
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
                await asyncio.wait_for(stop.wait(), min(30.0, 2.0**attempt))
            attempt += 1
        else:
            return True
    return False


async def poll(bot: Bot, workers: Workers, line: Line, over: asyncio.Event, aside: Aside) -> None:
    """Polls until it is over, then confirms what was taken in. aside: as in Polling."""
    await _insist(lambda: bot.delete_webhook(drop_pending_updates=False), over)
    wire = Wire(2, connect_timeout=10)
    await wire.initialize()
    polling = Polling(
        partial(wire.call, bot.base_url + "/getUpdates"), workers.accept, lambda: workers.crowded, line.hear, aside
    )
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


async def hook(bot: Bot, settings: Settings, workers: Workers, line: Line, over: asyncio.Event, aside: Aside) -> None:
    """Listens to Telegram's calls until it is over. The webhook stays set: other replicas live on it."""
    secret = secret_of(bot.token)
    called = Hook(secret, workers.accept, lambda: workers.crowded, line.hear, aside)
    address = open_socket(settings.webhook_listen, "TRADEFACTS_WEBHOOK_LISTEN")
    listening = asyncio.create_task(listen(called.app(), address, over))
    url = (settings.webhook_url or "").rstrip("/") + PATH

    async def set_up() -> bool:
        return await bot.set_webhook(
            url, allowed_updates=list(ALLOWED_UPDATES), secret_token=secret, max_connections=100,
            drop_pending_updates=False,
        )  # fmt: skip

    await _insist(set_up, over)
    line.hear()
    asking = asyncio.create_task(_stay_hooked(bot, url, set_up, line))
    try:
        await listening
    finally:
        asking.cancel()


async def _stay_hooked(bot: Bot, url: str, set_up: Callable[[], Coroutine[Any, Any, bool]], line: Line) -> None:
    """Asks Telegram every minute whether it still calls us, for in a quiet night nobody does."""
    while True:
        await asyncio.sleep(_ASK_EVERY)
        try:
            info = await bot.get_webhook_info()
            if info.url != url:
                LOG.error("the webhook was taken away: it is set again")
                await set_up()
            line.hear()
        except TelegramError as error:
            LOG.warning("Telegram could not be asked about its webhook: %s", error)


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
