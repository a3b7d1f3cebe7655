"""The rule for when something is said to have happened: `the Busan truce was in October 2025, right?` -> what is told
of the event, with the time that is claimed of it."""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.clauses.features import Features

_FIGURES = (
    "flow", "commodity", "growth", "direction", "unit", "number", "measure", "extreme", "more", "compare", "party"
)  # fmt: skip


def event_dated(f: Features) -> Query | None:
    """The query of such a claim; None where figures are named, or a time that is only set against the event."""
    c = f.clause
    if not c.has("event") or len(f.periods) != 1 or f.fragment:
        return None
    events = c.codes("event")
    if len(events) != 1 or c.has_any(*_FIGURES) or c.has("verb", "sell", "buy") or c.has("negation"):
        return None
    if c.has("question") or c.has_other("op", "check"):
        return None
    said = c.expressions()
    if f.since or f.up_to or f.ends or len(said) != 1 or said[0][1].open or said[0][1].base:
        return None
    if not (c.ops("check") or c.tokens[-1].norm in ("?", "？")):
        return None
    c.use(*c.all("event"))
    return Query(
        "define", f.reporter, None, (), (), periods=f.periods, by=f"event:{events.pop()}",
        condition=Bound("is", 1.0, unit="count"),
    )  # fmt: skip
