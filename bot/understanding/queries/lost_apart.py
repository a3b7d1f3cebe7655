"""A text of which something was read past -> what stands before and behind the joint ahead of it, each by itself.

"Which months of 2024 saw imports fall, and which was the worst of them": what no query of the whole tells is asked as
the next question of a talk would be; where it is not understood, the reply says that it was left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from bot.errors import Ambiguous
from bot.model import HOME, Query, Question, Quoted, Statement, Turn
from bot.understanding.queries.in_turn import LONGEST_LEFT, Parts, Read
from bot.understanding.queries.nothing_lost import lost_of, of_those_found
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import WHO

_SIGNS: Final = frozenset(",;:.?!")
_ENDS: Final = frozenset(".;?!")


def lost_apart(question: Question, whole: Read, lost: Mention, read: Callable[[Question], Read]) -> Parts | None:
    """The parts one after the other, each understood and with nothing lost; what was read of the whole anyway and what
    was left, where those behind the joint are not; None where nothing can be told of what stands ahead of it."""
    first_read = whole.queries[0]
    if isinstance(first_read, Query) and of_those_found(whole.frame, first_read, lost):
        return None
    if lost.kind in WHO and lost.code == HOME:
        return None  # "who sold more to the US, Vietnam or China": of two that are set against each other
    left: Parts | None = None
    for cut in _joints(whole.frame, lost):
        pieces = [question.text[:cut], *_sentences(whole.frame, question.text, cut)]
        first = read(replace(question, text=pieces[0]))
        told = _whole(first)
        timed = first.frame.has("period") or not whole.frame.has("period") or not any(q.flow for q in told)
        if not told or not timed:
            continue
        found = list(told)
        for piece in pieces[1:]:
            turns = tuple(Turn(query.with_(notes=())) for query in found if query.operation != "coverage")
            behind = read(replace(question, text=piece, before=(*question.before, *turns)))
            if set(_whole(behind)) & set(found) and behind.frame.has("flow") and behind.frame.has("period"):
                behind = read(replace(question, text=piece, before=()))  # full by itself: it inherits nothing
            more = _whole(behind)
            of_release = found[-1].operation == "coverage" and not behind.frame.has("period")  # "the last one"
            if not more or set(more) & set(found) or of_release:
                break
            found += more
        else:
            if lost_of(whole.frame, tuple(found)) is None:
                return tuple(found)
        if left is None and set(told) <= set(whole.queries):
            rest = Quoted(question.text[cut:].strip(" ,;:.?!")[:LONGEST_LEFT], whole.frame.language)
            left = (*told, Ambiguous(Statement.of("refusal.ambiguous.left_over", word=rest), None, ()))
    return left


def _whole(read: Read) -> tuple[Query, ...]:
    """Its queries, where all of it was understood and nothing lost."""
    told = tuple(part for part in read.queries if isinstance(part, Query))
    return told if len(told) == len(read.queries) and lost_of(read.frame, told) is None else ()


def _joints(frame: Frame, lost: Mention) -> Iterator[int]:
    """Where the text may be cut: at a joint ahead of what was lost, the nearest first, or else behind it."""
    joints = [m for m in frame.mentions[1:] if m.is_("conj", "and", "plus") or frame.tokens[m.first - 1].norm in _SIGNS]
    ahead, behind = [m for m in joints if m.first <= lost.first], [m for m in joints if m.first > lost.first]
    for mention in (*reversed(ahead), *behind):
        if mention.first:
            yield frame.tokens[mention.first].start


def _sentences(frame: Frame, text: str, cut: int) -> list[str]:
    """What stands behind the cut, a sentence each: none ends within EE. UU."""
    named = {i for m in frame.mentions for i in range(m.first, m.last + 1) if m.last > m.first}
    signs = (token.end for i, token in enumerate(frame.tokens) if token.norm in _ENDS and i not in named)
    ends = [end for end in signs if cut < end < len(text.rstrip())]
    return [text[a:b] for a, b in zip((cut, *ends), (*ends, len(text)), strict=True)]
