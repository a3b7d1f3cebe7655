"""An order by time is one of years where hardly a month is held; `2025 vs 2024 growth` is that of 2025 over 2024 where
the earlier one has no rate of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.model import Coverage, Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.as_held import announced, in_one_unit, series_held
from bot.understanding.words.kinds import ONE_WAY

_GRAINS: Final = ("month", "year")


def by_held_years(query: Query, f: Features, coverage: Coverage) -> Query:
    """`When was the EU's deficit with China largest`: among the years, where more of them are held than months."""
    month = query.operation == "record" and query.by == "month" and not (query.periods or f.fragment)
    if not month or f.asks_time is not None or f.clause.has("time", "unit:month") or f.clause.ops("monthly"):
        return query
    if query.measure not in (None, "value") or not f.flow:
        return query
    levels = [spans for key, spans in series_held(query, coverage) if key.measure == "value"]
    most = {
        kind: max((sum(p.kind == kind for p in spans) for spans in levels), default=0) for kind in ("month", "year")
    }
    worked_out = query.flow in ("balance", "total") and min(_months_each_way(query, coverage)) > most["year"]
    return query if worked_out or most["year"] <= max(most["month"], 1) else query.with_(by="year")


def over_its_base(query: Query, f: Features, coverage: Coverage) -> Query:
    """`The whole year vs 2024 growth`: how the year moved over the one before, where no rate of that one could be set
    beside its own; not where a word of degree sets the two rates against each other."""
    beside = (query.operation, query.measure, query.by, len(query.periods)) == ("compare", "yoy", "period", 2)
    if not beside or query.condition is not None or f.clause.has_any("more", "extreme", "compare", "direction"):
        return query
    later, base = query.periods
    plain = len(query.partners) == len(query.commodities) == 1 and query.flow in ONE_WAY
    if not plain or base != later.shift(-12) or not f.clause.ops("compare"):
        return query
    rated = announced(query, base, coverage, ("yoy",)) or in_one_unit(query, (base, base.shift(-12)), coverage)
    moved = announced(query, later, coverage, ("yoy",)) or in_one_unit(query, (later, base), coverage)
    return query if rated or not moved else query.with_(operation="growth", by="year", periods=(later,))


def _months_each_way(query: Query, coverage: Coverage) -> Iterator[int]:
    """Of how many months exports are held, and of how many imports."""
    for flow in ONE_WAY:
        held = [spans for key, spans in series_held(query.with_(flow=flow), coverage) if key.measure == "value"]
        yield max((sum(p.kind == "month" for p in spans) for spans in held), default=0)
