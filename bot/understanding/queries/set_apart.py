"""Two series set against each other month by month, which nobody here counts, told apart from one comparison."""

from __future__ import annotations

from bot.model import Logic, Query
from bot.understanding.clauses.features import Features


def month_by_month(query: Query, f: Features) -> bool:
    """`In which months did exports to the EU exceed those to the US`, `how often did imports grow faster than exports`:
    whether months are asked for in which one was above the other, and the query tells of the whole span, or of months
    in which both were above nothing."""
    c = f.clause
    if not c.ops("count", "which", "when") or f.fragment:
        return False
    if query.operation == "compare":
        times = any((one := c.after(m)) is not None and one.kind == "more" for m in c.all("op", "count"))
        return query.by != "period" and not times  # "2022 or 2018: when was it more"; "how many times bigger"
    over = c.has("more") or c.says("outdone")
    if query.operation == "surprise":
        return len({m.code for m in c.all("flow", "export", "import")}) == 2 and not c.ops("forecast")
    return over and query.operation == "threshold" and _two_flows(query)


def _two_flows(query: Query) -> bool:
    parts = query.condition.parts if isinstance(query.condition, Logic) else ()
    return len({getattr(part, "flow", None) for part in parts} - {None}) > 1
