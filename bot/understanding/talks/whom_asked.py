"""Who the others are in a trade that was told: "who from?", "who else sells them?", "and which sold most?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import HOME, Query, Turn
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import FILLERS, WHO

_FEW_WHOM = 6  # tokens of a fragment
_WAYS = {"import": ("from",), "export": ("to",)}
_SOLD, _BOUGHT = ("sell", "give"), ("buy", "get")


def whom_asked(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the partners asked for, where nothing else is said and the way is the one told;
    "who else sells them?" after one partner's: all of them."""
    rest = frame.says("rest") and frame.has("question", "who", "where")
    if talk and (rest or (frame.has("harmless", "else") and frame.has("question", "who"))):
        return _who_else(frame, talk[-1].query)
    if talk and frame.has("extreme") and frame.has("verb", *_SOLD, *_BOUGHT):
        return _which_of_all(frame, talk[-1].query)
    if not talk or len(frame.tokens) > _FEW_WHOM or frame.leftover or not frame.has("question", "who", "where"):
        return frame
    told = talk[-1].query
    said = [m for m in frame.mentions if m.kind not in FILLERS and not m.says("acting_they")]
    asked, led = [m for m in said if m.kind == "question"], [m for m in said if m.kind in ("prep", "op")]
    way = len(led) == 1 and led[0].code in _WAYS.get(told.flow or "", ())
    came = len(led) == 1 and led[0].says("origin") and told.flow == "import" and frame.has("question", "who")
    way = way or came  # "who did they come from?"
    if not told.of_all:
        return frame
    if len(asked) != 1 or len(said) != 2 or not way or told.operation not in ("level", "sum"):
        return frame
    first, last = min(said[0].first, said[1].first), max(said[0].last, said[1].last)
    whom = replace(asked[0], first=first, last=last, kind="party", code="partner", others=(("harmless", "whom"),))
    return replace(frame, mentions=tuple(whom if m is said[0] else m for m in frame.mentions if m is not said[1]))


def _which_of_all(frame: Frame, told: Query) -> Frame:
    """ "And which sold most?" after an order of those who bought: who of all."""
    way = _SOLD if told.flow == "export" else _BOUGHT
    asked = frame.all("question", "what")
    ordered = told.operation == "rank" and told.by == "partner" and told.reporter == HOME and len(told.partners) != 1
    bare = frame.only("question", "verb", "extreme", *FILLERS) and len(frame.all("verb")) == 1
    if not (ordered and bare) or len(asked) != 1 or frame.leftover or not frame.has("verb", *way):
        return frame
    who = replace(asked[0], code="who", others=())
    return replace(frame, mentions=tuple(who if m is asked[0] else m for m in frame.mentions))


def _who_else(frame: Frame, told: Query) -> Frame:
    """Such a word as all the partners of the amount of a trade with one, where the verb, or the word of the way, if
    there is one, is of the same way ("where did the rest come from?"); more of an order, or a rate, would have to be
    asked for."""
    one = len(told.partners) == 1 and told.partners != ("WLD",) and told.reporter == HOME
    one = one and told.operation in ("level", "total", "share") and told.measure != "yoy"
    came, went = any(m.says("origin") for m in frame.mentions), any(m.says("heading") for m in frame.mentions)
    one = one and not (came and told.flow == "export") and not (went and told.flow == "import")
    sourced = ("op",) if came and not frame.has_other("op", "source") else ()
    kinds = ("question", "verb", "deictic", "prep", "place", *sourced, *FILLERS)
    if not one or told.flow not in _WAYS or frame.leftover or not frame.only(*kinds) or frame.has_other("place", HOME):
        return frame
    deal, home = frame.first("verb"), frame.first("place")
    acts = deal is not None and home is not None and home.first < deal.first  # "who else did China sell to"
    if deal is not None and deal.code not in (_SOLD if (told.flow == "export") is acts else _BOUGHT):
        return frame
    if deal is None and frame.has_other("prep", *_WAYS[told.flow]):
        return frame  # "and from whom else?", after what is sold
    code = "buyer" if told.flow == "export" else "seller"
    others = (m for m in frame.mentions if m.is_("harmless", "else") or m.says("rest"))
    party = [replace(m, kind="party", code=code, others=()) for m in others]
    who = [replace(m, code="who", others=()) for m in frame.all("question", "who", "where")]
    return replace(frame, mentions=(*who[:1], *party[:1]))


def alone_in_order(f: Features, before: Sequence[Turn]) -> bool:
    """ "And what do we sell them?" after an order of partners that told but one: that one, which it fills in."""
    last = before[-1]
    alone = (last.query.operation, last.query.by, len(last.named)) == ("rank", "partner", 1)
    if not alone or not f.clause.has("deictic", "them") or f.clause.has_any("ordinal", "party", *WHO):
        return False
    f.partners = last.named
    return True
