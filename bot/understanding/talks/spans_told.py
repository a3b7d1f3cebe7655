"""Two times or spans that were told: by how many points they differ."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.features import Features

# What a fragment asks after the parts of a whole in two spans: by how many points they differ.
_NAMED = ("flow", "place", "demonym", "commodity", "period", "number", "agency", "verb", "party")


def after_two_spans(previous: Query, f: Features) -> Query | None:
    """The query of such a fragment, which names nothing of its own; None elsewhere."""
    spans = previous.periods
    if len(spans) != 2 or previous.operation != "share" or f.clause.has_any(*_NAMED):
        return None
    later = tuple(sorted(spans, reverse=True))
    return _points(previous, f, later)


def _points(previous: Query, f: Features, later: tuple[Period, ...]) -> Query | None:
    """ "And how many points did it lose?" after the share of each of two years."""
    c = f.clause
    if len(previous.partners) != 1 or len(previous.commodities) != 1:
        return None
    far = c.ops("difference") or c.has("question", "how_many", "how_much")
    if not far or not (c.has("unit", "pp") or c.has_any("direction", "more") or c.ops("difference")):
        return None
    if c.has("extreme") or c.has_other("op", "difference"):
        return None
    return previous.with_(operation="change", measure="share", by=None, limit=None, periods=later, notes=())
