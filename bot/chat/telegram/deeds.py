"""A deed below an answer, or a command -> its rows as a file, its proof, a complaint that is passed on."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from telegram import CallbackQuery, Chat, Message, User

from bot.assistant import Assistant, Place
from bot.chat.telegram import markup
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.groups import asked, chat_key, topic_of
from bot.chat.telegram.keyboards import Keyboards, proof_under
from bot.chat.telegram.packing import Packed
from bot.evidence import Behind, Evidence
from bot.model import Query, Reply

LOG = logging.getLogger(__name__)

_TEXTS_IN_A_PROOF: Final = 1  # longer ones come as a file


class Deeds:
    """What is done with an answer besides asking on. Anybody in a group may, but complain only who asked."""

    def __init__(self, assistant: Assistant, delivery: Delivery, keyboards: Keyboards, evidence: Evidence) -> None:
        self._assistant, self._delivery = assistant, delivery
        self._keyboards, self._evidence = keyboards, evidence

    async def queries(self, packed: Packed) -> tuple[Query, ...] | None:
        """The queries of the answer that a deed is about; None where its button is too old."""
        if packed.key is None:
            return packed.queries
        return await self._keyboards.queries(packed.key)

    async def done(self, press: CallbackQuery, packed: Packed, queries: tuple[Query, ...], me: User) -> str | None:
        """Does the deed, in answer to the message that bears the button. What the presser is to be told in passing."""
        message, language = press.message, packed.language
        if message is None:
            return self._assistant.say("chat.too_old", language)
        whole = message if isinstance(message, Message) and message.is_accessible else None
        spot = Spot(message.chat.id, None if whole is None else topic_of(whole), message.message_id)
        if packed.deed == "wrong":
            return await self._ask(press, whole, spot, queries, language)
        if packed.deed in ("pass_on", "leave"):
            return await self._settle(press, packed.deed == "pass_on", whole, queries, language, me)
        behind = await self._behind(queries, language, spot)
        if packed.deed == "proof":
            await self.show(spot, behind)
        elif behind.rows:
            await self._send_rows(spot, behind)
        else:
            return self._assistant.say("evidence.none", language)
        return None

    async def prove(self, message: Message, place: Place, spot: Spot, language: str) -> Reply | None:
        """Shows the proof of the answer that a /proof replies to, or of the last one; a hint where there is none."""
        found = proof_under(message.reply_to_message.reply_markup) if message.reply_to_message is not None else None
        queries: tuple[Query, ...] | None = None
        if found is not None:
            queries, key, language = found
            queries = queries or await self._keyboards.queries(key)
        if not queries and (last := await self._assistant.last(place)) is not None:
            queries, language = last
        if not queries:
            return Reply("answer", None, self._assistant.say("evidence.how", language), language=language)
        await self.show(spot, await self._behind(queries, language, spot))
        return None

    async def show(self, spot: Spot, behind: Behind) -> None:
        """The proof as text, or as a file where it is too long; then the rows."""
        parts = markup.preformatted(behind.proof)
        if not behind.proof or not behind.reply.figures:
            await self._delivery.say(spot, self._assistant.say("evidence.none", behind.reply.language))
        elif len(parts) <= _TEXTS_IN_A_PROOF:
            await self._delivery.say_html(spot, parts[0])
        else:
            await self._delivery.send_file(spot, f"{behind.name}.txt", behind.proof.encode(), behind.reply.headline)
        if behind.rows:
            await self._send_rows(spot, behind)

    async def _send_rows(self, spot: Spot, behind: Behind) -> None:
        await self._delivery.send_file(spot, f"{behind.name}.csv", behind.rows.encode(), behind.reply.headline)

    async def _behind(self, queries: tuple[Query, ...], language: str, spot: Spot) -> Behind:
        # A proof tries many ways to work with its rows: not on the event loop.
        today = self._assistant.today()
        return await asyncio.to_thread(self._evidence.behind, queries, language, today, chat_key(spot.chat))

    async def _ask(
        self, press: CallbackQuery, message: Message | None, spot: Spot, queries: tuple[Query, ...], language: str
    ) -> str | None:
        """Whether the question may be passed on; asked below the question itself where that is still seen."""
        if not self._evidence.takes_complaints:
            return self._assistant.say("chat.too_old", language)
        if not _may_complain(press, message):
            return self._assistant.say("evidence.not_yours", language)
        question = None if message is None else message.reply_to_message
        if question is not None and question.forum_topic_created is None:
            spot = Spot(spot.chat, spot.topic, question.message_id)
        keys = await self._keyboards.asking(
            [("pass_on", self._assistant.say("evidence.yes", language)),
             ("leave", self._assistant.say("evidence.no", language))], queries, language,
        )  # fmt: skip
        await self._delivery.say(spot, self._assistant.say("evidence.ask", language), keys)
        return None

    async def _settle(
        self, press: CallbackQuery, yes: bool, message: Message | None, queries: tuple[Query, ...], language: str,
        me: User,
    ) -> str | None:  # fmt: skip
        """Passes the question on or leaves it, and says so in the place of our question."""
        if not _may_complain(press, message):
            return self._assistant.say("evidence.not_yours", language)
        said = "evidence.kept"
        if yes:
            question = None if message is None else message.reply_to_message
            wanted = asked(question, me) if question is not None and question.from_user != me else None
            text = wanted.text if wanted is not None and wanted.kind == "ask" else ""
            today = self._assistant.today()
            filed = await asyncio.to_thread(self._evidence.complain, text, queries, language, today)
            said = "evidence.done" if filed else "evidence.failed"
        if message is not None:
            await self._delivery.edit(message, self._assistant.say(said, language))
            return None
        return self._assistant.say(said, language)


def _may_complain(press: CallbackQuery, message: Message | None) -> bool:
    """Only who asked: whoever presses in a private chat, the sender of the question in a group where it is seen."""
    if message is None or message.chat.type == Chat.PRIVATE:
        return True
    question = message.reply_to_message
    if question is None or question.from_user is None or question.from_user.is_bot:
        return True  # nobody's words are passed on, only what we read in them
    return question.from_user.id == press.from_user.id
