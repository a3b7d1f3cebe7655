"""Settings and a mind -> a bot that serves Telegram, polling or by webhook, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from telegram import Bot

from bot.alerts import Alerting
from bot.assistant import Assistant
from bot.chat.drawing import Drawing
from bot.chat.telegram import connecting
from bot.chat.telegram.admins import Admins
from bot.chat.telegram.alarms import Alarms
from bot.chat.telegram.answering import Answering
from bot.chat.telegram.broadcasts import Broadcasts
from bot.chat.telegram.commands import Desk, introduce
from bot.chat.telegram.crashes import flush_crashes, report_crashes
from bot.chat.telegram.delivery import Delivery, Draw
from bot.chat.telegram.fanout import FanOut
from bot.chat.telegram.forgetting import PREFIX as FORGETTING
from bot.chat.telegram.forgetting import Forgetting
from bot.chat.telegram.gate import Gate
from bot.chat.telegram.groups import chat_key
from bot.chat.telegram.health import Health, Line
from bot.chat.telegram.hooks import listen, open_socket
from bot.chat.telegram.inline import Inline
from bot.chat.telegram.keyboards import Keyboards
from bot.chat.telegram.logs import keep_secret, pseudonyms, set_up_logging
from bot.chat.telegram.membership import Membership
from bot.chat.telegram.messages import EXAMPLES, Messages
from bot.chat.telegram.operators import Operators
from bot.chat.telegram.pacing import Pacing
from bot.chat.telegram.panel import PREFIX as PANEL
from bot.chat.telegram.panel import Panel
from bot.chat.telegram.pictures import Pictures
from bot.chat.telegram.subscribing import PREFIX as ALERTS
from bot.chat.telegram.subscribing import Subscribing
from bot.chat.telegram.tracing import tracing
from bot.chat.telegram.watch import Watch
from bot.chat.telegram.workers import Workers
from bot.errors import BadSetup
from bot.evidence import Evidence
from bot.freshness import Freshness, Whereabouts
from bot.mind import Mind
from bot.model import Question
from bot.settings import Settings

LOG = logging.getLogger(__name__)

_DRAIN_SECONDS: Final = 20
_PRUNE_EVERY: Final = 600
_SWITCH_SECONDS: Final = 0.001


@dataclass(frozen=True, slots=True)
class Manner:
    """How to serve: by webhook or polling; older_data: also from data that others have followed with newer ones;
    where: where the data lie; beside: work done for as long as it is served, which may tell the operators something."""

    webhook: bool = False
    older_data: bool = False
    where: Whereabouts | None = None
    beside: Callable[[Callable[[str], Awaitable[None]]], Coroutine[Any, Any, None]] | None = None


async def serve(settings: Settings, mind: Mind, manner: Manner) -> None:
    """Answers in Telegram until SIGTERM or SIGINT, then finishes what is under way.

    BadSetup where the token is missing or refused, or the database cannot be opened.
    """
    set_up_logging(settings.log_level, "" if settings.token is None else settings.token.get_secret_value())
    report_crashes(None if settings.sentry_dsn is None else settings.sentry_dsn.get_secret_value())
    reporter = mind.knowledge.catalog.reporters.get(settings.reporter)
    if reporter is None:
        raise BadSetup(f"TRADEFACTS_REPORTER names {settings.reporter}, which reports nothing here.")
    assistant = await Assistant.open(settings.database_url, mind, ZoneInfo(reporter.zone))
    # Who reads or writes the database, or draws, does so in a thread: an answer is not to wait 5 ms for its turn.
    sys.setswitchinterval(_SWITCH_SECONDS)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: Ctrl-C ends the loop instead
            loop.add_signal_handler(number, stop.set)
    drawing = Drawing()
    drawing.warm_up()
    try:
        await run(settings, assistant, drawing.draw, stop, manner, mind)
    finally:
        drawing.close()
        await assistant.close()
        await asyncio.to_thread(flush_crashes)


async def run(
    settings: Settings,
    assistant: Assistant,
    draw: Draw,
    stop: asyncio.Event,
    manner: Manner,
    mind: Mind | None = None,
) -> None:
    """Takes updates in and answers them until the event is set; BadSetup where the token is missing or refused.

    mind, where given, is kept fresh, and its data are watched.
    """
    if settings.token is None:
        raise BadSetup("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather, or run `tradefacts chat`.")
    if manner.webhook and not settings.webhook_url:
        raise BadSetup("TRADEFACTS_WEBHOOK_URL is not set: the https address at which Telegram reaches this bot.")
    secret = None if settings.secret is None else settings.secret.get_secret_value()
    traces = tracing(settings.otlp_endpoint)
    watch = Watch(pseudonyms(keep_secret(secret, settings.state_folder)), traces)

    async def retire(chat: int) -> None:
        await assistant.store.retired.add(chat_key(chat))

    async def migrate(old: int, new: int) -> None:
        await assistant.store.chats.move(chat_key(old), chat_key(new))

    pacing = Pacing(retire, watch.refused, migrate)
    bot, posting = connecting.build(settings.api_url, settings.token.get_secret_value(), pacing)
    line, over = Line(), asyncio.Event()
    gate = Gate(
        frozenset(settings.allow), frozenset(settings.deny), settings.rate_limit, in_group=settings.group_limit,
        lately=pacing.traffic.lately,
    )  # fmt: skip
    side: list[asyncio.Task[None]] = []
    closing: list[Callable[[], Coroutine[Any, Any, None]]] = []
    pages: asyncio.Task[None] | None = None

    def beside(work: Coroutine[Any, Any, None]) -> None:
        side.append(asyncio.create_task(work))

    try:
        if not await connecting.reached(bot, stop):
            return
        fresh = None
        if mind is not None:
            fresh = Freshness(mind, assistant.store, lambda: usual(mind, assistant.today()), manner.where)
            mind.watch(watch.travelled)
            mind.trust(chat_key(id) for id in (*settings.admins, *settings.allow))
            await fresh.start(manner.older_data)
            beside(fresh.run())
        spoken = (settings.language,) if mind is None else mind.languages
        beside(introduce(bot, assistant.say, settings.language, spoken, settings.admins))
        data = None if mind is None or fresh is None else (mind, fresh)
        delivery = Delivery(bot, posting, draw)
        operators = Operators(assistant, delivery, watch, data, settings.keep_unanswered)
        beside(operators.run())
        closing.append(operators.leave)
        alerting = None
        if mind is not None and fresh is not None:
            alerting = Alerting(assistant.store, mind, settings.reporter, assistant.today)
            keyboards = Keyboards(assistant, Evidence(mind, settings.keep_unanswered))
            fanout = FanOut(alerting, assistant, delivery, keyboards, watch, lambda: _newest(mind, fresh))
            fanout.start()
            closing.append(fanout.close)
        messages = _messages(settings, assistant, bot, delivery, watch, gate, operators, mind, alerting)
        pictures = Pictures(bot, draw, settings.chart_chat)
        current = (lambda: True) if fresh is None else partial(getattr, fresh, "current")
        inline = Inline(assistant, bot, gate, watch, pictures, settings.language, current)
        closing += [inline.close, pictures.close]
        answering = Answering(assistant, messages, bot, watch, inline.take)
        workers = Workers(assistant.inbox, answering.handle, settings.inbox_limit)
        await assistant.inbox.release_own()
        health = Health(watch, line, assistant.store.reached, lambda: workers.depth, data, assistant.today)
        pages = _show(health, settings.metrics_listen, over)
        beside(_prune(assistant))
        alarms = Alarms(bot, settings.admins, watch, None if mind is None else lambda: mind.everything, assistant.today)
        beside(alarms.run())
        if manner.beside is not None:
            beside(manner.beside(alarms.tell))
        LOG.info("answering as @%s", bot.username)
        if manner.webhook:
            await _until(stop, over, connecting.hook(bot, settings, workers, line, over, inline.take), workers)
        else:
            await _until(stop, over, connecting.poll(bot, workers, line, over, inline.take), workers)
    finally:
        over.set()
        for task in side:
            task.cancel()
        for close in closing:
            await close()
        if pages is not None:
            await asyncio.wait({pages}, timeout=5)
        await bot.shutdown()
        await asyncio.to_thread(traces.close)


def _messages(
    settings: Settings, assistant: Assistant, bot: Bot, delivery: Delivery, watch: Watch, gate: Gate,
    operators: Operators, mind: Mind | None, alerting: Alerting | None,
) -> Messages:  # fmt: skip
    """Who answers messages, with everybody who acts on what is no question."""
    admins = Admins(bot.get_chat_member)
    panel = Panel(assistant, delivery, admins, lambda: {"en": "English"} if mind is None else mind.endonyms)
    forgetting = Forgetting(assistant, delivery, admins, settings.keep_unanswered is not None)
    evidence = None if mind is None else Evidence(mind, settings.keep_unanswered)
    watching = None
    if alerting is not None:
        watching = Subscribing(alerting, assistant, delivery, admins, Keyboards(assistant, evidence))
    desk = Desk(
        commands={
            **({} if watching is None else watching.commands),
            "settings": panel.settings,
            "quiet": panel.quiet,
            "privacy": forgetting.privacy,
            "forget": forgetting.forget,
        },
        operators={
            "status": operators.status,
            "reload": operators.reload,
            "broadcasts": Broadcasts(assistant.store, delivery).show,
            "unanswered": operators.unanswered,
        },
        presses={
            PANEL: panel.pressed,
            FORGETTING: forgetting.pressed,
            **({} if watching is None else {ALERTS: watching.pressed}),
        },
        admins=frozenset(settings.admins),
    )
    membership = Membership(assistant, delivery, admins, settings.language)
    propose = None if watching is None else watching.propose
    home, language = settings.reporter, settings.language
    return Messages(assistant, delivery, bot.bot, language, watch, gate, desk, membership, evidence, propose, home)


def _newest(mind: Mind, fresh: Freshness) -> str | None:
    """The checksum of the data at hand; None while others answer from newer ones."""
    return mind.checksum if fresh.current else None


def usual(mind: Mind, today: date) -> list[Question]:
    """What is asked first, and once in each language: the example questions of /start, and the day's growth."""
    asked = [mind.say(key, "en") for key in EXAMPLES]
    questions = [Question(text, today, "en") for text in (*asked, "why", "growth of exports", "record exports")]
    return questions + [Question(mind.say(EXAMPLES[0], language), today, language) for language in mind.languages]


async def _until(stop: asyncio.Event, over: asyncio.Event, coming: Coroutine[Any, Any, None], workers: Workers) -> None:
    """From the first update to the last answer: until told to stop, or until something ends that should not."""
    taking_in = asyncio.create_task(coming)
    working = asyncio.create_task(workers.run(over))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({taking_in, working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        LOG.info("stopping: finishing what is under way")
        over.set()
        stopping.cancel()
        try:
            async with asyncio.timeout(_DRAIN_SECONDS):
                await workers.drain(_DRAIN_SECONDS - 5)
                await asyncio.wait({taking_in, working})
        except TimeoutError:
            LOG.warning("not everything was wound up in time")
        for task in (taking_in, working):
            task.cancel()
    for task in (taking_in, working):
        if task.done() and not task.cancelled():
            task.result()


def _show(health: Health, address: str, over: asyncio.Event) -> asyncio.Task[None] | None:
    """Opens the pages for whoever watches. Where they cannot be opened people are answered all the same."""
    if address == "off":
        return None
    try:
        listening = open_socket(address, "TRADEFACTS_METRICS_LISTEN")
    except BadSetup as error:
        LOG.error("%s Nobody can watch this process.", error)
        return None
    return asyncio.create_task(listen(health.app(), listening, over))


async def _prune(assistant: Assistant) -> None:
    """Every ten minutes, what has been kept for its time goes."""
    while True:
        try:
            await assistant.prune()
        except Exception:  # a full disk must not end the serving
            LOG.exception("old rows could not be dropped")
        await asyncio.sleep(_PRUNE_EVERY)
