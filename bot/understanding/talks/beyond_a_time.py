"""How far a figure told lies above or below that of another time: "and by how much did it beat 2024?"."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features

_FIGURES = ("level", "balance", "total", "growth", "check", "record")
_OF_TWO = ("change", "compare")
_NAMED = ("flow", "place", "demonym", "commodity", "number", "agency", "verb", "party", "extreme", "growth")


def beyond_a_time(previous: Query, f: Features) -> Query | None:
    """The change from the time named to the time told, or the other way round; None where more is said, or they are not
    spans of one length."""
    c = f.clause
    if not c.has("period") or previous.operation not in (*_FIGURES, *_OF_TWO) or any(c.has(kind) for kind in _NAMED):
        return None
    asked = c.ops("difference") or any(m.means("harmless", "measuring") for m in c.mentions)
    beyond = c.has("compare", "above", "below", "pass") or c.has("more", "more", "less")
    if not (asked and beyond) or any(m.code not in ("difference", "surprise") for m in c.all("op")):
        return None
    if previous.operation in _OF_TWO and len(f.periods) == 1 and f.periods[0] in previous.periods[1:]:
        return previous.with_(notes=())  # the same again
    named = [p for p in f.periods if p not in previous.periods]
    if (
        previous.operation not in _FIGURES
        or len(named) != 1
        or len(previous.periods) != 1
        or named[0].month_count != previous.periods[0].month_count
    ):
        return None
    if previous.operation in ("check", "record") and previous.by not in (None, "month", "year"):
        return None
    c.use(*c.all("compare"), *c.all("more"), *c.all("op"))
    periods = tuple(sorted((named[0], previous.periods[0]), reverse=True))
    return previous.with_(operation="change", by=None, limit=None, condition=None, periods=periods, notes=())
