"""Knowledge that may be replaced while the house is in use -> replies; what was just asked is not worked out again."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import date
from threading import Lock
from typing import Final

from bot import pipeline
from bot.knowledge import Knowledge
from bot.model import Query, Question, Reply
from bot.pipeline import Timings as Timings  # who watches the rooms' times knows the road by this door

_KEPT: Final = 1000  # replies; a reply is a pure function of its question and the knowledge

Watching = Callable[[Timings], None]
Noting = Callable[[Question, Reply], None]


class Mind:
    """The road over the newest knowledge. One for the process."""

    def __init__(
        self, knowledge: Knowledge, home: str, watching: Watching | None = None, noting: Noting | None = None
    ) -> None:
        """home is the reporter meant where none is named; watching is told how long each room took, noting what was
        asked and replied."""
        self._knowledge, self._home, self._watching, self._noting = knowledge, home, watching, noting
        self._replies: OrderedDict[Question, Reply] = OrderedDict()
        self._replacing = Lock()

    @property
    def knowledge(self) -> Knowledge:
        return self._knowledge

    @property
    def checksum(self) -> str:
        """Of the data that answers are made from now."""
        return self._knowledge.checksum

    @property
    def languages(self) -> tuple[str, ...]:
        """In which the chat speaks."""
        return tuple(sorted(self._knowledge.phrasebooks))

    def watch(self, watching: Watching) -> None:
        """Has somebody told, from now on, how long each room takes."""
        self._watching = watching

    def warm_up(self, questions: Iterable[Question], knowledge: Knowledge | None = None) -> None:
        """Asks these questions of the knowledge (or of one that is to come), so that what is made at its first use is
        made now and nobody waits for it; then has the collector of garbage pass over all that stays for good."""
        for question in questions:
            pipeline.answer(question, knowledge or self._knowledge, self._home)
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def replace(self, knowledge: Knowledge) -> None:
        """Answers from other data from now on, in one step: no reply is made of both."""
        with self._replacing:
            self._knowledge = knowledge
            self._replies = OrderedDict()

    def answer(self, question: Question) -> Reply:
        """The reply to a question."""
        reply = self._answer(question)
        if self._noting is not None:
            self._noting(question, reply)
        return reply

    def _answer(self, question: Question) -> Reply:
        replies = self._replies
        known = replies.get(question)
        if known is not None:
            replies.move_to_end(question)
            return known
        reply, timings = pipeline.timed(question, self._knowledge, self._home)
        if self._watching is not None:
            self._watching(timings)
        replies[question] = reply
        if len(replies) > _KEPT:
            replies.popitem(last=False)
        return reply

    def perform(self, queries: tuple[Query, ...], language: str | None, asked_on: date) -> Reply:
        """The reply to queries that are known already."""
        return pipeline.perform(queries, language, asked_on, self._knowledge)

    def say(self, key: str, language: str | None) -> str:
        """A phrase of the chat's own, in English where the language has none."""
        books = self._knowledge.phrasebooks
        return (books.get(language or "en") or books["en"]).say(key)
