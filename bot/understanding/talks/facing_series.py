"""Context series that face one another, each side's tariff on the other's goods: "and China's on American goods?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalog import Catalog
from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import OTHER_WAY

_UPON = ("on", "to", "from", "against", "at", "with")


def facing_series(clause: Clause, previous: Query, catalog: Catalog, home: str) -> tuple[str, ...]:
    """The series of the other side, where the fragment says that it is meant; empty where it does not.

    A tariff bears on one flow with one partner: the one on the home country's exports is the partner's, that on its
    imports its own. Whoever is named first, and not behind a preposition, is whose tariff is asked for.
    """
    code = previous.commodities[0] if len(previous.commodities) == 1 else ""
    if code not in catalog.bears_on:
        return ()
    flow, partner = catalog.bears_on[code]
    others = [one for one, on in catalog.bears_on.items() if on == (OTHER_WAY.get(flow), partner)]
    owner = home if flow == "export" else partner  # of the other one
    named = next((m for m in clause.mentions if m.kind in ("place", "demonym")), None)
    led = clause.before(named) if named is not None else None
    asked = named is not None and named.code == owner and not (led is not None and led.is_("prep", *_UPON))
    if named is not None and _charged(clause, named):  # "what do they charge the US": whose goods bear it
        asked = named.code != owner
    return tuple(others) if len(others) == 1 and (asked or clause.has("deictic", "other_one")) else ()


def _charged(clause: Clause, named: Mention) -> bool:
    """Whether it stands right behind a verb of charging."""
    led = [m for m in clause.mentions if m.last < named.first][-1:]
    return bool(led) and led[0].says("charging")


def newest_too(previous: Query | None, codes: tuple[str, ...]) -> bool:
    """ "And China's?" after the newest tariff of the other side: the newest of another series, where no time was said
    of the one before."""
    if previous is None or previous.flow != "context" or previous.commodities == codes:
        return False
    return any(note.slot == "periods" and note.origin == "covered" for note in previous.notes)


# Another time after two series told in one reply: "ppi and cpi for April", "and March?" asks for both.
def of_both_series(query: Query, talk: Sequence[Turn]) -> tuple[Query, ...]:
    """The query of each of the two, where it is the last one's of another time; else the query alone."""
    if query.flow != "context" or len(talk) < 2 or not talk[-1].joined:
        return (query,)
    one, last = talk[-2].query, talk[-1].query
    again = query.with_(periods=(), notes=()) == last.with_(periods=(), notes=())
    if not again or one.flow != "context" or one.periods != last.periods or query.periods == last.periods:
        return (query,)
    return one.with_(periods=query.periods, notes=query.notes), query
