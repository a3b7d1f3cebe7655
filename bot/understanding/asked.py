"""What several rules make of the slots of a clause: a query, a bound told as a multiple."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound, Query
from bot.understanding.features import Features


def query_of(f: Features, operation: str, **slots: object) -> Query:
    """A query of the slots as they are filled, with others where a rule says so."""
    if operation == "check" and slots.get("by") is None and f.clause.has("growth", "mom"):
        slots["by"] = "month"  # the rate claimed is one on the month before
    base = Query(
        operation,
        f.reporter,
        f.flow,
        f.partners or ("WLD",),
        f.commodities or ("TOTAL",),
        f.measure,
        f.basis,
        f.periods,
    )
    return replace(base, **slots)  # type: ignore[arg-type]


def multiple_of(f: Features) -> Bound | None:
    """`doubled`, `tripled`, `halved`: a rate of at least 100, 200, at most -50 per cent."""
    found = f.clause.first("multiple")
    if found is None or f.context:
        return None
    f.clause.use(*f.clause.all("multiple"))
    rate = (float(found.code) - 1) * 100
    return Bound("at_least" if rate > 0 else "at_most", rate, unit="pct", measure="yoy")
