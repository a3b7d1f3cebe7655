"""The two PMIs: `PMI, manufacturing and services`, `which of the two official PMIs was higher`, `PMI in
February, both of them`, `services PMI or factory`.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import PMIS

# `PMI, manufacturing and services`, `o PMI industrial e o de serviços`: services beside the one index are the other
# index, and no trade in services.
_ONE, _OTHER = PMIS
_JOINING: Final = frozenset({("fragment", "and_what"), ("op", "compare")})


def both_pmis(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; services that a joint ties to the manufacturing index are that of services, factories beside either
    index that of factories; `both PMIs` are two."""
    for i, m in enumerate(mentions):
        if m.is_("commodity", _ONE) and m.says("both_indices") and m.last > m.first:
            one, other = replace(m, last=m.first, others=()), replace(m, first=m.first + 1, code=_OTHER, others=())
            return (*mentions[:i], one, other, *mentions[i + 1 :])
    mentions = _of_the_two(mentions)
    found = [_of_factories(mentions, m) if m.says("factory_side") else m for m in mentions]
    telling = [m for m in found if m.kind not in ("harmless", "question", "prep")]  # 制造业PMI多少，服务业呢
    for i, m in enumerate(mentions):
        if not m.is_("unheld", "services"):
            continue
        at = telling.index(m)
        beside = (*telling[max(0, at - 3) : at], *telling[at + 1 : at + 3])
        joint = next((one for one in beside if one.kind == "conj" or _JOINING.intersection(one.meanings)), None)
        joined = joint is not None and holds(beside, "commodity", _ONE)
        if joint is not None and joined and not holds(mentions, "flow"):
            found[i] = replace(m, kind="commodity", code=_OTHER, others=())
            if joint.kind == "fragment":
                found[mentions.index(joint)] = replace(joint, kind="conj", code="and", others=())
    return tuple(found)


def _of_the_two(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Which of the two official PMIs was higher`: both indices, or those that are named behind it."""
    said = [m for m in mentions if not m.is_("harmless", "words")]
    heads = (n for m, n in pairwise(said) if m.is_("deictic", "both") and n.is_("commodity", _ONE))
    head = next((m for m in heads if not m.says("both_indices")), None)
    if head is None:
        return mentions
    at = mentions.index(head)
    behind = mentions[at + 1 :]
    services = any(m.is_("unheld", "services") or m.is_("commodity", _OTHER) for m in behind)
    factories = any(m.says("factory_side") or m.is_("commodity", _ONE) for m in behind)
    if services and factories:
        named = (_as(m, "commodity", _ONE) if m.says("factory_side") else m for m in behind)
        return (*mentions[:at], _as(head, "harmless", "little"), *named)
    return mentions if services or factories else (*mentions[: at + 1], replace(head, code=_OTHER), *behind)


def _of_factories(mentions: tuple[Mention, ...], factories: Mention) -> Mention:
    """`PMI, factory and services`: which index the bare name is, and says no more; `services PMI or factory`: the other
    index. Where none is named the word stays unknown."""
    if holds(mentions, "flow") or not holds(mentions, "commodity", *PMIS):
        return factories
    named = holds(mentions, "commodity", _ONE)
    return _as(factories, "harmless", "little") if named else _as(factories, "commodity", _ONE)


def both_meant(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`PMI in February 2026, both of them`: the other index too, where one is named, of one time."""
    at = next((i for i, m in enumerate(mentions) if m.is_("deictic", "both") or m.says("both_of_them")), 0)
    said = (*mentions[:at], *mentions[at + 1 :])
    named = [m for m in said if m.kind not in ("harmless", "question", "prep", "courtesy", "self")]
    times = [m for m in named if m.kind == "period" and len(getattr(m.value, "parts", ())) == 1]
    if not at or len(named) != 1 + len(times) or len(times) > 1 or not holds(named, "commodity", _ONE):
        return mentions
    one = mentions.index(next(m for m in named if m.kind == "commodity"))
    told = replace(mentions[at], kind="harmless", code="little", others=())
    both = (*mentions[: one + 1], replace(mentions[one], code=_OTHER, others=()))
    return tuple(told if m is mentions[at] else m for m in (*both, *mentions[one + 1 :]))


def _as(m: Mention, kind: str, code: str) -> Mention:
    return replace(m, kind=kind, code=code, others=())
