"""One trade as either side of it tells it: `the US says a deficit, China says a surplus - both`, `China's figure for
exports to the US vs what the US says`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Part, holds_any, says_in
from bot.understanding.words.kinds import BALANCES, ONE_WAY, WHO

_SET_APART = ("compare", "mirror", "gap", "difference")
_MOVED = ("direction", "growth", "more", "extreme", "commodity", "number", "party")


def both_tell(mentions: Part, home: str = HOME) -> str:
    """The side that keeps other books than `home`, where the words name who says it of both sides, of one time and of
    a balance or one flow; "" elsewhere."""
    said = [m for m in mentions if m.kind != "harmless"]
    tellers = [
        one
        for led, one, two in zip((None, *said), said, (*said[1:], None), strict=False)
        if one.kind == "agency"
        or (one.kind in WHO and two is not None and two.is_("books", "says") and not (led and led.kind == "prep"))
    ]
    codes = {m.code for m in tellers}
    if len(tellers) != 2 or len(codes) != 2 or home not in codes or holds_any(mentions, *_MOVED):
        return ""
    asked = [m for m in said if m.kind == "op" and m.code not in _SET_APART]
    if len({m.code for m in mentions if m.kind == "period"}) > 1 or asked:
        return ""
    other = next(iter(codes - {home}))
    named = {m.code for m in said if m.kind in WHO}
    flows = [m.code for m in said if m.kind == "flow"]
    balance = bool(flows) and set(flows) <= {*BALANCES}
    one = len(flows) == 1 and flows[0] in (*ONE_WAY, "trade", "total")
    return other if (balance or one) and named <= codes else ""


def own_and_theirs(mentions: Part, home: str = HOME) -> str:
    """`What did the US import from China by its own count, and what does China show as exports there?`: one trade, by
    the count of who has it and then as the other end tells it; the side that keeps other books than `home`, or ""."""
    own = next((i for i, m in enumerate(mentions) if m.is_("books", "own")), len(mentions))
    joint = next((i for i, m in enumerate(mentions) if i > own and m.is_("conj", "and")), len(mentions))
    ahead, behind = mentions[:joint], mentions[joint + 1 :]
    flows = [[m.code for m in part if m.kind == "flow"] for part in (ahead, behind)]
    if sorted(flows) != [["export"], ["import"]] or holds_any(mentions, *_MOVED):
        return ""
    first, second = ([m for m in part if m.kind in (*WHO, "agency")] for part in (ahead, behind))
    if not first or not second or {m.code for m in first} | {m.code for m in second} != {first[0].code, second[0].code}:
        return ""
    one, two = first[0].code, second[0].code
    led = any(a.kind == "prep" and b is second[0] for a, b in pairwise(behind))
    dated = len({m.code for m in mentions if m.kind == "period"}) > 1
    same = holds_any(behind, "books", "agency") or any(m.is_("deictic", "there", "them") for m in behind)
    same = same or len(second) > 1
    if one == two or home not in (one, two) or led or dated or not same:
        return ""
    return one if two == home else two


def from_the_other_side(pieces: list[Part]) -> list[Part]:
    """`What surplus with India did China record, and what deficit does India show?`: a balance that the partner of the
    part before has, with nobody named, is with the one who had that."""
    found = [*pieces]
    for i, (ahead, piece) in enumerate(pairwise(pieces), 1):
        led = next((a for a, b in pairwise(ahead) if a.is_("prep", "with") and b.kind in WHO), None)
        ours = next((m for m in ahead if m.kind in WHO and m.code == HOME), None)
        partner = ahead[ahead.index(led) + 1] if led is not None else None
        theirs = [m for m in piece if m.kind in WHO]
        flow = next((m for m in piece if m.is_("flow", *BALANCES)), None)
        overall = says_in(piece, "in_all", "whole_flow", "everybody")
        if led is None or ours is None or partner is None or flow is None or overall or len(theirs) != 1:
            continue
        governed = any(a.kind == "prep" and b is theirs[0] for a, b in pairwise(piece))
        if theirs[0].code == partner.code and not governed and holds_any(ahead, "flow"):
            first, last = piece[-1].first, piece[-1].last
            home_too = replace(ours, kind="place", others=(), first=first, last=last)
            found[i] = (*piece, replace(led, first=first, last=last), home_too)
    return found
