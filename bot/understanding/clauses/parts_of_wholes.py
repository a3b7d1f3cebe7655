"""A percentage -> whether it is a part of a whole, and no rate."""

from __future__ import annotations

from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.clause import Clause

_REACHED = (("prep", "to"), ("prep", "into"), ("time", "to"), ("time", "until"), ("time", "moved_to"))
_REACHED_AFTER = (("prep", "post_to"), ("time", "until_post"))


def of_a_whole(clause: Clause, amount: Amount) -> bool:
    """`Two thirds of China's soybeans`, `60 % of its exports`: a part of something, no rate."""
    if amount.unit != "pct":
        return False
    at = clause.at(amount.last) + 1
    beside = clause.mentions[at] if at < len(clause.mentions) else None
    if amount.last.kind == "measure" or amount.last.said.casefold().endswith(clause.ways["governing"]):
        return True
    if beside is not None and beside.is_("prep", "of", "post_of"):
        return True
    moved = clause.has_any("direction", "growth")
    placed = clause.has("party") and (clause.ops("rank") or clause.has("extreme"))  # "the top supplier, with over 70 %"
    if (placed or clause.has("measure", "share")) and not moved:
        return True
    whole = clause.after(amount.last)  # "die Hälfte seiner Sojabohnen", "треть экспорта": a genitive
    if whole is not None and whole.kind == "demonym":
        whole = clause.after(whole)  # "70 % китайского импорта сои"
    told = whole is not None and whole.kind in ("flow", "commodity") and clause.reaches(amount.last, whole)
    in_characters = clause.tokens[amount.first.first].kind == "han" or clause.ways.unspaced
    if told and not moved and not in_characters:
        return True
    return not moved and (_goes_to_one(clause, amount) or _is_one(clause, amount))


def share_reached(clause: Clause, amount: Amount) -> bool:
    """`The share fell to 11 %`, 降到11%, 11％に低下: the part that it came to, and no rate of its own."""
    if amount.unit != "pct" or not clause.has("measure", "share"):
        return False
    before = clause.before(amount.first, "unit")
    if before is not None and any(before.means(kind, code) for kind, code in _REACHED):
        return not before.says("by_so_much")
    beside = clause.mentions[clause.at(amount.last) + 1 :][:1] if clause.postposed else ()
    return any(after.means(kind, code) for after in beside for kind, code in _REACHED_AFTER)


def share_moved(clause: Clause, amounts: tuple[Amount, ...]) -> bool:
    """`The share fell by 3 points`: how far a part moved, which neither the part nor a rate proves."""
    if not clause.has("measure", "share") or not clause.has_any("direction", "growth"):
        return False
    rates = [one for one in amounts if one.unit in ("pct", "pp")]
    return bool(rates) and not any(of_a_whole(clause, one) or share_reached(clause, one) for one in rates)


def _goes_to_one(clause: Clause, amount: Amount) -> bool:
    """七成以上来自巴西, 7割以上がブラジル産, `73.6 % came from Brazil`: what is whole was named before, and the part of
    one partner is told right after the amount; 輸入はブラジルが7割以上: right before it, as its subject."""
    whole = [m for m in clause.mentions if m.kind in ("flow", "commodity") and m.last < amount.first.first]
    doer = clause.before(amount.first, "prep") if clause.postposed and not clause.has("more") else None
    if doer is not None and doer.kind == "place" and clause.mentions[clause.at(amount.first) - 1].says("doer", "topic"):
        return any(m.kind == "flow" and m.last < doer.first for m in whole)
    one = clause.after(amount.last, "compare")
    if one is None or (other := clause.after(one)) is None or not (whole and clause.reaches(amount.last, other)):
        return False
    if clause.postposed:
        return one.kind in ("place", "demonym") and other.is_("prep", "post_from", "post_to")
    sent = one.is_("prep", "from", "to", "into") and other.kind in ("place", "demonym")
    return sent and clause.has("op", "check")


def _is_one(clause: Clause, amount: Amount) -> bool:
    """大豆八成是巴西的, 八成大豆是从巴西买的: what the part consists of, right behind it or behind what it is of."""
    behind = [m for m in clause.mentions[clause.at(amount.last) + 1 :] if m.kind != "harmless" or m.says("is_one")]
    behind = [m for m in behind if m.kind != "compare"]  # 七成多是
    inside = [m.kind for m in behind[:1]] == ["commodity"]
    whole = inside or any(m.kind in ("flow", "commodity") and m.last < amount.first.first for m in clause.mentions)
    behind = behind[inside:]
    tied = bool(behind) and behind[0].says("is_one")
    behind = [m for m in behind[tied:] if not m.is_("prep", "from")]
    return whole and tied and bool(behind) and behind[0].kind in ("place", "demonym")
