"""Things told before a fragment, set beside one another at another time: "which of them grew faster in May?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import told

_NAMED = ("flow", "place", "demonym", "commodity", "party", "measure", "unit", "number")
_BY = {"partners": "partner", "commodities": "commodity", "flow": "flow"}


def those_then(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Which was bigger in September 2024?" after Japan's figure and Korea's: the two of them in that month."""
    c = f.clause
    if not c.has_any("more", "extreme") or not c.has("period") or len(f.periods) != 1:
        return None
    pointed = any(m.means("deictic", "both") or m.means("deictic", "them") or m.says("pronoun") for m in c.mentions)
    which = c.has("question", "what", "who") or pointed
    if not which or c.has_any(*_NAMED) or f.asks_time or f.amounts or c.has("question", "how_much"):
        return None
    if c.has_other("op", "which", "list", "compare") or f.year_before:
        return None
    things = told(before, pointed=pointed)
    if things is None or things.slot not in _BY or things.of.operation not in ("level", "growth", "compare", "balance"):
        return None
    rates = f.growth or (things.of.measure == "yoy" and not c.has("verb"))
    measure = "yoy" if rates else None if things.of.measure == "yoy" else things.of.measure
    compared = things.only(things.items).with_(
        operation="compare",
        by=_BY[things.slot],
        limit=None,
        condition=None,
        measure=measure,
        periods=f.periods,
        notes=(),
    )
    return compared if measure == things.of.measure else compared.with_(basis=None)
