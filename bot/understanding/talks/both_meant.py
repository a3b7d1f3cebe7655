"""A bare "both" in a talk, which is a filler in "both exports and imports": the two things told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.told import told

_THINGS = (("flow",), ("place", "demonym"), ("commodity",), ("period",))


def both_meant(clause: Clause, before: Sequence[Turn]) -> Clause:
    """ "Imports from both?" after Korea and Japan: of either. A pair that the fragment names itself is its own."""
    marks = [m for m in clause.mentions if m.says("both_of_them")] if before else []
    if len(marks) != 1 or clause.has("deictic"):
        return clause
    if any(len({m.code for kind in kinds for m in clause.all(kind)}) > 1 for kinds in _THINGS):
        return clause
    things = told(before, True)
    if things is None or len(things.items) != 2 or things.slot == "periods":
        return clause
    if things.slot == "flow" and clause.has("flow"):
        return clause  # "both exports?"
    read = tuple(replace(m, kind="deictic", code="both", others=()) if m in marks else m for m in clause.mentions)
    return replace(clause, mentions=read)
