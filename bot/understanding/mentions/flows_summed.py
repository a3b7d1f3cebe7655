"""What a sign between two flows, or a word for the rate behind one, stands for beside other figures.

Mentions -> mentions. `Exports + imports` are a sum, `exports + imports + surplus` and `exports + imports y/y` are a
list: each of the two is asked for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_SIGN: Final = "+"
_WAYS: Final = ("export", "import")


def listed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, a sum written with a sign as the two flows that it is made of, where it is one in a list: a rate of
    them follows, or another flow with such a sign."""
    at = next((i for i, m in enumerate(mentions) if m.is_("flow", "total") and _signed(tokens, m)), None)
    if at is None:
        return mentions
    rated = mentions[at + 1 : at + 2] and mentions[at + 1].kind == "growth"
    joined = any(one.is_("conj", "plus") and two.kind == "flow" for one, two in pairwise(mentions))
    if not (rated or joined):
        return mentions
    whole = mentions[at]
    ends = [_flow(tokens, place, lexicon) for place in (whole.first, whole.last)]
    if {code for code in ends if code} != set(_WAYS):
        return mentions
    one = replace(whole, last=whole.first, said=tokens[whole.first].said, code=ends[0], others=())
    place = whole.first + 1
    sign = replace(whole, first=place, last=place, said=_SIGN, kind="conj", code="and", others=())
    two = replace(whole, first=whole.last, said=tokens[whole.last].said, code=ends[1], others=())
    return (*mentions[:at], one, sign, two, *mentions[at + 1 :])


def _signed(tokens: tuple[Token, ...], mention: Mention) -> bool:
    return mention.last == mention.first + 2 and tokens[mention.first + 1].norm == _SIGN


def _flow(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> str:
    """The flow that one word names; nothing, where it names none."""
    _, meanings = lexicon.longest((tokens[place].norm,), 0)
    return next((code for kind, code in meanings if kind == "flow"), "")


def with_its_rate(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The imports and their rate`: the rate of a flow is that of its growth."""
    for i, (flow, joint, its, rate) in enumerate(zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)):
        joined = joint.is_("conj", "and", "plus") or joint.is_("prep", "with")
        if flow.is_("flow", *_WAYS) and joined and its.says("possessive") and rate.is_("measure", "rate"):
            grown = replace(rate, kind="growth", code="growth", others=(("measure", "rate"),))
            return (*mentions[: i + 3], grown, *mentions[i + 4 :])
    return mentions


def rates_of_it(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The yoy export rates of June and July`: right behind a flow, the word says what `yoy` said before it."""
    for i, (grown, flow, rates) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        if grown.kind == "growth" and flow.is_("flow", *_WAYS) and rates.says("rates_told"):
            return (*mentions[: i + 2], replace(rates, kind="harmless", code="little", others=()), *mentions[i + 3 :])
    return mentions
