"""One part of a text as a deal: which way goods went, with whom, when, and whether it points at a part before it.

`Exports to the US in May`, `what came from it`, `how much did Germany buy from China`: by its flow, by a verb of
selling or buying, or by no more than `to` or `from`. A part with any word that has no place in a deal is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, OTHER_WAY, WHO

WAY_OF: Final = {
    "sell": "export", "give": "export", "buy": "import", "get": "import", "to": "export", "from": "import",
    "post_to": "export", "post_from": "import",
}  # fmt: skip
POINTING: Final = ("both_of_them", "with_them", "pronoun", "from_there", "to_there", "it_again", "its")
_TO: Final = ("to", "from", "post_to", "post_from")
_OTHERWISE: Final = (
    "whole_flow", "whole_trade", "in_all", "summed", "everybody", "rest", "than", "every_other", "save", "part",
    "taken", "negative", "possessive", "slip",
)  # fmt: skip


@dataclass(slots=True)
class Deal:
    """One part of a row of deals."""

    said: list[Mention] = field(default_factory=list)
    way: str = ""
    head: Mention | None = None  # what tells the way
    prep: Mention | None = None
    whom: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    rate: Mention | None = None
    level: bool = True  # its amount is asked for
    reckoned: Mention | None = None  # what two amounts come to, or lie apart
    points: bool = False  # at whom the part before it named
    several: bool = False  # at all of them
    pair: bool = False  # who are two
    foreign: bool = False  # told by what somebody else did
    told_on: bool = False  # by what "it" did
    acting: bool = False  # by what "they" did
    home: bool = False  # the country itself is named
    back: bool = False  # the other way
    same: bool = False  # all that was asked before, of another
    plus: bool = False  # added to the part before it
    summed: bool = False  # by a word without a comma before it

    @property
    def led(self) -> bool:
        """Whether no flow tells the way."""
        return self.head is not None and self.head.kind != "flow"

    def has(self, kind: str, *codes: str) -> bool:
        return any(m.is_(kind, *codes) for m in self.said)


def dealt(chunk: list[Mention]) -> Deal | None:
    """The deal that a part tells; None where a word has no place in one."""
    deal = Deal(said=chunk)
    for i, m in enumerate(chunk):
        following = chunk[i + 1] if i + 1 < len(chunk) else None
        if not any(takes(deal, m, following) for takes in _TAKING):
            return None
    return deal if _whole(deal) else None


def _flow(deal: Deal, m: Mention, _: Mention | None) -> bool:
    if not m.is_("flow", *ONE_WAY) or (deal.way and not (deal.led and deal.way == m.code)):
        return False
    deal.way, deal.head = m.code, m
    return True


def _verb(deal: Deal, m: Mention, _: Mention | None) -> bool:
    if m.kind != "verb" or m.code not in WAY_OF or deal.way not in ("", WAY_OF[m.code]):
        return False
    if deal.whom and deal.prep is None:  # "how much did Germany buy": the other way round
        if len(deal.whom) > 1 or m.code not in ("buy", "sell"):
            return False
        deal.foreign = True
    at = deal.said.index(m)
    deal.told_on = at > 0 and deal.said[at - 1].says("pronoun")
    deal.way, deal.head = WAY_OF[m.code], m
    return True


def _preposition(deal: Deal, m: Mention, _: Mention | None) -> bool:
    if not (m.is_("prep", *_TO) or m.says("bought_of")):
        return False
    way = WAY_OF[m.code if m.is_("prep", *_TO) else "from"]
    bought_of = deal.head is not None and deal.head.is_("verb", "buy")  # "comprar a", "acheter à"
    if deal.way and deal.way != way and not bought_of:
        return False
    deal.prep = m
    if not deal.way:
        deal.way, deal.head = way, m
    return True


def _who(deal: Deal, m: Mention, following: Mention | None) -> bool:
    """A partner, or the country itself ahead of what it does."""
    if m.kind not in WHO or m.code == "WLD":
        return False
    if m.code != HOME:
        deal.whom.append(m)
        return True
    deal.home = True
    governed = deal.prep is not None and deal.prep.last + 1 == m.first and deal.foreign
    return governed or (following is not None and following.kind in ("verb", "flow", "harmless"))


def _time_or_rate(deal: Deal, m: Mention, _: Mention | None) -> bool:
    if m.kind == "period":
        deal.times.append(m)
    elif m.is_("growth", "yoy", "growth"):
        deal.rate = m
    return m.kind == "period" or m is deal.rate or m.is_("measure", "level", "value") or m.is_("flow", "trade")


def _reckoning(deal: Deal, m: Mention, _: Mention | None) -> bool:
    """`The difference between`, `the sum of`, ahead of what it is of; `minus those from`, between the two."""
    less = m.kind == "negation" and m.says("less_that") and len(deal.whom) == 1
    if m.is_("compare", "between") or m.is_("prep", "between"):
        return deal.reckoned is not None and not deal.way
    gap = m.is_("op", "difference", "sum") or (m.kind == "flow" and m.means("op", "difference"))
    if deal.reckoned is not None or not (less or (gap and not deal.way and not m.says("whole_flow"))):
        return False
    deal.reckoned = m if m.is_("op", "sum") else replace(m, kind="op", code="difference", others=())
    return True


def _pointing(deal: Deal, m: Mention, following: Mention | None) -> bool:
    """What stands for somebody or something told before."""
    if m.says("acting_they") and deal.prep is None and not deal.way:
        deal.points = deal.several = deal.acting = True
        return True
    if m.is_("deictic", "other_one"):
        deal.back = deal.points = True
        return True
    if m.is_("deictic", "same") or m.says("likewise"):
        deal.same = True
        return True
    if not (m.is_("deictic", "there", "them") or _points(m, deal.prep, following)):
        return False
    deal.points = True
    deal.pair |= m.is_("deictic", "both") or m.says("both_of_them")
    deal.several |= deal.pair or m.is_("deictic", "them") or m.is_("op", "each")
    return True


def _points(m: Mention, prep: Mention | None, following: Mention | None) -> bool:
    """Whether a word behind `to` or `from` points at whom the part before it named."""
    if m.kind not in ("harmless", "op", "deictic"):
        return False
    if m.says(*POINTING) and not (m.says("its", "pronoun") and prep is None):
        return True
    if prep is None or m.first != prep.last + 1 or (following is not None and following.kind in WHO):
        return False
    alone = following is None or following.kind == "period"
    return m.is_("op", "each") or m.is_("deictic", "both") or (alone and m.is_("harmless", "little"))


def _small(_: Deal, m: Mention, __: Mention | None) -> bool:
    asked = m.is_("question", "how_much", "what", "how_many") or m.is_("prep", "with", "of")
    return asked or m.kind in ("courtesy", "self") or (m.kind == "harmless" and not m.says(*_OTHERWISE))


_TAKING: Final[tuple[Callable[[Deal, Mention, Mention | None], bool], ...]] = (
    _reckoning, _flow, _verb, _preposition, _who, _time_or_rate, _pointing, _small,
)  # fmt: skip


def _whole(deal: Deal) -> bool:
    """Whether its words make a deal, whose way is then that of the country's goods."""
    if deal.led and deal.head is deal.prep and not (deal.whom or deal.points):
        return False
    if deal.has("prep", "with") and not deal.same:
        return False
    if deal.acting and (not deal.way or deal.whom or not deal.has("verb")):
        return False
    if deal.foreign and (not deal.home or len(deal.whom) > 1):
        return False
    if deal.acting or deal.foreign:
        deal.way = OTHER_WAY[deal.way]
    if deal.points and not deal.way and any(m.says("origin") for m in deal.said):
        deal.way = "import"  # "what came from it", in one word
    if deal.rate is not None:
        deal.level = bool(deal.way) and deal.has("measure", "level", "value")
    return True
