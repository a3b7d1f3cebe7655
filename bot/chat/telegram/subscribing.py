"""/subscribe, /alerts, /unsubscribe and their buttons -> what is watched for a chat; in groups only admins change it.

al:en:y:0f3c...  yes to the rule whose query is kept under that key    n  no
al:en:x:91ab...  end that alert of the list                            e  end it, under a message that it told
al:en:r          release days
al:en:w          at which hour of the week    m  of the month          s  then: "w0 09:00 Europe/Berlin"
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from datetime import time
from typing import Final, get_args

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.alerts import AWAY, Alerting, proposed
from bot.assistant import Assistant
from bot.chat.telegram.admins import Admins
from bot.chat.telegram.commands import Call, Handler
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.groups import chat_key, topic_of
from bot.chat.telegram.keyboards import Keyboards
from bot.chat.telegram.manners import spot_of
from bot.errors import FiguresAway
from bot.model import Choice, Query, Reply
from bot.schedules import Every, Schedule, read
from bot.store import Alert

LOG = logging.getLogger(__name__)

PREFIX: Final = "al"
_DATA: Final = re.compile(PREFIX + r":([a-z]{2}):([ynxerwms]):?(.*)", re.DOTALL)
_LETTERS: Final[dict[Every, str]] = {"weekly": "w", "monthly": "m"}
_MORNING: Final = time(9)

Labelled = tuple[str, str]  # a button: its label and its data


def data(language: str, action: str, about: str = "") -> str:
    """A button's data."""
    return f"{PREFIX}:{language[:2]}:{action}:{about}".rstrip(":")


def stop_button(keys: InlineKeyboardMarkup | None, alert: Alert, label: str, language: str) -> InlineKeyboardMarkup:
    """The buttons of a message that an alert told, with one that ends the alert."""
    rows = list(keys.inline_keyboard) if keys is not None else []
    return InlineKeyboardMarkup([*rows, (InlineKeyboardButton(label, callback_data=data(language, "e", alert.key)),)])


class Subscribing:
    """What people do about what is watched for their chat. One for the process."""

    def __init__(
        self, alerting: Alerting, assistant: Assistant, delivery: Delivery, admins: Admins, keyboards: Keyboards
    ) -> None:
        self._alerting, self._assistant, self._delivery, self._admins = alerting, assistant, delivery, admins
        self._keyboards, self._alerts = keyboards, assistant.store.alerts

    @property
    def commands(self) -> Mapping[str, Handler]:
        """Who acts on which command."""
        return {"subscribe": self.subscribe, "unsubscribe": self.unsubscribe, "alerts": self.alerts}

    # ------------------------------------------------------------------------------------- commands

    async def alerts(self, call: Call) -> str:
        """/alerts: the list, each with a button that ends it."""
        spot = _spot(call)
        reply, keys = await self._listed(spot, call.language)
        await self._delivery.send(spot, reply, keys)
        return "alerts"

    async def unsubscribe(self, call: Call) -> str:
        """/unsubscribe: everything ends."""
        spot = _spot(call)
        if not await self._admins.is_admin(call.of):
            return await self._for_admins(spot, call.language)
        ended = await self._alerts.clear(chat_key(spot.chat))
        await self._delivery.say(spot, self._say("chat.alert_removed" if ended else "chat.alerts_none", call.language))
        return "unsubscribed"

    async def subscribe(self, call: Call) -> str:
        """/subscribe: what can be watched, or what of it is."""
        spot, language, words = _spot(call), call.language, call.text.split()
        if not await self._admins.is_admin(call.of):
            return await self._for_admins(spot, language)
        if not words:
            await self._show(spot, self._say("chat.subscribe", language), self._kinds(language), language)
            return "subscribe"
        begin = words[0].casefold().strip(",:")
        if len(words) == 1 and begin in self._words("chat.schedule_release", language):
            try:
                return await self._watch_releases(spot, language)
            except FiguresAway:
                await self._delivery.say(spot, self._say(AWAY, language))
                return "away"
        for every in get_args(Every):
            if begin in self._words(f"chat.schedule_{every}", language):
                return await self._watch_time(spot, words[1:], every, language)
        reply = await self._alerting.propose(call.text, chat_key(spot.chat), language)
        await self.propose(spot, reply)
        return reply.outcome

    async def _for_admins(self, spot: Spot, language: str) -> str:
        await self._delivery.say(spot, self._say("chat.subscribe_admins", language))
        return "not_admin"

    async def _watch_releases(self, spot: Spot, language: str) -> str:
        kept = await self._alerting.watch_releases(*_place(spot), language)
        said = (self._say("chat.release_about", language), self._say(f"chat.alert_{kept}", language))
        await self._show(spot, "\n".join(said), (), language)
        return "subscribed"

    async def _watch_time(self, spot: Spot, words: Sequence[str], every: Every, language: str) -> str:
        days = [self._say("chat.schedule_days", one).split() for one in dict.fromkeys(("en", language))]
        schedule = read(words, every, days)
        if schedule is None:
            asked = "chat.subscribe_unread" if words else _asking(every)
            await self._show(spot, self._say(asked, language), self._times(every, language), language)
            return "subscribe"
        await self._show(spot, await self._keep_time(schedule, spot, language), (), language)
        return "subscribed"

    async def _keep_time(self, schedule: Schedule, spot: Spot, language: str) -> str:
        kept = await self._alerting.watch_time(schedule, *_place(spot), language)
        return "\n".join((self._alerting.about_time(schedule, language), self._say(f"chat.alert_{kept}", language)))

    async def propose(self, spot: Spot, reply: Reply) -> None:
        """Sends how a rule was read: with Yes and No where it can be watched, else with what can be asked instead."""
        query, language = proposed(reply), reply.language
        if query is None:
            await self._delivery.send(spot, reply, await self._keyboards.under(reply))
            return
        key = await self._assistant.keep(Choice("", "", query), language)
        yes, no = (self._say(f"chat.alert_{word}", language) for word in ("yes", "no"))
        keys = _keyboard([[(yes, data(language, "y", key)), (no, data(language, "n"))]])
        elsewhere = self._say("alert.where", language)
        lines = (*(line for line in reply.lines if line != elsewhere), self._say("chat.alert_ask", language))
        asked = Reply("answer", None, reply.headline, lines, reply.notes, reply.sources, language=language)
        await self._delivery.send(spot, asked, keys)

    # ------------------------------------------------------------------------------------- buttons

    async def pressed(self, call: Call) -> str:
        """Does what a button says, and says how it went."""
        press = call.of
        assert isinstance(press, CallbackQuery)  # noqa: S101 - presses are handed here, commands elsewhere
        found = _DATA.fullmatch(call.text)
        message = press.message
        if found is None or not isinstance(message, Message) or not message.is_accessible:
            await self._end(press, "chat.too_old", call.language)
            return "too_old"
        language, action, about = found.groups()
        if not await self._admins.is_admin(press):
            await self._end(press, "chat.subscribe_admins", language, loud=True)
            return "not_admin"
        spot = Spot(message.chat.id, topic_of(message))
        if action in "xe":
            removed = await self._alerts.remove(chat_key(spot.chat), about)
            await self._end(press, "chat.alert_removed" if removed else "chat.alert_gone", language)
            if action == "e":
                await _take_away(press, message)
            else:
                await self._delivery.replace(message, spot, *await self._listed(spot, language))
            return "unsubscribed"
        if action in "wm":
            await self._end(press)
            every: Every = "weekly" if action == "w" else "monthly"
            await self._show(spot, self._say(_asking(every), language), self._times(every, language), language, message)
            return "subscribe"
        try:
            done = await self._do(action, about, spot, language)
        except FiguresAway:  # the button stays, to be pressed again
            await self._end(press, AWAY, language, loud=True)
            return "away"
        await self._end(press)
        await self._show(spot, done, (), language, message)
        return "subscribed"

    async def _do(self, action: str, about: str, spot: Spot, language: str) -> str:
        """What is said once it is done."""
        if action == "n":
            return self._say("chat.alert_dropped", language)
        if action == "r":
            kept = await self._alerting.watch_releases(*_place(spot), language)
            return "\n".join((self._say("chat.release_about", language), self._say(f"chat.alert_{kept}", language)))
        if action == "s":
            try:
                schedule = Schedule.parse("weekly" if about.startswith("w") else "monthly", about[1:])
            except ValueError:
                return self._say("chat.too_old", language)
            return await self._keep_time(schedule, spot, language)
        button = await self._assistant.kept(about)
        query: Query | None = None if button is None else button.query
        if query is None:
            return self._say("chat.too_old", language)
        watched = await self._alerting.watch_rule(query, *_place(spot), language)
        if watched is None:
            return self._say("chat.alert_unheld", language)
        line = await self._alerting.about_query(query, chat_key(spot.chat), language)
        return "\n".join((line, self._say(f"chat.alert_{watched}", language)))

    async def _end(
        self, press: CallbackQuery, key: str | None = None, language: str = "en", loud: bool = False
    ) -> None:
        """Ends the waiting of a press, with a phrase or without."""
        try:
            await press.answer(None if key is None else self._say(key, language)[:200], show_alert=loud or None)
        except BadRequest as error:  # pressed longer ago than Telegram waits: what it asks for is done all the same
            LOG.info("a press was answered too late: %s", error)

    # ------------------------------------------------------------------------------------- parts

    async def _listed(self, spot: Spot, language: str) -> tuple[Reply, InlineKeyboardMarkup | None]:
        alerts = await self._alerts.of(chat_key(spot.chat))
        if not alerts:
            return Reply("answer", None, self._say("chat.alerts_none", language), language=language), None
        about = [await self._alerting.about(alert, language) for alert in alerts]
        lines = tuple(f"{n}. {line}" for n, line in enumerate(about, start=1))
        label = self._say("chat.alert_remove", language)
        buttons = [(f"{label} {n}", data(language, "x", alert.key)) for n, alert in enumerate(alerts, start=1)]
        rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
        return Reply("answer", None, self._say("chat.alerts_head", language), lines, language=language), _keyboard(rows)

    def _kinds(self, language: str) -> list[list[Labelled]]:
        kinds = (("release", "r"), ("weekly", "w"), ("monthly", "m"))
        return [[(self._say(f"chat.subscribe_{kind}", language), data(language, action))] for kind, action in kinds]

    def _times(self, every: Every, language: str) -> list[list[Labelled]]:
        """Nine in the morning, on Monday or the first, in the zones where the language is spoken most."""
        zones = self._say("chat.schedule_zones", language).split()
        schedules = [Schedule(every, 0 if every == "weekly" else 1, _MORNING, zone) for zone in zones]
        return [
            [(self._alerting.about_time(one, language), data(language, "s", _LETTERS[every] + one.code))]
            for one in schedules
        ]

    async def _show(
        self, spot: Spot, text: str, buttons: Sequence[Sequence[Labelled]], language: str, old: Message | None = None
    ) -> None:
        """A text of our own with buttons, as a new message or in the place of an old one."""
        head, *lines = text.strip().splitlines()
        reply = Reply("answer", None, head, tuple(lines), language=language)
        if old is None:
            await self._delivery.send(spot, reply, _keyboard(buttons))
        else:
            await self._delivery.replace(old, spot, reply, _keyboard(buttons))

    def _words(self, key: str, language: str) -> set[str]:
        return {self._say(key, one).casefold() for one in ("en", language)}

    def _say(self, key: str, language: str) -> str:
        return self._assistant.say(key, language)


def _keyboard(rows: Sequence[Sequence[Labelled]]) -> InlineKeyboardMarkup | None:
    made = [[InlineKeyboardButton(label, callback_data=about) for label, about in row] for row in rows]
    return InlineKeyboardMarkup(made) if made else None


def _asking(every: Every) -> str:
    return "chat.subscribe_when" if every == "weekly" else "chat.subscribe_when_monthly"


def _place(spot: Spot) -> tuple[str, int | None]:
    return chat_key(spot.chat), spot.topic


def _spot(call: Call) -> Spot:
    """Where the answer to a command goes."""
    assert isinstance(call.of, Message)  # noqa: S101 - commands are handed here, presses elsewhere
    return spot_of(call.of, call.preferences)


async def _take_away(press: CallbackQuery, message: Message) -> None:
    """Takes the button that was pressed off its message."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    left = [kept for row in rows if (kept := [button for button in row if button.callback_data != press.data])]
    try:
        await message.edit_reply_markup(InlineKeyboardMarkup(left) if left else None)
    except BadRequest as error:
        LOG.info("a button stays below its message: %s", error)
