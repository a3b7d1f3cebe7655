"""What a text tells as true, claim by claim -> the query that each is judged by, or why there is none."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import CannotAnswer, NotHeld
from bot.model import Coverage, Query, Question, Quoted, Statement, Turn
from bot.understanding.clauses.claims import Claim
from bot.understanding.queries.resolver import resolve


def checked(
    found: tuple[Claim, ...], question: Question, coverage: Coverage, catalog: Catalog, home: str
) -> tuple[Query | CannotAnswer, ...]:
    """Each claim by itself: one that cannot be read holds up no other."""
    parts: list[Query | CannotAnswer] = []
    for clause, leftover in found:
        if leftover:
            word = Quoted(" ".join(dict.fromkeys(token.said for token in leftover))[:80], clause.frame.language)
            parts.append(NotHeld(Statement.of("refusal.not_held.word", word=word)))
            continue
        told = [Turn(part.with_(notes=())) for part in parts if isinstance(part, Query)][-1:]
        counted = any(m.code.startswith("earlier") for m in clause.all("period"))  # "and by 14.6 % in the whole year"
        try:
            parts.append(resolve(clause, told if counted else (), coverage, catalog, question.asked_on, home))
        except CannotAnswer as cannot:
            parts.append(cannot)
    return tuple(parts)
