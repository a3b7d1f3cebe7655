"""Questions for the forecasts themselves: `whose forecasts do you carry`, `are yours from Reuters only`."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.kinds import ONE_WAY

_OF_A_FIGURE = ("period", "number", "amount", "growth", "direction", "extreme", "more", "compare", "event", "commodity")


def polls_asked(clause: Clause, home: str) -> Query | None:
    """Which polls are held, of a flow if one is named; None where a forecast of some figure is asked for."""
    if not (clause.ops("polls", "forecast") or clause.has("poll")) or clause.has_any(*_OF_A_FIGURE):
        return None
    forecast = clause.ops("forecast", "polls") or clause.ops("held")  # "do you have Bloomberg"
    held = forecast and (clause.ops("polls", "held", "source") or clause.says("holding"))
    yours = clause.says("your") and clause.has("poll") and clause.ops("forecast")  # "are your forecasts from Reuters"
    if not (held or yours) or clause.ops("surprise", "missed", "why", "define", "check", "list"):
        return None
    flow = next((m.code for m in clause.all("flow") if m.code in (*ONE_WAY, "balance")), None)
    return Query("coverage", home, flow, (), (), by="polls")
