"""One month that is asked of after months above a bound were counted or looked for: what its figure was."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.clause import Clause


def asks_that_month(clause: Clause, previous: Query, periods: tuple[Period, ...]) -> bool:
    """ "How much was it in May?" after months above a bound: the figure of that month; in one there is no count."""
    if previous.operation != "threshold" or [p.kind for p in periods] != ["month"]:
        return False
    asked = clause.has("question", "how_much", "how_many", "what")
    asked = (asked or any(m.means("harmless", "it_again") for m in clause.mentions)) and not clause.has("op")
    months = any(m.means("time", "unit:month") for m in clause.mentions)
    return asked and not (months or any(map(clause.has, ("compare", "number", "unit"))))


def of_that_month(clause: Clause, previous: Query, query: Query) -> Query | None:
    """Such a fragment's query: the rate after months that rose or fell, else the amount; None for another fragment."""
    if not asks_that_month(clause, previous, query.periods):
        return None
    rated = previous.measure == "yoy" and query.flow != "context"
    return query.with_(operation="growth", by="year", measure="yoy") if rated else query.with_(measure=None)
