"""What a chat has set -> where and how a reply goes there: its language, its place, pictures and buttons or none."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from telegram import Chat, Message, User

from bot.chat.telegram.delivery import Spot
from bot.chat.telegram.groups import topic_of
from bot.model import Reply
from bot.store import Preferences

NOTHING_SET: Final = Preferences()


def language_of(user: User | None, usual: str, preferences: Preferences = NOTHING_SET) -> str:
    """The language that the chat has set, else that of the person's Telegram without its country, else the usual."""
    code = user.language_code if user is not None else None
    return preferences.style.language or (code.split("-")[0].lower() if code else usual)


def spot_of(message: Message, preferences: Preferences = NOTHING_SET) -> Spot:
    """Where an answer to the message goes: its topic, and in groups as a reply to it; without a sound where quiet."""
    private = message.chat.type == Chat.PRIVATE
    return Spot(message.chat.id, topic_of(message), None if private else message.message_id, preferences.quiet)


def tailored(reply: Reply, preferences: Preferences) -> Reply:
    """The reply without what the chat does not want: pictures and what asks for one, or all buttons."""
    if preferences.quiet:
        return replace(reply, chart=None, choices=())
    if preferences.charts:
        return reply
    return replace(reply, chart=None, choices=tuple(choice for choice in reply.choices if choice.kind != "chart"))
