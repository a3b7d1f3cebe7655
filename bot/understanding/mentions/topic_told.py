"""`For a piece on Africa I need exports to Kenya`: what one writes about, where the question names another place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_LED = ("to", "from", "with", "into", "by")


def topic_told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a place right behind what one writes as a filler, where a preposition governs a later one."""
    for i, m in enumerate(mentions):
        if not m.says("writing_of"):
            continue
        at = next((k for k, one in enumerate(mentions[i + 1 :], i + 1) if one.kind not in ("harmless", "prep")), None)
        topic = mentions[at] if at is not None else m
        if at is None or topic.kind not in WHO or topic.code == HOME:
            continue
        after = next((one for one in mentions[at + 1 :] if not one.is_("harmless")), None)
        if after is None or after.kind not in ("self", "question", "flow", "demonym", "op", "measure"):
            continue  # "for a piece on Africa and Kenya", "on Russia's imports"
        rest = [one for one in mentions[at + 1 :] if not one.says("determiner")]
        others = {
            two.code
            for one, two in pairwise(rest)
            if one.is_("prep", *_LED) and two.kind in WHO and two.code not in (HOME, topic.code)
        }
        if others:
            aside = replace(topic, kind="harmless", code="little", others=())
            return tuple(aside if one is topic else one for one in mentions)
    return mentions
