"""The latest balance: of a month that only the flows are held of, where the announced balances end before it."""

from __future__ import annotations

from datetime import date

from bot.model import Coverage, Period, Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.as_held import series_held
from bot.understanding.words.kinds import ONE_WAY

_DOLLARS = "USD_bn"  # a newer month in yuan alone is no newer one in dollars: the reply says that there is one


def newest_balance(query: Query, f: Features, coverage: Coverage, asked_on: date) -> Query:
    """`The latest US deficit with China`: of the newest month that it can be worked out for, if it is newer than all
    that is announced of it; the year before it is not the latest."""
    asked = f.latest and query.reporter != f.home and query.operation == "balance" and query.measure in (None, "value")
    if not asked or query.periods or len(query.partners) != 1 or query.vintage is not None:
        return query
    held = _held(query.with_(flow="balance"), coverage)
    announced = {p for _, p in held if p.last <= asked_on}
    sides = [_held(query.with_(flow=flow), coverage) for flow in ONE_WAY]
    both = sides[0] & sides[1]
    usual = min((unit for unit, _ in held), key=lambda unit: (unit != _DOLLARS, unit), default="")
    newest = max((p for unit, p in both if unit == usual and p.kind == "month" and p.last <= asked_on), default=None)
    if newest is None or max((p.last for p in announced), default=newest.last) >= newest.last:
        return query
    f.clause.note("covered", "periods", newest.code)
    return query.with_(periods=(newest,))


def _held(query: Query, coverage: Coverage) -> set[tuple[str, Period]]:
    """The unit and time of every amount held that is not adjusted."""
    series = series_held(query, coverage)
    return {(key.unit, p) for key, periods in series if key.measure == "value" and not key.adjusted for p in periods}
