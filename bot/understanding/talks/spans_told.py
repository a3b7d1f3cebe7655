"""Two times or spans that were told: by how many points they differ, and the same of another thing in both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.model import Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.kinds import OF_ONE_TIME

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


# Another partner, good or flow in the two times that were told: "coal for both years", "imports, both months".
_BACK: Final = 5  # how many replies back the two times may lie
_GRAINS: Final = ("year", "half", "quarter", "month")
_NAMING: Final = ("commodity", "place", "demonym", "flow")
_ELSE: Final = ("op", "period", "extreme", "more", "direction", "growth", "number", "agency", "party", "compare")


def in_both_times(before: Sequence[Turn], f: Features) -> Query | None:
    """The figures of both times, or None where no two of the grain that is named were told one after the other."""
    c = f.clause
    both = c.has("deictic", "both") or c.says("both_of_them")
    if not both or c.has_any(*_ELSE) or not c.has_any(*_NAMING):
        return None
    grain = next((one for one in _GRAINS if c.has("time", f"unit:{one}")), None)
    previous = before[-1].query
    if grain is None or previous.operation not in OF_ONE_TIME:
        return None
    spans = _two_told(before, grain)
    if len(spans) != 2:
        return None
    flow = f.flow or previous.flow
    rated = previous.measure == "yoy" and flow in ("export", "import", "total")
    operation = "growth" if rated else flow if flow in ("balance", "total") else "level"
    measure = "yoy" if rated else f.measure
    c.rule = RECKONED
    return previous.with_(
        operation=operation, reporter=f.reporter, flow=flow, partners=f.partners or ("WLD",),
        commodities=f.commodities or ("TOTAL",), measure=measure, basis=f.basis, by="year" if rated else None,
        limit=None, condition=None, periods=spans, notes=(),
    )  # fmt: skip


def _two_told(before: Sequence[Turn], grain: str) -> tuple[Period, ...]:
    """The last two times of that grain, the earlier first."""
    told: list[Period] = []
    for turn in reversed(before[-_BACK:]):
        for period in reversed(turn.query.periods):
            if period.kind == grain and period not in told:
                told.append(period)
        if len(told) > 1:
            break
    return tuple(sorted(told)) if len(told) == 2 else ()
