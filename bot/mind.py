"""Knowledge that may be replaced while the house is in use -> replies; what was just asked is not worked out again."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import date
from threading import Lock
from typing import Final, Generic, ParamSpec, TypeVar

from bot import pipeline, suggesting
from bot.knowledge import Knowledge
from bot.model import USUAL, Query, Question, Reply, Style, Suggestion
from bot.pipeline import Timings as Timings  # who watches the rooms' times knows the road by this door

_KEPT: Final = 2000  # replies; a reply is a pure function of its question and the knowledge

Watching = Callable[[Timings], None]
Noting = Callable[[Question, Reply], None]


P = ParamSpec("P")
R = TypeVar("R")
Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """What was put in or got last, so much of it; what was not wanted for the longest time goes. Many threads may."""

    def __init__(self) -> None:
        self._held: OrderedDict[Key, Value] = OrderedDict()
        self._moving = Lock()

    def get(self, key: Key) -> Value | None:
        with self._moving:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def put(self, key: Key, value: Value) -> None:
        with self._moving:
            self._held[key] = value
            if len(self._held) > _KEPT:
                self._held.popitem(last=False)


class Mind:
    """The road over the newest knowledge. One for the process.

    Chats are named by their keys ("telegram:123"). Figures whose licence forbids to pass them on are told in the chats
    that are trusted; every other chat, and whatever is asked without a chat, is answered as if they did not exist.
    """

    def __init__(
        self, knowledge: Knowledge, home: str, watching: Watching | None = None, noting: Noting | None = None
    ) -> None:
        """home is the reporter meant where none is named; watching is told how long each room took, noting what was
        asked and replied."""
        self._knowledge, self._home, self._watching, self._noting = knowledge, home, watching, noting
        self._forget()
        self._replacing = Lock()
        self._trusted: frozenset[str] = frozenset()

    @property
    def knowledge(self) -> Knowledge:
        """What may be told to anybody."""
        return self._knowledge.for_anybody

    @property
    def everything(self) -> Knowledge:
        """All that is held: for the operator's eyes alone."""
        return self._knowledge

    def view(self, chat: str | None = None) -> Knowledge:
        """What may be told in a chat; None: outside of every chat, in CSV and inline results."""
        return self._knowledge if chat in self._trusted else self._knowledge.for_anybody

    def trust(self, chats: Iterable[str]) -> None:
        """These chats, and no others, are told from now on what may not be passed on."""
        self._trusted = frozenset(chats)

    @property
    def checksum(self) -> str:
        """Of the data that answers are made from now."""
        return self._knowledge.checksum

    @property
    def languages(self) -> tuple[str, ...]:
        """In which the chat speaks."""
        return tuple(sorted(self._knowledge.phrasebooks))

    @property
    def endonyms(self) -> dict[str, str]:
        """Those by their code, each with its own name for itself."""
        names = {code: self._knowledge.phrasebooks[code].language_name(code) for code in self.languages}
        return {code: name[:1].upper() + name[1:] for code, name in names.items()}

    async def beside(self, road: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """Walks a road without keeping anybody waiting who asks something else: in a thread where figures are on a
        server, which may take its time to answer; else here and now, since a thread would cost more than the road."""
        if self._knowledge.figures is None:
            return road(*given, **named)
        return await asyncio.to_thread(road, *given, **named)

    def watch(self, watching: Watching) -> None:
        """Has somebody told, from now on, how long each room takes."""
        self._watching = watching

    def warm_up(self, questions: Iterable[Question], knowledge: Knowledge | None = None) -> None:
        """Asks these questions of the knowledge (or of one that is to come), so that what is made at its first use is
        made now and nobody waits for it; then has the collector of garbage pass over all that stays for good."""
        known = knowledge or self._knowledge
        views = (known, known.for_anybody) if known.restricted else (known,)
        for question in questions:
            for view in views:
                pipeline.answer(question, view, self._home)
            suggesting.suggest(question, known.for_anybody, self._home)
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _give_back()

    def replace(self, knowledge: Knowledge) -> None:
        """Answers from other data from now on, in one step: no reply is made of both."""
        with self._replacing:
            self._knowledge = knowledge
            self._forget()

    def _forget(self) -> None:
        """What was made of other data. Whoever is making a reply of them just now puts it into what is let go here."""
        self._told: dict[bool, Recent[pipeline.Asked | pipeline.Wanted, Reply]] = {False: Recent(), True: Recent()}
        self._suggested: Recent[Question, tuple[Suggestion, ...]] = Recent()

    def answer(self, question: Question, chat: str | None = None) -> Reply:
        """The reply to a question that is asked in a chat."""
        reply = self._answer(question, chat)
        if self._noting is not None:
            self._noting(question, reply)
        return reply

    def _answer(self, question: Question, chat: str | None) -> Reply:
        told, view = self._told, self.view(chat)
        reply, timings = pipeline.timed(question, view, self._home, told[view.restricted])
        if self._watching is not None and timings.total:
            self._watching(timings)
        return reply

    def perform(
        self,
        queries: tuple[Query, ...],
        language: str | None,
        asked_on: date,
        chat: str | None = None,
        style: Style = USUAL,
    ) -> Reply:
        """The reply to queries that are known already, in a chat and its style."""
        return pipeline.perform(queries, language, asked_on, self.view(chat), style)

    def worded(self, query: Query, language: str | None) -> str:
        """The query as the question that it is."""
        return pipeline.worded(query, language, self.knowledge)

    def framed(self, phrase: pipeline.Framing, asked: Question) -> Question:
        """A text given to a command as the question that it stands for."""
        return pipeline.framed(phrase, asked, self.knowledge)

    def suggest(self, question: Question) -> tuple[Suggestion, ...]:
        """What to offer to somebody who is typing this, to be said in any chat; not noted, for it is not asked."""
        suggested = self._suggested
        known = suggested.get(question)
        if known is None:
            known = suggesting.suggest(question, self.knowledge, self._home)
            suggested.put(question, known)
        return known

    def say(self, key: str, language: str | None) -> str:
        """A phrase of the chat's own, in English where the language has none."""
        books = self._knowledge.phrasebooks
        return (books.get(language or "en") or books["en"]).say(key)


def _give_back() -> None:
    """Hands what reading the words took and left free back to the system, where its C library can (glibc can)."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # another library; Windows has none without a name
        ctypes.CDLL(None).malloc_trim(0)
