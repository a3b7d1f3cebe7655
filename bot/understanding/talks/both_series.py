"""Another time after two series told in one reply: "ppi and cpi for April", "and March?" asks for both."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn


def of_both_series(query: Query, talk: Sequence[Turn]) -> tuple[Query, ...]:
    """The query of each of the two, where it is the last one's of another time; else the query alone."""
    if query.flow != "context" or len(talk) < 2 or not talk[-1].joined:
        return (query,)
    one, last = talk[-2].query, talk[-1].query
    again = query.with_(periods=(), notes=()) == last.with_(periods=(), notes=())
    if not again or one.flow != "context" or one.periods != last.periods or query.periods == last.periods:
        return (query,)
    return one.with_(periods=query.periods, notes=query.notes), query
