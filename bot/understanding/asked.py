"""The slots of a clause -> the query that a rule makes of them."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Query
from bot.understanding.features import Features


def query_of(f: Features, operation: str, **slots: object) -> Query:
    """A query of the slots as they are filled, with others where a rule says so."""
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
