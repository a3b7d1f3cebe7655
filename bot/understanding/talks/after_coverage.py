"""What follows on what is held, and on why something moved between two times."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features

_SLOTS = ("flow", "place", "demonym", "commodity", "period")
_LITTLE = ("conj", "harmless", "fragment", "prep", "courtesy", "question", *_SLOTS)
_MORE = 10  # causes at most


def held_too(previous: Query, f: Features) -> Query | None:
    """ "And imports?", "and France?" after what is held of a series: of that one."""
    c = f.clause
    whole = (*previous.partners, *previous.commodities) == ("WLD", "TOTAL")
    named = previous.flow is not None or previous.periods or not whole
    if previous.operation != "coverage" or previous.by != "held" or not named:
        return None
    if c.has("period") or not (c.only(*_LITTLE) and c.has_any(*_SLOTS)) or c.has("question", "how_much", "how_many"):
        return None
    return previous.with_(
        flow=f.flow if c.has("flow") else previous.flow,
        partners=f.partners if c.has_any("place", "demonym") else previous.partners,
        commodities=f.commodities if c.has("commodity") else previous.commodities,
        periods=f.periods if c.has("period") else previous.periods,
        notes=(),
    )


def of_that_move(previous: Query, f: Features) -> Query | None:
    """ "More reasons?", "by how much?" after why it moved from one time to another: of the same two."""
    c = f.clause
    if (previous.operation, previous.by) != ("why", "period") or c.has_any(*_SLOTS, "agency", "growth"):
        return None
    if c.ops("why") or c.has("more", "more"):
        return previous.with_(limit=_MORE if c.has("more", "more") else None, notes=())
    if c.ops("difference") or c.has("question", "how_much"):
        return previous.with_(operation="change", by=None, condition=None, limit=None, notes=())
    return None
