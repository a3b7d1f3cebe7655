"""Indexes, rates of prices and the yuan: what they are held as is not all that is asked of them."""

from __future__ import annotations

from bot.errors import CannotAnswer, NotHeld
from bot.model import Code, Query, Statement
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing
from bot.understanding.words.kinds import PMIS, PRICES


def _prices_on_the_month(query: Query, f: Features) -> bool:
    """`CPI m/m December 2025`, `the monthly inflation rate in April`: rates of prices are held on the year before
    alone; "the monthly CPI of 2025" is one figure after the other."""
    c = f.clause
    if query.flow != "context" or set(query.commodities).isdisjoint(PRICES) or c.has("growth", "yoy"):
        return False
    one = [period.month_count for period in query.periods] in ([], [1])
    monthly = one and any(
        ((m_by := c.after(m)) is not None and m_by.is_("commodity")) or c.led_by(m, "commodity")
        for m in c.all("op", "monthly")
    )
    return monthly or c.has("growth", "mom")


def _not_on_the_month(query: Query) -> CannotAnswer:
    series = Code("series", f"{query.reporter} context {query.partners[0]} {query.commodities[0]}")
    plain = query.with_(operation="level", by=None, limit=None, condition=None, notes=())
    return NotHeld(Statement.of("refusal.not_held.on_month", series=series), query, (plain,))


def _two_polls_apart(query: Query, f: Features) -> bool:
    """`The spread between the Wind and Reuters forecasts`, both in one word: how far two polls lie apart."""
    joined = any(m.says("two_polls") for m in f.clause.all("poll"))
    return joined and bool(f.clause.ops("difference", "gap", "compare"))


def _largest_of_moves(query: Query, f: Features) -> bool:
    """`Was the rise of the PMI in February the largest of the year`: of its moves, and no place among its levels."""
    c = f.clause
    best = c.first("extreme", "most") if query.by == "record" and query.commodities[0] in PMIS else None
    return best is not None and c.has("direction", "up", "down") and not c.led_by(best, "prep", "to", "at")


OF_SERIES: Rows = (
    (Doubt(_largest_of_moves, nothing, ("check",)), "extreme"),
    (Doubt(_two_polls_apart, nothing, ("surprise",)), "poll"),
    (
        Doubt(
            _prices_on_the_month,
            _not_on_the_month,
            ("level", "growth", "check", "compare", "change", "threshold", "streak", "average"),
        ),
        "mom monthly",
    ),
)
