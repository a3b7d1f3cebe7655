"""A word for how fast it moves after the rate of a month ("accelerating?"): that rate beside the month before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import FILLERS


def paced(before: Sequence[Turn], f: Features) -> Query | None:
    """How far the rate told has moved from the month before; None where more is said, or no such rate was told."""
    c, previous = f.clause, before[-1].query
    pace = [m for m in c.all("direction") if m.says("pace")]
    if pace and previous.operation == "brief" and c.has("flow", "export", "import"):
        return _of_summaries(before, f)
    if not pace or any(m not in pace and m.kind not in (*FILLERS, "period") for m in c.mentions):
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


def _of_summaries(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Did exports speed up" after the summaries of July and August: the later rate beside the earlier; after that of
    one month, beside the month before."""
    last = before[-1].query
    little = f.clause.only(*FILLERS, "direction", "flow")
    if not little or [period.kind for period in last.periods] != ["month"] or f.flow not in ("export", "import"):
        return None
    told = before[-2].query if len(before) > 1 and before[-2].query.operation == "brief" else last
    one, other = last.periods[0], (told.periods or last.periods)[0]
    other = other if other.kind == "month" and other != one else one.shift(-1)
    months = (max(one, other), min(one, other))
    return Query("change", last.reporter, f.flow, ("WLD",), ("TOTAL",), measure="yoy", periods=months)
