"""A gap between two times or partners of one flow: a difference, and not the balance, which the same word may mean."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause


def gap_of_one_flow(clause: Clause) -> Clause:
    """`The gap between exports in May and June`, `to the US and to the EU`: the word as one for how far apart they are;
    the clause itself where both flows, or none, are named."""
    if not clause.has("flow", "balance"):
        return clause
    ways = {m.code for m in clause.all("flow") if m.code != "balance"}
    if len(ways) != 1 or not ways <= {"export", "import"}:
        return clause
    found = clause.first("flow", "balance")
    joint = clause.after(found) if found is not None else None
    if found is None or joint is None or not (joint.is_("compare", "between") or joint.is_("prep", "between")):
        return clause
    apart = replace(found, kind="op", code="difference", others=((found.kind, found.code), *found.others))
    kept = tuple(apart if m is found else m for m in clause.mentions)
    return replace(clause, mentions=kept)
