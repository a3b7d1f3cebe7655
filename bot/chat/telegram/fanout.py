"""What alerts have to tell -> messages in chats, paced, each claimed before and marked after it is sent."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.alerts import Alerting
from bot.assistant import Assistant, InOrder, Place
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.keyboards import Keyboards
from bot.chat.telegram.manners import tailored
from bot.chat.telegram.subscribing import stop_button
from bot.chat.telegram.watch import Watch
from bot.errors import FiguresAway
from bot.model import Reply
from bot.store import Outcome, Send, StoreAway

LOG = logging.getLogger(__name__)

AT_ONCE: Final = 64  # messages in hand at the same time
_TICK_SECONDS: Final = 1.0
_RENEW_SECONDS: Final = 15.0
_DRAIN_SECONDS: Final = 10
_LONGEST: Final = 240.0  # seconds for one message, with all its pauses


class FanOut:
    """Looks whether there is news, and sends it. One for the process; others may be at it on the same database."""

    def __init__(
        self,
        alerting: Alerting,
        assistant: Assistant,
        delivery: Delivery,
        keyboards: Keyboards,
        watch: Watch,
        data: Callable[[], str | None],
    ) -> None:
        """data: the checksum of the data at hand, None while others hold newer ones."""
        self._alerting, self._assistant, self._delivery, self._watch = alerting, assistant, delivery, watch
        self._keyboards = keyboards
        self._sends, self._data = assistant.store.sends, data
        self._queues: dict[str, deque[Send]] = {}  # by chat: what one is told comes in order
        self._tasks: set[asyncio.Task[None]] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._uploading = InOrder()
        self._stopping = False

    def start(self) -> None:
        """Looks and sends, and holds on to what is in hand, until it is closed."""
        self._running = {asyncio.create_task(self._run()), asyncio.create_task(self._keep())}

    async def close(self) -> None:
        """Finishes what is being sent, within ten seconds; what is left goes back."""
        await _end(self._running)  # none of them is left in the middle of a transaction
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_DRAIN_SECONDS)
        await _end(self._tasks)
        try:
            await self._sends.release([send for queue in self._queues.values() for send in queue])
        except Exception:  # the database is away: they return by themselves once their claims are stale
            LOG.exception("alerts in hand could not be put back")

    async def _run(self) -> None:
        begun = False
        while True:
            try:
                if not begun:
                    await self._sends.release_own()
                begun = True
                await self._turn()
            except Exception:  # the database is away: everything is still there when it is back
                LOG.exception("alerts could not be looked after")
            await asyncio.sleep(_TICK_SECONDS)

    async def _turn(self) -> None:
        data = self._data()
        if data is None:
            return
        await self._alerting.look()
        free = AT_ONCE - sum(len(queue) for queue in self._queues.values())
        for send in await self._sends.claim(free, data) if free > 0 else ():
            chat = send.alert.chat
            if chat in self._queues:
                self._queues[chat].append(send)
                continue
            self._queues[chat] = deque([send])
            task = asyncio.create_task(self._drain(chat))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _drain(self, chat: str) -> None:
        queue = self._queues[chat]
        try:
            while queue and not self._stopping:
                await self._finish(queue[0], await self._outcome(queue[0]))
                queue.popleft()
        finally:
            if not queue:
                del self._queues[chat]

    async def _outcome(self, send: Send) -> Outcome | None:
        """What became of a message; None where it is to be tried again."""
        try:
            async with asyncio.timeout(_LONGEST):
                return await self._tell(send)
        except Forbidden as error:
            LOG.info("a chat takes no alerts any more (%s)", error)
            return "retired"
        except BadRequest as error:
            if send.alert.topic is not None and _topic_is_gone(error):
                return await self._outcome(replace(send, alert=replace(send.alert, topic=None)))
            LOG.error("an alert was refused: %s", error)
            return "failed"
        except (NetworkError, RetryAfter, TimeoutError, StoreAway, FiguresAway) as error:
            LOG.warning("an alert is tried again later (%s)", type(error).__name__)
            return None
        except Exception:
            LOG.exception("an alert could not be told")
            return "failed"

    async def _tell(self, send: Send) -> Outcome:
        alert = send.alert
        reply = await self._alerting.reply(send)
        if reply is None:
            LOG.error("an alert for %s has no figures any more", send.period)
            return "failed"
        preferences = await self._assistant.preferences(alert.chat)
        reply = tailored(reply, preferences)
        chat = int(alert.chat.rpartition(":")[2])
        keys = None if preferences.quiet else await self._keyboards.under(reply)
        keys = stop_button(keys, alert, self._assistant.say("chat.alert_stop", reply.language), reply.language)
        spot = Spot(chat, alert.topic, silent=preferences.quiet, unasked=True)
        sent = await self._send(spot, reply, keys)
        await self._assistant.told(Place(alert.chat, chat > 0), sent, reply)
        return "sent"

    async def _send(self, spot: Spot, reply: Reply, keys: InlineKeyboardMarkup) -> list[int]:
        """A chart that many are told is drawn and uploaded for the first of them; the others wait for that."""
        if reply.chart is not None and not self._delivery.holds(reply.chart):
            async with self._uploading.of(str(hash(reply.chart))):
                if not self._delivery.holds(reply.chart):
                    return await self._delivery.send(spot, reply, keys)
        return await self._delivery.send(spot, reply, keys)

    async def _finish(self, send: Send, outcome: Outcome | None) -> None:
        """Writes what became of it, however long the database is away: it has been sent."""
        while True:
            try:
                if outcome is None and not await self._sends.give_back(send):
                    outcome = "failed"
                if outcome is not None:
                    await self._sends.mark(send, outcome)
            except Exception:
                LOG.exception("an alert was told, but that cannot be written yet")
                await asyncio.sleep(1)
            else:
                self._watch.told(send.alert.kind, outcome or "later")
                return

    async def _keep(self) -> None:
        """Holds on to what is in hand, and takes back what nobody sends any more."""
        while True:
            try:
                await self._sends.renew([send for queue in self._queues.values() for send in queue])
                await self._sends.release_stale()
                self._watch.alerts(await self._assistant.store.alerts.count(), await self._sends.waiting())
            except Exception:  # the database is away
                LOG.exception("alerts in hand could not be renewed")
            await asyncio.sleep(_RENEW_SECONDS)


async def _end(tasks: Iterable[asyncio.Task[None]]) -> None:
    ending = list(tasks)
    for task in ending:
        task.cancel()
    if ending:
        await asyncio.wait(ending, timeout=_DRAIN_SECONDS)


def _topic_is_gone(error: BadRequest) -> bool:
    said = str(error).lower()
    return "thread not found" in said or "topic" in said
