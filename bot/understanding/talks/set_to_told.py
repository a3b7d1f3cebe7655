"""A figure told, set against the same of another time or the other way: "how does that compare with 2024?"."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause


def set_against(previous: Query, query: Query, clause: Clause) -> Query:
    """ "How does that compare with 2024": the figure before beside the same of another time; a month beside a month.

    "And compared with imports?", "is that faster than imports?", 輸入とどっちが多い after exports: the two flows side
    by side.
    """
    plain = ("level", "balance", "total", "sum")
    flows = {query.flow, previous.flow} == {"export", "import"} and query.operation == previous.operation
    same = query.with_(flow=None, basis=None, notes=()) == previous.with_(flow=None, basis=None, notes=())
    faster = query.operation == "growth" and clause.has("more", "faster", "slower") and clause.says("than")
    over = clause.first("compare", "above", "below") if query.operation == previous.operation == "growth" else None
    if over is not None and flows and same and not clause.has("number"):
        clause.use(over)  # "more than exports?", after how fast imports grew
        faster = True
    more = clause.first("more")
    joint = clause.before(more) if more is not None else None
    which = joint is not None and joint.means("prep", "post_with")
    flows = flows or (which and query.flow in ("export", "import") and query.operation == previous.operation)
    if (clause.ops("compare") or faster or which) and flows and same and query.operation in ("level", "growth"):
        return query.with_(operation="compare", by="flow", flow="both", measure=query.measure)
    rates = query.operation == previous.operation == "growth" and query.by == previous.by == "year"
    if _fall_widened(previous, query, clause):
        return query.with_(operation="compare", measure="yoy")
    alike = rates or (query.operation in plain and previous.operation in plain)
    anew = query.operation == previous.operation == "compare" and query.by == previous.by == "period"
    rates = rates or (anew and previous.measure == "yoy")
    alike = (alike and len(previous.periods) == 1) or (anew and len(previous.periods) == 2)
    same_flow = query.flow == previous.flow
    if same_flow and query.operation == "compare" and query.by == "period" and clause.has("deictic", "that"):
        told = previous.periods if previous.operation in (*plain, "growth") and len(previous.periods) == 1 else ()
        if told and told[0] not in query.periods and clause.ops("compare"):
            return query.with_(periods=(*told, *query.periods))  # "how does that compare with May and with June 2025"
    if not (alike and same_flow and clause.ops("compare") and len(query.periods) == 1):
        return query
    here, there = previous.periods[0], query.periods[0]
    if there.kind == "year" and here.kind != "year" and here.first.year != there.first.year:
        there = here.shift(12 * (there.first.year - here.first.year))
    if here == there or here.month_count != there.month_count:
        return query
    return query.with_(
        operation="compare", by="period", periods=(here, there), measure="yoy" if rates else query.measure
    )


def looked_at(previous: Query, clause: Clause) -> Query:
    """ "Is that a record? how does it compare with July?": the amount of the time looked at; or its rate, after why."""
    if previous.operation == "why" and clause.ops("compare") and len(previous.periods) == 1:
        rated = previous.measure == "yoy"
        return previous.with_(operation="growth" if rated else "level", by="year" if rated else None, condition=None)
    looked = previous.operation == "record" or (previous.operation == "check" and previous.by == "record")
    kinds = [period.kind for period in previous.periods]
    if not (looked and clause.ops("compare")) or previous.measure == "yoy" or kinds not in (["month"], ["year"]):
        return previous
    return previous.with_(operation="level", by=None, limit=None, condition=None)


def _fall_widened(previous: Query, query: Query, clause: Clause) -> bool:
    """ "Did the fall widen compared with April" after May's fall on the year: the two rates, no move between
    them."""
    both_ways = clause.has("direction", "up") and clause.has("direction", "down")
    told = query.operation == previous.operation == "growth" and (query.by, previous.by) == ("period", "year")
    return told and both_ways and len(query.periods) == 2 and previous.periods[0] in query.periods
