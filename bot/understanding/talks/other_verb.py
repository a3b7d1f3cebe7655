"""A verb alone after a figure ("and sell?", "and what did it buy?") -> the other way of the same trade."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.owned import MIRROR

_DEALS = ("sell", "buy")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "question", "verb", "deictic")


def other_verb(clause: Clause, previous: Query, flow: str | None) -> str | None:
    """The flow that such a verb asks for: where it would only ask again what was told, the other one is meant, for
    nobody asks "and sell?" after what Russia bought of what China sold."""
    if not clause.has("verb", *_DEALS) or previous.operation != "level" or flow is None or flow != previous.flow:
        return flow
    bare = all(m.kind in _LITTLE for m in clause.mentions) and len(clause.all("verb")) == 1
    plain = previous.commodities in ((), ("TOTAL",)) and previous.partners not in ((), ("WLD",))
    pointing = clause.has("deictic") and not clause.has("deictic", "that")  # "what did they buy": who they are is open
    return MIRROR.get(flow, flow) if bare and plain and not pointing else flow
