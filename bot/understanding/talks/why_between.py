"""Why it moved between two figures of one series, the earlier told last: "and a year earlier? why the drop?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features

_AMOUNTS = ("level", "balance", "total")
_OTHERS = ("flow", "place", "demonym", "commodity", "period", "agency", "event")
_NAMING = ("flow", "place", "demonym", "commodity", "period", "agency", "event", "number", "growth")


def why_between(before: Sequence[Turn], f: Features) -> Query | None:
    """The causes of what the later of the two did, where they lie a year apart and nothing but the move is named."""
    c = f.clause
    if not c.ops("why") or not c.has("direction") or c.has_any(*_NAMING):
        return None
    if (later := _the_later(before)) is None:
        return None
    f.periods = later.periods
    return later.with_(operation="why", by=None, condition=None, notes=())


def claimed_between(before: Sequence[Turn], query: Query, f: Features) -> Query:
    """ "So more than double?" after a figure and that of a year before: what is claimed is of the later."""
    claimed = query.operation == "check" and query.measure == "yoy" and not f.clause.has_any(*_OTHERS)
    later = _the_later(before) if claimed else None
    return query if later is None or query.periods != before[-1].query.periods else query.with_(periods=later.periods)


def _the_later(before: Sequence[Turn]) -> Query | None:
    """The query before the last where that asked for the same a year earlier."""
    if len(before) < 2:
        return None
    later, latest = before[-2].query, before[-1].query
    told = later.operation == latest.operation and latest.operation in _AMOUNTS and len(latest.periods) == 1
    if not told or later.periods != (latest.periods[0].shift(12),):
        return None
    return later if later.with_(periods=(), notes=()) == latest.with_(periods=(), notes=()) else None
