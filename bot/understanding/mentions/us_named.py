"""`Spain: what did China sell us`: who speaks, and not the country of that name, for another one is spoken of; the
whole country as the one that deals."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
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


def spelt_out(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """`their surplus with us i.e. India`: the word that may be a country or who asks is who asks, and is spelt out."""
    found = list(mentions)
    for us, sign, named in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if us.said in ways["us_speaking"] and us.kind in ("self", *WHO) and sign.says("that_is") and named.kind in WHO:
            for quiet in (us, sign):
                found[mentions.index(quiet)] = replace(quiet, kind="harmless", code="little", value=None, others=())
    return tuple(found)


def nationwide(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """全国卖出去多少美金的货: the home country's dealing, where dollars or goods in general are dealt in; of goods by
    name it may be what is sold at home."""
    whole = [m for m in mentions if m.says("nationwide")]
    dealt = [m for m in mentions if m.kind == "verb"]
    worth = any(m.is_("unit", "USD") or m.says("goods") for m in mentions)
    other = any(m.kind in (*WHO, "flow", "commodity", "agency", "self") for m in mentions)
    if len(whole) != 1 or len(dealt) != 1 or not worth or other:
        return mentions
    home = replace(whole[0], kind="place", code=HOME, others=())
    return tuple(home if m is whole[0] else m for m in mentions)
