"""The road: a Question and the Knowledge -> a Reply; pure, synchronous, the same bytes for the same input."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import Literal, Protocol

from bot.analysis import Standing, execute, neither_held
from bot.analysis import standing as stand
from bot.errors import CannotAnswer, FiguresAway, NotHeld
from bot.knowledge import Knowledge
from bot.model import USUAL, Choice, Note, Query, Question, Reply, Result, Sentence, Slot, Statement, Style, Turn
from bot.parts_in_turn import in_turn
from bot.presentation import compose, fill, refuse
from bot.presentation import question as in_words
from bot.understanding import (
    HOME,
    Understood,
    agrees,
    other_side,
    read_sentence,
    read_slot,
    same_places,
    stretches,
    understand,
)  # fmt: skip
from bot.understanding import warm as prepare

Framing = Literal["check", "brief"]
AWAY = "refusal.not_held.away"  # said where the server of the figures does not answer; true for the moment only


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each room; nought in one that was not entered."""

    understand: float
    execute: float
    compose: float

    @property
    def total(self) -> float:
        return self.understand + self.execute + self.compose

    @property
    def entered(self) -> tuple[str, ...]:
        """The rooms on the way."""
        return tuple(room for room in ("understand", "execute", "compose") if getattr(self, room))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that leans on nothing said before, but perhaps on there being a talk at all."""

    text: str
    asked_on: date
    language: str | None
    style: Style
    standing: bool
    talking: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question comes to. Whoever wants the same of the same knowledge gets the same reply, in whatever words."""

    queries: tuple[Query, ...]
    notes: tuple[tuple[Note, ...], ...]  # of the queries, whose equality leaves them out: the reply speaks them
    language: str
    asked_on: date
    style: Style


class Told(Protocol):
    """Replies of one knowledge by what was asked and by what was wanted."""

    def get(self, key: Asked | Wanted) -> Reply | None: ...

    def put(self, key: Asked | Wanted, value: Reply) -> None: ...


@dataclass(frozen=True, slots=True)
class Road:
    """Every value on the way from one question to its reply; for explain, timings and proofs."""

    question: Question
    understood: Understood
    parts: tuple[Result | CannotAnswer, ...]
    reply: Reply
    timings: Timings


def answer(question: Question, knowledge: Knowledge, home: str = HOME) -> Reply:
    """The reply to one question; what cannot be answered is a reply too.

    home  the reporter that is meant where none is named
    """
    return travel(question, knowledge, home).reply


def perform(
    queries: tuple[Query, ...], language: str | None, asked_on: date, knowledge: Knowledge, style: Style = USUAL
) -> Reply:
    """The reply to queries that are known already, a button's; without a language in English."""
    parts = tuple(_part(query, asked_on, knowledge) for query in queries)
    return _composed(parts, language or "en", asked_on, knowledge, style)


def tried(query: Query, language: str, asked_on: date, knowledge: Knowledge, style: Style = USUAL) -> Reply | None:
    """The reply to a query that may have no answer; None then, and nothing is made of the refusal."""
    part = _part(query, asked_on, knowledge)
    return None if isinstance(part, CannotAnswer) else _composed((part,), language, asked_on, knowledge, style)


def worded(query: Query, language: str | None, knowledge: Knowledge) -> str:
    """A query as the question that it is, in a language; without one in English."""
    return in_words(query, knowledge.phrasebooks.get(language or "en") or knowledge.phrasebooks["en"])


def framed(phrase: Framing, asked: Question, knowledge: Knowledge) -> Question:
    """A text given to a command as the question that it stands for, in the text's own language.

    phrase  check: claims that are to be judged; brief: the time that is to be summed up, empty for the newest month
    """
    books = knowledge.phrasebooks
    usual = asked.language if asked.language in books else "en"
    text = " ".join(asked.text.split())
    read = understand(replace(asked, text=text), knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    book = books[read.language if text and read.language in books else usual or "en"]
    said = book.say("ask.check", text=text) if phrase == "check" else book.say("ask.brief", period=text)
    return Question(said, asked.asked_on, book.language)


def standing(query: Query, knowledge: Knowledge) -> Standing:
    """Where a standing question stands in these data; CannotAnswer where its series is not held."""
    return stand(query, knowledge.table)


def warm(knowledge: Knowledge) -> None:
    """Build what is built once (indexes, templates, number forms of every language) before the first question."""
    query = Query("growth", knowledge.coverage.home, "export", measure="yoy", by="year")
    for language, lexicon in knowledge.lexicons.items():
        prepare(lexicon)
        perform((query,), language, date.max, knowledge)
    gc.collect()
    gc.freeze()  # what was built stays for good: passing over it took ten milliseconds of some questions


def timed(
    question: Question, knowledge: Knowledge, home: str = HOME, told: Told | None = None
) -> tuple[Reply, Timings]:
    """The reply, and the milliseconds that each room took, nought where it was not entered.

    told  what was replied before is looked for here and not made again; what is made is put in
    """
    if told is None:
        road = travel(question, knowledge, home)
        return road.reply, road.timings
    asked = Asked(
        question.text, question.asked_on, question.language, question.style, question.standing, bool(question.before)
    )
    known = told.get(asked)
    if known is not None:
        return known, Timings(0.0, 0.0, 0.0)
    start = perf_counter()
    read = _read(question, knowledge, home)
    wanted = _wanted(read, question)
    reply = None if wanted is None else told.get(wanted)
    timings = Timings((perf_counter() - start) * 1e3, 0.0, 0.0)
    if reply is None:
        road = _travel(question, read, knowledge, home, start)
        reply, timings = road.reply, road.timings
    if AWAY not in reply.refused:  # true for the moment only
        if not question.before or (isinstance(read, Understood) and not read.leans):
            told.put(asked, reply)
        if wanted is not None:
            told.put(wanted, reply)
    return reply, timings


def travel(question: Question, knowledge: Knowledge, home: str = HOME) -> Road:
    """The whole road of one question with all its values."""
    start = perf_counter()
    return _travel(question, _read(question, knowledge, home), knowledge, home, start)


def _read(question: Question, knowledge: Knowledge, home: str) -> Sentence | Understood:
    sentence = read_sentence(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog, home)
    read = sentence or understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog, home)
    return read if question.before or isinstance(read, Sentence) else replace(read, queries=_all_said(read.queries))


def _all_said(queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The queries of a first text: what a part has from a part before it was said in it, and carried from nowhere."""
    return tuple(
        query.with_(notes=tuple(note for note in query.notes if note.origin != "carried"))
        if isinstance(query, Query)
        else query
        for query in queries
    )


def _wanted(read: Sentence | Understood, question: Question) -> Wanted | None:
    """What the question comes to; None where that is other than queries, or one of several parts may be told alone."""
    if isinstance(read, Sentence) or stretches(read.frame, question.text):
        return None
    queries = tuple(query for query in read.queries if isinstance(query, Query))
    if len(queries) < len(read.queries):
        return None
    return Wanted(queries, tuple(query.notes for query in queries), read.language, question.asked_on, question.style)


def _travel(
    question: Question, understood: Sentence | Understood, knowledge: Knowledge, home: str, start: float
) -> Road:
    """The road from what was read on; start is when the reading began."""
    if isinstance(understood, Sentence):
        return _filled(question, understood, knowledge, home, start)
    read = perf_counter()
    parts = _parts(question, understood, knowledge, home)
    found = perf_counter()
    reply = _composed(parts, understood.language, question.asked_on, knowledge, question.style)
    told = perf_counter()
    timings = Timings((read - start) * 1e3, (found - read) * 1e3, (told - found) * 1e3)
    return Road(question, understood, parts, reply, timings)


def _parts(
    question: Question, understood: Understood, knowledge: Knowledge, home: str
) -> tuple[Result | CannotAnswer, ...]:
    """What each part comes to."""

    def read(asked: Question) -> Understood:
        return understand(asked, knowledge.lexicons, knowledge.coverage, knowledge.catalog, home)

    return in_turn(question, understood, read, lambda query: _part(query, question.asked_on, knowledge))


def _filled(question: Question, sentence: Sentence, knowledge: Knowledge, home: str, start: float) -> Road:
    """The road of a sentence: each slot is a question of its own, a fragment is laid over the slot before it."""
    style = replace(question.style, language=None)  # the figures are written as the sentence is
    book = (knowledge.phrasebooks.get(sentence.language) or knowledge.phrasebooks["en"]).styled(style)
    asked = replace(question, language=sentence.language, before=(), style=style)
    reads: list[Understood] = []
    parts: list[Result | CannotAnswer] = []
    reply: Reply | None = None
    if sentence.unclosed is not None:
        reply = refuse(sentence.unclosed, book.say("fill.unclosed"), book)
    elif len(sentence.pieces) > len(sentence.slots) + 1:
        reply = refuse(sentence.slots[-1].text, book.say("fill.too_many", n=str(len(sentence.slots))), book)
    for slot in sentence.slots:
        read = read_slot(slot, asked, knowledge.lexicons, knowledge.coverage, knowledge.catalog, home)
        part, wrong = _slot(slot, read, asked, knowledge, home)
        reads.append(read)
        parts.append(part)
        if wrong and reply is None:
            own = _composed((part,), sentence.language, question.asked_on, knowledge, style)
            why = own.headline if isinstance(part, CannotAnswer) else book.say(wrong, reading=own.headline)
            reply = refuse(slot.text, why, book, own)
        if isinstance(part, Result):
            asked = replace(asked, before=(*asked.before, Turn(part.query, part.named)))
    found = perf_counter()
    if reply is None:
        results = tuple(part for part in parts if isinstance(part, Result))
        whole = _composed(tuple(parts), sentence.language, question.asked_on, knowledge, style)
        reply = fill(sentence, results, whole, book)
    understood = replace(reads[0], queries=tuple(read.queries[0] for read in reads), language=reply.language)
    timings = Timings(0.0, (found - start) * 1e3, (perf_counter() - found) * 1e3)
    return Road(question, understood, tuple(parts), reply, timings)


def _slot(
    slot: Slot, read: Understood, asked: Question, knowledge: Knowledge, home: str
) -> tuple[Result | CannotAnswer, str]:
    """What fills a slot, or why nothing does: a phrase of [fill]. Of two readings of "us exports" the one is taken
    that the sentence's own words name, or the slot before; where they name neither, the plain one."""
    plain = read.queries[0]
    first = plain if isinstance(plain, CannotAnswer) else _part(plain, asked.asked_on, knowledge)
    if len(read.queries) > 1 or (isinstance(plain, Query) and plain.flow == "both"):
        return first, "fill.several"
    query = plain.query if isinstance(plain, CannotAnswer) else plain
    other = None if query is None else other_side(query, home)
    if other is not None and same_places(slot, other, asked.before):
        second = _part(other, asked.asked_on, knowledge)
        return second, "" if isinstance(second, Result) and agrees(slot, second.query) else "fill.disagrees"
    return first, "" if isinstance(first, Result) and agrees(slot, first.query) else "fill.disagrees"


def _composed(
    parts: tuple[Result | CannotAnswer, ...], language: str, asked_on: date, knowledge: Knowledge, style: Style
) -> Reply:
    """The reply; of what it offers, only what is answered."""
    reply = compose(parts, language, knowledge.phrasebooks, knowledge.coverage, knowledge.catalog, style)
    kept = tuple(choice for choice in reply.choices if _leads_on(choice, asked_on, knowledge))
    return reply if len(kept) == len(reply.choices) else replace(reply, choices=kept)


def _leads_on(choice: Choice, asked_on: date, knowledge: Knowledge) -> bool:
    """Whether an offer ends in an answer: beyond doubt by what is held, or tried."""
    query = choice.query
    if query is None or (choice.sure and all(period.last <= asked_on for period in query.periods)):
        return True
    return isinstance(_part(query, asked_on, knowledge), Result)


def _part(query: Query | CannotAnswer, asked_on: date, knowledge: Knowledge) -> Result | CannotAnswer:
    """One part of a question: what cannot be answered stands beside what can, and holds up nothing."""
    if isinstance(query, CannotAnswer):
        return neither_held(query, knowledge.table, asked_on)
    try:
        return execute(query, knowledge.table, asked_on)
    except CannotAnswer as refusal:
        if refusal.query is None:
            refusal.query = query
        return refusal
    except FiguresAway:
        return NotHeld(Statement.of(AWAY), query)
