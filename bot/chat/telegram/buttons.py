"""A press -> the reply in the place of the message that carries the button, or a deed done with it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Chat, Message, User
from telegram.error import BadRequest, TelegramError

from bot.assistant import Assistant, Place
from bot.chat.telegram.deeds import Deeds
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.groups import chat_key, topic_of
from bot.chat.telegram.keyboards import Keyboards, inline_keyboard
from bot.chat.telegram.manners import NOTHING_SET, tailored
from bot.chat.telegram.packing import Packed, unpack
from bot.chat.telegram.watch import Watch
from bot.codec import queries_from_text
from bot.model import Query, Reply
from bot.store import Preferences

LOG = logging.getLogger(__name__)

Propose = Callable[[Spot, Reply], Awaitable[object]]


async def question_of(assistant: Assistant, packed: Packed) -> tuple[str | tuple[Query, ...], str] | None:
    """What a button or a link asks, and in which language; None where the database has dropped it."""
    if packed.query is not None:
        return (packed.query,), packed.language
    if packed.text is not None:
        return packed.text, packed.language
    kept = await assistant.kept(packed.key or "")
    if kept is None:
        return None
    queries = queries_from_text(kept.text) if kept.query is None else (kept.query,)
    return queries or kept.text, kept.language or packed.language


class Buttons:
    """What happens when somebody presses a button; in a group anybody may."""

    def __init__(
        self, assistant: Assistant, delivery: Delivery, watch: Watch, keyboards: Keyboards, deeds: Deeds | None = None,
        propose: Propose | None = None,
    ) -> None:  # fmt: skip
        """Without deeds, those below answers count as too old; propose says how a rule was read and asks for a yes."""
        self._propose = propose
        self._assistant, self._delivery, self._watch = assistant, delivery, watch
        self._keyboards, self._deeds = keyboards, deeds

    async def pressed(self, press: CallbackQuery, me: User, update: int, preferences: Preferences = NOTHING_SET) -> str:
        """Answers a press by changing the message in place; a button that nobody reads any more is said to be old.

        Returns the outcome of the reply, "too_old", or the deed that was done.
        """
        packed = unpack(press.data or "")
        if packed is not None and packed.deed is not None:
            return await self._do(press, packed, me)
        question = None if packed is None else await question_of(self._assistant, packed)
        message = press.message
        if question is None or (message is None and press.inline_message_id is None):
            said = None if packed is None else packed.language
            await self._answer(press, self._assistant.say("chat.too_old", said))
            return "too_old"
        await self._answer(press)
        asked, language = question
        if message is None:
            return await self._pressed_inline(press.inline_message_id or "", asked, language, me)
        private = message.chat.type == Chat.PRIVATE
        place = Place(chat_key(message.chat.id), private, None if private else message.message_id, update)
        reply = tailored(await self._assistant.press(place, asked, language, preferences.style), preferences)
        keys = None if preferences.quiet else await self._keyboards.under(reply)
        if isinstance(message, Message) and message.is_accessible:
            spot = Spot(message.chat.id, topic_of(message), _first_asked(message, me), preferences.quiet)
            carried = await self._delivery.replace(message, spot, reply, keys)
        else:  # too old for the bot to see or change
            carried = await self._delivery.send(Spot(message.chat.id), reply, keys)
        for number in carried:
            await self._assistant.sent(place, number, reply)
        return self._watch.replied(reply)

    async def _do(self, press: CallbackQuery, packed: Packed, me: User) -> str:
        queries = None if self._deeds is None else await self._deeds.queries(packed)
        if self._deeds is None or queries is None:
            await self._answer(press, self._assistant.say("chat.too_old", packed.language))
            return "too_old"
        try:
            if packed.deed == "watch":
                said = await self._ask_to_watch(press, queries, packed.language)
            else:
                said = await self._deeds.done(press, packed, queries, me)
        except TelegramError:
            await self._answer(press)
            raise
        await self._answer(press, said)
        return packed.deed or "too_old"

    async def _ask_to_watch(self, press: CallbackQuery, queries: tuple[Query, ...], language: str) -> str | None:
        """Tells the rule and asks for a yes, in answer to the message; what is said in passing where there is none."""
        message = press.message
        reply = None
        if message is not None and self._propose is not None:
            reply = await self._keyboards.rule(queries, language, chat_key(message.chat.id))
        if message is None or reply is None or self._propose is None:
            return self._assistant.say("chat.alert_unheld", language)
        topic = topic_of(message) if isinstance(message, Message) and message.is_accessible else None
        await self._propose(Spot(message.chat.id, topic, message.message_id), reply)
        return None

    async def dismiss(self, press: CallbackQuery, said: str | None, language: str) -> None:
        """Ends the waiting of a press that is not let in, with a phrase or without."""
        await self._answer(press, None if said is None else self._assistant.say(said, language))

    async def _pressed_inline(self, message: str, asked: str | tuple[Query, ...], language: str, me: User) -> str:
        """The same below a message that somebody sent from an inline query, in a chat that we do not see."""
        place = Place(f"telegram:inline:{message}"[:80], flows=False)
        reply = await self._assistant.press(place, asked, language)
        opening = self._assistant.say("chat.open", reply.language)
        await self._delivery.replace_inline(message, reply, inline_keyboard(reply, me.username or "", opening))
        return self._watch.replied(reply)

    async def _answer(self, press: CallbackQuery, text: str | None = None) -> None:
        try:
            await press.answer(text[:200] if text else None)
        except BadRequest as error:  # pressed longer ago than Telegram waits: the edit still counts
            LOG.info("a press was answered too late: %s", error)


def _first_asked(message: Message, me: User) -> int | None:
    """The message that ours replied to, so that a reply sent anew stands where the old one stood."""
    target = message.reply_to_message
    if target is None or target.forum_topic_created is not None or target.from_user == me:
        return None
    return target.message_id
