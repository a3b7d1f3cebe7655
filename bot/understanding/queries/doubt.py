"""What is asked back where a query says less than the words do: the row of a table of such doubts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from bot.errors import Ambiguous, CannotAnswer
from bot.model import Query, Statement
from bot.understanding.clauses.features import Features


def nothing(query: Query) -> CannotAnswer:
    """To be said again: nothing can be offered in its place."""
    return Ambiguous.again(query)


def itself(query: Query) -> CannotAnswer:
    """To be said again, unless the query is what was meant."""
    return Ambiguous.again(query, query.with_(notes=()))


def whose(query: Query) -> CannotAnswer:
    return Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())


def pointing(query: Query) -> CannotAnswer:
    return Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, ())


class Doubt(NamedTuple):
    """holds     whether the words of a clause say more than the query that was made of them
    offers    what is asked back then
    of        the operations it is asked of; none: all of them
    """

    holds: Callable[[Query, Features], object]
    offers: Callable[[Query], CannotAnswer]
    of: Collection[str] = ()


Rows = tuple[tuple[Doubt, str], ...]  # each with the words of which a clause must have one, as in a table InOrder

# What is told of one figure or several of a kind, for which a word that was left over is a part of the question.
TOLD = ("level", "growth", "balance", "total", "sum", "share", "trend")
# What is told of more than one figure, or of how far it moved.
TOLD_OTHERWISE = ("record", "check", "threshold", "share", "rank", "growth", "change")
