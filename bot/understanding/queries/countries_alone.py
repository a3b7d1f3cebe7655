"""`The top three, countries only`, `just countries, no blocs`: an order of single countries, and what follows on it.

A query of such an order says so by its `by`; to the rules of a talk it is an order of partners like others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause

_ALONE: Final = "no_groups"


def as_partners(before: Sequence[Turn]) -> Sequence[Turn]:
    """The talk with its orders of single countries as orders of partners."""
    if not any(turn.query.by == "country" for turn in before):
        return before
    return [replace(t, query=t.query.with_(by="partner")) if t.query.by == "country" else t for t in before]


def of_countries(query: Query, clause: Clause, before: Sequence[Turn]) -> Query:
    """The order as one of single countries, where that is said, or was of the order that this one goes on from."""
    if query.operation != "rank" or query.by not in (None, "partner"):
        return query
    goes_on = bool(before) and before[-1].query.by == "country" and not clause.has("party")
    return query.with_(by="country") if goes_on or clause.says(_ALONE) else query
