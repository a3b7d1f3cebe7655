"""Commands and presses that are no questions: who acts on them, and what Telegram's menus show of them to whom."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    CallbackQuery,
    Chat,
    Message,
)

from bot.store import Preferences

LOG = logging.getLogger(__name__)

PRIVATE: Final = (
    "brief", "check", "proof", "data", "accuracy", "link", "subscribe", "alerts", "unsubscribe", "settings", "privacy",
    "forget", "help", "start",
)  # fmt: skip
GROUPS: Final = ("ask", "brief", "check", "proof", "data", "accuracy", "link", "alerts", "privacy", "help")
ADMINS: Final = (*GROUPS, "subscribe", "unsubscribe", "settings", "quiet", "forget")
OPERATORS: Final = ("status", "reload", "broadcasts", "unanswered")


@dataclass(frozen=True, slots=True)
class Call:
    """A command or a press, with what everybody needs to know who acts on one.

    of           the message that is the command, or the press
    text         what stands after the command; of a press its data
    language     in which to speak
    update       the number of its update
    preferences  what its chat has set
    """

    of: Message | CallbackQuery
    text: str
    language: str
    update: int
    preferences: Preferences


# Acts on a call and says how it went, in a word for the log.
Handler = Callable[[Call], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who acts on what.

    commands   by name, for everybody
    operators  by name, for the users of admins alone, and in a private chat only: elsewhere nobody knows them
    presses    by what stands before the first colon of a press's data
    """

    commands: Mapping[str, Handler] = field(default_factory=dict)
    operators: Mapping[str, Handler] = field(default_factory=dict)
    presses: Mapping[str, Handler] = field(default_factory=dict)
    admins: frozenset[int] = frozenset()

    def open_to(self, message: Message) -> Mapping[str, Handler]:
        """The commands that this message may be."""
        sender = message.from_user
        trusted = message.chat.type == Chat.PRIVATE and sender is not None and sender.id in self.admins
        return {**self.commands, **self.operators} if trusted else self.commands

    def acts_on(self, data: str) -> Handler | None:
        """Who acts on a press with this data; None where it is a question's button."""
        return self.presses.get(data.partition(":")[0])


async def introduce(
    bot: Bot, say: Callable[[str, str], str], usual: str, languages: Iterable[str], operators: Iterable[int]
) -> None:
    """Tells Telegram what we are and our commands, by kind of chat and by language, where it does not know it yet.

    usual is the language for everybody whose own we do not speak. Where anything of it fails we serve all the same.
    """
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeDefault(), GROUPS),
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUPS),
        (BotCommandScopeAllChatAdministrators(), ADMINS),
    ]
    scopes += [(BotCommandScopeChat(operator), (*PRIVATE, *OPERATORS)) for operator in operators]
    for code in (None, *languages):
        try:
            await _describe(bot, say, code, code or usual)
        except Exception as error:  # a server that answers what Telegram would not must not end this either
            LOG.warning("the description in %s could not be set: %s", code or usual, error)
        for scope, names in scopes:
            wanted = [BotCommand(name, say(f"chat.command_{name}", code or usual)[:256]) for name in names]
            try:
                if tuple(wanted) != await bot.get_my_commands(scope, language_code=code):
                    await bot.set_my_commands(wanted, scope, language_code=code)
            except Exception as error:
                LOG.warning("the commands for %s in %s could not be set: %s", scope.type, code or usual, error)


async def _describe(bot: Bot, say: Callable[[str, str], str], code: str | None, language: str) -> None:
    long, short = say("chat.description", language)[:512], say("chat.short_description", language)[:120]
    if (await bot.get_my_description(language_code=code)).description != long:
        await bot.set_my_description(long, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
