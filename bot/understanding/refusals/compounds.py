"""Goods that another good makes others of: `steel furniture`, `batteries for phones`, `meubles en acier`. Each of the
two is held, and neither of them is what is asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.understanding.refusals.strangers import narrower
from bot.understanding.words.frame import Frame, Mention

_MADE_OF: Final = ("for", "of", "in")  # what may stand between the goods and what they are for or made of
_PARTS: Final = ("share", "percent")
_SET_AGAINST: Final = ("share", "compare", "contribution", "difference", "gap", "rank")
_TWO: Final = 2
_CARRIED: Final = "ships"


def other_goods(frame: Frame, catalog: Catalog) -> str | None:
    """The goods that what is said of held ones makes others, in the asker's words; None for none."""
    return narrower(frame) or _compound(frame, catalog)


def _compound(frame: Frame, catalog: Catalog) -> str | None:
    """What the goods are called in the asker's words; None where each of those named is one by itself."""
    goods = [m for m in frame.all("commodity") if _traded(m, catalog)]
    if not goods or len({m.code for m in goods}) > _TWO:
        return None  # "iron ore coal soybeans": a list that nothing parts
    if (rest := _without_a_part(frame, goods, catalog)) is not None:
        return rest
    for one, two in pairwise(frame.mentions):
        if one in goods and two in goods and two.first == one.last + 1 and not _kin(one, two, catalog):
            listed = all(catalog.commodities[m.code].default_flow == "import" for m in (one, two))  # "coal crude"
            return None if listed else frame.ways.beside(one.said, two.said)
        carried = one.is_("question", "how_many") and two.is_("commodity", _CARRIED) and goods[0].last < one.first
        if carried and two.first == one.last + 1 and goods[0].code != _CARRIED:
            return two.said  # "iron ore, number of ships": what carries it is no ship that is traded
    if frame.has("measure", *_PARTS) or frame.has("op", *_SET_AGAINST) or frame.has_any("fraction", "multiple"):
        return None  # "the share of chips in electronics"
    return _meant_for(frame, goods, catalog)


def _without_a_part(frame: Frame, goods: list[Mention], catalog: Catalog) -> str | None:
    """`Gas, not LNG`, `batteries, not EV ones`: what is left of goods without a part of them."""
    for denial, part in pairwise(frame.mentions):
        if not denial.is_("negation", "not", "without") or part not in goods or part.first != denial.last + 1:
            continue
        ones = [m for m in frame.mentions if m.first == part.last + 1 and m.says("same_goods")]
        for whole in goods:
            if whole.last < denial.first and (ones or catalog.commodities[part.code].parent == whole.code):
                return frame.ways.beside(whole.said, denial.said, part.said)
    return None


def _meant_for(frame: Frame, goods: list[Mention], catalog: Catalog) -> str | None:
    """`Chips for cars`, `coal for the power plants`, `muebles de acero`, 汽车用芯片: two with one joint between."""
    said = [m for m in frame.mentions if not m.says("determiner")]
    for one, joint, two in zip(said, said[1:], said[2:], strict=False):
        if one not in goods:
            continue
        meant = joint.is_("prep", "for") and one.code != two.code  # "rare earths for magnets"
        used = two in goods and (meant or not _kin(one, two, catalog))
        used = used or (two.is_("harmless", "maker") and joint.is_("prep", "for"))
        little = frame.ways.unspaced and joint.kind == "harmless" and joint.first == joint.last
        joined = joint.is_("prep", *_MADE_OF) or little or (joint.is_("prep", "to") and not frame.has("prep", "from"))
        if used and joined and _right_behind(frame, one, joint) and _right_behind(frame, joint, two):
            return ("" if frame.ways.unspaced else " ").join(m.said for m in (one, joint, two))
    return None


def _right_behind(frame: Frame, one: Mention, two: Mention) -> bool:
    """Whether nothing but an article stands between."""
    between = [m for m in frame.mentions if one.last < m.first < two.first]
    return two.first - one.last - 1 == sum(m.last - m.first + 1 for m in between)


def _traded(mention: Mention, catalog: Catalog) -> bool:
    known = catalog.commodities.get(mention.code)
    return known is not None and known.kind == "goods"


def _kin(one: Mention, two: Mention, catalog: Catalog) -> bool:
    """Whether both may name the same: `rare-earth magnets`, `NEV cars`, `concentrado de cobre`; or one is a part of
    the other."""
    codes = {one.code, two.code}
    wider = {catalog.commodities[code].parent for code in codes}
    return bool(wider & codes) or len({code.partition("_")[0] for code in codes}) == 1
