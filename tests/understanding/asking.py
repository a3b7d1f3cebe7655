"""An English question -> what is understood of it, over the real data and words."""

from __future__ import annotations

from datetime import date

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str, language: str = "en") -> tuple[Query | CannotAnswer, ...]:
    question = Question(text, TODAY, language=language)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


def one(knowledge: Knowledge, text: str, language: str = "en") -> Query:
    (query,) = asked(knowledge, text, language)
    assert isinstance(query, Query), query
    return query


def end_of(query: Query) -> int | None:
    """Which end of an order is asked for: its limit; 5 or -5 where all are with a surplus, or with a deficit."""
    if query.limit is not None or not isinstance(query.condition, Bound):
        return query.limit
    return -5 if query.condition.comparator == "below" else 5
