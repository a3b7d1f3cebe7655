"""`Drop the US`, `now without ASEAN`, after the figures of several partners: those of the others."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.refusals.grounds import is_newest
from bot.understanding.talks.told import RECKONED, Told, told
from bot.understanding.words.frame import codes_in
from bot.understanding.words.kinds import WHO

_BARE = ("harmless", "negation", "place", "demonym", "fragment", "conj", "courtesy")


def those_without(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Drop the US" after the figures of several partners: those of the others; "drop Africa, just ASEAN": of those
    that are kept in so many words."""
    c = f.clause
    if (word := c.first("negation", "without")) is None:
        return None
    things = told(before, True)
    named = c.codes(*WHO)
    bare = all(m.kind in _BARE or is_newest(m) for m in c.mentions)  # "now without ASEAN"
    if not (bare and named) or things is None or things.slot != "partners":
        return None
    behind = c.mentions[c.at(word) + 1 :]
    first = next((i for i, m in enumerate(behind) if m.kind in WHO), 0)
    just = (i for i, m in enumerate(behind) if m.says("only"))
    at = next((i for i in just if i > first), len(behind))
    kept = codes_in(behind[at:], *WHO)
    rest = tuple(item for item in things.items if item in (kept or {*things.items} - named))
    if not named <= set(things.items) or not rest:
        return None
    if things.of.operation == "rank" and not kept and things.of.measure != "share" and not things.of.partners:
        c.use(*c.all("negation", "without"))
        c.rule = RECKONED  # as many as were asked for, of all the others
        return things.of.with_(by="without", partners=("WLD", *codes_in(c.mentions, *WHO)), notes=())
    if things.of.operation == "rank":  # the others of those named in the order, side by side
        things = Told("partners", things.items, things.of.with_(operation="compare", by="partner", limit=None))
    c.use(*c.all("negation", "without"))
    c.rule = RECKONED
    operation = "level" if len(rest) == 1 and things.of.operation in ("compare", "sum") else things.of.operation
    return things.of.with_(
        operation=operation, partners=rest, by=things.of.by if operation != "level" else None, notes=()
    )
