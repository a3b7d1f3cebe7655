"""`No, I meant imports, May to June` after how far exports moved from the one month to the other: how far these moved,
and no sum of the two."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause

_ASKING = ("unit", "op", "question", "growth")


def from_end_to_end(last: Query, query: Query, c: Clause) -> Query | None:
    """The change between the two months that are named as the ends of a span; None where anything else is asked."""
    times = [time for _, time in c.expressions()]
    span = query.periods[0] if len(query.periods) == 1 and query.operation == "level" else None
    if span is None or span.month_count != 2 or len(times) != 1 or len(last.periods) != 2 or c.has_any(*_ASKING):
        return None
    if times[0].mode != "range" or any(end.kind != "month" for end in last.periods):
        return None
    ends = tuple(sorted(span.split(), reverse=True))
    return last.with_(flow=query.flow, partners=query.partners, commodities=query.commodities, periods=ends, notes=())
