"""A text for a chat -> sendMessage as plain JSON, straight to the wire.

What a reply costs was for a third the objects that the library makes of a message and its buttons, to take them apart
again, and of the message that comes back, of which only the number is wanted. Its errors, its limits on the way
(pacing.py) and its wire are the same for both.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from telegram import InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.chat.telegram.pacing import FanOut, Pacing
from bot.chat.telegram.wire import Wire

_METHOD: Final = "sendMessage"
_NO_PREVIEW: Final = {"is_disabled": True}


class Posting:
    """Sends texts in Telegram's HTML, without previews of links. One for the process."""

    def __init__(self, wire: Wire, pacing: Pacing, root: str) -> None:
        """root is the address of the bot's methods."""
        self._wire, self._pacing, self._url = wire, pacing, f"{root}/{_METHOD}"

    async def send(
        self,
        chat: int,
        text: str,
        *,
        topic: int | None = None,
        answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
        silent: bool = False,
        fan_out: bool = False,
    ) -> int:
        """The number of the message; TelegramError where it was not sent. answers: the message that it replies to."""
        said: dict[str, Any] = {
            "chat_id": chat,
            "text": text,
            "parse_mode": ParseMode.HTML,
            "link_preview_options": _NO_PREVIEW,
        }
        if topic is not None:
            said["message_thread_id"] = topic
        if answers is not None:
            said["reply_parameters"] = {"message_id": answers, "allow_sending_without_reply": True}
        if keyboard is not None:
            said["reply_markup"] = _plain(keyboard)
        if silent:
            said["disable_notification"] = True
        kind: FanOut | None = "fan_out" if fan_out else None
        sent = await self._pacing.process_request(self._wire.call, (self._url, said), {}, _METHOD, said, kind)
        number = sent.get("message_id") if isinstance(sent, dict) else None
        if not isinstance(number, int):
            raise TelegramError("sendMessage gave no message")
        return number


@lru_cache(maxsize=512)
def _plain(keyboard: InlineKeyboardMarkup) -> dict[str, Any]:
    """The keyboard as JSON: the same ones are shown again and again."""
    return keyboard.to_dict()
