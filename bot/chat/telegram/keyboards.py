"""A reply -> its inline keyboard: the questions it offers and what can be done with it, all within callback data."""

from __future__ import annotations

from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.alerts import proposed, to_watch
from bot.assistant import Assistant
from bot.beside import Beside
from bot.chat.telegram.layout import Key, in_rows, rows
from bot.chat.telegram.packing import Deed, pack, pack_deed, pack_key, unpack
from bot.chat.telegram.permalinks import decode, stateless
from bot.codec import queries_from_text, queries_to_text
from bot.conversation import Conversation
from bot.evidence import Evidence
from bot.model import Choice, Query, Reply, Turn

_ROWS: Final = 2  # below an answer, at most


class Keyboards:
    """Makes keyboards. What does not fit into 64 bytes is kept in the database, and the button holds its key."""

    def __init__(self, assistant: Assistant, evidence: Evidence | None = None, watches: bool = False) -> None:
        """Without evidence no deeds are offered; watches: whether what an answer counted can be watched."""
        self._assistant, self._evidence, self._watches = assistant, evidence, watches
        self._made_for: Beside[Reply, InlineKeyboardMarkup] = Beside()

    async def under(self, reply: Reply) -> InlineKeyboardMarkup | None:
        """What hangs under a reply; None where nothing can be offered."""
        known = self._made_for.get(reply)
        if known is not None:
            return known
        queries = tuple(result.query for result in reply.results)
        labels = [(deed, self._assistant.say(f"button.{deed}", reply.language)) for deed in await self._deeds(reply)]
        made = await self._made(rows(reply, labels), queries, reply.language)
        return None if made is None else self._made_for.keep(reply, made)

    async def asking(
        self, deeds: list[tuple[Deed, str]], queries: tuple[Query, ...], language: str
    ) -> InlineKeyboardMarkup | None:
        """Deeds alone, for a question of ours."""
        return await self._made(in_rows([Key(label, deed=deed) for deed, label in deeds]), queries, language)

    async def queries(self, key: str) -> tuple[Query, ...] | None:
        """The queries that a deed's key stands for; None where it is too old."""
        kept = await self._assistant.kept(key)
        return None if kept is None else queries_from_text(kept.text)

    async def _deeds(self, reply: Reply) -> list[Deed]:
        if self._evidence is None or reply.outcome != "answer" or not reply.figures:
            return []
        found: list[Deed] = ["csv", "proof"] if self._evidence.has_rows(reply) else []
        queries = tuple(result.query for result in reply.results)
        if self._watches and await self.rule(queries, reply.language) is not None:
            found.append("watch")
        return [*found, "wrong"] if self._evidence.takes_complaints else found

    async def rule(self, queries: tuple[Query, ...], language: str, chat: str = "") -> Reply | None:
        """What an answer counted as a rule to be watched, told; None where it counted nothing, or nothing of it can be
        watched."""
        query = to_watch(queries)
        reply = None if query is None else await self._assistant.show(chat, (query,), language)
        return reply if reply is not None and proposed(reply) is not None else None

    async def _made(
        self, keys: list[list[Key]], queries: tuple[Query, ...], language: str
    ) -> InlineKeyboardMarkup | None:
        made = [[InlineKeyboardButton(key.label, callback_data=await self._data(key, queries, language)) for key in row]
                for row in keys]  # fmt: skip
        return InlineKeyboardMarkup(made) if made else None

    async def _data(self, key: Key, queries: tuple[Query, ...], language: str) -> str:
        if key.choice is not None:
            packed = pack(key.choice, language)
            return packed or pack_key(await self._assistant.keep(key.choice, language), language)
        deed: Deed = key.deed or "proof"
        packed = pack_deed(deed, queries, language)
        if packed is None:
            kept = await self._assistant.keep(Choice("", queries_to_text(queries)), language)
            packed = pack_key(kept, language, deed)
        return packed


def inline_keyboard(reply: Reply, username: str, opening: str) -> InlineKeyboardMarkup | None:
    """The buttons below a message that was sent from an inline query; None where there are none.

    What fits into a button by itself is asked in place. A chart cannot take the place of a text there, so its button
    opens it in the bot's own chat, as the last one, labelled `opening`, does with the answer itself.
    """
    made: list[list[InlineKeyboardButton]] = []
    for row in rows(reply):
        made.append([])
        for key in row:
            if key.choice is None:
                continue
            if key.choice.query is not None and key.choice.query.operation == "trend":
                url = stateless(username, key.choice.query, reply.language)
                if url is not None:
                    made[-1].append(InlineKeyboardButton(key.label, url=url))
            elif (data := pack(key.choice, reply.language)) is not None:
                made[-1].append(InlineKeyboardButton(key.label, callback_data=data))
    kept = [row for row in made if row]
    link = link_to(reply, username, opening)
    if link is not None and len(kept) < _ROWS:
        kept.append([link])
    elif link is not None:
        kept[-1].append(link)
    return InlineKeyboardMarkup(kept) if kept else None


def link_to(reply: Reply, username: str, label: str) -> InlineKeyboardButton | None:
    """A button that opens the reply in the bot's own chat; None where a link cannot hold its query."""
    if len(reply.results) != 1:
        return None
    url = stateless(username, reply.results[0].query, reply.language)
    return None if url is None else InlineKeyboardButton(label, url=url)


def told_by(markup: InlineKeyboardMarkup | None) -> Conversation | None:
    """The talk of a message sent from an inline query, by the link of its last button; None where it has none."""
    links = [button.url for row in markup.inline_keyboard for button in row if button.url] if markup is not None else []
    packed = decode(links[-1].rpartition("start=")[2]) if links else None
    if packed is None or packed.query is None:
        return None
    return Conversation(packed.language, (Turn(packed.query),))


def proof_under(markup: InlineKeyboardMarkup | None) -> tuple[tuple[Query, ...], str, str] | None:
    """What the proof button under a message of ours asks for: queries, or a key, and a language."""
    for row in markup.inline_keyboard if markup is not None else ():
        for button in row:
            packed = unpack(button.callback_data) if isinstance(button.callback_data, str) else None
            if packed is not None and packed.deed == "proof":
                return packed.queries, packed.key or "", packed.language
    return None
