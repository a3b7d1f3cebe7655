"""`September's surplus, or August's if that isn't out`: the second time stands in for the first and is set against
nothing. `Was April 2025 changed after?`, `did the US change its deficit later?`: the figure was, which is a revision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_ENDS = "?.!,;"


def failing_that(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; the `or` before what is said of the first not being out joins the two."""
    at = next((i for i, m in enumerate(mentions) if m.is_("harmless", "failing_that")), 0)
    before = [i for i, m in enumerate(mentions[:at]) if m.is_("conj", "or")]
    if not before or any(m.kind not in ("period", "harmless", "prep") for m in mentions[before[-1] + 1 : at]):
        return mentions
    joint = before[-1]
    return (*mentions[:joint], replace(mentions[joint], code="and"), *mentions[joint + 1 :])


def changed_after(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; `was changed after` at the end of a sentence is one mention of a revision."""
    for i, (moved, after) in enumerate(pairwise(mentions)):
        closes = after.is_("time", "after") and (after.last + 1 == len(tokens) or tokens[after.last + 1].norm in _ENDS)
        if not (closes and moved.is_("direction", "moved") and after.first == moved.last + 1):
            continue
        was = next((m for m in reversed(mentions[:i]) if not m.says("pronoun")), None)
        if was is not None and was.says("copula"):
            revised = replace(moved, kind="op", code="revise", last=after.last, others=())
            return (*mentions[:i], revised, *mentions[i + 2 :])
    return _changed_its(tokens, mentions)


def _changed_its(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did the US change its deficit for December afterwards?`: who counts it changed the figure."""
    if not mentions:
        return mentions
    last = mentions[-1]
    later = last.is_("time", "later", "after") or last.says("going_on")
    if not later or any(tokens[i].norm not in _ENDS for i in range(last.last + 1, len(tokens))):
        return mentions
    for i, (who, moved, its) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        counts = who.kind in ("place", "demonym", "agency", "deictic")
        owned = its.says("its", "possessive", "determiner")
        flow = any(m.kind == "flow" for m in mentions[i + 2 :])
        if counts and moved.is_("direction", "moved") and owned and flow:
            revised = replace(moved, kind="op", code="revise", others=())
            quiet = replace(last, kind="harmless", code="words", others=())
            return (*mentions[: i + 1], revised, *mentions[i + 2 : -1], quiet)
    return mentions
