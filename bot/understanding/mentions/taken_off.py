"""One thing taken off another: `December minus the month before`, `exports less exports to the US`, `imports from
Australia less exports to it`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any, holds_only
from bot.understanding.words.kinds import ONE_WAY, STATING

_OPENING: Final = ("harmless", "conj", "courtesy", "fragment")
_SAID: Final = ("harmless", "courtesy", "unit")
_PLACED: Final = ("extreme", "ordinal", "op")  # "the second highest this year behind June"
_OF_ONE_TRADE: Final = (
    "place", "demonym", "deictic", "period", "prep", "harmless", "question", "courtesy", "fragment",
    "measure",
)  # fmt: skip


def less_that(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`December minus the month before`, `the surplus in May minus the surplus in April`: what leaves something out
    takes one time from another, right before a time or before what was asked about already; of all of a flow, the same
    flow to one place leaves that place out: `exports minus exports to the US`."""
    found = list(mentions)
    for i, (m, after) in enumerate(pairwise(mentions)):
        if not (m.says("less_that") or _less(m)):
            continue
        again = after.kind == "flow" and holds(mentions[:i], "flow", after.code)
        if not m.says("less_that"):
            timed = i > 0 and mentions[i - 1].kind == after.kind == "period" and not mentions[0].says(*STATING)
            timed = timed and holds_only(mentions[i + 2 :], *_SAID) and not holds_any(mentions[:i], *_PLACED)
            if timed and (mentions[i - 1].last + 1, m.last + 1) == (m.first, after.first):  # "4Q25 less 3Q25"
                found[i] = replace(m, kind="op", code="difference", others=(("conj", "minus"),))
            if again and _of_all_less_one(mentions[:i], mentions[i + 2 :]):
                found[i] = replace(m, kind="negation", code="without", others=())
                found[i + 1] = replace(after, kind="harmless", code="words", others=())
            continue
        if m.is_("negation", "without") and (after.kind == "period" or again):
            found[i] = replace(m, kind="conj", code="minus", others=())
        opens = after.kind == "flow" and holds_only(mentions[:i], *_OPENING)  # in a talk of all of it
        if (again or opens) and m.is_("op", "difference") and _of_all_less_one(mentions[:i], mentions[i + 2 :]):
            found[i] = replace(m, kind="negation", code="without", others=())
            found[i + 1] = replace(after, kind="harmless", code="words", others=())
    return tuple(found)


def less_the_other_way(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Imports from Australia less exports to it`, 輸入から輸出を引いた額: the one way of trade taken off the other,
    where nothing else is said of the two than with whom and when."""
    flows = [i for i, m in enumerate(mentions) if m.kind == "flow"]
    if len(flows) != 2 or sorted(mentions[i].code for i in flows) != [*ONE_WAY]:
        return mentions
    taken = [i for i, m in enumerate(mentions) if i > flows[0] and _less(m)]
    apart = (*flows, *taken)
    if len(taken) != 1 or not all(m.kind in _OF_ONE_TRADE for i, m in enumerate(mentions) if i not in apart):
        return mentions
    at = taken[0]
    if at < flows[1]:
        beside = mentions[at + 1 : flows[1]]
    else:  # the word comes last: what it is taken from is marked
        beside = mentions[flows[1] + 1 : at]
        if not mentions[flows[0] + 1].means("prep", "from", "post_from"):
            return mentions
    if not holds_only(beside, "harmless", "prep"):
        return mentions
    less = replace(mentions[at], kind="op", code="difference", others=(("conj", "minus"),))
    return (*mentions[:at], less, *mentions[at + 1 :])


def _less(m: Mention) -> bool:
    """A word that takes one thing off another; a sign may be a dash."""
    return (
        (m.means("conj", "minus") or m.means("more", "less")) and not m.is_("op", "difference") and m.said not in "-−–"
    )


def _of_all_less_one(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """Whether nobody is named before the minus, and right behind it one partner: `minus exports to the US`."""
    named = any(m.kind in ("place", "demonym") and m.code != "WLD" for m in before)
    return not named and [m.kind for m in after[:3] if m.kind != "harmless"][:2] == ["prep", "place"]
