"""`As compras da Rússia na China`, `les achats de la Russie en Chine`: whose dealing it is stands right after the noun
for it, and where it is done, the other side, after that."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import prep_of
from bot.understanding.clauses.subjects import is_noun
from bot.understanding.parties.places import Group, Part


def dealt_in(clause: Clause, found: list[Group], home: str) -> list[Group]:
    """The groups, the one right after a noun of buying or selling as who does it, the other as where."""
    verb = clause.first("verb")
    if verb is None or not is_noun(verb) or len(found) != 2 or clause.has("flow"):
        return found
    doer, other = found
    named = clause.before(doer.mentions[0], "prep")
    whose = prep_of(clause, doer.mentions[0]) == "of" and named is verb
    there = prep_of(clause, other.mentions[0]) == "in" and other.mentions[0].kind == "place"
    if not (whose and there) or doer.codes == other.codes or (home,) not in (doer.codes, other.codes):
        return found
    end: Part = "origin" if verb.code in ("buy", "get") else "destination"
    return [replace(doer, part="owner", bare=False), replace(other, part=end)]
