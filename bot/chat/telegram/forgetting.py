"""/privacy and /forget -> what is kept of a chat, truly; and all of it erased, once somebody has said yes."""

from __future__ import annotations

from typing import Final

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.assistant import Assistant
from bot.chat.telegram.admins import Admins
from bot.chat.telegram.commands import Call
from bot.chat.telegram.delivery import Delivery
from bot.chat.telegram.groups import chat_key
from bot.chat.telegram.manners import spot_of
from bot.chat.telegram.panel import allowed, end

PREFIX: Final = "f1"


class Forgetting:
    """What becomes of the data of people."""

    def __init__(self, assistant: Assistant, delivery: Delivery, admins: Admins, notebook: bool) -> None:
        """notebook: whether the operator keeps questions that were not understood."""
        self._assistant, self._delivery, self._admins, self._notebook = assistant, delivery, admins, notebook

    async def privacy(self, call: Call) -> str:
        """/privacy: says what is kept, for how long, and how to have it erased."""
        if not isinstance(call.of, Message):
            return "ignored"
        keys = ("privacy", *(("privacy_unanswered",) if self._notebook else ()), "privacy_forget")
        said = "\n".join(self._assistant.say(f"chat.{key}", call.language).strip() for key in keys)
        await self._delivery.say(spot_of(call.of, call.preferences), said)
        return "privacy"

    async def forget(self, call: Call) -> str:
        """/forget: asks for a yes."""
        if not isinstance(call.of, Message) or not await self._may(call):
            return "refused"

        def button(name: str) -> InlineKeyboardButton:
            said = self._assistant.say(f"chat.forget_{name}", call.language)
            return InlineKeyboardButton(said, callback_data=f"{PREFIX}:{name}")

        keys = InlineKeyboardMarkup([[button("yes"), button("no")]])
        said = self._assistant.say("chat.forget_ask", call.language)
        await self._delivery.say(spot_of(call.of, call.preferences), said, keys)
        return "forget"

    async def pressed(self, call: Call) -> str:
        """The yes or the no: erases everything of the chat at once, or nothing."""
        press = call.of
        if not isinstance(press, CallbackQuery) or press.message is None or not await self._may(call):
            return "refused"
        chat, yes = press.message.chat.id, call.text == f"{PREFIX}:yes"
        if yes:
            # A private chat has the number of its person, under which their inline queries wait.
            await self._assistant.forget(chat_key(chat), f"telegram:user:{chat}")
        said = self._assistant.say("chat.forgotten" if yes else "chat.forget_kept", call.language)
        await self._delivery.change(chat, press.message.message_id, said)
        await end(press)
        return "forgotten" if yes else "kept"

    async def _may(self, call: Call) -> bool:
        return await allowed(call, self._admins, self._assistant, self._delivery)
