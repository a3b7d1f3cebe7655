"""`Leaving the US out of it`, `if you take ASEAN out`: words that take partners away around their names -> one word
that does so before them, as `excluding the US` has it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO


def none_without(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`No month without a surplus`: every month had one."""
    none = next((i for i, m in enumerate(mentions) if m.is_("portion", "none")), len(mentions))
    without = next((i for i, m in enumerate(mentions) if i > none and m.is_("negation", "without")), None)
    after = () if without is None else tuple(m for m in mentions[without + 1 :] if m.kind != "harmless")[:1]
    if without is None or not any(m.is_("flow", "surplus", "deficit") for m in after):
        return mentions
    each = replace(mentions[none], kind="harmless", code="each_month", others=())
    return (*mentions[:none], each, *mentions[none + 1 : without], *mentions[without + 1 :])


def taken_aside(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the word that opens such a frame as one of leaving out, the one that closes it harmless."""
    found = list(mentions)
    for at, (name, word) in enumerate(pairwise(mentions)):
        if word.kind == "term" and word.means("negation", "without") and name.kind in WHO:
            # "with the US left out", but "what is left out of the figures" asks for their definition
            found[at + 1] = replace(word, kind="negation", code="without", others=((word.kind, word.code),))
    if not any(m.says("aside_opens") for m in mentions):
        return tuple(found)
    for at, opening in enumerate(mentions):
        if not opening.says("aside_opens"):
            continue
        end = at + 1
        while end < len(mentions) and mentions[end].kind in (*WHO, "harmless", "conj") and not _closes(mentions[end]):
            end += 1
        named = any(m.kind in WHO for m in mentions[at + 1 : end])
        if not named or end == len(mentions) or not _closes(mentions[end]):
            continue
        others = opening.meanings
        found[at] = replace(opening, kind="negation", code="without", others=others)
        found[end] = replace(mentions[end], kind="harmless", code="little", others=())
    return tuple(found)


def _closes(mention: Mention) -> bool:
    return mention.says("aside_closes")
