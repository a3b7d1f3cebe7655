"""The sides of a question; where it is of a trade that nobody's books here hold, the refusal says what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from bot.errors import CannotAnswer, NotHeld
from bot.model import Code, Coverage, Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.parties.owned import Sides
from bot.understanding.queries.settling import settle_periods
from bot.understanding.queries.slots import fill_sides

_PAIR = ("refusal.not_held.pair", "refusal.not_held.pair_books")


def sides_of(
    f: Features, previous: Query | None, before: Sequence[Turn], coverage: Coverage, home: str, today: date
) -> Sides:
    """Fills reporter, flow and partners. NotHeld where neither side's books hold the trade of two others: the talk
    goes on from what was asked, "Vietnam's exports to France in 2025", and then "to the US then"."""
    try:
        return fill_sides(f, previous, before, coverage, home)
    except NotHeld as cannot:
        said = dict(cannot.said.fields)
        one, other = said.get("one"), said.get("other")
        flow = next((m.code for m in f.clause.all("flow", "export", "import")), None)
        if flow is None and (deal := f.clause.first("verb")) is not None:
            flow = "export" if deal.code == "sell" else "import"
        if cannot.said.kind in _PAIR and flow is not None and isinstance(one, Code) and isinstance(other, Code):
            f.reporter, f.flow, f.partners = one.code, flow, (other.code,)
            periods: tuple[Period, ...] = ()
            with suppress(CannotAnswer):
                periods = settle_periods(f.clause, f, coverage, today, before)
            cannot.query = Query("level", one.code, flow, (other.code,), f.commodities or ("TOTAL",), periods=periods)
        raise
