"""The bot is added, removed or blocked, a group gets another id -> a greeting once a chat, and what is kept follows."""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram import Chat, ChatMember, ChatMemberUpdated, Message
from telegram.error import BadRequest

from bot.assistant import Assistant
from bot.chat.telegram.admins import Admins
from bot.chat.telegram.delivery import Delivery, Spot
from bot.chat.telegram.groups import chat_key
from bot.chat.telegram.manners import language_of

LOG = logging.getLogger(__name__)

_GONE = (ChatMember.LEFT, ChatMember.BANNED)


class Membership:
    """Whether we are in a chat, and under which key."""

    def __init__(self, assistant: Assistant, delivery: Delivery, admins: Admins, language: str) -> None:
        self._assistant, self._delivery, self._admins, self._language = assistant, delivery, admins, language

    async def changed(self, change: ChatMemberUpdated, update: int) -> str:
        """Our own standing in a chat has changed; says how, or "greeted"."""
        chat, key = change.chat, chat_key(change.chat.id)
        self._admins.forget(chat.id)
        if change.new_chat_member.status in _GONE:
            await self._assistant.store.retired.add(key)
            return "left"
        await self._assistant.store.retired.remove(key)
        if chat.type not in (Chat.GROUP, Chat.SUPERGROUP) or change.old_chat_member.status not in _GONE:
            return "joined"
        preferences = await self._assistant.preferences(key)
        if preferences.greeted:
            return "joined"
        language = language_of(change.from_user, self._language, preferences)
        try:
            await self._delivery.say(Spot(chat.id), self._assistant.say("chat.greeting", language))
        except BadRequest as error:  # added without the right to write
            LOG.info("a group could not be greeted: %s", error)
            return "joined"
        await self._assistant.prefer(key, replace(preferences, greeted=True), update)
        return "greeted"

    async def moved(self, message: Message) -> str | None:
        """A group has become a supergroup: what is kept of it belongs to the new id. None: this tells of no such."""
        if message.migrate_to_chat_id is not None:
            await self.move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self.move(message.migrate_from_chat_id, message.chat.id)
        else:
            return None
        return "moved"

    async def move(self, old: int, new: int) -> None:
        """What is kept of the one chat belongs to the other; once is as good as twice."""
        await self._assistant.store.chats.move(chat_key(old), chat_key(new))
