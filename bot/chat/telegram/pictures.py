"""A chart -> the id of the file that Telegram holds of it, sent once into a chat that the settings name."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.telegram.delivery import Draw
from bot.model import Chart

LOG = logging.getLogger(__name__)

_KEPT: Final = 1000  # ids; what a chart shows is all in it, so that other figures, or words, make another chart
_WAITING: Final = 20  # charts that are drawn and sent; more are passed over until they are offered again
_PAUSE_SECONDS: Final = 300.0  # after a chart that the chat did not take


class Pictures:
    """The charts that inline queries may offer. One for the process; without a chat there are none."""

    def __init__(self, bot: Bot, draw: Draw, chat: int | None) -> None:
        self._bot, self._draw, self._chat = bot, draw, chat
        self._held: OrderedDict[Chart, str] = OrderedDict()
        self._coming: dict[Chart, asyncio.Task[None]] = {}
        self._one = asyncio.Lock()
        self._not_before = 0.0

    def held(self, chart: Chart) -> str | None:
        """The id of the chart's file. None where there is none yet: then it is sent, for whoever asks next."""
        known = self._held.get(chart)
        if known is not None:
            self._held.move_to_end(chart)
            return known
        waits = chart in self._coming or len(self._coming) >= _WAITING
        if self._chat is not None and not waits and asyncio.get_running_loop().time() >= self._not_before:
            self._coming[chart] = asyncio.create_task(self._send(chart, self._chat))
        return None

    async def close(self) -> None:
        """Drops what is under way."""
        tasks = list(self._coming.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _send(self, chart: Chart, chat: int) -> None:
        try:
            async with self._one:  # one after the other: nobody waits for them
                if asyncio.get_running_loop().time() < self._not_before:
                    return
                picture = await self._draw(chart)
                sent = await self._bot.send_photo(
                    chat, picture, chart.alt[:1024], parse_mode=None, disable_notification=True,
                    rate_limit_args="fan_out",  # type: ignore[call-arg]
                )  # fmt: skip
            self._held[chart] = sent.photo[-1].file_id
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        except TelegramError as error:
            self._not_before = asyncio.get_running_loop().time() + _PAUSE_SECONDS
            LOG.error("TRADEFACTS_CHART_CHAT does not take charts (%s): none is offered for some minutes", error)
        except Exception:
            LOG.exception("a chart of kind %s could not be drawn", chart.kind)
        finally:
            self._coming.pop(chart, None)
