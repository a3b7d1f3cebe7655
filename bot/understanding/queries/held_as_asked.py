"""Whether a query's series holds what it asks: of one time, of its months, or worked out of the flows either way."""

from __future__ import annotations

from bot.model import Coverage, Period, Query, SeriesKey

LEVELS = ("value", "quantity", "level")
ONE_FLOW = ("export", "import", "balance")


def counted(query: Query, period: Period, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether it is held as asked, or can be worked out: a balance from the flows either way."""
    ways = [query.with_(flow=flow) for flow in ("export", "import")] if query.flow == "balance" else []
    worked_out = bool(ways) and all(holds(way, period, coverage, measures) for way in ways)
    return worked_out or holds(query, period, coverage, measures)


def holds(query: Query, period: Period, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether a figure of that period is held, or all its months."""
    held = {one for key, periods in _series(query, coverage) if key.measure in measures for one in periods}
    return _whole(period, held)


def announced(query: Query, period: Period, coverage: Coverage, measures: tuple[str, ...]) -> bool:
    """Whether a figure of that very period is held: rates of its months make none of a quarter."""
    return any(period in periods for key, periods in _series(query, coverage) if key.measure in measures)


def in_one_unit(query: Query, times: tuple[Period, ...], coverage: Coverage) -> bool:
    """Whether amounts of all those times are held in one unit: dollars of one year and yuan of another tell nothing."""
    held: dict[str, set[Period]] = {}
    for key, periods in _series(query, coverage):
        if key.measure in LEVELS:
            held.setdefault(key.unit, set()).update(periods)
    return any(all(_whole(period, found) for period in times) for found in held.values())


def sides_held(query: Query, coverage: Coverage) -> bool:
    """Whether each of two things that are set side by side is held in each of its times, and what was expected of one;
    where the flows are told apart, or rates, nothing is said against it."""
    if query.operation == "surprise":
        polls = {(flow, period) for flow, _, period, _ in coverage.polls}
        return query.flow not in ONE_FLOW or all((query.flow, period) in polls for period in query.periods)
    if query.flow not in ONE_FLOW or query.measure in ("yoy", "share") or query.operation != "compare":
        return True
    each = [query.with_(partners=(who,), commodities=(what,)) for who in query.partners for what in query.commodities]
    return all(counted(one, period, coverage, LEVELS) for one in each for period in query.periods)


def _series(query: Query, coverage: Coverage) -> tuple[tuple[SeriesKey, frozenset[Period]], ...]:
    return coverage.held(
        query.reporter, query.flow or "", query.partners[0] if query.partners else "WLD",
        query.commodities[0] if query.commodities else "TOTAL",
    )  # fmt: skip


def _whole(period: Period, held: set[Period]) -> bool:
    return period in held or (period.month_count > 1 and all(month in held for month in period.split()))
