"""A bare "both" in a talk, which is a filler in "both exports and imports", and "each" beside the newest: the two
things told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.told import told
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import LITTLE, WHO

_THINGS = (("flow",), WHO, ("commodity",), ("period",))


def both_meant(clause: Clause, before: Sequence[Turn]) -> Clause:
    """ "Imports from both?" after Korea and Japan, "the corresponding imports" after two quarters, "the newest of each"
    after two series: of either."""
    marks = [m for m in clause.mentions if m.says("both_of_them", "corresponding_to_them")] if before else []
    marks = marks or (_newest_of_each(clause) if before else [])
    if len(marks) != 1 or clause.has("deictic"):
        return clause
    own = any(len({m.code for kind in kinds for m in clause.all(kind)}) > 1 for kinds in _THINGS)
    things = None if own else told(before, True)
    if things is None or len(things.items) != 2 or (things.slot == "flow" and clause.has("flow")):
        return clause  # "both exports?"
    corresponding = marks[0].says("corresponding_to_them")
    if corresponding and not (things.slot == "periods" and clause.has("flow") and not clause.has("period")):
        return clause
    read = tuple(replace(m, kind="deictic", code="both", others=()) if m in marks else m for m in clause.mentions)
    return replace(clause, mentions=read)


def _newest_of_each(clause: Clause) -> list[Mention]:
    """The word for each, where the newest of each is asked for and nothing else."""
    times = clause.expressions()
    newest = bool(times) and all(time.latest for _, time in times) and clause.only("period", "op", *LITTLE)
    each = [m for m in clause.mentions if m.is_("op", "each") or m.says("said_of_each")] if newest else []
    return each if not clause.has_other("op", "each") else []
