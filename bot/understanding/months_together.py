"""January and February named as one: a time where figures are asked for, else the custom of telling them together."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.frame import Mention
from bot.understanding.lexicon import Lexicon
from bot.understanding.text import Token

_EXPLAINED = ("define", "why", "published", "release_date", "release_next", "source", "held", "fresh")
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


def _names_both(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether the words name the two months, and do not tell of an effect alone."""
    named = {meaning for token in tokens for meaning in lexicon.longest((token.norm,), 0)[1]}
    return all(month in named for month in _BOTH)
