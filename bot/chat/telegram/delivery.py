"""A Reply and a spot in a chat -> messages there: text, the chart as a photo, buttons; or an edit of one."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, Protocol

from telegram import Bot, InlineKeyboardMarkup, InputMediaPhoto, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.beside import Beside
from bot.chat.telegram import markup
from bot.chat.telegram.posting import Posting
from bot.model import Chart, Reply

LOG = logging.getLogger(__name__)

_FILES_KEPT: Final = 500  # ids of charts that Telegram has already
_ACTION_SECONDS: Final = 4.5  # Telegram shows "typing" for five


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reply goes: a chat, a topic of it, and the message it answers; silent: nobody's phone rings; unasked:
    nobody waits for it, so that it stands in line with all other such messages (pacing.py)."""

    chat: int
    topic: int | None = None
    answers: int | None = None
    silent: bool = False
    unasked: bool = False


class Draw(Protocol):
    """A chart to PNG bytes, off the event loop."""

    async def __call__(self, chart: Chart) -> bytes: ...


class Delivery:
    """Sends and edits. One for the process: it knows which charts Telegram holds already."""

    def __init__(self, bot: Bot, posting: Posting, draw: Draw) -> None:
        self._bot, self._posting, self._draw = bot, posting, draw
        self._texts: Beside[Reply, list[str]] = Beside()
        self._files: OrderedDict[Chart, str] = OrderedDict()

    def holds(self, chart: Chart) -> bool:
        """Whether Telegram has the chart already, so that it need not be drawn again."""
        return chart in self._files

    async def send(self, spot: Spot, reply: Reply, keyboard: InlineKeyboardMarkup | None) -> list[int]:
        """Sends the reply as new messages and returns their ids; the buttons hang on the last."""
        picture = await self._picture(spot, reply)
        paced: dict[str, Any] = {"rate_limit_args": "fan_out"} if spot.unasked else {}
        sent = []
        if picture is not None:
            caption, whole = markup.caption(reply)
            photo = await self._bot.send_photo(
                spot.chat, picture, caption,
                message_thread_id=spot.topic, reply_parameters=_answering(spot),
                reply_markup=keyboard if whole else None, disable_notification=spot.silent or None, **paced,
            )  # fmt: skip
            self._keep_file(reply.chart, photo)
            sent.append(photo.message_id)
            if whole:
                return sent
        texts = self._texts.get(reply) or self._texts.keep(reply, markup.messages(reply))
        for number, text in enumerate(texts, start=1):
            sent.append(await self._post(spot, text, keyboard if number == len(texts) else None))
        return sent

    async def _post(self, spot: Spot, text: str, keyboard: InlineKeyboardMarkup | None) -> int:
        return await self._posting.send(
            spot.chat, text, topic=spot.topic, answers=spot.answers, keyboard=keyboard, silent=spot.silent,
            fan_out=spot.unasked,
        )  # fmt: skip

    async def replace(self, old: Message, spot: Spot, reply: Reply, keyboard: InlineKeyboardMarkup | None) -> list[int]:
        """Puts the reply in the place of a message of ours and returns the ids of the messages that carry it now.

        A text becomes a text, or gets the chart added once it is drawn. A picture cannot become a text: it is taken
        away and the reply sent anew. What does not fit into one message is sent anew, too.
        """
        texts = markup.messages(reply)
        caption, whole = markup.caption(reply)
        if reply.chart is None and not old.photo and len(texts) == 1:
            await self._edit_text(old, texts[0], keyboard)
            return [old.message_id]
        if reply.chart is not None and whole:
            if not old.photo:
                await self._edit_text(old, texts[0], keyboard)  # the answer at once, its picture when it is drawn
            picture = await self._picture(spot, reply)
            if picture is not None:
                try:
                    await self._edit_photo(old, picture, caption, keyboard, reply.chart)
                except BadRequest as error:
                    if old.photo:
                        raise
                    # An older Bot API server adds no picture to a text: it comes below the text that stands already.
                    LOG.info("a picture could not be put into a message and is sent as a reply: %s", error)
                    return [old.message_id, await self._send_photo(spot, old, picture, reply)]
                return [old.message_id]
            if not old.photo:
                return [old.message_id]
        sent = await self.send(spot, reply, keyboard)
        await self.remove(spot.chat, old.message_id)
        return sent

    async def replace_inline(self, message: str, reply: Reply, keyboard: InlineKeyboardMarkup | None) -> None:
        """Puts the reply in the place of a text that was sent from an inline query. What does not fit ends with the
        last line that does: its button opens the whole."""
        try:
            await self._bot.edit_message_text(
                markup.messages(reply)[0], inline_message_id=message, reply_markup=keyboard
            )
        except BadRequest as error:
            if "message is not modified" not in str(error).lower():
                raise

    async def remove(self, chat: int, message: int) -> None:
        """Deletes a message of ours; where that is not allowed any more it stays."""
        try:
            await self._bot.delete_message(chat, message)
        except TelegramError as error:
            LOG.info("a replaced message stays, since it cannot be deleted: %s", error)

    async def say(self, spot: Spot, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Plain sentences of our own, one a line."""
        await self.say_html(spot, markup.escaped(text), keyboard)

    async def say_html(self, spot: Spot, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """One message in Telegram's HTML."""
        await self._post(spot, text, keyboard)

    async def change(self, chat: int, message: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Puts other plain sentences into a message that say sent."""
        await self._edit(chat, message, markup.escaped(text), keyboard)

    async def send_file(self, spot: Spot, name: str, content: bytes, caption: str) -> None:
        """A file with what it is about."""
        await self._bot.send_document(
            spot.chat, content, markup.line(caption, markup.CAPTION_LIMIT), filename=name,
            disable_content_type_detection=True,
            message_thread_id=spot.topic, reply_parameters=_answering(spot),
        )  # fmt: skip

    async def edit(self, old: Message, text: str) -> None:
        """One plain sentence in the place of a message of ours; its buttons go."""
        await self._edit_text(old, markup.escaped(text), None)

    async def _send_photo(self, spot: Spot, below: Message, picture: bytes | str, reply: Reply) -> int:
        photo = await self._bot.send_photo(
            spot.chat, picture, markup.line(reply.headline, markup.CAPTION_LIMIT), message_thread_id=spot.topic,
            reply_parameters=ReplyParameters(below.message_id, allow_sending_without_reply=True),
        )  # fmt: skip
        self._keep_file(reply.chart, photo)
        return photo.message_id

    async def _edit_text(self, old: Message, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        await self._edit(old.chat.id, old.message_id, text, keyboard)

    async def _edit(self, chat: int, message: int, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await self._bot.edit_message_text(text, chat, message, reply_markup=keyboard)
        except BadRequest as error:
            if "message is not modified" not in str(error).lower():
                raise

    async def _edit_photo(
        self, old: Message, picture: bytes | str, caption: str, keyboard: InlineKeyboardMarkup | None, chart: Chart
    ) -> None:
        media = InputMediaPhoto(picture, caption, parse_mode="HTML")
        try:
            edited = await self._bot.edit_message_media(media, old.chat.id, old.message_id, reply_markup=keyboard)
        except BadRequest as error:
            if "message is not modified" not in str(error).lower():
                raise
        else:
            if isinstance(edited, Message):
                self._keep_file(chart, edited)

    async def _picture(self, spot: Spot, reply: Reply) -> bytes | str | None:
        """The chart as PNG or as the id of a file that Telegram holds; None where there is none or it fails."""
        if reply.chart is None:
            return None
        known = self._files.get(reply.chart)
        if known is not None:
            self._files.move_to_end(reply.chart)
            return known
        try:
            async with self._typing(spot):
                return await self._draw(reply.chart)
        except Exception:  # an answer in words is worth more than none
            LOG.exception("a chart of kind %s could not be drawn", reply.chart.kind)
            return None

    @asynccontextmanager
    async def _typing(self, spot: Spot) -> AsyncIterator[None]:
        """Shows "typing" in the chat for as long as the block runs, without holding it up."""

        async def show() -> None:
            while True:
                try:
                    await self._bot.send_chat_action(spot.chat, ChatAction.TYPING, message_thread_id=spot.topic)
                except TelegramError as error:
                    LOG.debug("no typing action: %s", error)
                await asyncio.sleep(_ACTION_SECONDS)

        task = asyncio.create_task(show())
        try:
            yield
        finally:
            task.cancel()

    def _keep_file(self, chart: Chart | None, message: Message) -> None:
        if chart is not None and message.photo:
            self._files[chart] = message.photo[-1].file_id
            while len(self._files) > _FILES_KEPT:
                self._files.popitem(last=False)


def _answering(spot: Spot) -> ReplyParameters | None:
    return None if spot.answers is None else ReplyParameters(spot.answers, allow_sending_without_reply=True)
