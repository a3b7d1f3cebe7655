"""`Vietnam's surplus with the US vs China's`, `who has the bigger surplus with the US, Vietnam or China`: what each of
two has with the same third -> a piece an owner, each by its own books."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, Part, holds
from bot.understanding.words.kinds import BALANCES, ONE_WAY, WHO

_SMALL: Final = ("harmless", "courtesy", "question", "period", "prep")
_TO: Final = ("to", "from", "with")
_TWO: Final = 2


def owners_facing_one(mentions: Part) -> list[Part] | None:
    """The pieces; None where it is not plain who the two owners are, or which third they both face."""
    facing = _facing(mentions)
    flows = [m for m in mentions if m.kind == "flow"]
    owners = [m for m in mentions if m.kind in WHO and m not in facing.values()]
    if len({m.code for m in facing.values()}) != 1 or len(owners) != _TWO or len({m.code for m in flows}) != 1:
        return None
    (prep, third), *_ = facing.items()
    if owners[0].code == owners[1].code or third.code in (owners[0].code, owners[1].code, "WLD"):
        return None
    if flows[0].code not in (*ONE_WAY, *BALANCES) or sum(m.kind == "period" for m in mentions) > 1:
        return None
    said = {*facing.values(), *flows, *owners}
    rest = [m for m in mentions if m not in said and m.kind not in _SMALL]
    head = _said_of_each(mentions, owners, flows, third, rest) or _asked_who(mentions, owners, third, rest)
    if head is None:
        return None
    times = [m for m in mentions if m.kind == "period"]
    pieces = (
        (replace(owner, first=head.first, last=head.first, kind="demonym"), flows[0], prep, third, *times)
        for owner in sorted(
            owners, key=lambda m: m.code == HOME
        )  # behind ours, another's would be read as ours with him
    )
    return [tuple(sorted(piece, key=lambda m: m.first)) for piece in pieces]


def _facing(mentions: Part) -> dict[Mention, Mention]:
    """Each preposition that leads to a place, with it."""
    found = {}
    for m in mentions:
        if m.kind == "prep" and m.code in _TO:
            after = next((one for one in mentions if one.first > m.last and one.kind != "harmless"), None)
            if after is not None and after.kind in WHO:
                found[m] = after
    return found


def _said_of_each(
    mentions: Part, owners: list[Mention], flows: list[Mention], third: Mention, rest: list[Mention]
) -> Mention | None:
    """`A's surplus with C vs B's [surplus with C]`, `el superávit de A con C frente al de B`: in this order, and one
    word between that sets them side by side."""
    one, other = owners
    joint = [m for m in rest if third.last < m.first < other.first and (m.is_("op", "compare") or m.is_("conj", "and"))]
    ahead = one.first < flows[0].first and (one.kind == "demonym" or one.last + 1 == flows[0].first)
    behind = flows[0].last < one.first < third.first and _of(mentions, one) and _of(mentions, other)
    placed = third.first < other.first and ((ahead and other.kind == "demonym") or behind)
    again = len(flows) == 1 or (len(flows) == _TWO and flows[1].last > third.first)
    if behind and other.kind == "demonym" and len(flows) == 1:
        return None  # импорт Китая из США и Японии: of both
    return one if placed and again and len(joint) == len(rest) == 1 else None


def _of(mentions: Part, owner: Mention) -> bool:
    """`De Vietnam`, `Вьетнама`."""
    led = next((m for m in reversed(mentions) if m.last < owner.first and m.kind != "harmless"), None)
    return owner.kind == "demonym" or (led is not None and led.is_("prep", "of"))


def _asked_who(mentions: Part, owners: list[Mention], third: Mention, rest: list[Mention]) -> Mention | None:
    """`Who has the bigger surplus with C, A or B`, `whose exports to C were bigger, A's or B's`."""
    one, other = owners
    asked = next((m for m in mentions if m.is_("question", "who", "what") or m.is_("party", "partner")), None)
    asked = asked or next((m for m in mentions if m.says("choosing")), None)
    owned = one.kind == other.kind == "demonym"
    rest = [m for m in rest if m is not asked]
    if third.code == HOME:
        return None  # both are in the home country's books, side by side
    either = [m for m in rest if m.is_("conj", "or") and one.last < m.first < other.first]
    degree = [m for m in rest if m.kind in ("more", "extreme") and m.first < one.first]
    placed = (
        asked is not None and asked.first < third.first < one.first and (owned or holds(mentions, "flow", *BALANCES))
    )
    return asked if placed and len(either) == len(degree) == 1 and len(rest) == _TWO else None
