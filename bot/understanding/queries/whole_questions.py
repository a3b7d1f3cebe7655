"""A text of several questions that lean on none of the others -> each read by itself.

`Which countries bought the most in 2025? And what was the PMI in October 2025`: a question that says what it asks, of
what and when, takes nothing from those beside it, as one in a talk takes nothing from the turns before. One that names
nobody beside one that does, or no goods beside goods, may be meant of them: where what was read of the whole tells each
of them, of whomever, that stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.model import HOME, Coverage, Query, Question
from bot.understanding.clauses.in_parts import Part
from bot.understanding.queries.in_turn import TIMELESS, Parts, Read, Reader, Teller
from bot.understanding.queries.nothing_lost import lost_of
from bot.understanding.queries.part_by_part import part_by_part
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import WHO, WORLD

_SMALL: Final = ("harmless", "conj", "courtesy")
_MOST: Final = 5  # questions: what has more is an article
_LEANING: Final = ("deictic", "fragment", "negation")
_LEANING_WORDS: Final = ("pronoun", "it_again", "its", "possessive", "rest", "slip", "since_then", "of_two", "then")
_AMONG: Final = ("rank", "share", "compare", "concentration")  # whose partners are no topic of what follows


def each_part(
    question: Question, whole: Read, parts: tuple[Part, ...], read: Reader, tell: Teller, coverage: Coverage
) -> Parts | None:
    """The queries of its parts, each read by itself or, where they lean on each other, as turns of one talk; None where
    they are those of the whole."""

    def in_turn() -> Parts | None:
        return part_by_part(question, whole, parts, read, tell, coverage)

    apart = _whole_questions(question, whole.frame, parts, read, coverage.contexts, lambda: in_turn() or whole.queries)
    return in_turn() if apart is None else apart


def _whole_questions(
    question: Question, frame: Frame, parts: tuple[Part, ...], read: Reader, contexts: frozenset[str],
    leaning: Callable[[], Parts],
) -> Parts | None:  # fmt: skip
    """The queries of its parts, each read alone; None where one of them is no question by itself, or may be of what
    another names and is so told: `leaning` reads the parts as turns that lean on each other."""
    parts = tuple(part for part in parts if not part.only(*_SMALL))  # "Also, ..."
    if question.before or frame.leftover or not 1 < len(parts) <= _MOST or not all(map(_stands, parts)):
        return None
    told: list[tuple[Query, ...]] = []
    for part in parts:
        alone = read(replace(question, text=question.text[part.start : part.end].lstrip(" ,;&+")))
        queries = tuple(query for query in alone.queries if isinstance(query, Query))
        if len(queries) < len(alone.queries) or not _names(alone.frame, queries, contexts):
            return None
        if lost_of(alone.frame, queries) is not None:
            return None
        told.append(queries)
    if any(_may_be_theirs(i, parts, told, contexts) for i in range(len(parts))):
        found = leaning()
        if all(any(_alike(query, one) for one in found) for part in told for query in part):
            return None
    return tuple(dict.fromkeys(query for one in told for query in one))


def _stands(part: Part) -> bool:
    """Whether it asks, and of a time of its own, and points at nothing outside."""
    said = [m for m in part.mentions if not m.is_("conj")]
    said = said[1:] if said and said[0].says("then") else said  # "Then what was the PMI in May?": the next question
    if not part.asks or part.has_any(*_LEANING) or any(m.says(*_LEANING_WORDS) for m in said):
        return False
    times = [m.code for m in said if m.kind == "period"]
    timeless = part.has("op", "define", "release_next") or part.has("term")
    return timeless or (bool(times) and all(code[:1] == "2" for code in times))


def _names(frame: Frame, queries: tuple[Query, ...], contexts: frozenset[str]) -> bool:
    """Whether it says what it asks of."""
    timeless = all(query.operation in TIMELESS for query in queries)
    return timeless or frame.has_any("flow", "verb", "party") or any(m.code in contexts for m in frame.mentions)


def _may_be_theirs(i: int, parts: tuple[Part, ...], told: list[tuple[Query, ...]], contexts: frozenset[str]) -> bool:
    """Whether a question that names nobody, or no goods, may be of those that another names."""
    if all(query.operation in (*TIMELESS, "surprise") or query.flow == "context" for query in told[i]):
        return False
    others = [query for k, one in enumerate(told) if k != i for query in one if query.flow != "context"]
    others = [query for query in others if query.operation not in TIMELESS]
    whom = parts[i].has_any("party") or any(m.kind in WHO and m.code != HOME for m in parts[i].mentions)
    theirs = [query for query in others if query.operation not in _AMONG]
    placed = any(query.partners not in (*WORLD, ()) or query.reporter != HOME for query in theirs)
    goods = any(m.kind == "commodity" and m.code not in contexts for m in parts[i].mentions)
    return (placed and not whom) or (not goods and any(not query.all_goods for query in others))


def _alike(query: Query, one: object) -> bool:
    """Whether they ask the same, though of other partners or goods."""
    if not isinstance(one, Query):
        return False
    return query == one.with_(partners=query.partners, commodities=query.commodities, reporter=query.reporter)
