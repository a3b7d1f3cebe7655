"""January and February named as one: a time where figures are asked for, else the custom of telling them together."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_EXPLAINED = ("define", "why", "published", "release_date", "release_next", "source", "held", "fresh")
_BESIDE = ("harmless", "conj", "fragment", "courtesy", "prep", "growth", "unit")
_BOTH = (("time", "month:1"), ("time", "month:2"))


def months_together(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, `January-February combined` as a span of two months beside a flow of which no rule is explained."""
    together = [m for m in mentions if m.is_("term", "january_february") and m.last > m.first]
    if not together or not any(m.kind == "flow" for m in mentions):
        return mentions
    if any(m.is_("op", *_EXPLAINED) or m.is_("question", "why") for m in mentions):
        return mentions
    spans = [m for m in together if _names_both(tokens[m.first : m.last + 1], lexicon)]
    return tuple(
        replace(m, kind="time", code="months:1-2", others=((m.kind, m.code), *m.others)) if m in spans else m
        for m in mentions
    )


def together_in_talk(frame: Frame, lexicon: Lexicon) -> Frame:
    """ "Jan and Feb together?" after the figure of one of them: the two months, where nothing is to be explained."""
    together = [m for m in frame.all("term", "january_february") if m.last > m.first]
    if len(together) != 1 or frame.leftover or any(frame.has("op", code) for code in _EXPLAINED):
        return frame
    told = together[0]
    little = all(m is told or m.kind in _BESIDE for m in frame.mentions)
    if not little or not _names_both(frame.tokens[told.first : told.last + 1], lexicon):
        return frame
    span = TimeExpression((Moment(None, (1, 2)),))
    time = replace(told, kind="period", code=span.code, value=span, others=())
    return replace(frame, mentions=tuple(time if m is told else m for m in frame.mentions))


def _names_both(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether the words name the two months, and do not tell of an effect alone."""
    named = {meaning for token in tokens for meaning in lexicon.longest((token.norm,), 0)[1]}
    return all(month in named for month in _BOTH)
