"""One side of a trade that was told as a whole: "how much of the 2025 total was Chinese exports?" after China's trade
with Russia -> those to Russia, though the year and whose they are stand there too."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED

_NAMING = ("commodity", "agency", "party", "verb", "growth", "direction", "more", "extreme", "measure", "books")


def names_a_side(clause: Clause, previous: Query) -> str | None:
    """Which of the two flows of the trade told is asked for, as the reporter counts it; None where the words are no
    such question: the whole stands first, and behind a verb that says nothing else the one flow."""
    if previous.flow != "total" or not clause.has("question", "how_much", "how_many"):
        return None
    if len(previous.partners) != 1 or previous.partners == ("WLD",) or clause.has_any(*_NAMING):
        return None
    sides = clause.all("flow", "export", "import")
    wholes = [m for m in clause.mentions if m.is_("flow", "total", "trade") or m.says("whole_trade")]
    wholes = wholes or [*clause.all("deictic", "that")]  # "how much of that was China's exports"
    if len(sides) != 1 or len(wholes) != 1 or wholes[0].first > sides[0].first:
        return None
    between = clause.mentions[clause.at(wholes[0]) + 1 : clause.at(sides[0])]
    if not any(m.says("copula") for m in between):
        return None  # "how much of total exports"
    named = {m.code for m in (*clause.all("place"), *clause.all("demonym"))}
    return sides[0].code if named <= {previous.reporter, *previous.partners} else None


def side_of_total(previous: Query, f: Features) -> Query | None:
    """The query of such a fragment, of the time that it names or that was told."""
    flow = names_a_side(f.clause, previous)
    if flow is None:
        return None
    f.clause.rule = RECKONED
    return previous.with_(operation="level", flow=flow, by=None, measure=None, limit=None, condition=None,
                          periods=f.periods or previous.periods, notes=())  # fmt: skip
