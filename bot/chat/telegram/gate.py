"""An update -> whether it is let in: allow and deny lists, so many questions a minute, a length that can be read."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final, Literal

from telegram import Message, Update

from bot.chat.telegram.pacing import A_GROUP

Verdict = Literal["in", "denied", "limited", "silenced", "too_long"]

LONGEST: Final = 1000  # characters of a question
LONGEST_CHECKED: Final = 2000  # characters of a text whose claims are judged
_MINUTE: Final = 60.0  # seconds
_CHAT_TIMES: Final = 3  # a chat of many people may ask so many times what one person may
_INLINE_TIMES: Final = 10  # who types sends a query for every few letters
_KEPT: Final = 20_000  # buckets
_ANONYMOUS: Final = frozenset({1087968824, 136817688})  # GroupAnonymousBot, Channel_Bot: anybody, so nobody


class Buckets:
    """Tokens by key that come back over time; the first refusal is to be said, those after it are not."""

    def __init__(self, a_minute: float, now: Callable[[], float]) -> None:
        self._size, self._rate, self._now = a_minute, a_minute / 60, now
        self._held: OrderedDict[int, tuple[float, float, bool]] = OrderedDict()  # tokens, when, told

    def take(self, key: int) -> Verdict:
        now = self._now()
        tokens, at, told = self._held.pop(key, (self._size, now, False))
        tokens = min(self._size, tokens + (now - at) * self._rate)
        verdict: Verdict = "in"
        if tokens >= 1:
            tokens, told = tokens - 1, False
        else:
            verdict, told = ("silenced" if told else "limited"), True
        self._held[key] = (tokens, now, told)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)
        return verdict


class Window:
    """At most so many in any minute by key. The first refusal is to be said, those within a minute after it are not."""

    def __init__(self, a_minute: int, now: Callable[[], float]) -> None:
        self._most, self._now = a_minute, now
        self._held: OrderedDict[int, tuple[deque[float], float]] = OrderedDict()  # when let in, when told

    def take(self, key: int, full: bool = False) -> Verdict:
        """full: whether there is no room for another reason."""
        now = self._now()
        times, told = self._held.pop(key, (deque(), -_MINUTE))
        while times and times[0] <= now - _MINUTE:
            times.popleft()
        verdict: Verdict = "in"
        if len(times) < self._most and not full:
            times.append(now)
        else:
            verdict = "silenced" if now - told < _MINUTE else "limited"
            told = now if verdict == "limited" else told
        self._held[key] = (times, told)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)
        return verdict


class Gate:
    """The lists and the buckets. One for the process."""

    def __init__(
        self,
        allow: frozenset[int],
        deny: frozenset[int],
        a_minute: int | None,
        now: Callable[[], float] = time.monotonic,
        in_group: int | None = None,
        lately: Callable[[int], int] = lambda _: 0,
    ) -> None:
        """allow and deny hold ids of users and chats; an empty allow lets in all; a_minute: None for no limit.

        in_group  answers a minute in one group, for Telegram lets no more than 20 messages through; None for no limit
        lately    messages that a group had in the last minute, those that nobody asked for too
        """
        self._allow, self._deny = allow, deny
        self._people = None if a_minute is None else Buckets(a_minute, now)
        self._chats = None if a_minute is None else Buckets(a_minute * _CHAT_TIMES, now)
        self._groups = None if in_group is None else Window(in_group, now)
        self._lately = lately
        self._typing = None if a_minute is None else Buckets(a_minute * _INLINE_TIMES, now)

    def admits(self, update: Update) -> bool:
        """By the lists, whatever kind of update it is. A denied id wins over an allowed one."""
        ids = who(update)
        return not ids & self._deny and (not self._allow or bool(ids & self._allow))

    def weigh(self, update: Update) -> Verdict:
        """By how much was asked lately: of a message or press that would be answered."""
        user, chat = update.effective_user, update.effective_chat
        verdict: Verdict = "in"
        if self._people is not None and user is not None and user.id not in _ANONYMOUS:
            verdict = self._people.take(user.id)
        if chat is None or verdict == "silenced":
            return verdict
        if self._groups is not None and chat.id < 0:
            # A word about a limit is a message too: the last of those that Telegram takes is kept for it.
            in_group = self._groups.take(chat.id, self._lately(chat.id) >= A_GROUP - 1)
            return verdict if in_group == "in" else in_group
        return verdict if verdict != "in" or self._chats is None else self._chats.take(chat.id)

    def weigh_inline(self, update: Update) -> bool:
        """Whether what somebody types is answered: from a bucket of its own, and nobody is told when it is empty."""
        user = update.effective_user
        return self._typing is None or user is None or self._typing.take(user.id) == "in"


def who(update: Update) -> frozenset[int]:
    """Every id that stands behind the update: its user, its chat, and the chat in whose name it was written.

    An anonymous admin writes in the name of the group, so what is allowed to the group is allowed to him.
    """
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    ids = set()
    if user is not None and user.id not in _ANONYMOUS:
        ids.add(user.id)
    if chat is not None:
        ids.add(chat.id)
    if isinstance(message, Message) and message.sender_chat is not None and update.message is not None:
        ids.add(message.sender_chat.id)
    return frozenset(ids)
