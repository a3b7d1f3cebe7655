"""Two ends of one question: the best and the worst month, the best and a series beside it, all partners and one."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from bot.model import HOME
from bot.understanding.clauses.sentences import WHO, has_topic
from bot.understanding.words.frame import Mention

_LOW = frozenset({"least", "worst"})
Part = tuple[Mention, ...]


def both_ends(mentions: Part) -> tuple[Part, Part] | None:
    """The question with either superlative alone, where both are asked of one thing; both halves, where each has a
    flow or a dealer of its own. None where there are not two, or nothing joins them."""
    ends = [m for m in mentions if m.kind == "extreme"]
    if len(ends) != 2:
        return None
    one, other = ends
    between = [m for m in mentions if one.last < m.first < other.first]
    joint = next((m for m in between if m.is_("conj", "and")), None)
    if joint is not None:
        cut = mentions.index(joint)
        left, right = mentions[:cut], mentions[cut + 1 :]
        topics = [
            {(m.kind, m.code) for m in side if m.kind == "flow" or m.is_("party", "buyer", "seller")}
            for side in (left, right)
        ]
        if topics[0] and topics[1] and topics[0] != topics[1]:
            return left, right
    if (one.code in _LOW) is (other.code in _LOW):
        return None
    return tuple(m for m in mentions if m is not other), tuple(m for m in mentions if m is not one)


def series_beside(left: Part, right: Part, contexts: Collection[str]) -> bool:
    """`When were exports at their lowest, and what was the tariff then`: a superlative of a flow, then a question after
    a series that is no trade."""
    if not any(m.kind == "extreme" for m in left) or not any(m.kind == "flow" for m in left):
        return False
    opening = next((m for m in right if m.kind not in ("harmless", "prep", "self")), None)
    goods = [m for side in (left, right) for m in side if m.kind == "commodity"]
    asked = opening is not None and (opening.kind == "question" or opening.is_("op", "how_fast"))
    alone = not any(m.kind in ("flow", "extreme", "verb") for m in right)
    return asked and alone and len(goods) == 1 and goods[0] in right and goods[0].code in contexts


def best_beside(left: Part, right: Part) -> bool:
    """`Exports 2025 in total and the best month`: a figure of a span, then the month or quarter that stood out in it.

    Whoever else is compared or ranked asks one question.
    """
    if not any(m.kind == "extreme" for m in right):
        return False
    unit = any(m.is_("time", "unit:month", "unit:quarter") for m in right)
    alone = all(m.kind in ("extreme", "time", "harmless", "prep", "question", "courtesy") for m in right)
    plain = {"flow", "period"} <= {m.kind for m in left}
    asked = ("extreme", "compare", "more", "party", "direction", "growth")
    return unit and alone and plain and not any(m.kind in asked for m in left)


def of_which(mentions: Part) -> tuple[Part, Part] | None:
    """`Total exports in 2025, of which to ASEAN and the US`, `including to the US`: the whole, and those in it."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        relative = one.is_("prep", "of") and two.is_("question", "what") and two.means("harmless", "relative")
        covered = one.means("harmless", "covered") and two.is_("prep", "to", "from")
        if not i or not (relative or covered):
            continue
        left, right = mentions[:i], mentions[i + 2 if relative else i + 1 :]
        if one_beside_all(left, right):
            return left, (*(m for m in left if not m.is_("op", "sum")), *right)
    return None


def one_beside_all(left: Part, right: Part) -> bool:
    """`How much soy did China buy in November, and from the US?`: with everybody, and then with one alone; what is
    said after the time and the joint is no more than with whom."""
    said = [m for m in right if m.kind != "harmless"]
    if len(said) < 2 or not said[0].is_("prep", "to", "from", "with") or not has_topic(left):
        return False
    if any(m.kind not in ("prep", "conj", *WHO) or m.code == HOME for m in said) or said[-1].kind not in WHO:
        return False
    whom = any(m.kind in WHO and m.code != HOME for m in left) or any(m.kind in ("party", "agency") for m in left)
    governed = any(m.is_("prep", "to", "from", "with", "between") for m in left)
    return not (whom or governed) and any(m.kind == "period" for m in left)
