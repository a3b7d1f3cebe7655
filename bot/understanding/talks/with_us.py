"""Who "us" is in a talk, and whose "their deficit with us" is: who asks speaks of the home country, and of no US."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import HOME, Query
from bot.understanding.words.frame import Frame, Mention, Mentioned
from bot.understanding.words.kinds import BALANCES, ONE_WAY, WHO


def from_us(frame: Frame, last: Query) -> Frame:
    """ "What did they buy from us", "what they sold to us", "who sells us more", "the deficit for us", "what surplus
    does that leave us with": who asks speaks of the home country, and of no US."""
    named = [m for m in frame.all("place") if m.said in frame.ways["us_speaking"]]
    if (theirs := _theirs_with_us(frame, named, last)) is not None:
        return theirs
    if (one := one_of_us(frame, named, last)) and last.flow == _WAY_BACK.get(_dealt(frame, named[0])):
        return replace(frame, mentions=tuple(replace(m, code=one) if m is named[0] else m for m in frame.mentions))
    led = next((m for m in frame.all("prep", "to", "from") if named and m.last + 1 == named[0].first), None)
    sold = any(m.last + 1 == n.first for n in named[:1] for m in frame.all("verb", "sell", "give"))
    acts = led is not None and frame.says("acting_they") and frame.has("verb")
    led = led if acts else _left_with_us(frame, named)
    if not sold and led is None:
        return frame
    us = replace(named[0], kind="self", code="us", others=())
    return replace(frame, mentions=tuple(us if m is named[0] else m for m in frame.mentions if m is not led))


def _left_with_us(frame: Frame, named: Sequence[Mention]) -> Mention | None:
    """The preposition beside the pronoun, where a balance is somebody's: ahead of it, or behind what leaves us with."""
    if len(named) != 1 or not frame.has("flow", *BALANCES) or len(frame.all("flow")) > 1:
        return None
    ahead = (m for m in frame.all("prep", "for") if m.last + 1 == named[0].first)
    behind = (m for m in frame.all("prep", "with") if m is frame.mentions[-1] and m.first == named[0].last + 1)
    return next(ahead, None) or next(behind, None)


_ENDS = ("with", "from", "to", "for")
_WAY_BACK: Final = {"buy": "export", "get": "export", "sell": "import", "give": "import"}


def one_of_us(frame: Mentioned, named: Sequence[Mention], last: Query) -> str:
    """ "And bought from us?" after what China sold to Britain: the partner that who asks speaks for, where nobody else
    acts; "" for anything else, or where they may speak of the country of that name."""
    told = last.reporter == HOME and len(last.partners) == 1 and last.partners not in (("WLD",), (HOME,))
    if not told or len(named) != 1 or last.partners[0] == named[0].code or frame.says("acting_they"):
        return ""
    others = [m for m in frame.mentions if m.kind in (*WHO, "flow") and m is not named[0] and m.code != HOME]
    return last.partners[0] if _dealt(frame, named[0]) and not others else ""


def _dealt(frame: Mentioned, us: Mention) -> str:
    """The verb right before `from us`, `to us`."""
    for verb in frame.all("verb"):
        led = next((m for m in frame.all("prep", "from", "to", "of", "by") if m.last + 1 == us.first), None)
        if verb.code in _WAY_BACK and led is not None and verb.last + 1 == led.first:
            return verb.code
    return ""


def _theirs_with_us(frame: Frame, named: Sequence[Mention], last: Query) -> Frame | None:
    """ "The EU's deficit with us", "their deficit with us", "their imports from China" after what is sold to them: the
    flow of whoever is named ahead of it, with the home country; None where nobody owns it, or it is with others."""
    said, flows = frame.mentions, frame.all("flow", *BALANCES, *ONE_WAY)
    ours = [*named, *frame.all("self", "us"), *(m for m in said if m.kind in WHO and m.code == HOME)]
    if len(flows) != 1 or len(frame.all("flow")) != 1 or len(ours) != 1 or frame.has("verb"):
        return None
    us, at = ours[0], said.index(ours[0])
    whose = [m for m in said[: said.index(flows[0])] if m.kind in WHO or m.says("possessive")]
    if at == 0 or not said[at - 1].is_("prep", *_ENDS) or us.first < flows[0].first or len(whose) != 1:
        return None
    told = last.partners if last.reporter == HOME else (last.reporter,)
    owner = whose[0]
    if owner.kind not in WHO:
        if len(told) != 1 or told[0] in ("WLD", HOME):
            return None
        owner = replace(owner, kind="demonym", code=told[0], others=())
    if owner.code == HOME:
        return None
    home = replace(us, kind="place", code=HOME, others=())
    read = {whose[0]: owner, us: home}
    return replace(frame, mentions=tuple(read.get(m, m) for m in said))
