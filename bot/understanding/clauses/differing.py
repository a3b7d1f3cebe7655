"""Whether the two sides of a joint or a comma ask for different things, or share one question."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.each_own import flows_at_their_times
from bot.understanding.clauses.joined_flows import (
    beside_goods,
    in_one_breath,
    of_two,
    one_question,
    with_somebody,
)
from bot.understanding.clauses.sentences import has_topic
from bot.understanding.words.frame import Part, codes_in, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import BALANCES, WHO

_TWO: Final = 2
_UNITS: Final = ("money", "and", "percent")
_MOVED: Final = ("growth", "direction")


def rate_elsewhere(mentions: Part) -> bool:
    """`..., growth to the US that month, ...`: a rate, where to, and the flow of what was asked before it."""
    kinds = {m.kind for m in mentions}
    return {"growth", "prep"} <= kinds and bool(kinds & set(WHO)) and not has_topic(mentions)


def each_by_how_much(mentions: Part) -> list[Part] | None:
    """`Exports grew by how much in May, imports by how much in June`: how far each moved, at a time of its own."""
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    if len(times) != _TWO or times[1] + 1 != len(mentions) or not all(mentions[i].code[0].isdigit() for i in times):
        return None
    sides = mentions[: times[0] + 1], mentions[times[0] + 1 :]
    moved = [m for m in sides[0] if m.kind in _MOVED]
    far = [[m for m in side if m.is_("op", "difference")] for side in sides]
    flows = [[m for m in side if m.kind == "flow"] for side in sides]
    if [len(one) for one in far] != [1, 1] or holds_any(sides[1], *_MOVED, "more", "compare", "extreme", "question"):
        return None
    if holds_only(sides[1], "op", "period", "conj", "harmless"):  # "and by how much in 2025"
        again = (*sides[0][:-1], mentions[-1])
        return [sides[0], again] if flows[0] and (moved or holds(sides[0], "compare")) else None
    if not moved or len(flows[0]) != 1 or len(flows[1]) > 1 or not (flows[1] or holds_any(sides[1], *WHO)):
        return None
    return [sides[0], (*([] if flows[1] else flows[0]), *(m for m in sides[1] if m.kind != "conj"), *moved)]


def in_money_and_percent(mentions: Part) -> list[Part] | None:
    """`How much did exports rise in 2025, in dollars and in percent`: by how much, and at what rate."""
    asked = [m for m in mentions if m.is_("question", "how_much")]
    said = [m for m in mentions if m.kind != "harmless"]
    if len(asked) != 1 or len(said) < len(_UNITS) or sum(m.kind == "flow" for m in mentions) != 1:
        return None
    one, joint, other = said[-3:]
    money = [m for m in (one, other) if m.is_("unit", "USD", "CNY")]
    rate = [m for m in (one, other) if m.is_("measure", "percent") or m.is_("unit", "pct")]
    moved = any(m.kind in _MOVED or m.is_("compare", "above", "below") for m in mentions)
    if not (joint.is_("conj", "and") and money and rate and moved):
        return None
    bare = tuple(m for m in mentions if m not in (one, joint, other))
    far = replace(asked[0], kind="op", code="difference", others=())
    return [(*(far if m is asked[0] else m for m in bare), *money), bare]


def differ(left: Part, right: Part, contexts: frozenset[str]) -> bool:
    """Each side says something beside its topic that the other does not: a place, a way of asking, other goods."""
    goods = [codes_in(side, "commodity") for side in (left, right)]
    places = [codes_in(side, "place", "demonym") for side in (left, right)]
    if _asked_of_a_deed(left, right):
        return False
    if flows_at_their_times(left, right) or (beside_goods(left, right) and not one_question(left, right)):
        return True
    if one_question(left, right):
        return False
    asks = [
        {m.kind for m in side if m.kind in ("growth", "measure") or m.is_("op", "how_fast", "average", "streak")}
        for side in (left, right)
    ]
    flows = [codes_in(side, "flow") for side in (left, right)]
    other = goods[0] and goods[1] and goods[0] != goods[1]
    if other or not has_topic(left):
        return True
    if not flows[0] or not flows[1]:
        if goods[1] and not goods[0] and all(with_somebody(side) for side in (left, right)):
            return True
        bare = goods[0] if not flows[0] else goods[1]  # "let's talk cars: how many were exported" is one question
        return bool(goods[0] ^ goods[1]) and bool(flows[0] or flows[1]) and bare <= contexts
    told = flows[0] == {"trade"} and flows[1] <= {"export", "import"} and holds(left, "period")
    theirs = says_in(right, "its") and not holds(right, "deictic") and places[0] - {HOME}
    if told and right[0].is_("conj", "and") and not theirs:  # "trade with the EU in 2025 and its exports there"
        return True
    if flows[0] == {"trade"} and flows[1] & BALANCES and not holds(left, "question"):
        return False  # 台湾との貿易、去年は中国がいくらの赤字: what is spoken of, then what is asked
    if "total" in (flows[0] ^ flows[1]):
        return True
    if "balance" in (flows[0] | flows[1]) or {"surplus", "deficit"} & (flows[0] | flows[1]):
        if asks[0] and len(flows[0] | flows[1]) > 2 and in_one_breath(left, right):
            return False  # "average exports, imports and surplus"
        return flows[0] != flows[1] or (places[0] != places[1] and all(of_two(side) for side in (left, right)))
    return (bool(places[1] - places[0]) and bool(places[0])) or (asks[0] != asks[1] and not in_one_breath(left, right))


def _asked_of_a_deed(left: Part, right: Part) -> bool:
    """`Why did Beijing tax American coal and LNG`: what was done to both, and no flow of either."""
    both = (*left, *right)
    why = [m for m in both if m.is_("op")]
    return (
        [m.code for m in why] == ["why"]
        and "USA" in codes_in(both, *WHO)
        and not holds_any(both, "flow", "growth", "direction", "verb", "measure", "more")
    )


def one_or_another(clause: Clause) -> bool:
    """Whether an or stands between two that are set against each other; "did they rise or fall" asks of each."""
    said = [m for m in clause.mentions if m.kind not in ("harmless", "prep")]
    runs = zip((None, *said), said, (*said[1:], None), strict=False)
    return any(m.is_("conj", "or") and not (a and b and a.kind == b.kind == "direction") for a, m, b in runs)


def gap_between(mentions: Part) -> bool:
    """`The gap between A and B` sets two things against each other; it asks one question."""
    content = [m for m in mentions if m.kind not in ("harmless", "period")]
    return any(
        one.kind == "flow" and any(code == "between" for _, code in two.meanings) for one, two in pairwise(content)
    )
