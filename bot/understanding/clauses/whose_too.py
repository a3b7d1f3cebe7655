"""`Germany's exports in 2025 and Japan's`: a second owner behind a flow that is said once -> a piece for each."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention, Part, codes_in, holds
from bot.understanding.words.kinds import WHO

_SMALL = ("harmless", "courtesy")
_OVER_BOTH = ("conj", "compare", "more", "extreme", "op")  # "the difference between Germany's exports and Japan's"
_AHEAD = ("flow", "commodity", "growth", "measure", "books")


def whose_too(mentions: Part) -> list[Part] | None:
    """The sentence with either owner; None where the second owns something of its own, or is no owner: `China's exports
    to Germany in 2025 and Japan`."""
    joint = next((i for i in reversed(range(len(mentions))) if mentions[i].is_("conj", "and")), 0)
    left, right = mentions[:joint], mentions[joint + 1 :]
    first, second = (_owner(left), _other(right)) if joint else (None, None)
    if first is None or second is None or first.code == second.code:
        return None
    said = [m for m in left if m.kind not in _SMALL]
    if said[-1] is first:
        return None  # `торговля Франции и Германии`: of the one with the other
    if first.code == HOME and len(said) > 1 and said[-2].is_("prep", "from") and said[-1].kind in WHO:
        return None  # `импорт Китая из Японии и Кореи`: the second partner
    if len(codes_in(left, "flow")) != 1 or any(m.kind in _OVER_BOTH for m in left):
        return None
    times = tuple(m for m in right if m.kind == "period")
    dated = any(m.kind == "period" for m in left)
    own = replace(second, first=first.first, last=first.last, kind=first.kind)
    alike = tuple(own if m is first else m for m in left if not (times and m.kind == "period"))
    return [left if dated else (*left, *times), (*alike, *times)]


def owners_compared(mentions: Part) -> list[Part] | None:
    """`Korean exports versus Taiwan's exports in 2025`, `were Korea's exports larger than Taiwan's`: what each of the
    two sells, or buys, by itself; None for the trade of the one with the other, or where more is said of them."""
    owners = [m for m in mentions if m.kind in WHO]
    flows = [m for m in mentions if m.kind == "flow"]
    if len(owners) != 2 or {m.kind for m in owners} != {"demonym"} or owners[0].code == owners[1].code:
        return None
    if not flows or {m.code for m in flows} not in ({"export"}, {"import"}) or len(flows) > len(owners):
        return None
    compared = [m for m in mentions if m.kind in ("compare", "more") or m.is_("op", "compare")]
    beside = [m for m in mentions if owners[0].last < m.first < owners[1].first]
    both = [m.kind for m in beside] == ["conj"] and len(flows) == 1  # "German and Japanese exports"
    if not (both or any(m in compared for m in beside)) and not holds(mentions[:1], "op", "compare"):
        return None
    said = ("period", "question", *_SMALL)
    if any(m not in (*owners, *flows, *compared) and m.kind not in said and not _joins(m) for m in mentions):
        return None
    if flows[0].first < owners[0].first or (len(flows) > 1 and not owners[0].last < flows[0].first < owners[1].first):
        return None
    times = tuple(m for m in mentions if m.kind == "period")
    return [(owner, flows[0], *times) for owner in owners] if len(times) < len(owners) else None


def _joins(mention: Mention) -> bool:
    return mention.is_("conj", "and", "or") or mention.is_("books", "own") or mention.is_("prep", "by")


def _owner(left: Part) -> Mention | None:
    """Who owns the one flow: an adjective or genitive right before it, over its goods, or `of` a place behind it."""
    said = [m for m in left if m.kind not in _SMALL]
    at = next((i for i, m in enumerate(said) if m.kind == "flow"), 0)
    ahead = [m for m in said[:at] if m.kind not in (*_AHEAD, "period")]
    if ahead and ahead[-1].kind == "demonym":
        led = said[said.index(ahead[-1]) - 1] if said.index(ahead[-1]) else None
        return None if led is not None and led.kind == "prep" else ahead[-1]
    behind = said[at + 1 : at + 3]
    if behind and behind[0].kind == "demonym":
        return behind[0]
    of = len(behind) > 1 and behind[0].is_("prep", "of") and behind[1].kind == "place"
    return behind[1] if of else None


def _other(right: Part) -> Mention | None:
    """Who owns it too: no more than an adjective or genitive, or `those of` a place, and perhaps another time."""
    said = [m for m in right if m.kind not in (*_SMALL, "period")]
    if len(said) == 1 and said[0].kind == "demonym":
        return said[0]
    of = len(said) > 1 and said[0].is_("prep", "of") and said[1].kind in WHO
    those = any(m.kind == "harmless" and m.says("determiner", "for_the_flow") for m in right[:1])
    if said and said[0].is_("deictic", "that"):  # "and that of the US"
        return said[2] if len(said) == 3 and said[1].is_("prep", "of") and said[2].kind in WHO else None
    return said[1] if of and those and len(said) == 2 else None
