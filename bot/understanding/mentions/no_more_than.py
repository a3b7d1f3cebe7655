"""`1.9％しか増えなかった`, `何％しか増えなかった`: a particle behind an amount, with a denial after it -> the amount.

The two together say that it was no more than that, and deny nothing. Behind a time they single it out: `10月しかない`
is `10月だけ`; behind anything else they are left as they are. Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention

_AMOUNT = ("unit", "number", "scale")
_BETWEEN = ("harmless", "direction", "growth", "verb", "flow", "compare", "prep")


def no_more_than(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the particle and its denial as fillers; a denial that also asks for assent only asks for it."""
    if not any(m.says("no_more") for m in mentions):
        return mentions
    found = list(mentions)
    for i, (amount, particle) in enumerate(pairwise(mentions)):
        if not particle.says("no_more") or particle.first != amount.last + 1:
            continue
        if amount.kind == "period":
            beside = mentions[i + 2] if i + 2 < len(mentions) else particle
            if beside.is_("negation", "not") and beside.first == particle.last + 1:
                found[i + 1] = replace(particle, kind="fragment", code="only", others=())  # 10月しかない: 10月だけ
                found[i + 2] = replace(beside, kind="harmless", code="little", others=())
            continue
        asked = amount.kind == "question" or amount.is_("op", "how_fast", "count")
        if not (asked or amount.kind in _AMOUNT):
            continue
        at = next((k for k in range(i + 2, len(mentions)) if _denies(mentions[k])), None)
        if at is None or any(m.kind not in _BETWEEN for m in mentions[i + 2 : at]):
            continue
        said = mentions[at]
        found[i + 1] = replace(particle, kind="harmless", code="little", others=())
        if asked or said.kind == "negation":
            found[at] = replace(said, kind="harmless", code="little", others=())
        else:
            found[at] = replace(said, others=())
    return tuple(found)


def _denies(mention: Mention) -> bool:
    return mention.is_("negation", "not") or mention.says("denied") or mention.says("not_so")
