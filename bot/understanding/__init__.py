"""The first room: a Question -> Queries in codes. Knows words and what is held; no figures.

parse says what the words mean, split cuts several questions apart, resolve makes each a query over the talk so far.

Its shelves, each of which knows only those before it (a test):

    words/      text -> tokens -> what each word or phrase means: lexicons, spelling, numbers
    times/      time expressions -> periods, by themselves
    clauses/    a Frame of mentions -> clauses, one a question, and what their words show at a glance
    mentions/   parser.py: text -> Frame; before_times.py and behind_times.py: which of a word's meanings its neighbours
                tell
    refusals/   what needs no figures: courtesy, opinions, what is no trade; words and data explained
    parties/    who: reporter, partners, whose flow it is and in whose books
    spans/      when: which months are looked at
    claimed/    what is said to be so -> the condition it is judged by
    rules/      operation.py: which question it is, a rule a kind
    talks/      what a fragment points at and has from the queries before it
    queries/    resolver.py: clause -> Query, every slot filled, or a question back; reading.py: a text read once, and
                its parts where that does not tell them
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import HOME, Coverage, Query, Question, Sentence, Slot, Turn
from bot.understanding.clauses.told_first import stretches
from bot.understanding.queries.filling import agrees, at_one_time, is_sentence, read_slots, same_places
from bot.understanding.queries.reading import Reading, Understood
from bot.understanding.rules.operation import Chosen
from bot.understanding.words.completing import beside, completed, newest, other_side
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.matching import warm
from bot.understanding.words.ways import FALLBACK
from bot.understanding.words.wordlists import flaws, load_lexicon, load_lexicons, where

__all__ = [
    "HOME", "Chosen", "Frame", "Lexicon", "Mention", "Understood", "agrees", "beside", "expect", "flaws", "is_sentence",
    "load_lexicon", "load_lexicons", "other_side", "read_sentence", "read_slot", "same_places", "stretches",
    "understand", "warm", "where",
]  # fmt: skip

_OPEN_FLOWS = ("trade", "all")  # of a query that must be asked back: not settled yet


def understand(
    question: Question, lexicons: Mapping[str, Lexicon], coverage: Coverage, catalog: Catalog, home: str = HOME
) -> Understood:
    """What a question asks for. Never raises for any text: what cannot be read is a CannotAnswer among the queries."""
    return Reading(lexicons, coverage, catalog, home).understand(question)


def read_sentence(
    question: Question, lexicons: Mapping[str, Lexicon], coverage: Coverage, catalog: Catalog, home: str = HOME
) -> Sentence | None:
    """A text with +questions+ in it -> what its words say of each of them; None for any other text."""
    if not is_sentence(question.text):
        return None

    def read(words: str, language: str) -> tuple[Query, ...]:
        asked = replace(question, text=words, language=language, before=())
        parts = understand(asked, lexicons, coverage, catalog, home).queries
        return tuple(part for part in parts if isinstance(part, Query))

    return read_slots(question.text, lexicons, question.language, read, home)


def read_slot(
    slot: Slot, asked: Question, lexicons: Mapping[str, Lexicon], coverage: Coverage, catalog: Catalog, home: str = HOME
) -> Understood:
    """What one slot of a sentence asks, over the slots before it (the turns of `asked`), or over what the sentence
    itself has said so far, where it asks nothing by itself: "exports rose +yoy+"."""
    words = replace(asked, text=slot.text)
    read = understand(words, lexicons, coverage, catalog, home)
    moving = slot.direction is not None or slot.moves
    if isinstance(read.queries[0], CannotAnswer) and slot.said is not None and moving and not asked.before:
        read = understand(replace(words, before=(Turn(slot.said),)), lexicons, coverage, catalog, home)
    query = read.queries[0]
    if isinstance(query, Query) and query.operation == "growth" and asked.before:
        alone = understand(replace(words, before=()), lexicons, coverage, catalog, home).queries[0]
        if isinstance(alone, Query) and alone.operation != "growth":  # "rose +yoy+ to +exports+": not their growth
            query = query.with_(operation=alone.operation, measure=alone.measure, by=alone.by, basis=alone.basis)
    query = at_one_time(slot, query, asked.before) if isinstance(query, Query) else query
    return replace(read, queries=(query, *read.queries[1:]))


def expect(
    question: Question, lexicons: Mapping[str, Lexicon], coverage: Coverage, catalog: Catalog, home: str = HOME
) -> tuple[tuple[Query, str], ...]:
    """A question that is still being typed -> the queries that may be meant, each with the language to answer in.

    Candidates only: whoever offers one has it executed first. Without a word, the newest figures.
    """
    usual = question.language if question.language in lexicons and question.language else FALLBACK
    if not question.text.strip():
        return tuple((query, usual) for query in newest(coverage, home))
    typed = understand(question, lexicons, coverage, catalog, home)
    found = dict.fromkeys(_meant(typed, home))
    for language in dict.fromkeys((typed.frame.language, usual)):
        for text in completed(question.text, lexicons[language], coverage):
            read = understand(replace(question, text=text, language=language), lexicons, coverage, catalog, home)
            if read.language == language:
                found.update(dict.fromkeys(_meant(read, home)))
    return tuple(found)


def _meant(understood: Understood, home: str) -> Iterator[tuple[Query, str]]:
    """Every reading of what was understood; of a question that must be asked back, all that may be meant."""
    for part in understood.queries:
        for query in (*part.readings, part.query) if isinstance(part, CannotAnswer) else (part,):
            if query is not None and query.flow not in _OPEN_FLOWS:
                yield from ((one, understood.language) for one in (query, other_side(query, home)) if one is not None)
