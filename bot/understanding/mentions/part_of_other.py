"""对法国出口是对美国出口的三分之一, 米国向けの3分の1: a part of another that is named, as a multiple is, and no
per cent by which one moved."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, codes_in, holds_only
from bot.understanding.words.kinds import ONE_WAY, WHO

_BEHIND: Final = ("harmless", "compare", "conj", "op", "question", "more")  # closes the claim


def part_of_other(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the number of parts and how many of them as a number of times, where they close what is said of
    two partners or of two flows, right behind a particle of whose they are."""
    for at, (number, one) in enumerate(pairwise(mentions)):
        of = mentions[at - 1] if at else None
        value = number.value if number.kind == "number" and one.is_("unit", "pct") and one.said.isnumeric() else None
        if of is None or not isinstance(value, float | int) or of.last + 1 != number.first or number.said.isnumeric():
            continue
        partners = codes_in(mentions[:at], *WHO) - {HOME, "WLD"}
        flows = codes_in(mentions[:at], "flow") & {*ONE_WAY}
        if of.kind not in ("harmless", "prep") or max(len(partners), len(flows)) < 2:
            continue
        if holds_only(mentions[at + 2 :], *_BEHIND):
            share = round(value / 100, 6)
            part = replace(number, code=f"{share:g}", value=share, others=())
            return (*mentions[:at], part, replace(one, kind="op", code="times", others=()), *mentions[at + 2 :])
    return mentions
