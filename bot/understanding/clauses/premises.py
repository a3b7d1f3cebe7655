"""What a question after causes takes for granted, told ahead of them: `why did exports beat forecasts in October`, `why
was June the worst month`. A move that is taken for granted is the condition of the question itself."""

from __future__ import annotations

from typing import Final

from bot.model import HOME, Period, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

_FLOWS: Final = ("export", "import", "balance")
_LOW: Final = ("least", "worst")
_JAN_FEB: Final = 2  # months that are announced, and foretold, as one


def premise_first(query: Query, clause: Clause) -> tuple[Query, Query] | None:
    """The forecast, or the place of the month, and then the causes; None where neither is taken for granted."""
    month = len(query.periods) == 1 and query.periods[0].month_count <= _JAN_FEB
    plain = query.operation == "why" and query.flow in _FLOWS and query.partners == ("WLD",) and query.all_goods
    if not (month and plain) or query.reporter != HOME:
        return None
    if clause.ops("surprise", "missed"):
        rated = None if query.flow == "balance" else "yoy"
        return query.with_(operation="surprise", measure=rated, condition=None), query
    best = clause.first("extreme")
    if best is None or query.condition is not None or query.periods[0].kind != "month":
        return None
    deficit = query.flow == "balance" and clause.has("flow", "deficit")
    limit = (-1 if best.code in _LOW else 1) * (-1 if deficit else 1)
    spans = _years(clause, best, query.periods[0])
    return query.with_(operation="record", by="month", limit=limit, periods=(*query.periods, *spans)), query


def _years(clause: Clause, best: Mention, month: Period) -> tuple[Period, ...]:
    """The year in which it is said to be best, where it stands behind the superlative."""
    for mention, said in clause.expressions():
        part = said.parts[0] if len(said.parts) == 1 and said.mode == "list" else None
        if mention.first > best.last and part is not None and part.grain == "year" and part.year == month.first.year:
            return (Period.year(month.first.year),)
    return ()
