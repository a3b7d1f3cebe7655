"""Assistant.ask(place, text) -> Reply: remembers each talk, keeps its order, and crosses from async to the road."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from bot.conversation import Conversation
from bot.model import USUAL, Choice, Query, Question, Reply, Style, Suggestion
from bot.store import Answered, Change, Inbox, KeptButton, Preferences, Received, Seen, Store, digest, talk_of

if TYPE_CHECKING:
    from bot.mind import Mind  # only by name, so that a test with a road of its own loads no figures

P = ParamSpec("P")
R = TypeVar("R")
Answer = Callable[[Question, str], Reply]
Perform = Callable[[tuple[Query, ...], str | None, date, str, Style], Reply]
Say = Callable[[str, str | None], str]
Suggest = Callable[[Question], tuple[Suggestion, ...]]


class Beside(Protocol):
    """Calls a road, perhaps in a thread (mind.py says when)."""

    async def __call__(self, road: Callable[P, R], *given: P.args, **named: P.kwargs) -> R: ...


async def here(road: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """Calls it here and now."""
    return road(*given, **named)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked.

    chat        the chat's key, unique over all platforms: "telegram:123"
    flows       every message there is a question to us (a private chat), so the talk goes on by itself
    replied_to  in other chats the message of ours that is replied to or pressed: the talk goes on from that
    update      the update of the inbox that asks: what is remembered of its reply is written with its being answered
    question    the message that asks: while it is fresh, its answer follows its edits
    over        the talk that the message replied to tells of itself, where none of it is remembered
    """

    chat: str
    flows: bool = True
    replied_to: int | None = None
    update: int | None = None
    question: int | None = None
    over: Conversation | None = None


class InOrder:
    """One at a time for each key, first come first served; different keys do not wait for each other."""

    def __init__(self) -> None:
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, key: str) -> AsyncIterator[None]:
        lock, users = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks[key]
            if users == 1:
                del self._locks[key]  # or every chat ever heard would stay in memory
            else:
                self._locks[key] = (lock, users - 1)


class Assistant:
    """The road with a memory. One for the process; the road itself is synchronous and takes about a millisecond."""

    def __init__(
        self,
        store: Store,
        answer: Answer,
        perform: Perform,
        say: Say,
        today: Callable[[], date],
        suggest: Suggest = lambda _: (),
        beside: Beside = here,
    ) -> None:
        """answer takes a question to its reply in a chat; perform takes queries that are known already (a button's)
        to their reply in a language, a chat and a style; say gives a phrase by its key in a language; today is the date
        of what is asked now; suggest takes what is being typed to what can be offered; beside walks all these roads."""
        self._store, self._answer, self._perform, self._say, self._today = store, answer, perform, say, today
        self._suggest, self._beside = suggest, beside
        self._order = InOrder()
        self._held: dict[int, list[Change]] = {}
        self._talks: dict[int, Conversation] = {}  # in which an update was asked
        self._seen: dict[int, tuple[str, Seen]] = {}  # of an update's chat, when it was claimed

    @classmethod
    async def open(cls, database: str, mind: Mind, zone: tzinfo) -> Assistant:
        """An assistant with a mind; BadSetup where the database cannot be opened. Close it when done.

        database  a SQLAlchemy address
        zone      where a new day begins: the default reporter's
        """
        store = await Store.open(database)
        today = lambda: datetime.now(zone).date()  # noqa: E731
        return cls(store, mind.answer, mind.perform, mind.say, today, mind.suggest, mind.beside)

    async def close(self) -> None:
        await self._store.close()

    def today(self) -> date:
        """The date of what is asked now."""
        return self._today()

    @property
    def inbox(self) -> Inbox:
        """Where updates wait for their answers."""
        return self._store.inbox

    @property
    def store(self) -> Store:
        """What is remembered."""
        return self._store

    def claimed(self, row: Received) -> None:
        """An update is about to be answered; what was found of its chat need not be looked up again."""
        if row.seen is not None:
            self._seen[row.number] = (row.chat, row.seen)

    async def preferences(self, chat: str, update: int | None = None) -> Preferences:
        """What a chat has set; update is the one that is being answered there."""
        of, seen = self._seen.get(update or 0, ("", None))
        return seen.preferences if seen is not None and of == chat else await self._store.chats.read(chat)

    async def prefer(self, chat: str, preferences: Preferences, update: int) -> None:
        """What a chat sets by an update; written when that is answered."""
        await self._remember(Place(chat, update=update), self._store.chats.change(chat, preferences))

    async def forget(self, *chats: str) -> None:
        """Erases everything that is kept under these keys, now."""
        await self._store.forget(*chats)

    async def was_answered(self, place: Place) -> Answered | None:
        """How the question of the place was answered, while its answer may still follow its edits."""
        return None if place.question is None else await self._store.answers.read(place.chat, place.question)

    async def answered(self, update: int) -> None:
        """An update is done with: that, and what is to be remembered of its reply, is written in one transaction.

        So an update that is answered again after a crash finds the talk as it was before the first time.
        """
        changes = self._held.get(update, ())
        await self._store.write(*changes, answered=update)
        self.dropped(update)

    def dropped(self, update: int) -> None:
        """An update was not answered, and will be again or never: nothing of it is remembered."""
        self._held.pop(update, None)
        self._talks.pop(update, None)
        self._seen.pop(update, None)

    async def prune(self) -> None:
        """Drops what has been remembered for its time."""
        await self._store.prune()

    def say(self, key: str, language: str | None = None) -> str:
        """A phrase of the chat's own ("chat.failed") in a language, English where it has none."""
        return self._say(key, language)

    async def ask(self, place: Place, text: str, language: str | None = None, style: Style = USUAL) -> Reply:
        """The reply to a text asked in a place; language is the asker's, used while the talk has none of its own."""
        async with self._order.of(place.chat):
            talk = await self._talk(place)
            reply = await self._reply_to(place, talk, text, language, style)
            if place.flows:
                await self._remember(place, self._store.conversations.change(place.chat, talk.after(reply)))
            return reply

    async def ask_again(
        self, place: Place, text: str, was: Answered, language: str | None = None, style: Style = USUAL
    ) -> Reply:
        """The reply to a question that was edited, in the talk in which it was asked; what was said since stands."""
        async with self._order.of(place.chat):
            reply = await self._reply_to(place, was.before, text, language, style)
            if place.flows and was.is_newest(await self._talk(place)):
                await self._remember(place, self._store.conversations.change(place.chat, was.before.after(reply)))
            return reply

    async def _reply_to(self, place: Place, talk: Conversation, text: str, language: str | None, style: Style) -> Reply:
        if place.update is not None:
            self._talks[place.update] = talk
        spoken = style.language or talk.language or language
        question = Conversation(spoken, talk.before).question(text, self._today())
        return await self._beside(self._answer, replace(question, style=style), place.chat)

    async def press(
        self, place: Place, asked: str | tuple[Query, ...], language: str | None = None, style: Style = USUAL
    ) -> Reply:
        """The reply to a button: its queries, or its text, which stands for itself and leans on nothing."""
        async with self._order.of(place.chat):
            reply = await self.show(place.chat, asked, language, style)
            if place.flows:
                talk = await self._talk(place)
                await self._remember(place, self._store.conversations.change(place.chat, talk.after(reply)))
            return reply

    async def suggest(self, text: str, language: str | None = None, style: Style = USUAL) -> tuple[Suggestion, ...]:
        """What to offer to somebody who is typing a text; it leans on no talk, and nothing of it is remembered."""
        question = replace(Conversation(language).question(text, self._today()), style=style)
        return await self._beside(self._suggest, question)

    async def last(self, place: Place) -> tuple[tuple[Query, ...], str] | None:
        """The queries that were answered last in a place, in one reply, with its language; None where none were."""
        talk = await self._talk(place)
        return (talk.last, talk.language or "en") if talk.before else None

    async def show(
        self, chat: str, asked: str | tuple[Query, ...], language: str | None, style: Style = USUAL
    ) -> Reply:
        """The reply to queries, or to a text that stands for itself; nothing of it is remembered."""
        if isinstance(asked, str):
            question = Conversation(language).question(asked, self._today())
            return await self._beside(self._answer, replace(question, style=style), chat)
        return await self._beside(self._perform, asked, language, self._today(), chat, style)

    async def carried(self, place: Place, messages: Sequence[int], reply: Reply) -> None:
        """Remembers the messages that carried the reply to a question, so that it goes on from them, and that they
        follow when the question is edited."""
        talk = self._talks.get(place.update or 0) or await self._talk(place)
        after = talk.after(reply)
        if not place.flows:
            for message in messages:
                await self._remember(place, self._store.replies.change(place.chat, message, after))
        if place.question is not None and messages:
            was = Answered(tuple(messages), reply.chart is not None, talk, digest(after))
            await self._remember(place, self._store.answers.change(place.chat, place.question, was))

    async def told(self, place: Place, messages: Sequence[int], reply: Reply) -> None:
        """Remembers what was told without being asked: a fragment said after it goes on from there."""
        if not place.flows:
            for message in messages:
                await self.sent(place, message, reply)
            return
        async with self._order.of(place.chat):
            self._seen = {number: seen for number, seen in self._seen.items() if seen[0] != place.chat}
            talk = (await self._talk(place)).after(reply)
            await self._remember(place, self._store.conversations.change(place.chat, talk))

    async def sent(self, place: Place, message: int, reply: Reply) -> None:
        """Remembers the message that carried a reply, so that a reply to it can go on from there."""
        if not place.flows:
            talk = await self._talk(place)
            await self._remember(place, self._store.replies.change(place.chat, message, talk.after(reply)))

    async def keep(self, choice: Choice, language: str) -> str:
        """A short key under which a button's question can be found again."""
        return await self._store.buttons.keep(KeptButton(choice.text, choice.query, language))

    async def kept(self, key: str) -> KeptButton | None:
        """The question behind a key; None where it is too old."""
        return await self._store.buttons.read(key)

    async def _remember(self, place: Place, change: Change) -> None:
        if place.update is None:
            await self._store.write(change)
        else:
            self._held.setdefault(place.update, []).append(change)

    async def _talk(self, place: Place) -> Conversation:
        if place.over is not None:
            return place.over
        if place.flows:
            of, seen = self._seen.get(place.update or 0, ("", None))
            if seen is not None and of == place.chat:
                return talk_of(seen.talk)
            return await self._store.conversations.read(place.chat)
        if place.replied_to is None:
            return Conversation()
        return await self._store.replies.read(place.chat, place.replied_to) or Conversation()
