"""A word for how fast it moves after the rate of a month ("accelerating?"): that rate beside the month before."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features

_LITTLE = ("harmless", "conj", "fragment", "courtesy")


def paced(previous: Query, f: Features) -> Query | None:
    """How far the rate told has moved from the month before; None where more is said, or no such rate was told."""
    c = f.clause
    pace = [m for m in c.all("direction") if m.means("harmless", "pace")]
    if not pace or any(m not in pace and m.kind not in _LITTLE for m in c.mentions):
        return None
    rated = previous.operation == "growth" and previous.by == "year" and len(previous.partners) == 1
    if not rated or [period.kind for period in previous.periods] != ["month"]:
        return None
    month = previous.periods[0]
    return previous.with_(operation="change", by=None, measure="yoy", periods=(month, month.shift(-1)), notes=())
