"""`In which months of 2026 did imports outgrow exports`, `in how many months was the EU ahead of ASEAN`: those in which
what the same words would claim of the whole span was so."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import IN_MONTHS, Bound, Query
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.figures import compare
from bot.understanding.words.frame import Mention

_SET = ("flow", "partner", "commodity")  # by of a comparison of two things


def months_over(f: Features) -> Query | None:
    """None where no months are asked for. Ambiguous where one of the two flows is set over the other, and it is not
    plain which is said to be more: no bound on either."""
    c = f.clause
    asked = [m for m in c.mentions if m.is_("op", "which", "count") and not m.says("choosing")]
    asked = asked or [m for m in c.mentions if m.means("time", "unit:month") and _behind_degree(c, m)]
    if len(asked) != 1 or f.things != 2 or f.amounts or f.bound is not None or len(f.periods) > 1 or f.context:
        return None
    if (one := c.after(asked[0])) is not None and one.kind == "more" and asked[0].is_("op", "count"):
        return None  # "cuántas veces más soja de A que de B"
    if f.asks_time not in (None, "month") or f.flow in ("balance", "total"):
        return None
    claim = replace(f, clause=replace(c, mentions=tuple(m for m in c.mentions if m is not asked[0])), _asked_time="")
    beside = compare(claim)
    fits = beside is not None and beside.operation == "compare" and beside.by in _SET
    told = with_order(claim, beside).condition if beside is not None and fits else None
    if beside is None or not isinstance(told, Bound) or told.measure is not None or told.amount:
        if f.flow == "both" and c.has_any("more", "compare"):
            raise Ambiguous.again()
        return None
    c.use(asked[0])
    return query_of(f, "compare", by=IN_MONTHS, flow=beside.flow, measure=beside.measure, condition=told)


def _behind_degree(c: Clause, unit: Mention) -> bool:
    """上回った月は: the months that what stands right before them is said of."""
    said = c.before(unit)
    return c.postposed and said is not None and said.kind in ("compare", "more")
