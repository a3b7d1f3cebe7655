"""A flow with its own time or partner, said after goods whose flow was asked back or supposed: of those goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Frame

_ALL = ((), ("TOTAL",))
_ONE_FLOW = ("export", "import")
_TERSE = ("flow", "period", "prep", "place", "demonym", "harmless", "courtesy", "growth")
_CHOICES = (
    (("ordinal", "1"), ("deictic", "first_one"), ("number", "1")),
    (("ordinal", "2"), ("deictic", "second_one"), ("number", "2")),
)
_WHOLE = ("in_all", "whole", "whole_flow", "whole_trade", "everybody")
_OTHERWISE = ("commodity", "agency", "books", "party", "event", "term", "number", "extreme")


def answers_back(clause: Clause, last: Turn, home: str) -> bool:
    """ "Exports, May 2025" after "Steel products: exports or imports?": the steel of May, and not all exports.

    So is "exports to Japan in December" after magnets whose flow was supposed. Who names the home country, all goods
    or other goods asks something else.
    """
    if not clause.has("flow", *_ONE_FLOW) or not _flow_open(last):
        return False
    if clause.has_any(*_OTHERWISE) or clause.ops("sum", "define", "held", "source"):
        return False
    whole = clause.has("flow", "total", "trade") or clause.says("in_all", "whole")
    named = {m.code for kind in ("place", "demonym") for m in clause.all(kind)}
    return home not in named and not whole


def chosen_by_place(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "The second", "1" after "exports or imports?": the flow that stands there in the question."""
    last = talk[-1] if talk else None
    if last is None or last.answered or last.query.flow is not None or last.query.commodities in _ALL:
        return frame
    said = [m for m in frame.mentions if m.kind not in ("harmless", "courtesy", "conj", "fragment")]
    said = [m for m in said if not (m.kind == "number" and said[0].kind == "ordinal")]  # "the first one"
    if len(said) != 1 or frame.leftover:
        return frame
    place = next((n for n, ways in enumerate(_CHOICES) if any(said[0].means(*way) for way in ways)), None)
    if place is None:
        return frame
    flow = replace(said[0], kind="flow", code=_ONE_FLOW[place], others=())
    return replace(frame, mentions=tuple(flow if m is said[0] else m for m in frame.mentions))


def _flow_open(last: Turn) -> bool:
    """Whether the flow of the query before was asked back, or nobody said it: the reply supposed one."""
    query = last.query
    if query.flow is None:
        return not last.answered
    supposed = any(note.origin == "assumed" and note.slot == "flow" for note in query.notes)
    return supposed and query.commodities not in _ALL


def of_it_or_of_all(
    clause: Clause, before: Sequence[Turn], query: Query, coverage: Coverage, home: str
) -> tuple[Query, ...]:
    """ "Exports in 2025?" after the imports of integrated circuits, "imports in May 2026?" after the exports to the US:
    of those goods and that partner, or of all and everybody; empty where the words leave no doubt. A whole sentence
    ("what were exports in 2025?") is asked by itself, "China's exports in 2025" is all of them, and nobody asks for
    crude oil from the EU of which nothing is held.
    """
    if not before or query.operation not in ("level", "growth") or query.commodities != ("TOTAL",):
        return ()
    last = before[-1].query
    if last.flow not in (*_ONE_FLOW, "balance", "total") or last.reporter != query.reporter:
        return ()
    if not clause.only(*_TERSE) or not clause.has("period"):
        return ()
    if clause.has("flow", "total", "trade") or clause.says(*_WHOLE):
        return ()
    goods = last.commodities if last.commodities not in _ALL and len(last.commodities) == 1 else query.commodities
    partners = query.partners
    if partners == ("WLD",) and len(last.partners) == 1 and not clause.has_any("place", "demonym"):
        partners = last.partners
    told = query.with_(commodities=goods, partners=partners, notes=())
    if any(two.kind == "flow" for m in clause.all("demonym", home) if (two := clause.after(m)) is not None):
        return ()
    named = clause.has_any("place", "demonym")
    if named and not any(coverage.held(told.reporter, told.flow or "", one, goods[0]) for one in partners):
        return ()
    return () if told == query.with_(notes=()) else (told, query.with_(notes=()))


def narrowed_to(clause: Clause, previous: Query, home: str) -> bool:
    """ "Imports only, first ten months" after the trade with Russia: a flow and `only`, so that there was more."""
    if not clause.has("flow", *_ONE_FLOW) or clause.has_any(*_OTHERWISE):
        return False
    only = clause.has("fragment", "only") or clause.says("only")
    named = clause.has_any("place", "demonym", "verb")
    return (
        only and not named and previous.reporter == home and previous.flow in ("export", "import", "total", "balance")
    )
