"""`They` in a talk about a country that keeps its own books: whose flow is asked now, and with whom."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clause import Clause
from bot.understanding.owned import Sides


def theirs_of(clause: Clause, previous: Query, sides: Sides, home: str) -> Sides | None:
    """ "And how much did they sell to the US?" after Vietnam's exports: Vietnam's own, with whom is named now."""
    if previous.reporter == home or not clause.has("deictic", "them") or clause.has("agency") or clause.has("books"):
        return None
    verb = clause.first("verb")
    flow = sides.flow if clause.has("flow") else None
    if verb is not None and not clause.has("flow"):
        flow = "export" if verb.code in ("sell", "give") else "import"
    named = tuple(dict.fromkeys(m.code for m in clause.mentions if m.kind in ("place", "demonym")))
    named = tuple(code for code in named if code != previous.reporter)
    return Sides(previous.reporter, flow, named or previous.partners) if flow is not None else None
