"""Words that take partners out of a whole, by what stands around them: `leaving the US out of it`, `exclude Vietnam`.

Some of them ask elsewhere what the figures leave out.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any, says_in
from bot.understanding.words.kinds import WHO

_LISTED = (*WHO, "conj")


def excluding(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exclude Vietnam`, `ok, drop the US`: what asks what the figures leave out takes something out, where it opens
    and what it names follows."""
    quiet = ("harmless", "conj", "courtesy", "self", "fragment")
    at = next((i for i, m in enumerate(mentions) if m.kind not in quiet), len(mentions))
    behind = next((m for m in mentions[at + 1 :] if not m.says("article")), None)
    kinds = ("place", "demonym", "commodity", *(("period",) if holds(mentions[at : at + 1], "term") else ()))
    named = behind is not None and behind.kind in kinds  # "leave out January"
    if not named or mentions[at].kind not in ("term", "direction") or not mentions[at].means("negation", "without"):
        return mentions
    if at and mentions[at - 1].says("article"):
        return mentions  # "the drop China's exports saw"
    word = replace(mentions[at], kind="negation", code="without", others=mentions[at].meanings)
    return (*mentions[:at], word, *mentions[at + 1 :])


def groups_for_example(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Without blocs like the EU`, `sin bloques como la UE`: what is named behind is one of those, and nobody that is
    asked for."""
    found: list[Mention] = []
    at = 0
    while at < len(mentions):
        word = mentions[at]
        found.append(word)
        at += 1
        if not word.says("no_groups") or word.kind != "harmless":
            continue
        like = at
        while like < len(mentions) and mentions[like].kind == "harmless" and not mentions[like].says("such_as"):
            like += 1  # "without regional blocs such as"
        if like == len(mentions) or not mentions[like].says("such_as"):
            continue
        end = like + 1
        while end < len(mentions) and _listed(mentions[end]):
            end += 1
        while end > like and mentions[end - 1].kind not in WHO:
            end -= 1
        for one in mentions[at:end]:
            named = one.kind in WHO
            found.append(replace(one, kind="harmless", code="little", others=()) if named else one)
        at = max(at, end)
    return tuple(found)


def groups_beside_names(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Without blocs and Hong Kong`, `without Hong Kong or any blocs`: the one named beside them is left out as they
    are, and is not the one whose place is asked for."""
    found = list(mentions)
    for at, word in enumerate(mentions):
        if word.says("groups_out") and word.kind == "harmless":
            joint = at + 1
            behind = next((m for m in mentions[joint + 1 :] if not m.says("article", "determiner")), None)
            named = behind is not None and behind.kind in WHO and behind.code != HOME
            if named and (mentions[joint].kind == "conj" or mentions[joint].says("nor")):
                found[joint] = replace(mentions[joint], kind="negation", code="without", others=())
        if word.says("names_and_groups_out") and at and mentions[at - 1].kind in WHO:
            found[at] = replace(word, kind="negation", code="without", others=())
        if word.says("such_groups_out"):
            begun = at
            while begun and _listed(mentions[begun - 1]):
                begun -= 1
            examples = (i for i in range(begun, at) if mentions[i].kind in WHO)
            for i in examples:
                found[i] = replace(mentions[i], kind="harmless", code="little", others=())
    for start, end in _runs(mentions):
        beside = (*mentions[max(start - 1, 0) : start], *mentions[end : end + 1])
        if holds(beside, "negation", "without") and holds_any(mentions[start:end], "place", "demonym"):
            for at in range(start, end):
                near = (*mentions[max(at - 1, start) : at], mentions[at], *mentions[at + 1 : end][:1])
                if mentions[at].says("bloc") or (mentions[at].kind == "conj" and any(m.says("bloc") for m in near)):
                    found[at] = replace(mentions[at], kind="harmless", code="little", others=())
    return tuple(found)


def _runs(mentions: tuple[Mention, ...]) -> list[tuple[int, int]]:
    """From where to where names and blocs are listed together."""
    runs = []
    at = 0
    while at < len(mentions):
        end = at
        while end < len(mentions) and (_listed(mentions[end]) or mentions[end].says("bloc")):
            end += 1
        if any(m.says("bloc") for m in mentions[at:end]):
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _listed(mention: Mention) -> bool:
    """Whether it is named in a list, or stands between two that are; the home country begins what is asked."""
    return (mention.kind in _LISTED and mention.code != HOME) or mention.says("article", "determiner")


def taken_aside(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the word that opens such a frame as one of leaving out, the one that closes it harmless."""
    found = list(mentions)
    ranked = holds(mentions, "op", "rank") or holds_any(mentions, "extreme", "party")
    for at, word in enumerate(mentions):
        if word.kind != "term" or not word.means("negation", "without"):
            continue
        behind = next((m for m in mentions[at + 1 :] if not m.is_("harmless", "little")), None)
        # "with the US left out", "the top three (leave out the EU)", but "what is left out of the figures" asks for
        # their definition
        if (at and mentions[at - 1].kind in WHO) or (ranked and behind is not None and behind.kind in WHO):
            found[at] = replace(word, kind="negation", code="without", others=((word.kind, word.code),))
    if not says_in(mentions, "aside_opens"):
        return tuple(found)
    for at, opening in enumerate(mentions):
        if not opening.says("aside_opens"):
            continue
        end = at + 1
        while end < len(mentions) and mentions[end].kind in (*WHO, "harmless", "conj") and not _closes(mentions[end]):
            end += 1
        named = holds_any(mentions[at + 1 : end], *WHO)
        if not named or end == len(mentions) or not _closes(mentions[end]):
            continue
        others = opening.meanings
        found[at] = replace(opening, kind="negation", code="without", others=others)
        found[end] = replace(mentions[end], kind="harmless", code="little", others=())
    return tuple(found)


def _closes(mention: Mention) -> bool:
    return mention.says("aside_closes")
