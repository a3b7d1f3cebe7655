"""`Above or below 50`, `выше или ниже 50`, 上回ったか下回ったか: which it was is asked, and nothing claimed."""

from __future__ import annotations

from bot.model import Bound, Comparator, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import PMIS

_UP = (("compare", "above"), ("compare", "pass"), ("compare", "at_least"), ("compare", "reach"), ("more", "more"))
_DOWN = (("compare", "below"), ("compare", "at_most"), ("more", "less"))
_NEAR = 6  # words between how far it is and what it is from
_WITH_OR = (("compare", "at_least"), ("compare", "at_most"))  # "or below": the joint is in the word


def how_far(clause: Clause, word: Mention) -> bool:
    """`How far below 50 was it`, `by how much did it exceed 100 bn`: the distance is asked, whatever side is named."""
    before = clause.mentions[clause.at(word) - 1] if clause.at(word) else None
    asked = clause.first("op", "difference")
    moved = clause.has_any("growth", "direction", "more")
    if asked is not None and asked.first < word.first and word.kind == "compare" and not moved:
        return True
    if before is None or before.last + 1 != word.first or word.kind != "compare":
        return False
    return (before.says("measuring") and not before.says("lasting")) or before.is_("op", "difference")


def far_from(clause: Clause, amount: Mention, line: bool) -> Mention | None:
    """`How far from 100 bn was the surplus`, `how many points off the 50 mark is the PMI`: the word for the distance,
    which is asked on whichever side of the amount; `line`: it is the one that an index has. None elsewhere."""
    if clause.has_any("compare", "direction", "more"):
        return None
    far = [m for m in clause.mentions if m.says("measuring") and m.first < amount.first]
    if line and clause.has("commodity", *PMIS):
        if clause.has("unit", "pp", "index"):
            far += clause.all("question", "how_many")
        return next((m for m in far if m.first < amount.first and amount.first - m.last <= _NEAR), None)
    joint = clause.mentions[clause.at(amount) - 1] if clause.at(amount) else None
    if joint is None or joint in far:
        return joint  # "how far off 100 bn"
    return next((m for m in far if joint.is_("prep", "from") and clause.after(m) is joint), None)


def other_way(clause: Clause, word: Mention, sign: Comparator) -> Mention | None:
    """The word for the other side that is joined with the word of comparing by `or`; None where there is none."""
    contrary = _DOWN if sign in ("above", "at_least") else _UP if sign in ("below", "at_most") else ()
    for mention in clause.mentions:
        meanings = mention.meanings
        if mention.kind in ("compare", "more", "extreme") and any(one in contrary for one in meanings):
            first, second = sorted((mention, word), key=lambda m: m.first)
            if _joined(clause, first, second):
                return mention
    return None


def _joined(clause: Clause, first: Mention, second: Mention) -> bool:
    between = clause.mentions[clause.at(first) + 1 : clause.at(second)]
    passed = ("harmless", "number", "scale", "unit", "prep")
    joints = [m for m in between if m.is_("conj", "or") or m.is_("harmless", "asking")]
    plain = all(m.kind in passed or m in joints for m in between)
    return plain and (bool(joints) or (second.kind, second.code) in _WITH_OR)


def side_of_many(query: Query) -> bool:
    """Which side of an amount is asked, and not of one figure: each month has its own."""
    either = isinstance(query.condition, Bound) and query.condition.comparator == "either"
    return either and (query.operation != "check" or query.by not in (None, "size"))
