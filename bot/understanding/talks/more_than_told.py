"""`I bet the Saudis sold more`, after the crude of one partner: more than that one did, and no growth of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import HOME, Turn
from bot.understanding.parties.ends_of_trade import MIRROR
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import FILLERS, ONE_WAY, WHO, WORLD
from bot.understanding.words.lexicon import Lexicon

_DEALS: Final = {"sell": "export", "give": "export", "buy": "import", "get": "import"}
_SAID: Final = (*WHO, *FILLERS, "verb", "direction", "more", "extreme", "self", "op", "prep")


def more_than_told(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon) -> Frame:
    """The frame with its word of degree as one between the partner that is named and the one told, where nothing else
    is said of either: the same goods, flow and time are meant."""
    last = talk[-1].query if talk else None
    told = last is not None and last.operation == "level" and last.reporter == HOME and last.flow in ONE_WAY
    if last is None or not told or len(last.partners) != 1 or last.partners in WORLD or len(last.periods) != 1:
        return frame
    named, deals = [m for m in frame.mentions if m.kind in WHO], frame.all("verb")
    degrees = [(m, code) for m in frame.mentions if (code := _degree(frame, m, lexicon))]
    if len(named) != 1 or len(degrees) != 1 or len(deals) > 1 or frame.leftover or not frame.only(*_SAID):
        return frame
    if named[0].code in (HOME, *last.partners) or any(not m.is_("op", "check") for m in frame.all("op")):
        return frame
    dealt = [MIRROR.get(_DEALS.get(m.code, ""), "") for m in deals]  # what a partner sells, the home country imports
    if dealt != [last.flow] and not (frame.has("self") and not deals):
        return frame
    degree, code = degrees[0]
    read = {degree: replace(degree, kind="more", code=code, others=())}
    read |= {m: replace(m, kind="harmless", code="little", others=()) for m in (*deals, *frame.all("self"))}
    return replace(frame, mentions=tuple(read.get(m, m) for m in frame.mentions))


def _degree(frame: Frame, m: Mention, lexicon: Lexicon) -> str:
    """Which way such a word sets one over another: by any of its meanings, for behind a verb it tells a move."""
    if m.kind not in ("more", "direction", "extreme"):
        return ""
    _, meanings = lexicon.longest(tuple(token.norm for token in frame.tokens[m.first : m.last + 1]), 0)
    return next((code for kind, code in meanings if kind == "more" and code in ("more", "less")), "")
