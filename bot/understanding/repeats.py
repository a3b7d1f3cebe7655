"""A fragment that asks for something, and yet would only get the last reply again -> whether it must be asked back."""

from __future__ import annotations

from typing import Final

from bot.model import Query
from bot.understanding.clause import Clause
from bot.understanding.reckoning import RECKONED

# What a word asks for, and the queries that tell it: after one of those the same again is an answer.
_TELLS: Final = {
    "difference": ("compare", "change", "growth", "surprise", "mirror", "check", "contribution"),
    "how_fast": ("growth", "compare", "change", "surprise", "trend"),
    "compare": ("compare", "change", "mirror", "surprise", "growth", "rank"),
    "rank": ("rank", "compare"),
    "sum": ("sum", "total", "average"),
    "average": ("average", "unit_value"),
    "share": ("share",),
    "count": ("threshold", "streak"),
    "per_month": ("average", "trend"),
}
_MEASURES: Final = {"share": ("share",), "percent": ("share", "growth", "compare", "change", "surprise", "mirror")}
_SAYING: Final = ("commodity", "place", "demonym", "flow", "period", "verb", "agency", "term", "books", "negation")


def only_repeats(previous: Query, query: Query, clause: Clause) -> bool:
    """Whether the query is the one before, though a word asks for what that does not tell."""
    if clause.rule == RECKONED or any(clause.has(kind) for kind in _SAYING) or _slots(query) != _slots(previous):
        return False
    if query.by != previous.by and query.by is not None:
        return False
    ops = any(query.operation not in _TELLS[m.code] for m in clause.all("op") if m.code in _TELLS)
    measures = any(query.operation not in _MEASURES[m.code] for m in clause.all("measure") if m.code in _MEASURES)
    larger = clause.has("more", "more", "less") and clause.has("question", "what", "who")
    larger = larger and query.operation not in ("compare", "rank", "record", "check", "mirror")
    return ops or measures or larger


def _slots(query: Query) -> tuple[object, ...]:
    measure = query.measure if query.measure in ("yoy", "share", "unit_value") else None
    return (
        query.operation, query.reporter, query.flow, query.partners or ("WLD",), query.commodities, query.periods,
        measure, query.limit, query.condition,
    )  # fmt: skip


def of_nothing(query: Query, clause: Clause) -> bool:
    """ "Half of that?", "double that?": an amount of the last reply is no claim about its share or its growth."""
    claimed = any(clause.has(kind) for kind in ("direction", "growth", "compare", "more", "extreme", "unit", *_SAYING))
    return query.operation == "check" and not claimed and not clause.ops("check") and clause.has("deictic", "that")
