"""A flow with its own time or partner, said after goods whose flow was asked back or supposed: of those goods."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.clause import Clause

_ALL = ((), ("TOTAL",))
_ONE_FLOW = ("export", "import")
_TERSE = ("flow", "period", "prep", "place", "demonym", "harmless", "courtesy", "growth")
_OTHERWISE = ("commodity", "agency", "books", "party", "event", "term", "number", "extreme")


def answers_back(clause: Clause, last: Turn, home: str) -> bool:
    """ "Exports, May 2025" after "Steel products: exports or imports?": the steel of May, and not all exports.

    So is "exports to Japan in December" after magnets whose flow was supposed. Who names the home country, all goods
    or other goods asks something else.
    """
    if not clause.has("flow", *_ONE_FLOW) or not _flow_open(last):
        return False
    if any(map(clause.has, _OTHERWISE)) or clause.ops("sum", "define", "held", "source"):
        return False
    whole = clause.has("flow", "total", "trade") or any(m.means("harmless", "in_all", "whole") for m in clause.mentions)
    named = {m.code for kind in ("place", "demonym") for m in clause.all(kind)}
    return home not in named and not whole


def _flow_open(last: Turn) -> bool:
    """Whether the flow of the query before was asked back, or nobody said it: the reply supposed one."""
    query = last.query
    if query.flow is None:
        return not last.answered
    supposed = any(note.origin == "assumed" and note.slot == "flow" for note in query.notes)
    return supposed and query.commodities not in _ALL


def goods_or_all(clause: Clause, before: Sequence[Turn], query: Query, coverage: Coverage) -> tuple[Query, ...]:
    """ "Exports in 2025?" after the imports of integrated circuits: of those goods, or of all; empty where the words
    leave no doubt, or only one of the two is held."""
    if not before or query.operation not in ("level", "growth") or query.commodities != ("TOTAL",):
        return ()
    last = before[-1].query
    if last.flow not in (*_ONE_FLOW, "balance", "total") or last.commodities in _ALL or len(last.commodities) != 1:
        return ()
    if not all(m.kind in _TERSE for m in clause.mentions) or not clause.has("period"):
        return ()
    if clause.has("flow", "total", "trade") or last.reporter != query.reporter:
        return ()
    partners = query.partners if query.partners != ("WLD",) else last.partners
    goods = query.with_(commodities=last.commodities, partners=partners, notes=())
    held = [
        periods
        for partner in partners
        for _, periods in coverage.held(query.reporter, query.flow or "", partner, last.commodities[0])
    ]
    known = any(period in periods for periods in held for period in query.periods)
    return (goods, query.with_(notes=())) if known else ()


def narrowed_to(clause: Clause, previous: Query, home: str) -> bool:
    """ "Imports only, first ten months" after the trade with Russia: a flow and `only`, so that there was more."""
    if not clause.has("flow", *_ONE_FLOW) or any(map(clause.has, _OTHERWISE)):
        return False
    only = clause.has("fragment", "only") or any(m.means("harmless", "only") for m in clause.mentions)
    named = any(clause.has(kind) for kind in ("place", "demonym", "verb"))
    return (
        only and not named and previous.reporter == home and previous.flow in ("export", "import", "total", "balance")
    )
