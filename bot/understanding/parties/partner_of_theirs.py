"""`Of which China`, after the United States' own trade with the world: the part that is with China, in the same books,
though the home country named alone is elsewhere the one whose trade is told. So `¿solo de China?` after imports: only
what comes from there, for a language in which one word says of and from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.kinds import FILLERS, ONE_WAY, WORLD

_LED = {"export": "to", "import": "from"}  # what leads the partner of a flow; with any other flow it is dealt with


def partner_of_theirs(clause: Clause, before: Sequence[Turn], home: str) -> Clause:
    """The clause with that word led as a partner; as it is, where the whole that was told is the home country's own."""
    which = next((m for m in clause.all("question", "what") if m.says("relative")), None) if before else None
    if before and which is None and clause.says("only"):
        return _only_from(clause, before[-1].query, home)
    if which is None or not clause.only("question", "place", "prep", "conj", "period", *FILLERS):
        return clause
    last, places = before[-1].query, clause.all("place")
    theirs = last.reporter != home and last.partners in WORLD and last.flow in (*ONE_WAY, "balance", "total")
    if not theirs or [m.code for m in places] != [home] or places[0].first != which.last + 1:
        return clause
    led = replace(which, kind="prep", code=_LED.get(last.flow or "", "with"), others=())
    kept = (m for m in clause.mentions if not (m.kind == "prep" and m.last + 1 == which.first))
    return replace(clause, mentions=tuple(led if m is which else m for m in kept))


def _only_from(clause: Clause, last: Query, home: str) -> Clause:
    """The clause with the home country led as the one from which the goods come."""
    theirs = last.reporter != home and last.partners in WORLD and last.flow == "import"
    places = clause.all("place")
    if not theirs or [m.code for m in places] != [home] or not clause.only("place", "prep", "conj", "period", *FILLERS):
        return clause
    of = clause.before(places[0])
    if of is None or not (of.is_("prep", "of") and ("time", "from") in of.others):
        return clause
    led = replace(of, code="from", others=())
    return replace(clause, mentions=tuple(led if m is of else m for m in clause.mentions))
