"""`降幅扩大了多少个百分点`, `減少幅はどれだけ拡大した`: a noun for how fast something falls, which itself grew or
shrank -> a rate that moved the other way, a larger fall being a lower rate; so that the rates are set against
each other, and not the amounts. Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_OTHER_WAY = {"up": "down", "down": "up"}


def rates_of_falling(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a noun as growth where a word of moving follows it, and how far is asked or that it did."""
    at = next((i for i, m in enumerate(mentions) if m.says("fall_rate")), None)
    if at is None or any(m.is_("op", "check", "why", "streak", "when") or m.kind == "number" for m in mentions):
        return mentions
    after = mentions[at + 1 :]
    moved = any(m.is_("direction") or m.is_("op", "difference") for m in after)
    asked = any(m.kind == "question" or m.is_("op", "difference") or m.is_("unit", "pp") for m in after)
    if not (moved and asked):
        return mentions
    found = list(mentions)
    said = mentions[at]
    found[at] = replace(said, kind="growth", code="growth", others=((said.kind, said.code),))
    for i in range(at + 1, len(found)):
        if found[i].kind == "direction" and found[i].code in _OTHER_WAY:
            found[i] = replace(found[i], code=_OTHER_WAY[found[i].code])
    return tuple(found)
