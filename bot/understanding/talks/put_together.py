"""Figures told one by one, put together: their sum, their mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.model import Period, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.refusals.grounds import is_newest
from bot.understanding.talks.told import RECKONED, Told, told
from bot.understanding.words.kinds import WHO


def sum_of(query: Query, slot: str) -> Query:
    """The sum of what the slot holds: exports and imports are total trade, months in a row are one span."""
    if slot == "flow":
        return query.with_(operation="total", flow="total")
    if slot == "periods" and unbroken(query.periods):
        query = query.with_(periods=(Period(min(query.periods).first, max(query.periods).last),))
    return query.with_(operation="sum")


def mean_of(query: Query, slot: str) -> Query | None:
    """The mean of what the slot holds: of months in a row that of their span; None where there is none."""
    if slot not in ("partners", "periods"):
        return None  # of different goods, or of exports and imports, there is no mean
    months = all(period.month_count == 1 for period in query.periods)
    if slot == "periods" and months and unbroken(query.periods):
        return query.with_(operation="average", periods=(Period(min(query.periods).first, max(query.periods).last),))
    return query.with_(operation="average", by="items")


def unbroken(periods: tuple[Period, ...]) -> bool:
    """Whether each begins on the day after another ends."""
    return all((two.first - one.last).days == 1 for one, two in pairwise(sorted(periods)))


# Partners told before, without one of them: "drop the US" after several, or after an order of partners.
_BARE = ("harmless", "negation", "place", "demonym", "fragment", "conj", "courtesy")


def those_without(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Drop the US" after the figures of several partners: those of the others; "drop Africa, just ASEAN": of those
    that are kept in so many words."""
    c = f.clause
    if (word := c.first("negation", "without")) is None:
        return None
    things = told(before, True)
    named = c.codes("place", "demonym")
    bare = all(m.kind in _BARE or is_newest(m) for m in c.mentions)  # "now without ASEAN"
    if not (bare and named) or things is None or things.slot != "partners":
        return None
    behind = c.mentions[c.at(word) + 1 :]
    first = next((i for i, m in enumerate(behind) if m.kind in WHO), 0)
    just = (i for i, m in enumerate(behind) if m.says("only"))
    at = next((i for i in just if i > first), len(behind))
    kept = {m.code for m in behind[at:] if m.kind in WHO}
    rest = tuple(item for item in things.items if item in (kept or {*things.items} - named))
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
