"""A word for how fast it moves after the rate of a month ("accelerating?"): that rate beside the month before."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features

_LITTLE = ("harmless", "conj", "fragment", "courtesy")


def paced(previous: Query, f: Features) -> Query | None:
    """How far the rate told has moved from the month before; None where more is said, or no such rate was told."""
    c = f.clause
    pace = [m for m in c.all("direction") if m.means("harmless", "pace")]
    if not pace or any(m not in pace and m.kind not in (*_LITTLE, "period") for m in c.mentions):
        return None
    rated = previous.operation == "growth" and previous.by == "year" and len(previous.partners) == 1
    if not rated or [period.kind for period in previous.periods] != ["month"]:
        return None
    month, told = previous.periods[0], previous.periods[0].shift(-1)
    if c.has("period"):  # "did it get worse in June", after the rate of May
        if len(f.periods) != 1 or f.periods[0].kind != "month" or f.periods[0] == month:
            return None
        month, told = max(month, f.periods[0]), min(month, f.periods[0])
    return previous.with_(operation="change", by=None, measure="yoy", periods=(month, told), notes=())
