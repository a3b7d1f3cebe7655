"""One month that is asked of after months above a bound were counted or looked for: what its figure was. And the
months of a span one by one, or their mean."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features


def asks_that_month(clause: Clause, previous: Query, periods: tuple[Period, ...]) -> bool:
    """ "How much was it in May?" after months above a bound: the figure of that month; in one there is no count."""
    if previous.operation != "threshold" or [p.kind for p in periods] != ["month"]:
        return False
    asked = clause.has("question", "how_much", "how_many", "what")
    asked = (asked or clause.says("it_again")) and not clause.has("op")
    months = any(m.means("time", "unit:month") for m in clause.mentions)
    return asked and not (months or clause.has_any("compare", "number", "unit"))


def of_that_month(clause: Clause, previous: Query, query: Query) -> Query | None:
    """Such a fragment's query: the rate after months that rose or fell, else the amount; None for another fragment."""
    if not asks_that_month(clause, previous, query.periods):
        return None
    rated = previous.measure == "yoy" and query.flow != "context" and not clause.has("question", "how_much")
    return query.with_(operation="growth", by="year", measure="yoy") if rated else query.with_(measure=None)


def month_by_month(previous: Query, f: Features) -> Query | None:
    """ "Per month?" after the amount of a span: its mean month; the months one by one are asked for otherwise."""
    c = f.clause
    told = c.has_any("verb", "growth", "direction", "extreme", "measure", "more")
    if not c.ops("per_month") or told or c.has_other("op", "per_month") or f.context:
        return None
    spans = len(f.periods) == 1 and f.periods[0].month_count > 1 and f.things == 1
    if previous.operation == "growth" and previous.by == "year" and spans:
        if c.has("question", "how_much", "how_many"):  # "how much is that a month?"
            return query_of(f, "average", measure=None, basis=None)
        return query_of(f, "trend", by="month", measure="yoy", basis=previous.basis)
    if previous.operation not in ("level", "balance", "total", "sum", "average") or not spans:
        return None
    return query_of(f, "average", measure=f.measure if f.measure != "yoy" else None)


def rates_month_by_month(previous: Query, f: Features) -> Query | None:
    """ "List the last six months" after a rate: the rate of each, as it would be in one question."""
    c = f.clause
    spans = len(f.periods) == 1 and f.periods[0].month_count > 1 and f.counted
    told = c.has_any("measure", "direction", "extreme", "unit") or c.has_other(
        "op", "list", "trend", "monthly", "each", "chart"
    )
    if previous.operation != "growth" or previous.by != "year" or not spans or told:
        return None
    if previous.flow == "balance" and c.says("measuring"):
        return None  # "is the surplus growing, and how big was it in each of the last three months": the amounts
    return query_of(f, "trend", by="month", measure="yoy", basis=previous.basis)
