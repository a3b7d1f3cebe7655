"""A message or a press in a group -> whether an admin sent it; Telegram is asked, and its word kept for a while.

In a private chat everybody is his own admin. An admin who writes anonymously writes in the name of the group.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

from telegram import CallbackQuery, Chat, ChatMember, Message, User
from telegram.error import BadRequest

LOG = logging.getLogger(__name__)

KEPT_SECONDS: Final = 300.0
_KEPT: Final = 4096
_ADMINS: Final = (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


class Admins:
    """Who may change a group's settings. One for the process."""

    def __init__(
        self, member: Callable[[int, int], Awaitable[ChatMember]], now: Callable[[], float] = time.monotonic
    ) -> None:
        """member asks Telegram about a user of a chat, by their ids: a bot's get_chat_member."""
        self._member, self._now = member, now
        self._known: OrderedDict[tuple[int, int], tuple[bool, float]] = OrderedDict()

    async def is_admin(self, of: Message | CallbackQuery) -> bool:
        """Whether the sender of the message, or whoever pressed, may change what holds for the chat.

        Where Telegram cannot be asked its error is raised: the update is tried again. Where it does not tell, the
        answer is no.
        """
        if isinstance(of, CallbackQuery):
            return of.message is not None and await self._is_admin(of.message.chat, of.from_user)
        if of.chat.type == Chat.PRIVATE:
            return True
        if of.sender_chat is not None:
            return of.sender_chat.id == of.chat.id  # else a channel, in whose name anybody may write
        return of.from_user is not None and await self._is_admin(of.chat, of.from_user)

    def forget(self, chat: int) -> None:
        """Somebody's rights in the chat have changed: Telegram is asked anew."""
        for key in [key for key in self._known if key[0] == chat]:
            del self._known[key]

    async def _is_admin(self, chat: Chat, user: User) -> bool:
        if chat.type == Chat.PRIVATE:
            return True
        key, now = (chat.id, user.id), self._now()
        admin, until = self._known.get(key, (False, 0.0))
        if now < until:
            return admin
        try:
            member = await self._member(chat.id, user.id)
        except BadRequest as error:  # the chat hides its members, or knows nobody of that id
            LOG.info("whether somebody is an admin is not told: %s", error)
            return False
        admin = member.status in _ADMINS
        self._known[key] = (admin, now + KEPT_SECONDS)
        self._known.move_to_end(key)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return admin
