"""What somebody decides to do to a trade: "why did China restrict rare-earth exports" claims no fall."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import prep_of

_DOERS = ("place", "demonym", "agency")


def decided(clause: Clause) -> bool:
    """Whether a word for less of it is what a country does, and not how it moved: its subject stands right before it
    ("why did exports to the US stop" tells how they moved)."""
    for verb in clause.all("direction", "down"):
        doer = clause.before(verb) if verb.means("harmless", "decided") else None
        if doer is not None and doer.kind in _DOERS and not prep_of(clause, doer):
            return True
    return False
