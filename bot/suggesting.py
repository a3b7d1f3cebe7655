"""A question that is still being typed -> Suggestions, each one really answered before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.knowledge import Knowledge
from bot.model import Question, Reply, Suggestion
from bot.pipeline import answer, tried
from bot.presentation import card, card_in_words
from bot.understanding import HOME, beside, expect, is_sentence

MOST: Final = 8
_READINGS: Final = 4  # of what may be meant, before what stands beside the first
_TRIES: Final = 28  # queries that are executed at most, about a millisecond each


def suggest(question: Question, knowledge: Knowledge, home: str = HOME, most: int = MOST) -> tuple[Suggestion, ...]:
    """First the answer to what is typed, if it is one; then what it may become and what stands beside it.

    Without a word, the newest figures. Pure as the road is; nothing is offered that was not answered here and now.
    """
    if is_sentence(question.text):
        return (card_in_words(answer(question, knowledge, home)),)  # with its slots filled, or why it cannot be
    found: dict[tuple[str, str], Suggestion] = {}
    for reply in _offered(question, knowledge, home):
        made = card(reply, knowledge.phrasebooks[reply.language].styled(question.style))
        found.setdefault((made.title, made.description), made)
        if len(found) == most:
            break
    return tuple(found.values())


def _offered(question: Question, knowledge: Knowledge, home: str) -> Iterator[Reply]:
    typed = answer(question, knowledge, home) if question.text.strip() else None
    begun = question.text.split()
    if typed is not None and typed.language != question.language and len(begun) > 1 and len(begun[-1]) == 1:
        # "us e": the first letter of a word, and no word of another language
        question = replace(question, text=" ".join(begun[:-1]))
        typed = answer(question, knowledge, home)
    if typed is not None and typed.outcome == "answer" and not typed.refused:
        yield typed
    yield from _answered(question, typed, knowledge, home)


def _flow_said(typed: Reply | None) -> bool:
    """Whether exports, imports or the like are named: then it is no price, tariff or rate that is asked for."""
    if typed is None or typed.outcome != "answer" or not typed.results:
        return False
    query = typed.results[0].query
    return query.flow != "context" and not any(note.slot == "flow" for note in query.notes)


def _answered(question: Question, typed: Reply | None, knowledge: Knowledge, home: str) -> Iterator[Reply]:
    """Answers to the likeliest readings, then to what stands beside each, then to the other readings."""
    tries = 0
    flow = _flow_said(typed)
    expected = expect(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog, home)
    first: list[Reply] = []
    later: list[Reply] = []
    for query, language in expected:
        if (tries := tries + 1) > _TRIES:
            break
        reply = tried(query, language, question.asked_on, knowledge, question.style)
        if reply is not None and not (flow and reply.results[0].query.flow == "context"):
            (first if len(first) < _READINGS or not question.text.strip() else later).append(reply)
    yield from first
    for reply in first:
        for query in beside(reply.results[0].query):
            if (tries := tries + 1) > _TRIES:
                return
            near = tried(query, reply.language, question.asked_on, knowledge, question.style)
            if near is not None:
                yield near
    yield from later
