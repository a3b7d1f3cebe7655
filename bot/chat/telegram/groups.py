"""A message of Telegram -> what is asked of us in it, and where: private chats, groups, topics."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Final, Literal

from telegram import Chat, Message, MessageEntity, User

from bot.assistant import Place
from bot.chat.telegram.keyboards import told_by

Kind = Literal[
    "ask", "start", "help", "data", "wordless", "brief", "check", "proof", "accuracy", "link", "opened", "command"
]  # fmt: skip

_PLAIN: Final = ("start", "help", "data", "link", "proof", "accuracy")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message wants of us.

    text     a question, the month of a brief, claims to check, a link's code, what stands after a command
    command  its name where kind is command
    by_name  whether we are called by our name or by a command; else it is private, or replies to a message of ours
    """

    kind: Kind
    text: str = ""
    command: str = ""
    by_name: bool = True


def asked(message: Message, me: User, commands: Container[str] = ()) -> Asked | None:
    """What is asked of us; None where we are not addressed and stay silent.

    commands  those beside /ask, /start, /help and /data that somebody acts on here
    """
    if message.via_bot is not None and message.via_bot.id == me.id:
        return None
    sender = message.from_user
    if sender is not None and sender.is_bot and message.sender_chat is None:
        return None  # two bots that answer each other never end; an anonymous admin has a sender_chat
    text = message.text or message.caption or ""
    private = message.chat.type == Chat.PRIVATE
    command = _command(message, text, me)
    if command is not None:
        name, rest = command
        if name == "start" and rest and private:
            return Asked("help") if rest == "help" else Asked("opened", rest)
        if name in _PLAIN:
            return Asked(name)  # type: ignore[arg-type]
        if name in ("brief", "check"):
            return Asked(name, rest or (_text_replied_to(message) if name == "check" else ""))  # type: ignore[arg-type]
        if name in commands:
            return Asked("command", rest, name)
        if name == "ask":
            return _question(rest or _replied_text(message, me))
        return Asked("help") if private else None
    if private:
        if text.strip():
            return _question(text)
        return None if _is_notice(message) else Asked("wordless")
    mentioned, rest = _without_mention(message, text, me)
    if mentioned:
        return _question(rest or _replied_text(message, me))
    if text.strip() and _answers_us(message, me):
        return replace(_question(text), by_name=False)
    return None


def place_of(message: Message, me: User) -> Place:
    """Where the message was asked: a private chat goes on by itself, a group by replies to our messages.

    An answer that somebody sent from an inline query is not among those that we remember: its link tells what it is.
    """
    private = message.chat.type == Chat.PRIVATE
    target = message.reply_to_message if _answers_us(message, me) else None
    over = None if target is None or target.via_bot is None else told_by(target.reply_markup)
    replied_to = None if target is None or private else target.message_id
    return Place(chat_key(message.chat.id), private, replied_to, question=message.message_id, over=over)


def chat_key(chat_id: int) -> str:
    return f"telegram:{chat_id}"


def topic_of(message: Message) -> int | None:
    """The topic that an answer belongs to. A thread of replies in a plain group is none."""
    return message.message_thread_id if message.is_topic_message else None


def _question(text: str) -> Asked:
    text = text.strip()
    return Asked("ask", text) if text else Asked("wordless")


def _command(message: Message, text: str, me: User) -> tuple[str, str] | None:
    """A command at the very start, as (name, rest): ("", rest) for one to another bot; None where there is none."""
    entities = message.entities or message.caption_entities
    first = next((e for e in entities if e.type == MessageEntity.BOT_COMMAND and e.offset == 0), None)
    if first is None:
        return None
    word, rest = text[: first.length], text[first.length :].strip()  # a command is ASCII: units are characters
    name, _, bot = word[1:].partition("@")
    if bot and bot.lower() != (me.username or "").lower():
        return "", rest
    return name.lower(), rest


def _without_mention(message: Message, text: str, me: User) -> tuple[bool, str]:
    """Whether we are mentioned, and the text without that."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    parsed = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    name = "@" + (me.username or "").lower()
    words = [
        word
        for entity, word in parsed.items()
        if word.lower() == name or (entity.user is not None and entity.user.id == me.id)
    ]
    for word in words:
        text = text.replace(word, " ", 1)
    text = re.sub(r"[ \t]+", " ", text).strip()
    return bool(words), re.sub(r"^[,:;.!\s]+", "", text)


def _answers_us(message: Message, me: User) -> bool:
    """A reply to a message of ours. The first message of a topic counts as replied to by all in it: that is none."""
    target = message.reply_to_message
    if target is None:
        return False
    if target.via_bot is not None and target.via_bot.id == me.id:
        return True  # somebody sent it from an inline query
    if target.from_user is None or target.from_user.id != me.id:
        return False
    return target.forum_topic_created is None


def _replied_text(message: Message, me: User) -> str:
    """`/ask` or a bare mention in reply to somebody's question asks that question."""
    target = message.reply_to_message
    if target is None or _answers_us(message, me):
        return ""
    return target.text or target.caption or ""


def _text_replied_to(message: Message) -> str:
    """`/check` in reply to any message, ours too, is about what it says."""
    target = message.reply_to_message
    return "" if target is None else (target.text or target.caption or "").strip()


def _is_notice(message: Message) -> bool:
    """Something that happened in the chat (a pinned message, a change of its settings), not something said."""
    said = (
        message.effective_attachment, message.dice, message.poll, message.location, message.contact, message.venue,
        message.story, message.game,
    )  # fmt: skip
    return not any(said)
