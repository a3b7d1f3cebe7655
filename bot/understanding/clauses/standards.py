"""What an amount is measured by: where words are signs (比美国高33%) the word of degree beside it; in a claim behind
another (`exports to the EU were 560 bn, 33 % more than to the US`) what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.model import HOME
from bot.understanding.clauses.amounts import Amount, preceding
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention, Part, codes_in, holds, holds_any
from bot.understanding.words.kinds import WHO

_SET_OVER = ("above", "below", "pass")
_NEAR = 6  # words between what it is measured by and the word for than


def over_a_standard(clause: Clause, amount: Amount) -> Mention | None:
    """对欧盟出口比对美国出口高33%, EU向けは米国向けより33％多い: the word of degree beside the amount, where what it is
    measured by stands behind the word for than, or before it."""
    joint = than_before(clause, amount.first)
    if joint is None:
        return None
    degree = clause.after(amount.last) if clause.postposed else _behind_fillers(clause, amount.first)
    if joint.kind == "compare" and not clause.postposed:
        degree = joint  # 高于对美国出口33%
    at = clause.at(joint)
    standard = clause.mentions[:at] if clause.postposed else clause.mentions[at + 1 : clause.at(amount.first)]
    if degree is None or not any(m.kind in ("place", "demonym", "flow", "period") for m in standard[-_NEAR:]):
        return None
    told = degree.is_("more", "more", "less") or degree.says("in_more", "in_less") or degree.is_("compare", *_SET_OVER)
    return degree if told else None


def than_before(clause: Clause, number: Mention) -> Mention | None:
    """The last word for than before a number, or one of comparing: 比, より, 高于."""
    before = clause.mentions[: clause.at(number)]
    thans = [m for m in before if m.says("than", "post_than")] or [m for m in before if m.is_("compare", *_SET_OVER)]
    return thans[-1] if thans else None


def _behind_fillers(clause: Clause, number: Mention) -> Mention | None:
    """What stands before a number, over `about` and the like; a word for a degree is one."""
    led = preceding(clause, number)
    while led is not None and led.kind == "harmless" and not led.says("in_more", "in_less"):
        led = preceding(clause, led)
    return led


def _behind_its_subject(inside: Sequence[Mention], i: int) -> bool:
    """`(Die Exporte fielen,) die Gesamtexporte aber stiegen`: nothing is told between the break and the word."""
    told: list[Mention] = []
    for at in range(i - 1, -1, -1):
        if inside[at].last + 1 < inside[at + 1].first:
            break
        told.append(inside[at])
    return not holds_any(told, "direction", "growth", "number", "extreme", "more", "compare")


def but_moved(inside: Sequence[Mention], i: int) -> bool:
    """`But were up on the month`, `but the surplus jumped`: a word for but that tells how it moved, or something else
    did, and leaves nothing out; `but in total they rose`, `but only 5.5 % overall`: everybody's."""
    mention, after = inside[i], inside[i + 1 :]
    if not mention.says("save", "but") or (mention.says("but") and _behind_its_subject(inside, i)):
        return False
    in_all = _of_everybody(after)
    passed = ("harmless", "deictic", "op") if in_all else ("harmless",)
    told = [m for m in after if m.kind not in passed and not (m.is_("prep", "at") and m.says("little"))]  # "le total a"
    told = told[1:] if told and told[0].says("whole_flow") and holds(told, "flow") else told  # "but total exports rose"
    if [m.kind in kinds for m, kinds in zip(told, (("prep",), WHO, ("deictic",)), strict=False)] == [True] * 3:
        told = told[3:]  # "but to the US they fell"
    led = [m.kind in kinds for m, kinds in zip(told, (("prep",), WHO), strict=False)] == [True] * 2
    if led and mention.says("but"):
        told = [m for m in told if m.kind == "direction"]  # "pero las a EE. UU. cayeron un 20 %"
    moved = told[0] if told else None
    other = moved is not None and moved.kind == "flow" and holds(after, "direction")
    rated = in_all and moved is not None and moved.kind == "number" and holds(after, "unit", "pct")
    return moved is not None and (moved.kind == "direction" or other or rated)


def _of_everybody(said: Sequence[Mention]) -> bool:
    """`Overall`, `in total`, beside how something moved, where nobody is named."""
    in_all = any(m.says("in_all") or m.is_("op", "sum") for m in said)
    moved = in_all and holds_any(said, "direction", "growth", "number")
    return moved and not holds_any(said, "place", "demonym", "flow")


def with_standard(whole: Part, said: Sequence[Mention], before: Sequence[Mention]) -> Part:
    """A claim with what it says that is so much more than its own; `(fell 30 % to the US) but rose 6.6 % overall`: of
    everybody, where it names neither a time nor anybody of its own."""
    if _of_everybody(said) and codes_in(said, "period") <= codes_in(before, "period"):
        own = [m for m in whole if m.kind in WHO and m.code != HOME]
        joints = [one for one, two in pairwise(whole) if two in own and one.kind == "prep"]
        return tuple(m for m in whole if m not in own and m not in joints)
    more = _so_much_over_it(said, before)
    return tuple(sorted(dict.fromkeys((*more, *whole)), key=lambda m: m.first)) if more else whole


def _so_much_over_it(said: Sequence[Mention], before: Sequence[Mention]) -> tuple[Mention, ...]:
    """`(Exports to the EU were 560 bn,) 33 % more than to the US`: the place or the flow of the claim before it, which
    is set over its own by so many per cent; nothing elsewhere."""
    if not (holds(said, "number") and holds(said, "unit", "pct")) or holds_any(said, "period", "direction", "growth"):
        return ()
    bounds = [one for one, two in pairwise(said) if one.kind == "compare" and two.kind == "number"]  # "by under 3 %"
    said = [m for m in said if m not in bounds]
    degree = any(m.kind == "more" or m.is_("compare", *_SET_OVER) or m.says("in_more", "in_less") for m in said)
    than = any(m.says("than", "post_than") or m.is_("compare", "above", "below") for m in said)
    places, flows = ({m.code for m in said if m.kind in kinds} for kinds in (WHO, ("flow",)))
    if not (degree and than) or len(places) > 1 or len(flows) > 1 or holds(said, "measure"):
        return ()
    told = [m for m in before if m.kind in WHO], [m for m in before if m.kind == "flow"]
    if len(places) == 1 and len(told[0]) == 1 and told[0][0].code not in places and flows <= {m.code for m in told[1]}:
        return tuple(m for m in before if m.kind in (*WHO, "prep"))
    other = not places and len(flows) == 1 and len(told[1]) == 1 and told[1][0].code not in flows
    return tuple(told[1]) if other else ()
