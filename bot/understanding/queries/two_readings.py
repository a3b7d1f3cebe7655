"""A follow-up whose words may be of what was told before or of something else -> a question back with both readings."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Coverage, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.asked_back import of_it_or_of_all
from bot.understanding.talks.dealt_by import either_dealt

_FOUND = ("record", "rank", "streak", "threshold")  # what found one of several, which "they" may be


def _bare(clause: Clause) -> bool:
    return not clause.has_any("place", "demonym", "agency", "books", "flow")


def ask_which(
    query: Query, clause: Clause, before: Sequence[Turn], previous: Query | None, home: str, coverage: Coverage
) -> None:
    """Ambiguous where two readings are held and the words tell neither; `previous` is what a fragment is laid over."""
    if not before:
        return
    if before[-1].query.operation == "define" and clause.has("deictic", "same") and query.operation == "level":
        # "imports likewise?", after a word explained
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    if previous is not None and previous.operation in _FOUND and query.operation == "mirror" and _bare(clause):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)  # "by how much did they differ"
    if previous is None:
        readings = of_it_or_of_all(clause, before, query)
    else:
        readings = either_dealt(clause, previous, query, home, coverage)
    if readings:
        raise Ambiguous.again(query, *readings)
