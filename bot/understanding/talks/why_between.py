"""Why it moved between two figures of one series, the earlier told last: "and a year earlier? why the drop?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features

_AMOUNTS = ("level", "balance", "total")
_NAMING = ("flow", "place", "demonym", "commodity", "period", "agency", "event", "number", "growth")


def why_between(before: Sequence[Turn], f: Features) -> Query | None:
    """The causes of what the later of the two did, where they lie a year apart and nothing but the move is named."""
    c = f.clause
    if not c.ops("why") or len(before) < 2 or not c.has("direction") or any(map(c.has, _NAMING)):
        return None
    later, latest = before[-2].query, before[-1].query
    told = later.operation == latest.operation and latest.operation in _AMOUNTS and len(latest.periods) == 1
    if not told or later.periods != (latest.periods[0].shift(12),):
        return None
    if later.with_(periods=(), notes=()) != latest.with_(periods=(), notes=()):
        return None
    f.periods = later.periods
    return later.with_(operation="why", by=None, condition=None, notes=())
