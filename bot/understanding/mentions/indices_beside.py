"""Tariffs, indices and the yuan beside other figures: which series a word stands for that names it in part."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BY_MONTH, PMIS, TARIFFS, WHO, YUAN_RATE

# `PMI, manufacturing and services`, `o PMI industrial e o de serviços`: services beside the one index are the other
# index, and no trade in services.
_ONE, _OTHER = PMIS


def both_pmis(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; services that a joint ties to the manufacturing index are that of services; `both PMIs` are two."""
    for i, m in enumerate(mentions):
        if m.is_("commodity", _ONE) and m.says("both_indices") and m.last > m.first:
            one, other = replace(m, last=m.first, others=()), replace(m, first=m.first + 1, code=_OTHER, others=())
            return (*mentions[:i], one, other, *mentions[i + 1 :])
    found = list(mentions)
    telling = [m for m in mentions if m.kind not in ("harmless", "question", "prep")]  # 制造业PMI多少，服务业呢
    for i, m in enumerate(mentions):
        if not m.is_("unheld", "services"):
            continue
        at = telling.index(m)
        beside = (*telling[max(0, at - 3) : at], *telling[at + 1 : at + 3])
        joint = next((one for one in beside if one.kind == "conj" or one.is_("fragment", "and_what")), None)
        joined = joint is not None and any(one.is_("commodity", _ONE) for one in beside)
        if joint is not None and joined and not any(one.kind == "flow" for one in mentions):
            found[i] = replace(m, kind="commodity", code=_OTHER, others=())
            if joint.kind == "fragment":
                found[mentions.index(joint)] = replace(joint, kind="conj", code="and", others=())
    return tuple(found)


def against_the_line(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; `while` as `and` between an index told to be over or under its line and trade that moved: each is
    a claim of its own."""
    for i, m in enumerate(mentions):
        sides = mentions[:i], mentions[i + 1 :]
        if not m.says("contrasting", "conceding") or not all(map(_moves, sides)):
            continue
        series = [any(one.is_("commodity", *PMIS) for one in side) for side in sides]
        if series[0] != series[1] and any(one.kind == "flow" for one in sides[series[0]]):
            return (*mentions[:i], replace(m, kind="conj", code="and", others=()), *mentions[i + 1 :])
    return mentions


def _moves(side: tuple[Mention, ...]) -> bool:
    return any(m.kind in ("direction", "growth", "compare") or m.says("of_the_line") for m in side)


# `The US tariff on China and China's on US goods`: the second tariff, of which only whose it is, is said.
_US, _CHINAS = TARIFFS
_LEVIER: Final = {_US: HOME, _CHINAS: "USA"}  # who levies the other one
_OTHER_TARIFF: Final = {_US: _CHINAS, _CHINAS: _US}


def both_tariffs(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the other tariff where whoever levies it, "on" and whom it meets stand behind a joint."""
    tariff = next((m for m in mentions if m.kind == "commodity" and m.code in _LEVIER), None)
    if tariff is None:
        return mentions
    plain = [i for i, m in enumerate(mentions) if m.kind != "harmless"]
    for a, b, c, d in zip(plain, plain[1:], plain[2:], plain[3:], strict=False):
        joint, levier, on, met = (mentions[i] for i in (a, b, c, d))
        joins = joint.kind not in ("prep", "deictic", *WHO)  # a joint, or the end of what stands before it; no "that"
        led = joins and joint.first > tariff.last and on.is_("prep", "on")
        if led and levier.kind in WHO and met.kind in WHO and levier.code == _LEVIER[tariff.code] != met.code:
            other = replace(levier, kind="commodity", code=_OTHER_TARIFF[tariff.code], others=(), last=met.last)
            return (*mentions[:b], other, *mentions[d + 1 :])
    return mentions


# `PMI in December, and where the yuan stood then`: the yuan by itself beside another figure: what it is worth, and
# not the currency that the other is told in.
_LITTLE = ("determiner", "copula", "auxiliary", "standing", "then", "pronoun", "request")


def the_yuan(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the yuan as a series, where it is joined to what is asked before it and nothing else is said
    beside it than a time; beside an index alone it is one in any place."""
    found = list(mentions)
    indices = any(m.is_("commodity", *BY_MONTH) for m in mentions)
    indices = indices and not any(m.kind in ("flow", "verb", "number") for m in mentions)
    for i, m in enumerate(mentions):
        if not m.is_("unit", "CNY") or " " in m.said.strip():
            continue
        if indices:
            found[i] = replace(m, kind="commodity", code=YUAN_RATE, others=())
        joints = [n for n, one in enumerate(mentions[:i]) if one.is_("conj", "and", "plus")]
        if not joints or not _alone(mentions[joints[-1] + 1 : i], led=True):
            continue
        ends = next((n for n in range(i + 1, len(mentions)) if mentions[n].kind == "conj"), len(mentions))
        before = mentions[: joints[-1]]
        other = any(one.kind in ("flow", "commodity") for one in before)
        paired = before[-1:] and before[-1].kind == "unit"  # "in dollars and in yuan"
        if other and not paired and _alone(mentions[i + 1 : ends], led=False):
            found[i] = replace(m, kind="commodity", code=YUAN_RATE, others=())
    return tuple(found)


def _alone(beside: tuple[Mention, ...], led: bool) -> bool:
    """Whether nothing is said there but little words and a time; led: and one of them leads to a thing by itself."""
    leads = any(m.kind == "question" or m.says("determiner") for m in beside)
    little = all(m.kind in ("question", "period") or m.says(*_LITTLE) or (not led and _at_its_end(m)) for m in beside)
    return little and (leads or not led)


def _at_its_end(mention: Mention) -> bool:
    """`What was it at`, `at the end of the month`."""
    return mention.is_("prep", "at") or mention.is_("time", "end_of", "unit:month", "unit:year")
