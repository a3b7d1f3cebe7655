"""/settings and /quiet -> what a chat has set, shown with buttons that change it in place; in groups admins only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from telegram import CallbackQuery, Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.assistant import Assistant
from bot.chat.telegram.admins import Admins
from bot.chat.telegram.commands import Call
from bot.chat.telegram.delivery import Delivery
from bot.chat.telegram.groups import chat_key
from bot.chat.telegram.manners import spot_of
from bot.model import Query, Style
from bot.store import Preferences

PREFIX: Final = "s1"
_EXAMPLE: Final = (Query("level", flow="export"),)
_SCALES: Final = (None, "bn", "yi")
_LENGTHS: Final = (None, "short", "long")
_SLOTS: Final = ("language", "scale", "length", "currency", "charts", "quiet")
_ABREAST: Final = 2  # buttons in a row


class Panel:
    """The settings of chats."""

    def __init__(
        self, assistant: Assistant, delivery: Delivery, admins: Admins, languages: Callable[[], Mapping[str, str]]
    ) -> None:
        """languages gives the codes of those that we speak, with their own names."""
        self._assistant, self._delivery, self._admins, self._languages = assistant, delivery, admins, languages

    async def settings(self, call: Call) -> str:
        """/settings: shows them."""
        if not await self._may(call) or not isinstance(call.of, Message):
            return "refused"
        key = chat_key(call.of.chat.id)
        text = await self._text(key, call.preferences, call.language)
        await self._delivery.say(spot_of(call.of, call.preferences), text, self._keys(call.language))
        return "settings"

    async def quiet(self, call: Call) -> str:
        """/quiet: turns it on or off, and says what that means here."""
        if not await self._may(call) or not isinstance(call.of, Message):
            return "refused"
        quiet = not call.preferences.quiet
        where = "" if call.of.chat.type != Chat.PRIVATE else "_private"
        said = self._assistant.say(f"chat.quiet_on{where}" if quiet else "chat.quiet_off", call.language)
        preferences = replace(call.preferences, quiet=quiet)
        await self._delivery.say(spot_of(call.of, preferences), said)
        await self._assistant.prefer(chat_key(call.of.chat.id), preferences, call.update)
        return "settings"

    async def pressed(self, call: Call) -> str:
        """A button of the panel: changes what it names and shows what is set now."""
        press = call.of
        if not isinstance(press, CallbackQuery) or press.message is None or not await self._may(call):
            return "refused"
        name, _, value = call.text.removeprefix(f"{PREFIX}:").partition("=")
        chat, key = press.message.chat, chat_key(press.message.chat.id)
        preferences = self._changed(call.preferences, name, value)
        # The panel speaks the language that was just chosen.
        language = preferences.style.language or call.language
        text = await self._text(key, preferences, language)
        keys = None if name == "done" else self._keys(language, listed=name == "languages")
        if name == "quiet" and preferences.quiet:
            where = "" if chat.type != Chat.PRIVATE else "_private"
            text += "\n" + self._assistant.say(f"chat.quiet_on{where}", language)
        await self._delivery.change(chat.id, press.message.message_id, text, keys)
        if preferences != call.preferences:
            await self._assistant.prefer(key, preferences, call.update)
        await end(press)
        return "settings"

    def _changed(self, preferences: Preferences, name: str, value: str) -> Preferences:
        """With one thing set otherwise; what is no name of ours changes nothing."""
        style = preferences.style
        match name:
            case "language" if not value or value in self._languages():
                style = replace(style, language=value or None)
            case "scale":
                style = replace(style, scale=_SCALES[(_SCALES.index(style.scale) + 1) % 3])
            case "length":
                style = replace(style, length=_LENGTHS[(_LENGTHS.index(style.length) + 1) % 3])
            case "currency":
                style = replace(style, currency_note=not style.currency_note)
            case "charts":
                return replace(preferences, charts=not preferences.charts)
            case "quiet":
                return replace(preferences, quiet=not preferences.quiet)
        return replace(preferences, style=style)

    async def _text(self, chat: str, preferences: Preferences, language: str) -> str:
        """What is set, a line each, and how an answer reads with it."""

        def say(key: str) -> str:
            return self._assistant.say(f"chat.{key}", language)

        style = preferences.style
        values = {
            "language": self._languages().get(style.language or "") or say("set_as_asked"),
            "scale": say(f"set_{style.scale or 'usual'}"),
            "length": say(f"set_{style.length or 'usual'}"),
            "currency": _on(say, style.currency_note),
            "charts": _on(say, preferences.charts and not preferences.quiet),
            "quiet": _on(say, preferences.quiet),
        }
        lines = [f"{say(f'set_{slot}')}{say('set_colon')}{values[slot]}" for slot in _SLOTS]
        example = await self._assistant.show(chat, _EXAMPLE, language, Style(None, style.scale, style.length))
        return "\n".join((say("settings"), *lines, say("set_example"), example.headline))

    def _keys(self, language: str, listed: bool = False) -> InlineKeyboardMarkup:
        def button(key: str, data: str) -> InlineKeyboardButton:
            return InlineKeyboardButton(self._assistant.say(f"chat.{key}", language), callback_data=f"{PREFIX}:{data}")

        if listed:
            buttons = [button("set_as_asked", "language=")]
            buttons += [
                InlineKeyboardButton(name, callback_data=f"{PREFIX}:language={code}")
                for code, name in self._languages().items()
            ]
            last = [button("set_back", "back")]
        else:
            buttons = [button(f"set_{slot}", "languages" if slot == "language" else slot) for slot in _SLOTS]
            last = [button("set_done", "done")]
        rows = [buttons[n : n + _ABREAST] for n in range(0, len(buttons), _ABREAST)]
        return InlineKeyboardMarkup([*rows, last])

    async def _may(self, call: Call) -> bool:
        return await allowed(call, self._admins, self._assistant, self._delivery)


async def allowed(call: Call, admins: Admins, assistant: Assistant, delivery: Delivery) -> bool:
    """Whether who called may change what holds for the chat; where not it is said."""
    if await admins.is_admin(call.of):
        return True
    said = assistant.say("chat.only_admins", call.language)
    if isinstance(call.of, CallbackQuery):
        await end(call.of, said)
    else:
        await delivery.say(spot_of(call.of, call.preferences), said)
    return False


async def end(press: CallbackQuery, said: str | None = None) -> None:
    """Ends the waiting of a press, with a word that pops up or without."""
    try:
        await press.answer(said, show_alert=said is not None)
    except BadRequest:  # pressed longer ago than Telegram waits: what it did still holds
        return


def _on(say: Callable[[str], str], value: bool) -> str:
    return say("set_on" if value else "set_off")
