"""Partners told before, without one of them: "drop the US" after several, or after an order of partners."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED, Told, told

_BARE = ("harmless", "negation", "place", "demonym", "fragment", "conj", "courtesy")


def those_without(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Drop the US" after the figures of several partners: those of the others."""
    c = f.clause
    if not c.has("negation", "without"):
        return None
    things = told(before, True)
    named = c.codes("place", "demonym")
    bare = c.only(*_BARE)
    if not (bare and named) or things is None or things.slot != "partners":
        return None
    rest = tuple(item for item in things.items if item not in named)
    if not named <= set(things.items) or not rest:
        return None
    if things.of.operation == "rank":  # the others of those named in the order, side by side
        things = Told("partners", things.items, things.of.with_(operation="compare", by="partner", limit=None))
    c.use(*c.all("negation", "without"))
    c.rule = RECKONED
    operation = "level" if len(rest) == 1 and things.of.operation in ("compare", "sum") else things.of.operation
    return things.of.with_(
        operation=operation, partners=rest, by=things.of.by if operation != "level" else None, notes=()
    )
