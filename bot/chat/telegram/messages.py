"""One update of Telegram -> what the bot does about it."""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram import Chat, Message, Update, User

from bot.assistant import Assistant, Place
from bot.chat.telegram.buttons import Buttons, question_of
from bot.chat.telegram.deeds import Deeds
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.gate import LONGEST, LONGEST_CHECKED, Gate
from bot.chat.telegram.groups import Asked, asked, place_of, topic_of
from bot.chat.telegram.keyboards import Keyboards
from bot.chat.telegram.permalinks import decode, permalink
from bot.chat.telegram.watch import Watch
from bot.evidence import Evidence
from bot.model import Choice, Query, Reply

LOG = logging.getLogger(__name__)

EXAMPLES = ("chat.example_first", "chat.example_second", "chat.example_third")
_HELD = (Query("coverage", by="held"), Query("coverage", by="fresh"))


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
        evidence: Evidence | None = None,
    ) -> None:
        """me is the bot itself; language is spoken where a person's is not known; evidence looks behind answers."""
        self._assistant, self._delivery, self._me, self._language = assistant, delivery, me, language
        self._watch, self._gate = watch, gate
        self._evidence = evidence
        self._keyboards = Keyboards(assistant, evidence)
        self._deeds = None if evidence is None else Deeds(assistant, delivery, self._keyboards, evidence)
        self._buttons = Buttons(assistant, delivery, watch, self._keyboards, self._deeds)

    async def on_update(self, update: Update) -> str:
        """Answers a message that addresses us, or a press; anything else is left alone. Says how it went: the outcome
        of the reply, "greeting", "too_old", "ignored", or why it was not let in."""
        if not self._gate.admits(update):
            return "denied"
        if update.callback_query is not None:
            verdict = self._gate.weigh(update)
            if verdict != "in":
                said = "chat.limited" if verdict == "limited" else None
                await self._buttons.dismiss(update.callback_query, said, self._spoken(update))
                return verdict
            return await self._buttons.pressed(update.callback_query, self._me, update.update_id)
        if update.message is None:
            return "ignored"
        wanted = asked(update.message, self._me)
        if wanted is None:
            return "ignored"
        verdict = self._gate.weigh(update)
        if verdict == "in" and len(wanted.text) > (LONGEST_CHECKED if wanted.kind == "check" else LONGEST):
            verdict = "too_long"
        if verdict == "in":
            return await self._answer(update.message, wanted, update.update_id)
        if verdict != "silenced":
            said = self._assistant.say(f"chat.{verdict}", self._spoken(update))
            await self._delivery.say(spot_of(update.message), said)
        return verdict

    def _spoken(self, update: Update) -> str:
        return language_of(update.effective_user, self._language)

    async def apologise(self, update: Update) -> None:
        """One friendly sentence where an answer failed."""
        message = update.effective_message
        if isinstance(message, Message):
            await self._delivery.say(spot_of(message), self._assistant.say("chat.failed", self._spoken(update)))

    async def _answer(self, message: Message, wanted: Asked, number: int) -> str:
        place = replace(place_of(message, self._me), update=number)
        language = language_of(message.from_user, self._language)
        if wanted.kind == "link":
            return await self._link(message, place, language)
        if wanted.kind == "proof" and self._deeds is not None:
            hint = await self._deeds.prove(message, place, spot_of(message), language)
            if hint is None:
                return "proof"
            reply = hint
        elif wanted.kind == "opened":
            packed = decode(wanted.text)
            question = None if packed is None else await question_of(self._assistant, packed)
            if question is None:
                await self._delivery.say(spot_of(message), self._assistant.say("chat.link_too_old", language))
                return "too_old"
            reply = await self._assistant.press(place, *question)
        else:
            reply = await self._reply(place, wanted, language)
        keys = await self._keyboards.under(reply)
        for sent in await self._delivery.send(spot_of(message), reply, keys):
            await self._assistant.sent(place, sent, reply)
        return self._watch.replied(reply) if wanted.kind in ("ask", "data", "brief", "check", "opened") else "greeting"

    async def _reply(self, place: Place, wanted: Asked, language: str) -> Reply:
        if wanted.kind == "ask":
            return await self._assistant.ask(place, wanted.text, language)
        if wanted.kind == "data":
            return await self._assistant.press(place, _HELD, language)
        if self._evidence is not None:
            if wanted.kind == "accuracy":
                return self._evidence.score(language)
            if wanted.kind == "brief" or (wanted.kind == "check" and wanted.text):
                framed = self._evidence.framed(wanted.kind, wanted.text, language, self._assistant.today())
                return await self._assistant.press(place, *framed)
            if wanted.kind == "check":
                return Reply("answer", None, self._assistant.say("evidence.check", language), language=language)
        return self._greeting(wanted.kind if wanted.kind in ("start", "wordless") else "help", language)

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


def spot_of(message: Message) -> Spot:
    """Where an answer to the message goes: its topic, and in groups as a reply to it."""
    private = message.chat.type == Chat.PRIVATE
    return Spot(message.chat.id, topic_of(message), None if private else message.message_id)


def language_of(user: User | None, usual: str) -> str:
    """The language of the person's Telegram, without its country."""
    code = user.language_code if user is not None else None
    return code.split("-")[0].lower() if code else usual
