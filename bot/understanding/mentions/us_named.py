"""`Spain: what did China sell us`: who speaks, and not the country of that name, for another one is spoken of."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.spoken_for import speakers
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways


def us_named(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """The mentions, a word that may be a country or who asks as who asks, where a country is named ahead as theirs: it
    is written small among names with capitals, or stands right behind a verb."""
    found = speakers(mentions, tokens, ways)
    us = found[1] if found is not None else None
    if found is None or us is None or us.said not in ways["us_speaking"]:
        return mentions
    at = mentions.index(us)
    capitals = all(m.said[:1].isupper() for m in mentions if m.kind in WHO and m is not us)
    if not (capitals or mentions[at - 1].kind == "verb"):
        return mentions
    return (*mentions[:at], replace(us, kind="self", code="us", others=()), *mentions[at + 1 :])
