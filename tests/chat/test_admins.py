"""Who may change a group's settings: Telegram is asked once in five minutes, and whoever it does not name is nobody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import Chat, ChatMember, Message, User
from telegram.error import BadRequest, TimedOut

from bot.chat.telegram.admins import KEPT_SECONDS, Admins

ANN = User(7, "Ann", is_bot=False)
GROUP = Chat(-100, Chat.SUPERGROUP)


class Asked:
    """Telegram as far as getChatMember goes."""

    def __init__(self, status: str | Exception) -> None:
        self.status, self.times = status, 0

    async def __call__(self, chat: int, user: int) -> ChatMember:
        self.times += 1
        if isinstance(self.status, Exception):
            raise self.status
        return ChatMember(ANN, self.status)


def message(chat: Chat = GROUP, sender: Chat | None = None) -> Message:
    return Message(1, datetime(2026, 9, 15, tzinfo=UTC), chat, from_user=ANN, sender_chat=sender)


@pytest.mark.parametrize(
    ("status", "admin"),
    [("creator", True), ("administrator", True), ("member", False), ("restricted", False), ("left", False)],
)
async def test_owners_and_administrators_are_admins(status: str, admin: bool) -> None:
    assert await Admins(Asked(status)).is_admin(message()) is admin


async def test_telegram_is_asked_once_in_five_minutes_and_anew_when_rights_change() -> None:
    clock = [0.0]
    bot = Asked("member")
    admins = Admins(bot, lambda: clock[0])
    assert [await admins.is_admin(message()) for _ in range(3)] == [False, False, False]
    assert bot.times == 1
    bot.status = "administrator"
    assert not await admins.is_admin(message())
    admins.forget(GROUP.id)
    assert await admins.is_admin(message())
    bot.status = "member"
    clock[0] += KEPT_SECONDS
    assert not await admins.is_admin(message())
    assert bot.times == 3


async def test_an_anonymous_admin_is_one_and_a_channel_is_none() -> None:
    bot = Asked("administrator")
    admins = Admins(bot)
    assert await admins.is_admin(message(sender=GROUP))
    assert not await admins.is_admin(message(sender=Chat(-200, Chat.CHANNEL)))
    assert await admins.is_admin(message(Chat(7, Chat.PRIVATE)))
    assert bot.times == 0


async def test_what_telegram_does_not_tell_is_a_no_that_is_not_kept_and_a_cut_line_an_error() -> None:
    bot = Asked(BadRequest("CHAT_ADMIN_REQUIRED"))
    admins = Admins(bot)
    assert not await admins.is_admin(message())
    bot.status = TimedOut()
    with pytest.raises(TimedOut):
        await admins.is_admin(message())
