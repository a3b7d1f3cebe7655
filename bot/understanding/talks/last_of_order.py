"""`And the last of them?` after an order of partners: the one that stands last in it, and not all of them. `Imports
from the last one` after several that were named: the one named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Bound, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import BALANCES, FILLERS, ONE_WAY

_BACK = 3  # how many turns back they may have been named
_BESIDE = ("time", "deictic", "prep", "flow", "period", "growth", *FILLERS)
_TO_SOMEBODY = ("from", "to", "with", "for", "of")


def last_of_order(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with the name of that partner in the place of such words, where nothing else is said."""
    told = talk[-1] if talk else None
    ordered = told is not None and (told.query.operation, told.query.by) == ("rank", "partner")
    if told is None or not ordered or len(told.named) < 2 or frame.leftover:
        return _last_named(frame, talk)
    last, them = frame.all("time", "past"), frame.all("deictic", "them")
    plain = frame.only("time", "deictic", "prep", "question", *FILLERS) and len(frame.all("time")) == 1
    if len(last) != 1 or len(them) != 1 or not plain or not last[0].first < them[0].first:
        return frame
    one = replace(last[0], kind="place", code=told.named[-1], others=())
    rest = (m for m in frame.mentions if m is not them[0] and not m.is_("prep", "of"))
    return replace(frame, mentions=tuple(one if m is last[0] else m for m in rest))


def _last_named(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The name of the last of several partners of one query in the place of such words, where who is dealt with is
    said by them, or nothing but a time."""
    if frame.leftover or not frame.only(*_BESIDE) or not frame.mentions:
        return frame
    said = frame.mentions
    ones = [m for m in said if m.is_("time", "past") or m.says("last_one", "latter_of_two")]
    several = next((turn.query for turn in list(talk)[: -_BACK - 1 : -1] if len(turn.query.partners) > 1), None)
    if len(ones) != 1 or several is None or several.by == "flow" or several.flow not in (*ONE_WAY, *BALANCES, "both"):
        return frame
    at = said.index(ones[0])
    led = at > 0 and said[at - 1].is_("prep", *_TO_SOMEBODY)
    alone = at == 0 or frame.says("only") or frame.has("fragment", "only")
    if not (led or (alone and (at or not ones[0].is_("time")) and not frame.has("flow"))) or len(frame.all("time")) > 1:
        return frame
    if led and not (frame.has("flow") or at == 1):
        return frame
    one = replace(ones[0], kind="place", code=several.partners[-1], others=())
    ends = {"import": "from", "export": "to"}  # "importations du dernier": whose they are is no other's book
    flow = frame.first("flow")
    end = ends.get(flow.code) if flow is not None and led and said[at - 1].code == "of" else None
    read = {ones[0]: one, **({said[at - 1]: replace(said[at - 1], code=end, others=())} if end else {})}
    return replace(frame, mentions=tuple(read.get(m, m) for m in said))


def deficits_first(query: Query | None, previous: Query, f: Features) -> Query | None:
    """ "Which is the largest deficit?" after the balances of several: in the order of their deficits, the largest
    first, and not of what is left over."""
    told = previous.condition
    deficits = f.clause.has("flow", "deficit") or (isinstance(told, Bound) and told == Bound("below", 0.0))
    if query is None or query.operation != "compare" or query.by != "partner" or query.flow != "balance":
        return query
    if not deficits or f.extreme() != 1:
        return query
    return query.with_(operation="rank", limit=-len(query.partners), condition=None)
