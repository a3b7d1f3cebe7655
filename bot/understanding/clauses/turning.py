"""Turning points: with which month a rise or a fall was over, and where the run that ended with it is looked for."""

from __future__ import annotations

from bot.model import Bound, Period
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import PRICES


def stopped_moving(f: Features) -> Bound | None:
    """`When did exports to the US stop falling`, `when did the fall end`, `when did producer prices stop falling in
    2026`: the newest run of it, and with which month it was over."""
    c = f.clause
    over = [m for m in c.mentions if m.says("over")]
    moves = [m for m in c.mentions if m not in over and (m.is_("direction", "up", "down") or m.is_("growth", "growth"))]
    rates = f.context and set(f.commodities) <= set(PRICES)
    falls = [m for m in c.all("commodity") if m.says("price_fall")] if rates else []
    plain = f.things == 1 and (f.flow in ("export", "import") or rates) and not (f.fragment or f.amounts or f.bound)
    plain = plain and (not f.periods or (len(f.periods) == 1 and f.periods[0].month_count > 1))
    last = any(m.means("time", "past") or m.says("taking") for m in c.mentions)  # "when did they last stop growing"
    if last or not (plain and c.ops("when") and len(over) == 1 == len(moves or falls)) or c.has_other("op", "when"):
        return None
    down = not moves or moves[0].is_("direction", "down")
    return Bound("below" if down else "above", 0.0, unit="pct", measure=None if rates else "yoy")


def from_the_month_before(f: Features) -> tuple[Period, ...]:
    """`When did exports stop falling after October`: the run may have ended with October itself."""
    after = any(said.mode == "after" for _, said in f.clause.expressions())
    if not after or len(f.periods) != 1:
        return f.periods
    begin = Period.month(f.periods[0].first.year, f.periods[0].first.month).shift(-1)
    return (Period(begin.first, f.periods[0].last),)
