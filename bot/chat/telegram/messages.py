"""One update of Telegram -> what the bot does about it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Final

from telegram import CallbackQuery, Message, PhotoSize, Update, User
from telegram.error import BadRequest

from bot.alerts import proposed
from bot.assistant import Assistant, Place
from bot.chat.telegram.buttons import Buttons, Propose, question_of
from bot.chat.telegram.commands import Call, Desk
from bot.chat.telegram.deeds import Deeds
from bot.chat.telegram.delivery import Delivery
from bot.chat.telegram.gate import LONGEST, LONGEST_CHECKED, Gate, Verdict
from bot.chat.telegram.groups import Asked, asked, chat_key, place_of
from bot.chat.telegram.keyboards import Keyboards
from bot.chat.telegram.manners import NOTHING_SET, language_of, spot_of, tailored
from bot.chat.telegram.membership import Membership
from bot.chat.telegram.permalinks import decode, permalink
from bot.chat.telegram.watch import Watch
from bot.evidence import Evidence
from bot.model import HOME, Choice, Query, Reply
from bot.store import Preferences, StoreAway

LOG = logging.getLogger(__name__)

EXAMPLES = ("chat.example_first", "chat.example_second", "chat.example_third")
_FRESH: Final = timedelta(minutes=5)  # in which an answer follows the edits of its question
_HELD = ("held", "fresh")  # what /data tells


class Messages:
    """Reads updates and answers them; knows the chat's manners, not its figures."""

    def __init__(
        self,
        assistant: Assistant,
        delivery: Delivery,
        me: User,
        language: str,
        watch: Watch,
        gate: Gate,
        desk: Desk,
        membership: Membership,
        evidence: Evidence | None = None,
        propose: Propose | None = None,
        home: str = HOME,
    ) -> None:
        """me is the bot itself; language is spoken where a person's is not known; desk knows who acts on what is no
        question, membership what to do when we come into a chat or it changes; evidence looks behind answers; propose
        says how a rule was read and asks for a yes; home is the reporter meant where none is named."""
        self._assistant, self._delivery, self._me, self._language = assistant, delivery, me, language
        self._watch, self._gate, self._desk, self._membership = watch, gate, desk, membership
        self._evidence, self._propose, self._home = evidence, propose, home
        self._keyboards = Keyboards(assistant, evidence, watches=propose is not None)
        self._deeds = None if evidence is None else Deeds(assistant, delivery, self._keyboards, evidence)
        self._buttons = Buttons(assistant, delivery, watch, self._keyboards, self._deeds, propose)

    async def on_update(self, update: Update) -> str:
        """Answers a message that addresses us, an edit of one, or a press; anything else is left alone.

        Says how it went: the outcome of the reply, "greeting", "too_old", "ignored", or why it was not let in.
        """
        if not self._gate.admits(update):
            return "denied"
        if update.my_chat_member is not None:
            return await self._membership.changed(update.my_chat_member, update.update_id)
        if update.callback_query is not None:
            return await self._pressed(update, update.callback_query)
        if update.edited_message is not None:
            return await self._edited(update, update.edited_message)
        if update.message is None:
            return "ignored"
        return await self._membership.moved(update.message) or await self._said(update, update.message)

    async def apologise(self, update: Update) -> None:
        """One friendly sentence where an answer failed."""
        message = update.effective_message
        if isinstance(message, Message):
            try:
                preferences = await self._assistant.preferences(chat_key(message.chat.id))
            except StoreAway:  # which may be what went wrong
                preferences = NOTHING_SET
            said = self._assistant.say("chat.failed", self._spoken(update, preferences))
            await self._delivery.say(spot_of(message, preferences), said)

    def _spoken(self, update: Update, preferences: Preferences) -> str:
        return language_of(update.effective_user, self._language, preferences)

    async def _pressed(self, update: Update, press: CallbackQuery) -> str:
        verdict = self._gate.weigh(update)
        chat = None if press.message is None else chat_key(press.message.chat.id)
        preferences = NOTHING_SET if chat is None else await self._assistant.preferences(chat, update.update_id)
        spoken, data = self._spoken(update, preferences), press.data or ""
        if verdict != "in":
            await self._buttons.dismiss(press, "chat.limited" if verdict == "limited" else None, spoken)
            return verdict
        handler = self._desk.acts_on(data)
        if handler is not None:
            return await handler(Call(press, data, spoken, update.update_id, preferences))
        return await self._buttons.pressed(press, self._me, update.update_id, preferences)

    async def _said(self, update: Update, message: Message) -> str:
        commands = self._desk.open_to(message)
        wanted = asked(message, self._me, commands)
        if wanted is None:
            return "ignored"
        preferences = await self._assistant.preferences(chat_key(message.chat.id), update.update_id)
        if preferences.quiet and not wanted.by_name:
            return "ignored"
        verdict = await self._let_in(update, message, wanted, preferences)
        if verdict != "in":
            return verdict
        spoken = self._spoken(update, preferences)
        if wanted.kind == "command":
            return await commands[wanted.command](Call(message, wanted.text, spoken, update.update_id, preferences))
        return await self._answer(message, wanted, update.update_id, spoken, preferences)

    async def _let_in(self, update: Update, message: Message, wanted: Asked, preferences: Preferences) -> Verdict:
        """Whether it may be answered; where not it is said, once."""
        verdict = self._gate.weigh(update)
        if verdict == "in" and len(wanted.text) > (LONGEST_CHECKED if wanted.kind == "check" else LONGEST):
            verdict = "too_long"
        if verdict not in ("in", "silenced"):
            key = "evidence.too_long" if (wanted.kind, verdict) == ("check", "too_long") else f"chat.{verdict}"
            said = self._assistant.say(key, self._spoken(update, preferences))
            await self._delivery.say(spot_of(message, preferences), said)
        return verdict

    async def _answer(
        self, message: Message, wanted: Asked, number: int, language: str, preferences: Preferences
    ) -> str:
        place, spot = replace(place_of(message, self._me), update=number), spot_of(message, preferences)
        if wanted.kind == "link":
            return await self._link(message, place, language)
        if wanted.kind == "proof" and self._deeds is not None:
            hint = await self._deeds.prove(message, place, spot, language)
            if hint is None:
                return "proof"
            reply = hint
        elif wanted.kind == "opened":
            packed = decode(wanted.text)
            question = None if packed is None else await question_of(self._assistant, packed)
            if question is None:
                await self._delivery.say(spot, self._assistant.say("chat.link_too_old", language))
                return "too_old"
            reply = await self._assistant.press(place, *question, preferences.style)
        else:
            reply = await self._reply(place, wanted, language, preferences)
        if self._propose is not None and proposed(reply) is not None:
            await self._propose(spot, reply)
            return "alert"
        reply = tailored(reply, preferences)
        keys = None if preferences.quiet else await self._keyboards.under(reply)
        messages = await self._delivery.send(spot, reply, keys)
        if wanted.kind == "ask":
            await self._assistant.carried(place, messages, reply)
        else:
            for sent in messages:
                await self._assistant.sent(place, sent, reply)
        return self._watch.replied(reply) if wanted.kind in ("ask", "data", "brief", "check", "opened") else "greeting"

    async def _reply(self, place: Place, wanted: Asked, language: str, preferences: Preferences) -> Reply:
        if wanted.kind == "ask":
            return await self._assistant.ask(place, wanted.text, language, preferences.style)
        if wanted.kind == "data":
            held = tuple(Query("coverage", self._home, by=by) for by in _HELD)
            return await self._assistant.press(place, held, language, preferences.style)
        if self._evidence is not None:
            if wanted.kind == "accuracy":
                return self._evidence.score(language)
            if wanted.kind == "brief" or (wanted.kind == "check" and wanted.text):
                framed = self._evidence.framed(wanted.kind, wanted.text, language, self._assistant.today())
                return await self._assistant.press(place, *framed, preferences.style)
            if wanted.kind == "check":
                return Reply("answer", None, self._assistant.say("evidence.check", language), language=language)
        return self._greeting(wanted.kind if wanted.kind in ("start", "wordless") else "help", language)

    async def _edited(self, update: Update, message: Message) -> str:
        """The answer follows an edit of its question. What was not answered, or no longer addresses us, is left."""
        place = replace(place_of(message, self._me), update=update.update_id)
        if message.edit_date is None or message.edit_date - message.date > _FRESH:
            return "ignored"
        wanted, was = asked(message, self._me), await self._assistant.was_answered(place)
        if was is None or wanted is None or wanted.kind != "ask":
            return "ignored"
        preferences = await self._assistant.preferences(place.chat)
        verdict = await self._let_in(update, message, wanted, preferences)
        if verdict != "in":
            return verdict
        spoken = self._spoken(update, preferences)
        reply = await self._assistant.ask_again(place, wanted.text, was, spoken, preferences.style)
        reply = tailored(reply, preferences)
        keys = None if preferences.quiet else await self._keyboards.under(reply)
        photo = (PhotoSize("", "", 1, 1),) if was.photo else ()
        old = Message(was.messages[0], message.date, message.chat, photo=photo)
        try:
            messages = await self._delivery.replace(old, spot_of(message, preferences), reply, keys)
        except BadRequest as error:
            if "message to edit not found" not in str(error).lower():
                raise
            return "ignored"  # somebody has deleted the answer: it is not wanted
        for rest in was.messages[1:]:
            await self._delivery.remove(message.chat.id, rest)
        await self._assistant.carried(place, messages, reply)
        return self._watch.replied(reply)

    async def _link(self, message: Message, place: Place, language: str) -> str:
        """The link that gives the answer again: the last one of a private chat, in a group the one replied to."""
        last = await self._assistant.last(place)
        if last is None:
            said = self._assistant.say("chat.link_none", language)
        else:
            said = await permalink(self._assistant, self._me.username or "", *last)
        await self._delivery.say(spot_of(message), said)
        return "link"

    def _greeting(self, kind: str, language: str) -> Reply:
        """What /start, /help and a message without words are answered with; its buttons are questions."""
        head, *lines = self._assistant.say(f"chat.{kind}", language).strip().splitlines()
        examples = [self._assistant.say(key, language) for key in EXAMPLES]
        choices = tuple(Choice(text, text) for text in examples)
        return Reply("answer", None, head, tuple(lines), language=language, choices=choices)
