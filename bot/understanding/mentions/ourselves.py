"""A pronoun that is spelt as a country, as English `us`: "could you establish for us when imports were lowest"."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_NAMES = ("place", "demonym", "agency", "time")
_FLOWING = ("flow", "commodity", "verb", "growth", "measure", "direction", "party", "extreme", "conj")


def ourselves(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Each word that may be a country or who asks is one of the two: who asks where it is written small in a text that
    writes names with capitals, stands after `for` or a word that is no preposition, and has nothing of trade right
    behind it. "Exports to us", "us imports" stay the country."""
    doubtful = [at for at, m in enumerate(mentions) if {"self", "place"} <= {m.kind, *(kind for kind, _ in m.others)}]
    if not doubtful:
        return mentions
    found, capitals = list(mentions), _capitals(mentions)
    for at in doubtful:
        told = _told(mentions, at)
        asker = ((capitals or told) and _asker(mentions, at)) or _dealt_with_us(mentions, at)
        found[at] = _as(mentions[at], "self" if asker else "place")
    return tuple(found)


def _as(mention: Mention, kind: str) -> Mention:
    code = next(code for k, code in mention.meanings if k == kind)
    return replace(mention, kind=kind, code=code, others=())


def _capitals(mentions: tuple[Mention, ...]) -> bool:
    """Whether other names stand in the text, and all of them as names are written."""
    told = [m for m in mentions if m.kind in _NAMES and not any(kind == "self" for kind, _ in m.others)]
    return any(m.said != m.said.lower() for m in told)


def _told(mentions: tuple[Mention, ...], at: int) -> bool:
    """`My tutor asked us how many ... to the us`: in a text without capitals, a question right behind and the country
    named besides."""
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    asked = after is not None and (after.kind == "question" or after.is_("op", "count", "which", "when", "difference"))
    code = next(code for kind, code in mentions[at].meanings if kind == "place")
    return asked and any(m.is_("place", code) for i, m in enumerate(mentions) if i != at)


def _dealt_with_us(mentions: tuple[Mention, ...], at: int) -> bool:
    """ "What did they sell us": they, a verb and who asks, written small and without an article."""
    if at < 2 or mentions[at].said != mentions[at].said.lower():
        return False
    who, verb = mentions[at - 2], mentions[at - 1]
    return who.says("acting_they") and verb.kind == "verb" and verb.last + 1 == mentions[at].first


def _asker(mentions: tuple[Mention, ...], at: int) -> bool:
    mention = mentions[at]
    before = mentions[at - 1] if at else None
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if mention.said != mention.said.lower() or before is None or before.last + 1 != mention.first:
        return False
    led = before.kind in ("harmless", "op", "self", "courtesy") or before.is_("prep", "for")
    beside = after is not None and after.first == mention.last + 1
    return led and not (after is not None and beside and after.kind in _FLOWING)
