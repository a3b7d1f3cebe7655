"""Choices -> an inline keyboard, and a press -> the reply in the place of the message that carries the button."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from telegram import CallbackQuery, Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message, User
from telegram.error import BadRequest

from bot.assistant import Assistant, Place
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.groups import chat_key, topic_of
from bot.chat.telegram.packing import Packed, pack, pack_key, unpack
from bot.chat.telegram.permalinks import stateless
from bot.chat.telegram.watch import Watch
from bot.model import Choice, Query, Reply

LOG = logging.getLogger(__name__)

_MOST: Final = 12
_ROW_UNITS: Final = 30  # characters of labels that a phone shows side by side
_ROW_BUTTONS: Final = 4


async def keyboard(assistant: Assistant, choices: tuple[Choice, ...], language: str) -> InlineKeyboardMarkup | None:
    """The choices as buttons, as many to a row as can be read; None where there are none."""
    buttons = []
    for choice in choices[:_MOST]:
        data = pack(choice, language) or pack_key(await assistant.keep(choice, language), language)
        buttons.append(InlineKeyboardButton(choice.label, callback_data=data))
    return _rows(buttons)


def inline_keyboard(reply: Reply, username: str, opening: str) -> InlineKeyboardMarkup | None:
    """The buttons below a message that was sent from an inline query; None where there are none.

    What fits into a button by itself is asked in place. A chart cannot take the place of a text there, so its button
    opens it in the bot's own chat, as the last one, labelled `opening`, does with the answer itself.
    """
    buttons = []
    for choice in reply.choices[:_MOST]:
        if choice.query is not None and choice.query.operation == "trend":
            url = stateless(username, choice.query, reply.language)
            if url is not None:
                buttons.append(InlineKeyboardButton(choice.label, url=url))
        elif (data := pack(choice, reply.language)) is not None:
            buttons.append(InlineKeyboardButton(choice.label, callback_data=data))
    link = link_to(reply, username, opening)
    return _rows([*buttons, link] if link is not None else buttons)


def link_to(reply: Reply, username: str, label: str) -> InlineKeyboardButton | None:
    """A button that opens the reply in the bot's own chat; None where a link cannot hold its query."""
    if len(reply.results) != 1:
        return None
    url = stateless(username, reply.results[0].query, reply.language)
    return None if url is None else InlineKeyboardButton(label, url=url)


def _rows(buttons: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    rows: list[list[InlineKeyboardButton]] = []
    used = 0
    for button in buttons:
        size = len(button.text) + 3
        if not rows or used + size > _ROW_UNITS or len(rows[-1]) == _ROW_BUTTONS:
            rows.append([])
            used = 0
        rows[-1].append(button)
        used += size
    return InlineKeyboardMarkup(rows) if rows else None


async def question_of(assistant: Assistant, packed: Packed) -> tuple[str | tuple[Query, ...], str] | None:
    """What a button or a link asks, and in which language; None where the database has dropped it."""
    if packed.query is not None:
        return (packed.query,), packed.language
    if packed.text is not None:
        return packed.text, packed.language
    kept = await assistant.kept(packed.key or "")
    if kept is None:
        return None
    return (kept.text if kept.query is None else (kept.query,)), kept.language or packed.language


class Buttons:
    """What happens when somebody presses a button; in a group anybody may."""

    def __init__(self, assistant: Assistant, delivery: Delivery, watch: Watch) -> None:
        self._assistant, self._delivery, self._watch = assistant, delivery, watch

    async def pressed(self, press: CallbackQuery, me: User, update: int) -> str:
        """Answers a press by changing the message in place; a button that nobody reads any more is said to be old.

        Returns the outcome of the reply, or "too_old".
        """
        packed = unpack(press.data or "")
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
        reply = await self._assistant.press(place, asked, language)
        keys = await keyboard(self._assistant, reply.choices, reply.language)
        if isinstance(message, Message) and message.is_accessible:
            spot = Spot(message.chat.id, topic_of(message), _first_asked(message, me))
            carried = await self._delivery.replace(message, spot, reply, keys)
        else:  # too old for the bot to see or change
            carried = await self._delivery.send(Spot(message.chat.id), reply, keys)
        for number in carried:
            await self._assistant.sent(place, number, reply)
        return self._watch.replied(reply)

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
