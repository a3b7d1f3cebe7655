"""Which of two events came before the other -> the slugs of both, in the order in which they were."""

from __future__ import annotations

from typing import Final

from bot.model import Coverage
from bot.understanding.clauses.clause import Clause
from bot.understanding.refusals.dated_events import event_asked

_SIDES: Final = ("before", "after")
_OF_FIGURES: Final = ("flow", "verb", "commodity", "growth", "unit", "extreme", "more", "compare", "measure", "number")
_BESIDE: Final = ("how_fast", "check", "when")  # "and at what rate": told with the event


def events_asked(clause: Clause, coverage: Coverage, warring: bool) -> str | None:
    """The events that are to be told: two in their order, or what is asked of one. None where figures are asked for."""
    return _in_order(clause, coverage) or event_asked(clause, coverage, warring)


def _in_order(clause: Clause, coverage: Coverage) -> str | None:
    """`Did Section 122 come before or after the ruling`, `was the Geneva truce before the Busan truce`: two events,
    one told by a side of the other, and no figure. Both are told, the earlier first: their dates are the answer."""
    times = clause.expressions()
    if len(times) != 1 or clause.has_any(*_OF_FIGURES, "question", "negation") or clause.has_other("op", *_BESIDE):
        return None
    told = times[0][1]
    anchors = {part.event for part in told.parts}
    both = sorted(part.steps for part in told.parts) == [-1, 1]  # "before or after"
    if len(anchors) != 1 or "" in anchors or not (both or told.mode in _SIDES):
        return None
    others = clause.codes("event") - anchors
    when = {slug: coverage.event_periods[slug].first for slug in others | anchors if slug in coverage.event_periods}
    if len(others) != 1 or len(when) != 2 or not (both or clause.tokens[-1].norm == "?"):
        return None
    return " ".join(f"event:{slug}" for slug in sorted(when, key=when.__getitem__))
